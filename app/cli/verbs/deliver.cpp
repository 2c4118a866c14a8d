// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/checkwatch.h"
#include "cli/deliverywatch.h"
#include "cli/files.h"
#include "cli/requests.h"
#include "cli/rowlines.h"
#include "cli/session.h"
#include "cli/stopsignals.h"
#include "cli/verb.h"
#include "domain/delivery/mark.h"
#include "domain/review/permission.h"
#include "domain/review/testsend.h"
#include "domain/targets/targettext.h"
#include "engine/review/approval.h"
#include "store/store.h"

#include <QCoroSignal>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
/// What the steps of one call share.
struct Job
{
    Call call;
    std::shared_ptr<Workplace> workplace;
    RequestFile file;
    StopSignals stopSignals;
    bool stopAsked = false;
    std::optional<Delivery> known; ///< Of the ledger.
    QHash<QString, QString> permissions; ///< Given with this call: wiki and link.

    [[nodiscard]] bool has(const QString &option) const { return call.options.has(option); }
    [[nodiscard]] Console &console() const { return *call.console; }
};

/// `reasons`: why rows would not be sent, by the names of the manual.
void printSummary(const Job &job, const StateCounts &counts, const QMap<QString, int> &reasons = {})
{
    if (job.has(u"json"_s)) {
        QJsonObject last{{u"summary"_s, summaryOf(counts)}};
        QJsonObject each;
        for (auto reason = reasons.cbegin(); reason != reasons.cend(); ++reason)
            each.insert(reason.key(), reason.value());
        if (job.has(u"dry-run"_s))
            last.insert(u"reasons"_s, each);
        job.console().json(last);
        return;
    }
    for (auto reason = reasons.cbegin(); reason != reasons.cend(); ++reason)
        job.console().line(u"%1 %2"_s.arg(reason.key(), -20).arg(reason.value(), 8));
    job.console().line({});
    job.console().line(countsTable(counts));
}

ExitCode codeFor(const StateCounts &counts)
{
    if (counts.ended() < counts.total())
        return ExitCode::NeedsPerson;
    return counts[RowState::Failed] > 0 ? ExitCode::SomeFailed : ExitCode::Done;
}

/// Gives the file its id: the one thing of a delivery that must exist before the delivery does.
Result<void> giveId(Job &job)
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

/// What the ledger knows of this id must be this request.
Task<void> compareWithKnown(std::shared_ptr<Job> job)
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
    if (digestOf(request) != job->known->digest)
        co_return failure(ErrorKind::Input, u"digest-differs"_s, job->file.path);
    co_return Result<void>();
}

/// In the request's place. One that was cut short goes on, so that no call leaves a second copy.
Task<void> makeTest(std::shared_ptr<Job> job, Session session)
{
    auto &file = job->file;
    if (file.request.listUrl.isEmpty())
        file.request.listUrl = QFileInfo(file.path).fileName();
    const auto account = *session.wikis->account();
    Request test = testOf(file.request, session.farm, account.name);
    const auto open = co_await job->workplace->store().ledger().open();
    if (!open)
        co_return tl::unexpected(open.error());
    for (const auto &delivery : *open) {
        Request same = test;
        same.id = delivery.id;
        if (delivery.account == account.name && digestOf(same) == delivery.digest)
            test.id = delivery.id;
    }
    file.request = test;
    job->console().note(u"A test to %1."_s.arg(plainForTerminal(targetLine(test.targets.constFirst()))));
    co_return Result<void>();
}

/// Where the account may send, as the ledger and this call say; none: everywhere.
Task<std::optional<QSet<QString>>> permittedWikis(std::shared_ptr<Job> job, Session session)
{
    std::optional<QSet<QString>> permitted;
    if (job->file.request.options.test || isOpenToSenders(session.farm.send, session.farm.home))
        co_return permitted;
    const auto links = co_await job->workplace->engine().permissions(*session.wikis->account());
    if (!links)
        co_return tl::unexpected(links.error());
    permitted = QSet<QString>{session.farm.home};
    for (const auto &given : {*links, job->permissions}) {
        for (const QString &wiki : given.keys())
            permitted->insert(wiki);
    }
    co_return permitted;
}

QCoro::Task<ExitCode> dryRun(std::shared_ptr<Job> job, Session session)
{
    const auto permitted = co_await permittedWikis(job, session);
    if (!permitted) {
        job->console().error(permitted.error());
        co_return ExitCode::Other;
    }
    QList<Row> rows;
    if (job->known) {
        if (auto stored = co_await job->workplace->store().ledger().rows(job->known->id))
            rows = std::move(*stored);
    } else {
        for (const auto &target : job->file.request.targets) {
            Row row;
            row.number = int(rows.size()) + 1;
            row.target = target;
            rows += row;
        }
    }
    const auto lists = co_await job->workplace->store().excludeLists().lists(session.farm.home);
    if (!lists) {
        job->console().error(lists.error());
        co_return ExitCode::Other;
    }
    CheckWatch watch(rows, {job->workplace->clock().now(), *permitted, Exclusions(*lists)});
    QObject::connect(&watch, &CheckWatch::rowChecked, &watch,
                     [job](const Row &row, const TargetFinding &finding) {
                         if (job->has(u"json"_s))
                             job->console().json(checkedToJson(row, finding));
                         else
                             job->console().line(rowLine(row));
                     });
    QObject::connect(&job->stopSignals, &StopSignals::stopAsked, &watch, &CheckWatch::cancel);
    watch.start(session.wikis);
    if (!watch.isOver())
        co_await qCoro(&watch, &CheckWatch::over);
    for (const auto &error : watch.errors())
        job->console().error(error);
    printSummary(*job, watch.counts(), watch.reasons());
    if (job->stopAsked)
        co_return ExitCode::NeedsPerson;
    co_return watch.errors().isEmpty() ? ExitCode::Done : ExitCode::Other;
}

QCoro::Task<ExitCode> deliverRows(std::shared_ptr<Job> job, Session session)
{
    const auto approved =
        co_await ReviewQueue::approveByPolicy(job->file.request, session.farm, session.wikis);
    if (!approved) {
        job->console().error(approved.error());
        co_return ExitCode::Other;
    }
    for (auto given = job->permissions.cbegin(); given != job->permissions.cend(); ++given) {
        const QStringList wikis{given.key()};
        const auto kept =
            co_await job->workplace->engine().permit(*session.wikis->account(), wikis, given.value());
        if (!kept) {
            job->console().error(kept.error());
            co_return ExitCode::Other;
        }
    }
    const auto id = job->file.request.id;
    DeliveryWatch watch(job->workplace->engine(), id, job->call.console, job->has(u"json"_s),
                        job->has(u"go-on"_s));
    QObject::connect(&job->stopSignals, &StopSignals::stopAsked, &watch, &DeliveryWatch::stop);
    if (job->has(u"held"_s))
        watch.answerSameText(job->call.options.value(u"held"_s) == "send"_L1 ? RowState::Planned
                                                                             : RowState::Skipped);
    if (job->stopAsked)
        watch.stop();
    job->workplace->engine().start(*approved, session.wikis);
    if (!watch.isOver())
        co_await qCoro(&watch, &DeliveryWatch::over);
    if (watch.error()) {
        job->console().error(*watch.error());
        co_return ExitCode::Other;
    }
    printSummary(*job, watch.counts());
    co_return codeFor(watch.counts());
}

QCoro::Task<ExitCode> work(std::shared_ptr<Job> job)
{
    if (const auto compared = co_await compareWithKnown(job); !compared) {
        job->console().error(compared.error());
        co_return ExitCode::Other;
    }
    if (job->known && job->known->state == DeliveryState::Finished) {
        printSummary(*job, job->known->counts);
        co_return codeFor(job->known->counts);
    }
    const auto session = co_await openSession(job->workplace, job->call.options, job->file.request.home);
    if (!session) {
        job->console().error(session.error());
        co_return ExitCode::Other;
    }
    if (job->has(u"test"_s)) {
        if (const auto made = co_await makeTest(job, *session); !made) {
            job->console().error(made.error());
            co_return ExitCode::Other;
        }
    } else {
        const auto loaded = co_await withTargets(job->file, session->wikis, job->call.console);
        if (!loaded) {
            job->console().error(loaded.error());
            co_return ExitCode::Other;
        }
        job->file.request = *loaded;
    }
    if (!job->has(u"dry-run"_s))
        co_return co_await deliverRows(job, *session);
    if (const auto trusted = co_await ReviewQueue::maySend(session->farm, session->wikis); !trusted) {
        job->console().error(trusted.error());
        co_return ExitCode::Other;
    }
    co_return co_await dryRun(job, *session);
}

QCoro::Task<ExitCode> deliver(Call call)
{
    const auto held = call.options.value(u"held"_s, u"skip"_s);
    if (held != "send"_L1 && held != "skip"_L1) {
        call.console->error(u"deliver --held takes send or skip."_s);
        co_return ExitCode::Usage;
    }
    const auto job = std::make_shared<Job>();
    job->call = call;
    for (const QString &given : call.options.values(u"permission"_s)) {
        const auto wiki = cleanHost(given.section(u'=', 0, 0));
        const auto link = cleanPermission(given.section(u'=', 1));
        if (!wiki || !link) {
            call.console->error(u"deliver --permission takes HOST=URL."_s);
            co_return ExitCode::Usage;
        }
        job->permissions.insert(*wiki, *link);
    }
    QObject::connect(&job->stopSignals, &StopSignals::stopAsked, &job->stopSignals,
                     [job = job.get()] { job->stopAsked = true; });
    auto file = readRequest(call.options.arguments().first());
    if (!file) {
        call.console->error(file.error());
        co_return ExitCode::Other;
    }
    job->file = std::move(*file);
    if (const auto checked = checkMessage(job->file); !checked) {
        call.console->error(checked.error());
        co_return ExitCode::Other;
    }
    Workplace::Options options;
    options.directory = call.options.value(u"data-dir"_s);
    options.record = call.options.has(u"dry-run"_s) ? Workplace::Record::Read : Workplace::Record::Write;
    auto workplace = co_await Workplace::open(options);
    if (!workplace) {
        call.console->error(workplace.error());
        co_return ExitCode::Other;
    }
    job->workplace = *workplace;
    if (const auto given = giveId(*job); !given) {
        call.console->error(given.error());
        co_return ExitCode::Other;
    }
    const auto code = co_await work(job);
    co_await job->workplace->shutDown();
    co_return code;
}
} // namespace

Verb deliverVerb()
{
    auto options = accountOptions();
    options += {
        {u"dry-run"_s, {}, u"Check everything, post nothing."_s},
        {u"test"_s, {}, u"Send the message to your own talk page, or the farm's sandbox, alone."_s},
        {u"permission"_s, u"HOST=URL"_s,
         u"You may send on that wiki: the link says so. Kept; may be given several times."_s, true},
        {u"go-on"_s, {}, u"Go on after a pause by a brake or between two waves."_s},
        {u"again"_s,
         {},
         u"Deliver a request that was delivered before once more, with a new id: also to pages that got it."_s},
        {u"held"_s, u"send|skip"_s, u"What becomes of rows whose page got the same text before."_s},
        jsonOption(u"A JSON object a line for each change; the last line is the summary."_s),
        dataDirectoryOption(),
        helpOption()};
    return {{u"deliver"_s, u"REQUEST"_s, 1, 1,
             u"Deliver a request; one that was begun goes on, and no row is posted twice."_s, options},
            &deliver};
}

} // namespace paperround
