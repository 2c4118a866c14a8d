// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/titlecompleter.h"

#include "ui/targets/titlesuggestions.h"
#include "ui/widgets/metrics.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QStringListModel>
#include <QStyledItemDelegate>
#include <QTextBlock>

#include <algorithm>

namespace paperround {

namespace {

/// A line as its reader takes it apart: the last @ divides.
struct Line
{
    QString title;
    QString wiki;
};

Line apart(const QString &text)
{
    const qsizetype at = text.lastIndexOf(u'@');
    return at < 0 ? Line{text, {}} : Line{text.left(at), text.mid(at + 1).trimmed()};
}

/// Rows that a finger or a shaky hand can hit.
class RoomyRows : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QSize size = QStyledItemDelegate::sizeHint(option, index);
        size.setHeight(std::max(size.height(), scaled(28, option.font)));
        return size;
    }
};

} // namespace

TitleCompleter::TitleCompleter(QLineEdit *field, TitleSuggestions &suggestions, WikiOf wiki, TitleUse use)
    : QObject(field)
    , m_suggestions(suggestions)
    , m_completer(new QCompleter(this))
    , m_titles(new QStringListModel(this))
    , m_use(use)
{
    make(field);
    field->setCompleter(m_completer);
    // Before the field shows its list: that has to be what still fits.
    connect(field, &QLineEdit::textEdited, this,
            [this, wiki = std::move(wiki)](const QString &text) { ask(wiki(), text); });
}

TitleCompleter::TitleCompleter(QPlainTextEdit *lines, TitleSuggestions &suggestions)
    : QObject(lines)
    , m_suggestions(suggestions)
    , m_completer(new QCompleter(this))
    , m_titles(new QStringListModel(this))
    , m_lines(lines)
{
    make(lines);
    m_completer->setWidget(lines);
    connect(lines, &QPlainTextEdit::textChanged, this, &TitleCompleter::askForLine);
    connect(m_completer, qOverload<const QString &>(&QCompleter::activated), this,
            &TitleCompleter::putIntoLine);
}

void TitleCompleter::make(QWidget *field)
{
    m_completer->setModel(m_titles);
    // The wiki has chosen already, and what it found need not begin with what was written.
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(10);
    m_completer->popup()->setItemDelegate(new RoomyRows(m_completer->popup()));
    m_completer->popup()->setAccessibleName(tr("Titles that begin so"));
    m_completer->popup()->setLayoutDirection(field->layoutDirection());
    m_completer->popup()->setTextElideMode(Qt::ElideMiddle);
    connect(&m_suggestions, &TitleSuggestions::found, this, &TitleCompleter::show);
}

bool TitleCompleter::isOpen() const
{
    return m_completer->popup()->isVisible();
}

void TitleCompleter::ask(const QString &wiki, const QString &words)
{
    m_wiki = wiki.trimmed().toLower();
    m_words = words.simplified();
    QStringList fitting = m_titles->stringList();
    fitting.removeIf([this](const QString &title) {
        return m_words.isEmpty() || !title.contains(m_words, Qt::CaseInsensitive) || title == m_words;
    });
    m_titles->setStringList(fitting);
    m_suggestions.ask(m_wiki, m_words, m_use);
}

void TitleCompleter::askForLine()
{
    if (m_putting)
        return;
    const QTextCursor cursor = m_lines->textCursor();
    const QString text = cursor.block().text();
    const Line line = apart(text);
    if (!m_lines->hasFocus() || cursor.hasSelection() || cursor.positionInBlock() > line.title.size()) {
        ask({}, {});
    } else {
        ask(line.wiki.isEmpty() ? m_suggestions.home() : line.wiki, line.title);
    }
    if (m_titles->rowCount() == 0)
        m_completer->popup()->hide();
}

void TitleCompleter::show(const QString &wiki, const QString &words, const QStringList &titles)
{
    QWidget *field = m_completer->widget();
    if (wiki != m_wiki || words != m_words || field == nullptr || !field->hasFocus())
        return;
    QStringList others = titles;
    others.removeAll(words);
    m_titles->setStringList(others);
    if (others.isEmpty()) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->setCompletionPrefix(words);
    if (m_lines == nullptr) {
        m_completer->complete();
        return;
    }
    QRect place = m_lines->cursorRect();
    place.setWidth(std::max(place.width(), m_lines->width() / 2));
    if (m_lines->isRightToLeft())
        place.moveRight(m_lines->cursorRect().right());
    m_completer->complete(place);
}

void TitleCompleter::putIntoLine(const QString &title)
{
    QTextCursor cursor = m_lines->textCursor();
    const qsizetype length = apart(cursor.block().text()).title.size();
    cursor.setPosition(cursor.block().position());
    cursor.movePosition(QTextCursor::Right, QTextCursor::KeepAnchor, static_cast<int>(length));
    m_putting = true; // what was chosen needs no further choice
    cursor.insertText(title);
    m_putting = false;
    m_lines->setTextCursor(cursor);
    m_titles->setStringList({});
}

} // namespace paperround
