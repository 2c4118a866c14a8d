// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/linediff.h"

#include <QStringList>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
constexpr int MostEdits = 1000; // Lines in and out; its square is what the search may cost.

/// The shortest way from one list of lines to another, after Myers: along the diagonals, farthest first.
class ShortestEdit
{
public:
    ShortestEdit(const QStringList &before, const QStringList &after, int from, int beforeEnd, int afterEnd)
        : m_before(before)
        , m_after(after)
        , m_from(from)
        , m_beforeSize(beforeEnd - from)
        , m_afterSize(afterEnd - from)
    {
    }

    /// True at i: line i of `before` (`after`) stays. Nothing stays where the way is too long.
    void run(std::vector<bool> &beforeStays, std::vector<bool> &afterStays)
    {
        const int edits = search();
        int x = m_beforeSize;
        int y = m_afterSize;
        for (int d = edits; d >= 0; --d) {
            const auto &row = m_rows[static_cast<std::size_t>(d)];
            const int k = x - y;
            const bool down = d > 0 && (k == -d || (k != d && reach(row, d, k - 1) < reach(row, d, k + 1)));
            const int previousX = d == 0 ? 0 : down ? reach(row, d, k + 1) : reach(row, d, k - 1);
            const int previousY = d == 0 ? 0 : previousX - (down ? k + 1 : k - 1);
            while (x > previousX && y > previousY) {
                --x;
                --y;
                beforeStays[static_cast<std::size_t>(m_from + x)] = true;
                afterStays[static_cast<std::size_t>(m_from + y)] = true;
            }
            x = previousX;
            y = previousY;
        }
    }

private:
    /// How far the d-1 edits had come on that diagonal.
    static int reach(const std::vector<int> &row, int d, int diagonal)
    {
        return row[static_cast<std::size_t>(diagonal + d)];
    }

    int search()
    {
        const int most = std::min(m_beforeSize + m_afterSize, MostEdits);
        std::vector<int> farthest(static_cast<std::size_t>(2 * most + 3), 0);
        const auto at = [&farthest, most](int k) -> int & {
            return farthest[static_cast<std::size_t>(k + most + 1)];
        };
        for (int d = 0; d <= most; ++d) {
            std::vector<int> row(static_cast<std::size_t>(2 * d + 1));
            for (int k = -d; k <= d; ++k)
                row[static_cast<std::size_t>(k + d)] = at(k);
            m_rows.push_back(std::move(row));
            for (int k = -d; k <= d; k += 2) {
                int x = d > 0 && (k == -d || (k != d && at(k - 1) < at(k + 1))) ? at(k + 1)
                    : d == 0                                                    ? 0
                                                                                : at(k - 1) + 1;
                while (x < m_beforeSize && x - k < m_afterSize && x - k >= 0
                       && m_before[m_from + x] == m_after[m_from + x - k])
                    ++x;
                at(k) = x;
                if (x >= m_beforeSize && x - k >= m_afterSize)
                    return d;
            }
        }
        return -1;
    }

    const QStringList &m_before;
    const QStringList &m_after;
    int m_from;
    int m_beforeSize;
    int m_afterSize;
    std::vector<std::vector<int>> m_rows; ///< What each round began with.
};

QStringList linesOfText(const QString &text)
{
    QStringList lines = text.split(u'\n');
    if (lines.last().isEmpty())
        lines.removeLast(); // The end of the last line is no line.
    return lines;
}

QList<DiffLine> wholeDiff(const QStringList &before, const QStringList &after)
{
    const int shorter = static_cast<int>(std::min(before.size(), after.size()));
    int head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    int tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    const int beforeEnd = static_cast<int>(before.size()) - tail;
    const int afterEnd = static_cast<int>(after.size()) - tail;
    std::vector<bool> beforeStays(static_cast<std::size_t>(before.size()), false);
    std::vector<bool> afterStays(static_cast<std::size_t>(after.size()), false);
    for (std::size_t i = 0; i < beforeStays.size(); ++i)
        beforeStays[i] = int(i) < head || int(i) >= beforeEnd;
    for (std::size_t i = 0; i < afterStays.size(); ++i)
        afterStays[i] = int(i) < head || int(i) >= afterEnd;
    ShortestEdit(before, after, head, beforeEnd, afterEnd).run(beforeStays, afterStays);
    QList<DiffLine> lines;
    int x = 0;
    int y = 0;
    while (x < before.size() || y < after.size()) {
        if (x < before.size() && !beforeStays[static_cast<std::size_t>(x)]) {
            lines.append({DiffLine::Kind::Removed, x + 1, 0, before[x]});
            ++x;
        } else if (y < after.size() && !afterStays[static_cast<std::size_t>(y)]) {
            lines.append({DiffLine::Kind::Added, 0, y + 1, after[y]});
            ++y;
        } else {
            lines.append({DiffLine::Kind::Same, x + 1, y + 1, before[x]});
            ++x;
            ++y;
        }
    }
    return lines;
}
} // namespace

QList<DiffLine> lineDiff(const QString &before, const QString &after, int context)
{
    if (before == after)
        return {};
    const QList<DiffLine> all = wholeDiff(linesOfText(before), linesOfText(after));
    std::vector<bool> shown(static_cast<std::size_t>(all.size()), false);
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (all[i].kind == DiffLine::Kind::Same)
            continue;
        const auto from = std::max<qsizetype>(i - context, 0);
        const auto end = std::min<qsizetype>(i + context + 1, all.size());
        std::fill(shown.begin() + from, shown.begin() + end, true);
    }
    QList<DiffLine> lines;
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (shown[static_cast<std::size_t>(i)])
            lines.append(all[i]);
        else if (lines.isEmpty() || lines.last().kind != DiffLine::Kind::Gap)
            lines.append({DiffLine::Kind::Gap, all[i].before, all[i].after, {}});
    }
    return lines;
}

QString diffText(const QList<DiffLine> &lines)
{
    QString text;
    for (const DiffLine &line : lines) {
        switch (line.kind) {
        case DiffLine::Kind::Same:
            text += u"  "_s + line.text;
            break;
        case DiffLine::Kind::Removed:
            text += u"− "_s + line.text;
            break;
        case DiffLine::Kind::Added:
            text += u"+ "_s + line.text;
            break;
        case DiffLine::Kind::Gap:
            text += u"…"_s;
            break;
        }
        text += u'\n';
    }
    return text;
}

} // namespace paperround
