// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/submission.h"
#include "models/wikinames.h"

#include <QAbstractTableModel>

namespace paperround {

/// What is another in a request than in an earlier one, beside the lines of its text.
struct SubmissionChange
{
    enum class Kind { Changed, Left, Joined };
    Kind kind = Kind::Changed;
    QString what; ///< Plain text: what is bound by the digest, or a page; isolated.
    QString where; ///< "before → now", or the page's wiki.

    friend bool operator==(const SubmissionChange &, const SubmissionChange &) = default;
};

/// Subject, options and whatever else the digest binds, then the pages that left, then those that joined.
/// Where two lists hold the same pages in another order, that is one change: rows go out in their order.
/// `otherRequest`: the two are different requests, whose ids, lists and policies differ anyway.
[[nodiscard]] QList<SubmissionChange> changesBetween(const Submission &before, const Submission &now,
                                                  bool otherRequest, const WikiNames &names);

class SubmissionChangesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { KindColumn, WhatColumn, WhereColumn, ColumnCount };
    enum Role { KindRole = Qt::UserRole + 1 }; ///< int(SubmissionChange::Kind)

    explicit SubmissionChangesModel(QObject *parent = nullptr);

    void setChanges(const QList<SubmissionChange> &changes);
    [[nodiscard]] int count(SubmissionChange::Kind kind) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QList<SubmissionChange> m_changes;
};

} // namespace paperround
