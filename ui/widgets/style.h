// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QProxyStyle>

class QApplication;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionSlider;

namespace paperround {

/// Fusion, flat: used where the desktop brings no style of its own.
class PaperStyle : public QProxyStyle
{
    Q_OBJECT
public:
    PaperStyle();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option,
                                       SubControl part, const QWidget *widget) const override;
    [[nodiscard]] QRect subElementRect(SubElement element, const QStyleOption *option,
                                       const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option,
                                  const QWidget *widget) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                         const QWidget *widget) const override;
    [[nodiscard]] int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                                QStyleHintReturn *answer) const override;

private:
    void drawButtonLabel(const QStyleOptionButton *button, QPainter *painter, const QWidget *widget) const;
    void drawScrollBar(const QStyleOptionSlider *bar, QPainter *painter, const QWidget *widget) const;
    void drawComboBox(const QStyleOptionComboBox *box, QPainter *painter, const QWidget *widget) const;
};

/// Once at start: our style where the desktop brings none (Fusion is what Qt falls back to), then
/// applyTheme().
void applyStyle(QApplication &application, ThemeChoice choice);
/// Light or dark as chosen; System: as the desktop's own palette is.
void applyTheme(QApplication &application, ThemeChoice choice);

} // namespace paperround
