// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/lint.h"
#include "domain/targets/target.h"
#include "engine/ports/task.h"
#include "engine/ports/wikis.h"

#include <memory>

namespace paperround {

/// What was asked of the wikis about a text, and who did not answer.
struct AskedWikis
{
    struct Refusal
    {
        QString wiki;
        Error error;
    };
    QList<TextOnWiki> wikis;
    QList<Refusal> refusals;
};

/// What the wikis of these pages lack of what the message calls for: each renders it once, for its first
/// page.
Task<AskedWikis> askWikis(std::shared_ptr<Wikis> wikis, Message message, QList<Target> targets);

/// Of targets that lead nowhere on some wikis: those that are pages of the home wiki, and what leads there
/// from each wiki of `from` (":m:Help:Page"). Empty where no prefix is known to all of them. A request for
/// the pages, and one for each wiki whose prefixes are not known yet.
Task<QMap<QString, QString>> linksToHome(std::shared_ptr<Wikis> wikis, QString home, QStringList targets,
                                         QStringList from);

/// Both, into what is known of the text already; whoever did not answer is left out of it.
Task<LintFacts> lintFactsFromWikis(std::shared_ptr<Wikis> wikis, QString home, QString body,
                                   QList<TextOnWiki> asked, LintFacts facts);

} // namespace paperround
