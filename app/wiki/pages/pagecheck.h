// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/wikis.h"
#include "wiki/api/apiparams.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QSet>
#include <QStringList>

#include <optional>

namespace paperround {

/// A user as `list=users` tells of them.
struct UserFacts
{
    PageOwner owner = PageOwner::Exists;
    bool blocked = false;
    QString block; ///< "since/until"
};

/// What one batch of titles brought, gathered over the rounds of `continue`.
struct CheckAnswer
{
    QString wikiClock;
    std::optional<AccountFacts> account;
    QHash<QString, QString> normalized; ///< asked → the wiki's form (and variants of writing)
    QHash<QString, QString> redirects;
    QSet<QString> interwikiRedirects; ///< Sources of redirects to other wikis.
    QHash<QString, QJsonObject> pages; ///< By title.
    QHash<QString, UserFacts> users; ///< By name.
    QString lockedUser; ///< The one central account that was asked for, where it is locked.
    QSet<QString> botDenials; ///< Titles of pages whose text denies bots like us.
};

/// The one query that tells of a batch of pages: existence, base, redirects, content model, opt-out, threads,
/// may I, the owners of user pages; with the wiki's clock and the account's messages, limits, rights and
/// block riding along. `botTemplates`: also which pages use Template:Bots or Template:Nobots. Whether an
/// account is locked globally can be asked of one only, so it is where a batch has one owner.
[[nodiscard]] ApiParams checkParams(const WikiFacts &facts, const QStringList &titles, bool botTemplates);
[[nodiscard]] ApiParams userParams(const QStringList &names);
void readCheckRound(const QJsonObject &round, CheckAnswer &answer);

/// The user a page of the namespaces User and User talk belongs to; empty: another page.
[[nodiscard]] QString ownerOf(const QString &title, const WikiFacts &facts);
/// Owners nobody has told of yet (those of pages reached by a redirect).
[[nodiscard]] QStringList unknownOwners(const CheckAnswer &answer, const WikiFacts &facts);
/// Titles of pages that use Template:Bots or Template:Nobots.
[[nodiscard]] QStringList botTemplateUsers(const CheckAnswer &answer);
/// Their texts, as a query for revisions tells them.
void readBotDenials(const QJsonObject &round, const QString &account, CheckAnswer &answer);
/// One page a title, in the same order.
[[nodiscard]] QList<PageCheck> pagesOf(const QStringList &titles, const CheckAnswer &answer,
                                       const WikiFacts &facts);

/// Can the title be put into a request at all?
[[nodiscard]] bool isAskable(const QString &title);

} // namespace paperround
