// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/drafteditor.h"

#include "models/bidi.h"
#include "models/draftsmodel.h"
#include "models/sentences.h"
#include "ui/drafts/checksstep.h"
#include "ui/drafts/sendoptions.h"
#include "ui/drafts/sendstep.h"
#include "ui/message/bodyeditor.h"
#include "ui/message/messagestep.h"
#include "ui/message/previewstep.h"
#include "ui/targets/targetsstep.h"
#include "ui/targets/targettable.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/columnwidths.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/stepbar.h"

#include <QDragEnterEvent>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMimeData>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr int sideBySideWidth = 960; ///< Below it a step stands alone.

StepBar::Mark markOf(int problems)
{
    return problems < 0 ? StepBar::Mark::None
                        : (problems == 0 ? StepBar::Mark::Tick : StepBar::Mark::Problems);
}

} // namespace

DraftEditor::DraftEditor(DraftSession &session, const Surroundings &surroundings, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_head(new PageHead(this))
    , m_steps(new StepBar(tr("Steps of the draft"), StepBar::Form::Steps, this))
    , m_pages(new QStackedWidget(this))
    , m_targets(new TargetsStep(session, surroundings, this))
    , m_message(new MessageStep(session, surroundings.writingFolder, this))
    , m_preview(new PreviewStep(session, surroundings, this))
    , m_checks(new ChecksStep(session, this))
    , m_send(new SendStep(session, this))
    , m_writing(new QSplitter(this))
    , m_sending(new QSplitter(this))
    , m_undo(ActionButton::iconOnly(u"undo"_s, tr("Undo (Ctrl+Z)"), this))
    , m_redo(ActionButton::iconOnly(u"redo"_s, tr("Redo (Ctrl+Shift+Z)"), this))
    , m_next(new ActionButton({}, ActionButton::Kind::Main, u"end"_s, this))
{
    setAcceptDrops(true);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    makeHead();
    all->addWidget(m_head);
    m_steps->setSteps({tr("Targets"), tr("Message"), tr("Preview"), tr("Checks"), tr("Send")});
    all->addWidget(m_steps);
    all->addWidget(ruleLine(Qt::Horizontal, this));
    all->addWidget(m_pages, 1);
    m_writing->setChildrenCollapsible(false);
    m_writing->addWidget(m_message);
    m_writing->addWidget(m_preview);
    m_writing->setSizes({scaled(528, this), scaled(584, this)});
    m_sending->setChildrenCollapsible(false);
    m_sending->addWidget(m_checks);
    m_sending->addWidget(m_send);
    m_sending->setStretchFactor(0, 1);
    m_sending->setSizes({scaled(728, this), scaled(384, this)});
    m_pages->addWidget(m_targets);
    m_pages->addWidget(m_writing);
    m_pages->addWidget(m_sending);
    listen();
    addShortcuts();
    showHead();
    showMarks();
    goTo(Targets);
}

void DraftEditor::makeHead()
{
    auto *list = new ActionButton(tr("All drafts"), ActionButton::Kind::Link, {}, this);
    auto *remove = ActionButton::iconOnly(u"close"_s, tr("Delete this draft"), this);
    m_next->setLayoutDirection(layoutDirection() == Qt::LeftToRight ? Qt::RightToLeft : Qt::LeftToRight);
    m_head->addAction(list);
    m_head->addAction(m_undo);
    m_head->addAction(m_redo);
    m_head->addAction(remove);
    m_head->addAction(m_next);
    connect(list, &QPushButton::clicked, this, &DraftEditor::listWanted);
    connect(remove, &QPushButton::clicked, this, &DraftEditor::removalWanted);
    connect(m_next, &QPushButton::clicked, this, &DraftEditor::nextStep);
}

void DraftEditor::listen()
{
    DraftDocument &document = m_session.document();
    QUndoStack &undo = document.undoStack();
    connect(m_undo, &QPushButton::clicked, this, [this] {
        m_step == Message ? m_message->editor()->undo() : m_session.document().undoStack().undo();
    });
    connect(m_redo, &QPushButton::clicked, this, [this] {
        m_step == Message ? m_message->editor()->redo() : m_session.document().undoStack().redo();
    });
    connect(&undo, &QUndoStack::indexChanged, this, &DraftEditor::showHead);
    connect(m_message->editor()->document(), &QTextDocument::undoAvailable, this, &DraftEditor::showHead);
    connect(m_message->editor()->document(), &QTextDocument::redoAvailable, this, &DraftEditor::showHead);
    connect(&document, &DraftDocument::opened, this, [this] {
        m_saveTrouble.clear();
        showHead();
    });
    connect(&document, &DraftDocument::messageChanged, this, &DraftEditor::showHead);
    connect(&document, &DraftDocument::saved, this, [this] {
        m_saveTrouble.clear();
        showHead();
    });
    connect(&document, &DraftDocument::saveFailed, this, [this](const Error &error) {
        m_saveTrouble = explain(error).what;
        showHead();
    });
    connect(&m_session, &DraftSession::checksChanged, this, &DraftEditor::showMarks);
    connect(&m_session.previewWork(), &PreviewWork::stateChanged, this, &DraftEditor::showMarks);
    connect(m_steps, &StepBar::currentChanged, this, [this](int step) { goTo(static_cast<Step>(step)); });
    connect(m_checks, &ChecksStep::cureWanted, this, &DraftEditor::cure);
    connect(m_checks, &ChecksStep::placeWanted, m_message, &MessageStep::goTo);
    connect(m_checks, &ChecksStep::mendWanted, m_message, &MessageStep::mend);
    connect(m_send, &SendStep::cureWanted, this, &DraftEditor::cure);
    connect(m_send, &SendStep::deliveryWanted, this, &DraftEditor::deliveryWanted);
    connect(m_send, &SendStep::requestWanted, this, &DraftEditor::requestWanted);
}

void DraftEditor::addShortcuts()
{
    const auto on = [this](const QKeySequence &keys, auto action) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    for (int step = Targets; step <= Send; ++step)
        on(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + step)),
           [this, step] { goTo(static_cast<Step>(step)); });
    on(QKeySequence(Qt::CTRL | Qt::Key_PageDown),
       [this] { goTo(static_cast<Step>(std::min<int>(m_step + 1, Send))); });
    on(QKeySequence(Qt::CTRL | Qt::Key_PageUp),
       [this] { goTo(static_cast<Step>(std::max<int>(m_step - 1, Targets))); });
    on(QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { nextStep(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_Enter), [this] { nextStep(); });
    on(QKeySequence(Qt::Key_F8), [this] { goToProblem(1); });
    on(QKeySequence(Qt::SHIFT | Qt::Key_F8), [this] { goToProblem(-1); });
    // Text fields take these for themselves first.
    on(QKeySequence::Undo, [this] { m_undo->click(); });
    on(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), [this] { m_redo->click(); });
}

void DraftEditor::runRecipe(const QString &recipe)
{
    goTo(Targets);
    m_targets->runRecipe(recipe);
}

void DraftEditor::showHead()
{
    DraftDocument &document = m_session.document();
    m_head->setTitle(isolated(draftTitle(document.message().subject)));
    const auto &account = m_session.desk().account();
    QString caption = account
        ? tr("Draft of %1 on %2").arg(isolated(account->name), isolated(m_session.desk().farm().name))
        : tr("Draft; nobody is signed in");
    if (!m_saveTrouble.isEmpty())
        caption += u" · "_s + tr("NOT SAVED: %1").arg(m_saveTrouble);
    else if (document.savedAt().isValid())
        caption += u" · "_s
            + tr("saved at %1")
                  .arg(QLocale().toString(document.savedAt().toLocalTime().time(), QLocale::ShortFormat));
    m_head->setCaption(caption);
    const QTextDocument *text = m_message->editor()->document();
    const bool writing = m_step == Message;
    m_undo->setEnabled(writing ? text->isUndoAvailable() : document.undoStack().canUndo());
    m_redo->setEnabled(writing ? text->isRedoAvailable() : document.undoStack().canRedo());
    const QString what = document.undoStack().undoText();
    m_undo->setToolTip(writing || what.isEmpty() ? tr("Undo (Ctrl+Z)") : tr("Undo: %1 (Ctrl+Z)").arg(what));
}

void DraftEditor::showMarks()
{
    const int problems[] = {m_session.targetProblems(), m_session.messageProblems(),
                            m_session.previewProblems(), m_session.checkProblems()};
    for (int step = Targets; step < Send; ++step)
        m_steps->setMark(step, markOf(problems[step]), std::max(0, problems[step]));
}

void DraftEditor::goTo(Step step)
{
    m_step = step;
    m_steps->setCurrent(step);
    arrange();
    static const auto next = [](Step from) {
        switch (from) {
        case Targets:
            return tr("Next: Message");
        case Message:
            return tr("Next: Preview");
        case Preview:
            return tr("Next: Checks");
        case Checks:
            return tr("Next: Send");
        case Send:
            break;
        }
        return QString();
    };
    m_next->setText(next(step));
    // On the last step there is one main button, and it says how many pages it sends to.
    m_next->setVisible(step != Send);
    showHead();
    if (m_writing->isVisible() && (step == Preview || m_preview->isVisible()))
        m_preview->becameVisible();
    if (step == Checks && m_session.previewWork().isStale())
        m_session.checkAgain();
    else if (step == Checks)
        m_session.previewWork().renderEverywhere();
    if (QWidget *first = firstFocus(); first && isVisible())
        first->setFocus();
}

void DraftEditor::arrange()
{
    const bool wide = width() >= scaled(sideBySideWidth, this);
    m_pages->setCurrentIndex(m_step == Targets ? 0 : (m_step <= Preview ? 1 : 2));
    m_message->setVisible(wide || m_step == Message);
    m_preview->setVisible(wide || m_step == Preview);
    m_checks->setVisible(wide || m_step == Checks);
    m_send->setVisible(wide || m_step == Send);
}

void DraftEditor::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

QWidget *DraftEditor::firstFocus()
{
    switch (m_step) {
    case Targets:
        return m_targets->firstFocus();
    case Message:
        return m_message->firstFocus();
    case Preview:
        return m_preview->firstFocus();
    case Checks:
        return m_checks->firstFocus();
    case Send:
        return m_send->firstFocus();
    }
    return nullptr;
}

QList<QWidget *> DraftEditor::panes()
{
    QList<QWidget *> panes{m_steps};
    if (m_step == Targets)
        panes += {m_targets->table(), m_targets->searchField()};
    else if (m_step <= Preview)
        panes += {m_message->subjectField(), m_message->editor(), m_preview->firstFocus()};
    else
        panes += {m_checks->firstFocus(), m_send->firstFocus()};
    panes.removeIf([](const QWidget *pane) { return !pane || !pane->isVisible(); });
    return panes;
}

void DraftEditor::nextStep()
{
    if (m_step == Send)
        goToProblem(1);
    else
        goTo(static_cast<Step>(m_step + 1));
}

void DraftEditor::goToProblem(int step)
{
    switch (m_step) {
    case Targets:
        m_targets->goToProblem(step);
        break;
    case Message:
        m_message->goToProblem(step);
        break;
    case Preview:
        m_preview->goToProblem(step);
        break;
    case Checks:
    case Send:
        m_checks->goToProblem(step);
        break;
    }
}

void DraftEditor::cure(CureAt place)
{
    switch (place) {
    case CureAt::Nowhere:
        break;
    case CureAt::Targets:
        goTo(Targets);
        break;
    case CureAt::Message:
        goTo(Message);
        break;
    case CureAt::Preview:
        goTo(Preview);
        break;
    case CureAt::Options:
        goTo(Send);
        m_send->options()->setFocus();
        break;
    case CureAt::Permission:
        m_send->askForPermission();
        break;
    case CureAt::Accounts:
        Q_EMIT accountsWanted();
        break;
    }
}

void DraftEditor::keyPressEvent(QKeyEvent *event)
{
    // Who writes is not sent away by the key that closes lists and searches.
    const QWidget *focus = focusWidget();
    const bool writing = focus && focus->testAttribute(Qt::WA_InputMethodEnabled);
    if (event->key() == Qt::Key_Escape && !writing)
        Q_EMIT listWanted();
    else
        QWidget::keyPressEvent(event);
}

void DraftEditor::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.constFirst().isLocalFile())
        event->acceptProposedAction();
}

void DraftEditor::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() != 1)
        return;
    addFile(urls.constFirst().toLocalFile());
    event->acceptProposedAction();
}

void DraftEditor::addFile(const QString &path)
{
    goTo(Targets);
    m_targets->addFile(path);
}

QMap<QString, QSplitter *> DraftEditor::splitters() const
{
    return {{u"writing"_s, m_writing},
            {u"sending"_s, m_sending},
            {u"targets"_s, m_targets->findChild<QSplitter *>(u"targetsSplitter"_s)},
            {u"preview"_s, m_preview->findChild<QSplitter *>(u"previewSplitter"_s)}};
}

void DraftEditor::saveState(QSettings &settings) const
{
    for (const auto &[name, splitter] : splitters().asKeyValueRange())
        settings.setValue(name, splitter->saveState());
    settings.setValue(u"targetColumns"_s, m_targets->table()->widths().chosen());
    settings.setValue(u"targetOptions"_s, m_targets->options());
    settings.setValue(u"spelling"_s, m_message->checksSpelling());
}

void DraftEditor::restoreState(const QVariantHash &kept)
{
    for (const auto &[name, splitter] : splitters().asKeyValueRange())
        splitter->restoreState(kept.value(name).toByteArray());
    m_targets->table()->widths().choose(kept.value(u"targetColumns"_s));
    m_targets->restoreOptions(kept.value(u"targetOptions"_s).toMap());
    m_message->setChecksSpelling(kept.value(u"spelling"_s, true).toBool());
}

} // namespace paperround
