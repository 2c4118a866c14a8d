// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the wikis lack of what a text calls for: templates, files, pages.
#include "domain/message/lintrules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr qsizetype LongestTitle = 600; // UTF-16 units.
constexpr int UserNamespace = 2;
constexpr int FileNamespace = 6;
constexpr int CategoryNamespace = 14;

QStringView behindNamespace(QStringView title)
{
    return title.sliced(title.indexOf(u':') + 1);
}

/// What every wiki makes of a target: without the colon before it and what leads within the page.
QStringView titleOf(QStringView target)
{
    if (target.startsWith(u':'))
        target = target.sliced(1);
    const qsizetype hash = target.indexOf(u'#');
    return (hash < 0 ? target : target.first(hash)).trimmed();
}

/// The names of one wiki's namespaces, by all of which a text may call them.
QHash<QString, QString> namesOf(const WikiFacts &wiki)
{
    QHash<QString, QString> names;
    for (const NamespaceInfo &info : wiki.namespaces) {
        for (const QString &name : info.aliases + QStringList{info.name, info.canonical}) {
            if (!name.isEmpty())
                names.insert(lintTitle(name), lintTitle(info.name));
        }
    }
    return names;
}

/// A title as that wiki writes it, by lintTitle().
QString onWiki(QStringView title, const QHash<QString, QString> &names)
{
    const qsizetype colon = title.indexOf(u':');
    if (colon > 0) {
        const auto name = names.constFind(lintTitle(title.first(colon)));
        if (name != names.cend())
            return *name + u':' + lintTitle(title.sliced(colon + 1));
    }
    return lintTitle(title);
}

/// The targets of a text, each once; those of templates in templates are nobody's to mend.
QStringList targetsIn(const QString &body)
{
    QSet<QString> targets;
    for (const WikitextLink &link : partsOf(body).links) {
        const QStringView target = link.target.in(body);
        if (!titleOf(target).isEmpty() && target.size() <= LongestTitle)
            targets.insert(target.toString());
    }
    QStringList sorted(targets.cbegin(), targets.cend());
    sorted.sort();
    return sorted;
}

void addNames(LintFacts &facts, const WikiFacts &wiki)
{
    facts.mostBytes = std::min(facts.mostBytes, wiki.maxArticleSize);
    for (const auto &[number, names] :
         {std::pair(UserNamespace, &facts.userNames), std::pair(CategoryNamespace, &facts.categoryNames),
          std::pair(FileNamespace, &facts.fileNames)}) {
        const NamespaceInfo info = wiki.namespaces.value(number);
        for (const QString &name : info.aliases + QStringList(info.name)) {
            if (!name.isEmpty())
                names->insert(lintTitle(name));
        }
    }
}

void count(QMap<QString, int> &missing, const QStringList &titles)
{
    QSet<QString> names; // One wiki counts once.
    for (const QString &title : titles)
        names.insert(lintTitle(behindNamespace(title)));
    for (const QString &name : std::as_const(names))
        ++missing[name];
}

bool isFile(QStringView target, const LintFacts &facts)
{
    const qsizetype colon = target.indexOf(u':');
    if (colon < 1 || target.size() > LongestTitle)
        return false;
    const QString prefix = lintTitle(target.first(colon));
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

void addWikis(LintFacts &facts, const QString &body, const QList<TextOnWiki> &wikis)
{
    const QStringList targets = targetsIn(body);
    for (const TextOnWiki &wiki : wikis) {
        addNames(facts, wiki.facts);
        count(facts.missingTemplates, wiki.missingTemplates);
        count(facts.missingFiles, wiki.missingFiles);
        if (wiki.missingLinks.isEmpty())
            continue;
        const QHash<QString, QString> names = namesOf(wiki.facts);
        QSet<QString> missing;
        for (const QString &title : wiki.missingLinks)
            missing.insert(lintTitle(title));
        for (const QString &target : targets) {
            if (missing.contains(onWiki(titleOf(target), names)))
                ++facts.brokenLinks[target];
        }
    }
}

void lintElsewhere(LintNotes &notes)
{
    lintTemplates(notes);
    const LintFacts &facts = notes.facts();
    if (facts.missingFiles.isEmpty() && facts.brokenLinks.isEmpty())
        return;
    for (const WikitextLink &link : notes.parts().links) {
        if (link.target.length > LongestTitle)
            continue;
        const QString target = link.target.in(notes.body()).toString();
        if (const int wikis = facts.brokenLinks.value(target))
            brokenLink(notes, link, target, wikis);
        const int without =
            isFile(target, facts) ? facts.missingFiles.value(lintTitle(behindNamespace(target))) : 0;
        if (without == 0)
            continue;
        LintFinding *finding =
            notes.add(LintCheck::MissingFile, LintSeverity::Warning, LintField::Body, link.span);
        if (!finding)
            continue;
        finding->words = {target};
        finding->number = without;
        finding->mend = LintMend{LintField::Body, link.span, {}};
    }
}

} // namespace paperround
