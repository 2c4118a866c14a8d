// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/mergedsources.h"

#include <QByteArray>
#include <QHash>

namespace paperround {

/// The pages of a list's sources that its formula does not take. Sources are merged by what they say; where a
/// wiki has told since that a row is another page (it leads there, or a local name meant it), that page may
/// stand in a source that the formula takes out.
class TakenOut
{
public:
    TakenOut() = default;
    TakenOut(const MergedSources &sources, const SetFormula &formula);

    [[nodiscard]] bool isEmpty() const { return m_masks.isEmpty(); }
    /// Name of the source that takes a row out which stands in `row` and is that page of that wiki; empty:
    /// none does.
    [[nodiscard]] QString by(SourceMask row, const QString &page, const QString &wiki) const;

private:
    SetFormula m_formula;
    QHash<QByteArray, SourceMask> m_masks; ///< By samePage() and wiki.
    QList<std::pair<SourceMask, QString>> m_names;
};

} // namespace paperround
