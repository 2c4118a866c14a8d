// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/store.h"

#include <QCoroTask>
#include <QTest>
#include <QTimeZone>

namespace paperround::test {

using namespace Qt::StringLiterals;

/// "" for a value, else the error's code.
template <class T> QString codeOf(const Result<T> &result)
{
    return result ? QString() : result.error().code;
}

template <class T> Result<T> await(Task<T> task)
{
    return QCoro::waitFor(std::move(task));
}

/// What was claimed; QCoro::waitFor() cannot hold a ClaimedAttempt, which nobody can make from nothing.
inline Task<AttemptPlan> claim(Ledger *ledger, AttemptPlan plan)
{
    const auto claimed = co_await ledger->claim(std::move(plan));
    if (!claimed)
        co_return tl::unexpected(claimed.error());
    co_return claimed->plan();
}

inline std::unique_ptr<Store> openStore(const QString &directory,
                                        Store::Access access = Store::Access::Writer)
{
    auto store = await(Store::open(directory, access));
    return store ? std::move(*store) : nullptr;
}

inline QDateTime noon(int secondsLater = 0)
{
    return QDateTime({2026, 3, 1}, {12, 0}, Qt::UTC).addSecs(secondsLater);
}

/// More than subject and body.
inline Message fromAPage()
{
    Message made{u"Tech News"_s, u"What changed this week"_s};
    made.source = MessageSource{u"meta.example.org"_s,
                                u"News"_s,
                                {},
                                {},
                                false,
                                7,
                                {{u"News"_s, 7, u"en"_s, false, {}, u"Marmalade"_s}}};
    made.signature = Signature::None;
    return made;
}

inline Delivery delivery(const QString &id, int secondsLater = 0)
{
    Delivery made;
    made.id = id;
    made.farm = u"meta.example.org"_s;
    made.account = u"Sender"_s;
    made.message = {u"Tech News"_s, u"What changed this week"_s};
    made.listUrl = u"https://meta.example.org/?oldid=7"_s;
    made.digest = u"d1"_s;
    made.options = {noon(60), noon(86400), {1, 10}, true, false};
    made.review = {u"Project:Requests/Tech News"_s,
                   77,
                   2,
                   QString(64, u'a'),
                   u"Author"_s,
                   u"Project:Policy"_s,
                   70,
                   {{u"Ngozi"_s, 78, noon(-60), u"fine, \"so\" <b>"_s}}};
    made.installation = u"desk"_s;
    made.created = noon(secondsLater);
    return made;
}

inline Row row(int number, const QString &title = u"User talk:Ada"_s,
               const QString &wiki = u"en.example.org"_s)
{
    Row made;
    made.number = number;
    made.target = {title, wiki, number};
    made.time = noon();
    return made;
}

inline QList<Row> plannedRows(int count)
{
    QList<Row> rows;
    for (int number = 1; number <= count; ++number)
        rows << row(number, u"User talk:Reader %1"_s.arg(number));
    return rows;
}

inline AttemptPlan planFor(const QString &id, Row row, int attempt = 1)
{
    AttemptPlan plan;
    plan.deliveryId = id;
    plan.account = u"Sender"_s;
    plan.wiki = row.target.wiki;
    row.state = RowState::Sending;
    row.reason = u"claimed"_s;
    row.page = row.target.title;
    row.pageId = 41;
    row.firstBase = 100;
    row.attempts = attempt;
    row.time = noon(60 * attempt);
    plan.row = row;
    plan.attempt = {row.number, attempt, EditForm::Append, 100, u"2026-03-01T12:00:00Z"_s, row.time, {}, {},
                    {},         {}};
    return plan;
}

/// The answer to a claim: delivered as revision 500 + number.
inline RowChange deliveredChange(const AttemptPlan &plan)
{
    RowChange change{plan.deliveryId, plan.row, plan.attempt};
    change.row.state = RowState::Delivered;
    change.row.reason = u"posted"_s;
    change.row.revision = 500 + plan.row.number;
    change.row.time = noon(3600 + plan.row.number);
    change.attempt->answered = change.row.time;
    change.attempt->outcome = u"delivered"_s;
    return change;
}

inline RowChange stateChange(const QString &id, Row row, RowState state, const QString &reason = {})
{
    row.state = state;
    row.reason = reason;
    row.revision = state == RowState::Delivered ? 900 + row.number : 0;
    return {id, row, {}};
}

} // namespace paperround::test
