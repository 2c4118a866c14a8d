// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/requestrecord.h"
#include "integration/reviewstage.h"

namespace paperround {

/// A request on a stage's wiki: submitted, decided upon, and read as a console believes it.
class ReviewPlay
{
public:
    struct Page
    {
        QString title; ///< Empty: it could not be saved.
        RequestPage content; ///< As it was submitted.
    };

    [[nodiscard]] ReviewStage &stage() { return m_stage; }
    [[nodiscard]] const ReviewStage::Cast &cast() const { return m_stage.cast(); }

    Page submit(); ///< With all that a wiki might change in a text.
    bool approve(const QString &user, const QString &title); ///< By a console.
    /// The whole page, on its newest revision; the new one.
    Result<qint64> save(const QString &user, const QString &title, const QString &text);

    [[nodiscard]] PageRecord record(const QString &title); ///< As somebody without rights reads it.
    [[nodiscard]] QString textOf(const QString &title) { return record(title).revisions.last().text; }
    [[nodiscard]] Result<RequestRecord> read(const QString &title); ///< With what the authors may.
    [[nodiscard]] RequestStanding standing(const QString &title); ///< Where one approval is enough.
    /// Why the last decision of that kind is not believed; empty: it is. "none" where there is none.
    [[nodiscard]] QString disbelief(const QString &title, Decision::Kind kind = Decision::Kind::Approve);
    [[nodiscard]] QString errorOf(const QString &title); ///< Why it is no request; empty: it is one.

    [[nodiscard]] static QString withLine(QString text, const QString &line);
    /// Without the decisions of that kind.
    [[nodiscard]] static QString withoutLines(const QString &text, const QString &word);

private:
    ReviewStage m_stage;
};

} // namespace paperround
