// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Lane: pages in bulk, just before they are posted to.
#include "domain/delivery/destination.h"
#include "domain/delivery/reason.h"
#include "engine/crashpoint.h"
#include "engine/delivery/brakes.h"
#include "engine/delivery/deliveryrun.h"
#include "engine/delivery/reviewwatch.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

bool isWikis(const EditProblem &problem)
{
    return problem.kind != ErrorKind::Row;
}

/// What every page of the batch would be refused for is not the pages' fault.
std::optional<Error> refusalOfAll(const QList<PageCheck> &pages)
{
    std::optional<Error> shared;
    for (const PageCheck &page : pages) {
        if (page.invalid || page.interwikiRedirect || page.doubleRedirect)
            continue;
        const auto problem = std::ranges::find_if(page.problems, isWikis);
        if (problem == page.problems.end())
            return std::nullopt;
        shared = Error{problem->kind, problem->code, problem->text, {}};
    }
    return shared;
}

/// Pages of the home wiki whose news ride along with a check of others.
struct Riders
{
    QStringList stopPage; ///< One or none.
    QStringList review;

    [[nodiscard]] QStringList titles() const { return stopPage + review; }
};

Riders ridersTo(const QString &wiki, const DeliveryRun &run)
{
    Riders riders;
    if (const QString stopPage = run.brakes().rideAlong(wiki); !stopPage.isEmpty())
        riders.stopPage.append(stopPage);
    riders.review = run.review().rideAlong(wiki);
    return riders;
}

/// Takes them off the end.
void noteRiders(QList<PageCheck> &pages, const Riders &riders, const DeliveryRun &run)
{
    const QList<PageCheck> review = pages.last(riders.review.size());
    pages.remove(pages.size() - review.size(), review.size());
    if (!riders.stopPage.isEmpty())
        run.brakes().noteStopPage(pages.takeLast());
    if (!review.isEmpty())
        run.review().note(review);
}

} // namespace

void Lane::takeAccount(const AccountFacts &account)
{
    m_account = account;
    m_gate->pace().setMostPerMinute(m_run.wikis()->policy().editsPerMinute);
    m_gate->pace().setLimit(account.rights.contains("noratelimit"_L1) ? std::nullopt : account.editLimit);
    if (m_handsOver)
        return; // Another account posts; what a board refuses ours is told when it does.
    if (account.block && !account.block->partial)
        trouble({ErrorKind::Wiki, u"blocked"_s, account.block->reason, {}});
    else if (!account.rights.isEmpty() && !account.rights.contains("edit"_L1))
        trouble({ErrorKind::NeedsFix, u"no-edit-right"_s, {}, {}});
}

QList<PageCheck> Lane::taken(const BatchCheck &batch)
{
    if (batch.account)
        takeAccount(*batch.account);
    const auto refusal = m_handsOver ? std::nullopt : refusalOfAll(batch.pages);
    if (refusal && refusal->kind == ErrorKind::Temporary)
        m_gate->pace().refused(*refusal, m_run.now());
    else if (refusal && !m_trouble)
        trouble(*refusal);
    QList<PageCheck> pages = batch.pages;
    for (PageCheck &page : pages) {
        if (m_handsOver && !isBoard(boardOf(page)))
            page.problems.clear(); // Ours, not those of the account that will post.
        else if (refusal || m_trouble)
            page.problems.removeIf(isWikis);
    }
    return pages;
}

QCoro::Task<> Lane::checkBatch()
{
    const auto self = shared_from_this();
    show(LaneStatus::Phase::Checking);
    const qsizetype most = m_account.rights.contains("apihighlimits"_L1) ? 500 : 50;
    QList<int> numbers;
    QStringList titles;
    for (auto number = m_planned.begin(); number != m_planned.end() && numbers.size() < most; ++number) {
        if (hasFreshCheck(*number))
            continue;
        numbers.append(*number);
        titles.append(destinationOf(m_run.row(*number).target.title, m_facts));
    }
    if (titles.isEmpty()) { // Only rows in doubt: the wiki's clock is needed all the same.
        if (m_unknown.empty() || !m_checkClock.isEmpty())
            co_return;
        titles.append(m_run.row(*m_unknown.begin()).page);
    }
    Riders riders = ridersTo(wiki(), m_run);
    if (titles.size() + riders.titles().size() > most)
        riders = {};
    titles += riders.titles();
    const qsizetype asked = titles.size();
    auto batch = co_await m_run.wikis()->check(wiki(), titles);
    if (m_run.isAbandoned())
        co_return;
    if (!batch || batch->pages.size() != asked) {
        readFailed(batch ? Error{ErrorKind::Temporary, u"bad-answer"_s, {}, {}} : batch.error());
        co_return;
    }
    m_waits = 0;
    crashPoint("check-read");
    m_checkClock = batch->wikiClock;
    noteRiders(batch->pages, riders, m_run);
    m_run.brakes().noteMessages(wiki(), batch->hasMessages);
    const QList<PageCheck> pages = taken(*batch);
    QList<RowChange> changes;
    for (qsizetype i = 0; i < numbers.size(); ++i) {
        const CheckedPage checked{pages[i], batch->wikiClock, m_run.now()};
        m_checked.insert(numbers[i], checked);
        if (auto row = judged(numbers[i], checked))
            changes.append({m_run.delivery().id, std::move(*row), std::nullopt});
    }
    co_await m_run.record(std::move(changes));
}

std::optional<Row> Lane::judged(int number, const CheckedPage &checked)
{
    Row row = m_run.row(number);
    Verdict verdict = verdictOf(checked.page, m_facts, m_run.wikis()->routes(), m_run.allowedNamespaces());
    if (verdict.willSend && row.attempts == 0 && isDuplicate(number, checked.page.title)) {
        verdict.willSend = false;
        verdict.reason = reason::Duplicate;
        verdict.detail = checked.page.title;
    }
    const QString heldBy = row.attempts == 0 ? m_run.heldBy(row, checked.page) : QString();
    if (!heldBy.isEmpty())
        verdict = {false, reason::Excluded, heldBy, {}, checked.page};
    // What a person decided stays decided.
    const QString earlier = row.attempts == 0 && row.reason != reason::PersonDecides
        ? m_gotBefore.value(checked.page.title)
        : QString();
    const bool permitted = row.attempts > 0 || m_run.maySendOn(wiki());
    if (verdict.willSend && permitted && earlier.isEmpty())
        return std::nullopt;
    row.state = verdict.willSend ? RowState::Held : RowState::Skipped;
    row.reason = verdict.reason;
    row.code = verdict.code;
    row.detail = verdict.detail;
    if (verdict.willSend) {
        row.reason = permitted ? reason::PersonDecides : reason::NoPermission;
        row.code = permitted ? reason::SameText : QString();
        row.detail = permitted ? earlier : QString();
    }
    row.route = boardOf(checked.page);
    row.page = checked.page.title;
    row.pageId = checked.page.pageId;
    row.time = m_run.now();
    return row;
}

bool Lane::isDuplicate(int number, const QString &title)
{
    const auto other = m_pages.constFind(title);
    if (other != m_pages.cend() && *other != number)
        return m_run.row(*other).state != RowState::Skipped;
    m_pages.insert(title, number);
    return false;
}

void Lane::pinToCheck(int number)
{
    const auto checked = m_checked.constFind(number);
    RowWork &work = m_work[number];
    if (checked == m_checked.cend() || work.pinned)
        return;
    work.pinned = true;
    work.pageId = checked->page.pageId;
    work.base = checked->page.base;
    work.baseTime = checked->page.baseTime;
    work.clock = checked->clock;
}

} // namespace paperround
