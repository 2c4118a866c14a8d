// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/previewstep.h"

#include "domain/message/wording.h"
#include "ui/message/groupdelegate.h"
#include "ui/message/linknotice.h"
#include "ui/message/previewlook.h"
#include "ui/message/previewpage.h"
#include "ui/message/previewpane.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/stepbar.h"

#include <QAction>
#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QMenu>
#include <QSaveFile>
#include <QSplitter>
#include <QStackedWidget>
#include <QTemporaryDir>

namespace paperround {

using namespace Qt::StringLiterals;

PreviewStep::PreviewStep(DraftSession &session, const Surroundings &surroundings, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_surroundings(surroundings)
    , m_caption(captionLabel({}, this))
    , m_again(new ActionButton(tr("Render again"), ActionButton::Kind::Plain, u"refresh"_s, this))
    , m_bar(new InlineBar(this))
    , m_groups(new QListView(this))
    , m_tabs(new StepBar(tr("How to show it"), StepBar::Form::Tabs, this))
    , m_pane(new PreviewPane(session, surroundings, this))
    , m_other(new PreviewPane(session, surroundings, this))
    , m_look(new PreviewLook({&m_pane->view(), &m_other->view()}, this))
    , m_pages(new QStackedWidget(this))
    , m_foot(captionLabel({}, this))
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(makeHead());
    all->addWidget(ruleLine(Qt::Horizontal, this));
    all->addWidget(m_bar);
    m_groups->setModel(&session.previewWork().groups());
    m_groups->setItemDelegate(
        new GroupDelegate(PreviewGroupsModel::CaptionRole, PreviewGroupsModel::ProblemsRole, this));
    m_groups->setFrameShape(QFrame::NoFrame);
    m_groups->setAccessibleName(tr("Groups of wikis with the same result"));
    m_groups->setMinimumWidth(scaled(120, this));
    auto *splitter = new QSplitter(this);
    splitter->setObjectName(u"previewSplitter"_s);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_groups);
    splitter->addWidget(makePage());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({scaled(188, this), scaled(395, this)});
    m_pages->addWidget(makeEmpty());
    m_pages->addWidget(splitter);
    all->addWidget(m_pages, 1);
    addToLook();

    PreviewWork &work = session.previewWork();
    connect(m_again, &QPushButton::clicked, &work, &PreviewWork::renderAgain);
    connect(&work, &PreviewWork::stateChanged, this, &PreviewStep::showState);
    connect(m_groups->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { showGroup(current.row()); });
    connect(m_tabs, &StepBar::currentChanged, this, [this](int tab) {
        m_pane->setTab(static_cast<PreviewPane::Tab>(tab));
        m_other->setTab(static_cast<PreviewPane::Tab>(tab));
        m_compared.clear();
        askLastIssue();
    });
    connect(&session, &DraftSession::lastIssueRead, this, &PreviewStep::showLastIssue);
    connect(&session.document(), &DraftDocument::opened, this, [this] {
        showLastIssue({}); // It was another draft's.
        askLastIssue();
    });
    listenTo(m_pane);
    listenTo(m_other);
    showState();
}

PreviewStep::~PreviewStep() = default;

void PreviewStep::askLastIssue()
{
    const DraftDocument &document = m_session.document();
    const QString what = document.id() + u'\n' + document.message().subject;
    if (m_tabs->current() != PreviewPane::SinceLast || m_compared == what)
        return;
    m_compared = what;
    m_session.askLastIssue();
}

void PreviewStep::showLastIssue(const std::optional<Message> &issue)
{
    m_pane->setLastIssue(issue);
    m_other->setLastIssue(issue);
}

void PreviewStep::listenTo(PreviewPane *pane)
{
    PreviewView &view = pane->view();
    connect(&view, &PreviewView::linkChosen, this, &PreviewStep::askAboutLink);
    connect(&view, &PreviewView::linkHovered, this, [this](const QUrl &url) {
        m_foot->setText(url.isEmpty() ? tr("Links open in the browser after showing where they go")
                                      : url.toDisplayString());
    });
    connect(pane, &PreviewPane::changed, this, &PreviewStep::showBrowse);
}

QWidget *PreviewStep::makeHead()
{
    auto *head = new QWidget(this);
    auto *line = new QHBoxLayout(head);
    line->setContentsMargins(scaled(16, this), scaled(4, this), scaled(12, this), scaled(4, this));
    auto *title = sectionLabel(tr("Preview"), head);
    title->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    line->addWidget(title);
    line->addWidget(m_caption, 1);
    m_again->setToolTip(tr("Have the wikis render the text as it stands (F5)"));
    line->addWidget(m_again);
    line->addWidget(m_look->button());
    setTabOrder(m_again, m_look->button());
    return head;
}

void PreviewStep::addToLook()
{
    m_look->addChoice(tr("Two wikis side by side"), {}, [this](bool beside) {
        m_other->setVisible(beside);
        showOther();
    });
    QMenu *menu = m_look->menu();
    menu->addSeparator();
    m_browse = menu->addAction(icon(u"open"_s), tr("Open in the browser"), this, &PreviewStep::openInBrowser);
    m_browse->setToolTip(tr("The cleaned page as a file of your own: no wiki has the text yet"));
}

QWidget *PreviewStep::makePage()
{
    auto *page = new QWidget(this);
    auto *box = new QVBoxLayout(page);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    m_tabs->setSteps({tr("As shown"), tr("As text"), tr("Changes")});
    m_tabs->setCurrent(0);
    m_pane->addToHead(m_tabs);
    auto *both = new QSplitter(page);
    both->setChildrenCollapsible(false);
    both->addWidget(m_pane);
    both->addWidget(m_other);
    m_pane->setObjectName(u"pane"_s);
    m_other->setObjectName(u"paneBeside"_s);
    m_other->hide();
    m_other->wikis()->setAccessibleName(tr("The wiki beside it"));
    box->addWidget(both, 1);
    const int margin = scaled(16, this);
    box->addWidget(ruleLine(Qt::Horizontal, page));
    auto *foot = new QHBoxLayout;
    foot->setContentsMargins(margin, scaled(4, this), margin, scaled(4, this));
    m_foot->setText(tr("Links open in the browser after showing where they go"));
    foot->addWidget(m_foot);
    box->addLayout(foot);
    return page;
}

QWidget *PreviewStep::makeEmpty()
{
    auto *empty = new EmptyState(
        u"eye"_s, tr("As each wiki shows it"),
        tr("Every wiki of the list renders the message itself. Wikis whose readers see the same "
           "are one group, with the templates that are missing there."),
        this);
    auto *render = new ActionButton(tr("Render the preview"), ActionButton::Kind::Plain, u"refresh"_s, empty);
    connect(render, &QPushButton::clicked, &m_session.previewWork(), &PreviewWork::render);
    empty->addAction(render);
    return empty;
}

void PreviewStep::becameVisible()
{
    const PreviewWork &work = m_session.previewWork();
    if (work.isStale() && !work.isRendering() && m_session.desk().wikis()
        && !bodiesOf(m_session.document().message()).isEmpty())
        m_session.previewWork().render();
}

QString PreviewStep::captionWords() const
{
    const PreviewWork &work = m_session.previewWork();
    const PreviewGroupsModel &groups = work.groups();
    if (work.isRendering())
        return tr("%1 of %2 rendered …").arg(groups.results()).arg(work.wanted());
    if (groups.rowCount() == 0)
        return {};
    const int different = groups.rowCount() - (groups.later() > 0 ? 1 : 0);
    QString words = tr("%Ln different result(s)", nullptr, different) + u' '
        + tr("on %Ln wiki(s)", nullptr, groups.wikis());
    if (groups.later() > 0)
        words += u", "_s + tr("%Ln not asked yet", nullptr, groups.later());
    if (work.renderedAt().isValid())
        words += u", "_s
            + tr("rendered %1")
                  .arg(QLocale().toString(work.renderedAt().toLocalTime().time(), QLocale::ShortFormat));
    return words;
}

void PreviewStep::showState()
{
    const PreviewWork &work = m_session.previewWork();
    const PreviewGroupsModel &groups = work.groups();
    m_pages->setCurrentIndex(groups.rowCount() == 0 ? 0 : 1);
    m_again->setEnabled(!work.isRendering() && m_session.desk().wikis());
    m_caption->setText(captionWords());
    if (groups.rowCount() > 0 && work.isStale())
        m_bar->raiseNotice({.key = u"stale"_s,
                            .tone = Tone::Waiting,
                            .title = tr("The draft has changed since."),
                            .actions = {{tr("Render again"), [this] { m_session.previewWork().render(); }}},
                            .closable = false});
    else
        m_bar->withdraw(u"stale"_s);
    const QModelIndex current = m_groups->currentIndex();
    if (groups.results() > 0 && !current.isValid())
        m_groups->setCurrentIndex(groups.index(0));
    else if (current.isValid() && m_pane->wikis()->count() != groups.group(current.row()).wikis.size())
        showGroup(current.row());
    showOther();
    showBrowse();
    askLastIssue(); // Another subject may have another one.
}

void PreviewStep::showGroup(int row)
{
    m_pane->offer(row < 0 ? QList<PreviewResult>() : m_session.previewWork().groups().group(row).wikis, true);
}

void PreviewStep::showOther()
{
    if (m_other->isHidden())
        return;
    const PreviewGroupsModel &groups = m_session.previewWork().groups();
    QList<PreviewResult> all;
    for (int row = 0; row < groups.rowCount(); ++row)
        all += groups.group(row).wikis;
    const bool isNew = m_other->wikis()->count() == 0;
    m_other->offer(all, false);
    // Beside the one that is shown, another result.
    if (isNew && m_pane->shown() && groups.rowCount() > 1) {
        const int row = m_groups->currentIndex().row() == 0 ? 1 : 0;
        m_other->wikis()->setCurrentIndex(
            m_other->wikis()->findData(groups.group(row).wikis.constFirst().place()));
    }
}

void PreviewStep::showBrowse()
{
    const auto &shown = m_pane->shown();
    m_browse->setEnabled(shown && !shown->error && !shown->tooComplex && !shown->isLater);
}

void PreviewStep::openInBrowser()
{
    if (!m_pane->shown())
        return;
    if (!m_folder)
        m_folder = std::make_unique<QTemporaryDir>(); // For this user's eyes alone; goes with this page.
    QSaveFile file(m_folder->filePath(u"preview-%1.html"_s.arg(++m_browsed)));
    const QByteArray page = pageForBrowser(*m_pane->shown()).toUtf8();
    if (file.open(QIODevice::WriteOnly) && file.write(page) == page.size() && file.commit()) {
        m_surroundings.openUrl(QUrl::fromLocalFile(file.fileName()));
        return;
    }
    m_bar->raiseNotice({.key = u"browser"_s,
                        .tone = Tone::Failed,
                        .title = tr("The page for the browser could not be written."),
                        .text = file.errorString()});
}

void PreviewStep::askAboutLink(const QUrl &url)
{
    m_bar->raiseNotice(linkNotice(url, [this, url] {
        m_surroundings.openUrl(url);
        m_bar->withdraw(u"link"_s);
    }));
}

QWidget *PreviewStep::firstFocus()
{
    return m_pages->currentIndex() == 0 ? static_cast<QWidget *>(m_again) : m_groups;
}

void PreviewStep::goToProblem(int step)
{
    const PreviewGroupsModel &groups = m_session.previewWork().groups();
    const int rows = groups.rowCount();
    for (int i = 1; i <= rows; ++i) {
        const int row = ((m_groups->currentIndex().row() + step * i) % rows + rows) % rows;
        if (groups.group(row).problems() > 0) {
            m_groups->setCurrentIndex(groups.index(row));
            return;
        }
    }
}

void PreviewStep::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F5)
        m_session.previewWork().renderAgain();
    else
        QWidget::keyPressEvent(event);
}

} // namespace paperround
