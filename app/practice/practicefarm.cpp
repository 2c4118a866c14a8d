// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/practicefarm.h"

#include "practice/farmgate.h"
#include "practice/othereditors.h"
#include "practice/practicecontent.h"
#include "practice/wikitext.h"

using namespace Qt::StringLiterals;

namespace paperround {

struct PracticeFarm::Private
{
    Private()
        : accounts([this] { return clock(); })
        , oauth(accounts, [this] { return clock(); })
        , farm{.accounts = accounts, .troubles = troubles, .wikis = wikis, .filters = content.filters()}
        , gate(farm, oauth)
    {
        content.fillAccounts(accounts);
        const QString ownerOnly = QString::fromLatin1(FarmAccounts::random(16));
        for (const FarmUser &user : accounts.playable())
            users.append({user.name, accounts.ownerOnlyToken(user.name, ownerOnly)});
        bot = {content.botUser() + u'@' + content.botName(), QString::fromLatin1(FarmAccounts::random(16))};
        accounts.setBotPassword(bot.login, content.botUser(), bot.password);
        wikis = content.wikis([this] { return clock(); });
    }

    [[nodiscard]] QDateTime clock() const
    {
        const qint64 now = QDateTime::currentMSecsSinceEpoch() + offset.count();
        return QDateTime::fromSecsSinceEpoch(now / 1000, Qt::UTC);
    }

    [[nodiscard]] WikiStore *wiki(const QString &host) const
    {
        for (const auto &one : wikis) {
            if (!host.isEmpty() && one->identity().host == host)
                return one.get();
        }
        return nullptr;
    }

    PracticeContent content;
    std::chrono::milliseconds offset{0};
    FarmAccounts accounts;
    PracticeTroubles troubles;
    FarmOAuthServer oauth;
    std::vector<std::unique_ptr<WikiStore>> wikis;
    FarmState farm;
    FarmGate gate;
    std::vector<std::unique_ptr<HttpServer>> servers;
    QList<PracticeUser> users;
    PracticeBotPassword bot;
    quint16 redirectPort = 8799;
    int size = 0; ///< 0: as the content has it.
};

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
    return profile;
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

QStringList PracticeFarm::pages(const QString &host) const
{
    QStringList titles;
    if (const WikiStore *wiki = d->wiki(host)) {
        for (const WikiPage *page : wiki->pages())
            titles.append(wiki->identity().prefixed(page->title));
    }
    return titles;
}

std::optional<QString> PracticeFarm::pageText(const QString &host, const QString &title) const
{
    const WikiStore *wiki = d->wiki(host);
    const WikiPage *page = wiki ? wiki->page(title) : nullptr;
    return page ? std::optional(page->latest().text) : std::nullopt;
}

QList<PracticeRevision> PracticeFarm::revisions(const QString &host, const QString &title) const
{
    const WikiStore *wiki = d->wiki(host);
    const WikiPage *page = wiki ? wiki->page(title) : nullptr;
    return page ? page->revisions : QList<PracticeRevision>();
}

qint64 PracticeFarm::write(const QString &host, const QString &title, const QString &text,
                           const QString &user, const QString &comment)
{
    WikiStore *wiki = d->wiki(host);
    const std::optional<WikiTitle> parsed = wiki ? wiki->identity().parse(title) : std::nullopt;
    if (!parsed)
        return 0;
    const qint64 saved =
        wiki->save({.title = *parsed, .text = preSave(*wiki, text, user), .user = user, .comment = comment});
    Q_EMIT pageChanged(host, wiki->identity().prefixed(*parsed));
    return saved;
}

bool PracticeFarm::otherEditor(const QString &host, const QString &title, OtherEditor work)
{
    WikiStore *wiki = d->wiki(host);
    const std::optional<WikiTitle> parsed = wiki ? wiki->identity().parse(title) : std::nullopt;
    const bool done = parsed && workOnPage(*wiki, *parsed, work.work);
    if (done)
        Q_EMIT pageChanged(host, wiki->identity().prefixed(*parsed));
    return done;
}

bool PracticeFarm::movePage(const QString &host, const QString &from, const QString &to, bool redirect)
{
    WikiStore *wiki = d->wiki(host);
    const std::optional<WikiTitle> source = wiki ? wiki->identity().parse(from) : std::nullopt;
    const std::optional<WikiTitle> target = wiki ? wiki->identity().parse(to) : std::nullopt;
    return source && target && wiki->move(*source, *target, u"Odalys Brandt"_s, redirect);
}

void PracticeFarm::makeBoard(const QString &host, const QString &title, Route kind)
{
    WikiStore *wiki = d->wiki(host);
    const std::optional<WikiTitle> parsed = wiki ? wiki->identity().parse(title) : std::nullopt;
    if (!parsed)
        return;
    const bool isFlow = kind == Route::Flow;
    wiki->save({.title = *parsed,
                .text = isFlow ? u"{\"flow-workflow\":\"zp\"}"_s : u"A page with threads."_s,
                .user = u"Odalys Brandt"_s,
                .comment = {},
                .model = isFlow ? u"flow-board"_s : u"wikitext"_s});
    if (!isFlow)
        wiki->useLiquidThreads(*parsed);
}

void PracticeFarm::protect(const QString &host, const QString &title, const QString &action)
{
    WikiStore *wiki = d->wiki(host);
    const std::optional<WikiTitle> parsed = wiki ? wiki->identity().parse(title) : std::nullopt;
    if (parsed && action == "newthread"_L1)
        wiki->closeToThreads(*parsed);
    else if (parsed)
        wiki->protect(*parsed, u"sysop"_s);
}

void PracticeFarm::setFlowReadOnly(const QString &host, bool readOnly)
{
    if (WikiStore *wiki = d->wiki(host))
        wiki->flowReadOnly = readOnly;
}

QStringList PracticeFarm::boardPosts(const QString &host, const QString &title) const
{
    const WikiStore *wiki = d->wiki(host);
    const WikiPage *board = wiki ? wiki->page(title) : nullptr;
    QStringList texts;
    if (!board)
        return texts;
    for (const WikiTopic &topic : wiki->topics) {
        if (topic.board == board->id)
            texts.append(topic.text);
    }
    for (const WikiPage *thread : wiki->threadsOf(*board))
        texts.append(thread->latest().text);
    return texts;
}

void PracticeFarm::block(const QString &host, const QString &user, bool partial)
{
    if (WikiStore *wiki = d->wiki(host))
        wiki->blocks.insert(
            user,
            {.id = 9, .by = u"Marten Vole"_s, .reason = u"Practice"_s, .time = now(), .partial = partial});
}

void PracticeFarm::unblock(const QString &host, const QString &user)
{
    if (WikiStore *wiki = d->wiki(host))
        wiki->blocks.remove(user);
}

void PracticeFarm::renameUser(const QString &from, const QString &to, const QDateTime &time)
{
    d->accounts.remove(from);
    d->accounts.add(to);
    for (const auto &wiki : d->wikis)
        noteRename(*wiki, from, to, time.isValid() ? time : now());
}

void PracticeFarm::lock(const QString &user)
{
    d->accounts.lock(user);
}

void PracticeFarm::closeWiki(const QString &host, const QString &how)
{
    if (WikiStore *wiki = d->wiki(host))
        wiki->closed = how;
}

void PracticeFarm::setEditLimit(const QString &host, std::optional<RateLimit> limit)
{
    if (WikiStore *wiki = d->wiki(host))
        wiki->editLimit = limit;
}

void PracticeFarm::addToGroup(const QString &user, const QString &group)
{
    d->accounts.addToGroup(user, group);
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
