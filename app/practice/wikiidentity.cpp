// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/wikiidentity.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace paperround::inline practice {

namespace {

const std::map<int, QString> &canonicalNames()
{
    static const std::map<int, QString> names{
        {-2, u"Media"_s},    {-1, u"Special"_s},       {0, QString()},      {1, u"Talk"_s},
        {2, u"User"_s},      {3, u"User talk"_s},      {4, u"Project"_s},   {5, u"Project talk"_s},
        {6, u"File"_s},      {7, u"File talk"_s},      {8, u"MediaWiki"_s}, {9, u"MediaWiki talk"_s},
        {10, u"Template"_s}, {11, u"Template talk"_s}, {12, u"Help"_s},     {13, u"Help talk"_s},
        {14, u"Category"_s}, {15, u"Category talk"_s}, {90, u"Thread"_s},   {91, u"Thread talk"_s},
        {92, u"Summary"_s},  {93, u"Summary talk"_s},  {2600, u"Topic"_s}};
    return names;
}

QString firstUpper(QString text)
{
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

QHash<QString, QString> words(const QJsonObject &object)
{
    QHash<QString, QString> words;
    for (auto it = object.begin(); it != object.end(); ++it)
        words.insert(it.key(), it.value().toString());
    return words;
}

} // namespace

WikiIdentity::WikiIdentity(const QJsonObject &wiki)
    : name(wiki["name"_L1].toString())
    , dbname(wiki["dbname"_L1].toString())
    , siteName(wiki["siteName"_L1].toString())
    , language(wiki["language"_L1].toString())
    , mainPage(wiki["mainPage"_L1].toString())
    , rightToLeft(wiki["rightToLeft"_L1].toBool())
    , namespaces(canonicalNames())
    , messages(words(wiki["messages"_L1].toObject()))
    , signatureTime(wiki["signatureTime"_L1].toString())
{
    const QJsonObject own = wiki["namespaces"_L1].toObject();
    for (auto it = own.begin(); it != own.end(); ++it)
        namespaces[it.key().toInt()] = it.value().toString();
    const QJsonObject others = wiki["aliases"_L1].toObject();
    for (auto it = others.begin(); it != others.end(); ++it)
        aliases.append({it.key(), it.value().toInt()});
    for (const QJsonValue &word : wiki["redirectWords"_L1].toArray())
        redirectWords.append(word.toString());
}

std::optional<int> WikiIdentity::namespaceOf(const QString &prefix) const
{
    for (const auto &[id, own] : namespaces) {
        if (id != 0
            && (own.compare(prefix, Qt::CaseInsensitive) == 0
                || canonical(id).compare(prefix, Qt::CaseInsensitive) == 0))
            return id;
    }
    for (const auto &[alias, id] : aliases) {
        if (alias.compare(prefix, Qt::CaseInsensitive) == 0)
            return id;
    }
    return std::nullopt;
}

std::optional<WikiTitle> WikiIdentity::parse(const QString &text, int fallback) const
{
    static const QRegularExpression invalid(u"[<>\\[\\]{}|\\x00-\\x1f\\x7f\\x{fffd}]"_s);
    QString rest = text;
    rest.remove(QRegularExpression(u"[\\x{200e}\\x{200f}\\x{202a}-\\x{202e}]"_s));
    rest = rest.replace(u'_', u' ').simplified();
    WikiTitle title{.ns = fallback};
    if (rest.startsWith(u':')) {
        rest = rest.sliced(1).trimmed();
        title.ns = 0;
    }
    if (const qsizetype hash = rest.indexOf(u'#'); hash >= 0) {
        title.fragment = rest.sliced(hash + 1);
        rest = rest.first(hash).trimmed();
    }
    // The wiki's own prefix leads to its own pages.
    if (rest.startsWith(name + u':', Qt::CaseInsensitive))
        rest = rest.sliced(name.size() + 1).trimmed();
    if (const qsizetype colon = rest.indexOf(u':'); colon > 0) {
        const QString prefix = rest.first(colon).trimmed();
        if (const std::optional<int> ns = namespaceOf(prefix)) {
            title.ns = *ns;
            rest = rest.sliced(colon + 1).trimmed();
        } else if (interwikis.contains(prefix.toLower())) {
            title.interwiki = prefix.toLower();
            title.ns = 0;
            rest = rest.sliced(colon + 1).trimmed();
        }
    }
    if (rest.isEmpty() || rest.toUtf8().size() > 255 || rest.contains(invalid) || rest == u"."_s
        || rest == u".."_s)
        return std::nullopt;
    title.text = title.interwiki.isEmpty() ? firstUpper(rest) : rest;
    return title;
}

QString WikiIdentity::prefixed(const WikiTitle &title) const
{
    if (!title.interwiki.isEmpty())
        return title.interwiki + u':' + title.text;
    return prefixed(title.ns, title.text);
}

QString WikiIdentity::prefixed(int ns, const QString &text) const
{
    const auto found = namespaces.find(ns);
    return found == namespaces.end() || found->second.isEmpty() ? text : found->second + u':' + text;
}

QString WikiIdentity::canonical(int ns) const
{
    const auto found = canonicalNames().find(ns);
    return found == canonicalNames().end() ? QString() : found->second;
}

std::optional<QString> WikiIdentity::message(const QString &key) const
{
    if (const auto own = messages.constFind(key); own != messages.cend())
        return *own;
    if (const auto fallback = english.constFind(key); fallback != english.cend())
        return *fallback;
    return std::nullopt;
}

QString WikiIdentity::server() const
{
    return u"http://"_s + host;
}

QString WikiIdentity::articleUrl(const QString &title) const
{
    QString path = title;
    path.replace(u' ', u'_');
    return server() + u"/wiki/"_s + QString::fromLatin1(QUrl::toPercentEncoding(path, ":/"));
}

std::optional<WikiTitle> WikiIdentity::redirectOf(const QString &text) const
{
    static const QRegularExpression link(u"^\\s*:?\\s*\\[\\[([^\\]|]+)(\\|[^\\]]*)?\\]\\]"_s);
    for (const QString &word : redirectWords) {
        if (!text.startsWith(word, Qt::CaseInsensitive))
            continue;
        const QRegularExpressionMatch match = link.match(text.sliced(word.size()));
        return match.hasMatch() ? parse(match.captured(1)) : std::nullopt;
    }
    return std::nullopt;
}

QList<WikiTitle> WikiIdentity::categoriesOf(const QString &text) const
{
    static const QRegularExpression link(u"\\[\\[([^:\\[\\]|]+:[^\\[\\]|]+)(\\|[^\\[\\]]*)?\\]\\]"_s);
    QList<WikiTitle> categories;
    for (const QRegularExpressionMatch &match : link.globalMatch(text)) {
        const std::optional<WikiTitle> title = parse(match.captured(1));
        if (title && title->ns == 14 && title->interwiki.isEmpty() && !categories.contains(*title))
            categories.append(*title);
    }
    return categories;
}

} // namespace paperround::inline practice
