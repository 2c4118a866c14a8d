// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/chipbar.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace paperround {

namespace {

/// A rounded filter button; painted by itself because no style has a chip.
class Chip : public QToolButton
{
    Q_OBJECT
public:
    using QToolButton::QToolButton;

    void show(const ChipInfo &info)
    {
        m_info = info;
        m_number = QLocale().toString(info.count);
        setAccessibleName(tr("%1, %Ln page(s)", nullptr, info.count).arg(info.word));
        updateGeometry();
        update();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        QFont bold = font();
        bold.setBold(isChecked());
        const QFontMetrics metrics(bold);
        int width = 2 * scaled(11, this) + metrics.horizontalAdvance(m_info.word);
        if (!m_info.icon.isEmpty())
            width += scaled(14 + 6, this);
        if (m_info.count > 0 || m_info.always)
            width += scaled(5, this) + metrics.horizontalAdvance(m_number);
        return {width, scaled(26, this)};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Theme theme = Theme::of(palette());
        const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
        const bool lit = isChecked();
        const QColor fill = lit ? palette().color(QPalette::Active, QPalette::Highlight)
            : underMouse() ? mixed(palette().color(QPalette::Base), palette().color(QPalette::Text), 0.05)
                           : palette().color(QPalette::Base);
        painter.setPen(QPen(lit ? theme.link : theme.line, hasFocus() ? 2 : 1));
        if (hasFocus())
            painter.setPen(QPen(theme.link, 2));
        painter.setBrush(fill);
        const double inset = hasFocus() ? 0.5 : 0;
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), box.height() / 2,
                                box.height() / 2);
        paintContent(painter, theme, fill, lit);
    }

private:
    void paintContent(QPainter &painter, const Theme &theme, const QColor &fill, bool lit)
    {
        QFont bold = font();
        bold.setBold(lit);
        painter.setFont(bold);
        const QFontMetrics metrics(bold);
        int at = scaled(11, this);
        const auto visual = [this](QRect logical) {
            return QStyle::visualRect(layoutDirection(), rect(), logical);
        };
        const QColor text = palette().color(lit ? QPalette::HighlightedText : QPalette::Text);
        if (!m_info.icon.isEmpty()) {
            const int side = scaled(14, this);
            const QRect place = visual(QRect(at, (height() - side) / 2, side, side));
            paintIcon(&painter, place, m_info.icon,
                      m_info.tone ? theme.wordOn(*m_info.tone, fill, text) : text);
            at += side + scaled(6, this);
        }
        const int word = metrics.horizontalAdvance(m_info.word);
        painter.setPen(text);
        painter.drawText(visual(QRect(at, 0, word + 1, height())), Qt::AlignCenter | Qt::TextDontClip,
                         m_info.word);
        if (m_info.count == 0 && !m_info.always)
            return;
        at += word + scaled(5, this);
        painter.setPen(lit ? text : theme.muted);
        painter.drawText(visual(QRect(at, 0, metrics.horizontalAdvance(m_number) + 1, height())),
                         Qt::AlignCenter | Qt::TextDontClip, m_number);
    }

    ChipInfo m_info;
    QString m_number;
};

Chip *chipOf(QToolButton *button)
{
    return static_cast<Chip *>(button);
}

} // namespace

ChipBar::ChipBar(const QString &accessibleName, QWidget *parent)
    : QWidget(parent)
    , m_more(new Chip(this))
{
    setAccessibleName(accessibleName);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    m_more->hide();
}

void ChipBar::setChips(const QList<ChipInfo> &chips)
{
    if (chips == m_chips)
        return;
    m_chips = chips;
    while (m_buttons.size() < chips.size()) {
        auto *chip = new Chip(this);
        chip->setCheckable(true);
        chip->setFocusPolicy(Qt::StrongFocus);
        connect(chip, &QToolButton::clicked, this,
                [this, at = m_buttons.size()] { choose(m_chips.value(at).id); });
        m_buttons.append(chip);
    }
    while (m_buttons.size() > chips.size())
        delete m_buttons.takeLast();
    for (qsizetype i = 0; i < chips.size(); ++i)
        chipOf(m_buttons[i])->show(chips[i]);
    arrange();
}

void ChipBar::setChosen(int id)
{
    m_chosen = id;
    arrange();
}

QToolButton *ChipBar::buttonOf(int id) const
{
    const auto found = std::ranges::find(m_chips, id, &ChipInfo::id);
    return found == m_chips.end() ? nullptr : m_buttons[found - m_chips.begin()];
}

void ChipBar::choose(int id)
{
    const bool changed = id != m_chosen;
    m_chosen = id;
    arrange();
    if (changed)
        Q_EMIT chosenChanged(id);
}

void ChipBar::arrange()
{
    const int gap = scaled(4, this);
    QList<qsizetype> shown;
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        m_buttons[i]->setChecked(m_chips[i].id == m_chosen);
        // The chosen one stays even at zero: a filter that is on must be seen.
        if (m_chips[i].count > 0 || m_chips[i].always || m_chips[i].id == m_chosen)
            shown.append(i);
        else
            m_buttons[i]->hide();
    }
    int needed = -gap;
    for (const qsizetype i : std::as_const(shown))
        needed += m_buttons[i]->sizeHint().width() + gap;
    QList<qsizetype> hidden;
    int count = 0;
    const int moreWidth = scaled(96, this);
    while (needed > width() - (hidden.isEmpty() ? 0 : moreWidth + gap) && shown.size() > 1) {
        const qsizetype last = m_chips[shown.last()].id == m_chosen ? shown.size() - 2 : shown.size() - 1;
        const qsizetype i = shown.takeAt(last);
        needed -= m_buttons[i]->sizeHint().width() + gap;
        count += m_chips[i].count;
        hidden.prepend(i);
        m_buttons[i]->hide();
    }
    int at = 0;
    const auto place = [&](QToolButton *button, int wide) {
        const QRect logical(at, (height() - button->sizeHint().height()) / 2, wide,
                            button->sizeHint().height());
        button->setGeometry(QStyle::visualRect(layoutDirection(), rect(), logical));
        button->show();
        at += wide + gap;
    };
    for (const qsizetype i : std::as_const(shown))
        place(m_buttons[i], m_buttons[i]->sizeHint().width());
    m_more->setVisible(!hidden.isEmpty());
    if (hidden.isEmpty())
        return;
    m_more->menu()->clear();
    for (const qsizetype i : std::as_const(hidden)) {
        m_more->menu()->addAction(icon(m_chips[i].icon),
                                  tr("%1 %L2").arg(m_chips[i].word).arg(m_chips[i].count), this,
                                  [this, id = m_chips[i].id] { choose(id); });
    }
    chipOf(m_more)->show({-1, tr("%Ln more", nullptr, int(hidden.size())), count, {}, {}, false});
    place(m_more, m_more->sizeHint().width());
}

QSize ChipBar::sizeHint() const
{
    int width = 0;
    for (qsizetype i = 0; i < m_chips.size(); ++i)
        width += m_chips[i].count > 0 || m_chips[i].always
            ? m_buttons[i]->sizeHint().width() + scaled(4, this)
            : 0;
    return {width, scaled(28, this)};
}

QSize ChipBar::minimumSizeHint() const
{
    return {scaled(120, this), scaled(28, this)};
}

void ChipBar::resizeEvent(QResizeEvent *)
{
    arrange();
}

void ChipBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LayoutDirectionChange)
        arrange();
}

void ChipBar::keyPressEvent(QKeyEvent *event)
{
    const bool forward =
        event->key() == (layoutDirection() == Qt::RightToLeft ? Qt::Key_Left : Qt::Key_Right);
    const bool back = event->key() == (layoutDirection() == Qt::RightToLeft ? Qt::Key_Right : Qt::Key_Left);
    if (!forward && !back) {
        QWidget::keyPressEvent(event);
        return;
    }
    QList<QToolButton *> shown;
    std::ranges::copy_if(m_buttons, std::back_inserter(shown), [](QToolButton *b) { return b->isVisible(); });
    const qsizetype now = std::max<qsizetype>(0, shown.indexOf(buttonOf(m_chosen)));
    const qsizetype next = std::clamp<qsizetype>(now + (forward ? 1 : -1), 0, shown.size() - 1);
    if (QToolButton *button = shown.value(next)) {
        choose(m_chips[m_buttons.indexOf(button)].id);
        button->setFocus(Qt::OtherFocusReason);
    }
}

} // namespace paperround

#include "chipbar.moc"
