// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rowwords.h"

#include <QCoreApplication>

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
    const char *codes; ///< With blanks between; one that ends with `-` stands for all that begin so.
    const char *name;
    const char *means;
    const char *todo;
    const char *button; ///< What the one button says while a person is needed.
};

constexpr Said causes[]{
    {"maxlag", SAY("replication lag"), SAY("The wiki's databases are behind; it asks everybody to wait."), "",
     ""},
    {"ratelimited actionthrottledtext", SAY("rate limit"),
     SAY("Your account may make only so many edits a minute there. Posts are spread farther apart for a "
         "while."),
     "", ""},
    {"readonly", SAY("read-only"), SAY("The wiki takes no edits just now."), "", ""},
    {"connect-failed connect-timeout connection-lost tls-failed", SAY("cannot be reached"),
     SAY("The wiki does not answer, or this computer is offline. It is tried again every minute."),
     SAY("Look at the network connection."), SAY("Try now")},
    {"timeout", SAY("slow answer"),
     SAY("The wiki did not answer in time. What was posted is looked up before anything else."), "",
     SAY("Try now")},
    {"not-json bad-json bad-answer no-result no-revision failure unknownerror internal_api_error_ "
     "endless-continue too-large",
     SAY("answers that make no sense"),
     SAY("What was posted is looked up before anything else. Its operators may be at work."), "",
     SAY("Try now")},
    {"look", SAY("reading the wiki's record"), SAY("An answer was lost; what really happened is looked up."),
     "", ""},
    {"settling", SAY("letting the wiki settle"),
     SAY("A lost answer may still arrive; its record is read when that is over."), "", ""},
    {"http-401 http-403", SAY("its server refuses us"),
     SAY("The server in front of the wiki takes no requests of this program or account."),
     SAY("Ask the wiki's operators."), SAY("Try again after asking")},
    {"http-", SAY("the wiki is busy"), SAY("Its server asks to come back later."), "", SAY("Try now")},
    {"pace", SAY("own pace"), SAY("Posts are spread so that no limit is met."), "", ""},
    {"not-before", SAY("before its time"),
     SAY("The request says when it may begin. This computer must be awake then."), "", ""},
    {"same-person", SAY("the person's other page"),
     SAY("The same person's page on another wiki is on its way; they get the message once."), "", ""},
    {"wave", SAY("a later wave"), SAY("Its rows begin after a look at the first ones."), "", ""},
    {"another-delivery", SAY("an older delivery goes first"),
     SAY("Two deliveries of one account share a wiki, one post at a time."), "", ""},
    {"hand-over", SAY("all wikis are checked first"),
     SAY("One list of all pages is handed over to the wiki's own delivery."), "", ""},
    {"queue", SAY("the wiki's own delivery"),
     SAY("The wiki posts in its own time; what became of each message is read from its record."), "", ""},
    {"massmessage-no-targets massmessage-spamlist-doesnotexist massmessage-spamlist-invalid "
     "massmessage-empty-message",
     SAY("the wiki's own delivery took none of the pages"),
     SAY("Nothing was posted. Its home wiki may not know the other wikis as ones it may send to."),
     SAY("Send it by edits, in a request without that route."), SAY("Try again")},
    {"blocked autoblocked systemblocked globalblocking- wikimedia-globalblocking-",
     SAY("your account is blocked"), SAY("No page of this wiki can be edited. Rows stay planned."),
     SAY("Talk to an administrator there, then try this wiki again."), SAY("Try again when unblocked")},
    {"mwoauth-invalid-authorization-wrong-wiki mwoauth-invalid-authorization-invalid-user nonexistentuser",
     SAY("your account is not known there"),
     SAY("This wiki has no account for this sign-in yet, or takes no edits with it. Rows stay planned."),
     SAY("Visit the wiki once signed in with your browser, then try this wiki again."),
     SAY("Try again after the visit")},
    {"sign-in badtoken notoken notloggedin login-required noedit-anon cantcreate-anon assertuserfailed "
     "assertnameduserfailed assertbotfailed assertanonfailed mwoauth-",
     SAY("signed out"), SAY("The wiki no longer takes this sign-in. Rows stay planned."),
     SAY("Sign in again, then try this wiki again."), SAY("Try again after signing in")},
    {"confirmemail", SAY("e-mail address not confirmed"),
     SAY("This wiki takes edits only from accounts with a confirmed address. Rows stay planned."),
     SAY("Confirm the address in your preferences there, then try this wiki again."),
     SAY("Try again once confirmed")},
    {"no-edit-right noedit permissiondenied readapidenied writeapidenied", SAY("a right is missing"),
     SAY("Your account may not edit there. Rows stay planned."),
     SAY("Ask for the right, then try this wiki again."), SAY("Try again with the right")},
    {"spamblacklist spamprotected spamdetected abusefilter-blocked-domains-attempted",
     SAY("a link on the spam list"), SAY("The wiki does not take one of the links, on any page."),
     SAY("Change the link in a new request, or ask there for an exception."),
     SAY("Try again with the exception")},
    {"abusefilter-", SAY("an abuse filter"),
     SAY("A filter refused the text on three pages in a row. The other rows stay planned."),
     SAY("Ask the wiki's administrators, then try this wiki again."), SAY("Try again after asking")},
    {"badtags disallowedtags tags-apply- moduledisabled noapiwrite badvalue badinteger baddatatype "
     "missingparam invalidparammix toomanyvalues mustbeposted mustpostparams unknown_action",
     SAY("a request it does not understand"),
     SAY("This wiki is too old, or set up in a way that Paper Round does not know."),
     SAY("Copy the details and report it."), SAY("Try this wiki again")},
    {"outside-farm", SAY("not a wiki of this farm"), SAY("Your sign-in is never sent to a foreign host."),
     SAY("Take its pages out of the list."), SAY("Try this wiki again")},
};

#undef SAY

bool names(const Said &said, const QString &cause, bool exactly)
{
    for (const QLatin1StringView code : QLatin1StringView(said.codes).tokenize(u' ')) {
        const bool family = code.endsWith('-'_L1) || code.endsWith('_'_L1);
        if (cause == code || (!exactly && family && cause.startsWith(code)))
            return true;
    }
    return false;
}

/// Null where nothing is known of this cause.
const Said *causeSaid(const QString &cause)
{
    for (const bool exactly : {true, false}) {
        for (const Said &said : causes) {
            if (names(said, cause, exactly))
                return &said;
        }
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

QString laneButton(const LaneStatus &lane)
{
    if (lane.phase != LaneStatus::Phase::Troubled)
        return {};
    const Said *known = causeSaid(lane.cause);
    const QString words = known ? said(known->button) : QString();
    return words.isEmpty() ? Words::tr("Try this wiki again") : words;
}

} // namespace paperround
