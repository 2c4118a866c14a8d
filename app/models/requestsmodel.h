// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/review/requestshelf.h"

#include <QAbstractListModel>
#include <QDateTime>

namespace paperround {

/// Who looks at a queue of requests.
struct QueueReader
{
    QString user; ///< Empty: nobody is signed in.
    bool mayReview = false;

    friend bool operator==(const QueueReader &, const QueueReader &) = default;
};

/// The queue of requests as one account sees it, in groups: what waits for this person, for others, what is
/// decided, what cannot be believed. Each group that has any begins with a line that cannot be chosen.
class RequestsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum class Group { WaitsForYou, WaitsForOthers, Decided, Unreadable };
    enum Role {
        HeadRole = Qt::UserRole + 1, ///< True: the head of a group, whose number is FactsRole.
        CaptionRole, ///< Who submitted it, and when.
        FactsRole, ///< How many pages on how many wikis.
        AgeRole, ///< Since it was submitted.
        StateRole, ///< RequestState as int; -1: it cannot be believed.
        StateWordRole,
    };

    explicit RequestsModel(QObject *parent = nullptr);

    void setRequests(const QList<QueuedRequest> &requests, const QueueReader &reader, const QDateTime &now);
    /// Only those whose subject, title or submitter contains it.
    void setFilter(const QString &text);
    [[nodiscard]] const QueuedRequest *at(int row) const; ///< Null for a head.
    [[nodiscard]] int rowOf(const QString &title) const; ///< -1: it is not there, or filtered out.
    [[nodiscard]] QStringList waitingForYou() const; ///< Titles, whatever the filter is.
    [[nodiscard]] bool isEmpty() const { return m_requests.isEmpty(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    struct Line
    {
        Group group = Group::Decided;
        int request = -1; ///< -1: the head.
        int count = 0; ///< Of a head's group.
    };
    void arrange();
    [[nodiscard]] Group groupOf(const QueuedRequest &queued) const;
    [[nodiscard]] bool matches(const QueuedRequest &queued) const;
    [[nodiscard]] QVariant headData(const Line &line, int role) const;
    [[nodiscard]] QString factsOf(const QueuedRequest &queued) const;
    [[nodiscard]] QString stateOf(const QueuedRequest &queued) const;
    [[nodiscard]] QString tipOf(const QueuedRequest &queued) const;
    [[nodiscard]] QString captionOf(const QueuedRequest &queued) const;
    [[nodiscard]] QString ageOf(const QueuedRequest &queued) const;

    QList<QueuedRequest> m_requests; ///< Newest first.
    QueueReader m_reader;
    QDateTime m_now;
    QString m_filter;
    QList<Line> m_lines;
};

} // namespace paperround
