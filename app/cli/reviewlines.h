// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/review/requestshelf.h"

#include <QJsonObject>
#include <QStringList>

namespace paperround {

/// A request as --json prints it; the text of the message and the list only where `whole`.
[[nodiscard]] QJsonObject requestToJson(const ReviewedRequest &request, bool whole);
/// The same of an entry of the queue, with "error" where it is no request.
[[nodiscard]] QJsonObject queuedToJson(const QueuedRequest &queued);

/// State, pages, approvals, digest and title in columns.
[[nodiscard]] QString queuedLine(const QueuedRequest &queued);
/// All that a reviewer must have seen, for a terminal.
[[nodiscard]] QStringList requestLines(const ReviewedRequest &request);
/// By whose word a delivery went out, for a terminal; nothing where nobody was asked.
[[nodiscard]] QStringList noteLines(const ReviewNote &note);
/// The policy in force with all its rules, and where it stands.
[[nodiscard]] QJsonObject policyToJson(const PolicyInForce &policy);
[[nodiscard]] QStringList policyLines(const PolicyInForce &policy);
/// What everybody who reads a policy must know of it; empty: nothing.
[[nodiscard]] QString policyNote(const PolicyInForce &policy);

} // namespace paperround
