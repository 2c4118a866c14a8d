// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/targets/listloader.h"

#include "domain/delivery/destination.h"
#include "domain/targets/namedcalls.h"
#include "domain/targets/pageaddress.h"
#include "domain/targets/targetlistparser.h"
#include "domain/targets/targettext.h"
#include "engine/targets/recipeloader.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr int CategoryNamespace = 14;

/// The place of an error.
QString on(const QString &wiki, const QString &page)
{
    return wiki + u": "_s + page;
}

/// What of a title every wiki agrees on: without the namespace's name, which has many, and without case.
QString comparable(const Target &target)
{
    return target.wiki + u'|' + target.title.section(u':', -1).simplified().toCaseFolded();
}

/// The wiki says what the targets are; a line of the page that names one the wiki does not take (an unknown
/// site, say) becomes a problem, so that it is not silently gone.
QList<TargetProblem> linesNotTaken(const QString &text, const QList<Target> &taken, const KnownSites &sites)
{
    ParsedTargets written = parseTargets(text, sites, ListFormat::TargetFunctions);
    QSet<QString> known;
    for (const Target &target : taken)
        known.insert(comparable(target));
    QList<TargetProblem> problems;
    for (const TargetProblem &problem : std::as_const(written.problems)) {
        if (problem.code != "duplicate"_L1)
            problems.append(problem);
    }
    for (const Target &target : std::as_const(written.targets)) {
        if (!known.contains(comparable(target)))
            problems.append({target.line, targetLine(target), u"nottaken"_s});
    }
    std::ranges::stable_sort(problems, {}, &TargetProblem::line);
    return problems;
}

/// The model of MassMessage, and that of JSON where a wiki has no MassMessage.
bool isJson(const QString &contentModel)
{
    return contentModel == "MassMessageListContent"_L1 || contentModel == "json"_L1;
}

/// What a wiki made of its list page. Rows that stand in the page's own text get their line there; those of a
/// template or of another page have none.
ListPage wikitextPage(const QString &text, const QString &expanded, const KnownSites &sites)
{
    ParsedTargets parsed = parseTargets(expanded, sites, ListFormat::Lines);
    ListPage page{ListPageKind::Wikitext, text, sites, rowsOf(parsed), {}};
    QHash<QString, int> lines;
    const QList<NamedCall> calls = namedCalls(text, page.rows, sites.home);
    for (auto call = calls.crbegin(); call != calls.crend(); ++call)
        lines.insert(call->key, call->line); // The first of several.
    for (Target &target : parsed.targets)
        target.line = lines.value(rowKey({target, {}}));
    parsed.problems.removeIf([](const TargetProblem &problem) { return problem.code == "duplicate"_L1; });
    parsed.problems += linesNotTaken(text, parsed.targets, sites);
    page.rows = rowsOf(parsed);
    return page;
}

ParsedTargets parsedOf(const TargetRows &rows)
{
    ParsedTargets parsed;
    for (int i = 0; i < rows.size(); ++i) {
        const TargetRow row = rows.at(i);
        if (row.isPage())
            parsed.targets.append(row.target);
        else
            parsed.problems.append(row.problem);
    }
    return parsed;
}

/// The facts of a wiki on which that title is a category; of any other nothing.
Task<std::optional<WikiFacts>> categorysWiki(std::shared_ptr<Wikis> wikis, ListSource source)
{
    if (!source.page.contains(u':'))
        co_return std::nullopt;
    const auto facts = co_await wikis->facts(source.wiki);
    if (!facts || namespaceOf(source.page, *facts) != CategoryNamespace)
        co_return std::nullopt; // A wiki that does not answer is told by who reads the page.
    co_return std::optional<WikiFacts>(*facts);
}

Task<LoadedList> loadCategory(std::shared_ptr<Wikis> wikis, ListSource source, WikiFacts facts)
{
    Recipe asked;
    asked.wiki = source.wiki;
    asked.what = source.page;
    const auto query = cleanRecipe(asked);
    if (!query)
        co_return failure(ErrorKind::Input, u"invalidtitle"_s, on(source.wiki, source.page));
    const RecipeWatch nobody;
    const std::stop_token never; // Whoever gives up gives up the wikis.
    const auto members = co_await loadRecipe(wikis, *query, nobody, never);
    if (!members)
        co_return tl::unexpected(members.error());
    if (members->targets.isEmpty())
        co_return failure(ErrorKind::Input, u"empty-list"_s, on(source.wiki, query->what));
    LoadedList list;
    list.parsed = *members;
    list.title = query->what;
    list.url = pageUrl(facts, query->what).toString(QUrl::FullyEncoded);
    list.query = *query;
    co_return list;
}

} // namespace

Task<LoadedList> readListPage(std::shared_ptr<Wikis> wikis, ListSource source)
{
    const auto page = co_await wikis->page(source.wiki, source.page);
    if (!page) {
        if (page.error().code == "missingtitle"_L1)
            co_return failure(ErrorKind::Input, u"missingtitle"_s, on(source.wiki, source.page));
        co_return tl::unexpected(page.error());
    }
    LoadedList list;
    list.title = page->title;
    list.revision = page->revision;
    list.url = page->url.toString(QUrl::FullyEncoded);
    list.contentModel = page->contentModel;
    const bool json = isJson(page->contentModel);
    if (!json && !page->contentModel.isEmpty() && page->contentModel != "wikitext"_L1)
        co_return failure(ErrorKind::Input, u"not-a-list"_s,
                          on(source.wiki, page->title + u": "_s + page->contentModel));
    const auto read =
        co_await readListText(wikis, source.wiki, page->title,
                              json ? ListPageKind::MassMessageJson : ListPageKind::Wikitext, page->text);
    if (!read)
        co_return tl::unexpected(read.error());
    list.page = *read;
    list.parsed =
        json ? parseTargets(page->text, read->sites, ListFormat::MassMessageJson) : parsedOf(list.page.rows);
    co_return list;
}

Task<ListPage> readListText(std::shared_ptr<Wikis> wikis, QString wiki, QString title, ListPageKind kind,
                            QString text)
{
    // Where the farm's wikis are not known, every host is taken, and the check of its pages tells.
    const auto known = co_await wikis->knownSites();
    KnownSites sites = known ? *known : KnownSites();
    sites.home = wiki;
    sites.taken = SitesTaken::ByHost;
    if (kind == ListPageKind::MassMessageJson) {
        const auto read = listPageOfJson(text, sites);
        if (!read)
            co_return failure(ErrorKind::Input, read.error().code, on(wiki, title));
        co_return *read;
    }
    if (text.trimmed().isEmpty()) // MediaWiki calls it a missing parameter.
        co_return wikitextPage(text, {}, sites);
    const auto expanded = co_await wikis->expand(wiki, title, text);
    if (!expanded)
        co_return tl::unexpected(expanded.error());
    co_return wikitextPage(text, *expanded, sites);
}

Task<LoadedList> loadList(std::shared_ptr<Wikis> wikis, ListSource source)
{
    const auto category = co_await categorysWiki(wikis, source);
    if (category && *category) {
        const WikiFacts facts = **category;
        co_return co_await loadCategory(wikis, source, facts);
    }
    auto list = co_await readListPage(wikis, source);
    if (!list)
        co_return list;
    const bool isWikitext = list->page.kind == ListPageKind::Wikitext;
    if (list->parsed.targets.isEmpty())
        co_return failure(ErrorKind::Input,
                          isWikitext && list->parsed.problems.isEmpty() ? u"not-a-list"_s : u"empty-list"_s,
                          on(source.wiki, list->title));
    co_return list;
}

} // namespace paperround
