// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mends.h"

#include "models/healthwords.h"

#include <QCoreApplication>
#include <QHash>
#include <QSet>

#include <optional>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(paperround::Mends)
};

using Page = std::pair<QString, QString>; ///< Wiki and title.

/// The kind of mend that a health asks for; none: nothing is to be done.
std::optional<MendKind> kindFor(TargetHealth health)
{
    switch (health) {
    case TargetHealth::Redirect:
        return MendKind::FollowRedirect;
    case TargetHealth::Renamed:
        return MendKind::TakeNewName;
    case TargetHealth::Duplicate:
        return MendKind::DropDuplicate;
    case TargetHealth::Missing:
    case TargetHealth::NotNamed:
        return MendKind::DropMissing;
    case TargetHealth::WrongNamespace:
    case TargetHealth::WrongModel:
    case TargetHealth::ClosedBoard:
    case TargetHealth::ClosedWiki:
    case TargetHealth::OtherHost:
        return MendKind::DropClosed;
    case TargetHealth::Blocked:
    case TargetHealth::Locked:
    case TargetHealth::Inactive:
        return MendKind::DropQuiet;
    case TargetHealth::Unchecked:
    case TargetHealth::Good:
    case TargetHealth::GotLastIssue:
    case TargetHealth::OptedOut: // It may come back, and the wiki heeds it anyway.
    case TargetHealth::Excluded:
    case TargetHealth::Protected:
    case TargetHealth::Problem: // Only a person knows what was meant.
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

/// Where the row leads, if the wiki has told of a page that takes its place.
QString newTitle(const TargetEntry &entry, MendKind kind)
{
    if (!entry.finding || entry.finding->page.isEmpty())
        return {};
    if (kind == MendKind::TakeNewName || (kind == MendKind::FollowRedirect && entry.finding->willSend))
        return entry.finding->page;
    return {};
}

} // namespace

QList<Mend> proposedMends(const TargetList &entries)
{
    // Of a long list most rows are fine: only the others are put together whole.
    QList<int> places;
    QHash<quint64, TargetEntry> twins; ///< Rows that others repeat, by their keys.
    bool renames = false;
    for (int place = 0; place < entries.size(); ++place) {
        const TargetHealth health = entries.health(place);
        if (!kindFor(health) || !entries.isIncluded(place))
            continue;
        places.append(place);
        renames = renames || health == TargetHealth::Renamed;
        if (const TargetFinding *finding = entries.finding(place); finding && finding->sameAs != 0)
            twins.insert(finding->sameAs, {});
    }
    QSet<Page> taken; ///< Pages that some row is already, or will be once it is mended.
    for (int place = 0; place < entries.size() && (renames || !twins.isEmpty()); ++place) {
        const auto twin = twins.find(entries.key(place));
        if (twin != twins.end())
            *twin = entries.at(place);
        if (!renames || !entries.willBeSent(place) || !entries.finding(place))
            continue;
        const TargetEntry entry = entries.at(place);
        if (entry.finding->told && !entry.finding->page.isEmpty())
            taken.insert({entry.target.wiki, entry.finding->page});
    }
    QList<Mend> mends;
    for (const int place : std::as_const(places)) {
        const TargetEntry entry = entries.at(place);
        const MendKind kind = *kindFor(entry.health());
        const auto twin = twins.constFind(entry.finding ? entry.finding->sameAs : 0);
        Mend mend{.kind = kind,
                  .key = entry.key,
                  .from = entry.target,
                  .to = {},
                  .fact = whatHappens(entry, twin == twins.cend() ? nullptr : &*twin)};
        const QString title = newTitle(entry, kind);
        if (!title.isEmpty())
            mend.to = {title, entry.target.wiki, entry.target.line};
        if (kind == MendKind::FollowRedirect && mend.drops())
            continue; // It leads to another wiki, or to a further redirect: a person decides.
        if (kind == MendKind::TakeNewName) {
            const Page page{entry.target.wiki, title};
            if (taken.contains(page)) {
                mend.kind = MendKind::DropDuplicate;
                mend.to = {};
            }
            taken.insert(page);
        }
        mends.append(mend);
    }
    return mends;
}

bool isProposedAtOnce(MendKind kind)
{
    switch (kind) {
    case MendKind::FollowRedirect:
    case MendKind::TakeNewName:
    case MendKind::DropDuplicate:
        return true;
    case MendKind::DropMissing:
    case MendKind::DropClosed:
    case MendKind::DropQuiet:
        return false;
    }
    Q_UNREACHABLE();
}

QString mendWords(MendKind kind, int rows)
{
    switch (kind) {
    case MendKind::FollowRedirect:
        return Words::tr("follow %Ln redirect(s)", nullptr, rows);
    case MendKind::TakeNewName:
        return Words::tr("take %Ln new name(s)", nullptr, rows);
    case MendKind::DropDuplicate:
        return Words::tr("drop %Ln duplicate(s)", nullptr, rows);
    case MendKind::DropMissing:
        return Words::tr("drop %Ln page(s) without a named reader", nullptr, rows);
    case MendKind::DropClosed:
        return Words::tr("drop %Ln page(s) that take no message", nullptr, rows);
    case MendKind::DropQuiet:
        return Words::tr("drop %Ln page(s) of blocked, locked or inactive readers", nullptr, rows);
    }
    return {};
}

} // namespace paperround
