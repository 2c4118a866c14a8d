// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/files.h"
#include "cli/targetsjson.h"
#include "cli/verb.h"
#include "domain/targets/targetlistparser.h"
#include "domain/targets/targettext.h"

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
    call.console->json(targetsToJson(parseTargets(QString::fromUtf8(*text), *sites)));
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
