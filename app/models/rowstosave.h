// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/targetcomposition.h"

namespace paperround {

/// What a list page is to be, as a draft has it.
struct RowsToSave
{
    QString name; ///< To be chosen by.
    QString words; ///< Which rows go there and which do not; plain text.
    TargetRows rows;
    QHash<QString, Target> renames; ///< By the rowKey that the page has.

    friend bool operator==(const RowsToSave &, const RowsToSave &) = default;
};

/// The rows of a source with what a person did to them, and the rows that a person put in, each behind the
/// row it follows. Rows of other sources stay out, and what the formula leaves out stays in.
[[nodiscard]] RowsToSave sourceToSave(const TargetSource &source, const ComposedTargets &composed);

/// All rows of the list, whichever source they come from; `source`: what stands on the page, null: nothing.
[[nodiscard]] RowsToSave wholeListToSave(const ComposedTargets &composed,
                                         const TargetSource *source = nullptr);

} // namespace paperround
