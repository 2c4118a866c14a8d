// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/message.h"
#include "engine/ports/history.h"
#include "ui/message/startingtexts.h"

#include <QObject>

#include <functional>
#include <utility>

class QMenu;

namespace paperround {

class BodyEditor;
class Desk;
class FindBar;
class InlineBar;
enum class PasteLoss;
class Speller;
class SpellWork;

/// What helps to write a message: its menu, the search, spelling, texts to begin with, files that are
/// dropped. What goes wrong is said in a bar.
class WritingTools : public QObject
{
    Q_OBJECT
public:
    /// `folder`: where own words and starting texts are kept; empty: nothing is.
    WritingTools(BodyEditor &editor, InlineBar &bar, const QString &folder, const Desk &desk,
                 History *history, QWidget *parent);

    [[nodiscard]] QMenu *menu() { return m_menu; }
    [[nodiscard]] FindBar *findBar() { return m_find; }
    [[nodiscard]] Speller &speller() { return *m_speller; }
    [[nodiscard]] SpellWork &spelling() { return *m_spelling; }
    /// Asked for what stands in the fields, when it is to be kept.
    void setText(std::function<Message()> text) { m_text = std::move(text); }
    void setLanguage(const QString &code); ///< Of what is being written; empty: nobody knows.
    void addShortcuts(QWidget *widget);

Q_SIGNALS:
    /// Subject and body are these from now on; the rest of the message stays.
    void textWanted(const paperround::Message &text);
    void wordsWanted(const paperround::Message &message); ///< All of an earlier issue's.

private:
    void fillMenu();
    void fillEarlier(QMenu *menu);
    void fillStarting(QMenu *menu);
    void addSpelling();
    void goToUnknown(); ///< A word, or why there is none.
    void askForName();
    void keepAs(const QString &name);
    void takeFile(const QString &path, int position);
    void tell(const Error &error);
    void tellLoss(PasteLoss loss, bool ofFile);

    BodyEditor &m_editor;
    InlineBar &m_bar;
    const Desk &m_desk;
    History *m_history;
    QWidget *m_window;
    StartingTexts m_texts;
    Speller *m_speller;
    SpellWork *m_spelling;
    FindBar *m_find;
    QMenu *m_menu;
    std::function<Message()> m_text = [] { return Message(); };
};

} // namespace paperround
