// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/diffmodel.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
QString signOf(DiffLine::Kind kind)
{
    switch (kind) {
    case DiffLine::Kind::Same:
        return {};
    case DiffLine::Kind::Removed:
        return u"−"_s;
    case DiffLine::Kind::Added:
        return u"+"_s;
    case DiffLine::Kind::Gap:
        return u"…"_s;
    }
    Q_UNREACHABLE();
}

QVariant numberOf(int line)
{
    return line > 0 ? QVariant(line) : QVariant();
}
} // namespace

DiffModel::DiffModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void DiffModel::setLines(const QList<DiffLine> &lines)
{
    beginResetModel();
    m_lines = lines;
    endResetModel();
}

int DiffModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int DiffModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DiffModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_lines.size())
        return {};
    const DiffLine &line = m_lines[index.row()];
    const bool isGap = line.kind == DiffLine::Kind::Gap;
    if (role == KindRole)
        return static_cast<int>(line.kind);
    if (role == Qt::AccessibleTextRole && index.column() == Words) {
        switch (line.kind) {
        case DiffLine::Kind::Same:
            return line.text;
        case DiffLine::Kind::Removed:
            return tr("removed: %1").arg(line.text);
        case DiffLine::Kind::Added:
            return tr("added: %1").arg(line.text);
        case DiffLine::Kind::Gap:
            return tr("lines that do not change");
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(index.column())) {
    case Before:
        return isGap ? QVariant() : numberOf(line.before);
    case After:
        return isGap ? QVariant() : numberOf(line.after);
    case Sign:
        return signOf(line.kind);
    case Words:
        return line.text;
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace paperround
