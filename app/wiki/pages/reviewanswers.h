// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/wikis.h"
#include "wiki/api/apiparams.h"

#include <QJsonObject>
#include <QList>

namespace paperround {

// The record of a page and of its users, for what a reviewer's word is worth. What the wiki hides from
// everybody is hidden here too, though an account may be allowed to see it: all consoles must believe the
// same.

/// Redirects and all, with the newest revision of each; `name`: what stands behind the namespace.
[[nodiscard]] ApiParams queueParams(int ns, const QString &name);
[[nodiscard]] QList<QueuedPage> readQueue(const QList<QJsonObject> &rounds); ///< By title.

/// The page, its newest revisions with their texts, and the log of its title.
[[nodiscard]] ApiParams recordParams(const QString &title);
/// The older revisions from there on ("rvcontinue" of a round before).
[[nodiscard]] ApiParams olderRevisionsParams(const QString &title, const QString &from);
/// `rvcontinue`; empty: there are no older ones.
[[nodiscard]] QString olderRevisionsOf(const QJsonObject &answer);
/// Revisions newest first, as the wiki tells them. Row "invalidtitle".
[[nodiscard]] Result<PageRecord> readRecord(const QJsonObject &answer);

[[nodiscard]] ApiParams userRecordParams(const QStringList &users);
/// Those of the users that the wiki has, by their name. Without changes.
[[nodiscard]] QHash<QString, UserRecord> readUserRecords(const QJsonObject &answer);

[[nodiscard]] ApiParams groupsLogParams(const QString &user);
/// Into `changes` and `areChangesWhole`.
void readGroupsLog(const QJsonObject &answer, UserRecord &user);

} // namespace paperround
