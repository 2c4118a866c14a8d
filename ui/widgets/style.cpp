// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/style.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QAction>
#include <QApplication>
#include <QPainter>
#include <QPainterPath>
#include <QStyleFactory>
#include <QStyleOption>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr double Corner = 3;

bool has(const QStyleOption *option, QStyle::StateFlag flag)
{
    return option->state.testFlag(flag);
}

/// Fill, edge and focus ring of everything that is pressed.
void drawPanel(const QStyleOption *option, QPainter *painter, bool flat)
{
    const Theme theme = Theme::of(option->palette);
    const bool enabled = has(option, QStyle::State_Enabled);
    const QColor button = option->palette.color(QPalette::Button);
    const bool accented = enabled && button == theme.accent;
    const bool down = has(option, QStyle::State_Sunken) || has(option, QStyle::State_On);
    const QColor ink = accented ? theme.onAccent : option->palette.color(QPalette::Text);
    QColor fill = button;
    QColor edge = accented ? button : option->palette.color(QPalette::Dark);
    if (down && !accented) {
        fill = option->palette.color(QPalette::Highlight);
        edge = theme.link;
    } else if (down) {
        fill = mixed(button, Qt::black, 0.15);
    } else if (enabled && has(option, QStyle::State_MouseOver)) {
        fill = mixed(flat ? option->palette.color(QPalette::Window) : button, ink, 0.07);
    } else if (flat) {
        fill = Qt::transparent;
    }
    if (flat && !down)
        edge = Qt::transparent;
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    if (enabled && has(option, QStyle::State_HasFocus)) {
        painter->setPen(QPen(theme.link, 2));
        painter->setBrush(accented ? option->palette.color(QPalette::Base) : QColor(Qt::transparent));
        painter->drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), Corner + 1, Corner + 1);
        box.adjust(accented ? 2.5 : 2, accented ? 2.5 : 2, accented ? -2.5 : -2, accented ? -2.5 : -2);
        edge = accented ? fill : Qt::transparent;
    }
    painter->setPen(edge == Qt::transparent ? QPen(Qt::NoPen) : QPen(edge, 1));
    painter->setBrush(fill);
    painter->drawRoundedRect(box, Corner, Corner);
    painter->restore();
}

void drawField(const QStyleOption *option, QPainter *painter, bool fill)
{
    const Theme theme = Theme::of(option->palette);
    const bool focus = has(option, QStyle::State_HasFocus) && has(option, QStyle::State_Enabled);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(focus ? theme.link : option->palette.color(QPalette::Dark), focus ? 2 : 1));
    painter->setBrush(fill ? option->palette.brush(QPalette::Base) : Qt::NoBrush);
    const double inset = focus ? 1 : 0.5;
    painter->drawRoundedRect(QRectF(option->rect).adjusted(inset, inset, -inset, -inset), Corner, Corner);
    painter->restore();
}

void drawCheck(const QStyleOption *option, QPainter *painter)
{
    const Theme theme = Theme::of(option->palette);
    const bool on = has(option, QStyle::State_On);
    const bool part = has(option, QStyle::State_NoChange);
    const bool enabled = has(option, QStyle::State_Enabled);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool focus = has(option, QStyle::State_HasFocus);
    const QColor edge = option->palette.color(QPalette::Dark);
    const QColor full = enabled ? theme.accent : edge;
    painter->setPen(QPen(focus ? theme.link : (on || part ? full : edge), focus ? 2 : 1));
    painter->setBrush(on || part ? full : option->palette.color(QPalette::Base));
    const QRectF box = QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5);
    painter->drawRoundedRect(box, 2, 2);
    painter->setPen(QPen(theme.onAccent, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const auto at = [&](double x, double y) {
        return QPointF(box.left() + x * box.width(), box.top() + y * box.height());
    };
    if (on)
        painter->drawPolyline(QPolygonF{at(0.22, 0.54), at(0.42, 0.73), at(0.78, 0.3)});
    else if (part)
        painter->drawLine(at(0.25, 0.5), at(0.75, 0.5));
    painter->restore();
}

} // namespace

PaperStyle::PaperStyle()
    : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{
}

void PaperStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                               const QWidget *widget) const
{
    switch (element) {
    case PE_PanelButtonCommand: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        drawPanel(option, painter, button && button->features.testFlag(QStyleOptionButton::Flat));
        return;
    }
    case PE_PanelButtonTool:
        drawPanel(option, painter, has(option, State_AutoRaise));
        return;
    case PE_FrameDefaultButton:
    case PE_FrameTabBarBase:
        return;
    case PE_FrameFocusRect: {
        // Buttons draw their own ring, rows two lines; what is left gets a plain one.
        if (widget && (widget->inherits("QAbstractItemView") || widget->inherits("QAbstractButton")))
            return;
        painter->save();
        painter->setPen(QPen(option->palette.color(QPalette::Link), 1));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    }
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            drawField(option, painter, true);
        else
            painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
        return;
    case PE_FrameLineEdit:
        drawField(option, painter, false);
        return;
    case PE_Frame: {
        painter->save();
        painter->setPen(option->palette.color(has(option, State_HasFocus) ? QPalette::Link : QPalette::Mid));
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    }
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
        drawCheck(option, painter);
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void PaperStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    switch (element) {
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, option->palette.color(QPalette::AlternateBase));
        painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                          option->palette.color(QPalette::Mid));
        return;
    case CE_HeaderLabel: {
        const auto *header = qstyleoption_cast<const QStyleOptionHeader *>(option);
        if (!header)
            break;
        QStyleOptionHeader muted = *header;
        muted.palette.setColor(QPalette::ButtonText, Theme::of(option->palette).muted);
        // From right to left Qt calls the first section the last.
        const auto start =
            option->direction == Qt::RightToLeft ? QStyleOptionHeader::End : QStyleOptionHeader::Beginning;
        const bool first =
            header->position == start || header->position == QStyleOptionHeader::OnlyOneSection;
        const int margin = scaled(4, widget);
        const QRect room = header->rect.adjusted(first ? 3 * margin : margin, 0, -margin, 0);
        muted.rect = visualRect(option->direction, header->rect, room);
        QProxyStyle::drawControl(element, &muted, painter, widget);
        return;
    }
    case CE_PushButtonLabel:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button && !button->icon.isNull() && !button->text.isEmpty()) {
            drawButtonLabel(button, painter, widget);
            return;
        }
        break;
    case CE_Splitter:
        painter->save();
        painter->setPen(option->palette.color(QPalette::Mid));
        if (has(option, State_Horizontal))
            painter->drawLine(option->rect.center().x(), option->rect.top(), option->rect.center().x(),
                              option->rect.bottom());
        else
            painter->drawLine(option->rect.left(), option->rect.center().y(), option->rect.right(),
                              option->rect.center().y());
        painter->restore();
        return;
    default:
        break;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void PaperStyle::drawScrollBar(const QStyleOptionSlider *bar, QPainter *painter, const QWidget *widget) const
{
    const bool across = bar->orientation == Qt::Horizontal;
    painter->fillRect(bar->rect, bar->palette.color(QPalette::Base));
    painter->fillRect(across ? QRect(bar->rect.left(), bar->rect.top(), bar->rect.width(), 1)
                             : visualRect(bar->direction, bar->rect,
                                          QRect(bar->rect.left(), bar->rect.top(), 1, bar->rect.height())),
                      bar->palette.color(QPalette::Mid));
    if (bar->minimum == bar->maximum)
        return;
    const QRect slider = subControlRect(CC_ScrollBar, bar, SC_ScrollBarSlider, widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    const QColor edge = bar->palette.color(QPalette::Active, QPalette::Dark);
    const bool held = bar->activeSubControls.testFlag(SC_ScrollBarSlider);
    painter->setBrush(held ? edge : mixed(edge, bar->palette.color(QPalette::Base), 0.3));
    painter->drawRoundedRect(
        across ? QRectF(slider).adjusted(1, 3, -1, -2) : QRectF(slider).adjusted(3, 1, -2, -1), 3, 3);
    painter->restore();
}

void PaperStyle::drawComboBox(const QStyleOptionComboBox *box, QPainter *painter, const QWidget *widget) const
{
    if (box->editable)
        drawField(box, painter, true);
    else
        drawPanel(box, painter, !box->frame);
    const QRect arrow = subControlRect(CC_ComboBox, box, SC_ComboBoxArrow, widget);
    const int side = scaled(12, widget);
    QRect place(0, 0, side, side);
    place.moveCenter(arrow.center());
    paintIcon(painter, place, u"down"_s, box->palette.color(QPalette::ButtonText));
}

void PaperStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                    QPainter *painter, const QWidget *widget) const
{
    if (const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
        bar && control == CC_ScrollBar) {
        drawScrollBar(bar, painter, widget);
        return;
    }
    if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option);
        box && control == CC_ComboBox) {
        drawComboBox(box, painter, widget);
        return;
    }
    if (const auto *button = qstyleoption_cast<const QStyleOptionToolButton *>(option);
        button && control == CC_ToolButton && button->text.isEmpty()) {
        // An icon that opens a menu says so by its name; a second mark would only crowd it.
        QStyleOptionToolButton plain = *button;
        plain.features &= ~QStyleOptionToolButton::HasMenu;
        QProxyStyle::drawComplexControl(control, &plain, painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (control == CC_SpinBox)
        drawField(option, painter, false); // Fusion's own edge cannot be seen on a dark window.
}

QRect PaperStyle::subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part,
                                 const QWidget *widget) const
{
    const auto *bar = qstyleoption_cast<const QStyleOptionSlider *>(option);
    if (control != CC_ScrollBar || !bar)
        return QProxyStyle::subControlRect(control, option, part, widget);
    // No arrow buttons: the wheel, the keys and the slider do what they did.
    const QRect all = bar->rect;
    const bool across = bar->orientation == Qt::Horizontal;
    const int length = across ? all.width() : all.height();
    const int range = bar->maximum - bar->minimum;
    const int least = scaled(32, widget);
    const int slider = range > 0
        ? std::clamp(int(qint64(bar->pageStep) * length / std::max(1, range + bar->pageStep)),
                     std::min(least, length), length)
        : length;
    const int at = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - slider,
                                           bar->upsideDown);
    const auto along = [&](int from, int size) {
        return across ? QRect(all.left() + from, all.top(), size, all.height())
                      : QRect(all.left(), all.top() + from, all.width(), size);
    };
    switch (part) {
    case SC_ScrollBarSlider:
        return along(at, slider);
    case SC_ScrollBarSubPage:
        return along(0, at);
    case SC_ScrollBarAddPage:
        return along(at + slider, length - at - slider);
    case SC_ScrollBarGroove:
        return all;
    default:
        return {};
    }
}

QRect PaperStyle::subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const
{
    const QRect inner = QProxyStyle::subElementRect(element, option, widget);
    const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
    // An icon in the field brings its own margin.
    if (element != SE_LineEditContents || !frame || frame->lineWidth == 0
        || (widget && !widget->actions().isEmpty()))
        return inner;
    const int padding = scaled(8, widget);
    return inner.adjusted(padding, 0, -padding, 0);
}

int PaperStyle::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return scaled(12);
    case PM_SplitterWidth:
        return 5;
    case PM_DefaultFrameWidth:
        return 1;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
        return scaled(14);
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return scaled(16);
    case PM_HeaderMargin:
        return scaled(4);
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

QSize PaperStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                   const QWidget *widget) const
{
    QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton: {
        const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
        const bool flat = button && button->features.testFlag(QStyleOptionButton::Flat);
        result.setWidth(
            size.width() + 2 * scaled(flat ? 4 : 12, widget)
            + (button && !button->icon.isNull() && !button->text.isEmpty() ? scaled(4, widget) : 0));
        result.setHeight(std::max(size.height() + scaled(6, widget), scaled(28, widget)));
        break;
    }
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        result.setHeight(std::max(result.height(), scaled(28, widget)));
        break;
    case CT_HeaderSection:
        result.rwidth() += scaled(16, widget); // What the label of the first keeps free, and of the others.
        break;
    case CT_ToolButton:
        result = result.expandedTo({scaled(24, widget), scaled(24, widget)});
        break;
    default:
        break;
    }
    return result;
}

int PaperStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *answer) const
{
    switch (hint) {
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollBar_LeftClickAbsolutePosition:
        return 1;
    case SH_EtchDisabledText:
    case SH_ScrollView_FrameOnlyAroundContents:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, answer);
    }
}

} // namespace paperround
