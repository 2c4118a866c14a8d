// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drafts/draftsession.h"

#include <QWidget>

class QComboBox;
class QMenu;
class QPushButton;

namespace paperround {

class ActionButton;
class FoldingLine;
class WordingWork;

/// For whom subject and text are being written: everybody, one language, one wiki, the rows of a source; and
/// who gets what.
class WordsBar : public QWidget
{
    Q_OBJECT
public:
    WordsBar(DraftSession &session, WordingWork &work, QWidget *parent = nullptr);

    [[nodiscard]] int variant() const; ///< Of Message::variants; -1: everybody's words.
    void addAction(QPushButton *button); ///< At the end edge.
    void showWords(int variant); ///< -1: everybody's.

Q_SIGNALS:
    void variantChanged();
    /// By the person; `at` is where it stood in Message::variants.
    void removed(const paperround::MessageVariant &variant, int at, const QString &name);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void fillMenu();
    void addSegments();
    void add(const MessageVariant &variant);
    void removeShown();
    void showState();
    void showWho();

    DraftSession &m_session;
    WordingWork &m_work;
    QComboBox *m_for;
    ActionButton *m_add;
    QMenu *m_menu;
    ActionButton *m_remove;
    ActionButton *m_who;
    FoldingLine *m_line;
    bool m_showing = false;
};

} // namespace paperround
