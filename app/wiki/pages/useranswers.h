// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/wikis.h"
#include "wiki/api/apiparams.h"

#include <QJsonObject>

namespace paperround {

/// What the wikis tell of users beyond their pages. Readers of whole answers (formatversion 2).

/// The newest line of the rename log about a user's old name. The log's target is the page of the old name.
[[nodiscard]] ApiParams renameParams(const QString &user);
[[nodiscard]] std::optional<UserRename> readRename(const QJsonObject &answer, const QString &user);

/// Edits of several users from now back to `since` (ISO 8601), the newest first.
[[nodiscard]] ApiParams editsParams(const QStringList &users, const QString &since);
/// Who has edited, as far as the answer goes.
[[nodiscard]] QStringList readEditors(const QJsonObject &answer);

/// The newest edit of one user. Asked for several, a wiki tells all of the first one's before the next one's.
[[nodiscard]] ApiParams lastEditParams(const QString &user);
[[nodiscard]] QString readLastEdit(const QJsonObject &answer); ///< ISO 8601; empty: there is none.

/// A central account. It can be asked of one only.
[[nodiscard]] ApiParams centralParams(const QString &user);
[[nodiscard]] bool readLocked(const QJsonObject &answer);

} // namespace paperround
