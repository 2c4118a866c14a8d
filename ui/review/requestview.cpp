// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/requestview.h"

#include "models/bidi.h"
#include "models/draftsmodel.h"
#include "models/optionwords.h"
#include "models/reviewwords.h"
#include "models/sentences.h"
#include "ui/review/requestchanges.h"
#include "ui/review/requestchecks.h"
#include "ui/review/requestdelegate.h"
#include "ui/review/requestlooking.h"
#include "ui/review/requestwhat.h"
#include "ui/review/requestwhere.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/foldingline.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/stepbar.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace paperround {

using namespace Qt::StringLiterals;

RequestView::RequestView(ReviewWork &work, const Surroundings &surroundings, QWidget *parent)
    : QWidget(parent)
    , m_work(work)
    , m_head(new PageHead(this))
    , m_tabs(new StepBar(tr("Parts of this request"), StepBar::Form::Tabs, this))
    , m_looking(new RequestLooking(work, this))
    , m_bar(new InlineBar(this))
    , m_faces(new QStackedWidget(this))
    , m_what(new RequestWhat(work.desk(), surroundings, this))
    , m_check(work.desk(), work.clock())
    , m_where(new RequestWhere(m_check, this))
    , m_checks(new RequestChecks(m_check, work.desk(), this))
    , m_changes(new RequestChanges(work, this))
    , m_said(new TimelineView(tr("What was said of it"), this))
    , m_remark(new QLineEdit(this))
    , m_write(new ActionButton(tr("Comment"), ActionButton::Kind::Plain, u"comment"_s, this))
    , m_feet(new QStackedWidget(this))
{
    auto *browse = ActionButton::iconOnly(u"open"_s, tr("Open the request’s page in the browser"), this);
    connect(browse, &QPushButton::clicked, this, [this] { Q_EMIT pageWanted(m_work.title()); });
    m_head->addAction(browse);
    m_tabs->setSteps({tr("What"), tr("Where"), tr("Checks"), tr("Changes"), tr("Said")});
    m_faces->addWidget(m_what);
    m_faces->addWidget(m_where);
    m_faces->addWidget(m_checks);
    m_faces->addWidget(m_changes);
    m_faces->addWidget(makeStory());
    auto *foot = new FoldingLine(this);
    makeFoot(foot);
    auto *question = new QWidget(this);
    makeQuestion(question);
    m_feet->addWidget(foot);
    m_feet->addWidget(question);
    m_feet->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_head);
    all->addWidget(m_tabs);
    all->addWidget(ruleLine(Qt::Horizontal, this));
    all->addWidget(m_looking);
    all->addWidget(m_bar);
    all->addWidget(m_faces, 1);
    all->addWidget(ruleLine(Qt::Horizontal, this));
    all->addWidget(m_feet);
    connect(m_tabs, &StepBar::currentChanged, m_faces, &QStackedWidget::setCurrentIndex);
    for (const auto &[key, by] : {std::pair(Qt::Key_PageDown, 1), std::pair(Qt::Key_PageUp, -1)}) {
        auto *walk = new QShortcut(QKeySequence(Qt::CTRL | key), this, nullptr, nullptr,
                                   Qt::WidgetWithChildrenShortcut);
        connect(walk, &QShortcut::activated, this, [this, by] {
            m_tabs->setCurrent(std::clamp(m_tabs->current() + by, 0, m_tabs->count() - 1));
        });
    }
    m_tabs->setCurrent(What);
    connect(&m_check, &RequestCheck::changed, this, [this] {
        const int problems = m_check.problems();
        m_tabs->setMark(Checks, problems > 0 ? StepBar::Mark::Problems : StepBar::Mark::None, problems);
    });
    connect(m_changes, &RequestChanges::counted, this, [this](int changes) {
        m_tabs->setMark(Changed, changes < 0 ? StepBar::Mark::None : StepBar::Mark::Count, changes);
    });
    connect(m_what, &RequestWhat::linkChosen, this, &RequestView::linkChosen);
    connect(&m_work, &ReviewWork::opened, this, &RequestView::showRequest);
    connect(&m_work, &ReviewWork::openFailed, this, &RequestView::showTrouble);
    connect(&m_work, &ReviewWork::queueRead, this, &RequestView::showFoot); // the account's rights
    connect(&m_work, &ReviewWork::sayingChanged, this, &RequestView::showFoot);
    connect(&m_work, &ReviewWork::said, this, &RequestView::done);
    connect(&m_work, &ReviewWork::refused, this, [this](const Error &error) {
        const Explanation why = explain(error);
        m_bar->raiseNotice({.key = u"said"_s,
                            .tone = Tone::Failed,
                            .title = why.what + u'.',
                            .text = why.text(),
                            .details = why.details});
        m_work.open(m_work.title()); // what has become of it
    });
    showRequest();
}

QWidget *RequestView::makeStory()
{
    m_remark->setMaxLength(500);
    m_remark->setPlaceholderText(tr("A word to everybody who reads the request; it decides nothing"));
    m_remark->setAccessibleName(tr("A comment"));
    const auto write = [this] {
        if (m_write->isEnabled())
            m_work.say(Decision::Kind::Comment, m_remark->text().simplified());
    };
    connect(m_write, &QPushButton::clicked, this, write);
    connect(m_remark, &QLineEdit::returnPressed, this, write);
    connect(m_remark, &QLineEdit::textChanged, this, &RequestView::showFoot);
    auto *story = new QWidget(this);
    auto *room = new QVBoxLayout(story);
    room->setContentsMargins(scaled(16, this), scaled(12, this), scaled(16, this), scaled(12, this));
    room->setSpacing(scaled(8, this));
    room->addWidget(m_said, 1);
    auto *line = new QHBoxLayout;
    line->setSpacing(scaled(8, this));
    line->addWidget(m_remark, 1);
    line->addWidget(m_write);
    room->addLayout(line);
    return story;
}

void RequestView::makeFoot(FoldingLine *foot)
{
    m_digest = new QLabel(foot);
    m_digest->setFont(fixedFont(font()));
    m_digest->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_proof = textLabel({}, false, foot);
    m_proof->setWordWrap(false);
    m_counts = textLabel({}, false, foot);
    auto *copy = ActionButton::iconOnly(u"copy"_s, tr("Copy the digest"), foot);
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_shownDigest); });
    m_withdraw = new ActionButton(tr("Withdraw…"), ActionButton::Kind::Plain, {}, foot);
    m_return = new ActionButton(tr("Return…"), ActionButton::Kind::Plain, u"undo"_s, foot);
    m_approve = new ActionButton(tr("Approve exactly this…"), ActionButton::Kind::Main, u"review"_s, foot);
    m_deliver = new ActionButton(tr("Deliver"), ActionButton::Kind::Main, u"sending"_s, foot);
    const auto asks = [this](ActionButton *button, Decision::Kind kind) {
        connect(button, &QPushButton::clicked, this, [this, kind] { ask(kind); });
    };
    asks(m_withdraw, Decision::Kind::Withdraw);
    asks(m_return, Decision::Kind::Return);
    asks(m_approve, Decision::Kind::Approve);
    connect(m_deliver, &QPushButton::clicked, this, &RequestView::deliveryWanted);
    auto *first = new QHBoxLayout;
    first->setSpacing(scaled(8, this));
    first->addWidget(m_digest);
    first->addWidget(copy);
    first->addWidget(m_proof);
    first->addStretch(1);
    auto *words = new QVBoxLayout;
    words->setSpacing(scaled(4, this));
    words->addLayout(first);
    words->addWidget(m_counts);
    foot->setParts(words, {m_withdraw, m_return, m_approve, m_deliver});
}

void RequestView::makeQuestion(QWidget *question)
{
    m_question = textLabel({}, false, question);
    m_comment = new QLineEdit(question);
    m_comment->setMaxLength(500);
    m_comment->setAccessibleName(tr("A word to the submitter"));
    auto *leave = new ActionButton(tr("Cancel"), ActionButton::Kind::Plain, {}, question);
    m_answer = new ActionButton(tr("Approve"), ActionButton::Kind::Main, {}, question); // last: so Tab goes
    connect(leave, &QPushButton::clicked, this, &RequestView::leaveQuestion);
    connect(m_answer, &QPushButton::clicked, this, &RequestView::answer);
    connect(m_comment, &QLineEdit::textChanged, this, [this](const QString &words) {
        m_answer->setEnabled(m_asked != Decision::Kind::Return || !words.simplified().isEmpty());
    });
    auto *escape = new QShortcut(QKeySequence(Qt::Key_Escape), question, nullptr, nullptr,
                                 Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, &RequestView::leaveQuestion);
    const int margin = scaled(16, this);
    auto *column = new QVBoxLayout(question);
    column->setContentsMargins(margin, scaled(8, this), margin, scaled(8, this));
    column->setSpacing(scaled(8, this));
    column->addWidget(m_question);
    auto *line = new QHBoxLayout;
    line->setSpacing(scaled(8, this));
    line->addWidget(m_comment, 1);
    line->addWidget(leave);
    line->addWidget(m_answer);
    column->addLayout(line);
}

QString RequestView::countWords() const
{
    const Submission &submission = m_work.request()->submission();
    return tr("%1 on %2", "so many pages, so many wikis")
        .arg(tr("%Ln page(s)", nullptr, submission.targetCount),
             tr("%Ln wiki(s)", nullptr, static_cast<int>(submission.wikis.size())));
}

void RequestView::showRequest()
{
    const bool known = m_work.request().has_value();
    if (!known || m_work.request()->record.digest != m_shownDigest) {
        leaveQuestion(); // it asked about something else
        m_remark->clear();
        m_bar->clear();
    }
    m_bar->withdraw(u"request"_s);
    m_tabs->setEnabled(known);
    m_faces->setEnabled(known);
    m_feet->setVisible(known);
    if (!known) {
        m_shownDigest.clear();
        m_head->setTitle(isolated(m_work.title()));
        m_head->setCaption(m_work.title().isEmpty() ? tr("Choose a request.") : tr("The wiki is asked …"));
        m_tabs->setMark(Where, StepBar::Mark::None);
        m_tabs->setMark(Said, StepBar::Mark::None);
        m_check.clear();
        m_said->setEntries({});
        return;
    }
    const ReviewedRequest &request = *m_work.request();
    const Submission &submission = request.submission();
    const bool same = m_shownDigest == request.record.digest;
    m_shownDigest = request.record.digest;
    m_head->setTitle(isolated(draftTitle(submission.request.message.subject)));
    QStringList caption{
        tr("Submitted by %1, %2").arg(isolated(submission.submitter), timeWords(request.record.submitted))};
    if (submission.version > 1)
        caption.append(tr("version %L1").arg(submission.version));
    caption.append(isolated(request.title));
    m_head->setCaption(caption.join(u" · "_s));
    if (!same) {
        m_what->setRequest(request);
        m_check.setRequest(request);
    }
    m_tabs->setMark(Where, StepBar::Mark::Count, submission.targetCount);
    showSaid();
    showFoot();
}

void RequestView::showSaid()
{
    const ReviewedRequest &request = *m_work.request();
    QList<TimelineEntry> entries;
    if (!request.submission().note.isEmpty())
        entries.append({u"comment"_s, Tone::Planned,
                        tr("Note of %1").arg(isolated(request.submission().submitter)),
                        request.record.submitted, isolated(request.submission().note)});
    for (const RecordedDecision &each : request.record.decisions) {
        const bool counts = each.disbelief.isEmpty();
        QString text = each.decision.comment.isEmpty() ? QString() : isolated(each.decision.comment);
        if (!counts)
            text += (text.isEmpty() ? QString() : u"\n"_s)
                + tr("Does not count: %1.").arg(disbeliefWords(each.disbelief));
        const bool comments = each.decision.kind == Decision::Kind::Comment;
        const bool looks =
            each.decision.kind == Decision::Kind::Take || each.decision.kind == Decision::Kind::Release;
        const Tone tone = !counts || comments || looks      ? Tone::Planned
            : each.decision.kind == Decision::Kind::Approve ? Tone::Delivered
            : each.decision.kind == Decision::Kind::Return  ? Tone::Retracted
                                                            : Tone::Sending;
        entries.append({comments    ? u"comment"_s
                            : looks ? u"eye"_s
                                    : QString(),
                        tone,
                        tr("%1 by %2", "a decision, a user")
                            .arg(decisionWord(each.decision.kind), isolated(each.author)),
                        each.time, text});
    }
    m_said->setEntries(entries);
    m_tabs->setMark(Said, StepBar::Mark::Count, static_cast<int>(entries.size()));
}

void RequestView::showFoot()
{
    if (!m_work.request())
        return;
    const ReviewedRequest &request = *m_work.request();
    m_digest->setText(digestWords(request.record.digest.left(32)));
    m_digest->setToolTip(request.record.digest);
    m_digest->setAccessibleName(tr("Digest %1").arg(digestWords(request.record.digest)));
    m_proof->setText(tr("recomputed here"));
    const Theme theme = Theme::of(palette());
    QPalette proof = m_proof->palette();
    proof.setColor(QPalette::WindowText, theme[Tone::Delivered].word);
    m_proof->setPalette(proof);
    const RequestStanding &standing = request.standing;
    const QString state = tr("%1, %L2 of %L3 approvals", "a state")
                              .arg(requestStateWord(standing.state))
                              .arg(standing.approvals.size())
                              .arg(standing.approvalsNeeded);
    const auto may = [this](Decision::Kind kind) { return !m_work.obstacle(kind); };
    const auto why = m_work.obstacle(Decision::Kind::Approve);
    const bool open = standing.state == RequestState::Submitted;
    QString you;
    if (open)
        you = why ? explain(*why).what + u'.' : tr("You decide as %1.").arg(isolated(m_work.user()));
    m_counts->setText(tr("%1, submitted by %2. %3. %4", "counts, user, state, what you may")
                          .arg(countWords(), isolated(request.submission().submitter), state, you)
                          .trimmed());
    const bool idle = !m_work.isSaying();
    m_withdraw->setVisible(may(Decision::Kind::Withdraw));
    m_return->setVisible(may(Decision::Kind::Return));
    m_approve->setVisible(standing.state == RequestState::Submitted);
    m_approve->setEnabled(idle && !why);
    m_deliver->setVisible(standing.state == RequestState::Approved);
    m_deliver->setEnabled(idle && may(Decision::Kind::Deliver));
    m_remark->setEnabled(may(Decision::Kind::Comment));
    m_write->setEnabled(idle && m_remark->isEnabled() && !m_remark->text().simplified().isEmpty());
    m_withdraw->setEnabled(idle);
    m_return->setEnabled(idle);
    m_answer->setEnabled(idle
                         && (m_asked != Decision::Kind::Return || !m_comment->text().simplified().isEmpty()));
}

void RequestView::ask(Decision::Kind kind)
{
    m_asked = kind;
    const QString digest = digestWords(m_shownDigest.left(16));
    m_comment->clear();
    if (kind == Decision::Kind::Approve) {
        m_question->setText(tr("Approve exactly this, %1, to %2, as %3?", "digest, counts, account")
                                .arg(isolated(digest), countWords(), isolated(m_work.user())));
        m_comment->setPlaceholderText(tr("A word to the submitter, if you like"));
        m_answer->setText(tr("Approve %1", "a digest").arg(isolated(m_shownDigest.left(4))));
    } else if (kind == Decision::Kind::Return) {
        m_question->setText(tr("Return it to %1: what is to be mended?")
                                .arg(isolated(m_work.request()->submission().submitter)));
        m_comment->setPlaceholderText(tr("What is to be mended"));
        m_answer->setText(tr("Return it"));
    } else {
        m_question->setText(
            tr("Withdraw your word, as %1? A delivery stops at its next look.").arg(isolated(m_work.user())));
        m_comment->setPlaceholderText(tr("Why, if you like"));
        m_answer->setText(tr("Withdraw"));
    }
    m_comment->setAccessibleName(m_question->text());
    m_answer->setEnabled(kind != Decision::Kind::Return);
    m_feet->setCurrentIndex(1);
    m_comment->setFocus(Qt::OtherFocusReason); // never the button that decides
}

void RequestView::leaveQuestion()
{
    if (m_feet->currentIndex() == 0)
        return;
    m_feet->setCurrentIndex(0);
    m_comment->clear();
    m_tabs->setFocus(Qt::OtherFocusReason);
}

void RequestView::answer()
{
    m_work.say(m_asked, m_comment->text().simplified());
}

void RequestView::done(Decision::Kind kind)
{
    if (kind == Decision::Kind::Comment)
        m_remark->clear(); // It stands above now.
    if (kind == Decision::Kind::Comment || kind == Decision::Kind::Take || kind == Decision::Kind::Release)
        return; // The page shows it.
    leaveQuestion();
    m_bar->raiseNotice({.key = u"said"_s,
                        .tone = Tone::Delivered,
                        .title = tr("%1 as %2. The wiki’s record has it.", "a decision, an account")
                                     .arg(decisionWord(kind), isolated(m_work.user()))});
}

void RequestView::showTrouble(const Error &error)
{
    const Explanation said = explain(error);
    m_head->setCaption({});
    m_bar->raiseNotice({.key = u"request"_s,
                        .tone = Tone::Failed,
                        .title = said.what + u'.',
                        .text = said.text(),
                        .details = said.details,
                        .actions = {{tr("Read again"), [this] { m_work.open(m_work.title()); }}},
                        .closable = false});
}

QWidget *RequestView::firstFocus() const
{
    return m_tabs;
}

} // namespace paperround
