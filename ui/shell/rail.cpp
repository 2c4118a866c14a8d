// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/railview.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QVBoxLayout>

namespace paperround {

namespace {

/// The program's mark on a tile of the accent.
class Mark : public QWidget
{
public:
    using QWidget::QWidget;
    [[nodiscard]] QSize sizeHint() const override { return {scaled(22, this), scaled(22, this)}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Theme theme = Theme::of(palette());
        const int side = scaled(22, this);
        const QRect tile((width() - side) / 2, (height() - side) / 2, side, side);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.accent);
        painter.drawRoundedRect(tile, 4, 4);
        const int inset = scaled(4, this);
        paintIcon(&painter, tile.adjusted(inset, inset, -inset, -inset), QStringLiteral("drafts"),
                  theme.onAccent);
    }
};

} // namespace

AccountButton::AccountButton(QWidget *parent)
    : QToolButton(parent)
{
    setPopupMode(QToolButton::InstantPopup);
    setMenu(new QMenu(this));
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccount({}, {});
}

void AccountButton::setAccount(const QString &name, const QString &farm)
{
    m_name = name.isEmpty() ? tr("No account") : name;
    m_farm = name.isEmpty() ? tr("Sign in…") : farm;
    setAccessibleName(tr("Account: %1, %2").arg(m_name, m_farm));
    setToolTip(tr("%1, %2").arg(m_name, m_farm).toHtmlEscaped());
    update();
}

void AccountButton::setCompact(bool compact)
{
    m_compact = compact;
    update();
}

QSize AccountButton::sizeHint() const
{
    return {scaled(m_compact ? 56 : 168, this), scaled(54, this)};
}

void AccountButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme theme = Theme::of(palette());
    const QColor text = palette().color(QPalette::WindowText);
    const auto visual = [this](QRect logical) {
        return QStyle::visualRect(layoutDirection(), rect(), logical);
    };
    painter.fillRect(QRect(0, 0, width(), 1), theme.line);
    if (underMouse())
        painter.fillRect(rect().adjusted(0, 1, 0, 0), mixed(theme.rail, text, 0.05));
    if (hasFocus()) {
        painter.setPen(QPen(theme.link, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 2, -1, -1), 3, 3);
    }
    const int side = scaled(28, this);
    const int start = m_compact ? (width() - side) / 2 : scaled(12, this);
    const QRect ring = visual({start, (height() - side) / 2, side, side});
    painter.setPen(theme.edge);
    painter.drawEllipse(QRectF(ring).adjusted(0.5, 0.5, -0.5, -0.5));
    const int inset = scaled(6, this);
    paintIcon(&painter, ring.adjusted(inset, inset, -inset, -inset), QStringLiteral("account"), text);
    if (m_compact)
        return;
    const int arrow = scaled(12, this);
    paintIcon(&painter, visual({width() - arrow - scaled(12, this), (height() - arrow) / 2, arrow, arrow}),
              QStringLiteral("down"), theme.muted);
    const int at = scaled(50, this);
    const int room = width() - at - arrow - scaled(16, this);
    QFont bold = font();
    bold.setBold(true);
    const QFont small = sizedFont(font(), -1);
    const int middle = height() / 2 + 1;
    const auto place = QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft | Qt::AlignVCenter);
    const auto line = [&](const QFont &font, const QColor &ink, int top, const QString &words) {
        const QFontMetrics metrics(font);
        painter.setFont(font);
        painter.setPen(ink);
        painter.drawText(visual({at, top, room, metrics.height()}), int(place),
                         metrics.elidedText(words, Qt::ElideRight, room));
    };
    line(bold, text, middle - QFontMetrics(bold).height(), m_name);
    line(small, theme.muted, middle, m_farm);
}

Rail::Rail(QWidget *parent)
    : QFrame(parent)
    , m_pages(new RailView(this))
    , m_account(new AccountButton(this))
    , m_menu(new QToolButton(this))
    , m_mark(new Mark(this))
    , m_name(new QLabel(QStringLiteral("Paper Round"), this))
{
    QFont bold = font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_menu->setIcon(icon(QStringLiteral("menu")));
    m_menu->setAutoRaise(true);
    m_menu->setFocusPolicy(Qt::StrongFocus);
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setMenu(new QMenu(m_menu));
    m_menu->setAccessibleName(tr("Menu"));
    m_menu->setToolTip(tr("Menu (F10)"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(scaled(12, this), 0, scaled(8, this), 0);
    head->setSpacing(scaled(8, this));
    head->addWidget(m_mark);
    head->addWidget(m_name, 1);
    head->addWidget(m_menu);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 1, 0);
    column->setSpacing(0);
    column->addSpacing(scaled(12, this));
    column->addLayout(head);
    column->addSpacing(scaled(12, this));
    column->addWidget(m_pages, 1);
    column->addWidget(m_account);
    m_mark->setFixedSize(m_mark->sizeHint());
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setCompact(false);
}

void Rail::setCompact(bool compact)
{
    m_pages->setCompact(compact);
    m_account->setCompact(compact);
    m_name->setVisible(!compact);
    m_mark->setVisible(!compact);
    setFixedWidth(scaled(compact ? 56 : 168, this));
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme theme = Theme::of(palette());
    painter.fillRect(rect(), theme.rail);
    painter.fillRect(QStyle::visualRect(layoutDirection(), rect(), {width() - 1, 0, 1, height()}),
                     theme.line);
}

PracticeBanner::PracticeBanner(QWidget *parent)
    : QFrame(parent)
    , m_icon(new QLabel(this))
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(scaled(16, this), scaled(1, this), scaled(16, this), scaled(1, this));
    line->setSpacing(scaled(8, this));
    auto *words = new QLabel(tr("<b>Practice farm.</b> Nothing here leaves this computer."), this);
    words->setTextFormat(Qt::RichText);
    alignToStart(words);
    auto *leave = new ActionButton(tr("Leave practice"), ActionButton::Kind::Link, {}, this);
    connect(leave, &QPushButton::clicked, this, &PracticeBanner::leaveRequested);
    line->addWidget(m_icon);
    line->addWidget(words, 1);
    line->addWidget(leave);
    QEvent dress(QEvent::PaletteChange);
    changeEvent(&dress);
}

void PracticeBanner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        const int side = scaled(16, this);
        m_icon->setPixmap(iconPixmap(QStringLiteral("home"), {side, side}, devicePixelRatioF(),
                                     Theme::of(palette())[Tone::Waiting].word));
    }
}

void PracticeBanner::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ToneColours colours = Theme::of(palette())[Tone::Waiting];
    painter.fillRect(rect(), colours.tint);
    painter.fillRect(QRect(0, 0, width(), 1), colours.part);
    painter.fillRect(QRect(0, height() - 1, width(), 1), colours.part);
}

} // namespace paperround
