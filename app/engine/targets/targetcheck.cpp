// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/targets/targetcheck.h"

#include "domain/delivery/destination.h"
#include "domain/delivery/reason.h"

#include <QHash>
#include <QPointer>
#include <QSet>

#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// So many titles a step, what a wiki takes at once: the table fills while the rest is still asked.
constexpr qsizetype UsualStep = 50;
constexpr qsizetype LargeStep = 500; ///< With apihighlimits.

struct WikiTargets
{
    QList<int> indexes;
    QStringList titles; ///< As the list says them.
};

/// One check from its beginning to its end, shared by the wikis that are asked side by side.
struct Round
{
    std::shared_ptr<Wikis> wikis;
    CheckWishes wishes;
    std::stop_token stop;
    int renamesLeft = TargetCheck::mostRenames;
    int lastEditsLeft = TargetCheck::mostLastEdits;
    int locksAsked = 0;
    QHash<QString, bool> locked; ///< Central accounts of which a wiki has told, for the others' rows too.
};

struct UsableWiki
{
    WikiFacts facts;
    qsizetype step = UsualStep;
};

/// The wiki's own facts, or why nothing can be sent there at all.
Task<UsableWiki> usableWiki(std::shared_ptr<Wikis> wikis, QString wiki)
{
    const auto facts = co_await wikis->facts(wiki);
    if (!facts)
        co_return tl::unexpected(facts.error());
    UsableWiki usable{*facts, UsualStep};
    if (!wikis->account())
        co_return usable;
    const auto account = co_await wikis->accountFacts(wiki);
    if (!account)
        co_return tl::unexpected(account.error());
    if (account->block && !account->block->partial)
        co_return failure(ErrorKind::Wiki, u"blocked"_s, account->block->reason);
    if (account->rights.contains("apihighlimits"_L1))
        usable.step = LargeStep;
    co_return usable;
}

/// Missing users whom the wiki's log of renames knows, where the new name is a user there.
Task<QList<Verdict>> withRenames(std::shared_ptr<Round> round, WikiFacts facts, QList<Verdict> verdicts)
{
    QStringList missing;
    for (const Verdict &verdict : std::as_const(verdicts)) {
        if (verdict.reason == reason::NoUser && !missing.contains(verdict.page.ownerName)
            && missing.size() < round->renamesLeft)
            missing.append(verdict.page.ownerName);
    }
    missing.removeAll(QString());
    if (missing.isEmpty())
        co_return verdicts;
    round->renamesLeft -= int(missing.size());
    const auto renames = co_await round->wikis->renames(facts.wiki, missing);
    if (!renames)
        co_return tl::unexpected(renames.error());
    if (renames->isEmpty() || round->stop.stop_requested())
        co_return verdicts;
    QStringList titles;
    for (const UserRename &rename : *renames)
        titles.append(destinationOf(u"User talk:"_s + rename.to, facts));
    const auto batch = co_await round->wikis->check(facts.wiki, titles);
    if (!batch)
        co_return tl::unexpected(batch.error());
    for (qsizetype i = 0; i < renames->size() && i < batch->pages.size(); ++i) {
        if (batch->pages[i].owner != PageOwner::Exists)
            continue; // renamed, and gone since: as missing as before
        for (Verdict &verdict : verdicts) {
            if (verdict.reason == reason::NoUser && verdict.page.ownerName == (*renames)[i].user)
                verdict = {false, reason::Renamed, (*renames)[i].time, {}, batch->pages[i]};
        }
    }
    co_return verdicts;
}

QStringList ownersOf(const QList<Verdict> &verdicts, bool blockedFirst)
{
    QStringList owners;
    for (const bool blocked : {true, false}) {
        for (const Verdict &verdict : verdicts) {
            const bool takes = verdict.willSend && verdict.reason != reason::OwnerLocked;
            if (takes && !verdict.page.ownerName.isEmpty()
                && (!blockedFirst || verdict.page.ownerBlocked == blocked))
                owners.append(verdict.page.ownerName);
        }
    }
    owners.removeDuplicates();
    return owners;
}

/// When the inactive ones were there last, as far as that was asked; else that it was before the span began.
QList<Verdict> withLastEdits(QList<Verdict> verdicts, const QStringList &asked,
                             const QHash<QString, QString> &times, const QString &since)
{
    for (Verdict &verdict : verdicts) {
        if (verdict.reason == reason::Inactive)
            verdict.detail =
                asked.contains(verdict.page.ownerName) ? times.value(verdict.page.ownerName) : u'/' + since;
    }
    return verdicts;
}

/// Owners who have not been there for the span that was asked for.
Task<QList<Verdict>> withSilent(std::shared_ptr<Round> round, WikiFacts facts, QList<Verdict> verdicts)
{
    const QStringList owners = ownersOf(verdicts, false);
    if (!round->wishes.activeSince.isValid() || owners.isEmpty())
        co_return verdicts;
    const QString since = round->wishes.activeSince.toUTC().toString(Qt::ISODate);
    const auto silent = co_await round->wikis->silentUsers(facts.wiki, owners, since);
    if (!silent)
        co_return tl::unexpected(silent.error());
    const QSet<QString> names(silent->cbegin(), silent->cend());
    QStringList asked;
    for (Verdict &verdict : verdicts) {
        if (!verdict.willSend || !verdict.reason.isEmpty() || !names.contains(verdict.page.ownerName))
            continue;
        verdict.reason = reason::Inactive;
        if (!asked.contains(verdict.page.ownerName) && asked.size() < round->lastEditsLeft)
            asked.append(verdict.page.ownerName);
    }
    if (asked.isEmpty())
        co_return withLastEdits(std::move(verdicts), {}, {}, since);
    round->lastEditsLeft -= int(asked.size());
    const auto times = co_await round->wikis->lastEdits(facts.wiki, asked);
    if (!times)
        co_return tl::unexpected(times.error());
    co_return withLastEdits(std::move(verdicts), asked, *times, since);
}

/// Owners whose central account is locked, as far as the wishes' number of questions goes.
Task<QList<Verdict>> withLocked(std::shared_ptr<Round> round, WikiFacts facts, QList<Verdict> verdicts)
{
    QStringList asked;
    for (const QString &owner : ownersOf(verdicts, true)) {
        if (round->locksAsked >= round->wishes.lockedAtMost)
            break;
        if (round->locked.contains(owner))
            continue;
        ++round->locksAsked;
        asked.append(owner);
    }
    if (!asked.isEmpty()) {
        const auto locked = co_await round->wikis->lockedUsers(facts.wiki, asked);
        if (!locked)
            co_return tl::unexpected(locked.error());
        for (const QString &owner : std::as_const(asked))
            round->locked.insert(owner, locked->contains(owner));
    }
    for (Verdict &verdict : verdicts) {
        if (verdict.willSend && round->locked.value(verdict.page.ownerName)) {
            verdict.reason = reason::OwnerLocked;
            verdict.page.ownerLocked = true;
        }
    }
    co_return verdicts;
}

struct Step
{
    QList<Verdict> verdicts;
    std::optional<Error> trouble; ///< What could not be asked of the owners; the pages have told.
};

using More = Task<QList<Verdict>> (*)(std::shared_ptr<Round>, WikiFacts, QList<Verdict>);
constexpr std::array<More, 3> moreOfOwners{&withRenames, &withSilent, &withLocked};

/// One step of one wiki: its pages, and what their owners are.
Task<Step> checkStep(std::shared_ptr<Round> round, WikiFacts facts, QStringList titles)
{
    const auto batch = co_await round->wikis->check(facts.wiki, titles);
    if (!batch)
        co_return tl::unexpected(batch.error());
    if (batch->pages.size() != titles.size())
        co_return failure(ErrorKind::Temporary, u"bad-answer"_s);
    Step step;
    for (const PageCheck &page : batch->pages)
        step.verdicts.append(
            verdictOf(page, facts, round->wikis->routes(), round->wikis->policy().namespaces));
    for (const More more : moreOfOwners) {
        if (round->stop.stop_requested() || step.trouble)
            break;
        auto known = co_await more(round, facts, step.verdicts);
        if (known)
            step.verdicts = std::move(*known);
        else
            step.trouble = known.error();
    }
    co_return Step(step);
}

/// A wiki that nobody may read but its members is closed to this account; other errors are told as they are.
bool isPrivate(const Error &error)
{
    return error.code == "readapidenied"_L1;
}

QCoro::Task<> checkWiki(QPointer<TargetCheck> check, std::shared_ptr<Round> round, QString wiki,
                        WikiTargets targets)
{
    const auto givenUp = [&check, &round] { return round->stop.stop_requested() || !check; };
    const auto ours = co_await round->wikis->belongsToFarm(wiki);
    if (givenUp())
        co_return;
    if (ours && !*ours) {
        const Verdict outside{false, reason::OutsideFarm, wiki, {}, {}};
        Q_EMIT check->checked(targets.indexes, QList<Verdict>(targets.indexes.size(), outside));
        co_return;
    }
    const auto usable = co_await usableWiki(round->wikis, wiki);
    if (givenUp())
        co_return;
    if (!usable && isPrivate(usable.error())) {
        const Verdict closed{false, reason::ClosedWiki, u"private"_s, usable.error().code, {}};
        Q_EMIT check->checked(targets.indexes, QList<Verdict>(targets.indexes.size(), closed));
        co_return;
    }
    if (!usable) {
        Q_EMIT check->wikiFailed(wiki, usable.error());
        co_return;
    }
    for (qsizetype from = 0; from < targets.titles.size(); from += usable->step) {
        QStringList titles;
        for (const QString &title : targets.titles.mid(from, usable->step))
            titles.append(destinationOf(title, usable->facts));
        const auto step = co_await checkStep(round, usable->facts, titles);
        if (givenUp())
            co_return;
        if (step)
            Q_EMIT check->checked(targets.indexes.mid(from, usable->step), step->verdicts);
        if (givenUp())
            co_return;
        if (!step || step->trouble) {
            Q_EMIT check->wikiFailed(wiki, step ? *step->trouble : step.error());
            co_return;
        }
    }
}

QCoro::Task<> checkAll(QPointer<TargetCheck> check, std::shared_ptr<Round> round,
                       QHash<QString, WikiTargets> byWiki)
{
    std::vector<QCoro::Task<>> tasks;
    for (auto wiki = byWiki.cbegin(); wiki != byWiki.cend(); ++wiki)
        tasks.push_back(checkWiki(check, round, wiki.key(), wiki.value()));
    for (auto &task : tasks)
        co_await task;
    if (check && !round->stop.stop_requested())
        Q_EMIT check->finished();
}

} // namespace

TargetCheck::TargetCheck(QObject *parent)
    : QObject(parent)
{
}

TargetCheck::~TargetCheck()
{
    cancel();
}

void TargetCheck::check(std::shared_ptr<Wikis> wikis, QList<Target> targets, CheckWishes wishes)
{
    cancel();
    m_stop = std::stop_source();
    QHash<QString, WikiTargets> byWiki;
    for (qsizetype i = 0; i < targets.size(); ++i) {
        byWiki[targets[i].wiki].indexes.append(int(i));
        byWiki[targets[i].wiki].titles.append(targets[i].title);
    }
    const auto round = std::make_shared<Round>();
    round->wikis = wikis->until(m_stop.get_token());
    round->wishes = std::move(wishes);
    round->stop = m_stop.get_token();
    checkAll(this, round, std::move(byWiki));
}

void TargetCheck::cancel()
{
    m_stop.request_stop();
}

} // namespace paperround
