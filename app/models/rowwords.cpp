// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rowwords.h"

#include "domain/delivery/reason.h"
#include "models/bidi.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(paperround::RowWords)
};

#define SAY(text) QT_TRANSLATE_NOOP("paperround::RowWords", text)

struct Said
{
    const char *title; ///< Names the reason.
    const char *means;
    const char *todo;
};

const QHash<QString, Said> &reasons()
{
    using namespace reason;
    static const QHash<QString, Said> table{
        {OptedOut,
         {SAY("Opted out"), SAY("The owner put this page into the category of pages that want no messages."),
          ""}},
        {BotsExcluded,
         {SAY("Asks bots to stay away"), SAY("The page says {{nobots}}, and this farm's policy heeds it."),
          SAY("Write to the owner by hand, or leave the page out.")}},
        {NoUser,
         {SAY("No such user on this wiki"),
          SAY("The account does not exist there, so nobody would read the message."),
          SAY("Look at the spelling; the account may have been renamed.")}},
        {NotNamedUser,
         {SAY("Not a named account"), SAY("It belongs to an IP address or a temporary account."), ""}},
        {BadNamespace,
         {SAY("Not a page for messages"), SAY("Messages go to talk pages and project pages."),
          SAY("Mend the title in the list.")}},
        {NamespaceNotAllowed,
         {SAY("Messages are kept out of this namespace"),
          SAY("The farm's policy names the namespaces that messages may go to."),
          SAY("Take the page out of the list, or name another page.")}},
        {BadTitle,
         {SAY("Not a title on this wiki"), SAY("The wiki refuses this name for a page."),
          SAY("Mend the title in the list.")}},
        {Duplicate,
         {SAY("Same page as an earlier row"), SAY("It gets the message once, by the earlier row."), ""}},
        {InterwikiRedirect,
         {SAY("Redirect to another wiki"), SAY("Redirects are followed within one wiki only."),
          SAY("Put the other page into the list.")}},
        {DoubleRedirect,
         {SAY("Double redirect"), SAY("The redirect leads to another redirect."),
          SAY("Put the right page into the list.")}},
        {LiquidThreads,
         {SAY("LiquidThreads board"),
          SAY("It takes no message from your account, or this farm's profile leaves such boards out."), ""}},
        {FlowBoard,
         {SAY("Flow board"),
          SAY("It takes no message from your account, or this farm's profile leaves such boards out."), ""}},
        {ContentModel,
         {SAY("Not a wikitext page"), SAY("The message can be put on wikitext pages only."), ""}},
        {Cancelled, {SAY("Cancelled"), SAY("The delivery was ended before this row's turn."), ""}},
        {Expired,
         {SAY("Expired"), SAY("The request's time was over before this row's turn. Nothing was posted."),
          SAY("Make a new request if it is still of use.")}},
        {SamePerson, {SAY("Got it on another wiki"), SAY("The request asks for one message a person."), ""}},
        {OutsideFarm,
         {SAY("Not a wiki of this farm"), SAY("Your sign-in is never sent to a foreign host."),
          SAY("Take it out of the list, or sign in there.")}},
        {Renamed,
         {SAY("Renamed"), SAY("The user has another name now. Nothing was posted to the old one."),
          SAY("Take the new name into the list.")}},
        {ClosedWiki,
         {SAY("Closed wiki"), SAY("It is closed, private or read-only, and not open to your account."),
          SAY("Take its pages out of the list.")}},
        {Excluded,
         {SAY("Held by an exclude list"), SAY("One of your exclude lists holds this page or its owner."),
          SAY("Take it off that list if it is to get messages again.")}},
        {Protected,
         {SAY("Protected"), SAY("Your account may not edit this page. Nothing was posted."),
          SAY("Ask somebody who may, or leave the page out.")}},
        {Refused,
         {SAY("Refused by the wiki"), SAY("The wiki refused before saving, so nothing is on the page."),
          SAY("Read the wiki's own words, then try again.")}},
        {FilterDisallowed,
         {SAY("Abuse filter"),
          SAY("The wiki refused before saving, so nothing is on the page. A filter takes the text for "
              "abuse."),
          SAY("Ask the wiki's administrators before trying again.")}},
        {FilterWarning,
         {SAY("Filter asks for a person"),
          SAY("A filter warned. Repeating would confirm the warning, and no machine may do that."),
          SAY("Post this page by hand, or ask the wiki's administrators.")}},
        {SpamBlacklist,
         {SAY("Link on the spam list"), SAY("The wiki does not take one of the links. Nothing was posted."),
          SAY("Change the link, or ask for an exception.")}},
        {Captcha,
         {SAY("Captcha"), SAY("The wiki asks for a captcha, which a machine must not solve."),
          SAY("Ask for the right to skip captchas.")}},
        {TooBig,
         {SAY("Page too big"), SAY("With the message the page would pass the wiki's limit."),
          SAY("Ask the owner to archive the page.")}},
        {PageTooBusy,
         {SAY("Page too busy"), SAY("Five attempts met somebody else's edit. Nothing was posted."),
          SAY("Try again later.")}},
        {PartialBlock,
         {SAY("Blocked from this page"), SAY("Your account may not edit this page. Other pages go on."),
          SAY("Talk to an administrator of that wiki.")}},
        {Posted, {SAY("Posted"), SAY("The wiki answered with the revision."), ""}},
        {Observed,
         {SAY("Delivered by the wiki"),
          SAY("The wiki's own delivery account posted it; its record shows it."), ""}},
        {Found,
         {SAY("Found on the wiki"),
          SAY("The answer was lost, but the wiki's own record shows the message. Posted once."), ""}},
        {NotApplied, {SAY("Not saved yet"), SAY("The wiki refused before saving. It is tried again."), ""}},
        {Claimed, {SAY("Claimed, posting"), SAY("It is written down here, and on its way."), ""}},
        {HandedOver,
         {SAY("With the wiki's own delivery"),
          SAY("The wiki posts it in its own time. Its record is watched for what became of it."), ""}},
        {NoAnswer,
         {SAY("No answer"),
          SAY("The message may be on the page, so it is not posted again before the wiki's record was read."),
          ""}},
        {Conflict,
         {SAY("Edit conflict"), SAY("The page changed. The wiki's record is read before anything else."),
          ""}},
        {Interrupted,
         {SAY("Interrupted"),
          SAY("Paper Round ended while this row was on its way. The wiki's record is read first."), ""}},
        {WikiTrouble,
         {SAY("The wiki needs a person"), SAY("All rows of this wiki wait."),
          SAY("See the wiki's own trouble, mend it, then try again.")}},
        {PersonDecides,
         {SAY("You decide"), SAY("The program cannot tell whether the message arrived."),
          SAY("Look at the page, then choose.")}},
        {NoPermission,
         {SAY("Nobody has confirmed this wiki"),
          SAY("Messages go to a wiki only with its community's permission, and no link to one is kept here."),
          SAY("Give the link to the permission, or leave the page out.")}},
    };
    return table;
}

/// Codes that say more than their row's reason: why a person is asked, and what an audit saw.
const QHash<QString, Said> &codes()
{
    using namespace reason;
    static const QHash<QString, Said> table{
        {u"page-gone"_s,
         {SAY("The page was deleted"),
          SAY("It was deleted while the answer was unclear, and its history with it: nobody can see whether "
              "the "
              "message had arrived."),
          SAY("Send again to make the page anew, or leave it out.")}},
        {u"page-moved"_s,
         {SAY("The title leads to another page"),
          SAY("The message may stand on the page that was here before."),
          SAY("Look at both pages, then send again or leave it out.")}},
        {u"record-hidden"_s,
         {SAY("A part of the page's history is hidden"),
          SAY("An administrator hid an edit, and it may be this message: the answer to it was unclear."),
          SAY("Look at the page, then send again or leave it out.")}},
        {NoTrace,
         {SAY("No trace of it"),
          SAY("Neither the message nor a refusal is in the wiki's record. It may still come: nothing there "
              "keeps "
              "a second copy away, so no machine sends again."),
          SAY("Look at the page, then send again or leave it out.")}},
        {OtherList,
         {SAY("Used before with another list"),
          SAY("This delivery was begun elsewhere with other targets: the wiki's record has its numbers on "
              "other "
              "pages. Posted now, somebody could get the message twice."),
          SAY("Look at the page. Send only if the message is not there; for a new list make a new "
              "request.")}},
        {SameText,
         {SAY("Got this text before"), SAY("An earlier delivery put the same subject and text on this page."),
          SAY("Send again, or leave it out.")}},
        {TemporaryAccount,
         {SAY("Posted by a temporary account"),
          SAY("The wiki took the edit under an account it made on the spot: the sign-in was lost."),
          SAY("Sign in again before going on.")}},
        {AuditMissing,
         {SAY("Not in the wiki's record"), SAY("The wiki confirmed the edit, but does not list it."),
          SAY("Look at the page.")}},
        {AuditTwice,
         {SAY("Stands there twice"), SAY("Two revisions carry this row's mark."),
          SAY("Look at the page and take one copy out.")}},
        {AuditShort,
         {SAY("Grew less than was sent"), SAY("The page grew by fewer bytes than the message has."),
          SAY("Look at the page: something may be missing.")}},
        {AuditReverted,
         {SAY("Undone since"), SAY("Somebody took the message back."),
          SAY("See the page's history for why.")}},
    };
    return table;
}

/// What there is to say of a row: its code's words where they say more, else its reason's; null: none.
const Said *saidOf(const Row &row)
{
    if (const auto code = codes().constFind(row.code); code != codes().constEnd())
        return &*code;
    const auto known = reasons().constFind(row.reason);
    return known == reasons().constEnd() ? nullptr : &*known;
}

QString said(const char *words)
{
    return *words == '\0' ? QString() : Words::tr(words);
}

/// The wiki's own words, one line, short enough for a cell.
QString oneLine(const QString &hostile)
{
    return isolated(hostile.left(300).simplified());
}

QString waitingWords(const LaneStatus &lane, const QDateTime &now)
{
    const QString cause = causeWords(lane.cause);
    if (!lane.until.isValid())
        return cause;
    return Words::tr("%1: %2", "a span, then why")
        .arg(spanWords(std::chrono::seconds(now.secsTo(lane.until))), cause);
}

} // namespace

#undef SAY

QString pageOf(const Row &row)
{
    return row.page.isEmpty() ? row.target.title : row.page;
}

QString reasonTitle(const QString &reason)
{
    const auto known = reasons().constFind(reason);
    return known == reasons().constEnd() ? reason : said(known->title);
}

QString reasonWords(const Row &row, const LaneStatus &lane, const QDateTime &now)
{
    const ShownState shown = shownState(row.state, lane.phase);
    if (shown == ShownState::Waiting)
        return waitingWords(lane, now);
    if (shown == ShownState::Held && row.state == RowState::Planned)
        return Words::tr("needs you: %1").arg(causeWords(lane.cause));
    if (row.state == RowState::Delivered) {
        const QString revision =
            row.thread.isEmpty() ? Words::tr("revision %1").arg(row.revision) : isolated(row.thread);
        if (const auto odd = codes().constFind(row.code); odd != codes().constEnd())
            return Words::tr("%1: %2", "what an audit saw, then the revision")
                .arg(said(odd->title), revision);
        if (row.reason == reason::Found)
            return Words::tr("found on the wiki: %1").arg(revision);
        if (!row.page.isEmpty() && row.page != row.target.title)
            return Words::tr("at %1, %2").arg(isolated(row.page), revision);
        return revision;
    }
    if (row.state == RowState::Planned && row.reason.isEmpty())
        return lane.phase == LaneStatus::Phase::Held ? Words::tr("held by the pause") : QString();
    const Said *const words = saidOf(row);
    const QString title = words ? said(words->title) : row.reason;
    if (row.detail.isEmpty())
        return title;
    return Words::tr("%1: %2", "a reason, then the wiki's words").arg(title, oneLine(row.detail));
}

Explanation explainRow(const Row &row, const LaneStatus &lane)
{
    const ShownState shown = shownState(row.state, lane.phase);
    if (row.state == RowState::Planned && (shown == ShownState::Waiting || shown == ShownState::Held))
        return explainLane(lane);
    QStringList details{row.code, row.detail.left(20000)};
    details.removeAll({});
    const Said *const words = saidOf(row);
    if (!words)
        return {stateWord(shown), {}, {}, details.join(u'\n')};
    return {said(words->title), said(words->means), said(words->todo), details.join(u'\n')};
}

QString rowSentence(const Row &row, const LaneStatus &lane, const QDateTime &now, const WikiNames &names)
{
    const QString state = stateWord(shownState(row.state, lane.phase));
    const QString reason = reasonWords(row, lane, now);
    const QString where = Words::tr("%1 on %2").arg(isolated(row.target.title), names.shown(row.target.wiki));
    const QString time = row.time.isValid()
        ? QLocale().toString(row.time.toLocalTime().time(), QLocale::ShortFormat)
        : QString();
    QStringList parts{state, where, reason, time};
    parts.removeAll({});
    return parts.join(u". "_s);
}

QString routeWords(Route route)
{
    switch (route) {
    case Route::Edit:
        return Words::tr("talk page edits");
    case Route::Flow:
        return Words::tr("Flow topic");
    case Route::LiquidThreads:
        return Words::tr("LiquidThreads thread");
    case Route::MassMessage:
        return Words::tr("MassMessage, by the wiki");
    }
    Q_UNREACHABLE();
}

QString shortDigest(const QString &digest)
{
    return digest.left(4) + u' ' + digest.mid(4, 4);
}

} // namespace paperround
