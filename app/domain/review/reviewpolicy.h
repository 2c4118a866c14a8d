// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/sendpolicy.h"

#include <QString>
#include <QStringList>

namespace paperround {

/// Who has to say yes before a request is sent. The defaults hold on a farm that has neither a policy page
/// nor a word about review in its profile: one approval by somebody else, from 50 targets on.
struct ReviewPolicy
{
    /// Where the queue is kept: on the home wiki, where a reviewer's word is what the wiki recorded of him,
    /// or in the ledger of a person who works alone. What went through the latter calls itself unreviewed.
    enum class Queue { Wiki, Ledger };
    Queue queue = Queue::Wiki;
    SendPolicy::Who who = SendPolicy::Who::Right; ///< Everybody: any account of the wiki but the submitter's.
    QString value = QStringLiteral("massmessage"); ///< The right, the group, or the access list's title.
    int approvals = 1; ///< By so many people who did not submit it; 0: nobody is asked.
    int fromTargets = 50; ///< From so many targets on; smaller requests need nobody.
    int expireDays = 30; ///< After its submission a request is approved no more.
    QString requests = QStringLiteral("Project:Paper Round/Requests/"); ///< Titles of requests begin so.
    QString footer = {}; ///< Wikitext that stands under every message; empty: none.
    /// Users whom the wiki itself tells of what is submitted: they are linked in that edit's summary.
    QStringList notify = {};
    QStringList forbids = {}; ///< Checks that may not be accepted: "missing-template", "unsigned", …

    friend bool operator==(const ReviewPolicy &, const ReviewPolicy &) = default;
};

/// An edit's summary calls no more people than these, where Echo listens (Wikimedia's setting).
inline constexpr qsizetype MostCalled = 5;

/// The title of the page with a farm's policy, unless its profile names another.
inline const QString DefaultPolicyPage = QStringLiteral("Project:Paper Round/Policy");

} // namespace paperround
