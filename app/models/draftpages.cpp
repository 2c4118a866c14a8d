// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the checks of a draft say of its pages: those that will not get the message, and those without room.
#include "domain/delivery/reason.h"
#include "models/draftchecks.h"

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

QList<LeftOut> leftOutOf(const TargetList &entries)
{
    struct Count
    {
        int pages = 0;
        QSet<int> wikis;
    };
    QHash<QString, Count> counts;
    for (int place = 0; place < entries.size(); ++place) {
        const TargetHealth health = entries.health(place);
        if (entries.willBeSent(place) || health == TargetHealth::Problem || health == TargetHealth::OtherHost)
            continue;
        const TargetFinding *finding = entries.finding(place);
        const QString reason = health == TargetHealth::Duplicate ? reason::Duplicate
            : health == TargetHealth::Excluded                   ? reason::Excluded
            : entries.canBeIncluded(place) || finding == nullptr ? QString()
                                                                 : finding->reason;
        Count &count = counts[reason];
        ++count.pages;
        count.wikis.insert(entries.wiki(place));
    }
    QList<LeftOut> all;
    for (auto count = counts.cbegin(); count != counts.cend(); ++count)
        all.append({count.key(), count->pages, static_cast<int>(count->wikis.size())});
    std::ranges::sort(all, [](const LeftOut &a, const LeftOut &b) {
        return std::pair(-a.pages, a.reason) < std::pair(-b.pages, b.reason);
    });
    return all;
}

QStringList fullPagesOf(const TargetList &entries, qint64 bytes, qint64 most)
{
    QStringList full;
    for (int place = 0; place < entries.size(); ++place) {
        const TargetFinding *finding = entries.finding(place);
        if (finding && finding->bytes > 0 && finding->bytes + bytes > most && entries.willBeSent(place))
            full.append(
                u"%1 (%2)"_s.arg(entries[place].finding->page, entries.wikis().at(entries.wiki(place))));
    }
    return full;
}

} // namespace paperround
