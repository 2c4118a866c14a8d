// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/decision.h"
#include "domain/review/submission.h"

#include <QString>
#include <QStringList>

namespace paperround {

/// A request's page on the home wiki. All of it but two lists is written by the console from the submission,
/// and compared with that writing when it is read: what a reviewer reads in a browser is what the digest
/// stands for.
struct RequestPage
{
    Submission submission;
    QStringList status; ///< What the console last said of it, for readers. Believed by nobody.
    QStringList decisions; ///< The lines of the list: decisions, and whatever people wrote between them.

    friend bool operator==(const RequestPage &, const RequestPage &) = default;
};

/// The whole text. Deterministic, and the same after a save.
[[nodiscard]] QString requestPageText(const RequestPage &page);

/// Input errors with their place: those of partOf(), jsonPartOf() and submissionFromJson(), and
/// "page-differs" with the first line that is not the console's writing.
[[nodiscard]] Result<RequestPage> requestPageFrom(const QString &text);

/// The lines of the machine part alone, as they stand: equal text, equal request. Empty where there is none.
[[nodiscard]] QString machinePartOf(const QString &text);
/// The lines of the list of decisions; none where the page has no such part.
[[nodiscard]] QStringList decisionLinesOf(const QString &text);

} // namespace paperround
