// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/requestrecord.h"

namespace paperround {

/// A request of Tessera's as it lies before reviewers.
inline Submission someSubmission(int version = 1)
{
    Request request;
    request.id = QStringLiteral("abcdefgh23");
    request.home = QStringLiteral("meta.example.org");
    request.message = {QStringLiteral("Tech News: 2026-48"),
                       QStringLiteral("Hello </pre> '''you''' {{subst:x}}\r\n\r\n</nowiki> e\u0301 ~~~~")};
    request.targets = {{QStringLiteral("User talk:A"), QStringLiteral("en.example.org"), 1},
                       {QStringLiteral("User talk:B"), QStringLiteral("fr.example.org"), 2},
                       {QStringLiteral("Project:C"), QStringLiteral("en.example.org"), 3}};
    request.listUrl = QStringLiteral("https://meta.example.org/w/index.php?title=List&oldid=5");
    request.options.notAfter = QDateTime(QDate(2026, 12, 1), QTime(12, 0), Qt::UTC);
    Submission submission = submissionOf(request);
    submission.version = version;
    submission.page = QStringLiteral("Meta:Requests/News");
    submission.submitter = QStringLiteral("Tessera Lind");
    submission.policy = digestOf(FarmPolicy());
    submission.expires = QDateTime(QDate(2026, 12, 24), QTime(10, 0), Qt::UTC);
    submission.note = QStringLiteral("Please look at the second link.");
    return submission;
}

inline QDateTime minute(int n)
{
    return QDateTime(QDate(2026, 11, 23), QTime(14, 0), Qt::UTC).addSecs(60 * n);
}

/// A page whose history is told edit by edit.
struct TellRecord
{
    PageRecord record;
    RequestPage page;

    explicit TellRecord(Submission submission = someSubmission())
    {
        page.submission = std::move(submission);
        record.title = page.submission.page;
        record.pageId = 5;
        record.contentModel = QStringLiteral("wikitext");
        record.wikiClock = minute(30);
        edit(page.submission.submitter);
    }
    [[nodiscard]] QString digest() const { return digestOf(page.submission); }
    [[nodiscard]] Decision decision(Decision::Kind kind, const QString &user) const
    {
        const bool consoles = kind == Decision::Kind::Deliver || kind == Decision::Kind::TakeOver
            || kind == Decision::Kind::Finish;
        Decision made{kind, page.submission.version, digest(), 0, {}, user, {}};
        if (consoles)
            made.installation = QStringLiteral("console-1");
        return made;
    }
    RecordedRevision &edit(const QString &author, const QStringList &tags = {})
    {
        const qint64 last = record.revisions.isEmpty() ? 0 : record.revisions.constLast().id;
        record.revisions.append({last == 0 ? 100 : last + 3, last, author, author.size(),
                                 minute(int(record.revisions.size())), tags, requestPageText(page)});
        return record.revisions.last();
    }
    /// A line added by somebody.
    RecordedRevision &add(const Decision &decision, const QString &author, const QStringList &tags = {})
    {
        page.decisions.append(decisionLine(decision));
        return edit(author, tags);
    }
    RecordedRevision &approve(const QString &reviewer)
    {
        return add(decision(Decision::Kind::Approve, reviewer), reviewer);
    }
    [[nodiscard]] Result<RequestRecord> read() const { return requestRecordFrom(record); }
    /// Everybody may everything but as `rights` says.
    [[nodiscard]] RequestStanding standing(int needed = 1,
                                           const QHash<QString, ReviewRights> &rights = {}) const
    {
        const auto found = read();
        if (!found)
            return {};
        QHash<QString, ReviewRights> all = rights;
        for (const QString &name : authorsToAsk(*found)) {
            if (!all.contains(name))
                all.insert(name, {true, true, false, {}, {}});
        }
        return standingOf(withRights(*found, all), needed, digestOf(FarmPolicy()), record.wikiClock);
    }
};

} // namespace paperround
