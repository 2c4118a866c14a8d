// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/mergedsources.h"

#include "domain/targets/excludesource.h"
#include "domain/targets/samepage.h"

#include <QHashFunctions>

#include <algorithm>

namespace paperround {

namespace {

/// Open addressing over rows that lie elsewhere: 4 bytes a slot, nothing allocated for a row.
class PageTable
{
public:
    explicit PageTable(std::size_t rows)
    {
        std::size_t slots = 16;
        while (slots < rows * 2)
            slots *= 2;
        m_slots.assign(slots, -1);
    }
    /// The slot of the row that is `same`, or an empty one.
    template <class Same> qint32 &slot(std::size_t hash, Same same)
    {
        const std::size_t last = m_slots.size() - 1;
        std::size_t at = hash & last;
        while (m_slots[at] >= 0 && !same(m_slots[at]))
            at = (at + 1) & last;
        return m_slots[at];
    }

private:
    std::vector<qint32> m_slots;
};

int numberIn(QHash<QString, int> &numbers, const QString &wiki)
{
    const auto known = numbers.constFind(wiki);
    return known != numbers.cend() ? *known : *numbers.insert(wiki, static_cast<int>(numbers.size()));
}

/// In an exclude list stand all pages that it holds, whichever source they come from: those of a user it
/// names as well, and on every wiki where it says so.
template <class Rows, class More> void addHeld(const QList<TargetSource> &sources, Rows &rows, More &more)
{
    for (qsizetype at = 0; at < sources.size(); ++at) {
        const TargetSource &source = sources[at];
        if (source.origin.kind != SourceKind::Exclusions || source.rows.isEmpty())
            continue;
        const HeldRows held(source.rows);
        const SourceMask mask = maskOf(source.letter);
        for (auto &row : rows) {
            const TargetRows &theirs = sources[row.source].rows;
            if ((row.mask & mask) || !theirs.isPage(row.row))
                continue;
            const int by = held.rowFor(theirs.at(row.row).target);
            if (by < 0)
                continue;
            row.mask |= mask;
            more.push_back({{static_cast<int>(at), by}, row.more});
            row.more = static_cast<qint32>(more.size()) - 1;
        }
    }
}

} // namespace

std::optional<char16_t> freeLetter(const QList<TargetSource> &sources)
{
    const QString taken = lettersOf(sources);
    for (char16_t letter = u'A'; letter <= u'Z'; ++letter) {
        if (!taken.contains(QChar(letter)))
            return letter;
    }
    return {};
}

QString lettersOf(const QList<TargetSource> &sources)
{
    QString letters;
    for (const TargetSource &source : sources)
        letters += QChar(source.letter);
    return letters;
}

MergedSources::MergedSources(const QList<TargetSource> &sources)
    : m_sources(sources)
{
    std::size_t all = 0;
    for (const TargetSource &source : m_sources)
        all += static_cast<std::size_t>(source.rows.size());
    m_rows.reserve(all);
    PageTable pages(all);
    QHash<QString, int> wikiNumbers; // one numbering for all sources
    std::vector<std::vector<int>> numberOf(static_cast<std::size_t>(m_sources.size()));
    for (qsizetype at = 0; at < m_sources.size(); ++at) {
        const TargetRows &rows = m_sources[at].rows;
        auto &numbers = numberOf[static_cast<std::size_t>(at)];
        for (const QString &wiki : rows.wikis())
            numbers.push_back(numberIn(wikiNumbers, wiki));
        const SourceMask mask = maskOf(m_sources[at].letter);
        for (int row = 0; row < rows.size(); ++row) {
            const Merged fresh{mask, row, -1, static_cast<quint8>(at)};
            if (!rows.isPage(row)) {
                m_rows.push_back(fresh);
                continue;
            }
            QByteArray room;
            QByteArray theirRoom;
            const QByteArrayView page = samePage(rows.title(row), room);
            const int wiki = numbers[static_cast<std::size_t>(rows.wiki(row))];
            qint32 &slot = pages.slot(qHash(page, static_cast<std::size_t>(wiki)), [&](qint32 other) {
                const Merged &it = m_rows[static_cast<std::size_t>(other)];
                const TargetRows &theirs = m_sources[it.source].rows;
                return numberOf[it.source][static_cast<std::size_t>(theirs.wiki(it.row))] == wiki
                    && samePage(theirs.title(it.row), theirRoom) == page;
            });
            if (slot < 0) {
                slot = static_cast<qint32>(m_rows.size());
                m_rows.push_back(fresh);
                continue;
            }
            Merged &known = m_rows[static_cast<std::size_t>(slot)];
            known.mask |= mask;
            m_more.push_back({{static_cast<int>(at), row}, known.more});
            known.more = static_cast<qint32>(m_more.size()) - 1;
        }
    }
    addHeld(m_sources, m_rows, m_more);
    countRegions();
}

void MergedSources::countRegions()
{
    QHash<SourceMask, int> counts;
    for (const Merged &row : m_rows) {
        if (m_sources[row.source].rows.isPage(row.row))
            ++counts[row.mask];
    }
    for (auto it = counts.cbegin(); it != counts.cend(); ++it)
        m_regions.append({it.key(), it.value()});
    std::ranges::sort(m_regions, {}, &SourceRegion::mask);
}

SourceLine MergedSources::first(int row) const
{
    const Merged &it = m_rows[static_cast<std::size_t>(row)];
    return {it.source, it.row};
}

QList<SourceLine> MergedSources::origins(int row) const
{
    QList<SourceLine> lines;
    for (qint32 more = m_rows[static_cast<std::size_t>(row)].more; more >= 0;
         more = m_more[static_cast<std::size_t>(more)].next)
        lines.append(m_more[static_cast<std::size_t>(more)].at);
    lines.append(first(row));
    std::ranges::reverse(lines);
    return lines;
}

TargetRow MergedSources::at(int row) const
{
    const SourceLine line = first(row);
    return m_sources[line.source].rows.at(line.row);
}

int MergedSources::count(const SetFormula &formula) const
{
    int pages = 0;
    for (const SourceRegion &region : m_regions)
        pages += formula.takes(region.mask) ? region.pages : 0;
    return pages;
}

QList<int> MergedSources::select(const SetFormula &formula) const
{
    QHash<SourceMask, bool> known; // few masks, many rows
    QList<int> rows;
    for (int row = 0; row < size(); ++row) {
        const SourceMask mask = this->mask(row);
        auto takes = known.constFind(mask);
        if (takes == known.constEnd())
            takes = known.insert(mask, formula.takes(mask));
        if (*takes)
            rows.append(row);
    }
    return rows;
}

} // namespace paperround
