// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/apiquery.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround::inline practice {

namespace {

constexpr int textsAtOnce = 50; ///< So many revisions come with their texts.
constexpr int manyTexts = 500; ///< With apihighlimits.

/// What was hidden is named, and not told.
void authorKeys(const FarmCall &call, const PracticeRevision &revision, const QString &prop, QJsonObject &one)
{
    if (revision.userHidden) {
        one[u"userhidden"_s] = true;
        return;
    }
    const FarmUser *user = call.farm.accounts.user(revision.user);
    if (prop == u"user"_s)
        one[prop] = revision.user;
    else
        one[prop] = user ? user->id : 0;
    if (!user)
        one[u"anon"_s] = true;
}

QJsonObject slotKeys(const PracticeRevision &revision)
{
    if (revision.textHidden)
        return {{u"texthidden"_s, true}};
    const bool isJson = revision.model != u"wikitext"_s;
    return {{u"contentmodel"_s, revision.model},
            {u"contentformat"_s, isJson ? u"application/json"_s : u"text/x-wiki"_s},
            {u"content"_s, revision.text}};
}

QJsonObject revisionKeys(const FarmCall &call, const PracticeRevision &revision)
{
    const QStringList props = call.has(u"rvprop"_s)
        ? call.list(u"rvprop"_s)
        : QStringList{u"ids"_s, u"timestamp"_s, u"flags"_s, u"comment"_s, u"user"_s};
    QJsonObject one;
    for (const QString &prop : props) {
        if (prop == u"ids"_s) {
            one[u"revid"_s] = revision.id;
            one[u"parentid"_s] = revision.parent;
        } else if (prop == u"user"_s || prop == u"userid"_s) {
            authorKeys(call, revision, prop, one);
        } else if (prop == u"timestamp"_s) {
            one[prop] = isoTime(revision.time);
        } else if (prop == u"comment"_s) {
            one[prop] = revision.comment;
        } else if (prop == u"flags"_s) {
            one[u"minor"_s] = false;
        } else if (prop == u"size"_s) {
            one[prop] = revision.text.toUtf8().size();
        } else if (prop == u"sha1"_s) {
            one[prop] = QString::fromLatin1(
                QCryptographicHash::hash(revision.text.toUtf8(), QCryptographicHash::Sha1).toHex());
        } else if (prop == u"tags"_s) {
            one[prop] = QJsonArray::fromStringList(revision.tags);
        } else if (prop == u"content"_s) {
            one[u"slots"_s] = QJsonObject{{u"main"_s, slotKeys(revision)}};
        }
    }
    return one;
}

/// All revisions of one page from rvstartid on; false where rvstartid is none of the wiki's.
bool history(FarmCall &call, const WikiPage &page, QJsonArray &list)
{
    const bool newer = call.text(u"rvdir"_s) == u"newer"_s;
    QList<PracticeRevision> all = page.revisions;
    if (!newer)
        std::reverse(all.begin(), all.end());
    qint64 from = call.text(u"rvstartid"_s).toLongLong();
    if (from != 0 && !call.wiki.pageOfRevision(from)) {
        call.fail(u"badid_rvstartid"_s, u"No revision was found for parameter \"rvstartid\"."_s);
        return false;
    }
    if (call.has(u"rvcontinue"_s))
        from = call.text(u"rvcontinue"_s).section(u'|', 1).toLongLong();
    const QDateTime start = parseWikiTime(call.text(u"rvstart"_s));
    const bool withTexts = call.list(u"rvprop"_s).contains(u"content"_s);
    const int limit = !withTexts
        ? call.limit(u"rvlimit"_s)
        : std::min(call.limit(u"rvlimit"_s), call.caller.may(u"apihighlimits"_s) ? manyTexts : textsAtOnce);
    for (const PracticeRevision &revision : all) {
        if (from != 0 && (newer ? revision.id < from : revision.id > from))
            continue;
        if (start.isValid() && (newer ? revision.time < start : revision.time > start))
            continue;
        if (list.size() >= limit) {
            setContinue(call, u"rvcontinue"_s,
                        revision.time.toString(u"yyyyMMddHHmmss"_s) + u'|' + QString::number(revision.id),
                        u"||"_s);
            return true;
        }
        list.append(revisionKeys(call, revision));
    }
    return true;
}

void revisions(FarmCall &call, const WikiPage &page, bool single, QJsonObject &out)
{
    QJsonArray list;
    const bool enumerates =
        call.has(u"rvlimit"_s) || call.has(u"rvstartid"_s) || call.has(u"rvdir"_s) || call.has(u"rvstart"_s);
    if (enumerates && !single) {
        if (!call.failed())
            call.fail(u"invalidparammix"_s,
                      u"titles, pageids or a generator was used to supply multiple pages, but the "
                      u"rvlimit, rvstartid, rvdir=newer parameters may only be used on a single page."_s);
        return;
    }
    if (enumerates) {
        if (!history(call, page, list))
            return;
    } else if (call.has(u"revids"_s)) {
        for (const QString &id : call.list(u"revids"_s)) {
            for (const PracticeRevision &revision : page.revisions) {
                if (revision.id == id.toLongLong())
                    list.append(revisionKeys(call, revision));
            }
        }
    } else {
        list.append(revisionKeys(call, page.latest()));
    }
    if (!list.isEmpty())
        out[u"revisions"_s] = list;
}

QJsonObject actions(const FarmCall &call, const WikiTitle &title)
{
    QJsonObject result;
    const bool full = call.text(u"intestactionsdetail"_s) == u"full"_s;
    for (const QString &action : call.list(u"intestactions"_s)) {
        QJsonArray problems;
        if (action == u"edit"_s || action == u"create"_s) {
            for (const FarmError &problem : editProblems(call, title)) {
                if (action == u"create"_s || problem.code != u"cantcreate"_s)
                    problems.append(QJsonObject{{u"code"_s, problem.code}, {u"text"_s, problem.text}});
            }
        }
        if (full)
            result[action] = problems;
        else
            result[action] = problems.isEmpty();
    }
    return result;
}

void info(const FarmCall &call, const PageSet::Entry &entry, QJsonObject &out)
{
    const WikiIdentity &wiki = call.wiki.identity();
    out[u"contentmodel"_s] = entry.page ? entry.page->latest().model : u"wikitext"_s;
    out[u"pagelanguage"_s] = wiki.language;
    out[u"pagelanguagehtmlcode"_s] = wiki.language;
    out[u"pagelanguagedir"_s] = wiki.rightToLeft ? u"rtl"_s : u"ltr"_s;
    if (entry.page) {
        out[u"touched"_s] = isoTime(entry.page->latest().time);
        out[u"lastrevid"_s] = entry.page->latest().id;
        out[u"length"_s] = entry.page->latest().text.toUtf8().size();
        if (wiki.redirectOf(entry.page->latest().text))
            out[u"redirect"_s] = true;
        if (entry.page->liquidThreads)
            out[u"islqttalkpage"_s] = QString();
    }
    if (call.list(u"inprop"_s).contains(u"protection"_s)) {
        QJsonArray protection;
        if (entry.page && !entry.page->protection.isEmpty())
            protection.append(QJsonObject{
                {u"type"_s, u"edit"_s}, {u"level"_s, entry.page->protection}, {u"expiry"_s, u"infinity"_s}});
        if (entry.page && entry.page->closedToThreads)
            protection.append(QJsonObject{
                {u"type"_s, u"newthread"_s}, {u"level"_s, u"sysop"_s}, {u"expiry"_s, u"infinity"_s}});
        out[u"protection"_s] = protection;
    }
    if (call.list(u"inprop"_s).contains(u"url"_s)) {
        out[u"fullurl"_s] = wiki.articleUrl(wiki.prefixed(entry.title));
        out[u"canonicalurl"_s] = wiki.articleUrl(wiki.prefixed(entry.title));
    }
    if (call.has(u"intestactions"_s))
        out[u"actions"_s] = actions(call, entry.title);
}

void categories(const FarmCall &call, const WikiPage &page, QJsonObject &out)
{
    const WikiIdentity &wiki = call.wiki.identity();
    QStringList wanted;
    for (const QString &asked : call.list(u"clcategories"_s)) {
        if (const std::optional<WikiTitle> title = wiki.parse(asked))
            wanted.append(wiki.prefixed(*title));
    }
    QJsonArray list;
    for (const WikiTitle &category : wiki.categoriesOf(page.latest().text)) {
        const QString name = wiki.prefixed(category);
        if (!call.has(u"clcategories"_s) || wanted.contains(name))
            list.append(QJsonObject{{u"ns"_s, 14}, {u"title"_s, name}});
    }
    if (!list.isEmpty())
        out[u"categories"_s] = list;
}

/// False where the page is no list: then the whole query fails, as on a real wiki.
bool listContent(FarmCall &call, const PageSet::Entry &entry, QJsonObject &out)
{
    if (!entry.page || entry.page->latest().model != u"MassMessageListContent"_s) {
        call.fail(u"invalidspamlist"_s, u"The specified spamlist is invalid."_s);
        return false;
    }
    const QJsonObject stored = QJsonDocument::fromJson(entry.page->latest().text.toUtf8()).object();
    QJsonArray targets;
    for (const QJsonValue &value : stored[u"targets"_s].toArray()) {
        const QString site = value[u"site"_s].toString();
        const QString title = value[u"title"_s].toString();
        targets.append(site.isEmpty() ? title : title + u'@' + site);
    }
    out[u"mmcontent"_s] = QJsonObject{{u"description"_s, stored[u"description"_s]}, {u"targets"_s, targets}};
    return true;
}

bool describe(FarmCall &call, const PageSet::Entry &entry, bool single, bool withInfo, QJsonObject &out)
{
    for (const QString &prop : call.list(u"prop"_s)) {
        if (prop == u"mmcontent"_s && !listContent(call, entry, out))
            return false;
        if (entry.title.ns < 0)
            continue;
        if (prop == u"info"_s && withInfo)
            info(call, entry, out);
        else if (prop == u"revisions"_s && entry.page)
            revisions(call, *entry.page, single, out);
        else if (prop == u"categories"_s && entry.page)
            categories(call, *entry.page, out);
        else if (prop == u"links"_s && entry.page)
            queryLinks(call, *entry.page, out);
        else if (prop == u"pageprops"_s && entry.page && entry.page->liquidThreads)
            out[u"pageprops"_s] = QJsonObject{{u"use-liquid-threads"_s, u"1"_s}};
    }
    return !call.failed();
}

} // namespace

void queryPages(FarmCall &call, QJsonObject &query)
{
    static const QStringList known{u"info"_s,      u"revisions"_s, u"categories"_s,
                                   u"pageprops"_s, u"mmcontent"_s, u"links"_s};
    for (const QString &prop : call.list(u"prop"_s)) {
        if (!known.contains(prop))
            call.warn(u"query"_s, u"Unrecognized value for parameter \"prop\": "_s + prop);
    }
    const PageSet set = resolvePages(call, query);
    // Permissions cost much: in one round only so many pages are told of.
    const bool tests = call.has(u"intestactions"_s) && call.list(u"prop"_s).contains(u"info"_s);
    const int tested = std::max(1, int(call.list(u"intestactions"_s).size()));
    const int most = call.caller.may(u"apihighlimits"_s) ? 500 : 50;
    const qsizetype from = tests ? call.text(u"incontinue"_s).toLongLong() : 0;
    const qsizetype to = tests ? from + (most + tested - 1) / tested : set.entries.size();
    if (to < set.entries.size())
        setContinue(call, u"incontinue"_s, QString::number(to), u"||"_s);
    QJsonArray pages;
    for (qsizetype i = 0; i < set.entries.size(); ++i) {
        const PageSet::Entry &entry = set.entries[i];
        if (entry.invalid) {
            pages.append(
                QJsonObject{{u"title"_s, entry.asked},
                            {u"invalidreason"_s, u"The requested page title contains invalid characters."_s},
                            {u"invalid"_s, true}});
            continue;
        }
        QJsonObject out{{u"ns"_s, entry.title.ns}, {u"title"_s, call.wiki.identity().prefixed(entry.title)}};
        if (entry.title.ns < 0)
            out[u"special"_s] = true;
        else if (entry.page)
            out[u"pageid"_s] = entry.page->id;
        else
            out[u"missing"_s] = true;
        if (!describe(call, entry, set.entries.size() == 1, i >= from && i < to, out))
            return;
        pages.append(out);
    }
    for (const qint64 id : set.missingIds)
        pages.append(QJsonObject{{u"pageid"_s, id}, {u"missing"_s, true}});
    query[u"pages"_s] = pages;
}

} // namespace paperround::inline practice
