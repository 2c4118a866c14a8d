// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/targetentry.h"

#include "domain/delivery/reason.h"

#include <QCoreApplication>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("paperround::TargetEntry", text);
}

TargetHealth healthOfReason(const TargetFinding &finding)
{
    const QString &why = finding.reason;
    if (why == reason::OptedOut || why == reason::BotsExcluded)
        return TargetHealth::OptedOut;
    if (why == reason::NoUser || why == reason::NotNamedUser)
        return TargetHealth::Missing;
    if (why == reason::BadNamespace)
        return TargetHealth::WrongNamespace;
    if (why == reason::LiquidThreads || why == reason::FlowBoard || why == reason::ContentModel)
        return TargetHealth::NoRoute;
    if (why == reason::OutsideFarm)
        return TargetHealth::OtherHost;
    if (why == reason::Duplicate)
        return TargetHealth::Duplicate;
    if (why == reason::InterwikiRedirect || why == reason::DoubleRedirect)
        return TargetHealth::Redirect;
    if (why == reason::BadTitle)
        return TargetHealth::Problem;
    if (finding.willSend)
        return finding.redirected ? TargetHealth::Redirect : TargetHealth::Good;
    return TargetHealth::Protected;
}

QString reasonWords(const TargetFinding &finding)
{
    const QString &why = finding.reason;
    if (why == reason::OptedOut)
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "has opted out of messages"));
    if (why == reason::NoUser)
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "no such user on this wiki"));
    if (why == reason::NotNamedUser)
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "an IP address or a temporary account"));
    if (why == reason::BadNamespace)
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "not a page that takes messages"));
    if (why == reason::LiquidThreads)
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "LiquidThreads page: takes no message"));
    if (why == reason::FlowBoard)
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "Flow board: takes no message"));
    if (why == reason::ContentModel)
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "not a wikitext page"));
    if (why == reason::OutsideFarm)
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "not a wiki of this farm"));
    if (why == reason::InterwikiRedirect)
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "redirect to another wiki: not followed"));
    if (why == reason::DoubleRedirect)
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "redirect to a redirect: not followed"));
    if (why == reason::BadTitle)
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "no title on this wiki"));
    if (why == reason::Protected)
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "protected from this account"));
    if (why == reason::PartialBlock)
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "this account is blocked from the page"));
    if (why == reason::BotsExcluded)
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "asks bots to stay away"));
    if (why == reason::OwnerBlocked)
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "its owner is blocked on this wiki"));
    if (why == reason::OwnerLocked)
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "its owner's account is locked"));
    return finding.detail;
}

} // namespace

TargetFinding findingOf(const Verdict &verdict)
{
    return {verdict.willSend, verdict.reason, verdict.detail, verdict.page.title,
            !verdict.page.redirectedFrom.isEmpty()};
}

TargetHealth TargetEntry::health() const
{
    if (!problem.code.isEmpty())
        return problem.code == u"duplicate" ? TargetHealth::Duplicate : TargetHealth::Problem;
    return finding ? healthOfReason(*finding) : TargetHealth::Unchecked;
}

bool TargetEntry::canBeIncluded() const
{
    return problem.code.isEmpty() && (!finding || finding->willSend);
}

bool TargetEntry::willBeSent() const
{
    return included && canBeIncluded();
}

QList<TargetEntry> entriesOf(const ParsedTargets &parsed, const QString &source)
{
    QList<TargetEntry> entries;
    entries.reserve(parsed.targets.size() + parsed.problems.size());
    for (const Target &target : parsed.targets)
        entries.append({.target = target, .source = source});
    for (const TargetProblem &problem : parsed.problems)
        entries.append({.target = {.line = problem.line}, .source = source, .problem = problem});
    std::stable_sort(entries.begin(), entries.end(), [](const TargetEntry &left, const TargetEntry &right) {
        return left.target.line < right.target.line;
    });
    return entries;
}

QString healthWord(TargetHealth health)
{
    switch (health) {
    case TargetHealth::Unchecked:
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "Unchecked"));
    case TargetHealth::Good:
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "Good"));
    case TargetHealth::Redirect:
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "Redirect"));
    case TargetHealth::OptedOut:
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "Opted out"));
    case TargetHealth::Missing:
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "Missing"));
    case TargetHealth::Protected:
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "Protected"));
    case TargetHealth::WrongNamespace:
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "Wrong namespace"));
    case TargetHealth::NoRoute:
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "No route"));
    case TargetHealth::OtherHost:
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "Other host"));
    case TargetHealth::Duplicate:
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "Duplicate"));
    case TargetHealth::Problem:
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "Problem"));
    }
    return {};
}

QString originWords(const TargetEntry &entry)
{
    if (entry.target.line == 0)
        return entry.source;
    const QString line =
        words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "line %1")).arg(entry.target.line);
    return entry.source.isEmpty() ? line : entry.source + u", "_s + line;
}

QString problemWords(const QString &code)
{
    if (code == u"invalidtitle")
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "not a page title"));
    if (code == u"invalidsite")
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "not the name of a wiki"));
    if (code == u"unknownsite")
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "not a wiki of this farm"));
    if (code == u"nosite")
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "no wiki: write page@wiki"));
    if (code == u"duplicate")
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "same page as an earlier line"));
    if (code == u"badjson")
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "broken JSON"));
    if (code == u"unclosed")
        return words(
            QT_TRANSLATE_NOOP("paperround::TargetEntry", "never closed: }} or a quotation mark is missing"));
    if (code == u"badquote")
        return words(
            QT_TRANSLATE_NOOP("paperround::TargetEntry", "text before or behind a field in quotation marks"));
    if (code == u"baddescription")
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "the list's description is missing"));
    if (code == u"badtargets")
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "the list has no targets field"));
    if (code == u"badentry")
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "an entry without a title"));
    if (code == u"notatarget")
        return words(
            QT_TRANSLATE_NOOP("paperround::TargetEntry", "not counted: this page uses {{#target:}}"));
    if (code == u"nottaken")
        return words(
            QT_TRANSLATE_NOOP("paperround::TargetEntry", "the list's own wiki does not take it as a target"));
    if (code == u"toolong")
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "too long to be read as a list"));
    if (code == u"toomany")
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "more targets than a list may have"));
    return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "names no target (%1)")).arg(code);
}

QString whatHappens(const TargetEntry &entry)
{
    if (!entry.problem.code.isEmpty())
        return problemWords(entry.problem.code);
    if (!entry.finding)
        return {};
    const TargetFinding &finding = *entry.finding;
    if (finding.reason == reason::Duplicate) {
        const QString same =
            words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "same page as an earlier line"));
        return finding.redirected ? u"→ "_s + finding.page + u": "_s + same : same;
    }
    if (finding.willSend && finding.redirected)
        return u"→ "_s + finding.page;
    if (finding.willSend && finding.page != entry.target.title && !finding.page.isEmpty())
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "posted to %1")).arg(finding.page);
    return finding.reason.isEmpty() ? QString() : reasonWords(finding);
}

} // namespace paperround
