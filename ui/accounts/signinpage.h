// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/farmprofile.h"
#include "ui/drafts/surroundings.h"
#include "wiki/login/accountbook.h"

#include <QTimer>
#include <QWidget>

#include <functional>
#include <memory>

class QComboBox;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace paperround {

class ActionButton;
class InlineBar;
class OAuthSignIn;
class PageHead;
class RegistrationPanel;
class SegmentedBar;
class TimelineView;

/// Signing in: through the browser, by an owner-only token, or by a bot password. The program waits, not the
/// person.
class SignInPage : public QWidget
{
    Q_OBJECT
public:
    SignInPage(std::shared_ptr<AccountBook> book, const Surroundings &surroundings,
               QWidget *parent = nullptr);
    ~SignInPage() override;

    void begin(const FarmProfile &farm); ///< The choice of ways, for this farm first.
    void startBrowser();
    void cancel();
    [[nodiscard]] bool isWaiting() const { return m_signIn != nullptr; }
    [[nodiscard]] QWidget *firstFocus();

Q_SIGNALS:
    void signedIn(const paperround::Account &account, paperround::Keep kept);
    void left();
    void farmChanged(const paperround::FarmProfile &farm); ///< It has a client now; the book knows already.

private:
    enum Face { Choose, Waiting, Token, Password, Register };
    QWidget *makeChoice();
    QWidget *makeWaiting();
    QWidget *makeToken();
    QWidget *makePassword();
    QWidget *makeHelp();
    QWidget *makeUnregistered();
    QWidget *makeFoot();
    /// Where secrets can be kept is asked before anything that keeps one, and told in m_storage; `then` is
    /// not called where the person has gone elsewhere meanwhile.
    void askStorage(std::function<void(Keep keep)> then = {});
    void showRegistration();
    void takeClient(const QString &clientId, const QString &secret);
    void goTo(Face face); ///< Gives up what is under way.
    void show(Face face);
    void showFarm();
    void startBrowser(Keep keep);
    void showTime();
    void fail(const Error &error);
    void takeToken();
    void takePassword();
    void finish(const Result<Account> &account);
    /// finish(), unless the person has gone elsewhere by then.
    [[nodiscard]] auto finisher()
    {
        return [this, round = m_round](const Result<Account> &account) {
            if (round == m_round)
                finish(account);
        };
    }
    void setBusy(bool busy);
    [[nodiscard]] const FarmProfile &farm() const { return m_farm; }

    std::shared_ptr<AccountBook> m_book;
    Surroundings m_surroundings;
    FarmProfile m_farm;
    QList<FarmProfile> m_choices; ///< As m_farms shows them.
    std::unique_ptr<OAuthSignIn> m_signIn;
    Keep m_keep = Keep::ThisRun; ///< Known once askStorage() has its answer.
    int m_round = 0; ///< Answers to an older question are nobody's.
    PageHead *m_head;
    InlineBar *m_bar;
    TimelineView *m_steps;
    QStackedWidget *m_faces;
    QComboBox *m_farms;
    QLabel *m_storage;
    ActionButton *m_browser;
    QWidget *m_unregistered;
    ActionButton *m_register;
    RegistrationPanel *m_registration;
    SegmentedBar *m_time;
    QLabel *m_left;
    QLabel *m_address;
    QLabel *m_answer;
    ActionButton *m_again;
    QLineEdit *m_token;
    QLineEdit *m_login;
    QLineEdit *m_password;
    ActionButton *m_takeToken;
    ActionButton *m_takePassword;
    QTimer m_tick;
};

} // namespace paperround
