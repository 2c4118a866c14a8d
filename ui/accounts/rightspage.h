// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/accounts/desk.h"
#include "wiki/login/abilities.h"
#include "wiki/login/accountbook.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTableWidget;
class QVBoxLayout;

namespace paperround {

class ActionButton;
class InlineBar;
class PageHead;

/// After a sign-in: who you are, what you may, what is missing and what gives it; then wiki by wiki.
class RightsPage : public QWidget
{
    Q_OBJECT
public:
    explicit RightsPage(Desk &desk, QWidget *parent = nullptr);

    void show(const Account &account, Keep kept); ///< Asks the wikis as soon as they can be asked.
    [[nodiscard]] QWidget *firstFocus();

Q_SIGNALS:
    void draftWanted();
    void signOutWanted();
    void othersWanted();

private:
    QWidget *makeWikis();
    QWidget *makeFoot();
    void ask();
    void showHome(const Abilities &home);
    void showWiki(int row, const Result<AccountFacts> &facts);
    void copyReport() const;

    Desk &m_desk;
    Account m_account;
    Keep m_kept = Keep::Keychain;
    PageHead *m_head;
    QLabel *m_title;
    QLabel *m_keptWords;
    QVBoxLayout *m_may;
    QVBoxLayout *m_missing;
    QTableWidget *m_wikis;
    QLineEdit *m_filter;
    InlineBar *m_bar;
    ActionButton *m_draft;
    quint64 m_round = 0;
    int m_slow = 0;
    int m_blocked = 0;
};

/// What the program does with a right, in words: "Post on existing pages".
[[nodiscard]] QString featureWords(Feature feature);

} // namespace paperround
