// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Flow and LiquidThreads: a new topic, a board's topics, a new thread. Neither knows a base: what is sent
// twice stands there twice.
#include "practice/apiquery.h"
#include "practice/wikitext.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace paperround::inline practice {

namespace {

constexpr qsizetype LongestTopic = 260; ///< Bytes.
constexpr qsizetype LongestTitle = 255; ///< The same, without namespace.

QString flowTime(const QDateTime &time)
{
    return time.toString(u"yyyyMMddHHmmss"_s);
}

QString topicTitle(const FarmCall &call, const QString &id)
{
    return call.wiki.identity().prefixed(2600, id.left(1).toUpper() + id.mid(1));
}

/// The board that `page` names; null with an error where it is none.
const WikiPage *flowBoard(FarmCall &call)
{
    const WikiPage *board = call.wiki.page(call.text(u"page"_s));
    if (board && board->latest().model == "flow-board"_L1)
        return board;
    call.fail(
        u"invalid-page"_s,
        u"Page provided does not have Structured Discussions enabled and safeAllowCreation failed with: "
        u"User does not have the \"Create Structured Discussions boards in any location\" permission"_s);
    return nullptr;
}

/// Flow names its errors by what is wrong, with nothing inside.
void refuse(FarmCall &call, const QString &what, const QString &words, const QJsonValue &inside = {})
{
    call.fail(what, words, {{what, inside}});
}

bool topicFits(FarmCall &call, const WikiPage &board)
{
    for (const QString &name : {u"nttopic"_s, u"ntcontent"_s}) {
        if (!call.has(name)) {
            call.fail(u"missingparam"_s, u"The \""_s + name + u"\" parameter must be set."_s);
            return false;
        }
    }
    const QList<FarmError> problems = editProblems(call, board.title);
    if (!problems.isEmpty() && problems.first().code == "blocked"_L1)
        call.errors.append(problems.first());
    else if (!problems.isEmpty())
        refuse(call, u"block"_s, problems.first().text);
    else if (call.text(u"nttopic"_s).trimmed().isEmpty())
        refuse(call, u"topic"_s, u"Topic has no title. Title is required to save a topic."_s);
    else if (call.text(u"nttopic"_s).toUtf8().size() > LongestTopic)
        refuse(call, u"topic"_s, u"Topic titles are restricted to 260 bytes."_s);
    else if (call.text(u"ntcontent"_s).trimmed().isEmpty())
        refuse(call, u"content"_s, u"Post has no content. Content is required to save a post."_s);
    else if (!call.wiki.mayEditNow(call.caller.user))
        refuse(call, u"spamfilter"_s,
               u"As an anti-abuse measure, you are limited from performing this action too many times in a "
               u"short space of time."_s,
               QJsonObject{{u"messageKey"_s, u"actionthrottledtext"_s}, {u"details"_s, QJsonValue()}});
    return !call.failed();
}

/// A topic's title and its first post are a revision each.
void addTopic(const FarmCall &call, const WikiTopic &topic, QJsonObject &posts, QJsonObject &revisions)
{
    const auto revision = [&](const QString &id, const QString &change, const QJsonObject &content) {
        const QJsonObject author{{u"name"_s, topic.user}, {u"wiki"_s, call.wiki.identity().dbname}};
        return QJsonObject{{u"workflowId"_s, topic.id}, {u"articleTitle"_s, topicTitle(call, topic.id)},
                           {u"revisionId"_s, id},       {u"timestamp"_s, flowTime(topic.time)},
                           {u"changeType"_s, change},   {u"isModerated"_s, false},
                           {u"author"_s, author},       {u"creator"_s, author},
                           {u"content"_s, content}};
    };
    const QString titleId = topic.id + u't';
    const QString postId = topic.id + u'p';
    posts[topic.id] = QJsonArray{titleId};
    posts[postId] = QJsonArray{postId};
    revisions[titleId] = revision(titleId, u"new-post"_s,
                                  {{u"content"_s, topic.subject}, {u"format"_s, u"topic-title-wikitext"_s}});
    revisions[postId] =
        revision(postId, u"reply"_s, {{u"content"_s, topic.text}, {u"format"_s, u"wikitext"_s}});
}

/// What LiquidThreads leaves of a subject in a title.
QString threadName(QString subject)
{
    static const QRegularExpression tag(u"<[^<>]*>"_s);
    static const QRegularExpression forbidden(u"[\\[\\]{}<>|#]"_s);
    return subject.remove(tag).replace(forbidden, u" "_s).simplified();
}

WikiTitle freeThread(const WikiStore &wiki, const WikiPage &talk, const QString &subject)
{
    const QString name = wiki.identity().prefixed(talk.title) + u'/' + threadName(subject);
    WikiTitle title{.ns = 90, .text = name};
    for (int number = 2; wiki.page(title); ++number)
        title.text = name + u" ("_s + QString::number(number) + u')';
    return title;
}

bool threadFits(FarmCall &call, const WikiPage *talk)
{
    const bool blocked = call.wiki.blocks.contains(call.caller.user);
    if (!talk || !talk->liquidThreads) {
        call.fail(u"invalid-talkpage"_s,
                  u"The talkpage you specified is invalid, or does not have discussion threading enabled."_s);
    } else if (talk->closedToThreads || blocked || !call.caller.may(u"edit"_s)) {
        call.fail(u"talkpage-protected"_s,
                  u"You cannot post to the specified talkpage, because it is protected from new posts."_s);
    } else if (call.text(u"subject"_s).isEmpty()) {
        call.fail(u"nosubject"_s, u"The \"subject\" parameter must be set."_s);
    } else if (freeThread(call.wiki, *talk, call.text(u"subject"_s)).text.toUtf8().size() > LongestTitle) {
        call.fail(u"invalid-subject"_s, u"The subject you specified is not valid."_s);
    } else if (call.text(u"text"_s).isEmpty()) {
        call.fail(u"no-text"_s, u"You must include text in your post."_s);
    } else if (!call.wiki.mayEditNow(call.caller.user)) {
        call.fail(u"ratelimited"_s,
                  u"You've exceeded your rate limit. Please wait some time and try again."_s);
    }
    return !call.failed();
}

} // namespace

void apiNewTopic(FarmCall &call)
{
    const WikiPage *board = flowBoard(call);
    if (!board || !topicFits(call, *board))
        return;
    // Theirs, too, are numbers in base 36 that grow with time.
    const qint64 number = call.wiki.now().toSecsSinceEpoch() * 100'000 + call.wiki.topics.size();
    const QString id = u"zp"_s + QString::number(number, 36);
    call.wiki.topics.append({.id = id,
                             .board = board->id,
                             .subject = call.text(u"nttopic"_s),
                             .text = preSave(call.wiki, call.text(u"ntcontent"_s), call.caller.user),
                             .user = call.caller.user,
                             .time = call.wiki.now()});
    const QString title = topicTitle(call, id);
    call.changedPage = call.wiki.identity().prefixed(board->title);
    call.wiki.save({.title = call.wiki.identity().parse(title).value_or(WikiTitle()),
                    .text = u"{\"flow-workflow\":\""_s + id + u"\"}"_s,
                    .user = u"Flow talk page manager"_s,
                    .comment = {},
                    .model = u"flow-board"_s});
    const QJsonObject made{{u"topic-page"_s, title},
                           {u"topic-id"_s, id},
                           {u"topic-revision-id"_s, QString(id + u't')},
                           {u"post-id"_s, QString(id + u'p')},
                           {u"post-revision-id"_s, QString(id + u'p')}};
    const QJsonObject answer{{u"status"_s, u"ok"_s}, {u"committed"_s, QJsonObject{{u"topiclist"_s, made}}}};
    call.result[u"flow"_s] = QJsonObject{{u"new-topic"_s, answer}};
}

void apiTopicList(FarmCall &call)
{
    const WikiPage *board = flowBoard(call);
    if (!board)
        return;
    const QString offset = call.text(u"vtloffset-id"_s);
    const int limit = qBound(1, call.text(u"vtllimit"_s, u"10"_s).toInt(), 100);
    QStringList roots;
    QJsonObject posts;
    QJsonObject revisions;
    QJsonObject pagination;
    const QList<WikiTopic> &topics = call.wiki.topics;
    for (auto topic = topics.crbegin(); topic != topics.crend(); ++topic) {
        if (topic->board != board->id || (!offset.isEmpty() && topic->id >= offset))
            continue;
        if (roots.size() == limit) {
            pagination[u"fwd"_s] = QJsonObject{
                {u"url"_s,
                 u"/w/index.php?title="_s + call.text(u"page"_s).replace(u' ', u'_')
                     + u"&topiclist_offset-dir=fwd&topiclist_limit="_s + QString::number(limit)
                     + u"&topiclist_offset-id="_s + roots.last() + u"&topiclist_sortby=newest"_s}};
            break;
        }
        roots.append(topic->id);
        addTopic(call, *topic, posts, revisions);
    }
    const QJsonObject list{{u"roots"_s, QJsonArray::fromStringList(roots)},
                           {u"posts"_s, posts},
                           {u"revisions"_s, revisions},
                           {u"links"_s, QJsonObject{{u"pagination"_s, pagination}}},
                           {u"type"_s, u"topiclist"_s}};
    const QJsonObject view{{u"result"_s, QJsonObject{{u"topiclist"_s, list}}}};
    call.result[u"flow"_s] = QJsonObject{{u"view-topiclist"_s, view}};
}

void apiNewThread(FarmCall &call)
{
    const WikiPage *talk = call.wiki.page(call.text(u"talkpage"_s));
    if (!threadFits(call, talk))
        return;
    const QString subject = call.text(u"subject"_s);
    const WikiTitle title = freeThread(call.wiki, *talk, subject);
    const QString reason = call.text(u"reason"_s);
    call.changedPage = call.wiki.identity().prefixed(talk->title);
    call.wiki.save({.title = title,
                    .text = preSave(call.wiki, call.text(u"text"_s), call.caller.user),
                    .user = call.caller.user,
                    .comment = reason.isEmpty() ? u"New thread: "_s + subject : reason});
    const QJsonObject thread{{u"result"_s, u"Success"_s},
                             {u"thread-id"_s, call.wiki.page(title)->id},
                             {u"thread-title"_s, call.wiki.identity().prefixed(title)},
                             {u"modified"_s, flowTime(call.wiki.now())}};
    call.result[u"threadaction"_s] = QJsonObject{{u"thread"_s, thread}};
}

} // namespace paperround::inline practice
