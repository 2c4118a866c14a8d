// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/takenout.h"

#include "domain/targets/samepage.h"

#include <algorithm>

namespace paperround {

namespace {

QByteArray keyOf(QByteArrayView title, const QString &wiki)
{
    QByteArray room;
    return samePage(title, room).toByteArray() + '@' + wiki.toUtf8();
}

} // namespace

TakenOut::TakenOut(const MergedSources &sources, const SetFormula &formula)
    : m_formula(formula)
{
    const auto isTaken = [&formula](const SourceRegion &region) { return formula.takes(region.mask); };
    if (std::ranges::all_of(sources.regions(), isTaken))
        return;
    for (const TargetSource &source : sources.sources())
        m_names.append({maskOf(source.letter), source.name});
    for (int row = 0; row < sources.size(); ++row) {
        const SourceLine line = sources.first(row);
        const TargetRows &rows = sources.sources()[line.source].rows;
        if (!rows.isPage(line.row) || formula.takes(sources.mask(row)))
            continue;
        m_masks.insert(keyOf(rows.title(line.row), rows.wikis()[rows.wiki(line.row)]), sources.mask(row));
    }
}

QString TakenOut::by(SourceMask row, const QString &page, const QString &wiki) const
{
    if (m_masks.isEmpty() || page.isEmpty() || !m_formula.takes(row))
        return {};
    const auto known = m_masks.constFind(keyOf(page.toUtf8(), wiki));
    if (known == m_masks.cend() || m_formula.takes(row | *known))
        return {};
    for (const auto &[mask, name] : m_names) {
        if ((mask & *known) != 0 && (mask & row) == 0)
            return name;
    }
    return {};
}

} // namespace paperround
