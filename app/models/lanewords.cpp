// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rowwords.h"

#include <QCoreApplication>
#include <QHash>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(paperround::LaneWords)
};

#define SAY(text) QT_TRANSLATE_NOOP("paperround::LaneWords", text)

struct Said
{
    const char *name;
    const char *means;
    const char *todo;
};

const QHash<QString, Said> &causes()
{
    static const QHash<QString, Said> table{
        {u"maxlag"_s,
         {SAY("replication lag"), SAY("The wiki's databases are behind; it asks everybody to wait."), ""}},
        {u"ratelimited"_s,
         {SAY("rate limit"), SAY("Your account may make only so many edits a minute there."), ""}},
        {u"actionthrottledtext"_s,
         {SAY("rate limit"), SAY("Your account may make only so many edits a minute there."), ""}},
        {u"readonly"_s, {SAY("read-only"), SAY("The wiki takes no edits just now."), ""}},
        {u"connect-failed"_s,
         {SAY("cannot be reached"), SAY("The wiki does not answer, or this computer is offline."),
          SAY("Look at the network connection.")}},
        {u"connect-timeout"_s,
         {SAY("cannot be reached"), SAY("The wiki does not answer, or this computer is offline."),
          SAY("Look at the network connection.")}},
        {u"connection-lost"_s,
         {SAY("cannot be reached"), SAY("The wiki does not answer, or this computer is offline."),
          SAY("Look at the network connection.")}},
        {u"timeout"_s,
         {SAY("slow answer"),
          SAY("The wiki did not answer in time. What was posted is looked up before anything else."), ""}},
        {u"look"_s,
         {SAY("reading the wiki's record"), SAY("An answer was lost; what really happened is looked up."),
          ""}},
        {u"settling"_s,
         {SAY("letting the wiki settle"),
          SAY("A lost answer may still arrive; its record is read when that is over."), ""}},
        {u"http-"_s, {SAY("the wiki is busy"), SAY("Its server asks to come back later."), ""}},
        {u"pace"_s, {SAY("own pace"), SAY("Posts are spread so that no limit is met."), ""}},
        {u"blocked"_s,
         {SAY("your account is blocked"), SAY("No page of this wiki can be edited. Rows stay planned."),
          SAY("Talk to an administrator there, then try this wiki again.")}},
        {u"autoblocked"_s,
         {SAY("your account is blocked"), SAY("No page of this wiki can be edited. Rows stay planned."),
          SAY("Talk to an administrator there, then try this wiki again.")}},
        {u"systemblocked"_s,
         {SAY("your account is blocked"), SAY("No page of this wiki can be edited. Rows stay planned."),
          SAY("Talk to an administrator there, then try this wiki again.")}},
        {u"sign-in"_s,
         {SAY("signed out"), SAY("The wiki no longer takes this sign-in. Rows stay planned."),
          SAY("Sign in again, then try this wiki again.")}},
        {u"assertuserfailed"_s,
         {SAY("signed out"), SAY("The wiki no longer takes this sign-in. Rows stay planned."),
          SAY("Sign in again, then try this wiki again.")}},
        {u"assertnameduserfailed"_s,
         {SAY("signed out"), SAY("The wiki no longer takes this sign-in. Rows stay planned."),
          SAY("Sign in again, then try this wiki again.")}},
        {u"mwoauth-invalid-authorization"_s,
         {SAY("signed out"), SAY("The wiki no longer takes this sign-in. Rows stay planned."),
          SAY("Sign in again, then try this wiki again.")}},
        {u"no-edit-right"_s,
         {SAY("a right is missing"), SAY("Your account may not edit there. Rows stay planned."),
          SAY("Ask for the right, then try this wiki again.")}},
        {u"permissiondenied"_s,
         {SAY("a right is missing"), SAY("Your account may not edit there. Rows stay planned."),
          SAY("Ask for the right, then try this wiki again.")}},
        {u"readapidenied"_s,
         {SAY("a right is missing"), SAY("Your account may not edit there. Rows stay planned."),
          SAY("Ask for the right, then try this wiki again.")}},
        {u"writeapidenied"_s,
         {SAY("a right is missing"), SAY("Your account may not edit there. Rows stay planned."),
          SAY("Ask for the right, then try this wiki again.")}},
        {u"spamblacklist"_s,
         {SAY("a link on the spam list"), SAY("The wiki does not take one of the links, on any page."),
          SAY("Change the link in a new request, or ask there for an exception.")}},
        {u"outside-farm"_s,
         {SAY("not a wiki of this farm"), SAY("Your sign-in is never sent to a foreign host."),
          SAY("Take its pages out of the list.")}},
    };
    return table;
}

#undef SAY

/// Null where nothing is known of this cause.
const Said *causeSaid(const QString &cause)
{
    // Families: the rest of the code is a number or the kind of block.
    static const std::pair<QString, QString> families[] = {{u"http-"_s, u"http-"_s},
                                                           {u"globalblocking-"_s, u"blocked"_s},
                                                           {u"wikimedia-globalblocking-"_s, u"blocked"_s},
                                                           {u"mwoauth-"_s, u"sign-in"_s}};
    if (const auto known = causes().constFind(cause); known != causes().constEnd())
        return &*known;
    for (const auto &[prefix, like] : families) {
        if (cause.startsWith(prefix))
            return &*causes().constFind(like);
    }
    return nullptr;
}

QString said(const char *words)
{
    return *words == '\0' ? QString() : Words::tr(words);
}

QString left(const LaneStatus &lane, const QDateTime &now)
{
    return spanWords(std::chrono::seconds(now.secsTo(lane.until)));
}

} // namespace

QString causeWords(const QString &cause)
{
    if (const Said *known = causeSaid(cause))
        return said(known->name);
    return cause.isEmpty() ? Words::tr("the wiki") : Words::tr("a reason of the wiki's own");
}

QString laneWords(const LaneStatus &lane, const QDateTime &now)
{
    switch (lane.phase) {
    case LaneStatus::Phase::Idle:
        return lane.counts.ended() == lane.counts.total() ? Words::tr("finished") : Words::tr("to come");
    case LaneStatus::Phase::Checking:
        return Words::tr("checking");
    case LaneStatus::Phase::Sending:
        return Words::tr("sending");
    case LaneStatus::Phase::Waiting:
        return lane.until.isValid()
            ? Words::tr("%1: %2", "a span, then why").arg(left(lane, now), causeWords(lane.cause))
            : causeWords(lane.cause);
    case LaneStatus::Phase::Troubled:
        return Words::tr("needs you: %1").arg(causeWords(lane.cause));
    case LaneStatus::Phase::Held:
        return Words::tr("held");
    case LaneStatus::Phase::Finished:
        return Words::tr("finished");
    }
    Q_UNREACHABLE();
}

QString laneSentence(const LaneStatus &lane, const QDateTime &now, const WikiNames &names)
{
    const QString wiki = names.shown(lane.wiki);
    if (lane.phase == LaneStatus::Phase::Troubled)
        return Words::tr("%1 needs you: %2").arg(wiki, causeWords(lane.cause));
    if (lane.phase != LaneStatus::Phase::Waiting)
        return Words::tr("%1: %2", "a wiki, then what it does").arg(wiki, laneWords(lane, now));
    return lane.until.isValid()
        ? Words::tr("%1 waits %2: %3").arg(wiki, left(lane, now), causeWords(lane.cause))
        : Words::tr("%1 waits: %2").arg(wiki, causeWords(lane.cause));
}

Explanation explainLane(const LaneStatus &lane, const WikiNames &names)
{
    const Said *known = causeSaid(lane.cause);
    const bool troubled = lane.phase == LaneStatus::Phase::Troubled;
    const QString wiki = names.shown(lane.wiki);
    const QString title = troubled ? Words::tr("%1 needs you").arg(wiki) : Words::tr("%1 waits").arg(wiki);
    QStringList details{lane.cause, lane.detail.left(20000)};
    details.removeAll({});
    if (!known) {
        return {title, Words::tr("The wiki gave a reason in its own words."),
                troubled ? Words::tr("Mend it, then try this wiki again.") : QString(), details.join(u'\n')};
    }
    const QString todo = said(known->todo);
    return {title, said(known->means),
            todo.isEmpty() && troubled ? Words::tr("Mend it, then try this wiki again.")
                : todo.isEmpty()       ? Words::tr("It goes on by itself.")
                                       : todo,
            details.join(u'\n')};
}

} // namespace paperround
