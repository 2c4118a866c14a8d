// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/requestwhat.h"

#include "domain/message/composition.h"
#include "engine/message/previewer.h"
#include "models/bidi.h"
#include "models/sentences.h"
#include "ui/message/messagebrowser.h"
#include "ui/message/previewlook.h"
#include "ui/message/previewview.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"

#include <QComboBox>
#include <QCoroTask>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QVBoxLayout>

namespace paperround {

using namespace Qt::StringLiterals;

RequestWhat::RequestWhat(const Desk &desk, const Surroundings &surroundings, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_wikis(new QComboBox(this))
    , m_note(captionLabel({}, this))
    , m_bar(new InlineBar(this))
    , m_view(new PreviewView(surroundings.exactFace, this, [this] { return m_desk.wikis(); }))
    , m_look(new PreviewLook({m_view}, this))
    , m_text(new QPlainTextEdit(this))
{
    m_view->light().setAccessibleName(tr("The message as the wiki renders it"));
    auto *both = new QSplitter(Qt::Vertical, this);
    both->setChildrenCollapsible(false);
    both->addWidget(m_view);
    both->addWidget(makeText());
    both->setStretchFactor(0, 3);
    both->setStretchFactor(1, 2);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(makeHead());
    all->addWidget(ruleLine(Qt::Horizontal, this));
    all->addWidget(m_bar);
    all->addWidget(both, 1);
    setTabOrder(m_wikis, m_look->button());
    connect(m_wikis, &QComboBox::currentIndexChanged, this, &RequestWhat::ask);
    connect(m_view, &PreviewView::linkChosen, this, &RequestWhat::linkChosen);
}

QLayout *RequestWhat::makeHead()
{
    const int margin = scaled(16, this);
    m_wikis->setAccessibleName(tr("As this wiki shows it"));
    m_wikis->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_wikis->setMinimumWidth(scaled(200, this)); // Where there is less room than that wants.
    m_wikis->setMaximumWidth(scaled(420, this));
    auto *label = new QLabel(tr("As shown on"), this);
    label->setBuddy(m_wikis);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(margin, scaled(8, this), margin, scaled(8, this));
    line->setSpacing(scaled(8, this));
    line->addWidget(label);
    line->addWidget(m_wikis);
    line->addWidget(m_note, 1);
    line->addWidget(m_look->button());
    return line;
}

QWidget *RequestWhat::makeText()
{
    const int margin = scaled(16, this);
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(fixedFont(font()));
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("The exact text"));
    m_text->document()->setDocumentMargin(scaled(12, this));
    auto *exact = new QWidget(this);
    auto *column = new QVBoxLayout(exact);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto *head = sectionLabel(tr("As text, exactly as it is posted"), exact);
    head->setContentsMargins(margin, scaled(6, this), margin, scaled(6, this));
    column->addWidget(ruleLine(Qt::Horizontal, exact));
    column->addWidget(head);
    column->addWidget(ruleLine(Qt::Horizontal, exact));
    column->addWidget(m_text, 1);
    return exact;
}

void RequestWhat::setRequest(const ReviewedRequest &request)
{
    m_submission = request.submission();
    m_rows = wordingRows(m_submission.request.message, m_submission.request.targets);
    const QSignalBlocker quiet(m_wikis);
    const QString before = m_wikis->currentData().toString();
    m_wikis->clear();
    for (const WordingRows &rows : std::as_const(m_rows))
        m_wikis->addItem(
            tr("%1 · %2", "a wiki, how many pages")
                .arg(m_desk.names().shown(rows.wiki, rows.segment), tr("%Ln page(s)", nullptr, rows.pages)),
            wordingPlace(rows.wiki, rows.segment));
    m_wikis->setCurrentIndex(std::max(0, m_wikis->findData(before)));
    ask();
}

QString RequestWhat::pageOf(const WordingRows &rows) const
{
    return m_submission.request.targets[rows.row - 1].title;
}

void RequestWhat::ask()
{
    const quint64 round = ++m_round;
    m_bar->clear();
    m_note->clear();
    m_view->show({});
    m_text->clear();
    if (m_wikis->currentIndex() < 0 || !m_desk.wikis())
        return;
    m_wikis->setToolTip(m_wikis->currentText().toHtmlEscaped());
    const WordingRows rows = m_rows[m_wikis->currentIndex()];
    m_note->setText(tr("The wiki renders it …"));
    const auto wikis = m_desk.wikis();
    QCoro::connect(wikis->facts(m_submission.request.home), this,
                   [this, round, rows, wikis](const Result<WikiFacts> &home) {
                       if (round != m_round)
                           return;
                       const QString dbname = home ? home->dbname : m_submission.request.home;
                       QCoro::connect(wikis->facts(rows.wiki), this,
                                      [this, round, rows, dbname](const Result<WikiFacts> &facts) {
                                          if (round != m_round)
                                              return;
                                          if (facts)
                                              render(rows, *facts, dbname);
                                          else
                                              fail(facts.error());
                                      });
                   });
}

void RequestWhat::render(const WordingRows &rows, const WikiFacts &wiki, const QString &homeDbname)
{
    showText(rows, wiki, homeDbname);
    if (!m_desk.wikis())
        return;
    QCoro::connect(renderMessage(m_desk.wikis(), rows.wiki, pageOf(rows), m_submission.request.message,
                                 m_submission.request.listUrl, rows.row),
                   this, [this, round = m_round, wiki](const Result<RenderedMessage> &rendered) {
                       if (round != m_round)
                           return;
                       if (rendered)
                           clean(wiki, *rendered);
                       else
                           fail(rendered.error());
                   });
}

void RequestWhat::showText(const WordingRows &rows, const WikiFacts &wiki, const QString &homeDbname)
{
    const Request &request = m_submission.request;
    const ComposedRow row = composeRow({.message = request.message,
                                        .deliveryId = request.id,
                                        .row = rows.row,
                                        .sender = m_submission.submitter,
                                        .homeDbname = homeDbname,
                                        .listUrl = request.listUrl,
                                        .page = pageOf(rows)},
                                       wiki);
    m_text->setPlainText(row.addition.trimmed());
}

void RequestWhat::clean(const WikiFacts &wiki, const RenderedMessage &rendered)
{
    m_cleaner.clean(rendered.html, rendered.baseUrl,
                    [this, round = m_round, wiki, styles = rendered.styles](const CleanHtml &clean) {
                        if (round == m_round)
                            showClean(wiki, styles, clean);
                    });
}

void RequestWhat::showClean(const WikiFacts &wiki, const QStringList &styles, const CleanHtml &clean)
{
    m_note->setText(clean.refused ? tr("Too big to be shown; read the text.")
                                  : tr("Rendered just now from the submitted text. Links open in the "
                                       "browser, after showing where they go."));
    ShownPage page;
    page.html = clean.html;
    page.exact.html = clean.exactHtml;
    page.exact.language = wiki.language;
    page.exact.rightToLeft = wiki.rightToLeft;
    page.images = clean.images;
    page.boxes = clean.boxes;
    page.truncated = clean.truncated;
    page.dress = {wiki.wiki, styles, clean.pictures};
    m_view->show(page);
}

void RequestWhat::fail(const Error &error)
{
    m_note->clear();
    const Explanation said = explain(error);
    m_bar->raiseNotice(
        {.key = u"render"_s,
         .tone = Tone::Waiting,
         .title = tr("%1 did not render it: %2.")
                      .arg(m_desk.names().shown(m_rows[m_wikis->currentIndex()].wiki), said.what),
         .text = said.text(),
         .details = said.details,
         .actions = {{tr("Ask again"), [this] { ask(); }}}});
}

} // namespace paperround
