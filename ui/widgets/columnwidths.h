// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMap>
#include <QObject>
#include <QVariant>

class QHeaderView;

namespace paperround {

/// How wide the columns of a table are: those a person dragged stay so, the others follow the page.
/// Columns that stretch, and the last one where it does, are nobody's to choose.
class ColumnWidths : public QObject
{
    Q_OBJECT
public:
    explicit ColumnWidths(QHeaderView *header);

    void suggest(int column, int width); ///< In pixels. Passed over where a person chose a width.
    [[nodiscard]] QVariant chosen() const; ///< For the settings; invalid: none.
    void choose(const QVariant &chosen); ///< What chosen() gave. Columns it does not name are free again.

private:
    void noteResized(int column, int from, int to);

    QHeaderView *m_header;
    QMap<int, int> m_chosen; ///< Width by column.
    bool m_suggesting = false;
};

} // namespace paperround
