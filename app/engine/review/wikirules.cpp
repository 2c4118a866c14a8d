// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/review/wikirules.h"

#include "domain/message/wholelint.h"
#include "domain/review/requestrules.h"
#include "engine/message/wikilint.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// Of the checks that the policy forbids, those that ask wikis.
QStringList askedOf(const QStringList &forbids)
{
    QStringList asked = forbids;
    asked.removeIf([](const QString &name) {
        const auto check = lintFromName(name);
        return !check || !asksWikis(*check);
    });
    return asked;
}

Result<void> checkOn(const TextOnWiki &wiki, const Message &message, LintFacts facts,
                     const QStringList &forbids)
{
    addWikis(facts, message, {wiki});
    const QList<LintFinding> findings = lintWhole(message, facts);
    const auto found = std::ranges::find_if(findings, [&forbids](const LintFinding &finding) {
        return forbids.contains(lintName(finding.check));
    });
    if (found == findings.end())
        return {};
    QStringList place{wiki.facts.wiki};
    if (found->place.line > 0) // What has no place is not in the text itself.
        place.append(u"line %1"_s.arg(found->place.line));
    place.append(found->words.value(0));
    return failure(ErrorKind::Input, u"check-forbidden"_s,
                   u"%1: %2"_s.arg(lintName(found->check), place.join(u", "_s)));
}

} // namespace

Task<void> checkOnWikis(Request request, FarmPolicy policy, std::shared_ptr<Wikis> wikis)
{
    const QStringList forbids = askedOf(policy.review.forbids);
    if (forbids.isEmpty())
        co_return Result<void>();
    const AskSizes sizes = forbids.contains(lintName(LintCheck::FullPage)) ? AskSizes::Yes : AskSizes::No;
    const auto asked = co_await askWikis(wikis, request.message, request.targets, sizes);
    if (!asked)
        co_return tl::unexpected(asked.error());
    if (!asked->refusals.isEmpty())
        co_return tl::unexpected(asked->refusals.constFirst().error);
    LintFacts known = lintFactsOf(request);
    if (forbids.contains(lintName(LintCheck::ParserSays))) {
        const auto parsed = co_await parsedAtHome(wikis, request.home, request.message);
        if (!parsed)
            co_return tl::unexpected(parsed.error());
        known.parsed = *parsed;
    }
    for (const TextOnWiki &wiki : asked->wikis) {
        if (const auto clean = checkOn(wiki, request.message, known, forbids); !clean)
            co_return tl::unexpected(clean.error());
    }
    co_return Result<void>();
}

} // namespace paperround
