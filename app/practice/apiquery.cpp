// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/apiquery.h"

#include <QHash>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround::inline practice {

namespace {

/// Follows one redirect; what it finds is put into the arrays of the answer.
void follow(const WikiStore &wiki, PageSet::Entry &entry, QJsonArray &redirects, QJsonArray &interwiki,
            bool &away)
{
    away = false;
    if (!entry.page)
        return;
    const std::optional<WikiTitle> target = wiki.identity().redirectOf(entry.page->latest().text);
    if (!target)
        return;
    const QString to = wiki.identity().prefixed(*target);
    QJsonObject redirect{{u"from"_s, wiki.identity().prefixed(entry.page->title)}, {u"to"_s, to}};
    if (!target->fragment.isEmpty())
        redirect[u"tofragment"_s] = target->fragment;
    if (!target->interwiki.isEmpty()) {
        redirect[u"tointerwiki"_s] = target->interwiki;
        interwiki.append(QJsonObject{{u"title"_s, to}, {u"iw"_s, target->interwiki}});
        away = true;
    }
    redirects.append(redirect);
    entry.title = *target;
    entry.page = away ? nullptr : wiki.page(*target);
}

/// As on a real wiki: an order that has nothing to do with the request's.
void shuffle(QList<PageSet::Entry> &entries)
{
    std::stable_sort(entries.begin(), entries.end(), [](const PageSet::Entry &a, const PageSet::Entry &b) {
        return qHash(a.title.text, 7) < qHash(b.title.text, 7);
    });
}

} // namespace

PageSet resolvePages(FarmCall &call, QJsonObject &query)
{
    PageSet set;
    QStringList titles;
    QStringList ids;
    if (!call.limited(u"titles"_s, titles) || !call.limited(u"pageids"_s, ids))
        return set;
    QJsonArray normalized;
    QJsonArray redirects;
    QJsonArray interwiki;
    const WikiIdentity &identity = call.wiki.identity();
    const auto add = [&](PageSet::Entry entry) {
        bool away = false;
        if (call.has(u"redirects"_s))
            follow(call.wiki, entry, redirects, interwiki, away);
        const bool known =
            std::any_of(set.entries.cbegin(), set.entries.cend(), [&](const PageSet::Entry &other) {
                return !other.invalid && other.title.ns == entry.title.ns
                    && other.title.text == entry.title.text;
            });
        if (!away && !known)
            set.entries.append(entry);
    };
    for (const QString &asked : titles) {
        const std::optional<WikiTitle> title = identity.parse(asked);
        if (!title) {
            set.entries.append({.asked = asked, .title = {.text = asked}, .invalid = true});
            continue;
        }
        const QString name = identity.prefixed(*title);
        if (name != asked)
            normalized.append(QJsonObject{{u"fromencoded"_s, false}, {u"from"_s, asked}, {u"to"_s, name}});
        if (!title->interwiki.isEmpty())
            interwiki.append(QJsonObject{{u"title"_s, name}, {u"iw"_s, title->interwiki}});
        else
            add({.asked = name, .title = *title, .page = call.wiki.page(*title)});
    }
    QStringList revisions;
    if (!call.limited(u"revids"_s, revisions))
        return set;
    QList<const WikiPage *> pages;
    for (const QString &id : revisions)
        pages.append(call.wiki.pageOfRevision(id.toLongLong()));
    for (const QString &id : ids) {
        pages.append(call.wiki.pageById(id.toLongLong()));
        if (!pages.last())
            set.missingIds.append(id.toLongLong());
    }
    for (const WikiPage *page : pages) {
        if (page)
            add({.asked = identity.prefixed(page->title), .title = page->title, .page = page});
    }
    for (const WikiPage *page : generatedPages(call))
        add({.asked = identity.prefixed(page->title), .title = page->title, .page = page});
    shuffle(set.entries);
    for (const auto &[key, list] :
         {std::pair(u"normalized"_s, normalized), {u"redirects"_s, redirects}, {u"interwiki"_s, interwiki}}) {
        if (!list.isEmpty())
            query[key] = list;
    }
    return set;
}

void setContinue(FarmCall &call, const QString &key, const QString &value, const QString &rest)
{
    QJsonObject all = call.result[u"continue"_s].toObject();
    all[key] = value;
    all[u"continue"_s] = rest;
    call.result[u"continue"_s] = all;
}

QJsonObject blockKeys(const WikiBlock &block)
{
    return {{u"blockid"_s, block.id},
            {u"blockedby"_s, block.by},
            {u"blockedbyid"_s, 1},
            {u"blockreason"_s, block.reason},
            {u"blockedtimestamp"_s, isoTime(block.time)},
            {u"blockexpiry"_s, u"infinite"_s},
            {u"blockpartial"_s, block.partial},
            {u"blocknocreate"_s, true},
            {u"blockanononly"_s, false}};
}

void apiQuery(FarmCall &call)
{
    if (!call.caller.may(u"read"_s)) {
        call.fail(u"readapidenied"_s, u"You need read permission to use this module."_s);
        return;
    }
    QJsonObject query;
    for (const QString &meta : call.list(u"meta"_s))
        queryMeta(call, meta, query);
    if (call.has(u"titles"_s) || call.has(u"pageids"_s) || call.has(u"revids"_s) || call.has(u"generator"_s))
        queryPages(call, query);
    for (const QString &list : call.list(u"list"_s))
        queryList(call, list, query);
    if (!call.result.contains(u"continue"_s))
        call.result[u"batchcomplete"_s] = true;
    call.result[u"query"_s] = query;
}

} // namespace paperround::inline practice
