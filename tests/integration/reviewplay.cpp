// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/reviewplay.h"

#include "domain/delivery/mark.h"
#include "engine/review/entitlement.h"

using namespace Qt::StringLiterals;

namespace paperround {

ReviewPlay::Page ReviewPlay::submit()
{
    const auto console = m_stage.console(cast().submitter);
    Request request;
    request.id = newDeliveryId();
    request.home = m_stage.host();
    request.message = {
        u"Tech News: <b>&amp; 2026</b>"_s,
        u"Hello </pre> '''you''' {{subst:x}} {{subst:REVISIONUSER}}\r\n\r\n</nowiki> <nowiki>~~~~ "
        "e\u0301\u212b \u0958 <!-- <includeonly> [[User:X|]] &lt; \u200f|}} __NOTOC__\t \n ~~~~\n"_s};
    request.targets = {{u"User talk:A & B"_s, m_stage.host(), 1},
                       {u"Project:\u00dcbung"_s, m_stage.host(), 2}};
    const QString wanted = requestTitle(ReviewPolicy(), request);
    const auto check = QCoro::waitFor(console->check(m_stage.host(), {wanted}));
    Page page;
    if (!check)
        return page;
    page.content.submission = submissionOf(request);
    Submission &submission = page.content.submission;
    submission.page = check->pages.first().title;
    submission.submitter = cast().submitter;
    submission.policy = digestOf(FarmPolicy());
    submission.expires =
        QDateTime::fromSecsSinceEpoch(QDateTime::currentSecsSinceEpoch(), Qt::UTC).addDays(30);
    submission.note = u"Please look at </pre> the second {{link}}. ~~~~"_s;
    PageSave made{m_stage.host(), submission.page, requestPageText(page.content), u"Submitted"_s};
    made.startTimestamp = check->wikiClock;
    if (QCoro::waitFor(console->savePage(made)))
        page.title = submission.page;
    return page;
}

PageRecord ReviewPlay::record(const QString &title)
{
    const auto record = QCoro::waitFor(m_stage.console(cast().outsider)->record(m_stage.host(), title));
    return record.value_or(PageRecord{.title = u"none came"_s, .revisions = {RecordedRevision()}});
}

Result<qint64> ReviewPlay::save(const QString &user, const QString &title, const QString &text)
{
    PageSave changed{m_stage.host(), title, text, u"A decision"_s};
    changed.base = record(title).revisions.last().id;
    const auto saved = QCoro::waitFor(m_stage.console(user)->savePage(changed));
    if (!saved)
        return tl::unexpected(saved.error());
    return saved->revision;
}

Result<RequestRecord> ReviewPlay::read(const QString &title)
{
    auto read = requestRecordFrom(record(title));
    if (!read)
        return read;
    const auto wikis = m_stage.console(cast().outsider);
    const auto rights = QCoro::waitFor(rightsOf(authorsToAsk(*read), m_stage.host(), FarmPolicy(), wikis));
    if (!rights)
        return tl::unexpected(rights.error());
    return withRights(*read, *rights);
}

RequestStanding ReviewPlay::standing(const QString &title)
{
    const auto request = read(title);
    return request ? standingOf(*request, 1, digestOf(FarmPolicy()), request->wikiClock) : RequestStanding();
}

QString ReviewPlay::disbelief(const QString &title, Decision::Kind kind)
{
    const auto request = read(title);
    if (!request)
        return request.error().code;
    QString why = u"none"_s;
    for (const RecordedDecision &one : request->decisions) {
        if (one.decision.kind == kind)
            why = one.disbelief;
    }
    return why;
}

QString ReviewPlay::errorOf(const QString &title)
{
    const auto request = read(title);
    return request ? QString() : request.error().code;
}

QString ReviewPlay::withLine(QString text, const QString &line)
{
    const QString end = u"<!-- /paperround:decisions -->"_s;
    return text.replace(end, line + u'\n' + end);
}

QString ReviewPlay::withoutLines(const QString &text, const QString &word)
{
    // Of the list alone: the lines to paste, above it, begin alike and belong to the page.
    QStringList lines = text.split(u'\n');
    const qsizetype begin = lines.indexOf(u"<!-- paperround:decisions -->"_s);
    for (qsizetype i = lines.size() - 1; i > begin; --i) {
        if (lines[i].startsWith(u"* "_s + word + u' '))
            lines.removeAt(i);
    }
    return lines.join(u'\n');
}

bool ReviewPlay::approve(const QString &user, const QString &title)
{
    const auto request = requestRecordFrom(record(title));
    if (!request)
        return false;
    const int version = request->page.submission.version;
    const Decision decision{Decision::Kind::Approve, version, request->digest, request->base, {}, user,
                            u"Fine & </pre> good."_s};
    return save(user, title, withLine(textOf(title), decisionLine(decision))).has_value();
}

} // namespace paperround
