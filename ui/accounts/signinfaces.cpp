// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How the sign-in page looks; what it does is in signinpage.cpp.
#include "ui/accounts/signinpage.h"

#include "ui/accounts/registrationpanel.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/segmentedbar.h"
#include "ui/widgets/timeline.h"
#include "wiki/farms.h"
#include "wiki/login/oauthsignin.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QStackedWidget>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

QVBoxLayout *column(QWidget *page)
{
    auto *box = new QVBoxLayout(page);
    const int margin = scaled(32, page);
    box->setContentsMargins(margin, scaled(24, page), margin, margin);
    box->setSpacing(scaled(8, page));
    return box;
}

QLabel *bigTitle(const QString &words, QWidget *parent)
{
    auto *title = new QLabel(words, parent);
    title->setFont(sizedFont(parent->font(), 4, true));
    title->setWordWrap(true);
    alignToStart(title);
    return title;
}

} // namespace

SignInPage::SignInPage(std::shared_ptr<AccountBook> book, const Surroundings &surroundings, QWidget *parent)
    : QWidget(parent)
    , m_book(std::move(book))
    , m_surroundings(surroundings)
    , m_head(new PageHead(this))
    , m_bar(new InlineBar(this))
    , m_steps(new TimelineView(tr("Steps of the sign-in"), this))
    , m_faces(new QStackedWidget(this))
    , m_farms(new QComboBox(this))
    , m_storage(textLabel({}, true, this))
    , m_browser(
          new ActionButton(tr("Sign in through the browser"), ActionButton::Kind::Main, u"open"_s, this))
    , m_unregistered(new QWidget(this))
    , m_register(new ActionButton(tr("Register a client …"), ActionButton::Kind::Plain, u"key"_s, this))
    , m_registration(new RegistrationPanel(this))
    , m_time(new SegmentedBar(this))
    , m_left(captionLabel({}, this))
    , m_address(new ElidedLabel({}, Qt::ElideRight, this))
    , m_answer(new ElidedLabel({}, Qt::ElideRight, this))
    , m_again(new ActionButton(tr("Open the browser again"), ActionButton::Kind::Plain, u"open"_s, this))
    , m_token(new QLineEdit(this))
    , m_login(new QLineEdit(this))
    , m_password(new QLineEdit(this))
    , m_takeToken(new ActionButton({}, ActionButton::Kind::Main, {}, this))
    , m_takePassword(new ActionButton({}, ActionButton::Kind::Main, {}, this))
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_head);
    all->addWidget(ruleLine(Qt::Horizontal, this));
    all->addWidget(m_bar);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    m_steps->setFixedWidth(scaled(184, this));
    m_steps->setFrameShape(QFrame::NoFrame);
    auto *walk = new QVBoxLayout;
    walk->setContentsMargins(scaled(16, this), scaled(16, this), scaled(8, this), 0);
    walk->addWidget(m_steps);
    middle->addLayout(walk);
    middle->addWidget(ruleLine(Qt::Vertical, this));
    m_faces->addWidget(makeChoice());
    m_faces->addWidget(makeWaiting());
    m_faces->addWidget(makeToken());
    m_faces->addWidget(makePassword());
    m_faces->addWidget(m_registration);
    auto *right = new QVBoxLayout;
    right->setSpacing(0);
    right->addWidget(m_faces, 1);
    m_storage->setContentsMargins(scaled(32, this), scaled(8, this), scaled(32, this), scaled(12, this));
    right->addWidget(m_storage);
    middle->addLayout(right, 1);
    all->addLayout(middle, 1);
    all->addWidget(ruleLine(Qt::Horizontal, this));
    all->addWidget(makeFoot());
    m_tick.setInterval(1000);
    connect(&m_tick, &QTimer::timeout, this, &SignInPage::showTime);
    setBusy(false);
    if (!m_book->farms().isEmpty())
        m_farm = m_book->farms().constFirst();
    showFarm();
}

QWidget *SignInPage::makeChoice()
{
    auto *page = new QWidget(this);
    auto *box = column(page);
    box->addWidget(bigTitle(tr("Where do you want to sign in?"), page));
    m_farms->setAccessibleName(tr("Farm"));
    connect(m_farms, &QComboBox::activated, this,
            [this](int index) { begin(FarmProfile(m_choices.at(index))); });
    box->addWidget(m_farms, 0, Qt::AlignLeading);
    box->addSpacing(scaled(8, page));
    box->addWidget(m_browser, 0, Qt::AlignLeading);
    box->addWidget(textLabel(tr("Your browser asks you to allow Paper Round. It never sees your password."),
                             true, page));
    box->addSpacing(scaled(8, page));
    box->addWidget(makeUnregistered());
    box->addStretch(1);
    connect(m_browser, &QPushButton::clicked, this, qOverload<>(&SignInPage::startBrowser));
    return page;
}

QWidget *SignInPage::makeUnregistered()
{
    auto *box = new QVBoxLayout(m_unregistered);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(scaled(8, this));
    box->addWidget(sectionLabel(tr("The browser cannot be used on this farm yet"), m_unregistered));
    box->addWidget(
        textLabel(tr("Paper Round must be registered at the home wiki first, once for everybody, by "
                     "somebody whose e-mail address is confirmed there. Until then sign in with an "
                     "owner-only token or a bot password."),
                  true, m_unregistered));
    auto *token = new ActionButton(tr("Owner-only token …"), ActionButton::Kind::Plain, {}, m_unregistered);
    auto *password = new ActionButton(tr("Bot password …"), ActionButton::Kind::Plain, {}, m_unregistered);
    box->addLayout(buttonLine({m_register, token, password}, scaled(620, this)));
    connect(m_register, &QPushButton::clicked, this, &SignInPage::showRegistration);
    connect(token, &QPushButton::clicked, this, [this] { goTo(Token); });
    connect(password, &QPushButton::clicked, this, [this] { goTo(Password); });
    connect(m_registration, &RegistrationPanel::openRequested, this,
            [this](const QUrl &url) { m_surroundings.openUrl(url); });
    connect(m_registration, &RegistrationPanel::clientGiven, this, &SignInPage::takeClient);
    return m_unregistered;
}

QWidget *SignInPage::makeWaiting()
{
    auto *page = new QWidget(this);
    auto *line = new QHBoxLayout(page);
    line->setContentsMargins(0, 0, 0, 0);
    auto *main = new QWidget(page);
    auto *box = column(main);
    box->addWidget(bigTitle(tr("Waiting for your browser"), main));
    box->addWidget(
        textLabel(tr("Allow Paper Round on the page of your wiki that has opened there."), true, main));
    m_time->setThickness(8);
    box->addWidget(m_time);
    auto *under = new QHBoxLayout;
    under->addWidget(m_left, 1);
    auto *nothing = captionLabel(tr("Nothing is kept if you cancel"), main);
    nothing->setAlignment(Qt::AlignTrailing);
    under->addWidget(nothing, 1);
    box->addLayout(under);
    auto *copy = new ActionButton(tr("Copy the address"), ActionButton::Kind::Plain, u"copy"_s, main);
    box->addLayout(buttonLine({m_again, copy}, scaled(360, this))); // Between steps and help.
    connect(m_again, &QPushButton::clicked, this, [this] {
        if (m_signIn)
            m_surroundings.openUrl(m_signIn->browserUrl());
    });
    connect(copy, &QPushButton::clicked, this, [this] {
        if (m_signIn)
            QApplication::clipboard()->setText(QString::fromLatin1(m_signIn->browserUrl().toEncoded()));
    });
    box->addSpacing(scaled(12, main));
    box->addWidget(sectionLabel(tr("What the wiki will ask you to allow"), main));
    box->addWidget(
        textLabel(tr("Edit existing pages, and create talk pages: to post the message."), false, main));
    box->addWidget(textLabel(
        tr("High-volume editing: fewer requests for long lists, if your account has it."), false, main));
    box->addWidget(
        textLabel(tr("Not asked for: your e-mail address, your watchlist, your preferences, rights of "
                     "administrators."),
                  true, main));
    box->addSpacing(scaled(12, main));
    auto *details = new QFormLayout;
    m_address->setFont(fixedFont(font()));
    m_answer->setFont(fixedFont(font()));
    details->addRow(textLabel(tr("Address"), true, main), m_address);
    details->addRow(textLabel(tr("Answer to"), true, main), m_answer);
    box->addLayout(details);
    box->addStretch(1);
    line->addWidget(main, 1);
    line->addWidget(ruleLine(Qt::Vertical, page));
    line->addWidget(makeHelp());
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    return scroll;
}

QWidget *SignInPage::makeHelp()
{
    auto *help = new QWidget(this);
    help->setFixedWidth(scaled(256, this));
    auto *box = column(help);
    const auto say = [&](const QString &question, const QString &answer) {
        box->addWidget(textLabel(question, false, help));
        box->addWidget(textLabel(answer, true, help));
        box->addSpacing(scaled(8, help));
    };
    box->addWidget(sectionLabel(tr("If it does not go on"), help));
    say(tr("No page opened?"), tr("Copy the address into a browser on this computer."));
    say(tr("You are somebody else there?"), tr("Sign out on the wiki, then open the browser again."));
    say(tr("The wiki does not know the program?"), tr("Use an owner-only token. It is kept the same way."));
    say(tr("The time has run out?"), tr("Start again; an old answer is not taken."));
    box->addStretch(1);
    return help;
}

QWidget *SignInPage::makeToken()
{
    auto *page = new QWidget(this);
    auto *box = column(page);
    box->addWidget(bigTitle(tr("Owner-only access token"), page));
    box->addWidget(
        textLabel(tr("On the home wiki, register an owner-only OAuth 2.0 client for yourself at "
                     "Special:OAuthConsumerRegistration/propose; the wiki then shows an access token, once. "
                     "Paste it here."),
                  true, page));
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setAccessibleName(tr("Access token"));
    m_token->setPlaceholderText(tr("Access token"));
    box->addWidget(m_token);
    box->addWidget(m_takeToken, 0, Qt::AlignLeading);
    box->addStretch(1);
    connect(m_token, &QLineEdit::returnPressed, this, &SignInPage::takeToken);
    connect(m_takeToken, &QPushButton::clicked, this, &SignInPage::takeToken);
    return page;
}

QWidget *SignInPage::makePassword()
{
    auto *page = new QWidget(this);
    auto *box = column(page);
    box->addWidget(bigTitle(tr("Bot password"), page));
    box->addWidget(
        textLabel(tr("For wikis without OAuth. Make one at Special:BotPasswords with the rights to edit and "
                     "create pages. Never type your main password here."),
                  true, page));
    auto *form = new QFormLayout;
    m_login->setPlaceholderText(tr("Name@label"));
    m_login->setAccessibleName(tr("User name"));
    m_password->setAccessibleName(tr("Bot password"));
    m_password->setEchoMode(QLineEdit::Password);
    form->addRow(tr("&User name"), m_login);
    form->addRow(tr("&Bot password"), m_password);
    box->addLayout(form);
    box->addWidget(m_takePassword, 0, Qt::AlignLeading);
    box->addStretch(1);
    connect(m_login, &QLineEdit::returnPressed, m_password, qOverload<>(&QWidget::setFocus));
    connect(m_password, &QLineEdit::returnPressed, this, &SignInPage::takePassword);
    connect(m_takePassword, &QPushButton::clicked, this, &SignInPage::takePassword);
    return page;
}

QWidget *SignInPage::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *line = new QHBoxLayout(foot);
    line->setContentsMargins(scaled(16, this), scaled(10, this), scaled(16, this), scaled(10, this));
    auto *browser = new ActionButton(tr("Through the browser"), ActionButton::Kind::Link, {}, foot);
    auto *token = new ActionButton(tr("Use an owner-only token …"), ActionButton::Kind::Link, {}, foot);
    auto *password = new ActionButton(tr("Use a bot password …"), ActionButton::Kind::Link, {}, foot);
    auto *cancelIt = new ActionButton(tr("Cancel sign-in"), ActionButton::Kind::Plain, {}, foot);
    connect(browser, &QPushButton::clicked, this, [this] { goTo(Choose); });
    connect(token, &QPushButton::clicked, this, [this] { goTo(Token); });
    connect(password, &QPushButton::clicked, this, [this] { goTo(Password); });
    connect(cancelIt, &QPushButton::clicked, this, [this] {
        cancel();
        Q_EMIT left();
    });
    line->addWidget(browser);
    line->addWidget(token);
    line->addWidget(password);
    line->addStretch(1);
    line->addWidget(cancelIt);
    return foot;
}

} // namespace paperround
