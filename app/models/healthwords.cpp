// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/healthwords.h"

#include "domain/delivery/reason.h"
#include "models/bidi.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QHash>
#include <QLocale>
#include <QTimeZone>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

#define SAY(text) QT_TRANSLATE_NOOP("paperround::HealthWords", text)

QString words(const char *text)
{
    return QCoreApplication::translate("paperround::HealthWords", text);
}

struct Said
{
    const char *name;
    const char *word;
    const char *means;
};

Said said(TargetHealth health)
{
    switch (health) {
    case TargetHealth::Unchecked:
        return {"unchecked", SAY("Unchecked"),
                SAY("Its wiki has not been asked yet; it will be just before the post.")};
    case TargetHealth::Good:
        return {"good", SAY("Good"), SAY("The page takes the message.")};
    case TargetHealth::GotLastIssue:
        return {"got-last-issue", SAY("Got last issue"),
                SAY("The page takes the message, and got the issue before.")};
    case TargetHealth::Redirect:
        return {"redirect", SAY("Redirect"),
                SAY("The page leads to another one; one step within the wiki is followed.")};
    case TargetHealth::Renamed:
        return {"renamed", SAY("Renamed"),
                SAY("The user has another name now. Take the new one into the list.")};
    case TargetHealth::OptedOut:
        return {"opted-out", SAY("Opted out"), SAY("The page asks for no messages, and gets none.")};
    case TargetHealth::Excluded:
        return {"excluded", SAY("Excluded"),
                SAY("One of your exclude lists holds it, so it gets no message.")};
    case TargetHealth::Duplicate:
        return {"duplicate", SAY("Duplicate"),
                SAY("Another row is the same page; it gets the message once.")};
    case TargetHealth::Missing:
        return {"missing", SAY("Missing"), SAY("No such user on that wiki; nobody would read the message.")};
    case TargetHealth::NotNamed:
        return {"not-named", SAY("Temporary / IP"),
                SAY("An address or a temporary account, whose reader may be gone.")};
    case TargetHealth::Blocked:
        return {"blocked", SAY("Blocked"),
                SAY("The owner is blocked there. The page takes the message all the same.")};
    case TargetHealth::Locked:
        return {"locked", SAY("Locked"),
                SAY("The owner's account is locked on all wikis. The page takes the message "
                    "all the same.")};
    case TargetHealth::Inactive:
        return {"inactive", SAY("Inactive"),
                SAY("The owner has not edited that wiki for a long time. The page takes the "
                    "message all the same.")};
    case TargetHealth::Protected:
        return {"protected", SAY("Protected"), SAY("Your account may not edit the page.")};
    case TargetHealth::WrongNamespace:
        return {"wrong-namespace", SAY("Namespace"),
                SAY("Messages go to talk pages and project pages only.")};
    case TargetHealth::WrongModel:
        return {"wrong-model", SAY("Wrong model"), SAY("The page holds something else than wikitext.")};
    case TargetHealth::ClosedBoard:
        return {"closed-board", SAY("Closed board"),
                SAY("A Flow or LiquidThreads board that takes no message from you.")};
    case TargetHealth::ClosedWiki:
        return {"closed-wiki", SAY("Closed wiki"),
                SAY("The wiki is closed, private or read-only, so nothing can be posted.")};
    case TargetHealth::OtherHost:
        return {"other-host", SAY("Other host"),
                SAY("Not a wiki of this farm. Your sign-in is never sent there.")};
    case TargetHealth::Problem:
        return {"problem", SAY("Problem"), SAY("The line names no page that its wiki knows.")};
    }
    Q_UNREACHABLE();
}

/// The day of an ISO 8601 time as people write it; what is none comes back as it is.
QString day(const QString &time)
{
    const QDateTime read = QDateTime::fromString(time, Qt::ISODate);
    return read.isValid() ? QLocale().toString(read.toLocalTime().date(), u"d MMM yyyy"_s) : isolated(time);
}

const QHash<QString, const char *> &plainReasons()
{
    using namespace reason;
    static const QHash<QString, const char *> table{
        {OptedOut, SAY("has opted out of messages")},
        {BotsExcluded, SAY("asks bots to stay away")},
        {NoUser, SAY("no such user on this wiki")},
        {NotNamedUser, SAY("an IP address or a temporary account")},
        {BadNamespace, SAY("not a page that takes messages")},
        {NamespaceNotAllowed, SAY("kept out by the farm's policy")},
        {LiquidThreads, SAY("LiquidThreads page: takes no message")},
        {FlowBoard, SAY("Flow board: takes no message")},
        {OutsideFarm, SAY("not a wiki of this farm")},
        {InterwikiRedirect, SAY("redirect to another wiki: not followed")},
        {DoubleRedirect, SAY("redirect to a redirect: not followed")},
        {BadTitle, SAY("no title on this wiki")},
        {Protected, SAY("protected from this account")},
        {PartialBlock, SAY("this account is blocked from the page")},
        {OwnerLocked, SAY("its owner's account is locked")},
        {Duplicate, SAY("same page as an earlier line")},
    };
    return table;
}

/// `detail` of reason::OwnerBlocked: "since/until", as ISO 8601 writes a span; "infinite" has no end.
QString blockWords(const QString &detail)
{
    const QString since = detail.section(u'/', 0, 0);
    const QString until = detail.section(u'/', 1);
    if (until.isEmpty())
        return words(SAY("its owner is blocked on this wiki"));
    if (until == "infinite"_L1 || until == "infinity"_L1 || until == "indefinite"_L1)
        return since.isEmpty() ? words(SAY("owner blocked for ever"))
                               : words(SAY("owner blocked for ever, %1")).arg(day(since));
    return words(SAY("owner blocked until %1")).arg(day(until));
}

QString closedWords(const QString &detail)
{
    if (detail == "private"_L1)
        return words(SAY("a private wiki, not open to this account"));
    if (detail == "fishbowl"_L1)
        return words(SAY("a wiki that only its members edit"));
    return detail.isEmpty() || detail == "closed"_L1 ? words(SAY("this wiki is closed"))
                                                     : words(SAY("read-only: %1")).arg(isolated(detail));
}

QString renameWords(const TargetFinding &finding)
{
    const QString now = isolated(finding.page.section(u':', 1));
    return finding.detail.isEmpty() ? words(SAY("now %1")).arg(now)
                                    : words(SAY("now %1, %2")).arg(now, day(finding.detail));
}

/// `detail` of reason::Inactive: the time of the last edit; "/TIME": before that; empty: there is none.
QString lastEditWords(const QString &detail)
{
    if (detail.isEmpty())
        return words(SAY("owner never edited this wiki"));
    if (detail.startsWith(u'/'))
        return words(SAY("owner's last edit was before %1")).arg(day(detail.sliced(1)));
    return words(SAY("owner's last edit was on %1")).arg(day(detail));
}

QString reasonWords(const TargetFinding &finding)
{
    const QString &why = finding.reason;
    if (why == reason::OwnerBlocked)
        return blockWords(finding.detail);
    if (why == reason::Inactive)
        return lastEditWords(finding.detail);
    if (why == reason::Renamed)
        return renameWords(finding);
    if (why == reason::ClosedWiki)
        return closedWords(finding.detail);
    if (why == reason::ContentModel)
        return finding.detail.isEmpty()
            ? words(SAY("not a wikitext page"))
            : words(SAY("not a wikitext page, but %1")).arg(isolated(finding.detail));
    const auto plain = plainReasons().constFind(why);
    return plain == plainReasons().cend() ? finding.detail : words(*plain);
}

QString twinWords(const TargetEntry *twin)
{
    const QString where = twin ? originWords(*twin) : QString();
    return where.isEmpty() ? words(SAY("same page as an earlier line"))
                           : words(SAY("same page as %1")).arg(where);
}

} // namespace

QString healthWord(TargetHealth health)
{
    return words(said(health).word);
}

QString healthName(TargetHealth health)
{
    return QString::fromLatin1(said(health).name);
}

QString healthMeaning(TargetHealth health)
{
    return words(said(health).means);
}

QString whatHappens(const TargetEntry &entry, const TargetEntry *twin)
{
    if (!entry.problem.code.isEmpty())
        return problemWords(entry.problem);
    if (!entry.finding)
        return {};
    const TargetFinding &finding = *entry.finding;
    if (!finding.heldBy.isEmpty())
        return words(SAY("held by an exclude list: %1")).arg(isolated(finding.heldBy));
    if (!finding.told)
        return {};
    const QString arrow = finding.redirected ? u"→ "_s + isolated(finding.page) : QString();
    const auto after = [&arrow](const QString &more) {
        return arrow.isEmpty() || more.isEmpty() ? arrow + more : arrow + u": "_s + more;
    };
    if (finding.reason == reason::Duplicate || (finding.sameAs != 0 && finding.willSend))
        return after(twinWords(twin));
    if (!finding.reason.isEmpty())
        return finding.willSend ? after(reasonWords(finding)) : reasonWords(finding);
    if (!finding.willSend)
        return finding.detail;
    if (!arrow.isEmpty())
        return arrow;
    if (!finding.gotIssue.isEmpty())
        return words(SAY("got “%1”")).arg(isolated(finding.gotIssue));
    if (finding.page != entry.target.title && !finding.page.isEmpty())
        return words(SAY("posted to %1")).arg(isolated(finding.page));
    return {};
}

#undef SAY

} // namespace paperround
