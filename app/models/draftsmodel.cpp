// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/draftsmodel.h"

#include "domain/message/composition.h"
#include "models/bidi.h"

#include <QLocale>

namespace paperround {

using namespace Qt::StringLiterals;

QString draftTitle(const QString &subject)
{
    const QString plain = plainHeading(effectiveSubject(subject));
    return plain.isEmpty() ? DraftsModel::tr("Draft without a subject") : plain;
}

DraftsModel::DraftsModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

void DraftsModel::setDrafts(QList<DraftHead> drafts)
{
    beginResetModel();
    m_drafts = std::move(drafts);
    endResetModel();
}

void DraftsModel::put(const DraftHead &draft)
{
    const int row = rowOf(draft.id);
    if (row == 0) {
        m_drafts[0] = draft;
        Q_EMIT dataChanged(index(0), index(0));
        return;
    }
    if (row > 0)
        remove(draft.id);
    beginInsertRows({}, 0, 0);
    m_drafts.prepend(draft);
    endInsertRows();
}

void DraftsModel::remove(const QString &id)
{
    const int row = rowOf(id);
    if (row < 0)
        return;
    beginRemoveRows({}, row, row);
    m_drafts.removeAt(row);
    endRemoveRows();
}

int DraftsModel::rowOf(const QString &id) const
{
    for (int row = 0; row < m_drafts.size(); ++row) {
        if (m_drafts[row].id == id)
            return row;
    }
    return -1;
}

int DraftsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_drafts.size());
}

QVariant DraftsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const DraftHead &it = m_drafts[index.row()];
    const QString when = QLocale().toString(it.updated.toLocalTime(), QLocale::ShortFormat);
    const QString caption = it.account.isEmpty()
        ? tr("changed %1").arg(when)
        : tr("%1 on %2 · changed %3").arg(isolated(it.account), it.farm, when);
    switch (role) {
    case Qt::DisplayRole:
        return isolated(draftTitle(it.subject));
    case CaptionRole:
        return caption;
    case IdRole:
        return it.id;
    case Qt::AccessibleTextRole:
        return draftTitle(it.subject) + u", "_s + caption;
    default:
        return {};
    }
}

} // namespace paperround
