// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace paperround {

/// A line of two: name and caption, at the end a tick, or the number of problems in the warning's tint.
class GroupDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    /// `captionRole` gives the second line. `problemsRole`: an int; -1: nothing stands at the end.
    GroupDelegate(int captionRole, int problemsRole, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintEnd(QPainter *painter, const QStyleOptionViewItem &option, const QRect &room,
                  int problems) const;

    int m_captionRole;
    int m_problemsRole;
};

} // namespace paperround
