// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/requestrecord.h"
#include "domain/review/reviewnote.h"

#include <QString>
#include <QStringList>

namespace paperround {

/// Why a decision on a request's page does not count, as a sentence without full stop.
[[nodiscard]] QString disbeliefWords(const QString &code);

[[nodiscard]] QString requestStateWord(RequestState state); ///< "Waits for review"
[[nodiscard]] QString decisionWord(Decision::Kind kind); ///< "Approved", "Returned" …

/// Who looks at a request just now, a sentence each; `user` is whoever reads it. Those whose hour is over are
/// left out.
[[nodiscard]] QStringList lookingWords(const QList<RecordedDecision> &looking, const QString &user,
                                       const QDateTime &now);

/// By whose word a delivery went out, a line each. What nobody was asked about calls itself unreviewed.
[[nodiscard]] QStringList reviewNoteWords(const ReviewNote &note);

/// The same in a few words, for the head of a delivery: "unreviewed", "approved by Ngozi".
[[nodiscard]] QString reviewNoteWord(const ReviewNote &note);

/// A digest in groups of four, as it is read aloud.
[[nodiscard]] QString digestWords(const QString &hex);

} // namespace paperround
