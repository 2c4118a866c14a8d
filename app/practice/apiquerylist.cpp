// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/apiquery.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround::inline practice {

namespace {

bool isAddress(const QString &name)
{
    const QStringList parts = name.split(u'.');
    return parts.size() == 4 && std::all_of(parts.cbegin(), parts.cend(), [](const QString &part) {
               return part.toUInt() < 256 && !part.isEmpty() && part.front().isDigit();
           });
}

void users(FarmCall &call, QJsonObject &query)
{
    QStringList names;
    if (!call.limited(u"ususers"_s, names))
        return;
    QJsonArray list;
    for (QString name : names) {
        name = name.replace(u'_', u' ').trimmed();
        if (!name.isEmpty())
            name[0] = name[0].toUpper();
        QJsonObject one{{u"name"_s, name}};
        const FarmUser *user = call.farm.accounts.user(name);
        if (isAddress(name) || name.isEmpty() || name.contains(u'#') || name.contains(u'@')) {
            one[u"invalid"_s] = true;
        } else if (!user || call.wiki.rareUsers.contains(name)) {
            one[u"missing"_s] = true;
            if (call.list(u"usprop"_s).contains(u"cancreate"_s))
                one[u"cancreate"_s] = true;
        } else {
            one[u"userid"_s] = user->id;
            for (const QString &prop : call.list(u"usprop"_s)) {
                const auto block = call.wiki.blocks.constFind(name);
                if (prop == u"groups"_s) {
                    one[prop] = QJsonArray::fromStringList(
                        user->groups + QStringList{u"*"_s, u"user"_s, u"autoconfirmed"_s});
                } else if (prop == u"rights"_s) {
                    const auto rights = FarmAccounts::rightsOf(FarmAccounts::allGrants(), user->groups);
                    one[prop] = QJsonArray::fromStringList({rights.cbegin(), rights.cend()});
                } else if (prop == u"blockinfo"_s && block != call.wiki.blocks.cend()) {
                    const QJsonObject keys = blockKeys(*block);
                    for (auto it = keys.begin(); it != keys.end(); ++it)
                        one[it.key()] = it.value();
                }
            }
        }
        list.append(one);
    }
    query[u"users"_s] = list;
}

bool isReverted(const WikiPage &page, qsizetype index)
{
    return index > 0 && index + 1 < page.revisions.size()
        && page.revisions.at(index + 1).text == page.revisions.at(index - 1).text;
}

QJsonObject contribution(const FarmCall &call, const WikiPage &page, qsizetype index)
{
    const PracticeRevision &revision = page.revisions.at(index);
    const FarmUser *user = call.farm.accounts.user(revision.user);
    QJsonObject one{{u"userid"_s, user ? user->id : 0}, {u"user"_s, revision.user}};
    const QStringList props = call.has(u"ucprop"_s)
        ? call.list(u"ucprop"_s)
        : QStringList{u"ids"_s, u"title"_s, u"timestamp"_s, u"comment"_s, u"size"_s, u"flags"_s};
    for (const QString &prop : props) {
        if (prop == u"ids"_s) {
            one[u"pageid"_s] = page.id;
            one[u"revid"_s] = revision.id;
            one[u"parentid"_s] = revision.parent;
        } else if (prop == u"title"_s) {
            one[u"ns"_s] = page.title.ns;
            one[prop] = call.wiki.identity().prefixed(page.title);
        } else if (prop == u"timestamp"_s) {
            one[prop] = isoTime(revision.time);
        } else if (prop == u"comment"_s) {
            one[prop] = revision.comment;
        } else if (prop == u"size"_s) {
            one[prop] = revision.text.toUtf8().size();
        } else if (prop == u"sizediff"_s) {
            const qsizetype before = index == 0 ? 0 : page.revisions.at(index - 1).text.toUtf8().size();
            one[prop] = revision.text.toUtf8().size() - before;
        } else if (prop == u"tags"_s) {
            one[prop] = isReverted(page, index) ? QJsonArray{u"mw-reverted"_s} : QJsonArray();
        } else if (prop == u"flags"_s) {
            one[u"new"_s] = index == 0;
            one[u"minor"_s] = false;
            one[u"top"_s] = index + 1 == page.revisions.size();
        }
    }
    return one;
}

void contributions(FarmCall &call, QJsonObject &query)
{
    QStringList names = call.list(u"ucuser"_s);
    for (const QString &id : call.list(u"ucuserids"_s)) {
        if (const FarmUser *user = call.farm.accounts.userById(id.toLongLong()))
            names.append(user->name);
    }
    const Span span(call, u"uc"_s);
    const QString tag = call.text(u"uctag"_s); // mw-reverted is the only one there is.
    const QStringList spaces = call.list(u"ucnamespace"_s);
    struct Found
    {
        const WikiPage *page;
        qsizetype index;
        qint64 id;
    };
    QList<Found> found;
    for (const WikiPage *page : call.wiki.pages()) {
        if (!spaces.isEmpty() && !spaces.contains(QString::number(page->title.ns)))
            continue;
        for (qsizetype i = 0; i < page->revisions.size(); ++i) {
            const PracticeRevision &revision = page->revisions.at(i);
            const bool tagged = tag.isEmpty() || (tag == u"mw-reverted"_s && isReverted(*page, i));
            if (names.contains(revision.user) && span.holds(revision.time) && tagged)
                found.append({page, i, revision.id});
        }
    }
    std::sort(found.begin(), found.end(),
              [&span](const Found &a, const Found &b) { return span.newer ? a.id < b.id : a.id > b.id; });
    const qint64 from = call.text(u"uccontinue"_s).section(u'|', 1).toLongLong();
    QJsonArray list;
    for (const Found &one : found) {
        if (from != 0 && (span.newer ? one.id < from : one.id > from))
            continue;
        if (list.size() >= span.limit) {
            setContinue(call, u"uccontinue"_s,
                        one.page->revisions.at(one.index).time.toString(u"yyyyMMddHHmmss"_s) + u'|'
                            + QString::number(one.id),
                        u"-||"_s);
            break;
        }
        list.append(contribution(call, *one.page, one.index));
    }
    query[u"usercontribs"_s] = list;
}

void abuseLog(FarmCall &call, QJsonObject &query)
{
    const Span span(call, u"afl"_s);
    const std::optional<WikiTitle> title = call.wiki.identity().parse(call.text(u"afltitle"_s));
    QJsonArray list;
    QList<WikiFilterHit> hits = call.wiki.filterHits;
    if (!span.newer)
        std::reverse(hits.begin(), hits.end());
    for (const WikiFilterHit &hit : hits) {
        if (call.has(u"afluser"_s) && hit.user != call.text(u"afluser"_s))
            continue;
        if (call.has(u"afltitle"_s) && (!title || hit.title != call.wiki.identity().prefixed(*title)))
            continue;
        if (!span.holds(hit.time) || list.size() >= span.limit)
            continue;
        list.append(QJsonObject{{u"id"_s, hit.id},
                                {u"filter_id"_s, QString::number(hit.id)},
                                {u"filter"_s, hit.description},
                                {u"user"_s, hit.user},
                                {u"title"_s, hit.title},
                                {u"action"_s, u"edit"_s},
                                {u"result"_s, hit.result},
                                {u"timestamp"_s, isoTime(hit.time)}});
    }
    query[u"abuselog"_s] = list;
}

} // namespace

Span::Span(const FarmCall &call, const QString &prefix)
    : newer(call.text(prefix + u"dir"_s) == u"newer"_s)
    , start(parseWikiTime(call.text(prefix + u"start"_s)))
    , end(parseWikiTime(call.text(prefix + u"end"_s)))
    , limit(call.limit(prefix + u"limit"_s))
{
}

bool Span::holds(const QDateTime &time) const
{
    const QDateTime &first = newer ? start : end;
    const QDateTime &last = newer ? end : start;
    return (!first.isValid() || time >= first) && (!last.isValid() || time <= last);
}

void queryList(FarmCall &call, const QString &list, QJsonObject &query)
{
    if (list == u"users"_s)
        users(call, query);
    else if (list == u"usercontribs"_s)
        contributions(call, query);
    else if (list == u"abuselog"_s)
        abuseLog(call, query);
    else if (list == u"logevents"_s)
        queryLogEvents(call, query);
    else if (list == u"recentchanges"_s)
        queryRecentChanges(call, query);
    else if (!queryPageList(call, list, query))
        call.warn(u"query"_s, u"Unrecognized value for parameter \"list\": "_s + list);
}

} // namespace paperround::inline practice
