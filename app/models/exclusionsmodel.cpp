// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exclusionsmodel.h"

#include "models/bidi.h"

#include <QLocale>

#include <algorithm>

namespace paperround {

ExclusionsModel::ExclusionsModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void ExclusionsModel::setNames(const WikiNames &names)
{
    beginResetModel();
    m_names = names;
    filter();
    endResetModel();
}

void ExclusionsModel::setEntries(const QList<Exclusion> &entries)
{
    beginResetModel();
    m_entries = entries;
    filter();
    endResetModel();
}

void ExclusionsModel::setText(const QString &text)
{
    if (m_text == text.trimmed())
        return;
    beginResetModel();
    m_text = text.trimmed();
    filter();
    endResetModel();
}

void ExclusionsModel::filter()
{
    m_shown.clear();
    for (int place = 0; place < m_entries.size(); ++place) {
        const Exclusion &entry = m_entries[place];
        const QString wiki = entry.wiki.isEmpty() ? wikiWords(entry) : m_names.full(entry.wiki);
        if (m_text.isEmpty() || entry.title.contains(m_text, Qt::CaseInsensitive)
            || wiki.contains(m_text, Qt::CaseInsensitive)
            || entry.reason.contains(m_text, Qt::CaseInsensitive))
            m_shown.append(place);
    }
}

QString ExclusionsModel::wikiWords(const Exclusion &entry) const
{
    return entry.wiki.isEmpty() ? tr("every wiki") : m_names.shown(entry.wiki);
}

int ExclusionsModel::rowOf(const Exclusion &entry) const
{
    const auto found = std::ranges::find_if(m_shown, [&](int place) {
        return m_entries[place].title == entry.title && m_entries[place].wiki == entry.wiki;
    });
    return found == m_shown.end() ? -1 : static_cast<int>(found - m_shown.begin());
}

int ExclusionsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int ExclusionsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ExclusionsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Exclusion &entry = at(index.row());
    if (role == Qt::EditRole && index.column() == ReasonColumn)
        return entry.reason;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case PageColumn:
        return isolated(entry.title);
    case WikiColumn:
        return wikiWords(entry);
    case ReasonColumn:
        return entry.reason.isEmpty() ? QString() : isolated(entry.reason);
    case SourceColumn:
        return entry.source.isEmpty() ? QString() : isolated(entry.source);
    case AddedColumn:
        return QLocale().toString(entry.added.toLocalTime().date(), QLocale::ShortFormat);
    case ColumnCount:
        break;
    }
    return {};
}

bool ExclusionsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() != ReasonColumn
        || role != Qt::EditRole)
        return false;
    Exclusion entry = at(index.row());
    const QString reason = value.toString().simplified();
    if (reason == entry.reason)
        return false;
    entry.reason = reason;
    Q_EMIT reasonWritten(entry); // it stands here once it is kept
    return true;
}

QVariant ExclusionsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case PageColumn:
        return tr("Page or user");
    case WikiColumn:
        return tr("Wiki");
    case ReasonColumn:
        return tr("Reason");
    case SourceColumn:
        return tr("From");
    case AddedColumn:
        return tr("Since");
    case ColumnCount:
        break;
    }
    return {};
}

Qt::ItemFlags ExclusionsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == ReasonColumn ? flags | Qt::ItemIsEditable : flags;
}

} // namespace paperround
