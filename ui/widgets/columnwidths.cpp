// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/columnwidths.h"

#include <QHeaderView>
#include <QScopedValueRollback>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
constexpr int WidestKept = 4000; ///< A settings file is a person's to edit, and to get wrong.
}

ColumnWidths::ColumnWidths(QHeaderView *header)
    : QObject(header)
    , m_header(header)
{
    connect(header, &QHeaderView::sectionResized, this, &ColumnWidths::noteResized);
}

void ColumnWidths::noteResized(int column, int from, int to)
{
    // From or to nothing: it was hidden or shown.
    if (m_suggesting || from == 0 || to == 0
        || m_header->sectionResizeMode(column) != QHeaderView::Interactive)
        return;
    if (m_header->stretchLastSection() && m_header->visualIndex(column) == m_header->count() - 1)
        return;
    m_chosen.insert(column, to);
}

void ColumnWidths::suggest(int column, int width)
{
    if (m_chosen.contains(column))
        return;
    const QScopedValueRollback quiet(m_suggesting, true);
    m_header->resizeSection(column, width);
}

QVariant ColumnWidths::chosen() const
{
    QStringList words;
    for (auto at = m_chosen.cbegin(); at != m_chosen.cend(); ++at)
        words.append(u"%1:%2"_s.arg(at.key()).arg(at.value()));
    return words.isEmpty() ? QVariant() : QVariant(words);
}

void ColumnWidths::choose(const QVariant &chosen)
{
    m_chosen.clear();
    const QScopedValueRollback quiet(m_suggesting, true);
    const QStringList words = chosen.toStringList();
    for (const QString &word : words) {
        const int column = word.section(u':', 0, 0).toInt();
        const int width = word.section(u':', 1, 1).toInt();
        if (column < 0 || column >= m_header->count() || width <= 0)
            continue;
        m_chosen.insert(column, std::clamp(width, m_header->minimumSectionSize(), WidestKept));
        m_header->resizeSection(column, m_chosen.value(column));
    }
}

} // namespace paperround
