// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>
#include <chrono>
#include <functional>
#include <optional>

namespace paperround::inline practice {

/// An account of the farm, the same on all its wikis.
struct FarmUser
{
    qint64 id = 0;
    QString name;
    QStringList groups; ///< Beside "*", "user", "autoconfirmed".
    bool mayBePlayed = false; ///< Offered on the consent page.
    bool locked = false; ///< On all wikis.
};

/// Who speaks in a request.
struct Caller
{
    QString user; ///< Empty: nobody.
    qint64 userId = 0;
    QStringList groups;
    QSet<QString> rights; ///< What the grants left.
    QStringList grants;
    QByteArray session; ///< What csrf tokens are bound to; empty: none.
    bool byToken = false; ///< By OAuth, not by cookies.

    [[nodiscard]] bool may(const QString &right) const { return rights.contains(right); }
};

/// An access token and its refresh token.
struct TokenPair
{
    QString access;
    QString refresh;
};

/// Accounts, tokens, sessions and csrf tokens of the farm.
class FarmAccounts
{
public:
    explicit FarmAccounts(std::function<QDateTime()> clock);

    void setGroups(const QString &name, const QStringList &groups);
    void lock(const QString &name);
    qint64 add(const QString &name, const QStringList &groups = {}, bool mayBePlayed = false);
    void remove(const QString &name);
    [[nodiscard]] const FarmUser *user(const QString &name) const;
    [[nodiscard]] const FarmUser *userById(qint64 id) const;
    [[nodiscard]] QList<FarmUser> playable() const;
    [[nodiscard]] QList<FarmUser> all() const; ///< By name.

    [[nodiscard]] static QStringList allGrants();
    [[nodiscard]] static QSet<QString> rightsOf(const QStringList &grants, const QStringList &groups);
    [[nodiscard]] static QByteArray random(int bytes); ///< Hexadecimal.

    // Access tokens
    QString ownerOnlyToken(const QString &user, const QString &clientId);
    TokenPair issue(const QString &user, const QString &clientId, const QStringList &grants);
    enum class Refusal { None, Rubbish, Revoked, Expired };
    struct Refreshed
    {
        Refusal refusal = Refusal::None;
        TokenPair tokens;
    };
    Refreshed refresh(const QString &refreshToken, const QString &clientId, const QStringList &narrowed,
                      bool grace);
    [[nodiscard]] std::optional<Caller>
    byToken(const QString &access) const; ///< None: expired, revoked, rubbish.
    [[nodiscard]] bool wasRevoked(const QString &access) const;
    void expireAccess();
    void revoke(const QString &user);
    void setLives(std::chrono::seconds access, std::chrono::seconds refresh);
    [[nodiscard]] std::chrono::seconds accessLife() const { return m_accessLife; }

    // Cookies: a session belongs to one wiki, as its cookie jar must.
    QByteArray openSession(const QString &wiki);
    [[nodiscard]] bool hasSession(const QByteArray &session, const QString &wiki) const;
    void signIn(const QByteArray &session, const QString &user, const QStringList &grants);
    [[nodiscard]] Caller bySession(const QByteArray &session, const QString &wiki) const;
    void setBotPassword(const QString &login, const QString &user, const QString &password);
    [[nodiscard]] QString checkBotPassword(const QString &login,
                                           const QString &password) const; ///< The user or empty.

    // A new string each time; all stay good while what they are bound to lives.
    [[nodiscard]] QString csrf(const QByteArray &session, const QString &wiki, const QString &type) const;
    [[nodiscard]] bool isCsrf(const QString &token, const QByteArray &session, const QString &wiki,
                              const QString &type) const;

private:
    struct Token
    {
        QString user;
        QString clientId;
        QStringList grants;
        QString refresh;
        QDateTime expires; ///< Invalid: never.
        bool revoked = false;
    };
    struct RefreshToken
    {
        QString access;
        QDateTime expires;
        QDateTime used;
        bool revoked = false;
    };
    struct Session
    {
        QString wiki;
        QString user;
        QStringList grants;
    };
    struct Bot
    {
        QString user;
        QString password;
    };
    [[nodiscard]] Caller caller(const QString &user, const QStringList &grants) const;
    [[nodiscard]] QByteArray seal(const QByteArray &session, const QString &wiki, const QString &type,
                                  const QByteArray &salt) const;

    std::function<QDateTime()> m_clock;
    QHash<QString, FarmUser> m_users;
    QHash<qint64, QString> m_names;
    QHash<QString, Token> m_tokens;
    QHash<QString, RefreshToken> m_refresh;
    QHash<QByteArray, Session> m_sessions;
    QHash<QString, Bot> m_bots;
    QByteArray m_secret;
    std::chrono::seconds m_accessLife = std::chrono::hours(4);
    std::chrono::seconds m_refreshLife = std::chrono::hours(24 * 365);
    qint64 m_nextId = 1;
};

} // namespace paperround::inline practice
