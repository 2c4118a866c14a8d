// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/sites/sitefacts.h"

#include "wiki/http/httpclient.h"
#include "wiki/pages/answers.h"

#include <QJsonArray>
#include <QRegularExpression>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr auto defaultOptOut = "Opted-out of message delivery"_L1;

QJsonObject picked(const QJsonObject &from, const QStringList &keys)
{
    QJsonObject kept;
    for (const auto &key : keys) {
        if (from.contains(key))
            kept.insert(key, from.value(key));
    }
    return kept;
}

QHash<int, NamespaceInfo> namespacesOf(const QJsonObject &site)
{
    QHash<int, NamespaceInfo> all;
    const auto namespaces = site.value("namespaces"_L1).toObject();
    for (const auto &value : namespaces) {
        const auto entry = value.toObject();
        NamespaceInfo info;
        info.id = entry.value("id"_L1).toInt();
        info.name = entry.value("name"_L1).toString();
        info.canonical = entry.value("canonical"_L1).toString();
        info.firstLetterCase = entry.value("case"_L1).toString() != "case-sensitive"_L1;
        all.insert(info.id, info);
    }
    for (const auto &value : site.value("namespacealiases"_L1).toArray()) {
        const auto entry = value.toObject();
        const auto known = all.find(entry.value("id"_L1).toInt());
        if (known != all.end())
            known->aliases += entry.value("alias"_L1).toString();
    }
    return all;
}

/// An opt-out category may be given with its namespace, and as a link.
QString withoutNamespace(QString category, const WikiFacts &facts)
{
    const auto info = facts.namespaces.value(14);
    for (const auto &prefix : QStringList{info.name, info.canonical, u"Category"_s} + info.aliases) {
        if (!prefix.isEmpty() && category.startsWith(prefix + u':', Qt::CaseInsensitive))
            return category.mid(prefix.size() + 1).trimmed();
    }
    return category;
}

} // namespace

QJsonObject trimmedSiteInfo(const QJsonObject &query)
{
    static const QStringList general{
        u"sitename"_s,  u"lang"_s,           u"rtl"_s,      u"script"_s,        u"articlepath"_s, u"wikiid"_s,
        u"generator"_s, u"maxarticlesize"_s, u"readonly"_s, u"readonlyreason"_s};
    const auto told = query.value("general"_L1).toObject();
    if (!told.value("generator"_L1).toString().startsWith("MediaWiki"_L1))
        return {};
    QJsonObject namespaces;
    const auto all = query.value("namespaces"_L1).toObject();
    for (auto entry = all.begin(); entry != all.end(); ++entry)
        namespaces.insert(entry.key(),
                          picked(entry.value().toObject(), {u"id"_s, u"name"_s, u"canonical"_s, u"case"_s}));
    QJsonArray extensions;
    for (const auto &value : query.value("extensions"_L1).toArray())
        extensions.append(value.toObject().value("name"_L1));
    return {{u"general"_s, picked(told, general)},
            {u"namespaces"_s, namespaces},
            {u"namespacealiases"_s, query.value("namespacealiases"_L1)},
            {u"extensions"_s, extensions}};
}

QJsonObject trimmedMessages(const QJsonObject &query)
{
    QJsonObject kept;
    for (const auto &value : query.value("allmessages"_L1).toArray()) {
        const auto entry = value.toObject();
        if (!entry.value("missing"_L1).toBool())
            kept.insert(entry.value("name"_L1).toString(), entry.value("content"_L1));
    }
    return kept;
}

const QStringList &neededMessages()
{
    static const QStringList names{u"massmessage-hidden-comment"_s, u"massmessage-redirect-notice"_s,
                                   u"massmessage-optout-category"_s, u"newsectionsummary"_s};
    return names;
}

WikiFacts factsOf(const QString &wiki, const QUrl &api, const QJsonObject &site, const QJsonObject &messages)
{
    const auto general = site.value("general"_L1).toObject();
    WikiFacts facts;
    facts.wiki = wiki;
    facts.api = api;
    facts.dbname = general.value("wikiid"_L1).toString();
    facts.siteName = general.value("sitename"_L1).toString();
    facts.language = general.value("lang"_L1).toString();
    facts.rightToLeft = general.value("rtl"_L1).toBool();
    const auto script = general.value("script"_L1).toString();
    facts.index = api.resolved(QUrl(script.startsWith(u'/') ? script : u"index.php"_s));
    if (!isSameOrigin(facts.index, api))
        facts.index = api.resolved(QUrl(u"index.php"_s));
    facts.articlePath = general.value("articlepath"_L1).toString();
    facts.generator = general.value("generator"_L1).toString();
    facts.namespaces = namespacesOf(site);
    for (const auto &name : site.value("extensions"_L1).toArray())
        facts.extensions.insert(name.toString());
    facts.maxArticleSize = general.value("maxarticlesize"_L1).toInteger(facts.maxArticleSize);
    if (general.value("readonly"_L1).toBool())
        facts.readOnlyReason = general.value("readonlyreason"_L1).toString(u"read-only"_s);
    facts.hiddenComment = messages.value("massmessage-hidden-comment"_L1).toString();
    facts.redirectNotice = messages.value("massmessage-redirect-notice"_L1).toString();
    facts.newSectionSummary = messages.value("newsectionsummary"_L1).toString();
    const auto optOut = messages.value("massmessage-optout-category"_L1).toString().trimmed();
    facts.optOutCategory = optOut.isEmpty() ? QString(defaultOptOut) : withoutNamespace(optOut, facts);
    return facts;
}

namespace {

/// Calls `use(host, site)` for each wiki of a matrix that is reached safely.
template <class Use> void forEachOfMatrix(const QJsonObject &matrix, Use use)
{
    const auto take = [&use](const QJsonArray &sites) {
        for (const auto &value : sites) {
            const auto site = value.toObject();
            const QUrl url(site.value("url"_L1).toString());
            if (isSecureEnough(url))
                use(hostOf(url), site);
        }
    };
    for (auto entry = matrix.begin(); entry != matrix.end(); ++entry) {
        if (entry.key() == "specials"_L1)
            take(entry.value().toArray());
        else
            take(entry.value().toObject().value("site"_L1).toArray());
    }
}

} // namespace

QStringList hostsOfMatrix(const QJsonObject &matrix)
{
    QStringList hosts;
    forEachOfMatrix(matrix, [&hosts](const QString &host, const QJsonObject &) { hosts += host; });
    hosts.removeDuplicates();
    return hosts;
}

QJsonObject databasesOfMatrix(const QJsonObject &matrix)
{
    QJsonObject databases;
    forEachOfMatrix(matrix, [&databases](const QString &host, const QJsonObject &site) {
        const QString database = site.value("dbname"_L1).toString();
        if (!database.isEmpty())
            databases.insert(database.toLower(), host);
    });
    return databases;
}

QJsonObject hostsOfInterwikis(const QJsonArray &map)
{
    QJsonObject hosts;
    for (const auto &value : map) {
        const auto entry = value.toObject();
        auto address = entry.value("url"_L1).toString();
        if (address.startsWith("//"_L1))
            address.prepend("https:"_L1);
        const QUrl url(address.replace("$1"_L1, ""_L1));
        if (isSecureEnough(url))
            hosts.insert(entry.value("prefix"_L1).toString().toLower(), hostOf(url));
    }
    return hosts;
}

QStringList languagesOfInterwikis(const QJsonArray &map)
{
    QStringList languages;
    for (const auto &value : map) {
        const auto entry = value.toObject();
        if (entry.contains("language"_L1) || isSet(entry, "extralanglink"_L1))
            languages.append(entry.value("prefix"_L1).toString().toLower());
    }
    return languages;
}

QJsonObject closedInMatrix(const QJsonObject &matrix)
{
    QJsonObject closed;
    forEachOfMatrix(matrix, [&closed](const QString &host, const QJsonObject &site) {
        for (const auto word : {"fishbowl"_L1, "private"_L1, "closed"_L1}) {
            if (isSet(site, word))
                closed.insert(host, QString(word));
        }
    });
    return closed;
}

QUrl editUriOf(const QString &html, const QUrl &page)
{
    static const QRegularExpression link(u"<link\\b[^>]{0,500}\\brel=[\"']EditURI[\"'][^>]{0,500}>"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression href(u"\\bhref=[\"']([^\"']{1,500})[\"']"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    const auto address = href.match(link.match(html).captured()).captured(1);
    if (address.isEmpty())
        return {};
    auto api = page.resolved(QUrl(address)).adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    const bool isOurs =
        isSameOrigin(api, page) && api.userInfo().isEmpty() && api.path().endsWith("/api.php"_L1);
    return isOurs ? api : QUrl();
}

QString hostOf(const QUrl &url)
{
    const int usual = url.scheme() == "https"_L1 ? 443 : 80;
    const auto port = url.port(usual);
    const auto host = url.host().toLower();
    return port == usual ? host : host + u':' + QString::number(port);
}

} // namespace paperround
