// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Lists that a recipe can ask for: members of a category, users of a template, accounts of a group, hits of a
// search, pages whose titles begin alike; and the links of a page.
#include "practice/apiquery.h"
#include "practice/wikitext.h"

#include <QRegularExpression>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround::inline practice {

namespace {

/// The page that a list is about; "missingparam", or "invalidtitle" as MediaWiki says it.
std::optional<WikiTitle> askedTitle(FarmCall &call, const QString &parameter)
{
    if (call.text(parameter).isEmpty()) {
        call.fail(u"missingparam"_s, u"The parameter \""_s + parameter + u"\" is required."_s);
        return std::nullopt;
    }
    const std::optional<WikiTitle> title = call.wiki.identity().parse(call.text(parameter));
    if (!title)
        call.fail(u"invalidtitle"_s, u"Bad title \""_s + call.text(parameter) + u"\"."_s);
    return title;
}

/// One part of `rows`: from the place where the last round ended, as many as are asked for.
QJsonArray partOf(FarmCall &call, const QList<QJsonObject> &rows, const QString &prefix,
                  const QString &key = u"continue"_s)
{
    const QString parameter = prefix + key;
    const qsizetype from = qMax<qsizetype>(0, call.text(parameter).section(u'|', -1).toLongLong());
    const qsizetype to = std::min(from + call.limit(prefix + u"limit"_s), rows.size());
    if (to < rows.size())
        setContinue(call, parameter,
                    key == u"offset"_s ? QString::number(to) : u"page|"_s + QString::number(to), u"-||"_s);
    QJsonArray part;
    for (qsizetype i = from; i < to; ++i)
        part.append(rows[i]);
    return part;
}

QJsonObject pageRow(const FarmCall &call, const WikiPage &page)
{
    return {{u"pageid"_s, page.id},
            {u"ns"_s, page.title.ns},
            {u"title"_s, call.wiki.identity().prefixed(page.title)}};
}

bool isInNamespaces(const WikiPage &page, const QStringList &spaces)
{
    return spaces.isEmpty() || spaces.contains(u"*"_s) || spaces.contains(QString::number(page.title.ns));
}

void categoryMembers(FarmCall &call, QJsonObject &query)
{
    const auto category = askedTitle(call, u"cmtitle"_s);
    if (!category)
        return;
    if (category->ns != 14) {
        call.fail(u"invalidcategory"_s, u"The category name you entered is not valid."_s);
        return;
    }
    // Pages, then subcategories, then files, each by name.
    const auto kind = [](int ns) { return ns == 14 ? u"subcat"_s : ns == 6 ? u"file"_s : u"page"_s; };
    const QStringList kinds =
        call.has(u"cmtype"_s) ? call.list(u"cmtype"_s) : QStringList{u"page"_s, u"subcat"_s, u"file"_s};
    QList<const WikiPage *> members;
    for (const WikiPage *page : call.wiki.pages()) {
        if (kinds.contains(kind(page->title.ns)) && isInNamespaces(*page, call.list(u"cmnamespace"_s))
            && call.wiki.identity().categoriesOf(page->latest().text).contains(*category))
            members.append(page);
    }
    std::ranges::stable_sort(members, [&](const WikiPage *a, const WikiPage *b) {
        const auto place = [&](const WikiPage *page) {
            return std::pair(kind(page->title.ns) == u"page"_s         ? 0
                                 : kind(page->title.ns) == u"subcat"_s ? 1
                                                                       : 2,
                             page->title.text.toUpper());
        };
        return place(a) < place(b);
    });
    const QStringList props =
        call.has(u"cmprop"_s) ? call.list(u"cmprop"_s) : QStringList{u"ids"_s, u"title"_s};
    QList<QJsonObject> rows;
    for (const WikiPage *page : std::as_const(members)) {
        QJsonObject row = pageRow(call, *page);
        if (!props.contains(u"ids"_s))
            row.remove(u"pageid"_s);
        if (props.contains(u"type"_s))
            row[u"type"_s] = kind(page->title.ns);
        rows.append(row);
    }
    query[u"categorymembers"_s] = partOf(call, rows, u"cm"_s);
}

void embeddedIn(FarmCall &call, QJsonObject &query)
{
    const auto used = askedTitle(call, u"eititle"_s);
    if (!used)
        return;
    const QString name = call.wiki.identity().prefixed(*used);
    QList<QJsonObject> rows;
    for (const WikiPage *page : call.wiki.pages()) {
        if (!isInNamespaces(*page, call.list(u"einamespace"_s)))
            continue;
        const Expanded expanded = expandWikitext(call.wiki, page->latest().text, {});
        if (expanded.templates.contains(name) || expanded.missingTemplates.contains(name))
            rows.append(pageRow(call, *page));
    }
    query[u"embeddedin"_s] = partOf(call, rows, u"ei"_s);
}

/// Who edited something within 30 days, with the number of edits.
QHash<QString, int> recentEditors(const WikiStore &wiki)
{
    QHash<QString, int> editors;
    const QDateTime since = wiki.now().addDays(-30);
    for (const WikiPage *page : wiki.pages()) {
        for (const PracticeRevision &revision : page->revisions) {
            if (revision.time >= since)
                ++editors[revision.user];
        }
    }
    return editors;
}

void allUsers(FarmCall &call, QJsonObject &query)
{
    const QList<FarmUser> users = call.farm.accounts.all();
    QSet<QString> known{u"bot"_s, u"sysop"_s, u"bureaucrat"_s};
    for (const FarmUser &user : users)
        known.unite({user.groups.cbegin(), user.groups.cend()});
    // What is no group is no wish: MediaWiki warns, and tells every user.
    QStringList groups;
    for (const QString &group : call.list(u"augroup"_s)) {
        if (known.contains(group))
            groups.append(group);
        else
            call.warn(u"allusers"_s, u"Unrecognized value for parameter \"augroup\": "_s + group);
    }
    const QHash<QString, int> active =
        call.has(u"auactiveusers"_s) ? recentEditors(call.wiki) : QHash<QString, int>();
    QString prefix = call.text(u"auprefix"_s).replace(u'_', u' ');
    if (!prefix.isEmpty())
        prefix[0] = prefix[0].toUpper();
    QList<QJsonObject> rows;
    for (const FarmUser &user : users) {
        const bool isMember = groups.isEmpty() || std::ranges::any_of(groups, [&user](const QString &group) {
                                  return user.groups.contains(group);
                              });
        if (!isMember || call.wiki.rareUsers.contains(user.name) || !user.name.startsWith(prefix)
            || (call.has(u"auactiveusers"_s) && !active.contains(user.name)))
            continue;
        QJsonObject row{{u"userid"_s, user.id}, {u"name"_s, user.name}};
        if (call.has(u"auactiveusers"_s))
            row[u"recentactions"_s] = active.value(user.name);
        if (call.list(u"auprop"_s).contains(u"groups"_s))
            row[u"groups"_s] =
                QJsonArray::fromStringList(user.groups + QStringList{u"*"_s, u"user"_s, u"autoconfirmed"_s});
        rows.append(row);
    }
    query[u"allusers"_s] = partOf(call, rows, u"au"_s);
}

void search(FarmCall &call, QJsonObject &query)
{
    const QStringList words = call.text(u"srsearch"_s).simplified().split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty()) {
        call.fail(u"missingparam"_s, u"The parameter \"srsearch\" is required."_s);
        return;
    }
    const QStringList spaces = call.has(u"srnamespace"_s) ? call.list(u"srnamespace"_s) : QStringList(u"0"_s);
    QList<QJsonObject> rows;
    for (const WikiPage *page : call.wiki.pages()) {
        const QString text = page->title.text + u'\n' + page->latest().text;
        const bool holdsAll = std::ranges::all_of(
            words, [&text](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
        if (holdsAll && isInNamespaces(*page, spaces))
            rows.append(pageRow(call, *page));
    }
    query[u"searchinfo"_s] = QJsonObject{{u"totalhits"_s, rows.size()}};
    query[u"search"_s] = partOf(call, rows, u"sr"_s, u"offset"_s);
}

/// A namespace that is written in front counts for more than those asked for.
void prefixSearch(FarmCall &call, QJsonObject &query)
{
    const QString begun = call.text(u"pssearch"_s);
    if (begun.isEmpty()) {
        call.fail(u"missingparam"_s, u"The parameter \"pssearch\" must be set."_s);
        return;
    }
    const std::optional<WikiTitle> title = call.wiki.identity().parse(begun);
    QStringList spaces = call.has(u"psnamespace"_s) ? call.list(u"psnamespace"_s) : QStringList(u"0"_s);
    if (title && title->ns != 0)
        spaces = {QString::number(title->ns)};
    QList<const WikiPage *> found;
    for (const WikiPage *page : call.wiki.pages()) {
        if (title && title->interwiki.isEmpty() && page->title.text.startsWith(title->text)
            && isInNamespaces(*page, spaces))
            found.append(page);
    }
    std::ranges::stable_sort(found, {}, [](const WikiPage *page) { return page->title.text; });
    QList<QJsonObject> rows;
    for (const WikiPage *page : std::as_const(found))
        rows.append(pageRow(call, *page));
    query[u"prefixsearch"_s] = partOf(call, rows, u"ps"_s, u"offset"_s);
}

/// The pages of this wiki that a text links to, by namespace and name.
QList<WikiTitle> linksIn(const WikiStore &wiki, const QString &text)
{
    static const QRegularExpression link(u"\\[\\[([^\\[\\]|]+)(?:\\|[^\\[\\]]*)?\\]\\]"_s);
    QList<WikiTitle> links;
    for (const QRegularExpressionMatch &match : link.globalMatch(text)) {
        auto title = wiki.identity().parse(match.captured(1));
        const bool isShown = match.captured(1).trimmed().startsWith(u':'); // else it is put there, or puts in
        if (!title || title->ns < 0 || !title->interwiki.isEmpty()
            || (!isShown && (title->ns == 14 || title->ns == 6)))
            continue;
        title->fragment.clear();
        if (!links.contains(*title))
            links.append(*title);
    }
    std::ranges::sort(links, [](const WikiTitle &a, const WikiTitle &b) {
        return std::pair(a.ns, a.text) < std::pair(b.ns, b.text);
    });
    return links;
}

} // namespace

void queryLinks(FarmCall &call, const WikiPage &page, QJsonObject &out)
{
    const QString expanded = expandWikitext(call.wiki, page.latest().text, {}).text;
    QList<QJsonObject> rows;
    for (const WikiTitle &title : linksIn(call.wiki, expanded))
        rows.append({{u"ns"_s, title.ns}, {u"title"_s, call.wiki.identity().prefixed(title)}});
    const QJsonArray part = partOf(call, rows, u"pl"_s);
    if (!part.isEmpty())
        out[u"links"_s] = part;
}

bool queryPageList(FarmCall &call, const QString &list, QJsonObject &query)
{
    if (list == u"categorymembers"_s)
        categoryMembers(call, query);
    else if (list == u"embeddedin"_s)
        embeddedIn(call, query);
    else if (list == u"allusers"_s)
        allUsers(call, query);
    else if (list == u"search"_s)
        search(call, query);
    else if (list == u"prefixsearch"_s)
        prefixSearch(call, query);
    else if (list == u"allpages"_s)
        queryAllPages(call, query);
    else
        return false;
    return true;
}

} // namespace paperround::inline practice
