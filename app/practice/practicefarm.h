// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/review/farmprofile.h"
#include "domain/wikifacts.h"
#include "practice/practicetroubles.h"

#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QStringList>
#include <QUrl>
#include <chrono>
#include <memory>
#include <optional>

namespace paperround {

/// Somebody one can be on the practice farm, with a token that never expires ("owner-only").
struct PracticeUser
{
    QString name;
    QString token; ///< For `Authorization: Bearer …` on every wiki of the farm.
};

/// What action=login takes.
struct PracticeBotPassword
{
    QString login; ///< "Name@bot"
    QString password;
};

/// A revision as a test reads it back.
struct PracticeRevision
{
    qint64 id = 0;
    qint64 parent = 0;
    QString user;
    QString comment;
    QString text;
    QString model; ///< "wikitext", "MassMessageListContent", "flow-board"
    QDateTime time; ///< UTC, whole seconds.
    QStringList tags; ///< "mw-undo", "mw-rollback", "mw-manual-revert"
    bool userHidden = false;
    bool textHidden = false;
};

/// A request to api.php as it came in, whatever became of it.
struct PracticeRequest
{
    QString host;
    QString action;
    QDateTime time; ///< By the wikis' clock.
};

/// Six wikis inside the program that answer like MediaWiki over real HTTP on 127.0.0.1, with an OAuth 2
/// server. Edits are compare-and-swap as on a real wiki, but every merge is refused: stricter, never laxer.
/// Nothing is stored: the wikis begin anew with each object.
class PracticeFarm : public QObject
{
    Q_OBJECT

public:
    explicit PracticeFarm(QObject *parent = nullptr);
    ~PracticeFarm() override;

    /// Opens each wiki on a port of its own: any free ones, or `firstPort` and those after it.
    /// ErrorKind::Input "port-in-use" with the port in detail.
    Result<void> listen(quint16 firstPort = 0);
    void setSize(int wikis); ///< Before it listens; those beyond its own six are without pages.
    /// Who has to say yes here. Nobody at first, so that a newcomer can send; also while it listens: the home
    /// wiki's policy page is written anew.
    void setReview(const ReviewPolicy &review);
    void close(); ///< Connections are dropped, late requests are forgotten.

    /// For the console: practice is set, everybody may send, the OAuth client is filled in. The home wiki's
    /// policy page says the same, and only administrators may edit it.
    [[nodiscard]] FarmProfile profile() const;
    /// {"home": URL, "wikis": [{"host","api","lang"}], "users": [{"name","token"}]}
    [[nodiscard]] QJsonObject announcement() const;
    [[nodiscard]] QList<PracticeUser> users() const; ///< The first is the sender a newcomer plays.
    [[nodiscard]] PracticeBotPassword botPassword() const; ///< Of the first user, with all grants needed.
    [[nodiscard]] PracticeTroubles &troubles();

    [[nodiscard]] QStringList hosts() const; ///< "127.0.0.1:PORT", home first.
    [[nodiscard]] QString host(QStringView name) const; ///< By name: home, en, fr, ar, de, ja. Empty: none.
    [[nodiscard]] QUrl api(const QString &host) const; ///< http://HOST/w/api.php
    [[nodiscard]] QUrl pageUrl(const QString &host, const QString &title) const; ///< What a browser opens.

    // OAuth. The client's redirect URI is compared byte for byte unless setOauthModern(true) (any loopback
    // port, refresh without the secret, a used refresh token once more within its grace).
    [[nodiscard]] QString oauthRedirectUri() const; ///< http://127.0.0.1:PORT/callback
    void setOauthRedirectPort(quint16 port); ///< Default 8799, as in profile().
    void setOauthModern(bool modern);
    void setTokenLives(std::chrono::seconds access, std::chrono::seconds refresh);
    void expireAccessTokens(); ///< All but the owner-only ones end now.
    void revokeGrants(const QString &user); ///< As if the user had withdrawn the consent: refresh fails too.
    /// A fresh access token as a sign-in would give, with these grants ("basic", "editpage", …; empty: all).
    QString issueToken(const QString &user, const QStringList &grants = {});

    /// The wikis' clock against the computer's; pages' times and T0 follow it.
    void setClockOffset(std::chrono::milliseconds offset);
    [[nodiscard]] QDateTime now() const;

    // What tests read and do, past HTTP. Titles as the wiki writes them, or with English namespace names.
    [[nodiscard]] QStringList pages(const QString &host) const;
    [[nodiscard]] std::optional<QString> pageText(const QString &host,
                                                  const QString &title) const; ///< None: missing.
    [[nodiscard]] QList<PracticeRevision> revisions(const QString &host,
                                                    const QString &title) const; ///< Oldest first.
    /// Replaces (or makes) a page as somebody else, and returns the new revision.
    qint64 write(const QString &host, const QString &title, const QString &text,
                 const QString &user = QStringLiteral("Odalys Brandt"), const QString &comment = {});
    /// Somebody else at work, now; see OtherEditor. False where the page gives no occasion.
    bool otherEditor(const QString &host, const QString &title, OtherEditor work);
    bool movePage(const QString &host, const QString &from, const QString &to, bool redirect = true);
    /// Makes the page, where it is missing, a Flow board or a LiquidThreads page.
    void makeBoard(const QString &host, const QString &title, Route kind);
    /// For administrators only: "edit" (a Flow board's topics, too) or "newthread".
    void protect(const QString &host, const QString &title, const QString &action);
    void unprotect(const QString &host, const QString &title); ///< For editing.
    /// Brings back what was deleted, with its history.
    bool restorePage(const QString &host, const QString &title);
    /// What an import leaves: an edit by "w>Name", nobody of this wiki, and a line in the log.
    qint64 importEdit(const QString &host, const QString &title, const QString &text, const QString &user);
    /// Takes the newest edit back as that user by the wiki's own means: `tag` is "mw-undo" or "mw-rollback".
    qint64 takeBack(const QString &host, const QString &title, const QString &user, const QString &tag);
    bool hideRevision(const QString &host, qint64 revision, bool user, bool text); ///< From everybody.
    void setFlowReadOnly(const QString &host, bool readOnly); ///< All its boards.
    /// The texts of a board's topics or threads, oldest first.
    [[nodiscard]] QStringList boardPosts(const QString &host, const QString &title) const;
    /// A partial block holds in the Project namespace only.
    void block(const QString &host, const QString &user, bool partial = false);
    void unblock(const QString &host, const QString &user);
    /// On all wikis, with a line in each log; pages stay where they are. `time` invalid: now.
    void renameUser(const QString &from, const QString &to, const QDateTime &time = {});
    void lock(const QString &user); ///< On all wikis.
    void closeWiki(const QString &host,
                   const QString &how = QStringLiteral("closed")); ///< As SiteMatrix calls it.
    void addToGroup(const QString &user, const QString &group); ///< On all wikis: "bot", "sysop", …
    void setGroups(const QString &user, const QStringList &groups); ///< The same, with a line in each log.
    /// Holds everybody to so many edits there, and says so in userinfo: nobody has the right to more.
    void setEditLimit(const QString &host, std::optional<RateLimit> limit);
    /// Requests that were carried out (a doubled one counts twice), by action ("edit", "query"; empty: all).
    [[nodiscard]] int requests(const QString &host,
                               const QString &action = {}) const; ///< Empty host: all wikis.
    [[nodiscard]] int
    requestsReceived() const; ///< HTTP requests that came in whole, also those lost afterwards.
    [[nodiscard]] QList<PracticeRequest> log() const; ///< In order, since resetCounts().
    [[nodiscard]] int copiesUnderWay() const; ///< Requests forwarded late that have not arrived yet.
    void resetCounts();

Q_SIGNALS:
    void pageChanged(const QString &host, const QString &title);
    void requestHandled(const QString &host, const QString &action);

private:
    void writePolicy();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace paperround
