// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What brings targets into the step, and what is done with the sources; the rest is in targetsstep.cpp.
#include "models/bidi.h"
#include "models/sentences.h"
#include "ui/targets/addpanel.h"
#include "ui/targets/querypanel.h"
#include "ui/targets/sourcesbar.h"
#include "ui/targets/tablepreview.h"
#include "ui/targets/targetsstep.h"
#include "ui/targets/targettable.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/metrics.h"

#include <QBoxLayout>
#include <QGridLayout>
#include <QInputDialog>
#include <QMenu>
#include <QStackedWidget>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

/// Before there is a source three ways to begin, then the bar of the sources.
QWidget *TargetsStep::makeSources()
{
    m_sources->addWidget(makeBeginnings());
    m_sources->addWidget(m_sourcesBar);
    m_sources->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    fillAddMenu();
    connect(m_sourcesBar, &SourcesBar::told, m_bar, &InlineBar::raiseNotice);
    connect(m_sourcesBar, &SourcesBar::rereadWanted, this, &TargetsStep::readAgain);
    // Its button is out of use while the list is made, and would lose the keyboard to whatever comes next.
    connect(m_sourcesBar, &SourcesBar::formulaUsed, m_table, qOverload<>(&QWidget::setFocus));
    listenToComparing();
    connect(&m_session.document(), &DraftDocument::sourcesChanged, this, &TargetsStep::showState);
    connect(&m_session.shelf(), &SourceShelf::failed, this, &TargetsStep::tellFailed);
    return m_sources;
}

void TargetsStep::fillAddMenu()
{
    QMenu *menu = m_sourcesBar->addMenu();
    menu->addAction(icon(u"page"_s), tr("From a &wiki page …"), this, &TargetsStep::askForPage);
    menu->addAction(icon(u"copy"_s), tr("&Paste lines …"), this, &TargetsStep::askForLines);
    menu->addAction(icon(u"open"_s), tr("From a &file …"), this, &TargetsStep::chooseFile);
    menu->addAction(icon(u"search"_s), tr("From a &query …"), this, &TargetsStep::askForQuery);
    menu->addSeparator();
    const auto add = [this](TargetSource source) {
        if (!source.read.isValid())
            source.read = m_session.now();
        if (m_session.document().addSource(source))
            tellAdded(source.rows.size(), 0, source.name);
    };
    m_session.shelf().offerDrafts(
        menu->addMenu(icon(u"drafts"_s), tr("List of another &draft")),
        [this] { return m_session.document().id(); }, add);
    m_session.shelf().offerDeliveries(
        menu->addMenu(icon(u"deliveries"_s), tr("Who &got an earlier delivery")), add);
    m_session.shelf().offerKeptLists(menu->addMenu(icon(u"lists"_s), tr("&List kept on this computer")), add);
    m_session.shelf().offerExcludeLists(
        menu->addMenu(icon(u"excluded"_s), tr("Without who is on an e&xclude list")),
        [this](TargetSource source) {
            source.read = m_session.now();
            if (m_session.document().addSource(source))
                tellExcluded(source);
        });
    connect(&m_session.shelf(), &SourceShelf::failed, &m_session.targetsWork(), &TargetsWork::failed);
    menu->addSeparator();
    m_keep->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K));
    m_keep->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(m_keep, &QAction::triggered, this, &TargetsStep::askToKeep);
    addAction(m_keep);
    menu->addAction(m_keep);
}

/// How many pages of the list it holds is in the formula's popup; here is what it does.
void TargetsStep::tellExcluded(const TargetSource &list)
{
    m_bar->withdraw(u"load"_s);
    m_bar->raiseNotice({.key = u"added"_s,
                        .tone = Tone::Delivered,
                        .title = tr("Whoever is on %1 is out of the list.").arg(isolated(list.name)),
                        .text = tr("%Ln page(s) or user(s) stand there.", nullptr, list.rows.size()),
                        .actions = {{tr("Undo"), [this] {
                                         m_session.document().undoStack().undo();
                                         m_bar->withdraw(u"added"_s);
                                     }}}});
    m_table->setFocus();
}

void TargetsStep::askToKeep()
{
    auto *dialog = new QInputDialog(window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->resize(scaled(400, this), 0);
    dialog->setWindowTitle(tr("Keep this list"));
    dialog->setLabelText(tr("Keep its sources, formula and your changes on this computer as:"));
    const QList<TargetSource> &sources = m_session.document().sources();
    dialog->setTextValue(sources.isEmpty() ? QString()
                                           : sources.constFirst().name.left(KeptListHead::LongestName));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &name) {
        if (!name.trimmed().isEmpty())
            keep(name.trimmed().left(KeptListHead::LongestName));
    });
    dialog->open();
}

void TargetsStep::keep(const QString &name)
{
    DraftDocument &document = m_session.document();
    m_session.shelf().keep(
        document.listToKeep(name), document.targets().composed(), [this, name](const Result<void> &kept) {
            if (kept) {
                m_bar->withdraw(u"load"_s);
                m_bar->raiseNotice({.key = u"kept"_s,
                                    .tone = Tone::Delivered,
                                    .title = tr("%1 is kept on this computer.").arg(isolated(name)),
                                    .text = tr("The page Lists opens it in any draft.")});
                return;
            }
            const Explanation why = explain(kept.error());
            m_bar->raiseNotice({.key = u"load"_s,
                                .tone = Tone::Failed,
                                .title = tr("%1 was not kept: %2.").arg(isolated(name), why.what),
                                .text = why.text(),
                                .details = why.details});
        });
}

QWidget *TargetsStep::makeBeginnings()
{
    auto *row = new QWidget(this);
    auto *grid = new QGridLayout(row);
    grid->setContentsMargins(scaled(16, this), scaled(8, this), scaled(16, this), scaled(8, this));
    auto *page = new ActionButton(tr("From a &wiki page …"), ActionButton::Kind::Plain, u"page"_s, row);
    auto *lines = new ActionButton(tr("&Paste lines …"), ActionButton::Kind::Plain, u"copy"_s, row);
    auto *file = new ActionButton(tr("From a &file …"), ActionButton::Kind::Plain, u"open"_s, row);
    auto *query = new ActionButton(tr("From a &query …"), ActionButton::Kind::Plain, u"search"_s, row);
    page->setObjectName(u"addFromPage"_s);
    lines->setObjectName(u"pasteLines"_s);
    query->setObjectName(u"fromQuery"_s);
    connect(page, &QPushButton::clicked, this, &TargetsStep::askForPage);
    connect(lines, &QPushButton::clicked, this, &TargetsStep::askForLines);
    connect(query, &QPushButton::clicked, this, &TargetsStep::askForQuery);
    connect(file, &QPushButton::clicked, this, &TargetsStep::chooseFile);
    // Two lines where their words are too long for one in the smallest window.
    const QList<ActionButton *> buttons{page, lines, file, query};
    int width = 0;
    for (const ActionButton *button : buttons)
        width += button->sizeHint().width();
    const int columns = width > scaled(600, this) ? 2 : 4;
    for (int i = 0; i < buttons.size(); ++i)
        grid->addWidget(buttons[i], i / columns, i % columns);
    grid->setColumnStretch(columns, 1);
    return row;
}

void TargetsStep::askForPage()
{
    m_query->hide();
    m_tablePreview->hide();
    m_panel->askForPage(m_session.desk().farm().home);
}

void TargetsStep::askForLines()
{
    m_query->hide();
    m_panel->askForLines();
}

void TargetsStep::askForQuery()
{
    m_panel->hide();
    m_query->ask(m_session.desk().farm());
}

void TargetsStep::chooseFile()
{
    m_surroundings.chooseFile(this, tr("Open a target list"),
                              tr("Target lists (*.csv *.tsv *.ods *.txt *.json *.wiki);;All files (*)"),
                              [this](const QString &path) { addFile(path); });
}

void TargetsStep::addFile(const QString &path)
{
    m_session.targetsWork().addFile(path);
}

/// A long file or a slow wiki takes a while, and can be given up.
void TargetsStep::showReading()
{
    TargetsWork &work = m_session.targetsWork();
    if (work.reading().isEmpty()) {
        m_bar->withdraw(u"reading"_s);
        return;
    }
    m_bar->raiseNotice({.key = u"reading"_s,
                        .tone = Tone::Sending,
                        .title = tr("Reading %1 …").arg(isolated(work.reading())),
                        .actions = {{tr("Cancel"), [&work] { work.cancelReading(); }}},
                        .closable = false});
}

} // namespace paperround
