// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/wikifacts.h"
#include "engine/ports/wikis.h"

#include <QString>

namespace paperround {

/// What a check says of one target: what would become of its row if it were sent now.
struct Verdict
{
    bool willSend = false; ///< False: the row would be skipped, or refused by the wiki.
    QString
        reason; ///< From domain/delivery/reason.h: why not, or what to know; empty when it is simply fine.
    QString detail; ///< The redirect that was followed, the category, the wiki's words. Hostile text.
    QString code; ///< MediaWiki's code, where the wiki would refuse the edit.
    PageCheck page;

    friend bool operator==(const Verdict &, const Verdict &) = default;
};

/// What kind of page it is: Edit, or a board's own route.
[[nodiscard]] Route boardOf(const PageCheck &page);

/// The one place where a page's facts become a decision: the table before sending and the lane just before
/// the post both use it. `namespaces`: those the policy allows; none: all.
[[nodiscard]] Verdict verdictOf(const PageCheck &page, const WikiFacts &facts,
                                const Routes &allowed = everyRoute(), const QList<int> &namespaces = {});

} // namespace paperround
