// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/targetsource.h"

#include <vector>

namespace paperround {

/// A row of a source.
struct SourceLine
{
    int source = 0; ///< Place in the list of sources.
    int row = 0;

    friend bool operator==(const SourceLine &, const SourceLine &) = default;
};

/// How many pages stand in exactly these sources: an area of the Venn picture.
struct SourceRegion
{
    SourceMask mask = 0;
    int pages = 0;

    friend bool operator==(const SourceRegion &, const SourceRegion &) = default;
};

/// The rows of several sources, each page once, in the order in which the sources name them. Merging walks
/// all rows once; after that a formula's counts come from the regions, of which there are few. Pages are the
/// same where the wiki is and samePage() says so of their titles.
class MergedSources
{
public:
    MergedSources() = default;
    explicit MergedSources(const QList<TargetSource> &sources);

    [[nodiscard]] int size() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] const QList<TargetSource> &sources() const { return m_sources; }
    [[nodiscard]] SourceMask mask(int row) const { return m_rows[static_cast<std::size_t>(row)].mask; }
    [[nodiscard]] SourceLine first(int row) const; ///< Where it stands first.
    [[nodiscard]] QList<SourceLine> origins(int row) const; ///< Everywhere it stands.
    [[nodiscard]] TargetRow at(int row) const; ///< As it stands first.

    [[nodiscard]] const QList<SourceRegion> &regions() const { return m_regions; } ///< By mask, rising.
    [[nodiscard]] int count(const SetFormula &formula) const; ///< Pages; lines that name none do not count.
    /// Rows that the formula takes. A line that names no page stands in its own source alone.
    [[nodiscard]] QList<int> select(const SetFormula &formula) const;

private:
    struct Merged
    {
        SourceMask mask;
        qint32 row;
        qint32 more; ///< Into m_more; -1: stands nowhere else.
        quint8 source;
    };
    struct More
    {
        SourceLine at;
        qint32 next;
    };

    void countRegions();

    QList<TargetSource> m_sources;
    std::vector<Merged> m_rows;
    std::vector<More> m_more;
    QList<SourceRegion> m_regions;
};

} // namespace paperround
