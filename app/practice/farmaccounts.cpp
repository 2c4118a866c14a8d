// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/farmaccounts.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMessageAuthenticationCode>
#include <QRandomGenerator>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround::inline practice {

namespace {

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

const QHash<QString, QStringList> &rightsByGrant()
{
    static const QHash<QString, QStringList> rights{
        {u"basic"_s,
         {u"read"_s, u"writeapi"_s, u"purge"_s, u"autoconfirmed"_s, u"editsemiprotected"_s, u"autopatrol"_s,
          u"abusefilter-log"_s, u"nominornewtalk"_s, u"ipblock-exempt"_s}},
        {u"highvolume"_s,
         {u"bot"_s, u"apihighlimits"_s, u"noratelimit"_s, u"markbotedits"_s, u"massmessage"_s}},
        {u"editpage"_s,
         {u"edit"_s, u"minoredit"_s, u"applychangetags"_s, u"changetags"_s, u"editcontentmodel"_s}},
        {u"createeditmovepage"_s, {u"edit"_s, u"minoredit"_s, u"createpage"_s, u"createtalk"_s, u"move"_s}}};
    return rights;
}

/// Rights that need a group as well as the grant.
const QHash<QString, QString> &groupByRight()
{
    static const QHash<QString, QString> groups{{u"bot"_s, u"bot"_s},
                                                {u"apihighlimits"_s, u"bot"_s},
                                                {u"noratelimit"_s, u"massmessage-sender"_s},
                                                {u"markbotedits"_s, u"bot"_s},
                                                {u"massmessage"_s, u"massmessage-sender"_s}};
    return groups;
}

} // namespace

FarmAccounts::FarmAccounts(std::function<QDateTime()> clock)
    : m_clock(std::move(clock))
    , m_secret(random(32))
{
}

QByteArray FarmAccounts::random(int bytes)
{
    QByteArray raw(bytes, '\0');
    for (char &byte : raw)
        byte = char(QRandomGenerator::system()->bounded(256));
    return raw.toHex();
}

qint64 FarmAccounts::add(const QString &name, const QStringList &groups, bool mayBePlayed)
{
    if (const FarmUser *known = user(name))
        return known->id;
    m_users.insert(name, {.id = m_nextId, .name = name, .groups = groups, .mayBePlayed = mayBePlayed});
    m_names.insert(m_nextId, name);
    return m_nextId++;
}

void FarmAccounts::setGroups(const QString &name, const QStringList &groups)
{
    if (const auto known = m_users.find(name); known != m_users.end())
        known->groups = groups;
}

void FarmAccounts::lock(const QString &name)
{
    if (const auto known = m_users.find(name); known != m_users.end())
        known->locked = true;
}

void FarmAccounts::remove(const QString &name)
{
    m_users.remove(name);
}

const FarmUser *FarmAccounts::user(const QString &name) const
{
    const auto found = m_users.constFind(name);
    return found == m_users.cend() ? nullptr : &*found;
}

const FarmUser *FarmAccounts::userById(qint64 id) const
{
    return user(m_names.value(id));
}

QList<FarmUser> FarmAccounts::playable() const
{
    QList<FarmUser> users;
    for (const FarmUser &user : m_users) {
        if (user.mayBePlayed)
            users.append(user);
    }
    std::sort(users.begin(), users.end(), [](const FarmUser &a, const FarmUser &b) { return a.id < b.id; });
    return users;
}

QList<FarmUser> FarmAccounts::all() const
{
    QList<FarmUser> users = m_users.values();
    std::ranges::sort(users, {}, &FarmUser::name);
    return users;
}

QStringList FarmAccounts::allGrants()
{
    return {u"basic"_s, u"highvolume"_s, u"editpage"_s, u"createeditmovepage"_s};
}

QSet<QString> FarmAccounts::rightsOf(const QStringList &grants, const QStringList &groups)
{
    QSet<QString> rights;
    for (const QString &grant : grants + QStringList{u"basic"_s}) {
        for (const QString &right : rightsByGrant().value(grant)) {
            const QString group = groupByRight().value(right);
            if (group.isEmpty() || groups.contains(group))
                rights.insert(right);
        }
    }
    return rights;
}

Caller FarmAccounts::caller(const QString &name, const QStringList &grants) const
{
    Caller caller;
    const FarmUser *known = user(name);
    if (!known) {
        // Nobody may read and edit, as on a wiki open to all: a lost sign-in would post under the address.
        caller.groups = {u"*"_s};
        caller.rights = {u"read"_s, u"edit"_s, u"createpage"_s, u"createtalk"_s, u"writeapi"_s};
        return caller;
    }
    caller.user = known->name;
    caller.userId = known->id;
    caller.groups = known->groups + QStringList{u"*"_s, u"user"_s, u"autoconfirmed"_s};
    caller.grants = grants;
    caller.rights = rightsOf(grants, known->groups);
    return caller;
}

QString FarmAccounts::ownerOnlyToken(const QString &user, const QString &clientId)
{
    const TokenPair pair = issue(user, clientId, allGrants());
    Token &token = m_tokens[pair.access];
    token.expires = QDateTime();
    m_refresh.remove(token.refresh);
    token.refresh.clear();
    return pair.access;
}

TokenPair FarmAccounts::issue(const QString &name, const QString &clientId, const QStringList &grants)
{
    const double now = double(m_clock().toMSecsSinceEpoch()) / 1000.0 + 0.000123;
    const QJsonObject head{{u"typ"_s, u"JWT"_s}, {u"alg"_s, u"RS256"_s}};
    const QJsonObject claims{{u"aud"_s, clientId},
                             {u"jti"_s, QString::fromLatin1(random(40))},
                             {u"iat"_s, now},
                             {u"nbf"_s, now},
                             {u"exp"_s, now + double(m_accessLife.count())},
                             {u"sub"_s, QString::number(user(name) ? user(name)->id : 0)},
                             {u"scopes"_s, QJsonArray::fromStringList(grants)}};
    // A token is looked up, never verified, so the signature is only its length.
    const QByteArray access = base64Url(QJsonDocument(head).toJson(QJsonDocument::Compact)) + '.'
        + base64Url(QJsonDocument(claims).toJson(QJsonDocument::Compact)) + '.'
        + base64Url(QByteArray::fromHex(random(256)));
    const TokenPair pair{QString::fromLatin1(access), u"def50200"_s + QString::fromLatin1(random(446))};
    m_tokens.insert(pair.access,
                    {.user = name,
                     .clientId = clientId,
                     .grants = grants,
                     .refresh = pair.refresh,
                     .expires = m_clock().addSecs(m_accessLife.count())});
    m_refresh.insert(pair.refresh,
                     {.access = pair.access, .expires = m_clock().addSecs(m_refreshLife.count())});
    return pair;
}

FarmAccounts::Refreshed FarmAccounts::refresh(const QString &refreshToken, const QString &clientId,
                                              const QStringList &narrowed, bool grace)
{
    const auto found = m_refresh.find(refreshToken);
    if (found == m_refresh.end() || m_tokens.value(found->access).clientId != clientId)
        return {.refusal = Refusal::Rubbish};
    const bool again = found->used.isValid();
    if (found->revoked || (again && (!grace || found->used.secsTo(m_clock()) > 600)))
        return {.refusal = Refusal::Revoked};
    if (found->expires < m_clock())
        return {.refusal = Refusal::Expired};
    if (!again)
        found->used = m_clock();
    Token &old = m_tokens[found->access];
    old.revoked = true;
    QStringList grants = old.grants;
    if (!narrowed.isEmpty())
        grants.removeIf([&narrowed](const QString &grant) { return !narrowed.contains(grant); });
    const QString user = old.user;
    return {.tokens = issue(user, clientId, grants)};
}

std::optional<Caller> FarmAccounts::byToken(const QString &access) const
{
    const auto found = m_tokens.constFind(access);
    if (found == m_tokens.cend() || found->revoked
        || (found->expires.isValid() && found->expires < m_clock()))
        return std::nullopt;
    Caller speaker = caller(found->user, found->grants);
    speaker.session = QCryptographicHash::hash(access.toLatin1(), QCryptographicHash::Sha256);
    speaker.byToken = true;
    return speaker;
}

bool FarmAccounts::wasRevoked(const QString &access) const
{
    return m_tokens.value(access).revoked;
}

void FarmAccounts::expireAccess()
{
    for (Token &token : m_tokens) {
        if (token.expires.isValid())
            token.expires = m_clock().addSecs(-1);
    }
}

void FarmAccounts::revoke(const QString &user)
{
    for (Token &token : m_tokens) {
        if (token.user != user || !token.expires.isValid())
            continue;
        token.revoked = true;
        if (const auto refresh = m_refresh.find(token.refresh); refresh != m_refresh.end())
            refresh->revoked = true;
    }
}

void FarmAccounts::setLives(std::chrono::seconds access, std::chrono::seconds refresh)
{
    m_accessLife = access;
    m_refreshLife = refresh;
}

QByteArray FarmAccounts::openSession(const QString &wiki)
{
    const QByteArray session = random(16);
    m_sessions.insert(session, {.wiki = wiki});
    return session;
}

bool FarmAccounts::hasSession(const QByteArray &session, const QString &wiki) const
{
    return m_sessions.contains(session) && m_sessions.value(session).wiki == wiki;
}

void FarmAccounts::signIn(const QByteArray &session, const QString &user, const QStringList &grants)
{
    m_sessions[session].user = user;
    m_sessions[session].grants = grants;
}

Caller FarmAccounts::bySession(const QByteArray &session, const QString &wiki) const
{
    if (!hasSession(session, wiki))
        return caller({}, {});
    const Session &known = *m_sessions.constFind(session);
    Caller speaker = caller(known.user, known.grants);
    speaker.session = session;
    return speaker;
}

void FarmAccounts::setBotPassword(const QString &login, const QString &user, const QString &password)
{
    m_bots.insert(login, {.user = user, .password = password});
}

QString FarmAccounts::checkBotPassword(const QString &login, const QString &password) const
{
    const auto found = m_bots.constFind(login);
    return found != m_bots.cend() && found->password == password ? found->user : QString();
}

QByteArray FarmAccounts::seal(const QByteArray &session, const QString &wiki, const QString &type,
                              const QByteArray &salt) const
{
    const QByteArray words = session + '|' + wiki.toUtf8() + '|' + type.toUtf8() + '|' + salt;
    return QMessageAuthenticationCode::hash(words, m_secret, QCryptographicHash::Sha1).toHex().first(32);
}

QString FarmAccounts::csrf(const QByteArray &session, const QString &wiki, const QString &type) const
{
    const QByteArray salt = random(4);
    return QString::fromLatin1(seal(session, wiki, type, salt) + salt) + u"+\\"_s;
}

bool FarmAccounts::isCsrf(const QString &token, const QByteArray &session, const QString &wiki,
                          const QString &type) const
{
    const QByteArray bytes = token.toLatin1();
    return bytes.size() == 42 && bytes.endsWith("+\\")
        && seal(session, wiki, type, bytes.sliced(32, 8)) == bytes.first(32);
}

} // namespace paperround::inline practice
