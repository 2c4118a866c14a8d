// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MediaWikis that review rests on: a queue of pages, a page's whole record, what users may do.
#include "domain/delivery/destination.h"
#include "domain/review/decision.h"
#include "wiki/mediawikis.h"
#include "wiki/pages/reviewanswers.h"

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr int queueRounds = 10; ///< Of 500 pages each.
constexpr qsizetype mostRevisions = 500;
constexpr qsizetype mostText = 64 * 1024 * 1024; ///< UTF-16 units of all revisions together.
constexpr qsizetype usersAtOnce = 50;

qsizetype textIn(const PageRecord &record)
{
    qsizetype size = 0;
    for (const RecordedRevision &revision : record.revisions)
        size += revision.text.size();
    return size;
}

} // namespace

Task<QList<QueuedPage>> MediaWikis::pagesBelow(QString wiki, QString prefix)
{
    const auto self = shared_from_this();
    const auto known = co_await facts(wiki);
    if (!known)
        co_return tl::unexpected(known.error());
    const int ns = namespaceOf(prefix, *known);
    QString name = prefix.startsWith(u':') ? prefix.sliced(1) : prefix;
    if (ns != 0)
        name = name.section(u':', 1);
    const auto rounds = co_await askAll(wiki, queueParams(ns, name), queueRounds);
    if (!rounds && rounds.error().code == "endless-continue"_L1)
        co_return failure(ErrorKind::Wiki, u"too-many-requests"_s, prefix);
    if (!rounds)
        co_return tl::unexpected(rounds.error());
    co_return readQueue(*rounds);
}

Task<PageRecord> MediaWikis::record(QString wiki, QString title)
{
    const auto self = shared_from_this();
    auto answer = co_await ask(wiki, recordParams(title), Patience::PersonWaits);
    if (!answer)
        co_return tl::unexpected(answer.error());
    auto record = readRecord(*answer);
    if (!record)
        co_return tl::unexpected(record.error());
    QString older = olderRevisionsOf(*answer);
    while (!older.isEmpty() && record->revisions.size() < mostRevisions && textIn(*record) < mostText) {
        answer = co_await ask(wiki, olderRevisionsParams(record->title, older), Patience::PersonWaits);
        if (!answer)
            co_return tl::unexpected(answer.error());
        const auto part = readRecord(*answer);
        if (!part || part->pageId != record->pageId || part->revisions.isEmpty())
            break; // Moved or deleted meanwhile: what was read is not the whole of it.
        record->revisions += part->revisions;
        older = olderRevisionsOf(*answer);
    }
    record->isWhole = older.isEmpty();
    std::ranges::reverse(record->revisions);
    co_return PageRecord(*record);
}

Task<QList<UserRecord>> MediaWikis::userRecords(QString wiki, QStringList users)
{
    const auto self = shared_from_this();
    QStringList names;
    for (const QString &user : std::as_const(users))
        names += normalUserName(user);
    QStringList asked = names;
    asked.removeAll(QString());
    asked.removeDuplicates();
    QHash<QString, UserRecord> found;
    for (qsizetype from = 0; from < asked.size(); from += usersAtOnce) {
        const auto answer =
            co_await ask(wiki, userRecordParams(asked.mid(from, usersAtOnce)), Patience::PersonWaits);
        if (!answer)
            co_return tl::unexpected(answer.error());
        found.insert(readUserRecords(*answer));
    }
    for (auto user = found.begin(); user != found.end(); ++user) {
        const auto answer = co_await ask(wiki, groupsLogParams(user.key()), Patience::PersonWaits);
        if (!answer)
            co_return tl::unexpected(answer.error());
        readGroupsLog(*answer, *user);
    }
    // Who is locked writes nowhere in the farm: the same as a block.
    const QStringList there = found.keys();
    const auto locked = co_await lockedUsers(wiki, there);
    if (!locked)
        co_return tl::unexpected(locked.error());
    for (const QString &name : *locked)
        found[name].blocked = true;
    QList<UserRecord> records;
    for (const QString &name : std::as_const(names))
        records += found.value(name, UserRecord{.name = name});
    co_return records;
}

} // namespace paperround
