// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/requestrecord.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace paperround {

namespace disbelief {
const QString OtherVersion = u"other-version"_s;
const QString OtherDigest = u"other-digest"_s;
const QString OtherRevision = u"other-revision"_s;
const QString HiddenAuthor = u"hidden-author"_s;
const QString Imported = u"imported-author"_s;
const QString NotAuthor = u"not-author"_s;
const QString Undone = u"undone"_s;
const QString OwnRequest = u"own-request"_s;
const QString NoRight = u"no-right"_s;
const QString LostRight = u"lost-right"_s;
const QString Blocked = u"author-blocked"_s;
const QString Removed = u"removed"_s;
} // namespace disbelief

namespace {

/// Tags of edits that bring back what stood there before: nobody's word of now.
bool bringsBack(const QStringList &tags)
{
    static const QSet<QString> undoing{u"mw-undo"_s, u"mw-rollback"_s, u"mw-manual-revert"_s};
    return std::ranges::any_of(tags, [](const QString &tag) { return undoing.contains(tag); });
}

Result<void> checkPage(const PageRecord &record)
{
    if (record.pageId == 0 || record.revisions.isEmpty())
        return failure(ErrorKind::Row, u"request-missing"_s, record.title);
    if (record.redirect)
        return failure(ErrorKind::Row, u"request-moved"_s, record.title);
    if (record.contentModel != "wikitext"_L1)
        return failure(ErrorKind::Row, u"request-not-wikitext"_s, record.title);
    if (record.revisions.constLast().text.isNull())
        return failure(ErrorKind::Row, u"record-hidden"_s, record.title);
    return {};
}

/// What befell the page since the request was submitted, beside edits.
Result<void> checkEvents(const PageRecord &record, const QDateTime &since)
{
    for (const RecordedEvent &event : record.events) {
        if (event.time < since)
            continue;
        if (event.type == "move"_L1)
            return failure(ErrorKind::Row, u"request-moved"_s, record.title);
        if (event.type == "import"_L1 || event.type == "merge"_L1)
            return failure(ErrorKind::Row, u"request-imported"_s, record.title);
        if (event.type == "delete"_L1 && (event.action == "delete"_L1 || event.action == "restore"_L1))
            return failure(ErrorKind::Row, u"request-deleted"_s, record.title);
    }
    return {};
}

/// Where the run of revisions with today's machine part begins.
Result<qsizetype> beginOfSubmission(const PageRecord &record)
{
    const QString machine = machinePartOf(record.revisions.constLast().text);
    qsizetype first = record.revisions.size() - 1;
    while (first > 0) {
        const QString &before = record.revisions[first - 1].text;
        if (before.isNull())
            return failure(ErrorKind::Row, u"record-hidden"_s, record.title);
        if (machinePartOf(before) != machine)
            return first;
        --first;
    }
    if (!record.isWhole)
        return failure(ErrorKind::Row, u"record-too-long"_s, record.title);
    return first;
}

/// Real edits follow one another; what was imported or brought back in part does not.
Result<void> checkChain(const PageRecord &record, qsizetype first)
{
    for (qsizetype i = first + 1; i < record.revisions.size(); ++i) {
        const RecordedRevision &before = record.revisions[i - 1];
        const RecordedRevision &after = record.revisions[i];
        if (after.parent != before.id || after.id <= before.id || after.time < before.time)
            return failure(ErrorKind::Row, u"record-broken"_s, QString::number(after.id));
    }
    return {};
}

QString firstDisbelief(const Decision &decision, const RecordedRevision &edit, const RequestRecord &record)
{
    const Submission &submission = record.page.submission;
    const QString author = normalUserName(edit.user);
    if (decision.version != submission.version)
        return disbelief::OtherVersion;
    if (decision.digest != record.digest)
        return disbelief::OtherDigest;
    if (edit.user.isNull())
        return disbelief::HiddenAuthor;
    if (edit.userId <= 0)
        return disbelief::Imported;
    if (bringsBack(edit.tags))
        return disbelief::Undone;
    if (author != decision.user)
        return disbelief::NotAuthor;
    const bool isReviewers =
        decision.kind == Decision::Kind::Approve || decision.kind == Decision::Kind::Take;
    if (isReviewers && author == normalUserName(submission.submitter))
        return disbelief::OwnRequest;
    const bool names = decision.kind == Decision::Kind::Approve && decision.revision > 0;
    if (names && decision.revision < record.revision)
        return disbelief::OtherRevision;
    return {};
}

/// The lines of `after` that are not in `before`, each as often as it is more there.
QStringList added(QStringList after, const QStringList &before)
{
    for (const QString &line : before)
        after.removeOne(line);
    return after;
}

/// Words that decide nothing.
bool isAside(Decision::Kind kind)
{
    return kind == Decision::Kind::Comment || kind == Decision::Kind::Take || kind == Decision::Kind::Release;
}

/// A reviewer who takes his own line away withdraws; an approval that anybody else took away does not count,
/// nor does it say any more who looks at it. What else was said stays said: or whoever takes a withdrawal
/// away would bring the approval back.
void noteRemoved(const QStringList &lines, const RecordedRevision &edit, RequestRecord &record)
{
    for (const QString &line : lines) {
        const auto decision = decisionFromLine(line);
        if (!decision)
            continue;
        const bool falls =
            decision->kind == Decision::Kind::Approve || decision->kind == Decision::Kind::Take;
        for (RecordedDecision &known : record.decisions) {
            if (falls && known.decision == *decision && known.disbelief.isEmpty())
                known.disbelief = disbelief::Removed;
        }
        if (isAside(decision->kind) || normalUserName(edit.user) != decision->user || edit.userId <= 0)
            continue;
        Decision withdrawn = *decision;
        withdrawn.kind = Decision::Kind::Withdraw;
        withdrawn.comment.clear();
        record.decisions.append(
            {withdrawn, edit.id, edit.user, edit.userId, edit.time, firstDisbelief(withdrawn, edit, record)});
    }
}

void noteAdded(const QStringList &lines, const RecordedRevision &edit, RequestRecord &record)
{
    for (const QString &line : lines) {
        if (const auto decision = decisionFromLine(line))
            record.decisions.append({*decision, edit.id, edit.user, edit.userId, edit.time,
                                     firstDisbelief(*decision, edit, record)});
    }
}

void readDecisions(const PageRecord &page, qsizetype first, RequestRecord &record)
{
    QStringList before;
    for (qsizetype i = first; i < page.revisions.size(); ++i) {
        const RecordedRevision &edit = page.revisions[i];
        const QStringList lines = decisionLinesOf(edit.text);
        if (i > first)
            noteRemoved(added(before, lines), edit, record);
        noteAdded(added(lines, before), edit, record);
        before = lines;
    }
}

bool isReviewers(Decision::Kind kind)
{
    return kind == Decision::Kind::Approve || kind == Decision::Kind::Return || kind == Decision::Kind::Take;
}

/// Of each author the last word that counts, in the order in which they were said.
class LastWords
{
public:
    void note(const RecordedDecision &known)
    {
        forget(known.author);
        m_words.append(known);
    }
    void forget(const QString &author)
    {
        m_words.removeIf([name = normalUserName(author)](const RecordedDecision &each) {
            return normalUserName(each.author) == name;
        });
    }
    [[nodiscard]] QList<RecordedDecision> of(Decision::Kind kind) const
    {
        QList<RecordedDecision> words;
        std::ranges::copy_if(m_words, std::back_inserter(words),
                             [kind](const RecordedDecision &each) { return each.decision.kind == kind; });
        return words;
    }

private:
    QList<RecordedDecision> m_words;
};

/// Which console has it: of two only the first, or who took it over since.
void noteLock(const RecordedDecision &known, std::optional<RequestLock> &lock)
{
    const Decision &decision = known.decision;
    const bool takes = (decision.kind == Decision::Kind::Deliver && !lock)
        || (decision.kind == Decision::Kind::TakeOver && lock && !lock->finished);
    if (takes) {
        lock = {decision.user, decision.installation, known.revision, known.time, false, {}};
    } else if (decision.kind == Decision::Kind::Finish && lock && lock->installation == decision.installation
               && lock->user == decision.user) {
        lock->finished = true;
        lock->outcome = decision.comment;
    }
}

RequestState stateOf(const RequestStanding &standing, const Submission &submission, const QDateTime &now)
{
    if (standing.lock)
        return standing.lock->finished ? RequestState::Finished : RequestState::Delivering;
    if (standing.withdrawn)
        return RequestState::Withdrawn;
    if (!standing.returns.isEmpty())
        return RequestState::Returned;
    if (now > submission.expires)
        return RequestState::Expired;
    return standing.isApproved() ? RequestState::Approved : RequestState::Submitted;
}

} // namespace

Result<RequestRecord> requestRecordFrom(const PageRecord &page)
{
    if (const auto checked = checkPage(page); !checked)
        return tl::unexpected(checked.error());
    const auto read = requestPageFrom(page.revisions.constLast().text);
    if (!read)
        return tl::unexpected(read.error());
    if (read->submission.page != page.title)
        return failure(ErrorKind::Row, u"request-moved"_s, page.title);
    const auto first = beginOfSubmission(page);
    if (!first)
        return tl::unexpected(first.error());
    const RecordedRevision &brought = page.revisions[*first];
    const auto events = checkEvents(page, brought.time);
    if (!events)
        return tl::unexpected(events.error());
    const auto chain = checkChain(page, *first);
    if (!chain)
        return tl::unexpected(chain.error());
    const QString submitter = normalUserName(read->submission.submitter);
    if (brought.userId <= 0 || normalUserName(brought.user) != submitter || bringsBack(brought.tags))
        return failure(ErrorKind::Row, u"submitter-differs"_s, submitter);
    RequestRecord record;
    record.page = *read;
    record.digest = digestOf(read->submission);
    record.pageId = page.pageId;
    record.base = page.revisions.constLast().id;
    record.revision = brought.id;
    record.submitted = brought.time;
    record.wikiClock = page.wikiClock;
    readDecisions(page, *first, record);
    return record;
}

QStringList authorsToAsk(const RequestRecord &record)
{
    QStringList names;
    for (const RecordedDecision &known : record.decisions) {
        if (known.disbelief.isEmpty() && known.decision.kind != Decision::Kind::Comment)
            names.append(normalUserName(known.author));
    }
    names.removeDuplicates();
    return names;
}

QString stateName(RequestState state)
{
    switch (state) {
    case RequestState::Submitted:
        return u"submitted"_s;
    case RequestState::Approved:
        return u"approved"_s;
    case RequestState::Returned:
        return u"returned"_s;
    case RequestState::Withdrawn:
        return u"withdrawn"_s;
    case RequestState::Expired:
        return u"expired"_s;
    case RequestState::Delivering:
        return u"delivering"_s;
    case RequestState::Finished:
        return u"finished"_s;
    }
    Q_UNREACHABLE();
}

RequestRecord withRights(RequestRecord record, const QHash<QString, ReviewRights> &rights)
{
    for (RecordedDecision &known : record.decisions) {
        const Decision::Kind kind = known.decision.kind;
        if (!known.disbelief.isEmpty() || kind == Decision::Kind::Withdraw || kind == Decision::Kind::Comment
            || kind == Decision::Kind::Release)
            continue;
        const ReviewRights may = rights.value(normalUserName(known.author));
        const bool reviews = isReviewers(known.decision.kind);
        const bool now = reviews ? may.review : may.send;
        const QDateTime &since = reviews ? may.reviewSince : may.sendSince;
        if (since.isValid() && since > known.time)
            known.disbelief = disbelief::NoRight;
        else if (!now)
            known.disbelief = disbelief::LostRight;
        else if (may.blocked)
            known.disbelief = disbelief::Blocked;
    }
    return record;
}

RequestStanding standingOf(const RequestRecord &record, int needed, const QString &policy,
                           const QDateTime &now)
{
    const Submission &submission = record.page.submission;
    RequestStanding standing;
    standing.approvalsNeeded = needed;
    standing.policyChanged = policy != submission.policy;
    LastWords decided;
    LastWords looks;
    for (const RecordedDecision &known : record.decisions) {
        if (!known.disbelief.isEmpty()) {
            if (known.disbelief != disbelief::OtherVersion)
                standing.disbelieved.append(known);
            continue;
        }
        switch (known.decision.kind) {
        case Decision::Kind::Approve:
        case Decision::Kind::Return:
        case Decision::Kind::Withdraw:
            if (known.decision.kind == Decision::Kind::Withdraw
                && normalUserName(known.author) == normalUserName(submission.submitter))
                standing.withdrawn = true;
            decided.note(known);
            looks.forget(known.author);
            break;
        case Decision::Kind::Deliver:
        case Decision::Kind::TakeOver:
        case Decision::Kind::Finish:
            noteLock(known, standing.lock);
            break;
        case Decision::Kind::Take:
            looks.note(known);
            break;
        case Decision::Kind::Release:
            looks.forget(known.author);
            break;
        case Decision::Kind::Comment:
            break;
        }
    }
    standing.approvals = decided.of(Decision::Kind::Approve);
    standing.returns = decided.of(Decision::Kind::Return);
    standing.looking = looks.of(Decision::Kind::Take);
    standing.looking.removeIf(
        [&now](const RecordedDecision &each) { return each.time.secsTo(now) >= LongestLook; });
    standing.state = stateOf(standing, submission, now);
    return standing;
}

} // namespace paperround
