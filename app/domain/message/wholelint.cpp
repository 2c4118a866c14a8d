// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/wholelint.h"

#include "domain/message/wording.h"

#include <algorithm>

namespace paperround {

QList<LintFinding> lintWhole(const Message &message, const LintFacts &facts)
{
    const QList<Message> wordings = wordingsOf(message);
    if (wordings.size() == 1 && wordings.constFirst() == message)
        return lintMessage(message, facts);
    const bool isRead = !message.source || !message.source->texts.isEmpty();
    QList<LintFinding> others; // The first of each check.
    for (const Message &words : wordings) {
        for (LintFinding finding : lintMessage(words, facts)) {
            if (std::ranges::find(others, finding.check, &LintFinding::check) != others.end())
                continue;
            if (!isRead
                && (finding.check == LintCheck::EmptyBody || finding.check == LintCheck::EmptySubject))
                continue; // The page has it.
            finding.place = {};
            finding.mend = {};
            others.append(finding);
        }
    }
    QList<LintFinding> found;
    for (const LintFinding &finding : lintMessage({message.subject, message.body}, facts)) {
        if (std::ranges::find(others, finding.check, &LintFinding::check) != others.end())
            found.append(finding);
    }
    for (const LintFinding &finding : others) {
        if (std::ranges::find(found, finding.check, &LintFinding::check) == found.end())
            found.append(finding);
    }
    return found;
}

} // namespace paperround
