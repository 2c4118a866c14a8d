// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What helps in writing: pasting, dropping, spelling, marks that belong together; the rest of the editor is
// in bodyeditor.cpp.
#include "domain/message/wikitextpairs.h"
#include "ui/message/bodyeditor.h"
#include "ui/message/htmltowikitext.h"
#include "ui/message/speller.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QMimeData>
#include <QUrl>

#include <algorithm>
#include <array>
#include <utility>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

/// Above that a look at the whole text is too long for a move of the cursor.
constexpr int LargestForPairs = 200'000;
constexpr std::array LineEnds{QChar(QChar::ParagraphSeparator), QChar(QChar::LineSeparator), QChar(0xfdd0),
                              QChar(0xfdd1)};
/// Each is drawn with every line: where all is underlined, nothing is.
constexpr qsizetype MostUnderlined = 500;

QString withLineFeeds(QString text)
{
    for (const QChar each : LineEnds)
        text.replace(each, u'\n');
    return text;
}

bool hasFiles(const QMimeData &source)
{
    return std::ranges::any_of(source.urls(), &QUrl::isLocalFile);
}

} // namespace

QString BodyEditor::text() const
{
    return withLineFeeds(document()->toRawText());
}

QMimeData *BodyEditor::createMimeDataFromSelection() const
{
    auto *copied = new QMimeData;
    copied->setText(withLineFeeds(textCursor().selectedText()));
    return copied;
}

bool BodyEditor::canInsertFromMimeData(const QMimeData *source) const
{
    return hasFiles(*source) || source->hasHtml() || QPlainTextEdit::canInsertFromMimeData(source);
}

void BodyEditor::insertFromMimeData(const QMimeData *source)
{
    if (hasFiles(*source)) { // Never as text: where files lie is nobody's business.
        const QList<QUrl> urls = source->urls();
        if (urls.size() == 1)
            Q_EMIT fileGiven(urls.constFirst().toLocalFile(),
                             m_dropAt >= 0 ? m_dropAt : textCursor().position());
        else
            Q_EMIT filesGiven();
        return;
    }
    std::optional<PasteLoss> loss;
    QString text = source->text();
    // Wikitext that was written in a word processor is wikitext.
    if (source->hasHtml() && !looksLikeWikitext(text)) {
        const PastedText pasted = wikitextFromHtml(source->html());
        const bool converted = !pasted.refused && (pasted.formatted || text.isEmpty());
        if (pasted.refused)
            loss = text.isEmpty() ? PasteLoss::Everything : PasteLoss::Form;
        else if (converted && pasted.truncated)
            loss = PasteLoss::Words;
        else if (pasted.flattened)
            loss = PasteLoss::Form;
        if (converted)
            text = pasted.wikitext;
    }
    if (!text.isEmpty())
        insertPlainText(text);
    ensureCursorVisible();
    if (loss)
        Q_EMIT pasteLost(*loss);
}

void BodyEditor::dropEvent(QDropEvent *event)
{
    m_dropAt = cursorForPosition(event->position().toPoint()).position();
    QPlainTextEdit::dropEvent(event);
    m_dropAt = -1;
}

void BodyEditor::pastePlain()
{
    const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
    if (copied && hasFiles(*copied)) {
        insertFromMimeData(copied);
        return;
    }
    insertPlainText(QGuiApplication::clipboard()->text());
    ensureCursorVisible();
}

void BodyEditor::replaceAll(const QString &text)
{
    replace(0, document()->characterCount() - 1, text);
}

void BodyEditor::setFound(const QList<TextSpan> &places)
{
    const bool none = m_found.isEmpty() && places.isEmpty();
    m_found = places.first(std::min(places.size(), MostUnderlined));
    if (!none)
        showMarks();
}

void BodyEditor::setMisspelt(const QList<TextSpan> &words)
{
    if (m_misspelt == words)
        return;
    m_misspelt = words;
    showMarks();
}

void BodyEditor::markMisspelt(Marks &marks) const
{
    QTextCharFormat format;
    format.setUnderlineStyle(QTextCharFormat::DotLine);
    format.setUnderlineColor(Theme::of(palette())[Tone::Failed].part);
    const QTextCursor cursor = textCursor();
    for (const TextSpan &word : m_misspelt.first(std::min(m_misspelt.size(), MostUnderlined))) {
        // A word that is being written is no mistake yet.
        if (!hasFocus() || cursor.hasSelection() || word.end() != cursor.position())
            mark(marks, word, format);
    }
}

void BodyEditor::markPair(Marks &marks)
{
    if (textCursor().hasSelection() || document()->characterCount() > LargestForPairs)
        return;
    const QString written = text();
    if (m_partsOf != document()->revision()) {
        m_parts = partsOf(written);
        m_partsOf = document()->revision();
    }
    const auto pair = pairAt(written, m_parts, textCursor().position());
    if (!pair)
        return;
    QTextCharFormat format;
    format.setFontWeight(QFont::Bold);
    format.setBackground(Theme::of(palette())[Tone::Sending].tint);
    mark(marks, pair->opens, format);
    mark(marks, pair->closes, format);
}

std::optional<TextSpan> BodyEditor::misspeltAt(int position) const
{
    const auto found = std::ranges::find_if(m_misspelt, [position](const TextSpan &word) {
        return word.from <= position && position <= word.end();
    });
    return found == m_misspelt.end() ? std::nullopt : std::optional(*found);
}

void BodyEditor::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const int position = byKey ? textCursor().position() : cursorForPosition(event->pos()).position();
    QMenu *menu = createStandardContextMenu();
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const auto word = misspeltAt(position)) {
        QMenu words;
        addSuggestions(words, *word);
        QAction *before = menu->actions().value(0);
        const QList<QAction *> actions = words.actions();
        for (QAction *action : actions) {
            action->setParent(menu);
            menu->insertAction(before, action);
        }
        menu->insertSeparator(before);
    }
    QAction *plain = menu->addAction(tr("Paste as plain text"), this, &BodyEditor::pastePlain);
    plain->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_V));
    plain->setEnabled(!QGuiApplication::clipboard()->text().isEmpty());
    menu->popup(byKey ? viewport()->mapToGlobal(cursorRect().bottomLeft()) : event->globalPos());
    event->accept();
}

void BodyEditor::addSuggestions(QMenu &menu, const TextSpan &word)
{
    if (!m_speller)
        return;
    const QString written = text().mid(word.from, word.length);
    const QStringList suggestions = m_speller->suggestions(written);
    for (const QString &each : suggestions) {
        QAction *action =
            menu.addAction(QString(each).replace(u'&', u"&&"_s), this, [this, word, written, each] {
                if (text().mid(word.from, word.length) == written)
                    replace(word.from, word.length, each);
            });
        QFont bold = action->font();
        bold.setBold(true);
        action->setFont(bold);
    }
    if (suggestions.isEmpty())
        menu.addAction(tr("No suggestion"))->setEnabled(false);
    menu.addAction(tr("Add to my words"), this, [this, written] { Q_EMIT learnWanted(written); });
}

void BodyEditor::goToMisspelt()
{
    if (m_misspelt.isEmpty())
        return;
    const int here = textCursor().selectionEnd();
    const auto next =
        std::ranges::find_if(m_misspelt, [here](const TextSpan &word) { return word.from >= here; });
    const TextSpan word = next == m_misspelt.end() ? m_misspelt.constFirst() : *next;
    setTextCursor(cursorOver(word.from, word.length));
    ensureCursorVisible();
    setFocus();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addSuggestions(*menu, word);
    menu->popup(viewport()->mapToGlobal(cursorRect().bottomLeft()));
    menu->setActiveAction(menu->actions().constFirst());
}

} // namespace paperround
