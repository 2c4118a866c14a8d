// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Lane: pages in bulk, just before they are posted to.
#include "domain/delivery/destination.h"
#include "domain/delivery/reason.h"
#include "engine/crashpoint.h"
#include "engine/delivery/deliveryrun.h"

using namespace Qt::StringLiterals;

namespace paperround {

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
    const qsizetype asked = titles.size();
    const auto batch = co_await m_run.wikis()->check(wiki(), titles);
    if (m_run.isAbandoned())
        co_return;
    if (!batch || batch->pages.size() != asked) {
        readFailed(batch ? Error{ErrorKind::Temporary, u"bad-answer"_s, {}, {}} : batch.error());
        co_return;
    }
    m_waits = 0;
    crashPoint("check-read");
    m_checkClock = batch->wikiClock;
    QList<RowChange> changes;
    for (qsizetype i = 0; i < numbers.size(); ++i) {
        const CheckedPage checked{batch->pages[i], batch->wikiClock, m_run.now()};
        m_checked.insert(numbers[i], checked);
        if (auto row = judged(numbers[i], checked))
            changes.append({m_run.delivery().id, std::move(*row), std::nullopt});
    }
    co_await m_run.record(std::move(changes));
}

std::optional<Row> Lane::judged(int number, const CheckedPage &checked)
{
    Row row = m_run.row(number);
    Verdict verdict = verdictOf(checked.page, m_facts);
    if (verdict.willSend && row.attempts == 0 && isDuplicate(number, checked.page.title)) {
        verdict.willSend = false;
        verdict.reason = reason::Duplicate;
        verdict.detail = checked.page.title;
    }
    if (verdict.willSend)
        return std::nullopt;
    row.state = RowState::Skipped;
    row.reason = verdict.reason;
    row.code = verdict.code;
    row.detail = verdict.detail;
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
