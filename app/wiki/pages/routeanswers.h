// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/wikis.h"
#include "wiki/api/apiparams.h"

#include <QJsonObject>
#include <QSet>

namespace paperround {

// Flow, LiquidThreads and MassMessage: what is sent, and what their answers say.

[[nodiscard]] ApiParams topicParams(const AttemptPlan &plan); ///< action=flow, submodule=new-topic
[[nodiscard]] ApiParams threadParams(const AttemptPlan &plan); ///< action=threadaction, newthread
/// Neither answers with a revision: the new page is the proof. Look where there is none.
[[nodiscard]] Result<PostedRevision> readTopic(const QJsonObject &answer);
[[nodiscard]] Result<PostedRevision> readThread(const QJsonObject &answer);

/// One page of a board's topics, newest first; `offset`: from a reading before.
[[nodiscard]] ApiParams topicListParams(const QString &board, const QString &offset);
struct TopicPage
{
    QList<BoardPost> posts; ///< All posts of the topics, with their creators.
    QString oldest; ///< Time of the oldest topic, ISO 8601; empty: none.
    QString next; ///< Offset of the next reading; empty: that was all.
};
[[nodiscard]] TopicPage readTopicList(const QJsonObject &answer);

/// The account's own edits of thread pages since then: their summaries carry the mark.
[[nodiscard]] ApiParams threadEditsParams(const QString &user, const QString &since);
[[nodiscard]] QList<BoardPost> readThreadEdits(const QList<QJsonObject> &rounds, const QString &user);

[[nodiscard]] ApiParams handOverParams(const HandOverPlan &plan);
[[nodiscard]] Result<int> readHandOver(const QJsonObject &answer); ///< Look where there is no count.
[[nodiscard]] ApiParams sendLogParams(const QString &list);
[[nodiscard]] QList<SendEntry> readSendLog(const QList<QJsonObject> &rounds);

/// Tagged edits and log lines since then, in one request.
[[nodiscard]] ApiParams observeParams(const QString &since);
/// Edits with revision, log lines under `subject` with their action.
[[nodiscard]] QList<ObservedMessage> readObserved(const QList<QJsonObject> &rounds, const QString &subject);
[[nodiscard]] ApiParams textsParams(const QList<qint64> &revisions);
/// Those of the revisions whose text holds `mark`.
[[nodiscard]] QSet<qint64> revisionsWith(const QList<QJsonObject> &rounds, const QString &mark);

} // namespace paperround
