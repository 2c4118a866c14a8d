// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/pages/routeanswers.h"

#include "domain/message/composition.h"
#include "wiki/api/apierrors.h"
#include "wiki/pages/answers.h"

#include <QJsonArray>
#include <QUrl>
#include <QUrlQuery>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr int ThreadNamespace = 90;

/// Flow writes its times as 20261123172248.
QString isoTime(const QString &flowTime)
{
    const auto time = QDateTime::fromString(flowTime, u"yyyyMMddHHmmss"_s);
    return time.isValid() ? time.toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s) : QString();
}

QString offsetOf(const QJsonObject &list)
{
    const QString next = list.value("links"_L1)
                             .toObject()
                             .value("pagination"_L1)
                             .toObject()
                             .value("fwd"_L1)
                             .toObject()
                             .value("url"_L1)
                             .toString();
    return QUrlQuery(QUrl(next)).queryItemValue(u"topiclist_offset-id"_s);
}

ObservedMessage logLine(const QJsonObject &entry)
{
    ObservedMessage seen;
    seen.page = entry.value("title"_L1).toString();
    seen.action = entry.value("action"_L1).toString();
    seen.code = entry.value("params"_L1).toObject().value("reason"_L1).toString().left(100);
    seen.time = entry.value("timestamp"_L1).toString();
    return seen;
}

} // namespace

ApiParams topicParams(const AttemptPlan &plan)
{
    return {{u"action"_s, u"flow"_s},     {u"submodule"_s, u"new-topic"_s}, {u"page"_s, plan.row.page},
            {u"nttopic"_s, plan.subject}, {u"ntcontent"_s, plan.text},      {u"ntformat"_s, u"wikitext"_s}};
}

ApiParams threadParams(const AttemptPlan &plan)
{
    return {{u"action"_s, u"threadaction"_s}, {u"threadaction"_s, u"newthread"_s},
            {u"talkpage"_s, plan.row.page},   {u"subject"_s, plan.subject},
            {u"text"_s, plan.text},           {u"reason"_s, plan.summary}};
}

Result<PostedRevision> readTopic(const QJsonObject &answer)
{
    const auto topic = answer.value("flow"_L1).toObject().value("new-topic"_L1).toObject();
    const auto made = topic.value("committed"_L1).toObject().value("topiclist"_L1).toObject();
    PostedRevision posted;
    posted.thread = made.value("topic-page"_L1).toString();
    if (topic.value("status"_L1).toString() != "ok"_L1 || posted.thread.isEmpty())
        return failure(ErrorKind::Look, u"no-topic"_s, topic.value("status"_L1).toString().left(100));
    return posted;
}

Result<PostedRevision> readThread(const QJsonObject &answer)
{
    const auto action = answer.value("threadaction"_L1).toObject();
    if (action.value("result"_L1).toString() == "EditFailure"_L1) { // With what the edit inside it was told.
        const auto edit = readEdit(action.value("details"_L1).toObject());
        return edit ? failure(ErrorKind::Look, u"no-thread"_s) : tl::unexpected(edit.error());
    }
    const auto made = action.value("thread"_L1).toObject();
    PostedRevision posted;
    posted.thread = made.value("thread-title"_L1).toString();
    if (made.value("result"_L1).toString() != "Success"_L1 || posted.thread.isEmpty())
        return failure(ErrorKind::Look, u"no-thread"_s, made.value("result"_L1).toString().left(100));
    return posted;
}

ApiParams topicListParams(const QString &board, const QString &offset)
{
    ApiParams params{{u"action"_s, u"flow"_s}, {u"submodule"_s, u"view-topiclist"_s},
                     {u"page"_s, board},       {u"vtlsortby"_s, u"newest"_s},
                     {u"vtllimit"_s, u"20"_s}, {u"vtlformat"_s, u"wikitext"_s}};
    if (!offset.isEmpty())
        params.set(u"vtloffset-id"_s, offset);
    return params;
}

TopicPage readTopicList(const QJsonObject &answer)
{
    const auto list = answer.value("flow"_L1)
                          .toObject()
                          .value("view-topiclist"_L1)
                          .toObject()
                          .value("result"_L1)
                          .toObject()
                          .value("topiclist"_L1)
                          .toObject();
    TopicPage page;
    for (const auto &value : list.value("revisions"_L1).toObject()) {
        const auto post = value.toObject();
        const auto creator = post.contains("creator"_L1) ? post.value("creator"_L1) : post.value("author"_L1);
        page.posts.append({post.value("articleTitle"_L1).toString(),
                           creator.toObject().value("name"_L1).toString(),
                           post.value("content"_L1).toObject().value("content"_L1).toString(), 0});
        const QString time = isoTime(post.value("timestamp"_L1).toString());
        if (page.oldest.isEmpty() || (!time.isEmpty() && time < page.oldest))
            page.oldest = time;
    }
    page.next = page.posts.isEmpty() ? QString() : offsetOf(list);
    return page;
}

ApiParams threadEditsParams(const QString &user, const QString &since)
{
    ApiParams params{{u"action"_s, u"query"_s}, {u"list"_s, u"usercontribs"_s},
                     {u"ucuser"_s, user},       {u"ucprop"_s, u"ids|title|comment|timestamp"_s},
                     {u"ucdir"_s, u"newer"_s},  {u"ucstart"_s, since},
                     {u"uclimit"_s, u"max"_s}};
    params.set(u"ucnamespace"_s, ThreadNamespace);
    return params;
}

QList<BoardPost> readThreadEdits(const QList<QJsonObject> &rounds, const QString &user)
{
    QList<BoardPost> posts;
    for (const SeenContribution &seen : readContributions(rounds))
        posts.prepend({seen.title, user, seen.comment, seen.revision});
    return posts;
}

ApiParams handOverParams(const HandOverPlan &plan)
{
    return {{u"action"_s, u"massmessage"_s},
            {u"spamlist"_s, plan.list},
            {u"subject"_s, plan.subject},
            {u"message"_s, plan.text}};
}

Result<int> readHandOver(const QJsonObject &answer)
{
    const auto sent = answer.value("massmessage"_L1).toObject();
    if (sent.value("result"_L1).toString() != "success"_L1)
        return failure(ErrorKind::Look, u"no-result"_s);
    return sent.value("count"_L1).toInt();
}

ApiParams sendLogParams(const QString &list)
{
    return {{u"action"_s, u"query"_s},
            {u"list"_s, u"logevents"_s},
            {u"leaction"_s, u"massmessage/send"_s},
            {u"letitle"_s, list},
            {u"leprop"_s, u"user|timestamp|details"_s},
            {u"lelimit"_s, u"max"_s}};
}

QList<SendEntry> readSendLog(const QList<QJsonObject> &rounds)
{
    QList<SendEntry> entries;
    for (const auto &round : rounds) {
        for (const auto &value : queryOf(round).value("logevents"_L1).toArray()) {
            const auto entry = value.toObject();
            entries.append({entry.value("params"_L1).toObject().value("revid"_L1).toInteger(),
                            entry.value("user"_L1).toString(), entry.value("timestamp"_L1).toString()});
        }
    }
    return entries;
}

ApiParams observeParams(const QString &since)
{
    ApiParams params{{u"action"_s, u"query"_s},
                     {u"list"_s, u"recentchanges|logevents"_s},
                     {u"rctag"_s, u"massmessage-delivery"_s},
                     {u"rcprop"_s, u"title|ids|timestamp"_s},
                     {u"rcdir"_s, u"newer"_s},
                     {u"rcstart"_s, since},
                     {u"rclimit"_s, u"max"_s},
                     {u"letype"_s, u"massmessage"_s},
                     {u"leprop"_s, u"title|type|timestamp|details"_s},
                     {u"ledir"_s, u"newer"_s},
                     {u"lestart"_s, since},
                     {u"lelimit"_s, u"max"_s}};
    params.setFlag(u"curtimestamp"_s, true);
    return params;
}

QList<ObservedMessage> readObserved(const QList<QJsonObject> &rounds, const QString &subject)
{
    QList<ObservedMessage> seen;
    for (const auto &round : rounds) {
        for (const auto &value : queryOf(round).value("recentchanges"_L1).toArray()) {
            const auto entry = value.toObject();
            seen.append({entry.value("title"_L1).toString(),
                         entry.value("pageid"_L1).toInteger(),
                         entry.value("revid"_L1).toInteger(),
                         {},
                         {},
                         entry.value("timestamp"_L1).toString()});
        }
        for (const auto &value : queryOf(round).value("logevents"_L1).toArray()) {
            const auto entry = value.toObject();
            const QString about = entry.value("params"_L1).toObject().value("subject"_L1).toString();
            if (entry.value("action"_L1).toString() != "send"_L1
                && effectiveSubject(about).trimmed() == effectiveSubject(subject).trimmed())
                seen.append(logLine(entry));
        }
    }
    return seen;
}

ApiParams textsParams(const QList<qint64> &revisions)
{
    ApiParams params{{u"action"_s, u"query"_s},
                     {u"prop"_s, u"revisions"_s},
                     {u"rvprop"_s, u"ids|content"_s},
                     {u"rvslots"_s, u"main"_s}};
    QStringList ids;
    for (const qint64 id : revisions)
        ids += QString::number(id);
    params.setList(u"revids"_s, ids);
    return params;
}

QSet<qint64> revisionsWith(const QList<QJsonObject> &rounds, const QString &mark)
{
    QSet<qint64> found;
    for (const auto &round : rounds) {
        for (const auto &page : queryOf(round).value("pages"_L1).toArray()) {
            for (const auto &value : page.toObject().value("revisions"_L1).toArray()) {
                const auto revision = value.toObject();
                const auto main = revision.value("slots"_L1).toObject().value("main"_L1).toObject();
                if (main.value("content"_L1).toString().contains(mark))
                    found.insert(revision.value("revid"_L1).toInteger());
            }
        }
    }
    return found;
}

} // namespace paperround
