// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/welcomepage.h"

#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// A street with six doors, three of them served: what a paper round is.
class Street : public QWidget
{
public:
    explicit Street(QWidget *parent)
        : QWidget(parent)
    {
        setFixedHeight(scaled(76, this));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (layoutDirection() == Qt::RightToLeft) {
            painter.translate(width(), 0);
            painter.scale(-1, 1);
        }
        const Theme theme = Theme::of(palette());
        const double unit = scaled(1, this);
        const double step = (width() - 72 * unit) / 5.0;
        painter.setPen(QPen(theme.line, 1));
        painter.drawLine(QPointF(0, height() - 1.5), QPointF(width(), height() - 1.5));
        for (int i = 0; i < 6; ++i) {
            const QColor ink = i < 3 ? theme[Tone::Delivered].word : i == 3 ? theme.link : theme.edge;
            const double x = 36 * unit + i * step;
            house(painter, x, unit, ink, i % 2 == 1 ? 6 : 0);
            if (i < 5) {
                QPen dots(i < 2        ? theme[Tone::Delivered].word
                              : i == 2 ? theme.link
                                       : theme.edge,
                          2 * unit, Qt::DotLine);
                painter.setPen(dots);
                painter.drawLine(QPointF(x + 38 * unit, height() - 8 * unit),
                                 QPointF(x + step - 34 * unit, height() - 8 * unit));
            }
            if (i < 3) {
                const int side = scaled(16, this);
                const QRect tick(int(x + 22 * unit), height() - side, side, side);
                painter.setPen(Qt::NoPen);
                painter.setBrush(palette().color(QPalette::Window));
                painter.drawEllipse(tick.adjusted(-2, -2, 2, 2));
                paintIcon(&painter, tick, u"delivered"_s, ink);
            }
        }
    }

private:
    void house(QPainter &painter, double x, double unit, const QColor &ink, double taller) const
    {
        painter.save();
        painter.translate(x, height() - 1.5);
        painter.setPen(QPen(ink, 1.4 * unit));
        painter.setBrush(palette().color(QPalette::Base));
        const double eaves = (-36 - taller) * unit;
        painter.drawRect(QRectF(-26 * unit, eaves, 52 * unit, -eaves));
        painter.drawPolygon(
            QPolygonF{QPointF(-32 * unit, eaves), QPointF(0, eaves - 24 * unit), QPointF(32 * unit, eaves)});
        painter.drawRect(QRectF(-18 * unit, -24 * unit, 14 * unit, 24 * unit));
        painter.drawLine(QPointF(-14 * unit, -13 * unit), QPointF(-8 * unit, -13 * unit));
        painter.drawRect(QRectF(6 * unit, eaves + 10 * unit, 12 * unit, 11 * unit));
        painter.drawLine(QPointF(12 * unit, eaves + 10 * unit), QPointF(12 * unit, eaves + 21 * unit));
        painter.drawLine(QPointF(6 * unit, eaves + 15.5 * unit), QPointF(18 * unit, eaves + 15.5 * unit));
        painter.restore();
    }
};

/// An icon that follows the theme.
class Glyph : public QWidget
{
public:
    Glyph(QString name, int side, QWidget *parent)
        : QWidget(parent)
        , m_name(std::move(name))
    {
        setFixedSize(scaled(side, this), scaled(side, this));
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintIcon(&painter, rect(), m_name, palette().color(QPalette::WindowText));
    }

private:
    QString m_name;
};

/// A way in: base colour, a thin frame.
class Choice : public QFrame
{
public:
    Choice(const QString &icon, const QString &title, const QString &text, const QStringList &points,
           QWidget *parent)
        : QFrame(parent)
        , m_column(new QVBoxLayout(this))
    {
        m_column->setContentsMargins(scaled(20, this), scaled(18, this), scaled(20, this), scaled(20, this));
        m_column->setSpacing(scaled(6, this));
        auto *head = new QHBoxLayout;
        head->setSpacing(scaled(12, this));
        auto *name = new QLabel(title, this);
        alignToStart(name);
        name->setFont(sizedFont(font(), 2, true));
        head->addWidget(new Glyph(icon, 20, this));
        head->addWidget(name, 1);
        m_column->addLayout(head);
        m_column->addWidget(textLabel(text, true, this));
        m_column->addSpacing(scaled(4, this));
        for (const QString &point : points) {
            auto *line = new QHBoxLayout;
            line->setSpacing(scaled(8, this));
            line->addWidget(new Glyph(u"tick"_s, 16, this), 0, Qt::AlignTop);
            line->addWidget(textLabel(point, false, this), 1);
            m_column->addLayout(line);
        }
        m_column->addStretch();
        m_column->addSpacing(scaled(10, this));
    }
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(palette().color(QPalette::Mid));
        painter.setBrush(palette().color(QPalette::Base));
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    }

private:
    QVBoxLayout *m_column;
};

} // namespace

WelcomePage::WelcomePage(QWidget *parent)
    : QWidget(parent)
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    all->addWidget(scroll);
    auto *ground = new QWidget(scroll);
    auto *centre = new QHBoxLayout(ground);
    auto *middle = new QWidget(ground);
    middle->setMaximumWidth(scaled(760, this));
    centre->addStretch(1);
    centre->addWidget(middle, 100);
    centre->addStretch(1);
    auto *column = new QVBoxLayout(middle);
    column->setContentsMargins(scaled(8, this), scaled(32, this), scaled(8, this), scaled(24, this));
    column->setSpacing(scaled(4, this));
    auto *title = new QLabel(tr("Welcome to Paper Round"), middle);
    title->setFont(sizedFont(font(), 11, true));
    alignToStart(title);
    auto *line = textLabel(
        tr("Deliver a newsletter to talk pages on many wikis: each page exactly once, every step in view."),
        false, middle);
    line->setFont(sizedFont(font(), 1));
    auto *choices = new QHBoxLayout;
    choices->setSpacing(scaled(16, this));
    choices->addWidget(practiceChoice(), 1);
    choices->addWidget(signInChoice(), 1);
    column->addWidget(new Street(middle));
    column->addSpacing(scaled(24, this));
    column->addWidget(title);
    column->addWidget(line);
    column->addSpacing(scaled(20, this));
    column->addLayout(choices);
    column->addSpacing(scaled(24, this));
    column->addWidget(ruleLine(Qt::Horizontal, middle));
    column->addSpacing(scaled(12, this));
    column->addWidget(steps());
    column->addSpacing(scaled(16, this));
    column->addWidget(foot());
    column->addStretch();
    scroll->setWidget(ground);
    setFocusProxy(m_practice);
}

QWidget *WelcomePage::practiceChoice()
{
    auto *choice = new Choice(
        u"home"_s, tr("Try it on the practice farm"),
        tr("Wikis inside this program, with real sign-in and real delivery. Nothing leaves this computer."),
        {tr("Six wikis with people, talk pages and target lists"),
         tr("Opt-outs, redirects and protected pages, as on real wikis"),
         tr("Ready at once, no account needed")},
        this);
    m_practice = new ActionButton(tr("Open the practice farm"), ActionButton::Kind::Main, {}, choice);
    m_practice->setDefault(true);
    m_practice->setMinimumHeight(scaled(32, this));
    connect(m_practice, &QPushButton::clicked, this, &WelcomePage::practiceRequested);
    choice->column()->addWidget(m_practice, 0, Qt::AlignLeading);
    return choice;
}

QWidget *WelcomePage::signInChoice()
{
    auto *choice = new Choice(u"key"_s, tr("Sign in to your wikis"),
                              tr("Your browser asks you to allow Paper Round. It never sees your password."),
                              {tr("See at once what your account may do, and what is missing"),
                               tr("Nothing is posted until you send"),
                               tr("The sign-in is kept in the system’s keychain")},
                              this);
    auto *sign = new ActionButton(tr("Sign in to Wikimedia…"), ActionButton::Kind::Plain, u"open"_s, choice);
    sign->setMinimumHeight(scaled(32, this));
    auto *other = new ActionButton(tr("Another farm…"), ActionButton::Kind::Link, {}, choice);
    connect(sign, &QPushButton::clicked, this, &WelcomePage::signInRequested);
    connect(other, &QPushButton::clicked, this, &WelcomePage::otherFarmRequested);
    choice->column()->addLayout(buttonLine({sign, other}, scaled(324, this)));
    return choice;
}

QWidget *WelcomePage::steps()
{
    struct Step
    {
        QString icon, word, text;
    };
    const QList<Step> all{
        {u"lists"_s, tr("Targets"), tr("Load a list; each page is checked on its wiki.")},
        {u"drafts"_s, tr("Message"), tr("Write it, or take a text you have.")},
        {u"eye"_s, tr("Preview"), tr("Rendered by each target wiki itself.")},
        {u"delivered"_s, tr("Checks"), tr("What would go wrong is said before, with a cure.")},
        {u"deliveries"_s, tr("Send"), tr("You confirm, and watch it arrive.")}};
    auto *row = new QWidget(this);
    auto *grid = new QGridLayout(row);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(scaled(16, this));
    for (int i = 0; i < all.size(); ++i) {
        auto *head = new QHBoxLayout;
        head->setSpacing(scaled(6, this));
        head->addWidget(new Glyph(all[i].icon, 16, row));
        head->addWidget(sectionLabel(all[i].word, row), 1);
        auto *text = textLabel(all[i].text, true, row);
        text->setFont(sizedFont(font(), -1));
        alignToStart(text, Qt::AlignTop);
        grid->addLayout(head, 0, i);
        grid->addWidget(text, 1, i);
        grid->setColumnStretch(i, 1);
    }
    return row;
}

QWidget *WelcomePage::foot()
{
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(scaled(8, this));
    const auto link = [&](const QString &text, auto signal) {
        auto *button = new ActionButton(text, ActionButton::Kind::Link, {}, row);
        connect(button, &QPushButton::clicked, this, signal);
        line->addWidget(button);
    };
    link(tr("Open a request file…"), &WelcomePage::requestFileRequested);
    link(tr("Import a target list…"), &WelcomePage::importListRequested);
    link(tr("Manual"), &WelcomePage::manualRequested);
    line->addStretch();
    return row;
}

} // namespace paperround
