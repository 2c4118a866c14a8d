// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/files.h"
#include "cli/requestplace.h"
#include "cli/requests.h"
#include "cli/reviewlines.h"
#include "cli/session.h"
#include "cli/verb.h"
#include "domain/delivery/mark.h"
#include "engine/review/requestwriting.h"
#include "engine/review/submitting.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
/// What the steps of one call share.
struct Job
{
    Call call;
    std::shared_ptr<Workplace> workplace;

    [[nodiscard]] bool has(const QString &option) const { return call.options.has(option); }
    [[nodiscard]] Console &console() const { return *call.console; }
};

using Work = Task<void> (*)(std::shared_ptr<Job> job);

void print(const Job &job, const ReviewedRequest &request, bool whole)
{
    if (const QString note = policyNote(request.policy); !note.isEmpty())
        job.console().note(note);
    if (job.has(u"json"_s)) {
        job.console().json(requestToJson(request, whole));
        return;
    }
    if (!whole) {
        job.console().line(queuedLine({request.title, request.record.base, request, {}}));
        return;
    }
    for (const QString &line : requestLines(request))
        job.console().line(line);
}

QCoro::Task<ExitCode> run(Call call, Work work)
{
    const auto job = std::make_shared<Job>();
    job->call = call;
    Workplace::Options options;
    options.directory = call.options.value(u"data-dir"_s);
    options.record = Workplace::Record::None;
    const auto workplace = co_await Workplace::open(options);
    if (!workplace) {
        call.console->error(workplace.error());
        co_return ExitCode::Other;
    }
    job->workplace = *workplace;
    const auto done = co_await work(job);
    co_await job->workplace->shutDown();
    if (done)
        co_return ExitCode::Done;
    call.console->error(done.error());
    static const QStringList ofTheCall{u"no-digest"_s, u"no-home-named"_s, u"no-comment"_s};
    if (ofTheCall.contains(done.error().code))
        co_return ExitCode::Usage;
    const bool person = done.error().kind == ErrorKind::Look || done.error().kind == ErrorKind::NeedsFix;
    co_return person ? ExitCode::NeedsPerson : ExitCode::Other;
}

Task<void> submitWork(std::shared_ptr<Job> job)
{
    auto file = readRequest(job->call.options.arguments().first());
    if (!file)
        co_return tl::unexpected(file.error());
    if (const auto checked = checkMessage(*file); !checked)
        co_return tl::unexpected(checked.error());
    const auto session = co_await openSession(job->workplace, job->call.options, file->request.home);
    if (!session)
        co_return tl::unexpected(session.error());
    // The one thing that must exist before: by it a submission made again finds its page.
    if (file->request.id.isEmpty()) {
        if (const auto given = writeId(*file, newDeliveryId()); !given)
            co_return tl::unexpected(given.error());
    }
    const auto request = co_await withTargets(*file, session->wikis, job->call.console);
    if (!request)
        co_return tl::unexpected(request.error());
    const QString note = job->call.options.value(u"note"_s);
    const auto submitted = co_await submitRequest(*request, note, session->wikis);
    if (!submitted)
        co_return tl::unexpected(submitted.error());
    print(*job, *submitted, false);
    co_return Result<void>();
}

/// Where a call does its work: the home wiki, and the request's page there; empty: the call names none.
struct RequestDesk
{
    Session session;
    QString title;
};

Task<RequestDesk> atHome(std::shared_ptr<Job> job, QString named)
{
    const auto place = requestPlace(job->call.options, named, *job->workplace);
    if (!place)
        co_return tl::unexpected(place.error());
    auto session = co_await openSession(job->workplace, job->call.options, place->home);
    if (!session)
        co_return tl::unexpected(session.error());
    RequestDesk desk{std::move(*session), place->title};
    co_return desk;
}

Task<void> listWork(std::shared_ptr<Job> job)
{
    const auto desk = co_await atHome(job, QString());
    if (!desk)
        co_return tl::unexpected(desk.error());
    const Session &session = desk->session;
    const auto shelf = std::make_shared<RequestShelf>(session.wikis, job->workplace->clock());
    const auto reading = co_await shelf->read();
    if (!reading)
        co_return tl::unexpected(reading.error());
    if (const QString note = policyNote(reading->policy); !note.isEmpty())
        job->console().note(note);
    for (const QueuedRequest &queued : reading->requests) {
        if (job->has(u"json"_s))
            job->console().json(queuedToJson(queued));
        else
            job->console().line(queuedLine(queued));
    }
    co_return Result<void>();
}

Task<void> policyWork(std::shared_ptr<Job> job)
{
    const auto desk = co_await atHome(job, QString());
    if (!desk)
        co_return tl::unexpected(desk.error());
    const Session &session = desk->session;
    const auto policy = co_await readPolicy(session.farm, session.wikis);
    if (!policy)
        co_return tl::unexpected(policy.error());
    if (const QString note = policyNote(*policy); !note.isEmpty())
        job->console().note(note);
    if (job->has(u"json"_s)) {
        job->console().json(policyToJson(*policy));
        co_return Result<void>();
    }
    for (const QString &line : policyLines(*policy))
        job->console().line(line);
    co_return Result<void>();
}

Task<void> showWork(std::shared_ptr<Job> job)
{
    const auto desk = co_await atHome(job, job->call.options.arguments().first());
    if (!desk)
        co_return tl::unexpected(desk.error());
    const auto request = co_await readRequest(desk->title, desk->session.wikis);
    if (!request)
        co_return tl::unexpected(request.error());
    print(*job, *request, true);
    co_return Result<void>();
}

/// The digest of what is said yes to, typed by who says it: its first twelve digits at least.
Result<QString> typedDigest(const GivenOptions &options)
{
    static const QRegularExpression digits(u"^[0-9a-f]{12,64}$"_s);
    const QString typed = options.value(u"digest"_s).toLower();
    if (!digits.match(typed).hasMatch())
        return failure(ErrorKind::Input, u"no-digest"_s, u"--digest"_s);
    return typed;
}

Task<void> decideAs(std::shared_ptr<Job> job, Decision::Kind kind, QString digest)
{
    const GivenOptions &options = job->call.options;
    const auto desk = co_await atHome(job, options.arguments().first());
    if (!desk)
        co_return tl::unexpected(desk.error());
    const auto seen = co_await readRequest(desk->title, desk->session.wikis);
    if (!seen)
        co_return tl::unexpected(seen.error());
    if (!seen->digest().startsWith(digest))
        co_return failure(ErrorKind::Input, u"request-changed"_s, desk->title);
    const DecisionWish wish{kind, desk->title, seen->digest(), options.value(u"comment"_s)};
    const auto decided = co_await decide(wish, desk->session.wikis);
    if (!decided)
        co_return tl::unexpected(decided.error());
    print(*job, *decided, false);
    co_return Result<void>();
}

Task<void> approveWork(std::shared_ptr<Job> job)
{
    const auto digest = typedDigest(job->call.options);
    if (!digest)
        co_return tl::unexpected(digest.error());
    co_return co_await decideAs(job, Decision::Kind::Approve, *digest);
}

Task<void> returnWork(std::shared_ptr<Job> job)
{
    if (job->call.options.value(u"comment"_s).simplified().isEmpty())
        co_return failure(ErrorKind::Input, u"no-comment"_s, u"--comment"_s);
    co_return co_await decideAs(job, Decision::Kind::Return, QString());
}

Task<void> commentWork(std::shared_ptr<Job> job)
{
    co_return co_await decideAs(job, Decision::Kind::Comment, QString());
}

Task<void> takeWork(std::shared_ptr<Job> job)
{
    co_return co_await decideAs(job, Decision::Kind::Take, QString());
}

Task<void> releaseWork(std::shared_ptr<Job> job)
{
    co_return co_await decideAs(job, Decision::Kind::Release, QString());
}

Task<void> withdrawWork(std::shared_ptr<Job> job)
{
    co_return co_await decideAs(job, Decision::Kind::Withdraw, QString());
}

QCoro::Task<ExitCode> submit(Call call)
{
    return run(std::move(call), &submitWork);
}

QCoro::Task<ExitCode> list(Call call)
{
    return run(std::move(call), &listWork);
}

QCoro::Task<ExitCode> policy(Call call)
{
    return run(std::move(call), &policyWork);
}

QCoro::Task<ExitCode> show(Call call)
{
    return run(std::move(call), &showWork);
}

QCoro::Task<ExitCode> approve(Call call)
{
    return run(std::move(call), &approveWork);
}

QCoro::Task<ExitCode> giveBack(Call call)
{
    return run(std::move(call), &returnWork);
}

QCoro::Task<ExitCode> comment(Call call)
{
    return run(std::move(call), &commentWork);
}

QCoro::Task<ExitCode> take(Call call)
{
    return run(std::move(call), &takeWork);
}

QCoro::Task<ExitCode> release(Call call)
{
    return run(std::move(call), &releaseWork);
}

QCoro::Task<ExitCode> withdraw(Call call)
{
    return run(std::move(call), &withdrawWork);
}

QList<OptionSpec> reviewOptions(QList<OptionSpec> own, bool json = true)
{
    own += accountOptions();
    if (json)
        own += jsonOption(u"As one JSON object."_s);
    return own + QList<OptionSpec>{dataDirectoryOption(), helpOption()};
}

const OptionSpec HomeOption{u"home"_s, u"HOST"_s, u"The farm's home wiki, where TITLE does not name it."_s};

} // namespace

QList<Verb> reviewVerbs()
{
    const OptionSpec digest{u"digest"_s, u"DIGITS"_s,
                            u"Needed: the first 12 digits or more of the digest of what you have read."_s};
    const OptionSpec words{u"comment"_s, u"WORDS"_s, u"To the submitter; one line."_s};
    const OptionSpec note{u"note"_s, u"WORDS"_s, u"To the reviewers; one line."_s};
    return {
        {{u"review submit"_s, u"REQUEST"_s, 1, 1,
          u"Submit a request for review; submitted again, it is its next version."_s, reviewOptions({note})},
         &submit},
        {{u"review list"_s,
          {},
          0,
          0,
          u"List the requests on the home wiki, and where they stand."_s,
          reviewOptions({HomeOption})},
         &list},
        {{u"review policy"_s,
          {},
          0,
          0,
          u"Show the policy in force, and where it stands."_s,
          reviewOptions({HomeOption})},
         &policy},
        {{u"review show"_s, u"TITLE[@HOST]"_s, 1, 1,
          u"Show a request: what, where to, its digest, and who said what."_s, reviewOptions({HomeOption})},
         &show},
        {{u"review take"_s, u"TITLE[@HOST]"_s, 1, 1,
          u"Tell others that you look at a request, for an hour; it decides nothing."_s,
          reviewOptions({HomeOption})},
         &take},
        {{u"review release"_s, u"TITLE[@HOST]"_s, 1, 1, u"Give up a request that you took."_s,
          reviewOptions({HomeOption})},
         &release},
        {{u"review approve"_s, u"TITLE[@HOST]"_s, 1, 1, u"Approve exactly what has this digest."_s,
          reviewOptions({digest, words, HomeOption})},
         &approve},
        {{u"review return"_s, u"TITLE[@HOST]"_s, 1, 1, u"Give a request back, and say what to mend."_s,
          reviewOptions({words, HomeOption})},
         &giveBack},
        {{u"review comment"_s, u"TITLE[@HOST]"_s, 1, 1,
          u"Say something of a request, beside the decisions."_s, reviewOptions({words, HomeOption})},
         &comment},
        {{u"review withdraw"_s, u"TITLE[@HOST]"_s, 1, 1,
          u"Withdraw your word, or a request that you submitted."_s, reviewOptions({words, HomeOption})},
         &withdraw}};
}

} // namespace paperround
