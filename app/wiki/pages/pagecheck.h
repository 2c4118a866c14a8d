// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/wikis.h"
#include "wiki/api/apiparams.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace paperround {

/// A user as `list=users` tells of them.
struct UserFacts
{
    PageOwner owner = PageOwner::Exists;
    bool blocked = false;
};

/// What one batch of titles brought, gathered over the rounds of `continue`.
struct CheckAnswer
{
    QString wikiClock;
    bool hasMessages = false;
    bool highLimits = false;
    QHash<QString, QString> normalized; ///< asked → the wiki's form (and variants of writing)
    QHash<QString, QString> redirects;
    QSet<QString> interwikiRedirects; ///< Sources of redirects to other wikis.
    QHash<QString, QJsonObject> pages; ///< By title.
    QHash<QString, UserFacts> users; ///< By name.
};

/// The one query that tells of a batch of pages: existence, base, redirects, content model, opt-out, threads,
/// may I, the owners of user pages; with the wiki's clock, waiting messages and the account's limits riding
/// along.
[[nodiscard]] ApiParams checkParams(const WikiFacts &facts, const QStringList &titles);
[[nodiscard]] ApiParams userParams(const QStringList &names);
void readCheckRound(const QJsonObject &round, CheckAnswer &answer);

/// The user a page of the namespaces User and User talk belongs to; empty: another page.
[[nodiscard]] QString ownerOf(const QString &title, const WikiFacts &facts);
/// Owners nobody has told of yet (those of pages reached by a redirect).
[[nodiscard]] QStringList unknownOwners(const CheckAnswer &answer, const WikiFacts &facts);
/// One page a title, in the same order.
[[nodiscard]] QList<PageCheck> pagesOf(const QStringList &titles, const CheckAnswer &answer,
                                       const WikiFacts &facts);

/// Can the title be put into a request at all?
[[nodiscard]] bool isAskable(const QString &title);

} // namespace paperround
