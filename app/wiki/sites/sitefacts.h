// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/wikifacts.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QStringList>
#include <QUrl>

namespace paperround {

/// The parts of siteinfo (general, namespaces, namespacealiases, extensions) worth keeping; empty: not a
/// MediaWiki.
[[nodiscard]] QJsonObject trimmedSiteInfo(const QJsonObject &query);
/// Name → text of the messages the wiki has.
[[nodiscard]] QJsonObject trimmedMessages(const QJsonObject &query);
/// The messages a delivery needs, in the wiki's content language.
[[nodiscard]] const QStringList &neededMessages();

[[nodiscard]] WikiFacts factsOf(const QString &wiki, const QUrl &api, const QJsonObject &site,
                                const QJsonObject &messages);

/// Hosts (lower case, with port) named by action=sitematrix; only those reached safely.
[[nodiscard]] QStringList hostsOfMatrix(const QJsonObject &matrix);
/// Database name → host, of the same wikis.
[[nodiscard]] QJsonObject databasesOfMatrix(const QJsonObject &matrix);
/// Prefix → host of siteinfo's interwikimap; what is not reached safely is left out.
[[nodiscard]] QJsonObject hostsOfInterwikis(const QJsonArray &map);
/// Its prefixes of other languages.
[[nodiscard]] QStringList languagesOfInterwikis(const QJsonArray &map);
/// Host → "closed", "private" or "fishbowl" (only its members edit), of the wikis that it calls so.
[[nodiscard]] QJsonObject closedInMatrix(const QJsonObject &matrix);
/// The api.php a page's EditURI link names, if it is on the page's own origin; else an empty URL.
[[nodiscard]] QUrl editUriOf(const QString &html, const QUrl &page);

/// "example.org", "127.0.0.1:8081": lower case, the port only where the scheme has another.
[[nodiscard]] QString hostOf(const QUrl &url);

} // namespace paperround
