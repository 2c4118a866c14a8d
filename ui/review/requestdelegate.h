// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/requestrecord.h"
#include "ui/widgets/theme.h"

#include <QStyledItemDelegate>

namespace paperround {

/// The tone of a request's state; `state` as RequestsModel::StateRole has it.
[[nodiscard]] Tone toneOfRequest(int state);

/// An entry of the queue: subject and age, who and when, how much and where it stands; or the head of a
/// group.
class RequestDelegate : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit RequestDelegate(QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace paperround
