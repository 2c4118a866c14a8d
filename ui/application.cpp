// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/application.h"

#include "engine/delivery/deliveryengine.h"
#include "models/bidi.h"
#include "models/sentences.h"
#include "practice/practicefarm.h"
#include "store/store.h"
#include "ui/accounts/accountsscreen.h"
#include "ui/accounts/accountswitch.h"
#include "ui/delivery/deliveriespage.h"
#include "ui/desktop/deliverycompanion.h"
#include "ui/drafts/draftspage.h"
#include "ui/history/pastpage.h"
#include "ui/lists/listspage.h"
#include "ui/review/reviewpage.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/style.h"
#include "wiki/farms.h"
#include "wiki/login/accountbook.h"

#include <QApplication>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

Notice noticeOf(const QString &key, Tone tone, const Error &error)
{
    const Explanation said = explain(error);
    return {key, tone, {}, said.what + u'.', said.text(), said.details, {}, true};
}

} // namespace

Application::Application(std::shared_ptr<Workplace> workplace, Surroundings surroundings, QObject *parent)
    : QObject(parent)
    , m_workplace(std::move(workplace))
    , m_surroundings(std::move(surroundings))
    , m_settings(settingsFile(*m_workplace), QSettings::IniFormat)
    , m_desk(std::make_unique<Desk>())
    , m_accounts(std::make_unique<AccountSwitch>(*m_workplace, *m_desk))
    , m_window(std::make_unique<MainWindow>(m_settings))
{
    applyTheme(*qApp, theme());
    m_surroundings.writingFolder = m_workplace->directory() + u"/writing"_s;
    addPages();
    connectWindow();
    connectHistory();
    joinDesktop();
    m_window->setPractice(m_workplace->isPractice());
    connect(m_desk.get(), &Desk::changed, this, &Application::showAccount);
    connect(&m_workplace->accounts(), &AccountBook::accountsChanged, this, &Application::fillAccountMenu);
    connect(&m_workplace->accounts(), &AccountBook::accountsChanged, this, &Application::resumeSignedIn);
    connect(&m_workplace->engine(), &DeliveryEngine::laneChanged, this,
            [this](const QString &id, const LaneStatus &lane) { learnWiki(id, lane.wiki); });
    m_accounts->begin(m_settings.value(u"account"_s).toString());
    showAccount();
}

Application::~Application() = default;

QString Application::settingsFile(const Workplace &workplace)
{
    return workplace.directory() + u"/window.ini"_s;
}

ThemeChoice Application::theme() const
{
    return themeChoiceFromName(m_settings.value(u"theme"_s).toString());
}

void Application::addPages()
{
    m_drafts = new DraftsPage(m_workplace->store().drafts(), m_workplace->clock(), *m_desk,
                              m_workplace->engine(), m_surroundings, m_window.get(),
                              &m_workplace->store().history(), &m_workplace->store().keptLists());
    m_deliveries = new DeliveriesPage(m_workplace->engine(), doors(), m_window.get());
    m_review = new ReviewPage(*m_desk, m_workplace->clock(), m_workplace->engine(), m_surroundings,
                              m_window.get());
    m_history = new PastPage(m_workplace->store().history(), doors(), m_window.get());
    m_window->addPage(m_drafts);
    m_window->addPage(m_review);
    m_window->addPage(m_deliveries);
    m_window->addPage(m_history);
    m_window->addPage(new ListsPage(m_workplace->store().drafts(), m_workplace->store().keptLists(),
                                    m_workplace->store().excludeLists(), m_workplace->clock(), *m_desk,
                                    m_window.get()));
}

void Application::connectWindow()
{
    connect(m_window.get(), &MainWindow::themeChosen, this,
            [](ThemeChoice choice) { applyTheme(*qApp, choice); });
    connect(m_window.get(), &MainWindow::manualRequested, this, &Application::showManual);
    connect(m_window.get(), &MainWindow::leavePracticeRequested, this,
            [this] { Q_EMIT otherWorkplaceRequested(false); });
    connect(m_window.get(), &MainWindow::closing, this, &Application::closing);
    m_window->setCloseGuard([this] { return mayClose(); });
    // One reading of the queue serves the desk and the draft that waits in it.
    connect(&m_review->work(), &ReviewWork::queueRead, this,
            [this] { m_drafts->session().setQueue(m_review->work().queue()); });
    connect(&m_drafts->session(), &DraftSession::queueWanted, &m_review->work(), &ReviewWork::read);
    connect(m_drafts, &DraftsPage::accountsWanted, this, [this] { showSignIn(m_desk->farm()); });
    connect(m_deliveries, &DeliveriesPage::resumeRequested, this, &Application::resume);
    connect(&m_workplace->engine(), &DeliveryEngine::opened, this, [this](const Delivery &delivery) {
        if (m_released.remove(delivery.id))
            m_workplace->engine().goOn(delivery.id);
    });
}

void Application::show()
{
    m_window->restoreState();
    m_window->show();
    fillAccountMenu();
    if (m_workplace->onlyReading())
        m_window->notices()->raiseNotice(
            noticeOf(u"only-reading"_s, Tone::Waiting, *m_workplace->onlyReading()));
    for (const Error &problem : m_workplace->farmProblems())
        m_window->notices()->raiseNotice(noticeOf(u"farm/"_s + problem.detail, Tone::Waiting, problem));
    if (m_workplace->accounts().accounts().isEmpty() && !m_workplace->isPractice())
        showWelcome();
    resumeOpen();
}

AccountsScreen *Application::accountsScreen()
{
    auto *screen = new AccountsScreen(m_workplace->accounts().shared_from_this(), *m_accounts, *m_desk,
                                      m_surroundings, m_window.get());
    connect(screen, &AccountsScreen::done, this, [this] {
        if (m_workplace->accounts().accounts().isEmpty() && !m_workplace->isPractice())
            showWelcome();
        else
            m_window->open(m_window->current());
        showAccount();
    });
    connect(screen, &AccountsScreen::farmChanged, this, &Application::saveFarmProfile);
    connect(screen, &AccountsScreen::draftWanted, this, [this] { m_window->open(PageId::Drafts, u"new"_s); });
    m_window->showInFront(screen);
    return screen;
}

void Application::saveFarmProfile(const FarmProfile &farm)
{
    if (m_workplace->isPractice())
        return;
    const QString key = u"save-farm"_s;
    m_window->notices()->withdraw(key);
    if (const auto saved = saveFarm(m_workplace->directory() + u"/farms"_s, farm); !saved)
        m_window->notices()->raiseNotice(noticeOf(key, Tone::Failed, saved.error()));
}

void Application::showSignIn(const FarmProfile &farm)
{
    m_window->notices()->withdraw(u"desk"_s); // it led here
    accountsScreen()->showSignIn(farm);
}

void Application::showAccount()
{
    const std::optional<Account> &account = m_desk->account();
    m_window->setAccount(account ? account->name : QString(), m_desk->farm().name);
    if (account)
        m_settings.setValue(u"account"_s, account->key());
    const QString key = u"desk"_s;
    if (m_desk->trouble()) {
        Notice notice = noticeOf(key, Tone::Waiting, *m_desk->trouble());
        notice.actions.append({tr("Sign in…"), [this] { showSignIn(m_desk->farm()); }});
        m_window->notices()->raiseNotice(notice);
    } else if (!account && m_workplace->isPractice()) {
        const PracticeUser player = m_workplace->practiceFarm()->users().constFirst();
        m_window->notices()->raiseNotice(
            {key,
             Tone::Sending,
             {},
             tr("Sign in to the practice farm."),
             tr("Its consent page opens in your browser, as a real wiki's would."),
             {},
             {{tr("Sign in…"), [this] { showSignIn(m_desk->farm()); }},
              {tr("Be %1 at once").arg(player.name), [this, token = player.token] { practiseAs(token); }}},
             true});
    } else {
        m_window->notices()->withdraw(key);
    }
    fillAccountMenu();
}

void Application::fillAccountMenu()
{
    QMenu *menu = m_window->accountMenu();
    menu->clear();
    for (const KnownAccount &known : m_workplace->accounts().accounts()) {
        const QString name =
            tr("%1 on %2").arg(isolated(known.account.name), m_workplace->farmFor(known.account.farm).name);
        QAction *use =
            menu->addAction(name, this, [this, account = known.account] { m_accounts->use(account); });
        use->setCheckable(true);
        use->setChecked(m_desk->account() == known.account);
    }
    menu->addSeparator();
    menu->addAction(icon(u"key"_s), tr("Sign in…"), this, [this] { showSignIn(m_desk->farm()); });
    menu->addAction(icon(u"account"_s), tr("Accounts…"), this, [this] { accountsScreen()->showAccounts(); });
    if (!m_workplace->isPractice())
        menu->addAction(icon(u"home"_s), tr("Practice farm"), this,
                        [this] { Q_EMIT otherWorkplaceRequested(true); });
}

} // namespace paperround
