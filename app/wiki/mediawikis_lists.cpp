// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MediaWikis that asks for lists of pages: one round of a recipe.
#include "wiki/lists/listanswers.h"
#include "wiki/lists/servicelists.h"
#include "wiki/mediawikis.h"
#include "wiki/sites/sitedirectory.h"

namespace paperround {

using namespace Qt::StringLiterals;

Task<FoundPages> MediaWikis::find(Recipe recipe, QString from, std::stop_token stop)
{
    const auto self = shared_from_this();
    if (stop.stop_requested())
        co_return failure(ErrorKind::Stopped, u"stopped"_s);
    if (!asksAWiki(recipe.kind))
        co_return co_await findElsewhere(recipe, stop);
    const auto known = co_await facts(recipe.wiki);
    if (!known)
        co_return tl::unexpected(known.error());
    auto params = listParams(recipe, *known);
    if (const auto continued = continueFrom(from, params); !continued)
        co_return tl::unexpected(continued.error());
    const auto answer = co_await ask(recipe.wiki, params, Patience::PersonWaits);
    if (!answer)
        co_return tl::unexpected(answer.error());
    co_return readListAnswer(*answer, recipe, *known);
}

Task<FoundPages> MediaWikis::findElsewhere(Recipe recipe, std::stop_token stop)
{
    const auto self = shared_from_this();
    co_return co_await m_services->find(recipe, stop);
}

} // namespace paperround
