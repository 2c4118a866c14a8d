// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/wikis.h"

#include <QAbstractTableModel>

namespace paperround {

/// The revisions of a page, the newest first.
class RevisionsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { DateColumn, AuthorColumn, SummaryColumn, RevisionColumn, ColumnCount };

    explicit RevisionsModel(QObject *parent = nullptr);

    void setRevisions(const QList<SeenRevision> &oldestFirst);
    void setKnown(qint64 revision); ///< The list at hand was read from that one.
    void setText(const QString &text); ///< In author or summary; case does not matter.
    [[nodiscard]] const SeenRevision &at(int row) const { return m_revisions[m_shown[row]]; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void filter();

    QList<SeenRevision> m_revisions;
    QList<int> m_shown;
    QString m_text;
    qint64 m_known = 0;
};

} // namespace paperround
