// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The readers of lists and of messages under libFuzzer; PAPERROUND_READER names one of them. Beside what the
// sanitizers find, everything read must keep its promises: a target that is read is read again from its own
// line, words are bounded, and a problem has a code; what is found in a message stands in it, and a mend
// changes nothing beyond.
#include "domain/message/lint.h"
#include "domain/message/wikitextparts.h"
#include "domain/targets/odstable.h"
#include "domain/targets/tabletargets.h"
#include "domain/targets/targettext.h"
#include "domain/targets/textencoding.h"

#include <QHash>

#include <cstdint>
#include <cstdlib>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

KnownSites farm()
{
    KnownSites sites{u"meta.test"_s, {u"en.wiki.test"_s, u"www.data.test"_s, u"127.0.0.1:8082"_s}};
    sites.names.add(u"enwiki"_s, u"en.wiki.test"_s, SiteNames::Kind::Database);
    sites.names.add(u"d"_s, u"www.data.test"_s, SiteNames::Kind::Interwiki);
    sites.names.add(u"d"_s, u"en.wiki.test"_s, SiteNames::Kind::Database);
    sites.names.add(u"old.wiki.test"_s, u"en.wiki.test"_s, SiteNames::Kind::Alias);
    return sites;
}

void hold(bool promise)
{
    if (!promise)
        std::abort();
}

void check(const ParsedTargets &parsed, const KnownSites &sites)
{
    constexpr qsizetype longest = 1001;
    for (const Target &target : parsed.targets) {
        const auto again = readTargetLine(targetLine(target), sites, FirstLetter::AsWritten);
        hold(again.problem.isEmpty() && again.target.title == target.title
             && again.target.wiki == target.wiki);
        hold(target.line > 0 && target.written.size() <= longest);
    }
    for (const TargetProblem &problem : parsed.problems)
        hold(!problem.code.isEmpty() && problem.line > 0 && problem.text.size() <= longest);
}

void readTables(const QString &text, const KnownSites &sites)
{
    auto layout = tableLayoutOf(text, sites);
    check(parseTable(text, layout, sites), sites);
    layout.quotes = !layout.quotes;
    layout.header = !layout.header;
    std::swap(layout.titleColumn, layout.wikiColumn);
    check(parseTable(text, layout, sites), sites);
    hold(tableSample(text, layout, 8).rows.size() <= 8);
}

void readSites(const QString &text)
{
    for (const auto taken : {SitesTaken::ByAnyName, SitesTaken::ByHost}) {
        auto sites = farm();
        sites.taken = taken;
        const auto site = readSite(text, sites);
        hold(!site.problem.isEmpty() || sites.hosts.contains(site.wiki) || site.wiki == sites.home);
        sites.hosts.clear();
        hold(!readSite(text, sites).wiki.isEmpty() || !readSite(text, sites).problem.isEmpty());
    }
}

void readSheet(const QByteArray &bytes)
{
    OdsReader whole;
    whole.add(bytes);
    const auto table = whole.take();
    hold(table.problem.isEmpty() || table.text.isEmpty());
    check(parseTable(table.text, sheetLayoutOf(table.text, farm()), farm()), farm());
    OdsReader pieces;
    for (qsizetype at = 0; at < bytes.size() && pieces.add(bytes.mid(at, 7)); at += 7) { }
    hold(pieces.take().text == table.text || !table.problem.isEmpty());
}

bool isIn(const TextSpan &span, QStringView text)
{
    return !span.isThere() || (span.from >= 0 && span.end() <= text.size());
}

void readMessage(const QString &text)
{
    const WikitextParts parts = partsOf(text);
    for (const QList<TextSpan> *spans : {&parts.comments, &parts.verbatim, &parts.externals, &parts.tildes}) {
        for (const TextSpan &span : *spans)
            hold(isIn(span, text) && span.length > 0);
    }
    for (const WikitextLink &link : parts.links)
        hold(isIn(link.span, text) && link.target.from >= link.span.from
             && link.target.end() <= link.span.end());
    for (const WikitextTemplate &call : parts.templates)
        hold(isIn(call.span, text) && call.name.from >= call.span.from && call.name.end() <= call.span.end());
    for (const WikitextTag &tag : parts.tags)
        hold(isIn(tag.span, text) && !tag.name.in(text).isEmpty());
    LintFacts facts;
    const Message message{text.left(300), text};
    addWikis(facts, message,
             {{.page = u"X"_s,
               .missingTemplates = {u"Template:X"_s},
               .missingFiles = {u"File:X"_s},
               .missingLinks = {u"X"_s, u"X/X"_s},
               .categories = {u"X"_s, u"Y"_s},
               .missingCategories = {u"X"_s},
               .refusedAddresses = {u"x"_s}}});
    facts.linksHome = {{u"X"_s, u":m:X"_s}};
    facts.parsed[text] = {{u"missing-end-tag"_s, {}, {0, text.size()}}, {u"fostered"_s, u"x"_s, {}}};
    QHash<LintCheck, int> counts;
    for (const LintFinding &finding : lintMessage(message, facts)) {
        hold(++counts[finding.check] <= MostOfOneCheck && finding.more >= 0);
        hold(isIn(finding.place.span,
                  finding.place.field == LintField::Subject ? message.subject : message.body));
        hold(finding.place.field != LintField::Body || (finding.place.line > 0 && finding.place.column > 0));
        hold(isIn(finding.mend.span,
                  finding.mend.field == LintField::Subject ? message.subject : message.body));
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const QString reader = qEnvironmentVariable("PAPERROUND_READER");
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    if (reader == "ods"_L1) {
        readSheet(bytes);
        return 0;
    }
    const auto sites = farm();
    const auto text = decodeText(bytes).text;
    if (reader == "sites"_L1) {
        readSites(text);
    } else if (reader == "message"_L1) {
        readMessage(text);
    } else if (reader == "csv"_L1) {
        readTables(text, sites);
    } else {
        const auto format = listFormatFromName(reader);
        hold(format.has_value());
        check(parseTargets(text, sites, *format), sites);
        check(parseTargets(text, sites), sites);
    }
    return 0;
}
