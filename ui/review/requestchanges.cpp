// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/requestchanges.h"

#include "models/bidi.h"
#include "models/draftsmodel.h"
#include "models/messagetext.h"
#include "models/optionwords.h"
#include "models/reviewwords.h"
#include "models/sentences.h"
#include "ui/widgets/diffview.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/statedelegate.h"

#include <QComboBox>
#include <QCoroTask>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

StateLook lookOf(SubmissionChange::Kind kind)
{
    switch (kind) {
    case SubmissionChange::Kind::Changed:
        return {u"mend"_s, Tone::Sending};
    case SubmissionChange::Kind::Left:
        return {u"retracted"_s, Tone::Failed};
    case SubmissionChange::Kind::Joined:
        return {u"plus"_s, Tone::Delivered};
    }
    Q_UNREACHABLE();
}

/// A section of the page: its head, then the table.
QWidget *section(QLabel *head, QWidget *table, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    head->setContentsMargins(scaled(16, parent), scaled(6, parent), scaled(16, parent), scaled(6, parent));
    column->addWidget(head);
    column->addWidget(ruleLine(Qt::Horizontal, box));
    column->addWidget(table, 1);
    return box;
}

} // namespace

RequestChanges::RequestChanges(ReviewWork &work, QWidget *parent)
    : QWidget(parent)
    , m_work(work)
    , m_earlier(new QComboBox(this))
    , m_count(captionLabel({}, this))
    , m_word(textLabel({}, false, this))
    , m_bar(new InlineBar(this))
    , m_faces(new QStackedWidget(this))
    , m_note(textLabel({}, true, this))
    , m_textHead(sectionLabel({}, this))
    , m_text(new DiffView(this))
    , m_othersHead(sectionLabel({}, this))
    , m_others(new QTableView(this))
{
    auto *head = new QWidget(this);
    makeHead(head);
    m_text->setFrameShape(QFrame::NoFrame);
    m_others->setModel(&m_model);
    dressTable(m_others);
    m_others->setAccessibleName(tr("What else has changed"));
    m_others->setItemDelegate(new StateDelegate(
        [](const QModelIndex &index) -> std::optional<StateLook> {
            return lookOf(
                static_cast<SubmissionChange::Kind>(index.data(SubmissionChangesModel::KindRole).toInt()));
        },
        SubmissionChangesModel::KindColumn, {}, {SubmissionChangesModel::WhatColumn}, m_others));
    m_others->setColumnWidth(SubmissionChangesModel::KindColumn, scaled(112, this));
    m_others->setColumnWidth(SubmissionChangesModel::WhatColumn, scaled(300, this));
    m_others->horizontalHeader()->setStretchLastSection(true);
    m_others->horizontalHeader()->setSortIndicatorShown(false);
    m_others->horizontalHeader()->setSectionsClickable(false);
    auto *both = new QSplitter(Qt::Vertical, this);
    both->setChildrenCollapsible(false);
    both->addWidget(section(m_textHead, m_text, this));
    both->addWidget(section(m_othersHead, m_others, this));
    both->setStretchFactor(0, 3);
    both->setStretchFactor(1, 2);
    m_note->setAlignment(Qt::AlignCenter);
    m_note->setMargin(scaled(24, this));
    m_faces->addWidget(m_note);
    m_faces->addWidget(both);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(head);
    all->addWidget(ruleLine(Qt::Horizontal, this));
    all->addWidget(m_bar);
    all->addWidget(m_faces, 1);
    connect(m_earlier, &QComboBox::currentIndexChanged, this, &RequestChanges::compare);
    connect(&m_work, &ReviewWork::opened, this, [this] {
        if (m_work.request() && m_work.request()->digest() == m_digest)
            return;
        forget();
        if (isVisible())
            ask();
    });
    forget();
}

void RequestChanges::makeHead(QWidget *head)
{
    auto *label = new QLabel(tr("Compare with"), head);
    label->setBuddy(m_earlier);
    m_earlier->setAccessibleName(label->text());
    m_earlier->setToolTip(tr("The last issue is the newest request that went out before this one and whose "
                             "subject begins alike, up to the first digit."));
    m_earlier->setMinimumContentsLength(24);
    m_earlier->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    auto *line = new QHBoxLayout;
    line->setSpacing(scaled(8, this));
    line->addWidget(label);
    line->addWidget(m_earlier);
    line->addWidget(m_count, 1);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(scaled(16, this), scaled(8, this), scaled(16, this), scaled(8, this));
    column->addLayout(line);
    column->addWidget(m_word);
}

void RequestChanges::forget()
{
    ++m_round;
    m_digest.clear();
    m_all.clear();
    m_earlier->clear();
    m_bar->clear();
    compare();
}

void RequestChanges::ask()
{
    if (!m_work.request() || !m_work.desk().wikis() || !m_digest.isEmpty())
        return;
    forget();
    m_digest = m_work.request()->digest();
    m_note->setText(tr("The wiki is asked …"));
    if (m_work.request()->submission().version < 2) {
        askLastIssue();
        return;
    }
    QCoro::connect(earlierVersions(m_work.title(), m_work.desk().wikis()), this,
                   [this, round = m_round](const Result<QList<EarlierRequest>> &versions) {
                       if (round != m_round)
                           return;
                       if (!versions) {
                           fail(versions.error());
                           return;
                       }
                       for (const EarlierRequest &version : *versions)
                           add(version);
                       askLastIssue();
                   });
}

void RequestChanges::askLastIssue()
{
    const QList<QueuedRequest> queue = m_work.queue() ? m_work.queue()->requests : QList<QueuedRequest>();
    const QString title = lastIssueBefore(*m_work.request(), queue);
    if (title.isEmpty()) {
        finish();
        return;
    }
    QCoro::connect(readRequest(title, m_work.desk().wikis()), this,
                   [this, round = m_round](const Result<ReviewedRequest> &issue) {
                       if (round != m_round)
                           return;
                       if (!issue) {
                           fail(issue.error());
                           return;
                       }
                       add({EarlierRequest::Kind::LastIssue, issue->submission(), issue->standing,
                            issue->record.submitted});
                       finish();
                   });
}

QString RequestChanges::nameOf(const EarlierRequest &earlier)
{
    switch (earlier.kind) {
    case EarlierRequest::Kind::Approved:
        return tr("Version %L1, approved").arg(earlier.submission.version);
    case EarlierRequest::Kind::Version:
        return tr("Version %L1, %2", "a number, its state")
            .arg(earlier.submission.version)
            .arg(requestStateWord(earlier.standing.state).toLower());
    case EarlierRequest::Kind::LastIssue:
        return tr("The last issue, %1")
            .arg(isolated(draftTitle(earlier.submission.request.message.subject)));
    }
    Q_UNREACHABLE();
}

void RequestChanges::add(const EarlierRequest &earlier)
{
    m_all.append(earlier);
    m_earlier->addItem(nameOf(earlier));
}

void RequestChanges::finish()
{
    if (m_all.isEmpty())
        m_note->setText(tr("There is nothing to compare it with: this is its first version, and no request "
                           "went out before it whose subject begins alike."));
}

void RequestChanges::fail(const Error &error)
{
    const Explanation why = explain(error);
    m_note->clear();
    m_bar->raiseNotice({.key = u"changes"_s,
                        .tone = Tone::Waiting,
                        .title = tr("What it was before could not be read: %1.").arg(why.what),
                        .text = why.text(),
                        .details = why.details,
                        .actions = {{tr("Ask again"), [this] {
                                         forget();
                                         ask();
                                     }}}});
}

void RequestChanges::compare()
{
    const bool compared = m_work.request() && m_earlier->currentIndex() >= 0;
    m_faces->setCurrentIndex(compared ? 1 : 0);
    m_earlier->setEnabled(compared);
    m_word->hide();
    m_count->clear();
    if (!compared) {
        m_note->clear();
        m_text->setTexts({}, {});
        m_model.setChanges({});
        Q_EMIT counted(-1);
        return;
    }
    const EarlierRequest &before = m_all[m_earlier->currentIndex()];
    const Submission &now = m_work.request()->submission();
    m_text->setTexts(wholeText(before.submission.request.message), wholeText(now.request.message));
    m_model.setChanges(changesBetween(before.submission, now,
                                      before.kind == EarlierRequest::Kind::LastIssue,
                                      m_work.desk().names()));
    using enum DiffLine::Kind;
    const auto lines = static_cast<int>(std::ranges::count_if(
        m_text->diff().lines(), [](const DiffLine &each) { return each.kind == Added || each.kind == Removed; }));
    m_textHead->setText(lines == 0 ? tr("Text: the same") : tr("Text: %Ln line(s)", nullptr, lines));
    const int joined = m_model.count(SubmissionChange::Kind::Joined);
    const int left = m_model.count(SubmissionChange::Kind::Left);
    m_othersHead->setText(m_model.rowCount() == 0
                              ? tr("Pages and options: the same")
                              : tr("Pages and options: %L1 joined, %L2 left, %L3 changed")
                                    .arg(joined)
                                    .arg(left)
                                    .arg(m_model.count(SubmissionChange::Kind::Changed)));
    QStringList words;
    for (const RecordedDecision &each : before.standing.returns)
        words.append(tr("%1 returned it: “%2”", "a person, what they wrote")
                         .arg(isolated(each.author), isolated(each.decision.comment)));
    m_word->setText(words.join(u'\n'));
    m_word->setVisible(!words.isEmpty());
    m_count->setText(tr("Submitted %1 by %2", "a time, a person")
                         .arg(timeWords(before.submitted), isolated(before.submission.submitter)));
    Q_EMIT counted(lines + m_model.rowCount());
}

void RequestChanges::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    ask();
}

} // namespace paperround
