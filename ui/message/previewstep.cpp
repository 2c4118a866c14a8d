// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/previewstep.h"

#include "domain/message/wording.h"
#include "models/bidi.h"
#include "models/sentences.h"
#include "ui/message/groupdelegate.h"
#include "ui/message/linknotice.h"
#include "ui/message/messagebrowser.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/stepbar.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QStackedWidget>

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
    , m_wiki(new QComboBox(this))
    , m_face(new StepBar(tr("How to show it"), StepBar::Form::Tabs, this))
    , m_facts(captionLabel({}, this))
    , m_browser(new MessageBrowser(this))
    , m_text(new QPlainTextEdit(this))
    , m_faces(new QStackedWidget(this))
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
    m_groups->setMinimumWidth(scaled(140, this));
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

    PreviewWork &work = session.previewWork();
    connect(m_again, &QPushButton::clicked, &work, &PreviewWork::render);
    connect(&work, &PreviewWork::stateChanged, this, &PreviewStep::showState);
    connect(m_groups->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { showGroup(current.row()); });
    connect(m_wiki, &QComboBox::currentIndexChanged, this, &PreviewStep::showWiki);
    connect(m_face, &StepBar::currentChanged, m_faces, &QStackedWidget::setCurrentIndex);
    connect(m_browser, &MessageBrowser::linkChosen, this, &PreviewStep::askAboutLink);
    connect(m_browser, qOverload<const QUrl &>(&QTextBrowser::highlighted), this, [this](const QUrl &url) {
        m_foot->setText(url.isEmpty() ? tr("Links open in the browser after showing where they go")
                                      : url.toDisplayString());
    });
    showState();
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
    m_again->setToolTip(tr("Have every wiki render the text as it stands (F5)"));
    line->addWidget(m_again);
    return head;
}

QWidget *PreviewStep::makePage()
{
    auto *page = new QWidget(this);
    auto *box = new QVBoxLayout(page);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(0);
    auto *head = new QHBoxLayout;
    const int margin = scaled(16, this);
    head->setContentsMargins(margin, scaled(8, this), margin, 0);
    m_wiki->setAccessibleName(tr("Wiki"));
    m_wiki->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_wiki->setMinimumContentsLength(10);
    head->addWidget(m_wiki, 1);
    m_face->setSteps({tr("As shown"), tr("As text")});
    m_face->setCurrent(0);
    head->addWidget(m_face);
    box->addLayout(head);
    auto *facts = new QHBoxLayout;
    facts->setContentsMargins(margin, scaled(2, this), margin, scaled(6, this));
    facts->addWidget(m_facts);
    box->addLayout(facts);
    box->addWidget(ruleLine(Qt::Horizontal, page));
    m_text->setReadOnly(true);
    m_text->setFont(fixedFont(font()));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setAccessibleName(tr("Exact text that would be posted"));
    m_faces->addWidget(m_browser);
    m_faces->addWidget(m_text);
    box->addWidget(m_faces, 1);
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

void PreviewStep::showState()
{
    const PreviewWork &work = m_session.previewWork();
    const PreviewGroupsModel &groups = work.groups();
    m_pages->setCurrentIndex(groups.rowCount() == 0 ? 0 : 1);
    m_again->setEnabled(!work.isRendering() && m_session.desk().wikis());
    QString words;
    if (work.isRendering()) {
        words = tr("%1 of %2 wikis rendered …").arg(groups.wikis()).arg(work.wanted());
    } else if (groups.rowCount() > 0) {
        words = tr("%Ln different result(s)", nullptr, groups.rowCount()) + u' '
            + tr("on %Ln wiki(s)", nullptr, groups.wikis());
        if (work.renderedAt().isValid())
            words += u", "_s
                + tr("rendered %1")
                      .arg(QLocale().toString(work.renderedAt().toLocalTime().time(), QLocale::ShortFormat));
    }
    m_caption->setText(words);
    if (groups.rowCount() > 0 && work.isStale())
        m_bar->raiseNotice({.key = u"stale"_s,
                            .tone = Tone::Waiting,
                            .title = tr("The draft has changed since."),
                            .actions = {{tr("Render again"), [this] { m_session.previewWork().render(); }}},
                            .closable = false});
    else
        m_bar->withdraw(u"stale"_s);
    if (groups.rowCount() > 0 && !m_groups->currentIndex().isValid())
        m_groups->setCurrentIndex(groups.index(0));
    else if (m_groups->currentIndex().isValid()
             && m_wiki->count() != groups.group(m_groups->currentIndex().row()).wikis.size())
        showGroup(m_groups->currentIndex().row());
}

void PreviewStep::showGroup(int row)
{
    const QString before = m_wiki->currentData().toString();
    m_wiki->clear();
    if (row < 0)
        return;
    const PreviewGroup &group = m_session.previewWork().groups().group(row);
    for (const PreviewResult &wiki : group.wikis)
        m_wiki->addItem(m_session.desk().names().shown(wiki.wiki), wiki.wiki);
    m_wiki->setCurrentIndex(std::max(0, m_wiki->findData(before)));
}

void PreviewStep::showWiki()
{
    const int row = m_groups->currentIndex().row();
    const int wiki = m_wiki->currentIndex();
    if (row < 0 || wiki < 0)
        return;
    const PreviewGroup &group = m_session.previewWork().groups().group(row);
    const PreviewResult &it = group.wikis[wiki];
    QStringList facts{isolated(it.title)};
    if (group.wikis.size() > 1)
        facts.append(tr("same on %Ln wiki(s)", nullptr, static_cast<int>(group.wikis.size())));
    if (it.rightToLeft)
        facts.append(tr("right to left"));
    if (!it.missingTemplates.isEmpty())
        facts.append(tr("missing: %1").arg(it.missingTemplates.join(u", "_s)));
    m_facts->setText(facts.join(u" · "_s));
    m_wiki->setToolTip(m_session.desk().names().toolTip(it.wiki));
    m_text->setPlainText(it.wikitext);
    QString html = it.html;
    if (it.error) {
        const Explanation why = explain(*it.error);
        html = u"<p><b>%1</b></p><p>%2</p>"_s.arg(why.what.toHtmlEscaped(), why.text().toHtmlEscaped());
    } else if (it.tooComplex) {
        html = u"<p>%1</p>"_s.arg(
            tr("This page is too large or too deeply nested to be shown safely. Look at it as text.")
                .toHtmlEscaped());
    }
    m_browser->show(html, it.rightToLeft && !it.error && !it.tooComplex);
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
        m_session.previewWork().render();
    else
        QWidget::keyPressEvent(event);
}

} // namespace paperround
