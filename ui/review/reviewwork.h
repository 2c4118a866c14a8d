// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/review/approval.h"
#include "engine/review/requestshelf.h"
#include "engine/review/requestwriting.h"
#include "ui/accounts/desk.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace paperround {

/// The home wiki's queue of requests as whoever sits at the desk sees it, read again politely; and the one
/// request that is open. No widget.
class ReviewWork : public QObject
{
    Q_OBJECT
public:
    ReviewWork(const Desk &desk, Clock &clock, QObject *parent = nullptr);

    void read(); ///< The queue, now; nothing while it is being read, or while nobody is signed in.
    /// Somebody looks: it is read every half minute, else every five.
    void setWatched(bool watched);
    void open(const QString &title); ///< Whole, as the wiki has it now. An earlier answer is passed over.
    void close();
    /// About the open request, bound to the digest that was read. Nothing while another word is on its way.
    void say(Decision::Kind kind, const QString &comment);
    /// Takes the lock of the open request for this console; then approved() or refused().
    void deliver(const QString &installation);

    [[nodiscard]] const std::optional<QueueReading> &queue() const { return m_queue; }
    [[nodiscard]] const std::optional<ReviewedRequest> &request() const
    {
        return m_request;
    } ///< The open one.
    [[nodiscard]] const QString &title() const { return m_title; } ///< Of the open one; empty: none.
    [[nodiscard]] const ReviewRights &rights() const { return m_rights; } ///< Of the account.
    [[nodiscard]] bool isReading() const { return m_reading; }
    [[nodiscard]] bool isSaying() const { return m_saying; }
    [[nodiscard]] QString user() const; ///< Empty: nobody.
    /// Why the account may not say that of the open request; none: it may.
    [[nodiscard]] std::optional<Error> obstacle(Decision::Kind kind) const;
    [[nodiscard]] const Desk &desk() const { return m_desk; }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    [[nodiscard]] QDateTime now() const { return m_clock.now(); }

Q_SIGNALS:
    void queueRead();
    void queueFailed(const paperround::Error &error);
    void opened(); ///< request() is another or says something else, or none is open.
    void openFailed(const paperround::Error &error);
    void sayingChanged();
    void said(paperround::Decision::Kind kind);
    void
    refused(const paperround::Error &error); ///< Nothing was said, or the wiki's record does not have it.
    void approved(const paperround::ApprovedRequest &request, std::shared_ptr<paperround::Wikis> wikis);

private:
    void begin(); ///< Somebody else sits at the desk.
    void takeQueue(const Result<QueueReading> &queue);
    void askRights();
    void finishReading();
    void show(const ReviewedRequest &request);
    void setSaying(bool saying);

    const Desk &m_desk;
    Clock &m_clock;
    std::shared_ptr<RequestShelf> m_shelf; ///< Null: nobody is signed in.
    std::optional<QueueReading> m_queue;
    std::optional<ReviewedRequest> m_request;
    QString m_title;
    ReviewRights m_rights;
    bool m_knowsRights = false;
    QTimer m_next;
    bool m_watched = false;
    bool m_reading = false;
    bool m_saying = false;
    quint64 m_sitting = 0; ///< Answers to whoever sat here before are passed over.
    quint64 m_opening = 0;
};

} // namespace paperround
