// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/accounts/accountswitch.h"
#include "ui/drafts/surroundings.h"
#include "wiki/login/accountbook.h"

#include <QWidget>

class QListWidget;
class QStackedWidget;

namespace paperround {

class ActionButton;
class InlineBar;
class RightsPage;
class SignInPage;

/// Everything about accounts: those that are known, signing in, and what the one at the desk may do. Stands
/// in front of the pages; done() leads back to them.
class AccountsScreen : public QWidget
{
    Q_OBJECT
public:
    AccountsScreen(std::shared_ptr<AccountBook> book, AccountSwitch &accounts, Desk &desk,
                   const Surroundings &surroundings, QWidget *parent = nullptr);

    void showAccounts();
    void showSignIn(const FarmProfile &farm);
    [[nodiscard]] SignInPage *signInPage() { return m_signIn; }

Q_SIGNALS:
    void done();
    void farmChanged(const paperround::FarmProfile &farm); ///< To be saved.
    void draftWanted(); ///< To a new draft, with the account that has just signed in.

private:
    QWidget *makeList();
    void fill();
    void showButtons();
    [[nodiscard]] std::optional<KnownAccount> chosen() const;
    void use();
    void signOut(const Account &account);
    void forget(const Account &account);
    void after(const QString &what, const Result<void> &result);

    std::shared_ptr<AccountBook> m_book;
    AccountSwitch &m_accounts;
    Desk &m_desk;
    QStackedWidget *m_faces;
    SignInPage *m_signIn;
    RightsPage *m_rights;
    InlineBar *m_bar;
    QListWidget *m_list;
    ActionButton *m_use;
    ActionButton *m_again;
    ActionButton *m_out;
    ActionButton *m_forget;
};

} // namespace paperround
