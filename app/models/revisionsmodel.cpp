// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/revisionsmodel.h"

#include "models/bidi.h"

#include <QLocale>

#include <algorithm>

namespace paperround {

RevisionsModel::RevisionsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void RevisionsModel::setRevisions(const QList<SeenRevision> &oldestFirst)
{
    beginResetModel();
    m_revisions = oldestFirst;
    std::ranges::reverse(m_revisions);
    filter();
    endResetModel();
}

void RevisionsModel::setKnown(qint64 revision)
{
    m_known = revision;
}

void RevisionsModel::setText(const QString &text)
{
    if (m_text == text.trimmed())
        return;
    beginResetModel();
    m_text = text.trimmed();
    filter();
    endResetModel();
}

void RevisionsModel::filter()
{
    m_shown.clear();
    for (int place = 0; place < m_revisions.size(); ++place) {
        const SeenRevision &it = m_revisions[place];
        if (m_text.isEmpty() || it.user.contains(m_text, Qt::CaseInsensitive)
            || it.comment.contains(m_text, Qt::CaseInsensitive))
            m_shown.append(place);
    }
}

int RevisionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int RevisionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RevisionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)
        || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const SeenRevision &it = at(index.row());
    switch (static_cast<Column>(index.column())) {
    case DateColumn:
        return QLocale().toString(QDateTime::fromString(it.time, Qt::ISODate).toLocalTime(),
                                  QLocale::ShortFormat);
    case AuthorColumn:
        return it.user.isNull() ? tr("a hidden user") : isolated(it.user);
    case SummaryColumn:
        if (it.comment.isNull())
            return tr("a hidden summary");
        return it.comment.isEmpty() ? QString() : isolated(it.comment);
    case RevisionColumn:
        return it.revision == m_known ? tr("%1: as read", "revision").arg(it.revision)
                                      : QString::number(it.revision);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant RevisionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case DateColumn:
        return tr("Date");
    case AuthorColumn:
        return tr("Author");
    case SummaryColumn:
        return tr("Summary");
    case RevisionColumn:
        return tr("Revision");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace paperround
