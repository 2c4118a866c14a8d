// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/drafts.h"

namespace paperround {

class Connection;

[[nodiscard]] Result<QList<DraftHead>> readDraftHeads(Connection &connection);
[[nodiscard]] Result<std::optional<Draft>> readDraft(Connection &connection, const QString &id);
Result<void> writeDraft(Connection &connection, const Draft &draft); ///< "illegal-row" for an unusable id.
Result<void> removeDraft(Connection &connection, const QString &id);
[[nodiscard]] Result<QByteArray> readFindings(Connection &connection, const QString &id); ///< Empty: none.
Result<void> writeFindings(Connection &connection, const QString &id, const QByteArray &findings);

} // namespace paperround
