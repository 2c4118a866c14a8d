// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/targetlist.h"

#include <QList>
#include <QString>

#include <array>

namespace paperround {

/// What can be done about rows of a kind.
enum class MendKind {
    FollowRedirect, ///< The list names the page that the redirect leads to.
    TakeNewName, ///< The list names the user by the name they have now.
    DropDuplicate, ///< Another row is, or after a rename would be, the same page.
    DropMissing, ///< No such user, or an address.
    DropClosed, ///< The page, its wiki or its board takes no message at all.
    DropQuiet, ///< Its owner is blocked, locked or inactive.
};

inline constexpr std::array allMendKinds{MendKind::FollowRedirect, MendKind::TakeNewName,
                                         MendKind::DropDuplicate,  MendKind::DropMissing,
                                         MendKind::DropClosed,     MendKind::DropQuiet};

/// A proposed change of one row. Each rests on something its wiki, or the list itself, has told.
struct Mend
{
    MendKind kind = MendKind::FollowRedirect;
    quint64 key = 0; ///< Of the row.
    Target from;
    Target to; ///< What the row names afterwards; an empty title: the row goes.
    QString fact; ///< What it rests on, as the table says it.

    [[nodiscard]] bool drops() const { return to.title.isEmpty(); }
    friend bool operator==(const Mend &, const Mend &) = default;
};

/// What could be mended, in the order of the list. Rows that nobody has checked, that a person took out, or
/// that an exclude list holds have none.
[[nodiscard]] QList<Mend> proposedMends(const TargetList &entries);

/// Kinds that are done unless a person says no. What drops a reader is only done when a person asks for it.
[[nodiscard]] bool isProposedAtOnce(MendKind kind);

/// "follow 23 redirects", "take 9 new names", "drop 11 duplicates".
[[nodiscard]] QString mendWords(MendKind kind, int rows);

} // namespace paperround
