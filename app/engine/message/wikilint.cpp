// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/message/wikilint.h"

#include "domain/message/wording.h"
#include "domain/message/wordingrows.h"
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

/// Those of the pages that would be larger than their wiki lets pages be with so many bytes more.
Task<QStringList> fullPages(std::shared_ptr<Wikis> wikis, WikiFacts facts, QStringList titles, qint64 bytes)
{
    const auto checked = co_await wikis->check(facts.wiki, titles);
    if (!checked)
        co_return tl::unexpected(checked.error());
    QStringList full;
    for (const PageCheck &page : checked->pages) {
        if (page.bytes + bytes > facts.maxArticleSize)
            full.append(page.title);
    }
    co_return full;
}

Task<TextOnWiki> askWiki(std::shared_ptr<Wikis> wikis, Message message, WordingRows rows, QStringList titles,
                         AskSizes sizes)
{
    const auto facts = co_await wikis->facts(rows.wiki);
    if (!facts)
        co_return tl::unexpected(facts.error());
    const auto rendered =
        co_await renderMessage(wikis, rows.wiki, titles.constFirst(), message, QString(), rows.row);
    if (!rendered)
        co_return tl::unexpected(rendered.error());
    auto text = co_await textOnWiki(wikis, *facts, titles.constFirst(), *rendered);
    if (!text || sizes == AskSizes::No)
        co_return text;
    const auto full = co_await fullPages(wikis, *facts, titles, rendered->wikitext.toUtf8().size());
    if (!full)
        co_return tl::unexpected(full.error());
    text->fullPages = *full;
    co_return text;
}

/// The pages of each of wordingRows(), by its place; without sizes the first of them alone.
QHash<QString, QStringList> pagesOf(const Message &message, const QList<Target> &targets, AskSizes sizes)
{
    QHash<QString, QStringList> pages;
    const QList<int> segments = segmentsOfRows(message, targets.size());
    for (qsizetype i = 0; i < targets.size(); ++i) {
        const QString segment = segments[i] < 0 ? QString() : message.variants[segments[i]].segment;
        QStringList &titles = pages[wordingPlace(targets[i].wiki, segment)];
        if (titles.isEmpty() || sizes == AskSizes::Yes)
            titles.append(targets[i].title);
    }
    return pages;
}

} // namespace

Task<TextOnWiki> textOnWiki(std::shared_ptr<Wikis> wikis, WikiFacts facts, QString page,
                            RenderedMessage rendered)
{
    TextOnWiki text{.facts = facts,
                    .page = page,
                    .missingTemplates = rendered.missingTemplates,
                    .missingFiles = rendered.missingFiles,
                    .missingLinks = rendered.missingLinks,
                    .categories = rendered.categories,
                    .missingCategories = rendered.missingCategories,
                    .warnings = rendered.warnings};
    if (!rendered.addresses.isEmpty()) {
        const auto refused = co_await wikis->refusedAddresses(facts.wiki, rendered.addresses);
        if (!refused)
            co_return tl::unexpected(refused.error());
        text.refusedAddresses = *refused;
    }
    if (linksByPrefix(rendered.wikitext, facts)) {
        const auto languages = co_await wikis->languages(facts.wiki);
        if (!languages)
            co_return tl::unexpected(languages.error());
        text.languages = *languages;
    }
    co_return text;
}

Task<AskedWikis> askWikis(std::shared_ptr<Wikis> wikis, Message message, QList<Target> targets,
                          AskSizes sizes)
{
    AskedWikis asked;
    const QHash<QString, QStringList> pages = pagesOf(message, targets, sizes);
    const QList<WordingRows> parts = wordingRows(message, targets);
    for (const WordingRows &rows : parts) {
        if (!asked.refusals.isEmpty() && asked.refusals.constLast().wiki == rows.wiki)
            continue; // It has said so already.
        const QStringList titles = pages.value(wordingPlace(rows.wiki, rows.segment));
        const auto text = co_await askWiki(wikis, message, rows, titles, sizes);
        if (text)
            asked.wikis.append(*text);
        else
            asked.refusals.append({rows.wiki, text.error()});
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

Task<QHash<QString, QList<ParserFinding>>> parsedAtHome(std::shared_ptr<Wikis> wikis, QString home,
                                                        Message message)
{
    constexpr qsizetype most = 8;
    QHash<QString, QList<ParserFinding>> parsed;
    for (const Message &words : wordingsOf(message)) {
        if (words.body.trimmed().isEmpty() || parsed.contains(words.body) || parsed.size() >= most)
            continue;
        const auto findings = co_await wikis->parserFindings(home, u"Project talk:Newsletter"_s, words.body);
        if (!findings && findings.error().code == "no-linter"_L1)
            break; // It has none to ask.
        if (!findings)
            co_return tl::unexpected(findings.error());
        parsed.insert(words.body, *findings);
    }
    co_return parsed;
}

Task<LintFacts> lintFactsFromWikis(std::shared_ptr<Wikis> wikis, QString home, Message message,
                                   QList<TextOnWiki> asked, LintFacts facts)
{
    addWikis(facts, message, asked);
    QStringList from;
    for (const TextOnWiki &wiki : std::as_const(asked))
        from.append(wiki.facts.wiki);
    from.removeDuplicates();
    const QStringList broken = facts.brokenLinks.keys();
    const auto links = co_await linksToHome(wikis, home, broken, from);
    // Without them the links are told all the same, only not mended.
    if (links)
        facts.linksHome = *links;
    const auto parsed = co_await parsedAtHome(wikis, home, message);
    if (parsed)
        facts.parsed = *parsed;
    co_return facts;
}

} // namespace paperround
