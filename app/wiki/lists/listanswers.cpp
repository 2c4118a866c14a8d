// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/lists/listanswers.h"

#include "domain/delivery/destination.h"
#include "wiki/pages/answers.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr int TemplateNamespace = 10;
constexpr int CategoryNamespace = 14;
constexpr int CutOff = 10'000; // Rows that CirrusSearch tells of one search at most.

tl::unexpected<Error> bad(const WikiFacts &facts, const QString &place)
{
    return failure(ErrorKind::Wiki, u"bad-list-answer"_s, facts.wiki + u": "_s + place);
}

QString nameOf(const WikiFacts &facts, int ns, const QString &canonical)
{
    const QString local = facts.namespaces.value(ns).name;
    return local.isEmpty() ? canonical : local;
}

/// A name without its namespace is one of that namespace.
QString inNamespace(const QString &title, int ns, const QString &canonical, const WikiFacts &facts)
{
    const int given = namespaceOf(title, facts);
    const bool isPrefixed = ns == CategoryNamespace ? given == ns : given != 0;
    return isPrefixed ? title : nameOf(facts, ns, canonical) + u':' + title;
}

QString searchedNamespaces(const Recipe &recipe, const WikiFacts &facts)
{
    QList<int> wanted = recipe.namespaces;
    if (wanted.isEmpty() && recipe.talk)
        return u"*"_s;
    if (wanted.isEmpty()) {
        for (const NamespaceInfo &space : facts.namespaces) {
            if (takesMessages(space.id) || space.id == UserNamespace)
                wanted.append(space.id);
        }
        std::ranges::sort(wanted);
    }
    QStringList numbers;
    for (const int ns : std::as_const(wanted))
        numbers.append(QString::number(ns));
    return numbers.join(u'|');
}

/// The rows of a list: objects with a text under `name`.
Result<QList<QJsonObject>> rowsOf(const QJsonObject &answer, const QString &list, QLatin1StringView name,
                                  const WikiFacts &facts)
{
    const QString place = u"query."_s + list;
    const QJsonValue value = queryOf(answer).value(list);
    if (!value.isArray())
        return bad(facts, place);
    QList<QJsonObject> rows;
    const QJsonArray array = value.toArray();
    for (qsizetype i = 0; i < array.size(); ++i) {
        if (!array.at(i).toObject().value(name).isString())
            return bad(facts, place + u"[%1]"_s.arg(i));
        rows.append(array.at(i).toObject());
    }
    return rows;
}

FoundPage pageOf(const QJsonObject &row, const WikiFacts &facts)
{
    return {row.value("title"_L1).toString(), facts.wiki,
            row.value("ns"_L1).toInt(FoundPage::UnknownNamespace)};
}

Result<QList<FoundPage>> pagesOf(const QJsonObject &answer, const QString &list, const WikiFacts &facts)
{
    const auto rows = rowsOf(answer, list, "title"_L1, facts);
    if (!rows)
        return tl::unexpected(rows.error());
    QList<FoundPage> pages;
    for (const QJsonObject &row : *rows)
        pages.append(pageOf(row, facts));
    return pages;
}

/// A query for one title tells of one page; of its links a part a round.
Result<QList<FoundPage>> linksOf(const QJsonObject &answer, const Recipe &recipe, const WikiFacts &facts)
{
    const QJsonArray told = queryOf(answer).value("pages"_L1).toArray();
    const QJsonObject page = told.at(0).toObject();
    // Of a title on another wiki there is no page here, only the word that it is elsewhere.
    if (told.isEmpty() && !queryOf(answer).contains("interwiki"_L1))
        return bad(facts, u"query.pages"_s);
    if (told.isEmpty() || isSet(page, "missing"_L1) || isSet(page, "invalid"_L1))
        return failure(ErrorKind::Row, u"missingtitle"_s, facts.wiki + u": "_s + recipe.what);
    QList<FoundPage> pages;
    const QJsonArray links = page.value("links"_L1).toArray();
    for (qsizetype i = 0; i < links.size(); ++i) {
        const QJsonObject row = links.at(i).toObject();
        if (!row.value("title"_L1).isString())
            return bad(facts, u"query.pages[0].links[%1]"_s.arg(i));
        pages.append(pageOf(row, facts));
    }
    return pages;
}

Result<QList<FoundPage>> usersOf(const QJsonObject &answer, const Recipe &recipe, const WikiFacts &facts)
{
    const auto rows = rowsOf(answer, u"allusers"_s, "name"_L1, facts);
    if (!rows)
        return tl::unexpected(rows.error());
    QList<FoundPage> pages;
    for (const QJsonObject &row : *rows) {
        if (!row.value("groups"_L1).toArray().contains(recipe.what))
            return failure(ErrorKind::Input, u"no-such-group"_s, facts.wiki + u": "_s + recipe.what);
        pages.append(
            {nameOf(facts, UserTalkNamespace, u"User talk"_s) + u':' + row.value("name"_L1).toString(),
             facts.wiki, UserTalkNamespace});
    }
    return pages;
}

Result<QList<FoundPage>> hitsOf(const QJsonObject &answer, const Recipe &recipe, const WikiFacts &facts)
{
    const QJsonObject told = queryOf(answer).value("searchinfo"_L1).toObject();
    if (told.value("totalhits"_L1).toInt() > CutOff)
        return failure(ErrorKind::Wiki, u"search-cut"_s, facts.wiki + u": "_s + recipe.what);
    return pagesOf(answer, u"search"_s, facts);
}

Result<QList<FoundPage>> rowsFor(const QJsonObject &answer, const Recipe &recipe, const WikiFacts &facts)
{
    switch (recipe.kind) {
    case RecipeKind::Category:
        return pagesOf(answer, u"categorymembers"_s, facts);
    case RecipeKind::PageLinks:
        return linksOf(answer, recipe, facts);
    case RecipeKind::Transclusions:
        return pagesOf(answer, u"embeddedin"_s, facts);
    case RecipeKind::UserGroup:
        return usersOf(answer, recipe, facts);
    case RecipeKind::Search:
        return hitsOf(answer, recipe, facts);
    case RecipeKind::PagePile:
    case RecipeKind::PetScan:
    case RecipeKind::Sitelinks:
        break;
    }
    Q_UNREACHABLE();
}

} // namespace

ApiParams listParams(const Recipe &recipe, const WikiFacts &facts)
{
    ApiParams params{{u"action"_s, u"query"_s}};
    const auto list = [&params](const QString &name, const QString &prefix) {
        params.set(u"list"_s, name);
        params.set(prefix + u"limit"_s, u"max"_s);
    };
    switch (recipe.kind) {
    case RecipeKind::Category:
        list(u"categorymembers"_s, u"cm"_s);
        params.set(u"cmtitle"_s, inNamespace(recipe.what, CategoryNamespace, u"Category"_s, facts));
        params.set(u"cmprop"_s, u"title"_s);
        break;
    case RecipeKind::PageLinks:
        params.set(u"prop"_s, u"links"_s);
        params.set(u"titles"_s, recipe.what);
        params.set(u"redirects"_s, u"1"_s);
        params.set(u"pllimit"_s, u"max"_s);
        break;
    case RecipeKind::Transclusions:
        list(u"embeddedin"_s, u"ei"_s);
        params.set(u"eititle"_s, inNamespace(recipe.what, TemplateNamespace, u"Template"_s, facts));
        break;
    case RecipeKind::UserGroup:
        list(u"allusers"_s, u"au"_s);
        params.set(u"augroup"_s, recipe.what);
        params.set(u"auprop"_s, u"groups"_s);
        params.setFlag(u"auactiveusers"_s, recipe.active);
        break;
    case RecipeKind::Search:
        list(u"search"_s, u"sr"_s);
        params.set(u"srsearch"_s, recipe.what);
        params.set(u"srnamespace"_s, searchedNamespaces(recipe, facts));
        params.set(u"srinfo"_s, u"totalhits"_s);
        params.set(u"srprop"_s, {});
        break;
    case RecipeKind::PagePile:
    case RecipeKind::PetScan:
    case RecipeKind::Sitelinks:
        Q_UNREACHABLE();
    }
    return params;
}

Result<void> continueFrom(const QString &next, ApiParams &params)
{
    if (next.isEmpty())
        return {};
    const QJsonObject object = QJsonDocument::fromJson(next.toUtf8()).object();
    if (object.isEmpty())
        return failure(ErrorKind::Wiki, u"bad-list-answer"_s, u"continue"_s);
    for (auto key = object.begin(); key != object.end(); ++key)
        params.set(key.key(), key.value().toVariant().toString());
    return {};
}

Result<FoundPages> readListAnswer(const QJsonObject &answer, const Recipe &recipe, const WikiFacts &facts)
{
    auto pages = rowsFor(answer, recipe, facts);
    if (!pages)
        return tl::unexpected(pages.error());
    FoundPages found{std::move(*pages), {}};
    const QJsonValue next = answer.value("continue"_L1);
    if (!next.isUndefined() && next.toObject().isEmpty())
        return bad(facts, u"continue"_s);
    if (!next.isUndefined())
        found.next = QString::fromUtf8(QJsonDocument(next.toObject()).toJson(QJsonDocument::Compact));
    return found;
}

} // namespace paperround
