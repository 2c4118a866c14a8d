// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/wikifacts.h"
#include "practice/practicefarm.h"
#include "practice/wikiidentity.h"

#include <QJsonObject>
#include <QSet>
#include <functional>

namespace paperround::inline practice {

/// A page with its whole history.
struct WikiPage
{
    qint64 id = 0;
    WikiTitle title;
    QList<PracticeRevision> revisions; ///< Oldest first, never empty.
    QString protection; ///< The group that may edit; empty: everybody.
    bool liquidThreads = false;
    bool closedToThreads = false; ///< Protected from new ones.

    [[nodiscard]] const PracticeRevision &latest() const { return revisions.last(); }
};

/// A block of an account on one wiki.
struct WikiBlock
{
    qint64 id = 0;
    QString by;
    QString reason;
    QDateTime time;
    bool partial = false;
};

/// A hit of the wiki's abuse filter.
struct WikiFilterHit
{
    qint64 id = 0;
    QString user;
    QString title;
    QString result; ///< "warn", "disallow"
    QString description;
    QDateTime time;
};

/// A line of one of the wiki's logs.
struct WikiLogLine
{
    qint64 id = 0;
    /// "send", "skipoptout", "skipnouser", "skipbadns", "failure"; "renameuser"; "move", "delete", "restore",
    /// "protect", "upload", "rights".
    QString action;
    QString user;
    QString title;
    QJsonObject params;
    QString comment;
    QDateTime time;
    QString type =
        QStringLiteral("massmessage"); ///< Or "renameuser", "move", "delete", "import", "rights", …
};

/// A topic of a Flow board with its first post.
struct WikiTopic
{
    QString id;
    qint64 board = 0; ///< Page id.
    QString subject;
    QString text;
    QString user;
    QDateTime time;
};

using FarmClock = std::function<QDateTime()>;

/// The pages of one wiki, and nothing about HTTP.
class WikiStore
{
public:
    WikiStore(WikiIdentity identity, FarmClock clock);

    [[nodiscard]] const WikiIdentity &identity() const { return m_identity; }
    [[nodiscard]] WikiIdentity &identity() { return m_identity; }
    [[nodiscard]] QDateTime now() const; ///< UTC, whole seconds.

    [[nodiscard]] const WikiPage *page(const WikiTitle &title) const; ///< Null: missing.
    [[nodiscard]] const WikiPage *page(const QString &title) const;
    [[nodiscard]] const WikiPage *pageById(qint64 id) const;
    [[nodiscard]] const WikiPage *pageOfRevision(qint64 revision) const;
    [[nodiscard]] QList<const WikiPage *> pages() const; ///< By id.
    /// When the page of that title was last deleted, if it was.
    [[nodiscard]] std::optional<QDateTime> deleted(const WikiTitle &title) const;

    struct Save
    {
        WikiTitle title;
        QString text;
        QString user;
        QString comment;
        QString model = QStringLiteral("wikitext"); ///< For a page that is made.
        std::optional<QDateTime> time{}; ///< None: now.
        QStringList tags{}; ///< "mw-undo", "mw-rollback"; that a text was there before is found by itself.
    };
    qint64 save(const Save &save); ///< The new revision.
    /// Hides from everybody who wrote it, or what.
    bool hide(qint64 revision, bool user, bool text);
    void note(const QString &type, const QString &action, const WikiTitle &title, const QString &user,
              const QJsonObject &params = {}); ///< A line in its log, of now.
    void protect(const WikiTitle &title, const QString &group);
    void useLiquidThreads(const WikiTitle &title);
    void closeToThreads(const WikiTitle &title);
    [[nodiscard]] QList<const WikiPage *> threadsOf(const WikiPage &talk) const; ///< Oldest first.
    bool move(const WikiTitle &from, const WikiTitle &to, const QString &user, bool redirect = true);
    bool remove(const WikiTitle &title, const QString &user = QStringLiteral("Odalys Brandt"));
    bool restore(const WikiTitle &title, const QString &user); ///< With its whole history and its id.

    /// Counts an edit within MediaWiki's fixed window of `editLimit`; false: too many.
    bool mayEditNow(const QString &user);

    QHash<QString, WikiBlock> blocks; ///< By user.
    std::optional<RateLimit> editLimit; ///< None: nobody is held to one.
    QList<WikiFilterHit> filterHits;
    QList<WikiLogLine> log;
    QHash<qint64, QByteArray> messages; ///< Revisions tagged massmessage-delivery, with what they say.
    QList<WikiTopic> topics; ///< Of all its boards, oldest first.
    bool flowReadOnly = false; ///< No board takes anything.
    QString closed; ///< "closed", "private", "fishbowl": nobody edits but administrators. Empty: open.
    QSet<QString> rareUsers; ///< Names with an account elsewhere but not here.

private:
    [[nodiscard]] QString key(const WikiTitle &title) const;
    [[nodiscard]] static QStringList tagsOf(const Save &save, const WikiPage &page);

    WikiIdentity m_identity;
    FarmClock m_clock;
    std::map<qint64, WikiPage> m_pages;
    QHash<QString, qint64> m_byTitle;
    QHash<qint64, qint64> m_byRevision;
    QHash<QString, QDateTime> m_deleted;
    QHash<QString, WikiPage> m_graves; ///< Deleted pages by title.
    QHash<QString, std::pair<QDateTime, int>> m_windows; ///< User → begin of the window, edits in it.
    qint64 m_nextPage = 1;
    qint64 m_nextRevision = 1;
};

} // namespace paperround::inline practice
