// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/pages/reviewanswers.h"

#include "wiki/pages/answers.h"

#include <QJsonArray>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr int InterfaceNamespace = 8; ///< MediaWiki: its pages ask for "editinterface" by themselves.

QDateTime timeOf(const QJsonObject &entry, QLatin1StringView key = "timestamp"_L1)
{
    return QDateTime::fromString(entry.value(key).toString(), Qt::ISODate).toUTC();
}

QStringList namesIn(const QJsonValue &value)
{
    QStringList names;
    for (const auto &entry : value.toArray())
        names += entry.toString();
    return names;
}

/// Never null where the wiki says it, be it empty.
QString said(const QJsonObject &entry, QLatin1StringView key, QLatin1StringView hidden)
{
    if (isSet(entry, hidden) || !entry.value(key).isString())
        return {};
    return u""_s + entry.value(key).toString();
}

ApiParams revisionsParams(const QString &title)
{
    return {{u"action"_s, u"query"_s}, {u"titles"_s, title},
            {u"rvslots"_s, u"main"_s}, {u"rvprop"_s, u"ids|user|userid|timestamp|tags|content"_s},
            {u"rvlimit"_s, u"max"_s},  {u"rvdir"_s, u"older"_s}};
}

RecordedRevision readRevision(const QJsonObject &entry)
{
    RecordedRevision revision;
    revision.id = entry.value("revid"_L1).toInteger();
    revision.parent = entry.value("parentid"_L1).toInteger();
    revision.user = said(entry, "user"_L1, "userhidden"_L1);
    if (!revision.user.isNull() && !isSet(entry, "anon"_L1))
        revision.userId = entry.value("userid"_L1).toInteger();
    revision.time = timeOf(entry);
    revision.tags = namesIn(entry.value("tags"_L1));
    const QJsonObject slot = entry.value("slots"_L1).toObject().value("main"_L1).toObject();
    revision.text = said(slot, "content"_L1, "texthidden"_L1);
    return revision;
}

QStringList editLevels(const QJsonObject &page)
{
    QStringList levels;
    for (const auto &value : page.value("protection"_L1).toArray()) {
        const QJsonObject protection = value.toObject();
        if (protection.value("type"_L1).toString() == "edit"_L1)
            levels += protection.value("level"_L1).toString();
    }
    if (page.value("ns"_L1).toInt() == InterfaceNamespace)
        levels += u"editinterface"_s;
    levels.removeDuplicates();
    return levels;
}

} // namespace

ApiParams queueParams(int ns, const QString &name)
{
    return {
        {u"action"_s, u"query"_s}, {u"generator"_s, u"allpages"_s}, {u"gapnamespace"_s, QString::number(ns)},
        {u"gapprefix"_s, name},    {u"gaplimit"_s, u"max"_s},       {u"prop"_s, u"info"_s}};
}

QList<QueuedPage> readQueue(const QList<QJsonObject> &rounds)
{
    QHash<qint64, QueuedPage> pages;
    for (const auto &round : rounds) {
        for (const auto &value : queryOf(round).value("pages"_L1).toArray()) {
            const QJsonObject page = value.toObject();
            const qint64 id = page.value("pageid"_L1).toInteger();
            // A page whose info came in another round is told twice.
            if (id > 0 && page.contains("lastrevid"_L1))
                pages.insert(id,
                             {page.value("title"_L1).toString(), id, page.value("lastrevid"_L1).toInteger(),
                              isSet(page, "redirect"_L1)});
        }
    }
    QList<QueuedPage> sorted = pages.values();
    std::ranges::sort(sorted, {}, &QueuedPage::title);
    return sorted;
}

ApiParams recordParams(const QString &title)
{
    ApiParams params = revisionsParams(title);
    params.set(u"prop"_s, u"info|revisions"_s);
    params.set(u"inprop"_s, u"protection"_s);
    params.set(u"list"_s, u"logevents"_s);
    params.set(u"letitle"_s, title);
    params.set(u"leprop"_s, u"type|user|timestamp"_s);
    params.set(u"lelimit"_s, u"max"_s);
    params.setFlag(u"curtimestamp"_s, true);
    return params;
}

ApiParams olderRevisionsParams(const QString &title, const QString &from)
{
    ApiParams params = revisionsParams(title);
    params.set(u"prop"_s, u"info|revisions"_s);
    params.set(u"rvcontinue"_s, from);
    return params;
}

QString olderRevisionsOf(const QJsonObject &answer)
{
    return answer.value("continue"_L1).toObject().value("rvcontinue"_L1).toString();
}

Result<PageRecord> readRecord(const QJsonObject &answer)
{
    const QJsonObject page = queryOf(answer).value("pages"_L1).toArray().at(0).toObject();
    PageRecord record;
    record.title = page.value("title"_L1).toString();
    if (record.title.isEmpty() || isSet(page, "invalid"_L1))
        return failure(ErrorKind::Row, u"invalidtitle"_s, record.title);
    if (!isSet(page, "missing"_L1))
        record.pageId = page.value("pageid"_L1).toInteger();
    record.redirect = isSet(page, "redirect"_L1);
    record.contentModel = page.value("contentmodel"_L1).toString();
    record.editProtection = editLevels(page);
    record.wikiClock = timeOf(answer, "curtimestamp"_L1);
    for (const auto &revision : page.value("revisions"_L1).toArray())
        record.revisions += readRevision(revision.toObject());
    for (const auto &value : queryOf(answer).value("logevents"_L1).toArray()) {
        const QJsonObject event = value.toObject();
        record.events += {event.value("type"_L1).toString(), event.value("action"_L1).toString(),
                          said(event, "user"_L1, "userhidden"_L1), timeOf(event)};
    }
    return record;
}

ApiParams userRecordParams(const QStringList &users)
{
    ApiParams params{
        {u"action"_s, u"query"_s}, {u"list"_s, u"users"_s}, {u"usprop"_s, u"groups|rights|blockinfo"_s}};
    params.setList(u"ususers"_s, users);
    return params;
}

QHash<QString, UserRecord> readUserRecords(const QJsonObject &answer)
{
    QHash<QString, UserRecord> users;
    for (const auto &value : queryOf(answer).value("users"_L1).toArray()) {
        const QJsonObject entry = value.toObject();
        UserRecord user;
        user.name = entry.value("name"_L1).toString();
        user.userId = entry.value("userid"_L1).toInteger();
        user.groups = namesIn(entry.value("groups"_L1));
        user.rights = namesIn(entry.value("rights"_L1));
        user.blocked = entry.contains("blockid"_L1) && !isSet(entry, "blockpartial"_L1);
        if (user.userId > 0)
            users.insert(user.name, user);
    }
    return users;
}

ApiParams groupsLogParams(const QString &user)
{
    return {{u"action"_s, u"query"_s},
            {u"list"_s, u"logevents"_s},
            {u"letype"_s, u"rights"_s},
            {u"letitle"_s, u"User:"_s + user},
            {u"leprop"_s, u"type|timestamp|details"_s},
            {u"lelimit"_s, u"50"_s}};
}

void readGroupsLog(const QJsonObject &answer, UserRecord &user)
{
    for (const auto &value : queryOf(answer).value("logevents"_L1).toArray()) {
        const QJsonObject line = value.toObject();
        const QJsonObject params = line.value("params"_L1).toObject();
        // A line that is hidden, or that no reader can make out, leaves a gap.
        if (params.value("oldgroups"_L1).isArray() && params.value("newgroups"_L1).isArray())
            user.changes +=
                {timeOf(line), namesIn(params.value("oldgroups"_L1)), namesIn(params.value("newgroups"_L1))};
        else
            user.areChangesWhole = false;
    }
    user.areChangesWhole = user.areChangesWhole && !answer.contains("continue"_L1);
}

} // namespace paperround
