// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What wikis themselves say of a text: that they would not take it, and what their parsers find.
#include "domain/message/lintrules.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// What MediaWiki's Linter finds, and the checks here that find the same.
struct SameCheck
{
    QLatin1StringView kind;
    std::array<LintCheck, 3> checks;
};
constexpr std::array SameChecks{
    SameCheck{"missing-end-tag"_L1, {LintCheck::UnclosedTag, LintCheck::MisnestedTag, LintCheck::OpenQuotes}},
    SameCheck{"missing-end-tag-in-heading"_L1,
              {LintCheck::UnclosedTag, LintCheck::MisnestedTag, LintCheck::OpenQuotes}},
    SameCheck{"misnested-tag"_L1, {LintCheck::MisnestedTag, LintCheck::UnclosedTag, LintCheck::OpenQuotes}},
    SameCheck{"html5-misnesting"_L1,
              {LintCheck::MisnestedTag, LintCheck::UnclosedTag, LintCheck::UnclosedTag}},
    SameCheck{"stripped-tag"_L1, {LintCheck::StrayTag, LintCheck::MisnestedTag, LintCheck::UnclosedTag}},
    SameCheck{"self-closed-tag"_L1, {LintCheck::AloneTag, LintCheck::AloneTag, LintCheck::AloneTag}},
    SameCheck{"multiple-unclosed-formatting-tags"_L1,
              {LintCheck::UnclosedTag, LintCheck::MisnestedTag, LintCheck::UnclosedTag}},
    SameCheck{"unclosed-quotes-in-heading"_L1,
              {LintCheck::OpenQuotes, LintCheck::OpenQuotes, LintCheck::OpenQuotes}},
};

/// Kinds that change what readers see; the rest is how people write, and shows all the same.
constexpr std::array BreakingKinds{"deletable-table-tag"_L1,
                                   "fostered"_L1,
                                   "html5-misnesting"_L1,
                                   "missing-end-tag"_L1,
                                   "missing-end-tag-in-heading"_L1,
                                   "misnested-tag"_L1,
                                   "multiline-html-table-in-list"_L1,
                                   "multiple-unclosed-formatting-tags"_L1,
                                   "multi-colon-escape"_L1,
                                   "pwrap-bug-workaround"_L1,
                                   "self-closed-tag"_L1,
                                   "stripped-tag"_L1,
                                   "tidy-whitespace-bug"_L1,
                                   "unclosed-quotes-in-heading"_L1,
                                   "wikilink-in-extlink"_L1};

/// Where what is known of an address is written: among those that lead somewhere, wherever else only if there
/// is none.
TextSpan addressIn(const LintNotes &notes, const QString &known)
{
    const QStringView heard = notes.heard();
    for (const TextSpan &external : notes.parts().externals) {
        if (external.in(heard).contains(known, Qt::CaseInsensitive))
            return external;
    }
    const qsizetype at = heard.indexOf(known, 0, Qt::CaseInsensitive);
    return at < 0 ? TextSpan{} : TextSpan{at, known.size()};
}

bool isSaid(const LintNotes &notes, const ParserFinding &parsed)
{
    const auto *const same = std::ranges::find(SameChecks, parsed.kind, &SameCheck::kind);
    if (same == SameChecks.end())
        return false;
    return std::ranges::any_of(notes.found(), [&](const LintFinding &finding) {
        const bool near = !parsed.span.isThere()
            || (finding.place.span.from < parsed.span.end() && parsed.span.from < finding.place.span.end());
        return near && finding.place.field == LintField::Body
            && std::ranges::find(same->checks, finding.check) != same->checks.end();
    });
}

} // namespace

void lintRefusals(LintNotes &notes)
{
    const LintFacts &facts = notes.facts();
    for (auto refused = facts.refusedAddresses.cbegin(); refused != facts.refusedAddresses.cend();
         ++refused) {
        const TextSpan span = addressIn(notes, refused.key());
        LintFinding *finding = notes.add(LintCheck::RefusedAddress, LintSeverity::Error,
                                         span.isThere() ? LintField::Body : LintField::Message, span);
        if (!finding)
            continue;
        finding->words = {refused.key()};
        finding->number = refused.value();
    }
    if (facts.fullPages.isEmpty())
        return;
    LintFinding *finding = notes.add(LintCheck::FullPage, LintSeverity::Warning);
    finding->words = facts.fullPages;
    finding->number = static_cast<int>(facts.fullPages.size());
}

void lintParsed(LintNotes &notes)
{
    const QList<ParserFinding> parsed = notes.facts().parsed.value(notes.message().body);
    for (const ParserFinding &each : parsed) {
        if (isSaid(notes, each))
            continue;
        const bool breaks = std::ranges::find(BreakingKinds, each.kind) != BreakingKinds.end();
        LintFinding *finding =
            notes.add(LintCheck::ParserSays, breaks ? LintSeverity::Warning : LintSeverity::Note,
                      each.span.isThere() ? LintField::Body : LintField::Message, each.span);
        if (finding)
            finding->words = {each.name.isEmpty() ? each.kind : u"%1: %2"_s.arg(each.kind, each.name)};
    }
    const QMap<QString, int> &warnings = notes.facts().warnings;
    for (auto warning = warnings.cbegin(); warning != warnings.cend(); ++warning) {
        if (LintFinding *finding = notes.add(LintCheck::ParserSays, LintSeverity::Warning)) {
            finding->words = {warning.key()};
            finding->number = warning.value();
        }
    }
}

} // namespace paperround
