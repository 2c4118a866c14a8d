// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/accountsscreen.h"

#include "models/bidi.h"
#include "models/sentences.h"
#include "ui/accounts/rightspage.h"
#include "ui/accounts/signinpage.h"
#include "ui/message/groupdelegate.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"

#include <QCoroTask>
#include <QHBoxLayout>
#include <QListWidget>
#include <QStackedWidget>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr int captionRole = Qt::UserRole + 1;

QString keptWords(const KnownAccount &it)
{
    if (!it.signedIn)
        return AccountsScreen::tr("signed out");
    return it.kept == Keep::Keychain ? AccountsScreen::tr("in the system's keychain")
                                     : AccountsScreen::tr("only until this program ends");
}

} // namespace

AccountsScreen::AccountsScreen(std::shared_ptr<AccountBook> book, AccountSwitch &accounts, Desk &desk,
                               const Surroundings &surroundings, QWidget *parent)
    : QWidget(parent)
    , m_book(std::move(book))
    , m_accounts(accounts)
    , m_desk(desk)
    , m_faces(new QStackedWidget(this))
    , m_signIn(new SignInPage(m_book, surroundings, this))
    , m_rights(new RightsPage(desk, this))
    , m_bar(new InlineBar(this))
    , m_list(new QListWidget(this))
    , m_use(new ActionButton(tr("Use this account"), ActionButton::Kind::Main, {}, this))
    , m_again(new ActionButton(tr("Sign in again …"), ActionButton::Kind::Plain, u"key"_s, this))
    , m_out(new ActionButton(tr("Sign out"), ActionButton::Kind::Plain, {}, this))
    , m_forget(new ActionButton(tr("Forget"), ActionButton::Kind::Danger, {}, this))
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    m_faces->addWidget(makeList());
    m_faces->addWidget(m_signIn);
    m_faces->addWidget(m_rights);
    all->addWidget(m_faces);
    connect(m_book.get(), &AccountBook::accountsChanged, this, &AccountsScreen::fill);
    connect(&m_desk, &Desk::changed, this, &AccountsScreen::fill);
    connect(m_signIn, &SignInPage::left, this, [this] {
        if (m_book->accounts().isEmpty())
            Q_EMIT done();
        else
            showAccounts();
    });
    connect(m_signIn, &SignInPage::farmChanged, this, &AccountsScreen::farmChanged);
    connect(m_signIn, &SignInPage::signedIn, this, [this](const Account &account, Keep kept) {
        m_accounts.use(account);
        m_rights->show(account, kept);
        m_faces->setCurrentWidget(m_rights);
        m_rights->firstFocus()->setFocus();
    });
    connect(m_rights, &RightsPage::draftWanted, this, &AccountsScreen::draftWanted);
    connect(m_rights, &RightsPage::othersWanted, this, &AccountsScreen::showAccounts);
    connect(m_rights, &RightsPage::signOutWanted, this, [this] {
        if (m_desk.account())
            signOut(*m_desk.account());
        showAccounts();
    });
    fill();
}

QWidget *AccountsScreen::makeList()
{
    auto *page = new QWidget(this);
    auto *box = new QVBoxLayout(page);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    auto *head = new PageHead(page);
    head->setTitle(tr("Accounts"));
    head->setCaption(tr("Signing out removes the secrets; forgetting removes the name as well"));
    auto *add = new ActionButton(tr("Sign in …"), ActionButton::Kind::Plain, u"key"_s, page);
    auto *back = new ActionButton(tr("Back to work"), ActionButton::Kind::Plain, {}, page);
    head->addAction(add);
    head->addAction(back);
    box->addWidget(head);
    box->addWidget(ruleLine(Qt::Horizontal, page));
    box->addWidget(m_bar);
    m_list->setItemDelegate(new GroupDelegate(captionRole, -1, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Accounts"));
    box->addWidget(m_list, 1);
    box->addWidget(ruleLine(Qt::Horizontal, page));
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(scaled(16, this), scaled(10, this), scaled(16, this), scaled(10, this));
    foot->setSpacing(scaled(8, this));
    foot->addWidget(m_forget);
    foot->addStretch(1);
    foot->addWidget(m_again);
    foot->addWidget(m_out);
    foot->addWidget(m_use);
    box->addLayout(foot);
    connect(back, &QPushButton::clicked, this, &AccountsScreen::done);
    connect(add, &QPushButton::clicked, this, [this] { showSignIn(m_desk.farm()); });
    connect(m_list, &QListWidget::currentRowChanged, this, &AccountsScreen::showButtons);
    connect(m_list, &QListWidget::itemActivated, this, &AccountsScreen::use);
    connect(m_use, &QPushButton::clicked, this, &AccountsScreen::use);
    connect(m_again, &QPushButton::clicked, this, [this] {
        if (const auto it = chosen()) {
            const FarmProfile *farm = m_book->farm(it->account.farm);
            showSignIn(farm ? *farm : m_desk.farm());
        }
    });
    connect(m_out, &QPushButton::clicked, this, [this] {
        if (const auto it = chosen())
            signOut(it->account);
    });
    connect(m_forget, &QPushButton::clicked, this, [this] {
        if (const auto it = chosen())
            forget(it->account);
    });
    return page;
}

void AccountsScreen::fill()
{
    const QString before =
        m_list->currentItem() ? m_list->currentItem()->data(Qt::UserRole).toString() : QString();
    m_list->clear();
    const QList<KnownAccount> accounts = m_book->accounts();
    for (const KnownAccount &it : accounts) {
        const FarmProfile *farm = m_book->farm(it.account.farm);
        const bool here = m_desk.account() && *m_desk.account() == it.account;
        auto *item = new QListWidgetItem(isolated(it.account.name), m_list);
        QStringList caption{farm ? farm->name : it.account.farm, keptWords(it)};
        if (here)
            caption.append(tr("in use now"));
        item->setData(captionRole, caption.join(u" · "_s));
        item->setData(Qt::UserRole, it.account.key());
        item->setData(Qt::AccessibleTextRole, QString(it.account.name + u", "_s + caption.join(u", "_s)));
        if (it.account.key() == before || (before.isEmpty() && here))
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem() && m_list->count() > 0)
        m_list->setCurrentRow(0);
    showButtons();
}

std::optional<KnownAccount> AccountsScreen::chosen() const
{
    if (!m_list->currentItem())
        return {};
    const QString key = m_list->currentItem()->data(Qt::UserRole).toString();
    const QList<KnownAccount> accounts = m_book->accounts();
    for (const KnownAccount &it : accounts) {
        if (it.account.key() == key)
            return it;
    }
    return {};
}

void AccountsScreen::showButtons()
{
    const auto it = chosen();
    m_use->setEnabled(it && it->signedIn);
    m_out->setEnabled(it && it->signedIn);
    m_again->setEnabled(it.has_value());
    m_forget->setEnabled(it.has_value());
}

void AccountsScreen::showAccounts()
{
    m_bar->clear();
    fill();
    m_faces->setCurrentIndex(0);
    m_list->setFocus();
}

void AccountsScreen::showSignIn(const FarmProfile &farm)
{
    m_faces->setCurrentWidget(m_signIn);
    m_signIn->begin(farm);
}

void AccountsScreen::use()
{
    const auto it = chosen();
    if (!it || !it->signedIn)
        return;
    m_accounts.use(it->account);
    Q_EMIT done();
}

void AccountsScreen::signOut(const Account &account)
{
    QCoro::connect(m_book->signOut(account), this, [this](const Result<void> &result) {
        after(tr("Signed out. The secrets are removed."), result);
    });
}

void AccountsScreen::forget(const Account &account)
{
    QCoro::connect(m_book->forget(account), this, [this](const Result<void> &result) {
        after(tr("Forgotten. Its deliveries stay in the history."), result);
    });
}

void AccountsScreen::after(const QString &what, const Result<void> &result)
{
    if (result) {
        m_bar->raiseNotice({.key = u"done"_s, .tone = Tone::Delivered, .title = what});
        return;
    }
    const Explanation why = explain(result.error());
    m_bar->raiseNotice({.key = u"done"_s,
                        .tone = Tone::Failed,
                        .title = why.what,
                        .text = why.text(),
                        .details = why.details});
}

} // namespace paperround
