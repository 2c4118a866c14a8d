// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/findbar.h"

#include "ui/message/bodyeditor.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/metrics.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QScrollBar>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

/// More are neither counted nor gone through.
constexpr qsizetype MostFound = 100'000;

} // namespace

FindBar::FindBar(BodyEditor &editor, QWidget *parent)
    : QFrame(parent)
    , m_editor(editor)
    , m_what(new QLineEdit(this))
    , m_case(new QCheckBox(tr("Match &case"), this))
    , m_count(captionLabel({}, this))
    , m_replacing(new QWidget(this))
    , m_with(new QLineEdit(m_replacing))
    , m_one(new ActionButton(tr("&Replace"), ActionButton::Kind::Plain, {}, m_replacing))
    , m_all(new ActionButton(tr("Replace &all"), ActionButton::Kind::Plain, {}, m_replacing))
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(scaled(16, this), scaled(6, this), scaled(12, this), scaled(6, this));
    all->setSpacing(scaled(4, this));
    auto *line = new QHBoxLayout;
    auto *replacing = new QHBoxLayout(m_replacing);
    replacing->setContentsMargins(0, 0, 0, 0);
    for (QHBoxLayout *each : {line, replacing})
        each->setSpacing(scaled(8, this));
    m_what->setPlaceholderText(tr("Find"));
    m_what->setAccessibleName(tr("Words to find"));
    m_with->setPlaceholderText(tr("Replace with"));
    m_with->setAccessibleName(tr("Words in their place"));
    const auto named = [](const QKeySequence &keys) { return keys.toString(QKeySequence::NativeText); };
    auto *before =
        ActionButton::iconOnly(u"up"_s, tr("The one before (%1)").arg(named(Qt::SHIFT | Qt::Key_F3)), this);
    auto *next = ActionButton::iconOnly(u"down"_s, tr("The next one (%1)").arg(named(Qt::Key_F3)), this);
    auto *close =
        ActionButton::iconOnly(u"close"_s, tr("Close the search (%1)").arg(named(Qt::Key_Escape)), this);
    line->addWidget(m_what, 1);
    for (QWidget *each :
         {static_cast<QWidget *>(m_count), static_cast<QWidget *>(before), static_cast<QWidget *>(next),
          static_cast<QWidget *>(m_case), static_cast<QWidget *>(close)})
        line->addWidget(each);
    replacing->addWidget(m_with, 1);
    replacing->addWidget(m_one);
    replacing->addWidget(m_all);
    all->addLayout(line);
    all->addWidget(m_replacing);
    hide();
    connect(m_what, &QLineEdit::textEdited, this, [this] {
        look();
        // From where the word begins on: typing one letter more stays at the same place.
        QTextCursor cursor = m_editor.textCursor();
        cursor.setPosition(cursor.selectionStart());
        m_editor.setTextCursor(cursor);
        find(1);
    });
    connect(m_case, &QCheckBox::toggled, this, &FindBar::look);
    connect(&editor, &QPlainTextEdit::textChanged, this, [this] {
        if (!isHidden()) // The step may be: what is mended meanwhile moves what was found.
            look();
    });
    connect(&editor, &QPlainTextEdit::cursorPositionChanged, this, &FindBar::showCount);
    connect(before, &QPushButton::clicked, this, [this] { find(-1); });
    connect(next, &QPushButton::clicked, this, [this] { find(1); });
    connect(close, &QPushButton::clicked, this, &FindBar::leave);
    connect(m_one, &QPushButton::clicked, this, &FindBar::replaceOne);
    connect(m_all, &QPushButton::clicked, this, &FindBar::replaceAll);
}

void FindBar::open(bool replacing)
{
    const QString chosen = m_editor.textCursor().selectedText();
    if (!chosen.isEmpty() && !chosen.contains(QChar::ParagraphSeparator))
        m_what->setText(chosen);
    m_replacing->setVisible(replacing);
    show();
    look();
    m_what->setFocus();
    m_what->selectAll();
}

void FindBar::leave()
{
    hide();
    m_found.clear();
    m_editor.setFound({});
    m_editor.setFocus();
}

void FindBar::look()
{
    m_found.clear();
    const QString what = m_what->text();
    const Qt::CaseSensitivity sensitivity = m_case->isChecked() ? Qt::CaseSensitive : Qt::CaseInsensitive;
    if (!what.isEmpty()) {
        const QString text = m_editor.text();
        for (qsizetype at = text.indexOf(what, 0, sensitivity); at >= 0 && m_found.size() < MostFound;
             at = text.indexOf(what, at + what.size(), sensitivity))
            m_found.append({at, what.size()});
    }
    m_editor.setFound(isHidden() ? QList<TextSpan>() : m_found);
    m_one->setEnabled(!m_found.isEmpty());
    m_all->setEnabled(!m_found.isEmpty());
    showCount();
}

void FindBar::showCount()
{
    if (isHidden())
        return;
    const int from = m_editor.textCursor().selectionStart();
    const auto at = std::ranges::find(m_found, from, &TextSpan::from);
    const bool there = at != m_found.end() && m_editor.textCursor().selectionEnd() == at->end();
    const QLocale locale;
    say(m_what->text().isEmpty() ? QString()
            : m_found.isEmpty()  ? tr("Not found")
            : there
            ? tr("%1 of %2").arg(locale.toString(at - m_found.begin() + 1), locale.toString(m_found.size()))
            : tr("%Ln found", nullptr, int(m_found.size())));
}

void FindBar::say(const QString &count)
{
    m_count->setText(count);
    m_what->setAccessibleDescription(count); // The focus is there: it is read out.
}

void FindBar::find(int step)
{
    if (isHidden()) { // Closed, but what it looked for is known.
        look();
        if (m_found.isEmpty())
            open(false); // Where it is said.
    }
    if (m_found.isEmpty())
        return;
    const QTextCursor cursor = m_editor.textCursor();
    const TextSpan *next = step > 0 ? &m_found.constFirst() : &m_found.constLast();
    if (step > 0) {
        const auto found = std::ranges::lower_bound(
            m_found, cursor.hasSelection() ? cursor.selectionEnd() : cursor.position(), {}, &TextSpan::from);
        if (found != m_found.end())
            next = &*found;
    } else {
        const auto found = std::ranges::lower_bound(m_found, cursor.selectionStart(), {}, &TextSpan::from);
        if (found != m_found.begin())
            next = &*std::prev(found);
    }
    QTextCursor there(m_editor.document());
    there.setPosition(int(next->from));
    there.setPosition(int(next->end()), QTextCursor::KeepAnchor);
    m_editor.setTextCursor(there); // The focus stays here: Enter goes on.
    m_editor.ensureCursorVisible();
}

void FindBar::replaceOne()
{
    QTextCursor cursor = m_editor.textCursor();
    const bool there = std::ranges::any_of(m_found, [&cursor](const TextSpan &each) {
        return each.from == cursor.selectionStart() && each.end() == cursor.selectionEnd();
    });
    if (there)
        m_editor.replace(cursor.selectionStart(), cursor.selectionEnd() - cursor.selectionStart(),
                         m_with->text());
    find(1);
}

void FindBar::replaceAll()
{
    const QList<TextSpan> places = m_found;
    if (places.isEmpty())
        return;
    const QString text = m_editor.text();
    QString changed;
    qsizetype last = 0;
    qsizetype cursor = m_editor.textCursor().position();
    const int scrolled = m_editor.verticalScrollBar()->value();
    const qsizetype longer = m_with->text().size();
    for (const TextSpan &each : places) {
        if (each.from < m_editor.textCursor().position())
            cursor += longer - std::min(each.length, m_editor.textCursor().position() - each.from);
        changed += QStringView(text).sliced(last, each.from - last);
        changed += m_with->text();
        last = each.end();
    }
    changed += QStringView(text).sliced(last);
    m_editor.replaceAll(changed);
    QTextCursor back(m_editor.document());
    back.setPosition(int(cursor));
    m_editor.setTextCursor(back);
    m_editor.verticalScrollBar()->setValue(scrolled);
    say(tr("%Ln replaced", nullptr, int(places.size())));
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape) {
        leave();
    } else if (enter && !(event->modifiers() & Qt::ControlModifier)) {
        if (m_with->hasFocus())
            replaceOne();
        else
            find(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
    } else {
        QFrame::keyPressEvent(event);
    }
}

void FindBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && isVisible())
        m_editor.setFound(m_found);
}

} // namespace paperround
