// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/wordingrows.h"

#include <QHash>

#include <algorithm>
#include <utility>

namespace paperround {

QList<int> segmentsOfRows(const Message &message, qsizetype rows)
{
    QList<int> segments(rows, -1);
    // Painted from the last one to the first, which so has the last word.
    for (qsizetype variant = message.variants.size() - 1; variant >= 0; --variant) {
        for (const RowRange &range : message.variants[variant].rows) {
            const qsizetype first = std::max(range.first, 1) - 1;
            const qsizetype end = std::min<qsizetype>(range.last, rows);
            if (first < end)
                std::fill(segments.begin() + first, segments.begin() + end, int(variant));
        }
    }
    return segments;
}

QList<WordingRows> wordingRows(const Message &message, const QList<Target> &targets)
{
    const QList<int> segments = segmentsOfRows(message, targets.size());
    QHash<QString, qsizetype> known; // Place in `byWiki`.
    QList<QList<WordingRows>> byWiki;
    QList<QList<qsizetype>>
        places; // Of each wiki: by one above a segment, the place of its rows; -1: none yet.
    qsizetype wiki = -1;
    for (qsizetype i = 0; i < targets.size(); ++i) {
        const Target &target = targets[i];
        if (wiki < 0 || byWiki[wiki].constFirst().wiki != target.wiki) {
            wiki = known.value(target.wiki, byWiki.size());
            if (wiki == byWiki.size()) {
                known.insert(target.wiki, wiki);
                byWiki.append(QList<WordingRows>());
                places.append(QList<qsizetype>(message.variants.size() + 1, -1));
            }
        }
        const int segment = segments[i];
        QList<WordingRows> &rows = byWiki[wiki];
        qsizetype &place = places[wiki][segment + 1];
        if (place < 0) {
            place = rows.size();
            rows.append(
                {target.wiki, segment < 0 ? QString() : message.variants[segment].segment, int(i) + 1, 0});
        }
        ++rows[place].pages;
    }
    QList<WordingRows> all;
    for (const QList<WordingRows> &rows : std::as_const(byWiki))
        all += rows;
    return all;
}

Message messageForSegment(Message message, const QString &segment, int row)
{
    for (MessageVariant &each : message.variants) {
        const bool isIt = !segment.isEmpty() && each.segment == segment;
        each.rows = isIt ? QList<RowRange>{{row, row}} : QList<RowRange>();
    }
    return message;
}

QString wordingPlace(const QString &wiki, const QString &segment)
{
    return segment.isEmpty() ? wiki : wiki + u'\n' + segment;
}

} // namespace paperround
