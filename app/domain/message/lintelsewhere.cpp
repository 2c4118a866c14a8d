// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the wikis lack of what a text calls for: templates, files, pages.
#include "domain/message/lintrules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

void missing(LintNotes &notes, LintCheck check, const WikitextLink &link, int wikis)
{
    LintFinding *finding = notes.add(check, LintSeverity::Warning, LintField::Body, link.span);
    if (!finding)
        return;
    finding->words = {link.target.in(notes.body()).toString()};
    finding->number = wikis;
    finding->mend = LintMend{LintField::Body, link.span, {}};
}

bool isFile(QStringView target, const LintFacts &facts)
{
    const QString prefix = prefixOf(target);
    return prefix == "file"_L1 || prefix == "image"_L1 || facts.fileNames.contains(prefix);
}

void lintTemplates(LintNotes &notes)
{
    const QMap<QString, int> &missing = notes.facts().missingTemplates;
    QSet<QString> told;
    for (const WikitextTemplate &call : notes.parts().templates) {
        if (missing.isEmpty() || call.name.length > LongestTitle)
            continue;
        const QString name = lintTitle(behindNamespace(call.name.in(notes.body())));
        if (!missing.contains(name) || told.contains(name))
            continue;
        told.insert(name);
        LintFinding *finding =
            notes.add(LintCheck::MissingTemplate, LintSeverity::Warning, LintField::Body, call.span);
        if (!finding)
            continue;
        finding->words = {call.name.in(notes.body()).toString()};
        finding->number = missing.value(name);
        finding->mend = LintMend{LintField::Body, call.span, {}};
    }
    // Those that templates call for, or the signature.
    for (auto name = missing.cbegin(); name != missing.cend(); ++name) {
        if (told.contains(name.key()))
            continue;
        if (LintFinding *finding = notes.add(LintCheck::MissingTemplate, LintSeverity::Warning)) {
            finding->words = {name.key()};
            finding->number = name.value();
        }
    }
}

void brokenLink(LintNotes &notes, const WikitextLink &link, const QString &target, int wikis)
{
    LintFinding *finding =
        notes.add(LintCheck::BrokenLink, LintSeverity::Warning, LintField::Body, link.span);
    if (!finding)
        return;
    finding->number = wikis;
    finding->words = {target};
    const QString home = notes.facts().linksHome.value(target);
    if (home.isEmpty())
        return;
    finding->words.append(home);
    // The words of the link stay what they were.
    const bool bare = trimmedSpan(notes.body(), link.target.from, link.span.end() - 2) == link.target;
    const QString shown = target.startsWith(u':') ? target.sliced(1) : target;
    finding->mend = LintMend{LintField::Body, link.target, bare ? home + u'|' + shown : home};
}

} // namespace

QStringView behindNamespace(QStringView title)
{
    return title.sliced(title.indexOf(u':') + 1);
}

void lintElsewhere(LintNotes &notes)
{
    lintTemplates(notes);
    const LintFacts &facts = notes.facts();
    if (facts.missingFiles.isEmpty() && facts.brokenLinks.isEmpty() && facts.missingCategories.isEmpty())
        return;
    for (const WikitextLink &link : notes.parts().links) {
        if (link.target.length > LongestTitle)
            continue;
        const QString target = link.target.in(notes.body()).toString();
        if (const int wikis = facts.brokenLinks.value(target))
            brokenLink(notes, link, target, wikis);
        const QString name = lintTitle(behindNamespace(target));
        if (const int wikis = isFile(target, facts) ? facts.missingFiles.value(name) : 0)
            missing(notes, LintCheck::MissingFile, link, wikis);
        if (const int wikis = isCategory(target, facts) ? facts.missingCategories.value(name) : 0)
            missing(notes, LintCheck::MissingCategory, link, wikis);
    }
}

} // namespace paperround
