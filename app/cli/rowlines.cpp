// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/rowlines.h"

#include "cli/console.h"
#include "models/rowwords.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace paperround {

QJsonObject rowToJson(const Row &row)
{
    return {{u"row"_s, row.number},
            {u"title"_s, row.target.title},
            {u"wiki"_s, row.target.wiki},
            {u"state"_s, stateName(row.state)},
            {u"reason"_s, row.reason},
            {u"code"_s, row.code},
            {u"revid"_s, row.revision > 0 ? QJsonValue(row.revision) : QJsonValue()},
            {u"route"_s, routeName(row.route)},
            {u"thread"_s, row.thread},
            {u"attempt"_s, row.attempts},
            {u"time"_s, timeWord(row.time)}};
}

QJsonObject summaryOf(const StateCounts &counts)
{
    QJsonObject summary;
    for (const auto state : allRowStates)
        summary.insert(stateName(state), counts[state]);
    return summary;
}

QJsonValue timeWord(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

QString rowLine(const Row &row)
{
    auto line = u"%1  %2  %3  %4"_s.arg(row.number, 6)
                    .arg(stateName(row.state), -10)
                    .arg(plainForTerminal(row.target.wiki), -24)
                    .arg(plainForTerminal(row.target.title));
    if (row.state != RowState::Delivered && !row.reason.isEmpty())
        line += u"  ("_s + reasonTitle(row.reason)
            + (row.code.isEmpty() ? QString() : u", "_s + plainForTerminal(row.code)) + u')';
    return line;
}

QString deliveryLine(const Delivery &delivery)
{
    auto line = u"%1  %2  %3  %4 of %5 delivered  %6"_s
                    .arg(delivery.id, delivery.created.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s))
                    .arg(stateName(delivery.state), -10)
                    .arg(delivery.counts[RowState::Delivered])
                    .arg(delivery.counts.total())
                    .arg(plainForTerminal(delivery.message.subject));
    if (delivery.options.test)
        line += u"  (test)"_s;
    return delivery.origin.isEmpty()
        ? line
        : line + u"  (imported from "_s + plainForTerminal(delivery.origin) + u')';
}

QString countsTable(const StateCounts &counts)
{
    QStringList lines;
    for (const auto state : allRowStates) {
        if (counts[state] > 0)
            lines += u"%1 %2"_s.arg(stateName(state), -12).arg(counts[state], 8);
    }
    lines += u"%1 %2"_s.arg(u"total"_s, -12).arg(counts.total(), 8);
    return lines.join(u'\n');
}

} // namespace paperround
