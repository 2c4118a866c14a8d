// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace paperround {

/// A page that a recipe found.
struct FoundPage
{
    static constexpr int UnknownNamespace = -1;

    QString title; ///< Prefixed, underscores turned to spaces. Hostile text, as its wiki or a service says it.
    QString wiki; ///< Host; what the service calls it where no wiki of the farm goes by that name.
    int ns = UnknownNamespace; ///< UnknownNamespace where the answer does not say.

    friend bool operator==(const FoundPage &, const FoundPage &) = default;
};

/// What one round of a recipe brought.
struct FoundPages
{
    QList<FoundPage> pages;
    QString next; ///< Where the next round goes on, to be handed back as it is; empty: that was all.
};

} // namespace paperround
