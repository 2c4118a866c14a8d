// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/reviewlines.h"

#include "cli/console.h"
#include "cli/messagelines.h"
#include "cli/rowlines.h"
#include "domain/review/policyjson.h"
#include "domain/targets/targettext.h"
#include "models/policywords.h"
#include "models/reviewwords.h"
#include "models/sentences.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

QJsonArray decisionsToJson(const QList<RecordedDecision> &decisions)
{
    QJsonArray array;
    for (const RecordedDecision &each : decisions) {
        QJsonObject object{{u"decision"_s, kindName(each.decision.kind)},
                           {u"user"_s, each.author},
                           {u"revision"_s, each.revision},
                           {u"time"_s, timeWord(each.time)},
                           {u"comment"_s, each.decision.comment}};
        if (!each.disbelief.isEmpty())
            object.insert(u"disbelief"_s, each.disbelief);
        array.append(object);
    }
    return array;
}

QJsonValue lockToJson(const std::optional<RequestLock> &lock)
{
    if (!lock)
        return {};
    return QJsonObject{{u"user"_s, lock->user},
                       {u"installation"_s, lock->installation},
                       {u"time"_s, timeWord(lock->time)},
                       {u"finished"_s, lock->finished},
                       {u"outcome"_s, lock->outcome}};
}

QString plainTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODate);
}

QString decisionLineOf(const RecordedDecision &each)
{
    QString line =
        u"%1 by %2, revision %3, %4"_s.arg(decisionWord(each.decision.kind), plainForTerminal(each.author),
                                           QString::number(each.revision), plainTime(each.time));
    if (!each.decision.comment.isEmpty())
        line += u": "_s + plainForTerminal(each.decision.comment);
    if (!each.disbelief.isEmpty())
        line += u"  (does not count: %1)"_s.arg(disbeliefWords(each.disbelief));
    return line;
}

QList<RecordedDecision> commentsOf(const RequestRecord &record)
{
    QList<RecordedDecision> comments;
    for (const RecordedDecision &each : record.decisions) {
        if (each.decision.kind == Decision::Kind::Comment && each.disbelief.isEmpty())
            comments.append(each);
    }
    return comments;
}

QStringList headLines(const ReviewedRequest &request)
{
    const Submission &submission = request.submission();
    const RequestStanding &standing = request.standing;
    QStringList lines{plainForTerminal(request.title),
                      u"%1. %2 of %3 approvals."_s.arg(requestStateWord(standing.state))
                          .arg(standing.approvals.size())
                          .arg(standing.approvalsNeeded),
                      u"Digest %1"_s.arg(request.digest()),
                      u"Submission %1 by %2, revision %3, %4; can be approved until %5"_s.arg(
                          QString::number(submission.version), plainForTerminal(submission.submitter),
                          QString::number(request.record.revision), plainTime(request.record.submitted),
                          plainTime(submission.expires)),
                      u"Delivery %1: %2 pages on %3 wikis"_s.arg(submission.request.id)
                          .arg(submission.targetCount)
                          .arg(submission.wikis.size())};
    if (standing.policyChanged)
        lines += u"The policy has changed since: no approval holds."_s;
    if (!submission.note.isEmpty())
        lines += u"Note: "_s + plainForTerminal(submission.note);
    if (standing.lock)
        lines += u"%1 by %2 on %3 since %4 %5"_s.arg(
            standing.lock->finished ? u"Delivered"_s : u"Being delivered"_s,
            plainForTerminal(standing.lock->user), plainForTerminal(standing.lock->installation),
            plainTime(standing.lock->time), plainForTerminal(standing.lock->outcome));
    return lines;
}

} // namespace

QJsonObject requestToJson(const ReviewedRequest &request, bool whole)
{
    const Submission &submission = request.submission();
    const RequestStanding &standing = request.standing;
    QJsonArray wikis;
    for (const auto &[wiki, pages] : submission.wikis)
        wikis.append(QJsonObject{{u"wiki"_s, wiki}, {u"pages"_s, pages}});
    QJsonObject object{{u"title"_s, request.title},
                       {u"state"_s, stateName(standing.state)},
                       {u"digest"_s, request.digest()},
                       {u"submission"_s, submission.version},
                       {u"revision"_s, request.record.revision},
                       {u"delivery"_s, submission.request.id},
                       {u"submitter"_s, submission.submitter},
                       {u"submitted"_s, timeWord(request.record.submitted)},
                       {u"expires"_s, timeWord(submission.expires)},
                       {u"note"_s, submission.note},
                       {u"subject"_s, submission.request.message.subject},
                       {u"pages"_s, submission.targetCount},
                       {u"wikis"_s, wikis},
                       {u"needed"_s, standing.approvalsNeeded},
                       {u"approvals"_s, decisionsToJson(standing.approvals)},
                       {u"returns"_s, decisionsToJson(standing.returns)},
                       {u"looking"_s, decisionsToJson(standing.looking)},
                       {u"disbelieved"_s, decisionsToJson(standing.disbelieved)},
                       {u"comments"_s, decisionsToJson(commentsOf(request.record))},
                       {u"lock"_s, lockToJson(standing.lock)},
                       {u"policyChanged"_s, standing.policyChanged},
                       {u"policy"_s,
                        QJsonObject{{u"page"_s, request.policy.page},
                                    {u"revision"_s, request.policy.revision},
                                    {u"protected"_s, request.policy.isProtected}}}};
    if (!whole)
        return object;
    QJsonArray targets;
    for (const Target &target : submission.request.targets)
        targets.append(targetLine(target));
    insertMessage(object, submission.request.message);
    object.insert(u"listUrl"_s, submission.request.listUrl);
    object.insert(u"options"_s, optionsToJson(submission.request.options));
    object.insert(u"targets"_s, targets);
    return object;
}

QJsonObject queuedToJson(const QueuedRequest &queued)
{
    if (queued.request)
        return requestToJson(*queued.request, false);
    return {{u"title"_s, queued.title},
            {u"error"_s, QJsonObject{{u"code"_s, queued.error->code}, {u"detail"_s, queued.error->detail}}}};
}

QString queuedLine(const QueuedRequest &queued)
{
    if (!queued.request)
        return u"%1 %2: %3"_s.arg(u"-"_s, -12)
            .arg(plainForTerminal(queued.title), explain(*queued.error).what);
    const RequestStanding &standing = queued.request->standing;
    return u"%1 %2 pages  %3/%4  %5  %6"_s.arg(stateName(standing.state), -12)
        .arg(queued.request->submission().targetCount, 7)
        .arg(standing.approvals.size())
        .arg(standing.approvalsNeeded)
        .arg(queued.request->digest().left(12), plainForTerminal(queued.title));
}

QStringList requestLines(const ReviewedRequest &request)
{
    const Request &what = request.submission().request;
    QStringList lines = headLines(request) + QStringList{QString()};
    const QList<RecordedDecision> comments = commentsOf(request.record);
    const RequestStanding &standing = request.standing;
    for (const auto *list :
         {&standing.approvals, &standing.returns, &standing.looking, &standing.disbelieved, &comments}) {
        for (const RecordedDecision &each : *list)
            lines += decisionLineOf(each);
    }
    lines += QStringList(QString()) + messageLines(what.message) + QStringList(QString());
    for (const Target &target : what.targets)
        lines += plainForTerminal(targetLine(target));
    return lines;
}

QStringList noteLines(const ReviewNote &note)
{
    const QString policy =
        u"%1, revision %2"_s.arg(plainForTerminal(note.policyPage), QString::number(note.policyRevision));
    if (!note.isReviewed())
        return {u"Unreviewed: no second person was asked"_s
                + (note.policyPage.isEmpty() ? QString() : u", by the policy "_s + policy)};
    QStringList lines{u"Request %1, submission %2 by %3, revision %4, digest %5"_s.arg(
        plainForTerminal(note.page), QString::number(note.version), plainForTerminal(note.submitter),
        QString::number(note.revision), note.digest)};
    if (!note.policyPage.isEmpty())
        lines += u"By the policy "_s + policy;
    for (const NotedApproval &approval : note.approvals)
        lines += u"Approved by %1, revision %2, %3%4"_s.arg(
            plainForTerminal(approval.user), QString::number(approval.revision), plainTime(approval.time),
            approval.comment.isEmpty() ? QString() : u": "_s + plainForTerminal(approval.comment));
    return lines;
}

QJsonObject policyToJson(const PolicyInForce &policy)
{
    QJsonObject object = policyToJson(policy.policy);
    object.insert(u"page"_s, policy.page);
    object.insert(u"revision"_s, policy.revision);
    object.insert(u"protected"_s, policy.isProtected);
    return object;
}

QStringList policyLines(const PolicyInForce &policy)
{
    QStringList lines{policy.page.isEmpty() ? u"There is no policy page: the farm's profile holds."_s
                                            : u"%1, revision %2"_s.arg(plainForTerminal(policy.page),
                                                                       QString::number(policy.revision))};
    for (const PolicyRule &rule : policyRules(policy.policy))
        lines += u"%1: %2"_s.arg(rule.name, plainForTerminal(rule.says));
    return lines;
}

QString policyNote(const PolicyInForce &policy)
{
    return policy.isProtected
        ? QString()
        : u"The policy page %1 is not protected: whoever may edit it can change the rules."_s.arg(
            plainForTerminal(policy.page));
}

} // namespace paperround
