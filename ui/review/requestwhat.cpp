// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/requestwhat.h"

#include "domain/message/composition.h"
#include "engine/message/previewer.h"
#include "models/bidi.h"
#include "models/sentences.h"
#include "ui/message/htmlsanitiser.h"
#include "ui/message/messagebrowser.h"
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

RequestWhat::RequestWhat(const Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_wikis(new QComboBox(this))
    , m_note(captionLabel({}, this))
    , m_bar(new InlineBar(this))
    , m_browser(new MessageBrowser(this))
    , m_text(new QPlainTextEdit(this))
{
    const int margin = scaled(16, this);
    m_wikis->setAccessibleName(tr("As this wiki shows it"));
    m_wikis->setMinimumWidth(scaled(200, this));
    auto *label = new QLabel(tr("As shown on"), this);
    label->setBuddy(m_wikis);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(margin, scaled(8, this), margin, scaled(8, this));
    line->setSpacing(scaled(8, this));
    line->addWidget(label);
    line->addWidget(m_wikis);
    line->addWidget(m_note, 1);
    m_browser->setAccessibleName(tr("The message as the wiki renders it"));
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
    auto *both = new QSplitter(Qt::Vertical, this);
    both->setChildrenCollapsible(false);
    both->addWidget(m_browser);
    both->addWidget(exact);
    both->setStretchFactor(0, 3);
    both->setStretchFactor(1, 2);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(line);
    all->addWidget(ruleLine(Qt::Horizontal, this));
    all->addWidget(m_bar);
    all->addWidget(both, 1);
    connect(m_wikis, &QComboBox::currentIndexChanged, this, &RequestWhat::ask);
    connect(m_browser, &MessageBrowser::linkChosen, this, &RequestWhat::linkChosen);
}

void RequestWhat::setRequest(const ReviewedRequest &request)
{
    m_submission = request.submission();
    const QSignalBlocker quiet(m_wikis);
    const QString before = m_wikis->currentData().toString();
    m_wikis->clear();
    for (const auto &[wiki, pages] : std::as_const(m_submission.wikis))
        m_wikis->addItem(tr("%1 · %2", "a wiki, how many pages")
                             .arg(m_desk.names().shown(wiki), tr("%Ln page(s)", nullptr, pages)),
                         wiki);
    m_wikis->setCurrentIndex(std::max(0, m_wikis->findData(before)));
    ask();
}

int RequestWhat::firstRowOn(const QString &wiki) const
{
    const QList<Target> &targets = m_submission.request.targets;
    for (qsizetype i = 0; i < targets.size(); ++i) {
        if (targets[i].wiki == wiki)
            return static_cast<int>(i) + 1;
    }
    return 0;
}

void RequestWhat::ask()
{
    const quint64 round = ++m_round;
    const QString wiki = m_wikis->currentData().toString();
    m_bar->clear();
    m_note->clear();
    m_browser->clear();
    m_text->clear();
    if (wiki.isEmpty() || !m_desk.wikis())
        return;
    m_note->setText(tr("The wiki renders it …"));
    const auto wikis = m_desk.wikis();
    QCoro::connect(
        wikis->facts(m_submission.request.home), this,
        [this, round, wiki, wikis](const Result<WikiFacts> &home) {
            if (round != m_round)
                return;
            const QString dbname = home ? home->dbname : m_submission.request.home;
            QCoro::connect(
                wikis->facts(wiki), this, [this, round, wiki, wikis, dbname](const Result<WikiFacts> &facts) {
                    if (round != m_round)
                        return;
                    if (!facts) {
                        fail(facts.error());
                        return;
                    }
                    showText(*facts, dbname);
                    const int row = firstRowOn(wiki);
                    const QString page = m_submission.request.targets.value(row - 1).title;
                    QCoro::connect(renderMessage(wikis, wiki, page, m_submission.request.message,
                                                 m_submission.request.listUrl, row),
                                   this, [this, round, facts = *facts](const Result<RenderedMessage> &shown) {
                                       if (round == m_round)
                                           showRendering(facts, shown);
                                   });
                });
        });
}

void RequestWhat::showText(const WikiFacts &wiki, const QString &homeDbname)
{
    const Request &request = m_submission.request;
    const int number = firstRowOn(m_wikis->currentData().toString());
    const ComposedRow row = composeRow({.message = request.message,
                                        .deliveryId = request.id,
                                        .row = number,
                                        .sender = m_submission.submitter,
                                        .homeDbname = homeDbname,
                                        .listUrl = request.listUrl,
                                        .page = request.targets.value(number - 1).title},
                                       wiki);
    m_text->setPlainText(row.addition.trimmed());
}

void RequestWhat::showRendering(const WikiFacts &wiki, const Result<RenderedMessage> &rendered)
{
    if (!rendered) {
        fail(rendered.error());
        return;
    }
    const CleanHtml clean = sanitiseHtml(rendered->html, rendered->baseUrl);
    m_note->setText(clean.refused ? tr("Too big to be shown; read the text.")
                                  : tr("Rendered just now from the submitted text. Links open in the "
                                       "browser, after showing where they go."));
    m_browser->show(clean.html, wiki.rightToLeft);
}

void RequestWhat::fail(const Error &error)
{
    m_note->clear();
    const Explanation said = explain(error);
    m_bar->raiseNotice({.key = u"render"_s,
                        .tone = Tone::Waiting,
                        .title = tr("%1 did not render it: %2.")
                                     .arg(m_desk.names().shown(m_wikis->currentData().toString()), said.what),
                        .text = said.text(),
                        .details = said.details,
                        .actions = {{tr("Ask again"), [this] { ask(); }}}});
}

} // namespace paperround
