// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What many wikis say of a text, counted together.
#include "domain/message/lintrules.h"
#include "domain/message/wording.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr int UserNamespace = 2;
constexpr int FileNamespace = 6;
constexpr int CategoryNamespace = 14;

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

/// The targets of all words of a message, each once; those of templates in templates are nobody's to mend.
QStringList targetsIn(const Message &message)
{
    QSet<QString> targets;
    for (const Message &words : wordingsOf(message)) {
        for (const WikitextLink &link : partsOf(words.body).links) {
            const QStringView target = link.target.in(words.body);
            if (!titleOf(target).isEmpty() && target.size() <= LongestTitle)
                targets.insert(target.toString());
        }
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

void note(QMap<QString, int> &facts, const QStringList &told, QString (*nameOf)(QStringView))
{
    for (const QString &each : told)
        facts.insert(nameOf(each), 1);
}

QString bareName(QStringView title)
{
    return lintTitle(behindNamespace(title));
}

QString itself(QStringView words)
{
    return words.toString();
}

/// "/Page" of a title below the page for which the wiki rendered the text; of any other nothing.
QString belowPage(const QString &title, const TextOnWiki &wiki, const QHash<QString, QString> &names)
{
    const QString page = QString(wiki.page).replace(u'_', u' ').simplified();
    if (page.isEmpty() || !onWiki(title, names).startsWith(onWiki(page, names) + u'/'))
        return {};
    return behindNamespace(title).sliced(behindNamespace(page).size()).toString();
}

/// What it lacks, with the links of templates to pages below the one that shows them apart.
void noteMissing(LintFacts &facts, const TextOnWiki &wiki)
{
    const QHash<QString, QString> names = namesOf(wiki.facts);
    QStringList below;
    for (const QString &title : wiki.missingLinks) {
        if (const QString page = belowPage(title, wiki, names); !page.isEmpty())
            below.append(page);
    }
    QStringList templates = wiki.missingTemplates;
    templates.removeIf([&](const QString &title) { return !belowPage(title, wiki, names).isEmpty(); });
    note(facts.linksBelow, below, &itself);
    note(facts.missingTemplates, templates, &bareName);
    note(facts.missingFiles, wiki.missingFiles, &bareName);
    note(facts.missingCategories, wiki.missingCategories, &lintTitle);
}

/// Without those that nobody has written: they are mostly the wiki's own book-keeping ("Pages with broken
/// file links"), which only a page of the category can hide.
QStringList knownCategories(const TextOnWiki &wiki)
{
    QStringList known = wiki.categories;
    known.removeIf([&wiki](const QString &name) { return wiki.missingCategories.contains(name); });
    return known;
}

void noteBrokenLinks(LintFacts &facts, const QStringList &targets, const TextOnWiki &wiki)
{
    if (wiki.missingLinks.isEmpty())
        return;
    const QHash<QString, QString> names = namesOf(wiki.facts);
    QSet<QString> missing;
    for (const QString &title : wiki.missingLinks)
        missing.insert(lintTitle(title));
    for (const QString &target : targets) {
        if (missing.contains(onWiki(titleOf(target), names)))
            facts.brokenLinks.insert(target, 1);
    }
}

/// What one wiki says of one text; each fact is of one wiki.
void noteText(LintFacts &facts, const QStringList &targets, const TextOnWiki &wiki)
{
    noteMissing(facts, wiki);
    note(facts.categories, knownCategories(wiki), &itself);
    note(facts.refusedAddresses, wiki.refusedAddresses, &itself);
    note(facts.warnings, wiki.warnings, &itself);
    noteBrokenLinks(facts, targets, wiki);
    if (!wiki.languages)
        return;
    facts.languagesTold = 1;
    for (const QString &prefix : *wiki.languages)
        facts.languages.insert(prefix, 1);
}

/// One wiki more for each of its facts.
void count(LintFacts &facts, const LintFacts &ofOne)
{
    for (QMap<QString, int> LintFacts::*const kind :
         {&LintFacts::missingTemplates, &LintFacts::missingFiles, &LintFacts::missingCategories,
          &LintFacts::categories, &LintFacts::linksBelow, &LintFacts::refusedAddresses, &LintFacts::warnings,
          &LintFacts::languages, &LintFacts::brokenLinks}) {
        for (auto fact = (ofOne.*kind).cbegin(); fact != (ofOne.*kind).cend(); ++fact)
            ++(facts.*kind)[fact.key()];
    }
    facts.languagesTold += ofOne.languagesTold;
}

} // namespace

void addWikis(LintFacts &facts, const Message &message, const QList<TextOnWiki> &wikis)
{
    const QStringList targets = targetsIn(message);
    QMap<QString, LintFacts> byWiki; // One that was shown several texts counts once.
    for (const TextOnWiki &wiki : wikis) {
        addNames(facts, wiki.facts);
        noteText(byWiki[wiki.facts.wiki], targets, wiki);
        for (const QString &page : wiki.fullPages)
            facts.fullPages.append(u"%1 (%2)"_s.arg(page, wiki.facts.wiki));
    }
    for (const LintFacts &ofOne : std::as_const(byWiki))
        count(facts, ofOne);
}

bool linksByPrefix(QStringView wikitext, const WikiFacts &wiki)
{
    const WikitextParts parts = partsOf(wikitext);
    const QHash<QString, QString> names = namesOf(wiki);
    return std::ranges::any_of(parts.links, [&](const WikitextLink &link) {
        const QString prefix = prefixOf(link.target.in(wikitext));
        return prefix.size() > 1 && !names.contains(prefix);
    });
}

} // namespace paperround
