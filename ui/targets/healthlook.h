// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/targetentry.h"
#include "ui/widgets/statedelegate.h"

namespace paperround {

/// Icon and tone of a target's health.
[[nodiscard]] StateLook lookOf(TargetHealth health);

/// Cells of the target table: the box that takes a target in or out, then health as icon and word.
class TargetDelegate : public StateDelegate
{
    Q_OBJECT
public:
    explicit TargetDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintGroup(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    [[nodiscard]] static QRect boxRect(const QStyleOptionViewItem &option);
};

} // namespace paperround
