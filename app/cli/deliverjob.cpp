// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/deliverjob.h"

#include "cli/reviewlines.h"
#include "cli/rowlines.h"
#include "domain/delivery/mark.h"
#include "store/store.h"

using namespace Qt::StringLiterals;

namespace paperround {

void printSummary(const DeliverJob &job, const StateCounts &counts, const QMap<QString, int> &reasons)
{
    if (job.has(u"json"_s)) {
        QJsonObject last{{u"summary"_s, summaryOf(counts)}};
        QJsonObject each;
        for (auto reason = reasons.cbegin(); reason != reasons.cend(); ++reason)
            each.insert(reason.key(), reason.value());
        if (job.has(u"dry-run"_s))
            last.insert(u"reasons"_s, each);
        if (job.review)
            last.insert(u"reviewed"_s, job.review->isReviewed());
        job.console().json(last);
        return;
    }
    for (auto reason = reasons.cbegin(); reason != reasons.cend(); ++reason)
        job.console().line(u"%1 %2"_s.arg(reason.key(), -20).arg(reason.value(), 8));
    job.console().line({});
    if (job.review)
        job.console().line(noteLines(*job.review).constFirst());
    job.console().line(countsTable(counts));
}

ExitCode codeFor(const StateCounts &counts)
{
    if (counts.ended() < counts.total())
        return ExitCode::NeedsPerson;
    return counts[RowState::Failed] > 0 ? ExitCode::SomeFailed : ExitCode::Done;
}

Result<void> giveId(DeliverJob &job)
{
    const bool again = job.has(u"again"_s);
    if (job.has(u"test"_s))
        return {}; // A test is no delivery of this request.
    if (job.has(u"dry-run"_s)) {
        if (again)
            job.file.request.id.clear();
        return {};
    }
    if (!again && !job.file.request.id.isEmpty())
        return {};
    return writeId(job.file, newDeliveryId(), again);
}

namespace {

/// A source page may have changed since, and so may the policy's footer: the delivery goes on with the texts
/// it began with.
void keepToKnown(Message &message, const Message &known)
{
    message.footer = known.footer;
    if (!message.source || !known.source)
        return;
    MessageSource asBegun = *known.source;
    asBegun.texts = message.source->texts;
    if (message.source->revision == 0)
        asBegun.revision = 0;
    if (asBegun != *message.source)
        return;
    message.source = known.source;
    if (!known.source->subjectSection.isEmpty())
        message.subject = known.subject;
}

} // namespace

Task<void> compareWithKnown(std::shared_ptr<DeliverJob> job)
{
    auto &request = job->file.request;
    if (request.id.isEmpty() || job->has(u"test"_s))
        co_return Result<void>();
    auto &store = job->workplace->store();
    auto known = co_await store.ledger().delivery(request.id);
    if (!known)
        co_return tl::unexpected(known.error());
    job->known = *known;
    if (!job->known)
        co_return Result<void>();
    if (!job->known->origin.isEmpty())
        co_return failure(ErrorKind::Input, u"imported"_s, request.id + u" from "_s + job->known->origin);
    const auto rows = co_await store.ledger().rows(request.id);
    if (!rows)
        co_return tl::unexpected(rows.error());
    if (request.list) {
        // A list page may have changed since; the delivery goes on with the targets it began with.
        request.list.reset();
        request.listUrl = job->known->listUrl;
        for (const auto &row : *rows)
            request.targets += row.target;
    }
    keepToKnown(request.message, job->known->message);
    if (digestOf(request) != job->known->digest)
        co_return failure(ErrorKind::Input, u"digest-differs"_s, job->file.path);
    co_return Result<void>();
}

} // namespace paperround
