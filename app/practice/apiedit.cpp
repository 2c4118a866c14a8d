// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/apiquery.h"
#include "practice/wikitext.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround::inline practice {

namespace {

/// An edit on its way from the parameters to the page.
struct Edit
{
    WikiTitle title;
    const WikiPage *page = nullptr;
    QString text; ///< As it will be saved.
    QString summary;
    bool newSection = false;
};

QString namespaceError(const FarmCall &call, const WikiTitle &title)
{
    return u"Direct editing via API is not supported for content model flow-board used by "_s
        + call.wiki.identity().prefixed(title).replace(u' ', u'_') + u"."_s;
}

bool findPage(FarmCall &call, Edit &edit)
{
    if (!call.has(u"title"_s) && !call.has(u"pageid"_s)) {
        call.fail(u"missingparam"_s, u"One of the parameters \"title\" and \"pageid\" is required."_s);
        return false;
    }
    if (call.has(u"pageid"_s)) {
        edit.page = call.wiki.pageById(call.text(u"pageid"_s).toLongLong());
        if (!edit.page) {
            call.fail(u"nosuchpageid"_s, u"There is no page with ID "_s + call.text(u"pageid"_s) + u"."_s);
            return false;
        }
        edit.title = edit.page->title;
    } else {
        const std::optional<WikiTitle> title = call.wiki.identity().parse(call.text(u"title"_s));
        if (!title || !title->interwiki.isEmpty()) {
            call.fail(u"invalidtitle"_s, u"Bad title \""_s + call.text(u"title"_s) + u"\"."_s);
            return false;
        }
        edit.title = *title;
        edit.page = call.wiki.page(*title);
    }
    if (edit.title.ns < 0)
        call.fail(u"pagecannotexist"_s, u"Namespace doesn't allow actual pages."_s);
    return !call.failed();
}

void followRedirect(FarmCall &call, Edit &edit, QJsonObject &redirects)
{
    if (!call.has(u"redirect"_s) || !edit.page)
        return;
    const std::optional<WikiTitle> target = call.wiki.identity().redirectOf(edit.page->latest().text);
    if (!target || !target->interwiki.isEmpty())
        return;
    redirects = {{u"from"_s, call.wiki.identity().prefixed(edit.title)},
                 {u"to"_s, call.wiki.identity().prefixed(*target)}};
    edit.title = *target;
    edit.page = call.wiki.page(*target);
}

bool mayHappen(FarmCall &call, const Edit &edit)
{
    const QString given = call.text(u"text"_s, call.text(u"appendtext"_s));
    if (edit.page && edit.page->latest().model == u"flow-board"_s)
        call.fail(u"no-direct-editing"_s, namespaceError(call, edit.title));
    else if (call.has(u"createonly"_s) && edit.page)
        call.fail(u"articleexists"_s, u"The article you tried to create has been created already."_s);
    else if (call.has(u"nocreate"_s) && !edit.page)
        call.fail(u"missingtitle"_s, u"The page you specified doesn't exist."_s);
    else if (!call.has(u"text"_s) && !call.has(u"appendtext"_s))
        call.fail(u"missingparam"_s,
                  u"At least one of the parameters \"text\", \"appendtext\" and \"undo\" is required."_s);
    else if (call.has(u"md5"_s)
             && QString::fromLatin1(QCryptographicHash::hash(given.toUtf8(), QCryptographicHash::Md5).toHex())
                 != call.text(u"md5"_s))
        call.fail(u"badmd5"_s, u"The supplied MD5 hash was incorrect."_s);
    else if (call.has(u"tags"_s))
        call.fail(u"badtags"_s, u"The tag is not allowed to be manually applied."_s,
                  {{u"disallowedtags"_s, QJsonArray::fromStringList(call.list(u"tags"_s))}});
    if (!call.failed()) {
        const QList<FarmError> problems = editProblems(call, edit.title);
        if (!problems.isEmpty())
            call.errors.append(problems.first());
    }
    return !call.failed();
}

/// MediaWiki's rules, but for the three-way merge: whatever would need one is refused.
bool conflicts(const FarmCall &call, const Edit &edit)
{
    if (!edit.page)
        return false;
    const PracticeRevision &latest = edit.page->latest();
    const qint64 base = call.text(u"baserevid"_s).toLongLong();
    if (base != 0) {
        if (base == latest.id)
            return false;
        // A new section belongs at the end whatever happened, unless it looks like our own last one.
        if (edit.newSection)
            return latest.user == call.caller.user && call.has(u"summary"_s)
                && latest.comment == edit.summary;
        // The same change made by both sides is no conflict: nothing is left to change.
        return edit.text != latest.text;
    }
    // By time: the own last edits since then do not count, and a whole text overwrites.
    const QDateTime baseTime = parseWikiTime(call.text(u"basetimestamp"_s));
    if (!baseTime.isValid() || edit.newSection || call.has(u"text"_s))
        return false;
    return std::any_of(edit.page->revisions.cbegin(), edit.page->revisions.cend(),
                       [&](const PracticeRevision &revision) {
                           return revision.time > baseTime && revision.user != call.caller.user;
                       });
}

void compose(const FarmCall &call, Edit &edit)
{
    const QString old = edit.page ? edit.page->latest().text : QString();
    edit.newSection = call.text(u"section"_s) == u"new"_s;
    edit.summary = call.text(u"summary"_s);
    QString text = call.text(u"text"_s);
    if (edit.newSection) {
        const QString heading = call.text(u"sectiontitle"_s, edit.summary);
        const QString pattern = call.wiki.identity().message(u"newsectionsummary"_s).value_or(u"/* $1 */"_s);
        if (!heading.isEmpty()) {
            text = u"== "_s + heading + u" ==\n\n"_s + text;
            if (!call.has(u"sectiontitle"_s) || edit.summary.isEmpty())
                edit.summary = QString(pattern).replace(u"$1"_s, headingText(heading));
        }
        text = old.isEmpty() ? text : old + u"\n\n"_s + text;
    } else if (call.has(u"appendtext"_s)) {
        text = old + call.text(u"appendtext"_s);
    }
    edit.text = preSave(call.wiki, text, call.caller.user);
    if (edit.summary.size() > 500)
        edit.summary = edit.summary.first(497) + u"..."_s;
}

QString fingerprint(const FarmCall &call, const Edit &edit)
{
    const QString all = call.wiki.identity().name + u'\n' + call.caller.user + u'\n'
        + call.wiki.identity().prefixed(edit.title) + u'\n' + edit.text + u'\n' + edit.summary;
    return QString::fromLatin1(QCryptographicHash::hash(all.toUtf8(), QCryptographicHash::Sha1).toHex());
}

/// What the wiki's filters say to the text; true: it may be saved.
bool passes(FarmCall &call, const Edit &edit)
{
    const QString sent = call.text(u"text"_s, call.text(u"appendtext"_s));
    for (const FarmFilter &filter : call.farm.filters) {
        if (!sent.contains(filter.word, Qt::CaseInsensitive))
            continue;
        const auto hit = [&](const QString &result) {
            call.wiki.filterHits.append({.id = call.wiki.filterHits.size() + 1,
                                         .user = call.caller.user,
                                         .title = call.wiki.identity().prefixed(edit.title),
                                         .result = result,
                                         .description = filter.description,
                                         .time = call.wiki.now()});
            return QJsonObject{{u"abusefilter"_s,
                                QJsonObject{{u"id"_s, u"1"_s},
                                            {u"description"_s, filter.description},
                                            {u"actions"_s, QJsonArray{result}}}}};
        };
        switch (filter.kind) {
        case FarmFilter::Kind::Disallow:
            call.fail(
                u"abusefilter-disallowed"_s,
                u"This action has been automatically identified as harmful, and therefore disallowed."_s,
                hit(u"disallow"_s));
            return false;
        case FarmFilter::Kind::Warn:
            if (const QString print = fingerprint(call, edit); !call.farm.warned.remove(print)) {
                call.farm.warned.insert(print);
                call.fail(
                    u"abusefilter-warning"_s,
                    u"Warning: This action has been automatically identified as harmful. If you believe it to be constructive, you may submit it again."_s,
                    hit(u"warn"_s));
                return false;
            }
            break;
        case FarmFilter::Kind::Spam:
            call.fail(
                u"spamblacklist"_s,
                u"The text you wanted to save was blocked by the spam filter. This is probably caused by a link to a forbidden external site."_s,
                {{u"spamblacklist"_s, QJsonObject{{u"matches"_s, QJsonArray{filter.word}}}}});
            return false;
        case FarmFilter::Kind::Captcha:
            if (call.text(u"captchaword"_s) != u"-2"_s) {
                const QJsonObject captcha{{u"type"_s, u"simple"_s},
                                          {u"mime"_s, u"text/plain"_s},
                                          {u"id"_s, u"662656176598949707"_s},
                                          {u"question"_s, u"1\u22123"_s}};
                call.result[u"edit"_s] = QJsonObject{{u"captcha"_s, captcha}, {u"result"_s, u"Failure"_s}};
                return false;
            }
            break;
        }
    }
    return true;
}

bool contentFits(FarmCall &call, const QString &model, const Edit &edit)
{
    if (model == u"MassMessageListContent"_s) {
        const QJsonObject list = QJsonDocument::fromJson(edit.text.toUtf8()).object();
        if (!list[u"description"_s].isString() || !list[u"targets"_s].isArray())
            call.fail(u"invalid-content-data"_s, u"Invalid content data"_s);
    }
    if (edit.text.toUtf8().size() > 2097152)
        call.fail(u"contenttoobig"_s,
                  u"The content you supplied exceeds the article size limit of 2,048 kilobytes."_s);
    return !call.failed();
}

} // namespace

QList<FarmError> editProblems(const FarmCall &call, const WikiTitle &title)
{
    QList<FarmError> problems;
    const WikiPage *page = call.wiki.page(title);
    const Caller &caller = call.caller;
    if (title.ns == 8)
        problems.append(
            {u"protectednamespace-interface"_s,
             u"This page provides interface text for the software on this wiki, and is protected to prevent abuse."_s,
             {}});
    if (page && !page->protection.isEmpty() && !caller.groups.contains(page->protection))
        problems.append(
            {u"protectedpage"_s, u"This page has been protected to prevent editing or other actions."_s, {}});
    if (call.wiki.flowReadOnly && page && page->latest().model == "flow-board"_L1)
        problems.append({u"flow-error-protected-readonly"_s,
                         u"Structured Discussions has been disabled on this wiki. No boards, topics or posts "
                         u"can be created or edited."_s,
                         {}});
    const bool shut = !call.wiki.closed.isEmpty() && !caller.groups.contains(u"sysop"_s);
    if (!caller.may(u"edit"_s) || shut)
        problems.append({u"permissiondenied"_s, u"You don't have permission to edit this page."_s, {}});
    const QString create = title.ns % 2 == 1 ? u"createtalk"_s : u"createpage"_s;
    if (!page && !caller.may(create))
        problems.append({u"cantcreate"_s, u"You do not have permission to create new pages."_s, {}});
    const auto block = call.wiki.blocks.constFind(caller.user);
    if (block != call.wiki.blocks.cend() && (!block->partial || title.ns == 4))
        problems.append(
            {u"blocked"_s, u"You have been blocked from editing."_s, {{u"blockinfo"_s, blockKeys(*block)}}});
    return problems;
}

void apiEdit(FarmCall &call)
{
    Edit edit;
    QJsonObject redirects;
    if (!findPage(call, edit))
        return;
    followRedirect(call, edit, redirects);
    if (!mayHappen(call, edit))
        return;
    if (!call.wiki.mayEditNow(call.caller.user)) {
        call.fail(u"ratelimited"_s,
                  u"You've exceeded your rate limit. Please wait some time and try again."_s);
        return;
    }
    compose(call, edit);
    const QString model = edit.page ? edit.page->latest().model : call.text(u"contentmodel"_s, u"wikitext"_s);
    const QDateTime started = parseWikiTime(call.text(u"starttimestamp"_s));
    const std::optional<QDateTime> deleted = call.wiki.deleted(edit.title);
    if (!contentFits(call, model, edit) || !passes(call, edit))
        return;
    if (!edit.page && deleted && started.isValid() && *deleted > started && !call.has(u"recreate"_s)) {
        call.fail(u"pagedeleted"_s, u"The page has been deleted since you fetched its timestamp."_s);
        return;
    }
    if (conflicts(call, edit)) {
        call.fail(u"editconflict"_s,
                  u"Edit conflict: $1."_s.replace(u"$1"_s, call.wiki.identity().prefixed(edit.title)));
        return;
    }
    const qint64 old = edit.page ? edit.page->latest().id : 0;
    QJsonObject answer{{u"result"_s, u"Success"_s},
                       {u"title"_s, call.wiki.identity().prefixed(edit.title)},
                       {u"contentmodel"_s, model}};
    if (edit.page && edit.page->latest().text == edit.text) {
        answer[u"nochange"_s] = true;
        answer[u"pageid"_s] = edit.page->id;
    } else {
        const qint64 saved =
            call.wiki.save({.title = edit.title,
                            .text = edit.text,
                            .user = call.caller.user.isEmpty() ? u"127.0.0.1"_s : call.caller.user,
                            .comment = edit.summary,
                            .model = model});
        const WikiPage *page = call.wiki.pageOfRevision(saved);
        if (old == 0)
            answer[u"new"_s] = true;
        answer[u"pageid"_s] = page->id;
        answer[u"oldrevid"_s] = old;
        answer[u"newrevid"_s] = saved;
        answer[u"newtimestamp"_s] = isoTime(page->latest().time);
        call.changedPage = call.wiki.identity().prefixed(edit.title);
    }
    if (call.text(u"watchlist"_s) != u"nochange"_s)
        answer[u"watched"_s] = true;
    if (!redirects.isEmpty())
        call.result[u"redirects"_s] = redirects;
    call.result[u"edit"_s] = answer;
}

} // namespace paperround::inline practice
