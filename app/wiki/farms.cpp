// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/farms.h"

#include "domain/review/policyjson.h"
#include "domain/targets/targettext.h"
#include "wiki/http/httpclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxWikis = 5000;
constexpr int MaxWikiName = 80; ///< In characters; it stands in table cells.

/// "host" or "host:port", nothing else.
QString hostIn(JsonFields &fields, const QString &key)
{
    const QString value = fields.text(key, true).toLower();
    const QUrl url(u"https://"_qs + value, QUrl::StrictMode);
    if (!url.isValid() || url.authority() != value || !url.userName().isEmpty() || url.host().isEmpty())
        fields.wrong(key);
    return value;
}

QUrl apiIn(JsonFields &fields, const QString &key)
{
    const QString value = fields.text(key);
    const QUrl url(value, QUrl::StrictMode);
    if (!value.isEmpty()
        && (!isSecureEnough(url) || !url.path().endsWith(u"/api.php"_s) || !url.userInfo().isEmpty()))
        fields.wrong(key);
    return url;
}

/// Of a service beside the wikis: any page of it.
QUrl serviceIn(JsonFields &fields, const QString &key)
{
    const QString value = fields.text(key);
    const QUrl url(value, QUrl::StrictMode);
    if (!value.isEmpty() && (!isSecureEnough(url) || !url.userInfo().isEmpty() || url.hasQuery()))
        fields.wrong(key);
    return url;
}

/// The title of a page; empty: none.
QString pageIn(JsonFields &fields, const QString &key)
{
    const QString title = fields.text(key).trimmed();
    if (!title.isEmpty() && !cleanTitle(title, FirstLetter::AsWritten))
        fields.wrong(key);
    return title;
}

tl::unexpected<Error> bad(const QString &place)
{
    return failure(ErrorKind::Input, u"bad-farm-profile"_qs, place);
}

ListServices servicesFrom(JsonFields &fields)
{
    return {serviceIn(fields, u"pagePile"_qs), serviceIn(fields, u"petScan"_qs),
            apiIn(fields, u"wikibase"_qs)};
}

QJsonObject servicesToJson(const ListServices &services)
{
    QJsonObject object;
    for (const auto &[key, url] : {std::pair(u"pagePile"_qs, services.pagePile),
                                   {u"petScan"_qs, services.petScan},
                                   {u"wikibase"_qs, services.wikibase}}) {
        if (!url.isEmpty())
            object.insert(key, url.toString());
    }
    return object;
}

QHash<QString, QString> aliasesFrom(JsonFields &fields, const QString &key)
{
    JsonFields names = fields.object(key);
    QHash<QString, QString> aliases;
    for (const QString &name : names.keys()) {
        const QString host = hostIn(names, name);
        const bool taken = !name.trimmed().isEmpty() && aliases.size() < MaxWikis;
        if (taken)
            aliases.insert(name.trimmed().toLower(), host);
        else
            names.wrong(name);
    }
    if (!names.problem().isEmpty())
        fields.wrong(key);
    return aliases;
}

Result<QList<FarmWiki>> readWikis(const QJsonArray &array)
{
    if (array.size() > MaxWikis)
        return bad(u"wikis"_qs);
    QList<FarmWiki> wikis;
    for (qsizetype i = 0; i < array.size(); ++i) {
        const QString place = u"wikis[%1]"_qs.arg(i);
        if (!array.at(i).isObject())
            return bad(place);
        JsonFields reader(array.at(i).toObject(), place);
        wikis.append({hostIn(reader, u"host"_qs), apiIn(reader, u"api"_qs), reader.text(u"language"_qs),
                      reader.text(u"name"_qs).simplified().left(MaxWikiName)});
        if (const QString problem = reader.problem(); !problem.isEmpty())
            return bad(problem);
    }
    return wikis;
}

} // namespace

Result<FarmProfile> farmFromJson(const QByteArray &json)
{
    QJsonParseError parse;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parse);
    if (!document.isObject()) {
        const auto line = json.left(parse.offset).count('\n') + 1;
        return bad(u"line %1: %2"_qs.arg(line).arg(parse.errorString()));
    }
    JsonFields reader(document.object());
    FarmProfile farm;
    farm.name = reader.text(u"name"_qs, true);
    farm.home = hostIn(reader, u"home"_qs);
    farm.homeApi = apiIn(reader, u"homeApi"_qs);
    farm.practice = reader.flag(u"practice"_qs);
    farm.totalRequests = int(reader.number(u"totalRequests"_qs, farm.totalRequests, 1, 3));

    JsonFields oauth = reader.object(u"oauth"_qs);
    farm.oauthClientId = oauth.text(u"clientId"_qs);
    farm.oauthClientSecret = oauth.text(u"clientSecret"_qs);
    farm.oauthRedirectPort = quint16(oauth.number(u"redirectPort"_qs, farm.oauthRedirectPort, 1024, 65535));

    const bool saysWho = reader.has(u"send"_qs);
    JsonFields send = reader.object(u"send"_qs);
    JsonFields brakes = reader.object(u"brakes"_qs);
    JsonFields services = reader.object(u"services"_qs);
    JsonFields review = reader.object(u"review"_qs);
    if (saysWho)
        farm.send = sendPolicyFrom(send, farm.home);
    farm.review = reviewPolicyFrom(review);
    if (reader.has(u"policyPage"_qs))
        farm.policyPage = pageIn(reader, u"policyPage"_qs);
    farm.brakes = brakePolicyFrom(brakes);
    farm.services = servicesFrom(services);
    farm.aliases = aliasesFrom(reader, u"aliases"_s);
    farm.routes = routesFrom(reader);
    const auto wikis = readWikis(reader.array(u"wikis"_qs));
    if (!wikis)
        return tl::unexpected(wikis.error());
    farm.wikis = *wikis;

    for (JsonFields *part : {&reader, &oauth, &send, &review, &brakes, &services}) {
        if (const QString problem = part->problem(); !problem.isEmpty())
            return bad(problem);
    }
    return farm;
}

QByteArray farmToJson(const FarmProfile &farm)
{
    QJsonObject object{
        {u"name"_qs, farm.name}, {u"home"_qs, farm.home}, {u"totalRequests"_qs, farm.totalRequests}};
    if (!farm.homeApi.isEmpty())
        object.insert(u"homeApi"_qs, farm.homeApi.toString());
    if (farm.practice)
        object.insert(u"practice"_qs, true);
    QJsonObject oauth{{u"redirectPort"_qs, farm.oauthRedirectPort}};
    if (!farm.oauthClientId.isEmpty())
        oauth.insert(u"clientId"_qs, farm.oauthClientId);
    if (!farm.oauthClientSecret.isEmpty())
        oauth.insert(u"clientSecret"_qs, farm.oauthClientSecret);
    object.insert(u"oauth"_qs, oauth);
    object.insert(u"send"_qs, sendPolicyToJson(farm.send));
    if (farm.review != FarmProfile().review)
        object.insert(u"review"_qs, reviewPolicyToJson(farm.review));
    if (farm.policyPage != DefaultPolicyPage)
        object.insert(u"policyPage"_qs, farm.policyPage);
    if (farm.brakes != BrakePolicy())
        object.insert(u"brakes"_qs, brakePolicyToJson(farm.brakes));
    if (farm.services != ListServices())
        object.insert(u"services"_qs, servicesToJson(farm.services));
    if (!farm.aliases.isEmpty()) {
        QJsonObject aliases;
        for (auto alias = farm.aliases.begin(); alias != farm.aliases.end(); ++alias)
            aliases.insert(alias.key(), alias.value());
        object.insert(u"aliases"_qs, aliases);
    }
    if (farm.routes != FarmProfile().routes)
        object.insert(u"routes"_qs, routesToJson(farm.routes));
    QJsonArray wikis;
    for (const FarmWiki &wiki : farm.wikis) {
        QJsonObject entry{{u"host"_qs, wiki.host}};
        if (!wiki.api.isEmpty())
            entry.insert(u"api"_qs, wiki.api.toString());
        if (!wiki.language.isEmpty())
            entry.insert(u"language"_qs, wiki.language);
        if (!wiki.name.isEmpty())
            entry.insert(u"name"_qs, wiki.name);
        wikis.append(entry);
    }
    if (!wikis.isEmpty())
        object.insert(u"wikis"_qs, wikis);
    return QJsonDocument(object).toJson();
}

} // namespace paperround
