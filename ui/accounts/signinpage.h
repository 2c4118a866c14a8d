// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/farmprofile.h"
#include "ui/drafts/surroundings.h"
#include "wiki/login/accountbook.h"

#include <QTimer>
#include <QWidget>

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

private:
    enum Face { Choose, Waiting, Token, Password };
    QWidget *makeChoice();
    QWidget *makeWaiting();
    QWidget *makeToken();
    QWidget *makePassword();
    QWidget *makeHelp();
    QWidget *makeFoot();
    void askStorage();
    void show(Face face);
    void showFarm();
    void showTime();
    void fail(const Error &error);
    void takeToken();
    void takePassword();
    void finish(const Result<Account> &account);
    void setBusy(bool busy);
    [[nodiscard]] const FarmProfile &farm() const { return m_farm; }

    std::shared_ptr<AccountBook> m_book;
    Surroundings m_surroundings;
    FarmProfile m_farm;
    std::unique_ptr<OAuthSignIn> m_signIn;
    Keep m_keep = Keep::Keychain;
    bool m_storageKnown = false; ///< Nobody walks through the browser for a sign-in that cannot be kept.
    PageHead *m_head;
    InlineBar *m_bar;
    TimelineView *m_steps;
    QStackedWidget *m_faces;
    QComboBox *m_farms;
    QLabel *m_storage;
    ActionButton *m_browser;
    QLabel *m_noClient;
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
