// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/targets/verdict.h"

#include "domain/delivery/destination.h"
#include "domain/delivery/reason.h"
#include "engine/delivery/outcome.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

Verdict no(const PageCheck &page, QString why, QString detail = {}, QString code = {})
{
    return {false, std::move(why), std::move(detail), std::move(code), page};
}

/// Who or what the page is: what no other account could change.
std::optional<Verdict> pageTrouble(const PageCheck &page, const WikiFacts &wiki)
{
    if (page.invalid)
        return no(page, reason::BadTitle);
    if (page.interwikiRedirect)
        return no(page, reason::InterwikiRedirect);
    if (page.doubleRedirect)
        return no(page, reason::DoubleRedirect);
    if (!takesMessages(page.ns))
        return no(page, reason::BadNamespace);
    if (page.liquidThreads)
        return no(page, reason::LiquidThreads);
    if (page.contentModel == "flow-board"_L1)
        return no(page, reason::FlowBoard);
    if (!page.contentModel.isEmpty() && page.contentModel != "wikitext"_L1)
        return no(page, reason::ContentModel, page.contentModel);
    if (page.optedOut) {
        const QString category = wiki.optOutCategory;
        return no(page, reason::OptedOut, category);
    }
    if (page.deniesBots)
        return no(page, reason::BotsExcluded);
    return std::nullopt;
}

std::optional<Verdict> ownerTrouble(const PageCheck &page)
{
    switch (page.owner) {
    case PageOwner::NotAUserPage:
    case PageOwner::Exists:
        return std::nullopt;
    case PageOwner::Missing:
        return no(page, reason::NoUser);
    case PageOwner::IpAddress:
    case PageOwner::Temporary:
        return no(page, reason::NotNamedUser);
    }
    Q_UNREACHABLE();
}

} // namespace

Verdict verdictOf(const PageCheck &page, const WikiFacts &facts)
{
    if (const auto trouble = pageTrouble(page, facts))
        return *trouble;
    if (const auto trouble = ownerTrouble(page))
        return *trouble;
    if (!page.problems.isEmpty()) {
        const EditProblem &problem = page.problems.first();
        return no(page, refusalReason(problem.code), problem.text, problem.code);
    }
    return {true, {}, page.redirectedFrom, {}, page};
}

} // namespace paperround
