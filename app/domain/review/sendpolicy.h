// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <optional>

namespace paperround {

/// Who may send on a farm, and how.
struct SendPolicy
{
    enum class Who { Everybody, Right, Group, ListPage };
    Who who = Who::Right;
    QString value = QStringLiteral("massmessage"); ///< The right, the group, or the list page's title.
    bool honourBotExclusion = false; ///< Leave pages alone that say {{nobots}} or {{bots|deny=…}}.
    bool markBotEdits = false; ///< Mark edits on User talk pages as a bot's, where the account has the right.
    /// Whoever may send may do so on every wiki of the farm: none has to be confirmed by a link to its
    /// permission. None: as isOpenToSenders() says.
    std::optional<bool> everyWiki = {};
    int confirmAbove = 500; ///< For more targets a person types their number before it is sent; 0: never.
    QString testPage = {}; ///< TITLE or TITLE@HOST where a test goes; empty: the account's own talk page.
    QList<int> namespaces = {}; ///< Of the target pages, ascending; empty: any.
    int editsPerMinute = 0; ///< On one wiki, by one account; 0: what the wiki itself allows.

    friend bool operator==(const SendPolicy &, const SendPolicy &) = default;
};

} // namespace paperround
