// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/delivery.h"
#include "engine/review/requestreading.h"

namespace paperround {

/// What somebody says of a request that they have seen.
struct DecisionWish
{
    Decision::Kind kind = Decision::Kind::Approve;
    QString title; ///< Of the request's page.
    QString digest; ///< Of what they saw.
    QString comment;
    QString installation = {}; ///< Of the console; only for its own words (deliver, take-over, finish).
    qint64 takesFrom = 0; ///< TakeOver: the revision of the lock that was seen.
};

/// Writes it as the account's own edit of the request's page, and believes it once the wiki's record has it:
/// a lost answer is looked up, an edit by others is read and kept, and what the request has become meanwhile
/// counts. Errors: readRequest()'s, mayDecide()'s; Input "request-changed" (it is not what they saw any
/// more), "no-comment" (who returns a request says what to mend), "empty-comment"; Look with the wiki's code
/// after five tries; those of Wikis::savePage().
Task<ReviewedRequest> decide(DecisionWish wish, std::shared_ptr<Wikis> wikis);

/// The lock: exactly one console delivers an approved request. The same installation and account get it
/// again; another one only where `takeOver` says so. Input "lock-held" with who has it, and the errors of
/// decide().
Task<ReviewedRequest> lockRequest(QString title, QString installation, bool takeOver,
                                  std::shared_ptr<Wikis> wikis);

/// What came of a finished delivery, on its request's page: counts, times, console. Nothing where it says so
/// already, or where no page is known.
Task<void> writeFinish(Delivery delivery, std::shared_ptr<Wikis> wikis);

/// The lines that tell readers of the page where it stands.
[[nodiscard]] QStringList statusLines(const RequestStanding &standing, const QString &submitter);

/// Links at the end of a summary, by which a wiki with Echo tells these people of the edit; whoever makes it
/// is left out. Empty, or begins with a blank.
[[nodiscard]] QString callFor(const QStringList &users, const QString &author);

/// Saves a page of a request on its base: its revision, or 0 where only the wiki's record can tell whether
/// it went in. Errors say that nothing was saved.
Task<qint64> saveRequestPage(PageSave save, std::shared_ptr<Wikis> wikis);

/// readRequest() with that revision in it: the wiki may answer from a copy that is behind. Temporary
/// "wiki-behind" after five tries.
Task<ReviewedRequest> readRequestSince(QString title, qint64 revision, std::shared_ptr<Wikis> wikis);

} // namespace paperround
