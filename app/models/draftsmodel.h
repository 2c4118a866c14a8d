// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/drafts.h"

#include <QAbstractListModel>

namespace paperround {

/// The drafts as a list, last changed first.
class DraftsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole + 1, CaptionRole };

    explicit DraftsModel(QObject *parent = nullptr);

    void setDrafts(QList<DraftHead> drafts);
    void put(const DraftHead &draft); ///< New, or moved to the top.
    void remove(const QString &id);
    [[nodiscard]] int rowOf(const QString &id) const; ///< -1: not there.
    [[nodiscard]] const QList<DraftHead> &drafts() const { return m_drafts; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<DraftHead> m_drafts;
};

/// What a draft is called: its subject, or that it has none yet.
[[nodiscard]] QString draftTitle(const QString &subject);

} // namespace paperround
