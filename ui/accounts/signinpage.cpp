// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/signinpage.h"

#include "models/sentences.h"
#include "models/wikinames.h"
#include "ui/accounts/registrationpanel.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/segmentedbar.h"
#include "ui/widgets/timeline.h"
#include "wiki/login/oauthsignin.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QCoroTask>
#include <QLineEdit>
#include <QStackedWidget>

namespace paperround {

using namespace Qt::StringLiterals;

SignInPage::~SignInPage() = default;

void SignInPage::begin(const FarmProfile &farm)
{
    cancel();
    // A client may have been registered since the desk took its copy.
    const FarmProfile *known = m_book->farm(farm.home);
    m_farm = known ? *known : farm;
    m_choices = m_book->farms();
    if (!known) // An address that somebody typed.
        m_choices.append(farm);
    m_farms->clear();
    for (const FarmProfile &choice : std::as_const(m_choices))
        m_farms->addItem(choice.name, choice.home);
    m_farms->setCurrentIndex(m_farms->findData(m_farm.home));
    showFarm();
    askStorage();
    show(Choose);
}

void SignInPage::askStorage(std::function<void(Keep)> then)
{
    m_storage->setText(tr("Looking for the system's keychain …"));
    QCoro::connect(m_book->storage(), this,
                   [this, round = m_round, then = std::move(then)](const Result<Keep> &keep) {
                       m_keep = keep ? *keep : Keep::ThisRun;
                       m_storage->setText(
                           m_keep == Keep::Keychain
                               ? tr("The sign-in is kept in the system's keychain.")
                               : tr("There is no keychain here: the sign-in is kept in memory only, and ends "
                                    "with this program."));
                       if (then && round == m_round)
                           then(m_keep);
                   });
}

void SignInPage::showRegistration()
{
    cancel();
    QCoro::connect(m_book->registration(farm()), this,
                   [this, round = m_round](const Result<Registration> &registration) {
                       if (round != m_round)
                           return;
                       if (!registration) {
                           fail(registration.error());
                           return;
                       }
                       m_registration->show(*registration);
                       show(Register);
                   });
}

void SignInPage::takeClient(const QString &clientId, const QString &secret)
{
    m_farm.oauthClientId = clientId;
    m_farm.oauthClientSecret = secret;
    m_book->setFarm(m_farm);
    Q_EMIT farmChanged(m_farm);
    showFarm();
    goTo(Choose);
}

void SignInPage::goTo(Face face)
{
    cancel();
    show(face);
}

void SignInPage::show(Face face)
{
    m_faces->setCurrentIndex(face);
    const bool waiting = face == Waiting;
    m_steps->setEntries(
        {{.icon = u"tick"_s, .tone = Tone::Delivered, .title = tr("Farm"), .text = farm().name},
         {.icon = {},
          .tone = waiting ? Tone::Sending : Tone::Planned,
          .title = tr("Browser"),
          .text = tr("Allow Paper Round")},
         {.icon = {},
          .tone = Tone::Planned,
          .title = tr("What you may do"),
          .text = tr("Rights on each wiki")}});
    if (QWidget *first = firstFocus(); first && isVisible())
        first->setFocus();
}

QWidget *SignInPage::firstFocus()
{
    switch (static_cast<Face>(m_faces->currentIndex())) {
    case Choose:
        return m_browser->isEnabled() ? m_browser : m_register;
    case Waiting:
        return m_again;
    case Token:
        return m_token;
    case Password:
        return m_login;
    case Register:
        return m_registration->firstFocus();
    }
    return nullptr;
}

void SignInPage::showFarm()
{
    m_head->setTitle(tr("Sign in to %1").arg(farm().name));
    m_head->setCaption(tr("%1 is the home wiki of this farm").arg(WikiNames({farm()}).shown(farm().home)));
    const bool client = !farm().oauthClientId.isEmpty();
    m_browser->setEnabled(client);
    m_unregistered->setVisible(!client);
}

void SignInPage::startBrowser()
{
    cancel();
    m_browser->setEnabled(false);
    askStorage([this](Keep keep) { startBrowser(keep); });
}

void SignInPage::startBrowser(Keep keep)
{
    m_browser->setEnabled(true);
    m_signIn = m_book->newSignIn(farm(), keep);
    connect(m_signIn.get(), &OAuthSignIn::browserNeeded, this, [this](const QUrl &url) {
        m_address->setText(url.toDisplayString());
        m_answer->setText(m_signIn->redirectUri());
        show(Waiting);
        m_tick.start();
        showTime();
        m_surroundings.openUrl(url);
    });
    connect(m_signIn.get(), &OAuthSignIn::finished, this,
            [this](const Account &account) { finish(account); });
    connect(m_signIn.get(), &OAuthSignIn::failed, this, &SignInPage::fail);
    m_signIn->start();
}

void SignInPage::showTime()
{
    if (!m_signIn)
        return;
    const auto limit = std::chrono::duration_cast<std::chrono::seconds>(m_signIn->limit());
    const auto rest = std::chrono::duration_cast<std::chrono::seconds>(m_signIn->remaining());
    const auto words = [](std::chrono::seconds span) {
        return tr("%1 min %2 s").arg(span.count() / 60).arg(span.count() % 60);
    };
    const QString left = m_signIn->step() == OAuthSignIn::Step::Browser
        ? tr("%1 left of %2").arg(words(rest), words(limit))
        : tr("The browser has answered. Asking the wiki who you are …");
    m_left->setText(left);
    const int done = static_cast<int>(rest.count());
    m_time->setSegments({{Tone::Sending, done}}, static_cast<int>(limit.count()), done, left);
}

void SignInPage::fail(const Error &error)
{
    m_tick.stop();
    setBusy(false);
    if ((error.code == u"no-keychain" || error.code == u"keychain-silent") && m_signIn) {
        m_bar->raiseNotice({.key = u"keep"_s,
                            .tone = Tone::Waiting,
                            .title = tr("The keychain did not take the sign-in."),
                            .text = tr("It can stay in memory until this program ends."),
                            .actions = {{tr("Keep it for this run"), [this] {
                                             m_bar->clear();
                                             m_keep = Keep::ThisRun;
                                             m_signIn->keepForThisRun();
                                         }}}});
        return;
    }
    if (m_signIn)
        m_signIn.release()->deleteLater(); // its own signal has brought us here
    if (m_faces->currentIndex() == Waiting)
        show(Choose);
    if (error.code == u"cancelled" && error.kind == ErrorKind::Stopped) {
        m_bar->raiseNotice({.key = u"failed"_s,
                            .tone = Tone::Sending,
                            .title = tr("The sign-in was cancelled."),
                            .text = tr("Nothing was kept.")});
        return;
    }
    const Explanation why = explain(error);
    m_bar->raiseNotice({.key = u"failed"_s,
                        .tone = Tone::Failed,
                        .title = tr("Not signed in: %1.").arg(why.what),
                        .text = why.text(),
                        .details = why.details});
}

void SignInPage::cancel()
{
    ++m_round;
    m_tick.stop();
    if (m_signIn) {
        m_signIn->disconnect(this);
        m_signIn->cancel();
        m_signIn.release()->deleteLater();
    }
    m_bar->clear();
    m_token->clear();
    m_password->clear();
    setBusy(false);
    m_browser->setEnabled(!farm().oauthClientId.isEmpty());
}

void SignInPage::setBusy(bool busy)
{
    m_takeToken->setEnabled(!busy);
    m_takePassword->setEnabled(!busy);
    m_takeToken->setText(busy ? tr("Asking the wiki …") : tr("Sign in with this token"));
    m_takePassword->setText(busy ? tr("Asking the wiki …") : tr("Sign in"));
}

void SignInPage::takeToken()
{
    const QString token = m_token->text().trimmed();
    if (token.isEmpty() || !m_takeToken->isEnabled())
        return;
    setBusy(true);
    askStorage([this, token](Keep keep) {
        QCoro::connect(m_book->addOwnerOnlyToken(farm(), token, keep), this, finisher());
    });
}

void SignInPage::takePassword()
{
    const QString login = m_login->text().trimmed();
    const QString password = m_password->text();
    if (login.isEmpty() || password.isEmpty() || !m_takePassword->isEnabled())
        return;
    setBusy(true);
    askStorage([this, login, password](Keep keep) {
        QCoro::connect(m_book->addBotPassword(farm(), login, password, keep), this, finisher());
    });
}

void SignInPage::finish(const Result<Account> &account)
{
    setBusy(false);
    if (!account) {
        fail(account.error());
        return;
    }
    m_tick.stop();
    m_token->clear();
    m_password->clear();
    if (m_signIn)
        m_signIn.release()->deleteLater();
    Q_EMIT signedIn(*account, m_keep);
}

} // namespace paperround
