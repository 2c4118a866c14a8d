// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>
#include <QUrl>
#include <optional>

namespace paperround {

/// One namespace of a wiki, from siteinfo.
struct NamespaceInfo
{
    int id = 0;
    QString name; ///< In the wiki's content language; empty for the main namespace.
    QString canonical; ///< English, always understood: "User talk".
    QStringList aliases; ///< With gendered forms.
    bool firstLetterCase = true; ///< The first letter of a title is folded to upper case.

    friend bool operator==(const NamespaceInfo &, const NamespaceInfo &) = default;
};

/// How many of an action the account may do: `hits` in `seconds`.
struct RateLimit
{
    int hits = 0;
    int seconds = 0;

    friend bool operator==(const RateLimit &, const RateLimit &) = default;
};

/// A block of the sending account on one wiki.
struct BlockInfo
{
    QString by;
    QString reason;
    QString expiry; ///< "infinite" or ISO 8601.
    bool partial = false; ///< Only some pages: then it is the row's trouble, not the wiki's.

    friend bool operator==(const BlockInfo &, const BlockInfo &) = default;
};

/// What is true of one wiki for everybody: siteinfo and the messages a delivery needs. Cached with age.
struct WikiFacts
{
    QString wiki; ///< Host with port.
    QString dbname; ///< wikiid: "enwiki".
    QString siteName;
    QString language; ///< MediaWiki's code of the content language.
    bool rightToLeft = false;
    QUrl api; ///< …/w/api.php
    QUrl index; ///< …/w/index.php (siteinfo `script`)
    QString articlePath; ///< "/wiki/$1"
    QString generator; ///< "MediaWiki 1.39.17"
    QHash<int, NamespaceInfo> namespaces;
    QSet<QString> extensions; ///< siteinfo names: "MassMessage", "Flow", "Liquid Threads", "Abuse Filter", …
    qint64 maxArticleSize = 2 * 1024 * 1024; ///< Bytes.
    QString readOnlyReason; ///< Empty: writable.

    // The wiki's own words, in its content language; empty where it has no such message.
    QString hiddenComment; ///< massmessage-hidden-comment, with $1 $2 $3.
    QString redirectNotice; ///< massmessage-redirect-notice, with $1.
    QString optOutCategory; ///< massmessage-optout-category, without namespace; default name where unknown.
    QString newSectionSummary; ///< newsectionsummary, with $1.

    friend bool operator==(const WikiFacts &, const WikiFacts &) = default;
};

/// What is true of the signed-in account on one wiki, after the grants were applied.
struct AccountFacts
{
    QString wiki;
    QString name; ///< As the wiki writes it.
    qint64 userId = 0;
    QStringList rights; ///< Those left by the grants.
    QStringList groups;
    std::optional<RateLimit> editLimit; ///< None: the account is not limited.
    std::optional<BlockInfo> block;
    bool hasMessages = false; ///< A new message on the account's own talk page.

    friend bool operator==(const AccountFacts &, const AccountFacts &) = default;
};

} // namespace paperround
