// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/targetsstep.h"

#include "domain/targets/pageaddress.h"
#include "models/bidi.h"
#include "models/healthwords.h"
#include "models/sentences.h"
#include "ui/targets/addpanel.h"
#include "ui/targets/healthlook.h"
#include "ui/targets/listactions.h"
#include "ui/targets/mendspanel.h"
#include "ui/targets/querypanel.h"
#include "ui/targets/sourcesbar.h"
#include "ui/targets/tablepreview.h"
#include "ui/targets/targetssummary.h"
#include "ui/targets/targettable.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"

#include <QCoroTask>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr int allChip = -1;

} // namespace

TargetsStep::TargetsStep(DraftSession &session, const Surroundings &surroundings, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_surroundings(surroundings)
    , m_panel(new AddPanel(session.targetsWork().suggestions(), this))
    , m_query(new QueryPanel([&session] { return session.targetsWork().sites(); }, this))
    , m_tablePreview(new TablePreview(this))
    , m_bar(new InlineBar(this))
    , m_mends(new MendsPanel(session.document(), session.targetsWork().health(), *m_bar, this))
    , m_chips(new ChipBar(tr("Targets by health"), this))
    , m_search(new QLineEdit(this))
    , m_searchMode(nullptr)
    , m_table(new TargetTable(session.document(), session.targetsWork(), this))
    , m_faces(new QStackedWidget(this))
    , m_sources(new QStackedWidget(this))
    , m_sourcesBar(new SourcesBar(session.document(), this))
    , m_keep(new QAction(icon(u"lists"_s), tr("&Keep this list …"), this))
    , m_group(ActionButton::iconOnly(u"globe"_s, tr("Group by wiki"), this))
    , m_rows(captionLabel({}, this))
    , m_checked(captionLabel({}, this))
    , m_check(new ActionButton(tr("Check again"), ActionButton::Kind::Link, u"refresh"_s, this))
{
    auto *list = new QWidget(this);
    auto *box = new QVBoxLayout(list);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    box->addWidget(makeSources());
    box->addWidget(m_panel);
    box->addWidget(m_query);
    box->addWidget(m_tablePreview);
    auto *barRow = new QVBoxLayout;
    barRow->setContentsMargins(scaled(16, this), 0, scaled(16, this), 0);
    barRow->addWidget(m_bar);
    box->addLayout(barRow);
    auto *full = new QWidget(list);
    auto *fullBox = new QVBoxLayout(full);
    fullBox->setContentsMargins(0, 0, 0, 0);
    fullBox->setSpacing(0);
    fullBox->addWidget(makeFilter());
    fullBox->addWidget(m_table, 1);
    fullBox->addWidget(ruleLine(Qt::Horizontal, full));
    fullBox->addWidget(makeFoot());
    m_faces->addWidget(makeEmpty());
    m_faces->addWidget(full);
    m_faces->addWidget(m_mends);
    box->addWidget(m_faces, 1);

    auto *summary = new TargetsSummary(session, this);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(summary);
    scroll->setMinimumWidth(scaled(240, this));
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *actions = new ListActions(session, surroundings, this);
    auto *end = new QWidget(this);
    auto *endBox = new QVBoxLayout(end);
    endBox->setContentsMargins(0, 0, 0, 0);
    endBox->setSpacing(0);
    endBox->addWidget(scroll, 1);
    endBox->addWidget(ruleLine(Qt::Horizontal, end));
    endBox->addWidget(actions);
    auto *splitter = new QSplitter(this);
    splitter->setObjectName(u"targetsSplitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(list);
    splitter->addWidget(end);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({scaled(832, this), scaled(280, this)});
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(splitter);
    connect(summary, &TargetsSummary::healthWanted, this, &TargetsStep::showHealth);
    connect(actions, &ListActions::told, m_bar, &InlineBar::raiseNotice);
    connect(m_sourcesBar, &SourcesBar::saveWanted, actions, &ListActions::saveSource);
    connect(summary, &TargetsSummary::wikiWanted, this, [this](const QString &wiki) {
        // By the name that the column shows; Esc in the field brings all of them back.
        const QString name = m_session.desk().names().plain(wiki);
        m_search->setText(m_search->text() == name ? QString() : name);
    });
    listen();
    listenToQueries();
    showChips();
    showState();
}

void TargetsStep::listen()
{
    TargetTableModel &targets = m_session.document().targets();
    connect(&targets, &TargetTableModel::countsChanged, this, &TargetsStep::showChips);
    connect(m_mends, &MendsPanel::wanted, this, [this] {
        m_faces->setCurrentWidget(m_mends);
        m_mends->tree()->setFocus();
    });
    connect(m_mends, &MendsPanel::done, this, [this] {
        m_faces->setCurrentIndex(1);
        showState();
        m_table->setFocus();
    });
    connect(&targets, &QAbstractItemModel::modelReset, this, &TargetsStep::showState);
    connect(&targets, &QAbstractItemModel::rowsInserted, this, &TargetsStep::showState);
    connect(&targets, &QAbstractItemModel::rowsRemoved, this, &TargetsStep::showState);
    connect(&m_session.document(), &DraftDocument::opened, this, [this] {
        m_bar->clear();
        m_panel->hide();
        m_query->hide();
        m_session.queryWork().cancel();
        m_tablePreview->hide();
        m_search->clear();
        m_chips->setChosen(allChip);
        m_session.document().targets().setHealthFilter({});
        showState();
    });
    TargetsWork &work = m_session.targetsWork();
    connect(&work, &TargetsWork::stateChanged, this, &TargetsStep::showState);
    connect(&work, &TargetsWork::stateChanged, this, &TargetsStep::showReading);
    connect(&work, &TargetsWork::added, this, &TargetsStep::tellAdded);
    connect(&work, &TargetsWork::failed, this, &TargetsStep::tellFailed);
    connect(m_tablePreview, &TablePreview::failed, this, &TargetsStep::tellFailed);
    connect(m_tablePreview, &TablePreview::accepted, &work, &TargetsWork::addTable);
    connect(&work, &TargetsWork::tableFound, this,
            [this](const ListText &table, const QByteArray &bytes, const QString &source) {
                m_panel->hide();
                m_query->hide();
                m_tablePreview->ask(table, bytes, source, m_session.targetsWork().sites());
            });
    connect(m_panel, &AddPanel::pageWanted, &work, &TargetsWork::loadPage);
    connect(m_panel, &AddPanel::linesWanted, this,
            [this](const QString &text) { m_session.targetsWork().addText(text, tr("pasted")); });
    connect(m_table, &TargetTable::linesPasted, this,
            [this](const QString &text, int place) { m_session.targetsWork().addLines(text, place); });
    connect(m_table, &TargetTable::openWanted, this, &TargetsStep::openOnWiki);
    connect(m_check, &QPushButton::clicked, &work, [&work] {
        if (work.isChecking())
            work.health().cancel();
        else
            work.check();
    });
    connect(m_search, &QLineEdit::textChanged, this, &TargetsStep::search);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { findNext(1); });
    connect(m_chips, &ChipBar::chosenChanged, &targets, [&targets](int chip) {
        targets.setHealthFilter(chip == allChip ? std::nullopt
                                                : std::optional(static_cast<TargetHealth>(chip)));
    });
}

QWidget *TargetsStep::makeFilter()
{
    auto *row = new QWidget(this);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(scaled(16, this), scaled(8, this), scaled(16, this), scaled(8, this));
    m_search->setClearButtonEnabled(true);
    m_search->setFixedWidth(scaled(160, this));
    m_group->setCheckable(true);
    m_group->setObjectName(u"groupByWiki"_s);
    connect(m_group, &QPushButton::toggled, &m_session.document().targets(), &TargetTableModel::setGrouped);
    m_searchMode = m_search->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    connect(m_searchMode, &QAction::triggered, this, [this] { setFinding(!m_finding); });
    setFinding(false);
    line->addWidget(m_chips, 1);
    line->addWidget(m_group);
    line->addWidget(m_search);
    return row;
}

QWidget *TargetsStep::makeFoot()
{
    auto *foot = new QWidget(this);
    auto *line = new QHBoxLayout(foot);
    line->setContentsMargins(scaled(16, this), 0, scaled(16, this), 0);
    line->addWidget(m_rows, 1);
    line->addWidget(m_checked, 1);
    m_checked->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    m_check->setObjectName(u"checkTargets"_s);
    line->addWidget(makeOptions());
    line->addWidget(m_check);
    return foot;
}

QWidget *TargetsStep::makeEmpty()
{
    auto *empty =
        new EmptyState(u"lists"_s, tr("Who gets the message?"),
                       tr("Load a list page of a wiki, paste lines page@wiki, or drop a file (a table, JSON, "
                          "wikitext) here. "
                          "Each page is then checked on its wiki: opt-outs, redirects and missing users show "
                          "before anything is sent."),
                       this);
    auto *load = new ActionButton(tr("From a wiki page …"), ActionButton::Kind::Main, {}, empty);
    connect(load, &QPushButton::clicked, this, &TargetsStep::askForPage);
    empty->addAction(load);
    return empty;
}

void TargetsStep::tellFailed(const Error &error, const QString &source)
{
    const Explanation why = explain(error);
    m_bar->raiseNotice({.key = u"load"_s,
                        .tone = Tone::Failed,
                        .title = tr("%1 was not loaded: %2.").arg(isolated(source), why.what),
                        .text = why.text(),
                        .details = why.details});
}

void TargetsStep::tellAdded(int targets, int problems, const QString &source)
{
    m_panel->hide();
    m_query->hide();
    m_bar->withdraw(u"load"_s);
    const QString what =
        tr("%Ln target(s) added", nullptr, targets) + u' ' + tr("from %1.").arg(isolated(source));
    Notice notice{.key = u"added"_s, .tone = Tone::Delivered, .title = what};
    if (problems > 0) {
        notice.tone = Tone::Waiting;
        notice.text =
            tr("%Ln line(s) name no page; they stay in the list with the reason.", nullptr, problems);
        notice.actions.append({tr("Show them"), [this] {
                                   showHealth(TargetHealth::Problem);
                                   m_bar->withdraw(u"added"_s); // what could be mended is told behind it
                               }});
    }
    notice.actions.append({tr("Undo"), [this] {
                               m_session.document().undoStack().undo();
                               m_bar->withdraw(u"added"_s);
                           }});
    m_bar->raiseNotice(notice);
    m_table->setFocus();
}

void TargetsStep::showChips()
{
    const HealthCounts &counts = m_session.document().targets().counts();
    QList<ChipInfo> chips{{.id = allChip, .word = tr("All"), .count = counts.total, .always = true}};
    for (const TargetHealth health : allTargetHealths) {
        const StateLook look = lookOf(health);
        chips.append({static_cast<int>(health), healthWord(health), counts[health], look.icon, look.tone});
    }
    m_chips->setChips(chips);
}

void TargetsStep::showHealth(TargetHealth health)
{
    m_chips->setChosen(static_cast<int>(health));
    m_session.document().targets().setHealthFilter(health);
}

void TargetsStep::showState()
{
    const TargetTableModel &targets = m_session.document().targets();
    const TargetsWork &work = m_session.targetsWork();
    // Sources whose formula takes nothing are no empty draft.
    const bool empty = targets.entries().isEmpty() && m_session.document().sources().isEmpty();
    if (m_faces->currentWidget() != m_mends || empty)
        m_faces->setCurrentIndex(empty ? 0 : 1);
    m_sources->setCurrentIndex(m_session.document().sources().isEmpty() ? 0 : 1);
    m_panel->setBusy(work.isLoading());
    m_keep->setEnabled(m_session.shelf().canKeep() && !m_session.document().isComposing()
                       && !targets.entries().isEmpty());
    const int rows = targets.shownEntries();
    const QString shown = QLocale().toString(rows);
    if (m_session.document().isComposing())
        m_rows->setText(tr("Making the list of its sources …"));
    else
        m_rows->setText(rows == targets.entries().size()
                            ? tr("%Ln row(s)", nullptr, rows)
                            : tr("%1 of %2 rows").arg(shown, QLocale().toString(targets.entries().size())));
    m_check->setEnabled(m_session.desk().wikis() != nullptr);
    m_check->setText(work.isChecking() ? tr("Stop the check") : tr("Check again"));
    m_check->setToolTip(work.isChecking() ? tr("Ask no more; what the wikis have told stays")
                                          : tr("Look at every page on its wiki again (F5)"));
    if (work.isChecking())
        m_checked->setText(tr("Checking on the wikis …"));
    else if (work.checkedAt().isValid())
        m_checked->setText(checkedWords(work.checkedAt(), m_session.now()));
    else
        m_checked->setText(m_session.desk().wikis() ? tr("Not checked yet")
                                                    : tr("Not checked: nobody is signed in"));
    if (work.troubles().isEmpty()) {
        m_bar->withdraw(u"trouble"_s);
        return;
    }
    const WikiTrouble &first = work.troubles().constFirst();
    const Explanation why = explain(first.error);
    const int others = static_cast<int>(work.troubles().size()) - 1;
    m_bar->raiseNotice({.key = u"trouble"_s,
                        .tone = Tone::Waiting,
                        .title = m_session.desk().names().shown(first.wiki) + u": "_s + why.what + u'.',
                        .text = others > 0
                            ? tr("%Ln more wiki(s) could not be checked either.", nullptr, others)
                            : why.text(),
                        .details = why.details,
                        .actions = {{tr("Check again"), [this] { m_session.targetsWork().check(); }}}});
}

void TargetsStep::openOnWiki(const QString &wiki, const QString &title)
{
    if (!m_session.desk().wikis())
        return;
    QCoro::connect(m_session.desk().wikis()->facts(wiki), this,
                   [this, title](const Result<WikiFacts> &facts) {
                       const QUrl url = facts ? pageUrl(*facts, title) : QUrl();
                       if (url.isValid())
                           m_surroundings.openUrl(url);
                   });
}

QWidget *TargetsStep::firstFocus()
{
    if (m_faces->currentIndex() == 0)
        return findChild<QWidget *>(u"addFromPage"_s);
    return m_faces->currentWidget() == m_mends ? static_cast<QWidget *>(m_mends->tree()) : m_table;
}

void TargetsStep::goToProblem(int step)
{
    m_table->goToProblem(step);
}

void TargetsStep::keyPressEvent(QKeyEvent *event)
{
    const bool elsewhere =
        event->key() == Qt::Key_F && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier);
    if (event->matches(QKeySequence::Find) || elsewhere) {
        setFinding(elsewhere);
        m_search->setFocus();
        m_search->selectAll();
    } else if (event->key() == Qt::Key_F3) {
        findNext(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
    } else if (event->key() == Qt::Key_M && event->modifiers() == (Qt::ControlModifier | Qt::ShiftModifier)) {
        m_sourcesBar->openFormula();
    } else if (event->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        m_table->setFocus();
    } else if (event->key() == Qt::Key_F5) {
        m_session.targetsWork().check();
    } else {
        QWidget::keyPressEvent(event);
    }
}

} // namespace paperround
