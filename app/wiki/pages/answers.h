// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/wikis.h"

#include <QJsonObject>
#include <QList>

namespace paperround {

/// Readers of whole answers of the Action API (formatversion 2): pure, and unimpressed by missing or wrong
/// keys.

[[nodiscard]] QJsonObject queryOf(const QJsonObject &answer); ///< What action=query brought.
/// A key that is there and not false: booleans of formatversion 2, and "" of older modules.
[[nodiscard]] bool isSet(const QJsonObject &object, QLatin1StringView key);

[[nodiscard]] AccountFacts readAccountFacts(const QString &wiki, const QJsonObject &answer);
/// Only those whose summary ends with a mark.
[[nodiscard]] QList<SeenContribution> readContributions(const QList<QJsonObject> &rounds);
[[nodiscard]] QList<FilterHit> readFilterHits(const QList<QJsonObject> &rounds);
/// Row "nosuchrevid", or "texthidden".
[[nodiscard]] Result<QString> readRevisionText(const QJsonObject &answer, qint64 revision);
/// Row "missingtitle" or "invalidtitle".
[[nodiscard]] Result<PageText> readPageText(const QJsonObject &answer, const WikiFacts &facts,
                                            const QString &asked);
[[nodiscard]] LookAnswer readLook(const QList<QJsonObject> &rounds);
[[nodiscard]] RenderedMessage readRendered(const QJsonObject &answer, const WikiFacts &facts);
/// The titles of the files that a rendered text shows, fifty at most.
[[nodiscard]] QStringList shownFiles(const QJsonObject &answer, const WikiFacts &facts);
/// What action=spamblacklist says matched.
[[nodiscard]] QStringList refusedIn(const QJsonObject &answer);
/// Of the titles asked for those that are not there; a file that the wiki shares with others is.
[[nodiscard]] QStringList missingPages(const QJsonObject &answer);

/// index.php?title=…&oldid=…, as MediaWiki writes such URLs.
[[nodiscard]] QUrl permanentUrl(const WikiFacts &facts, const QString &title, qint64 revision);

} // namespace paperround
