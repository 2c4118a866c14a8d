// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/metrics.h"

#include <QApplication>
#include <QFont>
#include <QFontDatabase>
#include <QFontInfo>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace paperround {

namespace {

double grown(const QFont &font)
{
    // Never below the pictures' own size: targets for the mouse stay 24 pixels and more with a small font.
    return std::max(1.0, QFontInfo(font).pixelSize() / 13.0);
}

} // namespace

int scaled(int length, const QFont &font)
{
    return int(std::lround(length * grown(font)));
}

int scaled(int length, const QWidget *widget)
{
    return scaled(length, widget->font());
}

int scaled(int length)
{
    return scaled(length, QApplication::font());
}

QFont sizedFont(const QFont &body, int pixels, bool bold)
{
    QFont font = body;
    const double size = QFontInfo(body).pixelSize();
    font.setPixelSize(std::max(8, int(std::lround(size + pixels * size / 13.0))));
    font.setBold(bold);
    return font;
}

QFont fixedFont(const QFont &body)
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPixelSize(sizedFont(body, -1).pixelSize());
    return font;
}

} // namespace paperround
