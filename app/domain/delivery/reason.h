// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

/// The documented list of reasons: why a row stands where it stands. Kept in the ledger and printed by
/// --json, so a name, once shipped, stays. Codes of MediaWiki itself travel beside it (Row::code).
namespace paperround::reason {

// skipped
inline const QString OptedOut = QStringLiteral("opted-out");
inline const QString BotsExcluded =
    QStringLiteral("bots-excluded"); ///< {{nobots}} or the like, where the policy honours it.
inline const QString NoUser = QStringLiteral("no-user"); ///< No such account on that wiki.
inline const QString NotNamedUser =
    QStringLiteral("not-named-user"); ///< An IP address or a temporary account.
inline const QString BadNamespace = QStringLiteral("bad-namespace");
inline const QString NamespaceNotAllowed =
    QStringLiteral("namespace-not-allowed"); ///< The farm's policy keeps messages out of it.
inline const QString BadTitle = QStringLiteral("bad-title");
inline const QString Duplicate =
    QStringLiteral("duplicate"); ///< Same page as an earlier row, after redirects.
inline const QString InterwikiRedirect = QStringLiteral("interwiki-redirect");
inline const QString DoubleRedirect = QStringLiteral("double-redirect");
inline const QString LiquidThreads =
    QStringLiteral("liquid-threads"); ///< A board the account may not post to, or left out by the profile.
inline const QString FlowBoard = QStringLiteral("flow-board"); ///< The same.
inline const QString ContentModel = QStringLiteral("content-model"); ///< Not a wikitext page.
inline const QString Cancelled = QStringLiteral("cancelled"); ///< The delivery was ended by a person.
inline const QString Expired = QStringLiteral("expired"); ///< Not begun before the request's notAfter.
inline const QString SamePerson =
    QStringLiteral("same-person"); ///< The user got it on another wiki; asked for by the request.
inline const QString OutsideFarm = QStringLiteral("outside-farm"); ///< No credentials go there.
inline const QString Renamed =
    QStringLiteral("renamed"); ///< No such account any more; the wiki's log tells the new name.
inline const QString ClosedWiki =
    QStringLiteral("closed-wiki"); ///< Closed, private or read-only, and not open to the account.
inline const QString Excluded = QStringLiteral("excluded"); ///< An exclude list of the farm holds it.

// failed (or skipped, where the check before the post already told)
inline const QString Protected = QStringLiteral("protected");
inline const QString Refused =
    QStringLiteral("refused"); ///< Any other refusal that is the page's; see the code.
inline const QString FilterDisallowed = QStringLiteral("filter-disallowed");
inline const QString FilterWarning =
    QStringLiteral("filter-warning"); ///< Asks for a person; never confirmed by machine.
inline const QString SpamBlacklist = QStringLiteral("spam-blacklist");
inline const QString Captcha = QStringLiteral("captcha");
inline const QString TooBig = QStringLiteral("too-big");
inline const QString PageTooBusy = QStringLiteral("page-too-busy"); ///< Five attempts, a conflict each.
inline const QString PartialBlock = QStringLiteral("partial-block");

// delivered
inline const QString Posted = QStringLiteral("posted"); ///< The wiki answered with the revision.
inline const QString Observed = QStringLiteral("observed"); ///< The wiki's own delivery account posted it.
inline const QString Found = QStringLiteral("found"); ///< The mark was seen in the wiki's own record.

// planned, sending, unknown, held
inline const QString NotApplied =
    QStringLiteral("not-applied"); ///< Refused before the save; will be tried again.
inline const QString Claimed = QStringLiteral("claimed");
inline const QString HandedOver =
    QStringLiteral("handed-over"); ///< The wiki's job queue has it; its outcome is awaited.
inline const QString NoAnswer =
    QStringLiteral("no-answer"); ///< It may be there: it is looked up, never repeated blindly.
inline const QString Conflict = QStringLiteral("conflict");
inline const QString Interrupted =
    QStringLiteral("interrupted"); ///< The program ended while the row was in flight.
inline const QString WikiTrouble = QStringLiteral("wiki-trouble"); ///< The lane is paused: see its cause.
inline const QString PersonDecides = QStringLiteral("person-decides");
inline const QString NoPermission =
    QStringLiteral("no-permission"); ///< Nobody has confirmed that the account may send on that wiki.

// Row::code of a delivered row, from the last sweep's audit
inline const QString AuditMissing = QStringLiteral("audit-missing"); ///< Not in the account's contributions.
inline const QString AuditTwice = QStringLiteral("audit-twice"); ///< The mark stands in two revisions.
inline const QString AuditShort = QStringLiteral("audit-short"); ///< The page grew by less than was sent.
inline const QString AuditReverted = QStringLiteral("audit-reverted"); ///< Somebody undid it.

// Row::code of a delivered row
inline const QString TemporaryAccount =
    QStringLiteral("temporary-account"); ///< Saved, but under an account the wiki made on the spot.

// What a check notes of a page that gets the message all the same
inline const QString OwnerBlocked = QStringLiteral("owner-blocked"); ///< On that wiki.
inline const QString OwnerLocked = QStringLiteral("owner-locked"); ///< On all wikis of the farm.
inline const QString Inactive =
    QStringLiteral("inactive"); ///< No edit of its owner on that wiki for a span that was asked for.

// Row::code of a held row
inline const QString NoTrace =
    QStringLiteral("no-trace"); ///< Neither the message nor a refusal is in the wiki's record.
inline const QString OtherList =
    QStringLiteral("other-list"); ///< This delivery id was used before, with another list of targets.
inline const QString SameText =
    QStringLiteral("same-text"); ///< The page got this text in an earlier delivery, named in the detail.

/// All reasons above, without the codes of delivered rows, in this order; tests and the manual list them from
/// here.
[[nodiscard]] const QStringList &all();

} // namespace paperround::reason
