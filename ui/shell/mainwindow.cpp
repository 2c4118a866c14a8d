// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "models/sentences.h"
#include "ui/shell/rail.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/railview.h"

#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QMenu>
#include <QSettings>
#include <QShortcut>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr int CompactBelow = 1100;

QString groupOf(PageId id)
{
    return u"page%1"_s.arg(int(id));
}

} // namespace

MainWindow::MainWindow(QSettings &settings, QWidget *parent)
    : QMainWindow(parent)
    , m_settings(settings)
    , m_rail(new Rail(this))
    , m_practice(new PracticeBanner(this))
    , m_notices(new InlineBar(this))
    , m_stack(new QStackedWidget(this))
{
    setWindowTitle(u"Paper Round"_s);
    setMinimumSize(960, 600);
    auto *middle = new QWidget(this);
    auto *line = new QHBoxLayout(middle);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(0);
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    auto *noticeRoom = new QVBoxLayout;
    noticeRoom->setContentsMargins(0, 0, 0, 0);
    noticeRoom->addWidget(m_notices);
    column->addWidget(m_practice);
    column->addLayout(noticeRoom);
    column->addWidget(m_stack, 1);
    line->addWidget(m_rail);
    line->addLayout(column, 1);
    setCentralWidget(middle);
    m_practice->hide();
    m_rail->pages()->setEntries({{int(PageId::Drafts), u"drafts"_s, tr("Drafts"), u"Ctrl+1"_s},
                                 {int(PageId::Review), u"review"_s, tr("Review"), u"Ctrl+2"_s},
                                 {int(PageId::Deliveries), u"deliveries"_s, tr("Deliveries"), u"Ctrl+3"_s},
                                 {int(PageId::History), u"history"_s, tr("History"), u"Ctrl+4"_s},
                                 {int(PageId::Lists), u"lists"_s, tr("Lists"), u"Ctrl+5"_s}});
    connect(m_rail->pages(), &RailView::chosenChanged, this, [this](int id) { open(PageId(id)); });
    // The chosen entry pressed again leaves what stands in front.
    connect(m_rail->pages(), &QListView::clicked, this, [this] { open(PageId(m_rail->pages()->chosen())); });
    connect(m_practice, &PracticeBanner::leaveRequested, this, &MainWindow::leavePracticeRequested);
    addShortcuts();
    fillMainMenu();
}

MainWindow::~MainWindow() = default;

void MainWindow::addShortcuts()
{
    const auto on = [this](const QKeySequence &keys, auto action) {
        auto *shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    for (int number = 1; number <= 5; ++number)
        on(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)), [this, number] { open(PageId(number)); });
    on(QKeySequence::New, [this] { open(PageId::Drafts, u"new"_s); });
    on(QKeySequence(Qt::Key_F6), [this] { walkPanes(true); });
    on(QKeySequence(Qt::SHIFT | Qt::Key_F6), [this] { walkPanes(false); });
    on(QKeySequence(Qt::Key_F10), [this] { m_rail->menuButton()->showMenu(); });
    on(QKeySequence(Qt::Key_F1), [this] { Q_EMIT manualRequested(current()); });
}

void MainWindow::fillMainMenu()
{
    QMenu *menu = mainMenu();
    QMenu *look = menu->addMenu(tr("Appearance"));
    auto *group = new QActionGroup(this);
    const ThemeChoice now = themeChoiceFromName(m_settings.value(u"theme"_s).toString());
    const auto add = [&](ThemeChoice choice, const QString &word) {
        QAction *action = look->addAction(word);
        action->setCheckable(true);
        action->setChecked(choice == now);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice] {
            m_settings.setValue(u"theme"_s, nameOf(choice));
            Q_EMIT themeChosen(choice);
        });
    };
    add(ThemeChoice::System, tr("As the system"));
    add(ThemeChoice::Light, tr("Light"));
    add(ThemeChoice::Dark, tr("Dark"));
    menu->addSeparator();
    QAction *quit = menu->addAction(tr("Quit"), this, &QWidget::close);
    // StandardKey::Quit is nothing at all where the desktop is not known.
    quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    addAction(quit);
}

void MainWindow::addPage(Page *page)
{
    m_pages.insert(page->id(), page);
    m_stack->addWidget(page);
    connect(page, &Page::countChanged, this,
            [this, id = page->id()](int count, bool hot) { m_rail->pages()->setCount(int(id), count, hot); });
    connect(page, &Page::noticeRaised, m_notices, &InlineBar::raiseNotice);
    connect(page, &Page::noticeWithdrawn, m_notices, &InlineBar::withdraw);
    connect(page, &Page::openRequested, this, &MainWindow::open);
}

Page *MainWindow::page(PageId id) const
{
    return m_pages.value(id);
}

void MainWindow::showInFront(QWidget *screen)
{
    if (m_front && m_front != screen) {
        m_stack->removeWidget(m_front);
        m_front->deleteLater();
    }
    m_front = screen;
    if (!screen)
        return;
    m_stack->addWidget(screen);
    m_stack->setCurrentWidget(screen);
    screen->setFocus(Qt::OtherFocusReason);
}

void MainWindow::open(PageId id, const QString &place)
{
    Page *wanted = page(id);
    if (!wanted)
        return;
    showInFront(nullptr);
    {
        const QSignalBlocker once(m_rail->pages()); // its signal would open the page a second time
        m_rail->pages()->setChosen(int(id));
    }
    const bool sameAsBefore = m_stack->currentWidget() == wanted;
    m_stack->setCurrentWidget(wanted);
    wanted->activated(place);
    const bool fromRail = m_rail->pages()->hasFocus();
    if (QWidget *first = wanted->firstFocus(); first && !fromRail && (!sameAsBefore || !place.isEmpty()))
        first->setFocus(Qt::OtherFocusReason);
}

PageId MainWindow::current() const
{
    const auto *shown = qobject_cast<Page *>(m_stack->currentWidget());
    return shown ? shown->id() : PageId(std::max(1, m_rail->pages()->chosen()));
}

void MainWindow::setPractice(bool practice)
{
    m_practice->setVisible(practice);
}

void MainWindow::setAccount(const QString &name, const QString &farm)
{
    m_rail->account()->setAccount(name, farm);
}

QMenu *MainWindow::accountMenu() const
{
    return m_rail->account()->menu();
}

QMenu *MainWindow::mainMenu() const
{
    return m_rail->menuButton()->menu();
}

void MainWindow::showError(const Error &error)
{
    const Explanation said = explain(error);
    m_notices->raiseNotice(
        {error.code, Tone::Failed, {}, said.what + u'.', said.text(), said.details, {}, true});
}

void MainWindow::walkPanes(bool forward)
{
    QList<QWidget *> panes{m_rail->pages()};
    if (auto *shown = qobject_cast<Page *>(m_stack->currentWidget()))
        panes += shown->panes();
    panes.removeIf([](QWidget *pane) { return !pane->isVisibleTo(pane->window()); });
    qsizetype at = 0;
    const QWidget *focus = QApplication::focusWidget();
    for (qsizetype i = 0; i < panes.size(); ++i) {
        if (panes[i] == focus || (focus && panes[i]->isAncestorOf(focus)))
            at = i;
    }
    const qsizetype next = (at + (forward ? 1 : panes.size() - 1)) % panes.size();
    panes[next]->setFocus(Qt::TabFocusReason);
}

void MainWindow::saveState()
{
    m_settings.setValue(u"geometry"_s, saveGeometry());
    m_settings.setValue(u"page"_s, int(current()));
    for (const Page *page : std::as_const(m_pages)) {
        m_settings.beginGroup(groupOf(page->id()));
        page->saveState(m_settings);
        m_settings.endGroup();
    }
}

void MainWindow::restoreState()
{
    if (!restoreGeometry(m_settings.value(u"geometry"_s).toByteArray()))
        resize(1280, 800);
    for (Page *page : std::as_const(m_pages)) {
        m_settings.beginGroup(groupOf(page->id()));
        page->restoreState(m_settings);
        m_settings.endGroup();
    }
    open(PageId(std::clamp(m_settings.value(u"page"_s, 1).toInt(), 1, 5)));
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    m_rail->setCompact(width() < scaled(CompactBelow, this));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveState();
    if (m_mayClose && !m_mayClose()) {
        event->ignore();
        return;
    }
    event->accept();
    Q_EMIT closing();
}

} // namespace paperround
