// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/excludesource.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// Each with the number of its row as the reason, which is what heldBy() tells.
QList<ExcludeList> numbered(const TargetRows &rows)
{
    ExcludeList list{u"row"_s, {}};
    list.entries.reserve(rows.size());
    for (int row = 0; row < rows.size(); ++row) {
        const TargetRow it = rows.at(row);
        Exclusion entry;
        entry.title = it.isPage() ? it.target.title : it.problem.text;
        entry.wiki = it.isPage() ? it.target.wiki : QString();
        entry.reason = QString::number(row);
        list.entries.append(entry);
    }
    return {list};
}

} // namespace

TargetRows rowsOf(const QList<Exclusion> &entries)
{
    TargetRows rows;
    rows.reserve(static_cast<int>(entries.size()));
    for (const Exclusion &entry : entries) {
        if (entry.wiki.isEmpty())
            rows.append({{}, {0, entry.title, u"everywhere"_s}});
        else
            rows.append({{entry.title, entry.wiki, 0}, {}});
    }
    return rows;
}

HeldRows::HeldRows(const TargetRows &rows)
    : m_exclusions(numbered(rows))
{
}

int HeldRows::rowFor(const Target &target) const
{
    const QString held = m_exclusions.heldBy(target.title, target.wiki); // "row: 12"
    return held.isEmpty() ? -1 : held.section(u' ', -1).toInt();
}

} // namespace paperround
