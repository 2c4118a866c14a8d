// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/comparemodel.h"

#include "models/bidi.h"

#include <QLocale>

namespace paperround {

using namespace Qt::StringLiterals;

CompareModel::CompareModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void CompareModel::compare(const TargetSource &left, const TargetSource &right)
{
    beginResetModel();
    TargetSource a = left;
    TargetSource b = right;
    a.letter = u'A';
    b.letter = u'B';
    m_merged = MergedSources({a, b});
    m_counts = {};
    for (int place = 0; place < m_merged.size(); ++place)
        ++m_counts[static_cast<std::size_t>(side(place))];
    filter();
    endResetModel();
}

void CompareModel::setReasons(ListSide side, const QStringList &reasons)
{
    if (side == ListSide::Both)
        return;
    beginResetModel();
    m_reasons[static_cast<std::size_t>(side)] = reasons;
    endResetModel();
}

void CompareModel::setNames(const WikiNames &names)
{
    beginResetModel();
    m_names = names;
    filter();
    endResetModel();
}

void CompareModel::setSide(std::optional<ListSide> side)
{
    beginResetModel();
    m_side = side;
    filter();
    endResetModel();
}

void CompareModel::setText(const QString &text)
{
    if (m_text == text.trimmed())
        return;
    beginResetModel();
    m_text = text.trimmed();
    filter();
    endResetModel();
}

ListSide CompareModel::side(int place) const
{
    const SourceMask mask = m_merged.mask(place);
    return mask == maskOf(u'A') ? ListSide::Left : mask == maskOf(u'B') ? ListSide::Right : ListSide::Both;
}

void CompareModel::filter()
{
    m_shown.clear();
    for (int place = 0; place < m_merged.size(); ++place) {
        if (m_side && side(place) != *m_side)
            continue;
        if (!m_text.isEmpty()) {
            const TargetRow row = m_merged.at(place);
            const QString &words = row.isPage() ? row.target.title : row.problem.text;
            if (!words.contains(m_text, Qt::CaseInsensitive)
                && !m_names.full(row.target.wiki).contains(m_text, Qt::CaseInsensitive))
                continue;
        }
        m_shown.push_back(place);
    }
}

ListSide CompareModel::sideAt(int row) const
{
    return side(m_shown[static_cast<std::size_t>(row)]);
}

TargetRow CompareModel::rowAt(int row) const
{
    return m_merged.at(m_shown[static_cast<std::size_t>(row)]);
}

TargetRows CompareModel::shown() const
{
    TargetRows rows;
    for (const int place : m_shown)
        rows.append(m_merged.at(place));
    return rows;
}

int CompareModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int CompareModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString CompareModel::lineIn(int place, int source) const
{
    for (const SourceLine &line : m_merged.origins(place)) {
        if (line.source != source)
            continue;
        const QString reason = m_reasons[static_cast<std::size_t>(source)].value(line.row);
        if (!reason.isEmpty())
            return isolated(reason);
        const int number = m_merged.sources()[source].rows.line(line.row);
        return number > 0 ? tr("line %1").arg(QLocale().toString(number)) : tr("yes");
    }
    return {};
}

QVariant CompareModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const int place = m_shown[static_cast<std::size_t>(index.row())];
    if (role == SideRole)
        return static_cast<int>(side(place));
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole)
        return {};
    const TargetRow row = m_merged.at(place);
    switch (static_cast<Column>(index.column())) {
    case SideColumn:
        switch (side(place)) {
        case ListSide::Left:
            return tr("Only left");
        case ListSide::Right:
            return tr("Only right");
        case ListSide::Both:
            return tr("In both");
        }
        break;
    case PageColumn:
        return isolated(row.isPage() ? row.target.title : row.problem.text.trimmed());
    case WikiColumn:
        if (row.problem.code == "everywhere"_L1)
            return tr("every wiki");
        return m_names.shown(row.target.wiki);
    case LeftColumn:
        return lineIn(place, 0);
    case RightColumn:
        return lineIn(place, 1);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case SideColumn:
        return tr("Stands");
    case PageColumn:
        return tr("Page");
    case WikiColumn:
        return tr("Wiki");
    case LeftColumn:
        return tr("Left");
    case RightColumn:
        return tr("Right");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace paperround
