// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/targetrows.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <optional>

namespace paperround {

/// A page that goes into a list, and where.
struct AddedTarget
{
    Target target;
    QString behind; ///< rowKey of the row it stands behind; null: at the beginning, or where others stand.

    friend bool operator==(const AddedTarget &, const AddedTarget &) = default;
};

/// What somebody did to a list: what is to happen to the page it came from. Rows go by their rowKey().
struct ListEdit
{
    QList<AddedTarget> added;
    QSet<QString> removed;
    QHash<QString, Target> renamed; ///< What the row is instead.
    std::optional<QString> description; ///< The new one.

    [[nodiscard]] bool isEmpty() const
    {
        return added.isEmpty() && removed.isEmpty() && renamed.isEmpty() && !description;
    }
    friend bool operator==(const ListEdit &, const ListEdit &) = default;
};

/// What makes `wanted` of `base`. A row that is gone while another came is two things, unless `renames` says
/// that it is one.
[[nodiscard]] ListEdit editBetween(const TargetRows &base, const TargetRows &wanted,
                                   const QHash<QString, Target> &renames = {});

/// `rows` with the edit done: what the page is to say. Rows that the edit is about and that are not there
/// count for nothing; a page that is there already is not added again.
[[nodiscard]] TargetRows applied(const ListEdit &edit, const TargetRows &rows);

/// A row about which two people want different things.
struct EditConflict
{
    QString row; ///< rowKey of the row that both changed; empty: the description.
    Target mine; ///< What I made of it.
    QString theirs; ///< The description that they wrote.

    friend bool operator==(const EditConflict &, const EditConflict &) = default;
};

/// An edit that was made on one state of a list, brought over to a later one.
struct MergedEdit
{
    ListEdit edit; ///< What of mine is still to be done there.
    ListEdit others; ///< What somebody did in between.
    QList<EditConflict> conflicts; ///< Not in `edit`: a person decides.
};

/// A three-way merge by rows. Both removed or both added the same: nothing is left to do. I renamed what they
/// took out (or renamed otherwise), or both wrote a new description: a conflict.
[[nodiscard]] MergedEdit mergedEdit(const ListEdit &mine, const TargetRows &base, const TargetRows &theirs,
                                    const QString &baseDescription = {},
                                    const QString &theirDescription = {});

} // namespace paperround
