// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MediaWikis that asks for lists of pages: one round of a recipe.
#include "wiki/lists/listanswers.h"
#include "wiki/lists/servicelists.h"
#include "wiki/mediawikis.h"
#include "wiki/pages/completions.h"
#include "wiki/sites/sitedirectory.h"
#include "wiki/sites/sitefacts.h"

#include <QHash>
#include <QJsonArray>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

ApiParams matrixParams()
{
    return {{u"action"_s, u"sitematrix"_s}, {u"smsiteprop"_s, u"url|dbname"_s}};
}

/// Databases have no dots, hosts do.
bool isByDatabase(const FoundPage &page)
{
    return !page.wiki.contains(u'.');
}

QHash<QString, QString> hostsByDatabase(const QJsonObject &matrix)
{
    QHash<QString, QString> hosts;
    const auto take = [&hosts](const QJsonArray &sites) {
        for (const QJsonValue &site : sites) {
            const QString host = hostOf(QUrl(site["url"_L1].toString()));
            if (!host.isEmpty())
                hosts.insert(site["dbname"_L1].toString(), host);
        }
    };
    for (auto language = matrix.begin(); language != matrix.end(); ++language)
        take(language.key() == "specials"_L1 ? language.value().toArray()
                                             : language.value()["site"_L1].toArray());
    return hosts;
}

} // namespace

Task<FoundPages> MediaWikis::find(Recipe recipe, QString from, std::stop_token stop)
{
    const auto self = shared_from_this();
    if (stop.stop_requested())
        co_return failure(ErrorKind::Stopped, u"stopped"_s);
    if (!asksAWiki(recipe.kind))
        co_return co_await findElsewhere(recipe, stop);
    const auto reading = readingUntil(stop);
    const auto known = co_await reading->facts(recipe.wiki);
    if (!known)
        co_return tl::unexpected(known.error());
    auto params = listParams(recipe, *known);
    if (const auto continued = continueFrom(from, params); !continued)
        co_return tl::unexpected(continued.error());
    const auto answer = co_await reading->ask(recipe.wiki, params, Patience::PersonWaits);
    if (!answer)
        co_return tl::unexpected(answer.error());
    co_return readListAnswer(*answer, recipe, *known);
}

Task<QStringList> MediaWikis::completions(QString wiki, QString begun, TitleUse use, std::stop_token stop)
{
    const auto self = shared_from_this();
    const auto reading = readingUntil(stop);
    const auto known = co_await reading->facts(wiki);
    if (!known)
        co_return tl::unexpected(known.error());
    const auto params = completionParams(begun, use, *known);
    if (!params)
        co_return QStringList();
    const auto answer = co_await reading->ask(wiki, *params, Patience::PersonWaits);
    if (!answer)
        co_return tl::unexpected(answer.error());
    co_return readCompletions(*answer, begun, *known);
}

/// A service calls a wiki by its database; SiteMatrix, where the home wiki has it, says which host that is.
Task<FoundPages> MediaWikis::findElsewhere(Recipe recipe, std::stop_token stop)
{
    const auto self = shared_from_this();
    auto found = co_await m_services->find(recipe, stop);
    if (!found || std::ranges::none_of(found->pages, isByDatabase))
        co_return found;
    const auto reading = readingUntil(stop);
    const auto matrix = co_await reading->ask(m_profile.home, matrixParams(), Patience::PersonWaits);
    const bool hasNone =
        !matrix && (matrix.error().code == "badvalue"_L1 || matrix.error().code == "unknown_action"_L1);
    if (hasNone)
        co_return found; // their pages are told as those of no known wiki
    if (!matrix)
        co_return tl::unexpected(matrix.error());
    const auto hosts = hostsByDatabase(matrix->value("sitematrix"_L1).toObject());
    for (FoundPage &page : found->pages)
        page.wiki = hosts.value(page.wiki, page.wiki);
    co_return found;
}

} // namespace paperround
