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

/// A board the account may not post to, or that the farm's profile leaves out. That it is closed is what the
/// wiki says when asked whether the page may be edited.
std::optional<Verdict> boardTrouble(const PageCheck &page, const Routes &allowed)
{
    const Route board = boardOf(page);
    const bool there =
        board == Route::LiquidThreads || page.pageId != 0; // A missing Flow board must be made first.
    if (!isBoard(board) || (allowed.contains(board) && there && page.problems.isEmpty()))
        return std::nullopt;
    const EditProblem problem = page.problems.value(0);
    return no(page, board == Route::Flow ? reason::FlowBoard : reason::LiquidThreads, problem.text,
              problem.code);
}

/// Who or what the page is: what no other account could change.
std::optional<Verdict> pageTrouble(const PageCheck &page, const WikiFacts &wiki, const Routes &allowed)
{
    if (page.invalid)
        return no(page, reason::BadTitle);
    if (page.interwikiRedirect)
        return no(page, reason::InterwikiRedirect);
    if (page.doubleRedirect)
        return no(page, reason::DoubleRedirect);
    if (!takesMessages(page.ns))
        return no(page, reason::BadNamespace);
    if (const auto closed = boardTrouble(page, allowed))
        return closed;
    if (!isBoard(boardOf(page)) && !page.contentModel.isEmpty() && page.contentModel != "wikitext"_L1)
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

Route boardOf(const PageCheck &page)
{
    if (page.liquidThreads)
        return Route::LiquidThreads;
    return page.contentModel == "flow-board"_L1 ? Route::Flow : Route::Edit;
}

Verdict verdictOf(const PageCheck &page, const WikiFacts &facts, const Routes &allowed,
                  const QList<int> &namespaces)
{
    const bool isTitle = !page.invalid && !page.interwikiRedirect;
    if (isTitle && takesMessages(page.ns) && !namespaces.isEmpty() && !namespaces.contains(page.ns))
        return no(page, reason::NamespaceNotAllowed, facts.namespaces.value(page.ns).name);
    if (const auto trouble = pageTrouble(page, facts, allowed))
        return *trouble;
    if (const auto trouble = ownerTrouble(page))
        return *trouble;
    if (!page.problems.isEmpty()) {
        const EditProblem &problem = page.problems.first();
        if (!page.wikiClosed.isEmpty())
            return no(page, reason::ClosedWiki, page.wikiClosed, problem.code);
        if (problem.code == "readonly"_L1)
            return no(page, reason::ClosedWiki, problem.text, problem.code);
        return no(page, refusalReason(problem.code), problem.text, problem.code);
    }
    // Talk pages of blocked people take messages, as MassMessage's do; a person may want to know.
    const QString note = page.ownerLocked ? reason::OwnerLocked
        : page.ownerBlocked               ? reason::OwnerBlocked
                                          : QString();
    return {
        true, note, page.ownerBlocked && !page.ownerLocked ? page.ownerBlock : page.redirectedFrom, {}, page};
}

} // namespace paperround
