// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QRect>
#include <QString>

class QPainter;

namespace paperround {

/// An icon of resources/icons, in the palette's colours of the moment it is painted (normal, disabled,
/// selected), at the screen's pixel ratio; mirrored in right-to-left only where its meaning has a direction.
[[nodiscard]] QIcon icon(const QString &name);
/// The same, always in one colour.
[[nodiscard]] QIcon icon(const QString &name, const QColor &colour);

/// For delegates: `rect` in logical pixels; the direction is the painter's layout direction.
void paintIcon(QPainter *painter, const QRect &rect, const QString &name, const QColor &colour);

/// One rendering, cached. `direction` matters to the few that are mirrored.
[[nodiscard]] QPixmap iconPixmap(const QString &name, const QSize &size, double pixelRatio,
                                 const QColor &colour, Qt::LayoutDirection direction = Qt::LeftToRight);

[[nodiscard]] bool isMirrored(const QString &name); ///< end, open, undo, redo, play, redirect, retracted
[[nodiscard]] QString iconOf(Tone tone); ///< "planned", "waiting", …

} // namespace paperround
