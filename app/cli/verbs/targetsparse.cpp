// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/files.h"
#include "cli/listfile.h"
#include "cli/targetsjson.h"
#include "cli/verb.h"
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
        const auto equals = written.indexOf(u'=');
        const auto host = cleanHost(QStringView(written).mid(equals + 1));
        if (!host)
            return failure(ErrorKind::Input, u"invalid-host"_s, u"--known "_s + written);
        sites.hosts.insert(*host);
        if (equals > 0)
            sites.names.add(written.first(equals).trimmed(), *host, SiteNames::Kind::Alias);
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
    const auto written = call.options.has(u"format"_s) ? call.options.value(u"format"_s) : u"auto"_s;
    const bool spreadsheet = written == "ods"_L1;
    const auto format = spreadsheet ? std::optional(ListFormat::Auto) : listFormatFromName(written);
    if (!format) {
        call.console->error(Error{ErrorKind::Input, u"invalid-format"_s, u"--format "_s + written});
        co_return ExitCode::Usage;
    }
    const auto path = call.options.arguments().first();
    const auto bytes = readInput(path, LargestListFile);
    if (!bytes) {
        call.console->error(bytes.error());
        co_return ExitCode::Other;
    }
    auto list = listTextOf(*bytes);
    if (list && (spreadsheet ? !list->isSpreadsheet() : list->isSpreadsheet() && *format != ListFormat::Auto))
        list = failure(ErrorKind::Input, u"badods"_s, {});
    if (!list) {
        call.console->error(Error{list.error().kind, list.error().code, path});
        co_return ExitCode::Other;
    }
    call.console->json(targetsToJson(parseList(*list, *sites, *format)));
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
              {u"known"_s, u"[NAME=]HOST,…"_s,
               u"The wikis of the farm, with other names they go by; other hosts are problems."_s},
              {u"format"_s, u"FORMAT"_s,
               u"auto (the default), lines, csv, tsv, json, massmessage, wikitext or ods."_s},
              helpOption()}},
            &parse};
}

} // namespace paperround
