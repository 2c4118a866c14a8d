// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/practicefarm.h"

#include "domain/review/policypage.h"
#include "practice/practicefarmparts.h"

using namespace Qt::StringLiterals;

namespace paperround {

PracticeFarm::PracticeFarm(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    connect(&d->gate, &FarmGate::pageChanged, this, &PracticeFarm::pageChanged);
    connect(&d->gate, &FarmGate::requestHandled, this, &PracticeFarm::requestHandled);
}

PracticeFarm::~PracticeFarm() = default;

Result<void> PracticeFarm::listen(quint16 firstPort)
{
    close();
    d->farm.jobs.clear();
    d->wikis = d->content.wikis([this] { return now(); }, d->size);
    for (std::size_t i = 0; i < d->wikis.size(); ++i) {
        WikiStore *wiki = d->wikis[i].get();
        auto server = std::make_unique<HttpServer>(
            [this, wiki](std::shared_ptr<HttpExchange> exchange) { d->gate.handle(*wiki, exchange); });
        const Result<void> listening = server->listen(firstPort == 0 ? quint16(0) : quint16(firstPort + i));
        if (!listening) {
            close();
            return listening;
        }
        wiki->identity().host = u"127.0.0.1:"_s + QString::number(server->port());
        d->servers.push_back(std::move(server));
    }
    d->content.fillPages(d->wikis);
    writePolicy();
    return {};
}

void PracticeFarm::setSize(int wikis)
{
    d->size = wikis;
}

void PracticeFarm::close()
{
    d->gate.forget();
    d->servers.clear();
}

FarmProfile PracticeFarm::profile() const
{
    FarmProfile profile;
    profile.name = tr("Practice farm");
    profile.home = host(u"home");
    profile.homeApi = api(profile.home);
    for (const auto &wiki : d->wikis) {
        const WikiIdentity &it = wiki->identity();
        profile.wikis.append({it.host, api(it.host), it.language, it.siteName});
    }
    profile.practice = true;
    profile.oauthClientId = d->oauth.clientId();
    profile.oauthClientSecret = d->oauth.clientSecret();
    profile.oauthRedirectPort = d->redirectPort;
    profile.routes.insert(Route::MassMessage);
    profile.send = {.who = SendPolicy::Who::Everybody, .value = {}, .everyWiki = true};
    profile.review = d->review;
    // The farm is made by this program, and so is its profile: what that says shall hold, as it was changed.
    // The home wiki's page says the same, for whoever names it.
    profile.policyPage.clear();
    return profile;
}

void PracticeFarm::setReview(const ReviewPolicy &review)
{
    d->review = review;
    if (!d->servers.empty())
        writePolicy();
}

void PracticeFarm::writePolicy()
{
    const QString home = host(u"home");
    write(home, DefaultPolicyPage, policyPageText(policyOf(profile())), u"Rowan Quist"_s);
    protect(home, DefaultPolicyPage, u"edit"_s);
}

QJsonObject PracticeFarm::announcement() const
{
    QJsonArray wikis;
    for (const auto &wiki : d->wikis) {
        const WikiIdentity &identity = wiki->identity();
        wikis.append(QJsonObject{{u"host"_s, identity.host},
                                 {u"api"_s, api(identity.host).toString()},
                                 {u"lang"_s, identity.language}});
    }
    QJsonArray users;
    for (const PracticeUser &user : d->users)
        users.append(QJsonObject{{u"name"_s, user.name}, {u"token"_s, user.token}});
    return {{u"home"_s, u"http://"_s + host(u"home")}, {u"wikis"_s, wikis}, {u"users"_s, users}};
}

QList<PracticeUser> PracticeFarm::users() const
{
    return d->users;
}

PracticeBotPassword PracticeFarm::botPassword() const
{
    return d->bot;
}

PracticeTroubles &PracticeFarm::troubles()
{
    return d->troubles;
}

QStringList PracticeFarm::hosts() const
{
    QStringList hosts;
    for (const auto &wiki : d->wikis)
        hosts.append(wiki->identity().host);
    return hosts;
}

QString PracticeFarm::host(QStringView name) const
{
    for (const auto &wiki : d->wikis) {
        if (wiki->identity().name == name)
            return wiki->identity().host;
    }
    return {};
}

QUrl PracticeFarm::api(const QString &host) const
{
    return QUrl(u"http://"_s + host + u"/w/api.php"_s);
}

QUrl PracticeFarm::pageUrl(const QString &host, const QString &title) const
{
    const WikiStore *wiki = d->wiki(host);
    return wiki ? QUrl(wiki->identity().articleUrl(title)) : QUrl();
}

QString PracticeFarm::oauthRedirectUri() const
{
    return d->oauth.redirectUri();
}

void PracticeFarm::setOauthRedirectPort(quint16 port)
{
    d->redirectPort = port;
    d->oauth.setRedirectUri(u"http://127.0.0.1:"_s + QString::number(port) + u"/callback"_s);
}

void PracticeFarm::setOauthModern(bool modern)
{
    d->oauth.setModern(modern);
}

void PracticeFarm::setTokenLives(std::chrono::seconds access, std::chrono::seconds refresh)
{
    d->accounts.setLives(access, refresh);
}

void PracticeFarm::expireAccessTokens()
{
    d->accounts.expireAccess();
}

void PracticeFarm::revokeGrants(const QString &user)
{
    d->accounts.revoke(user);
}

QString PracticeFarm::issueToken(const QString &user, const QStringList &grants)
{
    return d->accounts.issue(user, d->oauth.clientId(), grants.isEmpty() ? FarmAccounts::allGrants() : grants)
        .access;
}

void PracticeFarm::setClockOffset(std::chrono::milliseconds offset)
{
    d->offset = offset;
}

QDateTime PracticeFarm::now() const
{
    return d->clock();
}

QList<PracticeRequest> PracticeFarm::log() const
{
    return d->gate.log();
}

int PracticeFarm::requests(const QString &host, const QString &action) const
{
    return d->gate.carriedOut(host, action);
}

int PracticeFarm::requestsReceived() const
{
    return d->gate.received();
}

int PracticeFarm::copiesUnderWay() const
{
    return d->gate.underWay();
}

void PracticeFarm::resetCounts()
{
    d->gate.resetCounts();
}

} // namespace paperround
