// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/recipe.h"

#include "domain/targets/targettext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QUrl>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr qsizetype LongestWords = 300; // Characters that a wiki's search takes.
constexpr qsizetype LongestQuery = 6000; // Characters: a longer address is refused by web servers.
constexpr qsizetype LongestName = 255; // Characters of a group.
constexpr qsizetype MostNamespaces = 100;
constexpr qsizetype MostSites = 100;
constexpr int HighestNamespace = 1'000'000;
constexpr qsizetype LargestFile = 64 * 1024; // Bytes.

tl::unexpected<Error> bad(const QString &code, const QString &field)
{
    return failure(ErrorKind::Input, code, field);
}

bool hasControl(QStringView text)
{
    return std::ranges::any_of(text, [](QChar c) { return c.category() == QChar::Other_Control; });
}

/// A positive number, alone or as this parameter of an address.
std::optional<QString> numberIn(const QString &text, const QString &parameter)
{
    static const QRegularExpression number(u"^[1-9][0-9]{0,17}$"_s);
    const QString value =
        text.contains(u'?') ? QUrlQuery(text.section(u'?', 1)).queryItemValue(parameter) : text;
    return number.match(value).hasMatch() ? std::optional(value) : std::nullopt;
}

std::optional<QString> cleanGroup(const QString &text)
{
    const bool usable =
        !text.isEmpty() && text.size() <= LongestName && !text.contains(u'|') && !hasControl(text);
    return usable ? std::optional(text) : std::nullopt;
}

std::optional<QString> cleanWords(const QString &text)
{
    const QString words = text.simplified();
    const bool usable = !words.isEmpty() && words.size() <= LongestWords;
    return usable ? std::optional(words) : std::nullopt;
}

/// Of an address only the query counts: it goes to the service that the farm's profile names.
std::optional<QString> cleanPetScan(const QString &text)
{
    if (const auto number = numberIn(text, u"psid"_s))
        return number;
    const QString query =
        text.contains(u'?') ? text.section(u'?', 1).section(u'#', 0, 0) : text.section(u'#', 0, 0);
    const bool usable =
        query.contains(u'=') && query.size() <= LongestQuery && !query.contains(u' ') && !hasControl(query);
    return usable ? std::optional(query) : std::nullopt;
}

std::optional<QString> cleanItem(const QString &text)
{
    static const QRegularExpression item(
        u"^(?:https?://[^/]+/(?:wiki|entity)/)?(?:Item:)?(Q[1-9][0-9]{0,17})$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = item.match(text);
    return match.hasMatch() ? std::optional(match.captured(1).toUpper()) : std::nullopt;
}

std::optional<QString> cleanWhat(RecipeKind kind, const QString &what)
{
    const QString text = what.trimmed();
    switch (kind) {
    case RecipeKind::Category:
    case RecipeKind::PageLinks:
    case RecipeKind::Transclusions:
        return cleanTitle(text, FirstLetter::AsWritten);
    case RecipeKind::UserGroup:
        return cleanGroup(text);
    case RecipeKind::Search:
        return cleanWords(text);
    case RecipeKind::PagePile:
        return numberIn(text, u"id"_s);
    case RecipeKind::PetScan:
        return cleanPetScan(text);
    case RecipeKind::Sitelinks:
        return cleanItem(text);
    }
    Q_UNREACHABLE();
}

/// Ends of hosts: each a host itself, or the last of its labels.
Result<QStringList> cleanSites(const QStringList &written)
{
    QStringList sites;
    for (const QString &site : written) {
        const auto clean = cleanHost(site);
        if (!clean)
            return bad(u"bad-sites"_s, u"sites"_s);
        if (!sites.contains(*clean))
            sites.append(*clean);
    }
    if (sites.size() > MostSites)
        return bad(u"bad-sites"_s, u"sites"_s);
    return sites;
}

/// An option that the kind does not know would be believed and not be kept.
Result<void> onlyOptionsOf(const Recipe &recipe)
{
    const bool isGroup = recipe.kind == RecipeKind::UserGroup;
    const bool isItem = recipe.kind == RecipeKind::Sitelinks;
    if (!asksAWiki(recipe.kind) && !recipe.wiki.isEmpty())
        return bad(u"not-for-kind"_s, u"wiki"_s);
    if (recipe.depth != 0 && recipe.kind != RecipeKind::Category)
        return bad(u"not-for-kind"_s, u"depth"_s);
    if (!recipe.namespaces.isEmpty() && (isGroup || isItem))
        return bad(u"not-for-kind"_s, u"namespaces"_s);
    if (recipe.talk && (isGroup || isItem))
        return bad(u"not-for-kind"_s, u"talk"_s);
    if (recipe.active && !isGroup)
        return bad(u"not-for-kind"_s, u"active"_s);
    if (!recipe.sites.isEmpty() && !isItem)
        return bad(u"not-for-kind"_s, u"sites"_s);
    return {};
}

Result<QString> textIn(const QJsonObject &object, const QString &field, bool needed)
{
    const QJsonValue value = object.value(field);
    if (value.isUndefined() && needed)
        return bad(u"missing-field"_s, field);
    if (!value.isUndefined() && !value.isString())
        return bad(u"not-text"_s, field);
    return value.toString();
}

Result<bool> flagIn(const QJsonObject &object, const QString &field)
{
    const QJsonValue value = object.value(field);
    if (!value.isUndefined() && !value.isBool())
        return bad(u"not-a-flag"_s, field);
    return value.toBool();
}

Result<int> numberIn(const QJsonObject &object, const QString &field, int fallback, const QString &code)
{
    const QJsonValue value = object.value(field);
    if (value.isUndefined())
        return fallback;
    const double real = value.toDouble(-1);
    if (real < 0 || real > Recipe::MostRows || real != int(real))
        return bad(code, field);
    return int(real);
}

Result<QList<int>> namespacesIn(const QJsonObject &object, const QString &field)
{
    const QJsonValue value = object.value(field);
    const QJsonArray array = value.toArray();
    if (!value.isUndefined() && !value.isArray())
        return bad(u"bad-namespaces"_s, field);
    QList<int> namespaces;
    for (const QJsonValue &entry : array) {
        const double real = entry.toDouble(-1);
        if (real < 0 || real > HighestNamespace || real != int(real))
            return bad(u"bad-namespaces"_s, field);
        namespaces.append(int(real));
    }
    return namespaces;
}

Result<QStringList> sitesIn(const QJsonObject &object, const QString &field)
{
    const QJsonValue value = object.value(field);
    const QJsonArray array = value.toArray();
    bool usable = value.isUndefined() || value.isArray();
    QStringList sites;
    for (const QJsonValue &entry : array) {
        usable = usable && entry.isString();
        sites.append(entry.toString());
    }
    if (!usable)
        return bad(u"bad-sites"_s, field);
    return sites;
}

Result<RecipeKind> kindIn(const QJsonObject &object)
{
    const auto written = textIn(object, u"kind"_s, true);
    if (!written)
        return tl::unexpected(written.error());
    const auto kind = recipeKindFromName(*written);
    if (!kind)
        return bad(u"bad-kind"_s, u"kind"_s);
    return *kind;
}

/// Gives the value, or remembers the first thing that was wrong.
template <class T> T orRemember(Result<T> read, std::optional<Error> &wrong)
{
    if (!read && !wrong)
        wrong = read.error();
    return read.value_or(T());
}

} // namespace

QString recipeKindName(RecipeKind kind)
{
    switch (kind) {
    case RecipeKind::Category:
        return u"category"_s;
    case RecipeKind::PageLinks:
        return u"page-links"_s;
    case RecipeKind::Transclusions:
        return u"transclusions"_s;
    case RecipeKind::UserGroup:
        return u"user-group"_s;
    case RecipeKind::Search:
        return u"search"_s;
    case RecipeKind::PagePile:
        return u"pagepile"_s;
    case RecipeKind::PetScan:
        return u"petscan"_s;
    case RecipeKind::Sitelinks:
        return u"sitelinks"_s;
    }
    Q_UNREACHABLE();
}

std::optional<RecipeKind> recipeKindFromName(QStringView name)
{
    const auto found = std::ranges::find(allRecipeKinds, name, &recipeKindName);
    return found == allRecipeKinds.end() ? std::nullopt : std::optional(*found);
}

QJsonObject recipeToJson(const Recipe &recipe)
{
    QJsonObject object{{u"kind"_s, recipeKindName(recipe.kind)}, {u"what"_s, recipe.what}};
    if (!recipe.wiki.isEmpty())
        object.insert(u"wiki"_s, recipe.wiki);
    if (recipe.depth != 0)
        object.insert(u"depth"_s, recipe.depth);
    QJsonArray namespaces;
    for (const int ns : recipe.namespaces)
        namespaces.append(ns);
    if (!namespaces.isEmpty())
        object.insert(u"namespaces"_s, namespaces);
    if (recipe.talk)
        object.insert(u"talk"_s, true);
    if (recipe.active)
        object.insert(u"active"_s, true);
    if (!recipe.sites.isEmpty())
        object.insert(u"sites"_s, QJsonArray::fromStringList(recipe.sites));
    if (recipe.limit != Recipe().limit)
        object.insert(u"limit"_s, recipe.limit);
    return object;
}

Result<Recipe> recipeFromJson(const QJsonObject &object)
{
    static const QStringList fields{u"kind"_s, u"wiki"_s,   u"what"_s,  u"depth"_s, u"namespaces"_s,
                                    u"talk"_s, u"active"_s, u"sites"_s, u"limit"_s};
    for (auto field = object.begin(); field != object.end(); ++field) {
        if (!fields.contains(field.key()))
            return bad(u"unknown-field"_s, field.key());
    }
    std::optional<Error> wrong;
    Recipe recipe;
    recipe.kind = orRemember(kindIn(object), wrong);
    recipe.wiki = orRemember(textIn(object, u"wiki"_s, false), wrong);
    recipe.what = orRemember(textIn(object, u"what"_s, true), wrong);
    recipe.depth = orRemember(numberIn(object, u"depth"_s, 0, u"bad-depth"_s), wrong);
    recipe.namespaces = orRemember(namespacesIn(object, u"namespaces"_s), wrong);
    recipe.talk = orRemember(flagIn(object, u"talk"_s), wrong);
    recipe.active = orRemember(flagIn(object, u"active"_s), wrong);
    recipe.sites = orRemember(sitesIn(object, u"sites"_s), wrong);
    recipe.limit = orRemember(numberIn(object, u"limit"_s, recipe.limit, u"bad-limit"_s), wrong);
    if (wrong)
        return tl::unexpected(*wrong);
    return cleanRecipe(recipe);
}

QByteArray recipeToText(const Recipe &recipe)
{
    return QJsonDocument(recipeToJson(recipe)).toJson(QJsonDocument::Compact);
}

Result<Recipe> recipeFromText(const QByteArray &json)
{
    if (json.size() > LargestFile)
        return bad(u"too-big"_s, u"recipe"_s);
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    const auto line = json.left(error.offset).count('\n') + 1;
    if (!document.isObject())
        return bad(u"broken-json"_s, u"line %1"_s.arg(line));
    return recipeFromJson(document.object());
}

Result<Recipe> cleanRecipe(Recipe recipe)
{
    if (const auto fits = onlyOptionsOf(recipe); !fits)
        return tl::unexpected(fits.error());
    if (asksAWiki(recipe.kind)) {
        const auto host = cleanHost(recipe.wiki);
        if (!host)
            return bad(u"invalid-host"_s, u"wiki"_s);
        recipe.wiki = *host;
    }
    const auto what = cleanWhat(recipe.kind, recipe.what);
    if (!what)
        return bad(u"bad-what"_s, u"what"_s);
    recipe.what = *what;
    if (recipe.depth < 0 || recipe.depth > Recipe::DeepestLevel)
        return bad(u"bad-depth"_s, u"depth"_s);
    std::ranges::sort(recipe.namespaces);
    recipe.namespaces.erase(std::unique(recipe.namespaces.begin(), recipe.namespaces.end()),
                            recipe.namespaces.end());
    const bool knowable = recipe.namespaces.isEmpty()
        || (recipe.namespaces.constFirst() >= 0 && recipe.namespaces.constLast() <= HighestNamespace
            && recipe.namespaces.size() <= MostNamespaces);
    if (!knowable)
        return bad(u"bad-namespaces"_s, u"namespaces"_s);
    const auto sites = cleanSites(recipe.sites);
    if (!sites)
        return tl::unexpected(sites.error());
    recipe.sites = *sites;
    if (recipe.limit < 1 || recipe.limit > Recipe::MostRows)
        return bad(u"bad-limit"_s, u"limit"_s);
    return recipe;
}

} // namespace paperround
