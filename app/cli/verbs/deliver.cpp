// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/checkwatch.h"
#include "cli/deliverjob.h"
#include "cli/deliverywatch.h"
#include "cli/files.h"
#include "cli/requestplace.h"
#include "cli/requests.h"
#include "cli/rowlines.h"
#include "cli/session.h"
#include "cli/stopsignals.h"
#include "cli/verb.h"
#include "domain/review/permission.h"
#include "domain/review/testsend.h"
#include "domain/targets/targettext.h"
#include "engine/review/approval.h"
#include "engine/review/policyinforce.h"
#include "engine/review/requestwriting.h"
#include "store/store.h"

#include <QCoroSignal>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
/// In the request's place. One that was cut short goes on, so that no call leaves a second copy.
Task<void> makeTest(std::shared_ptr<DeliverJob> job, Session session)
{
    auto &file = job->file;
    if (file.request.listUrl.isEmpty())
        file.request.listUrl = QFileInfo(file.path).fileName();
    const auto account = *session.wikis->account();
    Request test = testOf(file.request, job->rules, account.name);
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
Task<std::optional<QSet<QString>>> permittedWikis(std::shared_ptr<DeliverJob> job, Session session)
{
    std::optional<QSet<QString>> permitted;
    if (job->file.request.options.test || isOpenToSenders(job->rules.send, job->rules.home))
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

QCoro::Task<ExitCode> dryRun(std::shared_ptr<DeliverJob> job, Session session)
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

/// By its reviewers, and with the lock, where its page is named; else by the policy alone.
Task<ApprovedRequest> approve(std::shared_ptr<DeliverJob> job, Session session)
{
    if (job->approved.isEmpty())
        co_return co_await ReviewQueue::approveByPolicy(job->file.request, session.farm, session.wikis);
    const QString installation = job->workplace->engine().installation();
    const bool takeOver = job->has(u"take-over"_s);
    auto approved =
        co_await ReviewQueue::approveByReview(job->approved, installation, takeOver, session.wikis);
    if (approved && digestOf(approved->request()) != digestOf(job->file.request))
        co_return failure(ErrorKind::Input, u"request-changed"_s, job->approved);
    co_return approved;
}

QCoro::Task<ExitCode> deliverRows(std::shared_ptr<DeliverJob> job, Session session)
{
    const auto approved = co_await approve(job, session);
    if (!approved) {
        job->console().error(approved.error());
        co_return ExitCode::Other;
    }
    if (!job->file.request.options.test)
        job->review = approved->review();
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

QCoro::Task<ExitCode> work(std::shared_ptr<DeliverJob> job)
{
    if (const auto compared = co_await compareWithKnown(job); !compared) {
        job->console().error(compared.error());
        co_return ExitCode::Other;
    }
    if (job->known && job->known->state == DeliveryState::Finished) {
        job->review = job->known->review;
        printSummary(*job, job->known->counts);
        co_return codeFor(job->known->counts);
    }
    const auto session = co_await openSession(job->workplace, job->call.options, job->file.request.home);
    if (!session) {
        job->console().error(session.error());
        co_return ExitCode::Other;
    }
    const auto policy = co_await readPolicy(session->farm, session->wikis);
    if (!policy) {
        job->console().error(policy.error());
        co_return ExitCode::Other;
    }
    job->rules = withPolicy(session->farm, policy->policy);
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
    if (const auto trusted = co_await ReviewQueue::maySend(job->rules, session->wikis); !trusted) {
        job->console().error(trusted.error());
        co_return ExitCode::Other;
    }
    co_return co_await dryRun(job, *session);
}

/// What stands on its page, in a file's place.
Task<Session> readApproved(std::shared_ptr<DeliverJob> job)
{
    const auto place = requestPlace(job->call.options, job->approved, *job->workplace);
    if (!place)
        co_return tl::unexpected(place.error());
    job->approved = place->title;
    const auto session = co_await openSession(job->workplace, job->call.options, place->home);
    if (!session)
        co_return session;
    const auto read = co_await readRequest(place->title, session->wikis);
    if (!read)
        co_return tl::unexpected(read.error());
    job->file.path = read->title;
    job->file.request = read->submission().request;
    if (const auto compared = co_await compareWithKnown(job); !compared)
        co_return tl::unexpected(compared.error());
    // Its page may not know yet: the call before this one may have been cut short.
    if (job->known && job->known->state == DeliveryState::Finished && !job->has(u"dry-run"_s)) {
        if (const auto written = co_await writeFinish(*job->known, session->wikis); !written)
            co_return tl::unexpected(written.error());
    }
    co_return session;
}

QCoro::Task<ExitCode> workApproved(std::shared_ptr<DeliverJob> job)
{
    const auto session = co_await readApproved(job);
    if (!session) {
        job->console().error(session.error());
        co_return ExitCode::Other;
    }
    if (job->known && job->known->state == DeliveryState::Finished) {
        printSummary(*job, job->known->counts);
        co_return codeFor(job->known->counts);
    }
    if (job->has(u"dry-run"_s))
        co_return co_await dryRun(job, *session);
    co_return co_await deliverRows(job, *session);
}

/// A request's file, read and with an id.
Result<void> takeFile(DeliverJob &job)
{
    auto file = readRequest(job.call.options.arguments().first());
    if (!file)
        return tl::unexpected(file.error());
    job.file = std::move(*file);
    return checkMessage(job.file);
}

/// A file or a page, and for a page no option that makes another delivery of it.
bool isWellCalled(const Call &call)
{
    const bool file = !call.options.arguments().isEmpty();
    const bool other = call.options.has(u"test"_s) || call.options.has(u"again"_s);
    return call.options.has(u"approved"_s) ? !file && !other : file && !call.options.has(u"take-over"_s);
}

QCoro::Task<ExitCode> deliver(Call call)
{
    if (!isWellCalled(call)) {
        call.console->error(u"deliver takes a REQUEST, or --approved TITLE without --test and --again; "
                            "--take-over goes with --approved."_s);
        co_return ExitCode::Usage;
    }
    const auto held = call.options.value(u"held"_s, u"skip"_s);
    if (held != "send"_L1 && held != "skip"_L1) {
        call.console->error(u"deliver --held takes send or skip."_s);
        co_return ExitCode::Usage;
    }
    const auto job = std::make_shared<DeliverJob>();
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
    job->approved = call.options.value(u"approved"_s);
    if (const auto taken = job->approved.isEmpty() ? takeFile(*job) : Result<void>(); !taken) {
        call.console->error(taken.error());
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
    if (const auto given = job->approved.isEmpty() ? giveId(*job) : Result<void>(); !given) {
        call.console->error(given.error());
        co_return ExitCode::Other;
    }
    const auto code = job->approved.isEmpty() ? co_await work(job) : co_await workApproved(job);
    co_await job->workplace->shutDown();
    co_return code;
}
} // namespace

Verb deliverVerb()
{
    auto options = accountOptions();
    options += {
        {u"approved"_s, u"TITLE[@HOST]"_s, u"In a file's place: the request on that page, once approved."_s},
        {u"home"_s, u"HOST"_s, u"The farm's home wiki, where TITLE does not name it."_s},
        {u"take-over"_s, {}, u"Deliver in place of another console that has begun, and is lost."_s},
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
    return {{u"deliver"_s, u"REQUEST | --approved TITLE"_s, 0, 1,
             u"Deliver a request; one that was begun goes on, and no row is posted twice."_s, options},
            &deliver};
}

} // namespace paperround
