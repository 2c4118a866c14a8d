// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/stepbar.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace paperround {

namespace {

/// A step or tab: a word, its mark, and a thick line under the current one.
class StepButton : public QToolButton
{
    Q_OBJECT
public:
    StepButton(const QString &word, QWidget *parent)
        : QToolButton(parent)
    {
        setText(word);
        setAccessibleName(word);
        setCheckable(true);
        setAutoRaise(true);
        setFocusPolicy(Qt::StrongFocus);
    }

    void setMark(StepBar::Mark mark, int number)
    {
        m_mark = mark;
        m_number = number > 0 || mark == StepBar::Mark::Count ? QLocale().toString(number) : QString();
        setAccessibleName(spoken(mark, number));
        updateGeometry();
        update();
    }

    [[nodiscard]] QSize sizeHint() const override
    {
        return {2 * scaled(4, this) + QFontMetrics(wordFont(true)).horizontalAdvance(text()) + markWidth(),
                scaled(40, this)};
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        // By itself a button moves the focus along; the bar goes to the step.
        if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
            event->ignore();
        else
            QToolButton::keyPressEvent(event);
    }

    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const Theme theme = Theme::of(palette());
        const auto visual = [this](QRect logical) {
            return QStyle::visualRect(layoutDirection(), rect(), logical);
        };
        if (underMouse() && !isChecked())
            painter.fillRect(rect(),
                             mixed(palette().color(QPalette::Window), palette().color(QPalette::Text), 0.04));
        if (isChecked())
            painter.fillRect(QRect(0, height() - 3, width(), 3), theme.link);
        if (hasFocus()) {
            painter.setPen(QPen(theme.link, 2));
            painter.drawRoundedRect(QRectF(rect()).adjusted(1, 4, -1, -4), 3, 3);
        }
        const QFont font = wordFont(isChecked());
        const int word = QFontMetrics(font).horizontalAdvance(text());
        painter.setFont(font);
        painter.setPen(
            palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
        painter.drawText(visual({scaled(4, this), 0, word + 1, height()}), Qt::AlignCenter | Qt::TextDontClip,
                         text());
        const int at = scaled(4, this) + word + scaled(8, this);
        if (m_mark == StepBar::Mark::Tick) {
            const int side = scaled(14, this);
            paintIcon(&painter, visual({at, (height() - side) / 2, side, side}), QStringLiteral("tick"),
                      theme[Tone::Delivered].word);
        } else if (!m_number.isEmpty()) {
            const bool problems = m_mark == StepBar::Mark::Problems;
            const QFont small = sizedFont(this->font(), problems ? -1 : 0, problems);
            const int wide = markWidth() - scaled(8, this);
            const QRect pill = visual({at, (height() - scaled(18, this)) / 2, wide, scaled(18, this)});
            if (problems) {
                painter.setPen(Qt::NoPen);
                painter.setBrush(theme[Tone::Waiting].tint);
                painter.drawRoundedRect(pill, pill.height() / 2.0, pill.height() / 2.0);
            }
            painter.setFont(small);
            painter.setPen(problems ? theme[Tone::Waiting].word : theme.muted);
            painter.drawText(pill, Qt::AlignCenter, m_number);
        }
    }

private:
    [[nodiscard]] QFont wordFont(bool bold) const
    {
        QFont result = font();
        result.setBold(bold);
        return result;
    }

    [[nodiscard]] int markWidth() const
    {
        if (m_mark == StepBar::Mark::Tick)
            return scaled(8 + 14, this);
        if (m_number.isEmpty())
            return 0;
        const int number = fontMetrics().horizontalAdvance(m_number);
        return scaled(8, this)
            + (m_mark == StepBar::Mark::Problems ? std::max(scaled(18, this), number + scaled(12, this))
                                                 : number);
    }

    [[nodiscard]] QString spoken(StepBar::Mark mark, int number) const
    {
        switch (mark) {
        case StepBar::Mark::None:
            return text();
        case StepBar::Mark::Tick:
            return tr("%1, done").arg(text());
        case StepBar::Mark::Problems:
            return tr("%1, %Ln problem(s)", nullptr, number).arg(text());
        case StepBar::Mark::Count:
            return tr("%1, %L2").arg(text()).arg(number);
        }
        Q_UNREACHABLE();
    }

    StepBar::Mark m_mark = StepBar::Mark::None;
    QString m_number;
};

} // namespace

StepBar::StepBar(const QString &accessibleName, Form form, QWidget *parent)
    : QWidget(parent)
    , m_form(form)
{
    setAccessibleName(accessibleName);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(scaled(12, this), 0, scaled(12, this), 0);
    line->setSpacing(scaled(form == Form::Steps ? 28 : 16, this));
    line->addStretch();
}

void StepBar::setSteps(const QStringList &words)
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
    m_current = -1;
    auto *line = static_cast<QHBoxLayout *>(layout());
    for (qsizetype i = 0; i < words.size(); ++i) {
        auto *button = new StepButton(words[i], this);
        connect(button, &QToolButton::clicked, this, [this, i] { setCurrent(int(i)); });
        line->insertWidget(int(i), button);
        m_buttons.append(button);
    }
    setCurrent(0);
}

void StepBar::setMark(int step, Mark mark, int number)
{
    if (auto *button = m_buttons.value(step))
        static_cast<StepButton *>(button)->setMark(mark, number);
}

void StepBar::setCurrent(int step)
{
    const bool changed = step != m_current;
    m_current = step;
    for (qsizetype i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setChecked(i == step);
    if (changed && step >= 0)
        Q_EMIT currentChanged(step);
}

void StepBar::walk(int by)
{
    const int next = std::clamp(m_current + by, 0, count() - 1);
    if (QToolButton *button = m_buttons.value(next)) {
        button->setFocus(Qt::OtherFocusReason);
        setCurrent(next);
    }
}

void StepBar::keyPressEvent(QKeyEvent *event)
{
    const int right = layoutDirection() == Qt::RightToLeft ? -1 : 1;
    if (event->key() == Qt::Key_Right)
        walk(right);
    else if (event->key() == Qt::Key_Left)
        walk(-right);
    else
        QWidget::keyPressEvent(event);
}

void StepBar::paintEvent(QPaintEvent *)
{
    if (m_form != Form::Steps)
        return;
    QPainter painter(this);
    const Theme theme = Theme::of(palette());
    const int side = scaled(12, this);
    for (qsizetype i = 0; i + 1 < m_buttons.size(); ++i) {
        const QRect a = m_buttons[i]->geometry();
        const QRect b = m_buttons[i + 1]->geometry();
        const int middle =
            layoutDirection() == Qt::RightToLeft ? (a.left() + b.right()) / 2 : (a.right() + b.left()) / 2;
        paintIcon(&painter, QRect(middle - side / 2, (height() - side) / 2, side, side),
                  QStringLiteral("end"), theme.muted);
    }
}

} // namespace paperround

#include "stepbar.moc"
