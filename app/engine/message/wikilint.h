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
    QList<TextOnWiki> wikis; ///< One for each text that a wiki was shown.
    QList<Refusal> refusals;
};

/// What a wiki that has rendered a text for a page says of it: what it lacks, and, a request each where there
/// is anything to ask, which of its addresses are refused there and by which prefixes it links to languages.
Task<TextOnWiki> textOnWiki(std::shared_ptr<Wikis> wikis, WikiFacts facts, QString page,
                            RenderedMessage rendered);

enum class AskSizes { No, Yes };

/// What the wikis of these pages say of the message: each renders it once for the first page of each segment
/// that it has pages of, and of none. With sizes all pages are looked at as well, in bulk, for those that
/// have no room for what they get. `targets`: of the request, by whose rows segments go.
Task<AskedWikis> askWikis(std::shared_ptr<Wikis> wikis, Message message, QList<Target> targets,
                          AskSizes sizes = AskSizes::No);

/// Of targets that lead nowhere on some wikis: those that are pages of the home wiki, and what leads there
/// from each wiki of `from` (":m:Help:Page"). Empty where no prefix is known to all of them. A request for
/// the pages, and one for each wiki whose prefixes are not known yet.
Task<QMap<QString, QString>> linksToHome(std::shared_ptr<Wikis> wikis, QString home, QStringList targets,
                                         QStringList from);

/// What the home wiki's own parser finds in each of the message's words, eight of them at most; nothing where
/// it cannot be asked.
Task<QHash<QString, QList<ParserFinding>>> parsedAtHome(std::shared_ptr<Wikis> wikis, QString home,
                                                        Message message);

/// All of it, into what is known of the text already; whoever did not answer is left out of it.
Task<LintFacts> lintFactsFromWikis(std::shared_ptr<Wikis> wikis, QString home, Message message,
                                   QList<TextOnWiki> asked, LintFacts facts);

} // namespace paperround
