// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/files.h"
#include "cli/verb.h"
#include "domain/targets/targetlistparser.h"
#include "domain/targets/targettext.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
Result<KnownSites> sitesFrom(const GivenOptions &options)
{
    KnownSites sites;
    if (options.has(u"home"_s)) {
        const auto home = cleanHost(options.value(u"home"_s));
        if (!home)
            return failure(ErrorKind::Input, u"invalid-host"_s, u"--home "_s + options.value(u"home"_s));
        sites.home = *home;
    }
    for (const auto &written : options.value(u"known"_s).split(u',', Qt::SkipEmptyParts)) {
        const auto host = cleanHost(written);
        if (!host)
            return failure(ErrorKind::Input, u"invalid-host"_s, u"--known "_s + written);
        sites.hosts.insert(*host);
    }
    return sites;
}

QJsonObject toJson(const Target &target)
{
    QJsonObject it{{u"title"_s, target.title}, {u"wiki"_s, target.wiki}, {u"line"_s, target.line}};
    if (!target.written.isEmpty())
        it.insert(u"written"_s, target.written);
    return it;
}

QJsonObject toJson(const ParsedTargets &parsed)
{
    QJsonArray targets;
    for (const auto &target : parsed.targets)
        targets.append(toJson(target));
    QJsonArray problems;
    for (const auto &problem : parsed.problems) {
        QJsonObject it{{u"line"_s, problem.line}, {u"text"_s, problem.text}, {u"code"_s, problem.code}};
        if (!problem.meant.title.isEmpty())
            it.insert(u"meant"_s, toJson(problem.meant));
        problems.append(it);
    }
    return {{u"targets"_s, targets}, {u"problems"_s, problems}};
}

QCoro::Task<ExitCode> parse(Call call)
{
    const auto sites = sitesFrom(call.options);
    if (!sites) {
        call.console->error(sites.error());
        co_return ExitCode::Usage;
    }
    const auto text = readInput(call.options.arguments().first());
    if (!text) {
        call.console->error(text.error());
        co_return ExitCode::Other;
    }
    call.console->json(toJson(parseTargets(QString::fromUtf8(*text), *sites)));
    co_return ExitCode::Done;
}
} // namespace

Verb targetsParseVerb()
{
    return {{u"targets parse"_s,
             u"FILE|-"_s,
             1,
             1,
             u"Read a target list and print its targets and problems as JSON; no network."_s,
             {{u"home"_s, u"HOST"_s, u"The wiki that bare titles belong to."_s},
              {u"known"_s, u"HOST,…"_s, u"The wikis of the farm; other hosts are problems."_s},
              helpOption()}},
            &parse};
}

} // namespace paperround
