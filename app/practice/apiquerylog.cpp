// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is done to pages and users leaves a line behind: list=logevents; list=recentchanges by MassMessage's
// tag.
#include "practice/apiquery.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround::inline practice {

namespace {

struct Line
{
    qint64 id;
    QDateTime time;
    QJsonObject keys;
};

/// Within the span, in its order, from where a reading before ended.
void answer(FarmCall &call, const QString &prefix, const QString &key, QList<Line> lines, QJsonObject &query)
{
    const Span span(call, prefix);
    std::ranges::sort(
        lines, [&span](const Line &a, const Line &b) { return span.newer ? a.id < b.id : a.id > b.id; });
    const qint64 from = call.text(prefix + u"continue"_s).section(u'|', 1).toLongLong();
    QJsonArray list;
    for (const Line &line : std::as_const(lines)) {
        if (!span.holds(line.time) || (from != 0 && (span.newer ? line.id < from : line.id > from)))
            continue;
        if (list.size() >= span.limit) {
            setContinue(call, prefix + u"continue"_s,
                        line.time.toString(u"yyyyMMddHHmmss"_s) + u'|' + QString::number(line.id), u"-||"_s);
            break;
        }
        list.append(line.keys);
    }
    query[key] = list;
}

} // namespace

void queryLogEvents(FarmCall &call, QJsonObject &query)
{
    const QString action = call.text(u"leaction"_s).section(u'/', 1);
    const QString type = call.text(u"letype"_s);
    const auto title = call.wiki.identity().parse(call.text(u"letitle"_s));
    QList<Line> lines;
    for (const WikiLogLine &line : std::as_const(call.wiki.log)) {
        if ((!action.isEmpty() && line.action != action) || (!type.isEmpty() && line.type != type))
            continue;
        if (call.has(u"letitle"_s) && (!title || line.title != call.wiki.identity().prefixed(*title)))
            continue;
        const WikiPage *page = call.wiki.page(line.title);
        lines.append({line.id, line.time,
                      QJsonObject{{u"logid"_s, line.id},
                                  {u"title"_s, line.title},
                                  {u"pageid"_s, page ? page->id : 0},
                                  {u"params"_s, line.params},
                                  {u"type"_s, line.type},
                                  {u"action"_s, line.action},
                                  {u"user"_s, line.user},
                                  {u"timestamp"_s, isoTime(line.time)},
                                  {u"comment"_s, line.comment}}});
    }
    answer(call, u"le"_s, u"logevents"_s, lines, query);
}

void queryRecentChanges(FarmCall &call, QJsonObject &query)
{
    const QString tag = call.text(u"rctag"_s); // massmessage-delivery is the only one there is.
    QList<Line> lines;
    for (const WikiPage *page : call.wiki.pages()) {
        for (const PracticeRevision &revision : page->revisions) {
            if (!tag.isEmpty()
                && (tag != "massmessage-delivery"_L1 || !call.wiki.messages.contains(revision.id)))
                continue;
            lines.append({revision.id, revision.time,
                          QJsonObject{{u"type"_s, revision.parent == 0 ? u"new"_s : u"edit"_s},
                                      {u"ns"_s, page->title.ns},
                                      {u"title"_s, call.wiki.identity().prefixed(page->title)},
                                      {u"pageid"_s, page->id},
                                      {u"revid"_s, revision.id},
                                      {u"old_revid"_s, revision.parent},
                                      {u"timestamp"_s, isoTime(revision.time)}}});
        }
    }
    answer(call, u"rc"_s, u"recentchanges"_s, lines, query);
}

} // namespace paperround::inline practice
