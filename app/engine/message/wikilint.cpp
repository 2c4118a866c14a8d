// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/message/wikilint.h"

#include "engine/message/previewer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

QString titleOf(const QString &target)
{
    const QString title = target.startsWith(u':') ? target.sliced(1) : target;
    return title.section(u'#', 0, 0).trimmed();
}

/// The prefix by which all of them link to the host: the shortest, and of those the first by name.
QString commonPrefix(const QList<QHash<QString, QString>> &maps, const QString &host)
{
    QStringList prefixes;
    for (auto prefix = maps.value(0).cbegin(); prefix != maps.value(0).cend(); ++prefix) {
        const bool all = std::ranges::all_of(maps, [&](const QHash<QString, QString> &map) {
            return map.value(prefix.key()).compare(host, Qt::CaseInsensitive) == 0;
        });
        if (all)
            prefixes.append(prefix.key());
    }
    std::ranges::sort(prefixes, [](const QString &a, const QString &b) {
        return std::pair(a.size(), a) < std::pair(b.size(), b);
    });
    return prefixes.value(0);
}

Task<QStringList> pagesOfHome(std::shared_ptr<Wikis> wikis, QString home, QStringList targets)
{
    QStringList titles;
    for (const QString &target : std::as_const(targets))
        titles.append(titleOf(target));
    const auto checked = co_await wikis->check(home, titles);
    if (!checked)
        co_return tl::unexpected(checked.error());
    QStringList there;
    for (qsizetype i = 0; i < std::min(targets.size(), checked->pages.size()); ++i) {
        const PageCheck &page = checked->pages[i];
        if (!page.invalid && (page.pageId != 0 || !page.redirectedFrom.isEmpty()))
            there.append(targets[i]);
    }
    co_return there;
}

} // namespace

Task<AskedWikis> askWikis(std::shared_ptr<Wikis> wikis, Message message, QList<Target> targets)
{
    AskedWikis asked;
    QSet<QString> seen;
    for (const Target &target : std::as_const(targets)) {
        if (seen.contains(target.wiki))
            continue;
        seen.insert(target.wiki);
        const auto facts = co_await wikis->facts(target.wiki);
        if (!facts) {
            asked.refusals.append({target.wiki, facts.error()});
            continue;
        }
        const auto rendered = co_await renderMessage(wikis, target.wiki, target.title, message);
        if (rendered)
            asked.wikis.append(
                {*facts, rendered->missingTemplates, rendered->missingFiles, rendered->missingLinks});
        else
            asked.refusals.append({target.wiki, rendered.error()});
    }
    co_return asked;
}

Task<QMap<QString, QString>> linksToHome(std::shared_ptr<Wikis> wikis, QString home, QStringList targets,
                                         QStringList from)
{
    QMap<QString, QString> links;
    if (targets.isEmpty() || from.isEmpty())
        co_return links;
    const auto there = co_await pagesOfHome(wikis, home, targets);
    if (!there)
        co_return tl::unexpected(there.error());
    if (there->isEmpty())
        co_return links;
    QList<QHash<QString, QString>> maps;
    for (const QString &wiki : std::as_const(from)) {
        const auto map = co_await wikis->interwikis(wiki);
        if (!map)
            co_return tl::unexpected(map.error());
        maps.append(*map);
    }
    const QString prefix = commonPrefix(maps, home);
    if (prefix.isEmpty())
        co_return links;
    for (const QString &target : *there)
        links.insert(target, u':' + prefix + u':' + (target.startsWith(u':') ? target.sliced(1) : target));
    co_return links;
}

Task<LintFacts> lintFactsFromWikis(std::shared_ptr<Wikis> wikis, QString home, QString body,
                                   QList<TextOnWiki> asked, LintFacts facts)
{
    addWikis(facts, body, asked);
    QStringList from;
    for (const TextOnWiki &wiki : std::as_const(asked))
        from.append(wiki.facts.wiki);
    const QStringList broken = facts.brokenLinks.keys();
    const auto links = co_await linksToHome(wikis, home, broken, from);
    // Without them the links are told all the same, only not mended.
    if (links)
        facts.linksHome = *links;
    co_return facts;
}

} // namespace paperround
