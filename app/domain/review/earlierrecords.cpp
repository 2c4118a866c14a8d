// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/earlierrecords.h"

#include <algorithm>

namespace paperround {

namespace {

/// Nobody looks through a page that somebody has filled with rubbish.
constexpr qsizetype MostUnreadable = 50;

/// Where the run of revisions of that submission begins.
qsizetype beginOf(const RequestRecord &record, const PageRecord &page)
{
    const auto brought = std::ranges::find(page.revisions, record.revision, &RecordedRevision::id);
    return brought - page.revisions.begin();
}

} // namespace

QList<RequestRecord> earlierRecords(const PageRecord &page)
{
    QList<RequestRecord> records;
    PageRecord before = page;
    qsizetype unreadable = 0;
    QString newer; // Digest of the one that took its place.
    while (!before.revisions.isEmpty() && records.size() < MostEarlierRecords
           && unreadable < MostUnreadable) {
        const auto record = requestRecordFrom(before);
        if (!record) {
            ++unreadable;
            before.revisions.removeLast();
            continue;
        }
        const bool stands = before.revisions.size() == page.revisions.size();
        if (!stands && record->digest != newer)
            records.append(*record);
        newer = record->digest;
        before.revisions.resize(beginOf(*record, before));
    }
    return records;
}

} // namespace paperround
