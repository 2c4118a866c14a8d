// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/exclusions.h"
#include "domain/targets/targetrows.h"

namespace paperround {

/// The entries of an exclude list as a source of a list: a page each; those that are held on every wiki are
/// lines that name no page, with the code "everywhere".
[[nodiscard]] TargetRows rowsOf(const QList<Exclusion> &entries);

/// Finds the entry that holds a page, from such rows.
class HeldRows
{
public:
    explicit HeldRows(const TargetRows &rows);

    [[nodiscard]] bool isEmpty() const { return m_exclusions.isEmpty(); }
    /// The row that holds it, as a page of a user it names, too; -1: none.
    [[nodiscard]] int rowFor(const Target &target) const;

private:
    Exclusions m_exclusions;
};

} // namespace paperround
