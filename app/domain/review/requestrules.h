// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/lint.h"
#include "domain/result.h"
#include "domain/review/farmpolicy.h"
#include "domain/review/request.h"

#include <QStringList>

#include <optional>

namespace paperround {

/// What lintMessage() knows of a request beside its text, without asking a wiki.
[[nodiscard]] LintFacts lintFactsOf(const Request &request);
/// The same of what is to become a request; `listUrl` is empty where there is none.
[[nodiscard]] LintFacts
lintFactsOf(const DeliveryOptions &options, const std::optional<ListSource> &list, const QString &listUrl);

/// The message with the policy's footer under it, unless the text itself has it.
[[nodiscard]] Message withFooter(Message message, const FarmPolicy &policy);

/// What the policy asks of a request whatever is found in its text: of checkAgainst() all but
/// "check-forbidden". Costs nothing.
[[nodiscard]] Result<void> checkRules(const FarmPolicy &policy, const Request &request);
/// What the policy asks of a request, as far as its own text tells. Input: "route-not-allowed", "no-footer"
/// with the footer, "check-forbidden" with the check's name and, where it has one, the place ("heading: line
/// 3"), "unknown-check" (the policy forbids something that this version does not know, and nothing is sent
/// then). A policy forbids checks by the names of lintName().
[[nodiscard]] Result<void> checkAgainst(const FarmPolicy &policy, const Request &request);

} // namespace paperround
