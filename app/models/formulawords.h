// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/setformula.h"
#include "domain/targets/targetsource.h"
#include "models/wikinames.h"

namespace paperround {

/// Why a text is no formula and where: "Column 5: there is no source D".
[[nodiscard]] QString formulaErrorWords(const FormulaError &error, const QString &text);
/// "only in A", "in A and C": the sources of `letters` that a page stands in.
[[nodiscard]] QString regionWords(SourceMask mask, const QString &letters);
/// "1,284 rows, list page on Meta, revision 28114052".
[[nodiscard]] QString sourceWords(const TargetSource &source, const WikiNames &names);

/// A formula with a name, to be offered.
struct NamedFormula
{
    QString name;
    SetFormula formula;
};
/// All sources, what they share, and who joined or left since an earlier list.
[[nodiscard]] QList<NamedFormula> formulasFor(const QList<TargetSource> &sources, const SetFormula &now);

} // namespace paperround
