// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/farms.h"

#include "domain/targets/targettext.h"
#include "wiki/http/httpclient.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr int MaxWikis = 5000;
constexpr int MaxCount = 1'000'000;
constexpr qsizetype MaxTitle = 255;
const QRegularExpression UnfitForATitle(QStringLiteral("[\\[\\]{}|<>#\\x00-\\x1f]"));
constexpr int MaxWikiName = 80; ///< In characters; it stands in table cells.

/// Takes the fields out of one JSON object; remembers the first thing wrong, with its place.
class Reader
{
public:
    Reader(QJsonObject object, QString place)
        : m_object(std::move(object))
        , m_place(std::move(place))
    {
    }

    QString text(const QString &key, bool needed = false)
    {
        const QJsonValue value = m_object.take(key);
        if (value.isString() && !(needed && value.toString().isEmpty()))
            return value.toString();
        if (!value.isUndefined() || needed)
            wrong(key);
        return {};
    }

    int number(const QString &key, int fallback, int least, int most)
    {
        const QJsonValue value = m_object.take(key);
        if (value.isUndefined())
            return fallback;
        const double real = value.toDouble(least - 1.0);
        if (real < least || real > most || real != int(real)) {
            wrong(key);
            return fallback;
        }
        return int(real);
    }

    bool flag(const QString &key, bool fallback = false)
    {
        const QJsonValue value = m_object.take(key);
        if (!value.isUndefined() && !value.isBool())
            wrong(key);
        return value.toBool(fallback);
    }

    /// "host" or "host:port", nothing else.
    QString host(const QString &key)
    {
        const QString value = text(key, true).toLower();
        const QUrl url(u"https://"_qs + value, QUrl::StrictMode);
        if (!url.isValid() || url.authority() != value || !url.userName().isEmpty() || url.host().isEmpty())
            wrong(key);
        return value;
    }

    QUrl api(const QString &key)
    {
        const QString value = text(key);
        const QUrl url(value, QUrl::StrictMode);
        if (!value.isEmpty()
            && (!isSecureEnough(url) || !url.path().endsWith(u"/api.php"_s) || !url.userInfo().isEmpty()))
            wrong(key);
        return url;
    }

    /// Of a service beside the wikis: any page of it.
    QUrl service(const QString &key)
    {
        const QString value = text(key);
        const QUrl url(value, QUrl::StrictMode);
        if (!value.isEmpty() && (!isSecureEnough(url) || !url.userInfo().isEmpty() || url.hasQuery()))
            wrong(key);
        return url;
    }

    Reader object(const QString &key)
    {
        const QJsonValue value = m_object.take(key);
        if (!value.isUndefined() && !value.isObject())
            wrong(key);
        return {value.toObject(), place(key)};
    }

    QJsonArray array(const QString &key)
    {
        const QJsonValue value = m_object.take(key);
        if (!value.isUndefined() && !value.isArray())
            wrong(key);
        return value.toArray();
    }

    [[nodiscard]] QString place(const QString &key) const
    {
        return m_place.isEmpty() ? key : m_place + u'.' + key;
    }
    [[nodiscard]] QStringList keys() const { return m_object.keys(); }
    [[nodiscard]] bool has(const QString &key) const { return m_object.contains(key); }
    void wrong(const QString &key)
    {
        if (m_wrong.isEmpty())
            m_wrong = place(key);
    }

    /// The first wrong place; what was never asked for is wrong too.
    QString problem()
    {
        if (m_wrong.isEmpty() && !m_object.isEmpty())
            wrong(m_object.constBegin().key());
        return m_wrong;
    }

private:
    QJsonObject m_object;
    QString m_place;
    QString m_wrong;
};

tl::unexpected<Error> bad(const QString &place)
{
    return failure(ErrorKind::Input, u"bad-farm-profile"_qs, place);
}

Result<SendPolicy> readPolicy(Reader reader, const QString &home)
{
    static const QHash<QString, SendPolicy::Who> words{{u"everybody"_qs, SendPolicy::Who::Everybody},
                                                       {u"right"_qs, SendPolicy::Who::Right},
                                                       {u"group"_qs, SendPolicy::Who::Group},
                                                       {u"list-page"_qs, SendPolicy::Who::ListPage}};
    SendPolicy policy;
    const QString who = reader.text(u"who"_qs, true);
    if (!words.contains(who))
        reader.wrong(u"who"_qs);
    policy.who = words.value(who, SendPolicy::Who::Right);
    policy.value = reader.text(u"value"_qs, policy.who != SendPolicy::Who::Everybody);
    policy.honourBotExclusion = reader.flag(u"honourBotExclusion"_qs);
    policy.markBotEdits = reader.flag(u"markBotEdits"_qs);
    if (reader.has(u"everyWiki"_qs))
        policy.everyWiki = reader.flag(u"everyWiki"_qs);
    policy.confirmAbove = reader.number(u"confirmAbove"_qs, policy.confirmAbove, 0, MaxCount);
    policy.testPage = reader.text(u"testPage"_qs).trimmed();
    const ReadTarget test = readTargetLine(policy.testPage, {home, {}}, FirstLetter::AsWritten);
    if (!policy.testPage.isEmpty() && !test.problem.isEmpty())
        reader.wrong(u"testPage"_qs);
    if (const QString problem = reader.problem(); !problem.isEmpty())
        return bad(problem);
    return policy;
}

Result<BrakePolicy> readBrakes(Reader reader)
{
    BrakePolicy brakes;
    if (reader.has(u"stopPage"_qs))
        brakes.stopPage = reader.text(u"stopPage"_qs).trimmed();
    if (brakes.stopPage.size() > MaxTitle || brakes.stopPage.contains(UnfitForATitle))
        reader.wrong(u"stopPage"_qs);
    brakes.failureShare = reader.number(u"failureShare"_qs, brakes.failureShare, 0, 100);
    brakes.failureShareOf = reader.number(u"failureShareOf"_qs, brakes.failureShareOf, 1, MaxCount);
    brakes.failuresInARow = reader.number(u"failuresInARow"_qs, brakes.failuresInARow, 0, MaxCount);
    brakes.reverts = reader.number(u"reverts"_qs, brakes.reverts, 0, MaxCount);
    brakes.ownTalk = reader.flag(u"ownTalk"_qs, brakes.ownTalk);
    if (const QString problem = reader.problem(); !problem.isEmpty())
        return bad(problem);
    return brakes;
}

QJsonObject brakesToJson(const BrakePolicy &brakes)
{
    return {{u"stopPage"_qs, brakes.stopPage},
            {u"failureShare"_qs, brakes.failureShare},
            {u"failureShareOf"_qs, brakes.failureShareOf},
            {u"failuresInARow"_qs, brakes.failuresInARow},
            {u"reverts"_qs, brakes.reverts},
            {u"ownTalk"_qs, brakes.ownTalk}};
}

Result<ListServices> readServices(Reader reader)
{
    const ListServices services{reader.service(u"pagePile"_qs), reader.service(u"petScan"_qs),
                                reader.api(u"wikibase"_qs)};
    if (const QString problem = reader.problem(); !problem.isEmpty())
        return bad(problem);
    return services;
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

QHash<QString, QString> readAliases(Reader &reader, const QString &key)
{
    Reader names = reader.object(key);
    QHash<QString, QString> aliases;
    for (const QString &name : names.keys()) {
        const QString host = names.host(name);
        const bool taken = !name.trimmed().isEmpty() && aliases.size() < MaxWikis;
        if (taken)
            aliases.insert(name.trimmed().toLower(), host);
        else
            names.wrong(name);
    }
    if (!names.problem().isEmpty())
        reader.wrong(key);
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
        Reader reader(array.at(i).toObject(), place);
        wikis.append({reader.host(u"host"_qs), reader.api(u"api"_qs), reader.text(u"language"_qs),
                      reader.text(u"name"_qs).simplified().left(MaxWikiName)});
        if (const QString problem = reader.problem(); !problem.isEmpty())
            return bad(problem);
    }
    return wikis;
}

Routes readRoutes(Reader &reader)
{
    Routes routes{Route::Edit};
    for (const QJsonValue &value : reader.array(u"routes"_qs)) {
        const auto route = routeFromName(value.toString());
        if (route)
            routes.insert(*route);
        else
            reader.wrong(u"routes"_qs);
    }
    return routes;
}

QString policyWord(SendPolicy::Who who)
{
    switch (who) {
    case SendPolicy::Who::Everybody:
        return u"everybody"_qs;
    case SendPolicy::Who::Right:
        return u"right"_qs;
    case SendPolicy::Who::Group:
        return u"group"_qs;
    case SendPolicy::Who::ListPage:
        return u"list-page"_qs;
    }
    return {};
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
    Reader reader(document.object(), {});
    FarmProfile farm;
    farm.name = reader.text(u"name"_qs, true);
    farm.home = reader.host(u"home"_qs);
    farm.homeApi = reader.api(u"homeApi"_qs);
    farm.practice = reader.flag(u"practice"_qs);
    farm.totalRequests = reader.number(u"totalRequests"_qs, farm.totalRequests, 1, 3);

    Reader oauth = reader.object(u"oauth"_qs);
    farm.oauthClientId = oauth.text(u"clientId"_qs);
    farm.oauthClientSecret = oauth.text(u"clientSecret"_qs);
    farm.oauthRedirectPort = quint16(oauth.number(u"redirectPort"_qs, farm.oauthRedirectPort, 1024, 65535));

    if (reader.has(u"routes"_qs))
        farm.routes = readRoutes(reader);
    if (reader.has(u"send"_qs)) {
        const auto policy = readPolicy(reader.object(u"send"_qs), farm.home);
        if (!policy)
            return tl::unexpected(policy.error());
        farm.send = *policy;
    }
    const auto brakes = readBrakes(reader.object(u"brakes"_qs));
    if (!brakes)
        return tl::unexpected(brakes.error());
    farm.brakes = *brakes;
    const auto services = readServices(reader.object(u"services"_qs));
    if (!services)
        return tl::unexpected(services.error());
    farm.services = *services;
    farm.aliases = readAliases(reader, u"aliases"_s);
    const auto wikis = readWikis(reader.array(u"wikis"_qs));
    if (!wikis)
        return tl::unexpected(wikis.error());
    farm.wikis = *wikis;

    for (Reader *part : {&reader, &oauth}) {
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
    QJsonObject send{{u"who"_qs, policyWord(farm.send.who)}};
    if (farm.send.who != SendPolicy::Who::Everybody)
        send.insert(u"value"_qs, farm.send.value);
    if (farm.send.honourBotExclusion)
        send.insert(u"honourBotExclusion"_qs, true);
    if (farm.send.markBotEdits)
        send.insert(u"markBotEdits"_qs, true);
    if (farm.send.everyWiki)
        send.insert(u"everyWiki"_qs, *farm.send.everyWiki);
    if (farm.send.confirmAbove != SendPolicy().confirmAbove)
        send.insert(u"confirmAbove"_qs, farm.send.confirmAbove);
    if (!farm.send.testPage.isEmpty())
        send.insert(u"testPage"_qs, farm.send.testPage);
    object.insert(u"send"_qs, send);
    if (farm.brakes != BrakePolicy())
        object.insert(u"brakes"_qs, brakesToJson(farm.brakes));
    if (farm.services != ListServices())
        object.insert(u"services"_qs, servicesToJson(farm.services));
    if (!farm.aliases.isEmpty()) {
        QJsonObject aliases;
        for (auto alias = farm.aliases.begin(); alias != farm.aliases.end(); ++alias)
            aliases.insert(alias.key(), alias.value());
        object.insert(u"aliases"_qs, aliases);
    }
    if (farm.routes != FarmProfile().routes) {
        QJsonArray routes;
        for (const Route route : allRoutes) {
            if (farm.routes.contains(route))
                routes.append(routeName(route));
        }
        object.insert(u"routes"_qs, routes);
    }
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
