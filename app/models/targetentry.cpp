// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/targetentry.h"

#include "domain/delivery/reason.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

QString words(const char *text)
{
    return QCoreApplication::translate("paperround::TargetEntry", text);
}

/// Of reasons that name a health by themselves.
const QHash<QString, TargetHealth> &healthOfReason()
{
    using namespace reason;
    static const QHash<QString, TargetHealth> table{
        {OptedOut, TargetHealth::OptedOut},
        {BotsExcluded, TargetHealth::OptedOut},
        {NoUser, TargetHealth::Missing},
        {NotNamedUser, TargetHealth::NotNamed},
        {Renamed, TargetHealth::Renamed},
        {OwnerBlocked, TargetHealth::Blocked},
        {OwnerLocked, TargetHealth::Locked},
        {Inactive, TargetHealth::Inactive},
        {BadNamespace, TargetHealth::WrongNamespace},
        {NamespaceNotAllowed, TargetHealth::WrongNamespace},
        {ContentModel, TargetHealth::WrongModel},
        {LiquidThreads, TargetHealth::ClosedBoard},
        {FlowBoard, TargetHealth::ClosedBoard},
        {ClosedWiki, TargetHealth::ClosedWiki},
        {OutsideFarm, TargetHealth::OtherHost},
        {Duplicate, TargetHealth::Duplicate},
        {InterwikiRedirect, TargetHealth::Redirect},
        {DoubleRedirect, TargetHealth::Redirect},
        {BadTitle, TargetHealth::Problem},
        {Excluded, TargetHealth::Excluded},
    };
    return table;
}

/// What is done about a row comes before what is known of it: a list that holds it, then the row it repeats.
TargetHealth healthOf(const TargetFinding &finding)
{
    if (!finding.heldBy.isEmpty())
        return TargetHealth::Excluded;
    if (!finding.told)
        return TargetHealth::Unchecked;
    if (finding.sameAs != 0 && finding.willSend)
        return TargetHealth::Duplicate;
    if (const auto known = healthOfReason().constFind(finding.reason); known != healthOfReason().cend())
        return *known;
    if (!finding.willSend)
        return TargetHealth::Protected;
    if (finding.redirected)
        return TargetHealth::Redirect;
    return finding.gotIssue.isEmpty() ? TargetHealth::Good : TargetHealth::GotLastIssue;
}

} // namespace

TargetFinding findingOf(const Verdict &verdict)
{
    constexpr qint64 Large = 512 * 1024; // Most are alike, and kept once.
    return {.willSend = verdict.willSend,
            .reason = verdict.reason,
            .detail = verdict.detail,
            .page = verdict.page.title,
            .redirected = !verdict.page.redirectedFrom.isEmpty(),
            .userPage = !verdict.page.ownerName.isEmpty(),
            .bytes = verdict.page.bytes > Large ? verdict.page.bytes : 0};
}

TargetHealth healthOf(const TargetProblem &problem)
{
    return problem.code == u"duplicate" ? TargetHealth::Duplicate : TargetHealth::Problem;
}

bool takesMessage(TargetHealth health)
{
    switch (health) {
    case TargetHealth::Unchecked:
    case TargetHealth::Good:
    case TargetHealth::GotLastIssue:
    case TargetHealth::Redirect:
    case TargetHealth::Blocked:
    case TargetHealth::Locked:
    case TargetHealth::Inactive:
        return true;
    case TargetHealth::Renamed:
    case TargetHealth::OptedOut:
    case TargetHealth::Excluded:
    case TargetHealth::Duplicate:
    case TargetHealth::Missing:
    case TargetHealth::NotNamed:
    case TargetHealth::Protected:
    case TargetHealth::WrongNamespace:
    case TargetHealth::WrongModel:
    case TargetHealth::ClosedBoard:
    case TargetHealth::ClosedWiki:
    case TargetHealth::OtherHost:
    case TargetHealth::Problem:
        return false;
    }
    Q_UNREACHABLE();
}

bool TargetFinding::takesMessage() const
{
    return heldBy.isEmpty() && (!told || (willSend && sameAs == 0));
}

TargetHealth TargetEntry::health() const
{
    if (!problem.code.isEmpty())
        return healthOf(problem);
    return finding ? healthOf(*finding) : TargetHealth::Unchecked;
}

bool TargetEntry::canBeIncluded() const
{
    return problem.code.isEmpty() && (!finding || finding->takesMessage());
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

QString originWords(const RowOrigin &origin)
{
    const QString letter(QChar(origin.letter));
    if (origin.line > 0)
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "%1, line %2"))
            .arg(letter, QLocale().toString(origin.line));
    if (origin.line == RowOrigin::found(RecipeKind::Category)
        || origin.line == RowOrigin::found(RecipeKind::UserGroup))
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "%1, member")).arg(letter);
    if (origin.line == RowOrigin::found(RecipeKind::PageLinks))
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "%1, linked")).arg(letter);
    if (origin.line == RowOrigin::found(RecipeKind::Transclusions))
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "%1, uses it")).arg(letter);
    if (origin.line < 0)
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "%1, found")).arg(letter);
    return letter;
}

QString originWords(const TargetEntry &entry)
{
    if (!entry.origins.isEmpty()) {
        QStringList places;
        for (const RowOrigin &origin : entry.origins)
            places.append(originWords(origin));
        return places.join(u"; "_s);
    }
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
    if (code == u"ambiguoussite")
        return words(
            QT_TRANSLATE_NOOP("paperround::TargetEntry", "two wikis go by that name: write the host"));
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
    if (code == u"othernamespace")
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "not in a namespace that messages go to"));
    if (code == u"everywhere")
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "held on every wiki"));
    if (code == u"nopage")
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "this address names no page"));
    if (code == u"badods")
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "not an OpenDocument spreadsheet"));
    if (code == u"toolong")
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "too long to be read as a list"));
    if (code == u"toomany")
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "more targets than a list may have"));
    return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "names no target (%1)")).arg(code);
}

QString problemWords(const TargetProblem &problem)
{
    const Target &meant = problem.meant;
    if (problem.code == u"duplicate" && meant.line > 0)
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "same page as line %1")).arg(meant.line);
    if (problem.code == u"invalidsite" && !meant.wiki.isEmpty())
        return words(QT_TRANSLATE_NOOP("paperround::TargetEntry", "not a host: %1 is meant")).arg(meant.wiki);
    return problemWords(problem.code);
}

} // namespace paperround
