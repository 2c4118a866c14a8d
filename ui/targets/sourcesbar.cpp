// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/sourcesbar.h"

#include "models/bidi.h"
#include "models/formulawords.h"
#include "ui/targets/formulapopup.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/theme.h"

#include <QInputDialog>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QStyleOptionToolButton>
#include <QStylePainter>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr int barHeight = 28;
constexpr int letterWidth = 26;
constexpr int arrowWidth = 22;
constexpr int widestName = 200;
constexpr int narrowestName = 56;

} // namespace

SourceButton::SourceButton(const TargetSource &source, const WikiNames &names, QWidget *parent)
    : QToolButton(parent)
    , m_letter(QChar(source.letter))
    , m_name(isolated(source.name))
    , m_rows(QLocale().toString(source.rows.size()))
{
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::StrongFocus);
    setText(m_letter + u' ' + m_name + u' ' + m_rows);
    setAccessibleName(tr("Source %1: %2, %3").arg(m_letter, m_name, sourceWords(source, names)));
    setToolTip(accessibleName().toHtmlEscaped());
    setObjectName(u"source"_s + m_letter);
}

QSize SourceButton::sizeHint() const
{
    return {widthWith(scaled(widestName, this)), scaled(barHeight, this)};
}

QSize SourceButton::minimumSizeHint() const
{
    return {widthWith(scaled(narrowestName, this)), scaled(barHeight, this)};
}

int SourceButton::widthWith(int name) const
{
    return scaled(letterWidth + arrowWidth + 24, this)
        + std::min(fontMetrics().horizontalAdvance(m_name), name) + fontMetrics().horizontalAdvance(m_rows);
}

void SourceButton::paintEvent(QPaintEvent *)
{
    QStylePainter painter(this);
    const Theme theme = Theme::of(palette());
    QStyleOptionToolButton frame;
    initStyleOption(&frame);
    frame.text.clear();
    frame.icon = {};
    frame.features = QStyleOptionToolButton::None;
    frame.state |= QStyle::State_Raised;
    painter.drawComplexControl(QStyle::CC_ToolButton, frame);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.line);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    const auto part = [this](int left, int width) {
        return QStyle::visualRect(layoutDirection(), rect(), QRect(left, 0, width, this->height()));
    };
    const int letter = scaled(letterWidth, this);
    const int arrow = scaled(arrowWidth, this);
    const int gap = scaled(8, this);
    const QRect edge = part(letter, 1);
    painter.drawLine(edge.topLeft(), edge.bottomLeft());
    painter.setPen(palette().color(QPalette::ButtonText));
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.drawText(part(0, letter), Qt::AlignCenter, m_letter);
    painter.setFont(font());
    const int rows = fontMetrics().horizontalAdvance(m_rows);
    const int name = width() - letter - arrow - rows - 3 * gap + gap / 2;
    painter.drawText(
        part(letter + gap, name),
        static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeading | Qt::AlignVCenter)),
        fontMetrics().elidedText(m_name, Qt::ElideMiddle, name));
    painter.setPen(theme.muted);
    painter.drawText(part(width() - arrow - rows - gap / 2, rows), Qt::AlignCenter, m_rows);
    const int side = scaled(12, this);
    QRect mark = part(width() - arrow, arrow);
    mark = QRect(mark.center().x() - side / 2, mark.center().y() - side / 2, side, side);
    paintIcon(&painter, mark, u"down"_s, theme.muted);
}

SourcesBar::SourcesBar(DraftDocument &document, QWidget *parent)
    : QWidget(parent)
    , m_document(document)
    , m_add(new QMenu(this))
    , m_more(new QToolButton(this))
    , m_plus(new QToolButton(this))
    , m_formula(new ActionButton({}, ActionButton::Kind::Plain, u"combine"_s, this))
{
    setFixedHeight(scaled(barHeight + 16, this));
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setFocusPolicy(Qt::StrongFocus);
    m_plus->setObjectName(u"addSource"_s);
    m_plus->setIcon(icon(u"plus"_s));
    m_plus->setAutoRaise(true);
    m_plus->setPopupMode(QToolButton::InstantPopup);
    m_plus->setFocusPolicy(Qt::StrongFocus);
    m_plus->setToolTip(tr("Add a source"));
    m_plus->setAccessibleName(tr("Add a source"));
    m_plus->setMenu(m_add);
    m_formula->setObjectName(u"setFormula"_s);
    connect(m_formula, &QPushButton::clicked, this, &SourcesBar::openFormula);
    connect(&m_document, &DraftDocument::opened, this, &SourcesBar::refresh);
    connect(&m_document, &DraftDocument::sourcesChanged, this, &SourcesBar::refresh);
    refresh();
}

void SourcesBar::refresh()
{
    for (SourceButton *button : std::exchange(m_buttons, {})) {
        button->hide();
        button->deleteLater(); // its own menu may be what led here
    }
    QWidget *before = nullptr;
    for (const TargetSource &source : m_document.sources()) {
        auto *button = new SourceButton(source, m_document.targets().names(), this);
        button->setMenu(menuOf(source));
        if (before != nullptr)
            setTabOrder(before, button);
        before = button;
        m_buttons.append(button);
    }
    if (before != nullptr) {
        setTabOrder(before, m_more);
        setTabOrder(m_more, m_plus);
        setTabOrder(m_plus, m_formula);
    }
    const QString formula = m_document.formula().text();
    m_formula->setText(formula.isEmpty()         ? tr("No source")
                           : formula.size() > 24 ? formula.left(22) + u'…'
                                                 : formula);
    m_formula->setToolTip(tr("Set formula: %1").arg(formula));
    m_formula->setAccessibleName(tr("Set formula: %1").arg(formula));
    m_formula->setEnabled(!m_document.isComposing());
    arrange();
}

QMenu *SourcesBar::menuOf(const TargetSource &source)
{
    auto *menu = new QMenu(this);
    const char16_t letter = source.letter;
    const SourceKind kind = source.origin.kind;
    if (kind == SourceKind::Page || kind == SourceKind::File || kind == SourceKind::KeptList
        || kind == SourceKind::Exclusions)
        menu->addAction(tr("Read again"), this, [this, letter] { Q_EMIT rereadWanted(letter); });
    if (kind == SourceKind::Recipe)
        menu->addAction(tr("Run again"), this, [this, letter] { Q_EMIT rereadWanted(letter); });
    menu->addAction(tr("Rename …"), this, [this, source] { askName(source); });
    menu->addAction(tr("Compare with …"), this, [this, letter] { Q_EMIT compareWanted(letter); });
    if (kind == SourceKind::Page || kind == SourceKind::File)
        menu->addAction(tr("Compare with how it is now"), this,
                        [this, letter] { Q_EMIT compareNowWanted(letter); });
    if (kind == SourceKind::Page) {
        menu->addAction(tr("Compare with an earlier revision …"), this,
                        [this, letter] { Q_EMIT compareRevisionWanted(letter); });
        menu->addSeparator();
        menu->addAction(tr("Save back to its page …"), this, [this, letter] { Q_EMIT saveWanted(letter); });
    }
    menu->addSeparator();
    menu->addAction(tr("Take out of the list"), this, [this, letter] { m_document.removeSource(letter); });
    return menu;
}

void SourcesBar::askName(const TargetSource &source)
{
    auto *dialog = new QInputDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->resize(scaled(400, this), 0);
    dialog->setWindowTitle(tr("Name of source %1").arg(QChar(source.letter)));
    dialog->setLabelText(tr("Name:"));
    dialog->setTextValue(source.name);
    connect(
        dialog, &QInputDialog::textValueSelected, this, [this, letter = source.letter](const QString &name) {
            if (!name.trimmed().isEmpty() && !m_document.renameSource(letter, name.trimmed()))
                Q_EMIT told({.key = u"name"_s,
                             .tone = Tone::Waiting,
                             .title = tr("Rows of “%1” get other words now").arg(isolated(name.trimmed())),
                             .text = tr("Another source has its earlier or its new name, or there were words "
                                        "for the new one. Look at who gets what at the step Message; undo "
                                        "takes the name back."),
                             .isNews = true});
        });
    dialog->open();
}

void SourcesBar::openFormula()
{
    if (m_document.sources().isEmpty() || m_document.isComposing())
        return;
    auto *popup = new FormulaPopup(m_document, this);
    connect(popup, &FormulaPopup::used, this, &SourcesBar::formulaUsed);
    popup->openBelow(m_formula);
}

void SourcesBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

/// In a line. Where it is short the longer names give way; what does not fit even so goes into a menu.
void SourcesBar::arrange()
{
    const int margin = scaled(16, this);
    const int gap = scaled(6, this);
    const int top = scaled(8, this);
    const int tall = scaled(barHeight, this);
    const auto put = [this, top, tall](QWidget *widget, int left, int wide) {
        widget->setGeometry(QStyle::visualRect(layoutDirection(), rect(), QRect(left, top, wide, tall)));
        widget->show();
    };
    const int formula = m_formula->sizeHint().width();
    put(m_formula, width() - margin - formula, formula);
    const int room = width() - 2 * margin - formula - tall - 2 * gap;
    const auto together = [this, gap](int name) {
        int all = -gap;
        for (const SourceButton *button : m_buttons)
            all += button->widthWith(name) + gap;
        return all;
    };
    int name = scaled(widestName, this);
    while (name > scaled(narrowestName, this) && together(name) > room)
        --name;
    int left = margin;
    QList<SourceButton *> hidden;
    for (SourceButton *button : std::as_const(m_buttons)) {
        const int wide = button->widthWith(name);
        const bool last = button == m_buttons.constLast() && hidden.isEmpty();
        const int keep = last ? 0 : scaled(84, this); // for "3 more"
        if (!hidden.isEmpty() || left + wide - margin > room - keep) {
            button->hide();
            hidden.append(button);
            continue;
        }
        put(button, left, wide);
        left += wide + gap;
    }
    m_more->setVisible(!hidden.isEmpty());
    if (!hidden.isEmpty()) {
        auto *menu = new QMenu(m_more);
        for (SourceButton *button : std::as_const(hidden)) {
            QAction *action = menu->addMenu(button->menu());
            action->setText(button->text());
        }
        if (QMenu *old = m_more->menu())
            old->deleteLater();
        m_more->setMenu(menu);
        m_more->setText(tr("%Ln more", nullptr, static_cast<int>(hidden.size())));
        put(m_more, left, scaled(78, this));
        left += scaled(78, this) + gap;
    }
    put(m_plus, left, tall);
}

} // namespace paperround
