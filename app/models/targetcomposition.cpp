// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/targetcomposition.h"

#include "domain/targets/recipe.h"
#include "domain/targets/samepage.h"

#include <QHashFunctions>

#include <algorithm>
#include <utility>
#include <vector>

namespace paperround {

namespace {

/// Finds entries of an earlier list by what they name; each is found once.
class Earlier
{
public:
    explicit Earlier(const TargetList &list)
        : m_list(list)
    {
        m_places.reserve(static_cast<std::size_t>(list.size()));
        for (int place = 0; place < list.size(); ++place)
            m_places.emplace_back(hashOf(list.folded(place), list.wikis()[list.wiki(place)]), place);
        std::ranges::sort(m_places);
        m_used.resize(m_places.size());
    }

    void carryOver(TargetEntry &entry)
    {
        if (m_places.empty())
            return;
        const QString &words = entry.problem.code.isEmpty() ? entry.target.title : entry.problem.text;
        const std::size_t hash = hashOf(words.toCaseFolded().toUtf8(), entry.target.wiki);
        for (auto at = std::ranges::lower_bound(m_places, std::pair(hash, 0));
             at != m_places.end() && at->first == hash; ++at) {
            const auto slot = static_cast<std::size_t>(at - m_places.begin());
            const TargetEntry was = m_list.at(at->second);
            if (m_used[slot] || was.target.title != entry.target.title || was.target.wiki != entry.target.wiki
                || was.problem.text != entry.problem.text || was.origins.isEmpty() != entry.origins.isEmpty())
                continue;
            m_used[slot] = true;
            entry.key = was.key;
            entry.finding = was.finding;
            return;
        }
    }

private:
    static std::size_t hashOf(QByteArrayView words, const QString &wiki) { return qHash(words, qHash(wiki)); }

    const TargetList &m_list;
    std::vector<std::pair<std::size_t, int>> m_places;
    std::vector<bool> m_used;
};

/// Puts rows behind those that they were put behind.
class Order
{
public:
    /// Every key that something may stand behind.
    explicit Order(const OwnEdits &edits)
    {
        for (auto it = edits.moved.cbegin(); it != edits.moved.cend(); ++it)
            m_behind.insert(*it, {});
        for (const OwnRow &row : edits.added) {
            if (!row.behind.isEmpty())
                m_behind.insert(row.behind, {});
        }
    }
    [[nodiscard]] bool isNeeded() const { return !m_behind.isEmpty(); }
    void note(const QString &key)
    {
        if (m_behind.contains(key))
            m_present.insert(key);
    }
    [[nodiscard]] bool isPresent(const QString &key) const
    {
        return key == AtTheBeginning || m_present.contains(key);
    }
    void put(const QString &behind, const QString &key, TargetEntry entry)
    {
        m_behind[behind].append({key, std::move(entry)});
    }
    /// Gives what stands behind `key`, and behind that, and so on.
    template <class Give> void give(const QString &key, Give give)
    {
        std::vector<Followers> stack;
        stack.push_back(take(key));
        while (!stack.empty()) {
            if (stack.back().isEmpty()) {
                stack.pop_back();
                continue;
            }
            const auto [next, entry] = stack.back().takeFirst();
            give(entry);
            if (m_behind.contains(next))
                stack.push_back(take(next));
        }
    }
    /// What nothing led to: rows that stand behind each other in a ring.
    template <class Give> void giveRest(Give give)
    {
        for (const Followers &followers : std::as_const(m_behind)) {
            for (const auto &[key, entry] : followers)
                give(entry);
        }
        m_behind.clear();
    }

private:
    using Followers = QList<std::pair<QString, TargetEntry>>;
    Followers take(const QString &key)
    {
        const auto found = m_behind.find(key);
        return found == m_behind.end() ? Followers() : std::exchange(*found, {});
    }

    QHash<QString, Followers> m_behind;
    QSet<QString> m_present;
};

/// What stands for the line of each source's rows that have none: what they are to its query.
QList<int> placesWithoutLine(const QList<TargetSource> &sources)
{
    QList<int> places;
    for (const TargetSource &source : sources) {
        const auto recipe = source.origin.kind == SourceKind::Recipe
            ? recipeFromText(source.origin.id.toUtf8())
            : Result<Recipe>(tl::unexpected(Error()));
        places.append(recipe ? RowOrigin::found(recipe->kind) : 0);
    }
    return places;
}

TargetEntry entryOf(const MergedSources &sources, int row, const QList<int> &withoutLine)
{
    const TargetRow it = sources.at(row);
    TargetEntry entry{.target = it.target, .problem = it.problem};
    for (const SourceLine &line : sources.origins(row)) {
        const TargetSource &source = sources.sources()[line.source];
        const int number = source.rows.line(line.row);
        entry.origins.append({source.letter, number > 0 ? number : withoutLine[line.source]});
    }
    return entry;
}

TargetEntry entryOf(const OwnRow &own)
{
    return {
        .target = own.row.target, .source = own.note, .problem = own.row.problem, .included = own.included};
}

QString keyNow(const TargetEntry &entry)
{
    return rowKey({entry.target, entry.problem});
}

class Composer
{
public:
    Composer(const MergedSources &sources, const OwnEdits &edits, const TargetList &before)
        : m_sources(sources)
        , m_withoutLine(placesWithoutLine(sources.sources()))
        , m_edits(edits)
        , m_earlier(before)
        , m_order(edits)
    {
        noteEdited();
        m_result.resting = edits;
        m_result.resting.added.clear();
        m_result.list = TargetList::behindKeysOf(before);
    }

    ComposedTargets run(const QList<int> &rows)
    {
        m_result.list.reserve(static_cast<int>(rows.size() + m_edits.added.size()));
        const bool plain = m_edits.removed.isEmpty() && m_edits.renamed.isEmpty() && m_edits.leftOut.isEmpty()
            && !m_order.isNeeded();
        if (m_order.isNeeded())
            placeOwn(rows);
        const auto give = [this](const TargetEntry &entry) { append(entry); };
        m_order.give(AtTheBeginning, give);
        for (const int row : rows) {
            TargetEntry entry = entryOf(m_sources, row, m_withoutLine);
            if (plain) {
                append(std::move(entry));
                continue;
            }
            const QString key = keyOf(keyNow(entry));
            if (m_away.contains(key))
                continue; // it comes behind the row it was put behind, and what is behind it with it
            if (!m_edits.removed.contains(key)) {
                change(entry, key);
                append(std::move(entry));
            }
            m_order.give(key, give);
        }
        for (const OwnRow &own : m_edits.added) {
            if (own.behind.isEmpty() || !m_order.isPresent(own.behind))
                append(entryOf(own));
        }
        m_order.giveRest(give);
        return std::move(m_result);
    }

private:
    /// Moved rows and own ones, to behind which row they go.
    void placeOwn(const QList<int> &rows)
    {
        for (const int row : rows)
            m_order.note(keyOf(rowKey(m_sources.at(row))));
        for (const OwnRow &own : m_edits.added)
            m_order.note(rowKey(own.row));
        for (const int row : rows) {
            TargetEntry entry = entryOf(m_sources, row, m_withoutLine);
            const QString key = keyOf(keyNow(entry));
            const auto moved = m_edits.moved.constFind(key);
            if (moved == m_edits.moved.cend() || m_edits.removed.contains(key) || !m_order.isPresent(*moved))
                continue;
            change(entry, key);
            entry.moved = true;
            m_away.insert(key);
            m_order.put(*moved, key, std::move(entry));
        }
        for (const OwnRow &own : m_edits.added) {
            if (!own.behind.isEmpty() && m_order.isPresent(own.behind))
                m_order.put(own.behind, rowKey(own.row), entryOf(own));
        }
    }

    /// Edits know a row by the way a source wrote it; another source may write the same page another way.
    [[nodiscard]] QString keyOf(const QString &key) const
    {
        if (m_edited.isEmpty() || m_exact.contains(key))
            return key;
        return m_edited.value(samePageKey(key), key);
    }

    void noteEdited()
    {
        for (const QSet<QString> &keys : {m_edits.removed, m_edits.leftOut})
            m_exact.unite(keys);
        for (auto it = m_edits.renamed.cbegin(); it != m_edits.renamed.cend(); ++it)
            m_exact.insert(it.key());
        for (auto it = m_edits.moved.cbegin(); it != m_edits.moved.cend(); ++it)
            m_exact.unite({it.key(), it.value()});
        for (const OwnRow &own : m_edits.added)
            m_exact.insert(own.behind);
        for (const QString &key : std::as_const(m_exact))
            m_edited.insert(samePageKey(key), key);
    }

    void change(TargetEntry &entry, const QString &key)
    {
        if (m_result.resting.leftOut.remove(key))
            entry.included = false;
        m_result.resting.moved.remove(key);
        const auto renamed = m_edits.renamed.constFind(key);
        if (renamed == m_edits.renamed.cend())
            return;
        entry.asRead = key;
        entry.target.title = renamed->title;
        entry.target.wiki = renamed->wiki;
        entry.problem = renamed->wiki.isEmpty()
            ? TargetProblem{entry.target.line, renamed->title, QStringLiteral("nosite")}
            : TargetProblem{};
        m_result.resting.renamed.remove(key);
    }

    void append(TargetEntry entry)
    {
        m_earlier.carryOver(entry);
        m_result.list.append(std::move(entry));
    }

    const MergedSources &m_sources;
    const QList<int> m_withoutLine;
    const OwnEdits &m_edits;
    Earlier m_earlier;
    Order m_order;
    QSet<QString> m_exact; ///< Keys that an edit is about.
    QHash<QString, QString> m_edited; ///< The same, by samePageKey().
    QSet<QString> m_away; ///< Moved: not where their source has them.
    ComposedTargets m_result;
};

} // namespace

QString sourceKey(const TargetEntry &entry)
{
    return entry.asRead.isEmpty() ? keyNow(entry) : entry.asRead;
}

ComposedTargets composeTargets(const MergedSources &sources, const SetFormula &formula, const OwnEdits &edits,
                               const TargetList &before)
{
    return Composer(sources, edits, before).run(sources.select(formula));
}

OwnEdits editsOf(const ComposedTargets &composed)
{
    const TargetList &list = composed.list;
    OwnEdits edits = composed.resting;
    int lastSourced = list.size() - 1;
    while (lastSourced >= 0 && list.isOwn(lastSourced))
        --lastSourced;
    const auto behind = [&list](int place) {
        return place == 0 ? QString(AtTheBeginning) : sourceKey(list.at(place - 1));
    };
    for (int place = 0; place < list.size(); ++place) {
        if (list.isOwn(place)) {
            const TargetEntry entry = list.at(place);
            edits.added.append({{entry.target, entry.problem},
                                entry.included,
                                place < lastSourced ? behind(place) : QString(),
                                entry.source});
            continue;
        }
        if (list.isIncluded(place) && !list.isMoved(place) && !list.isRenamed(place))
            continue;
        const TargetEntry entry = list.at(place);
        const QString key = sourceKey(entry);
        if (!entry.included)
            edits.leftOut.insert(key);
        if (entry.moved)
            edits.moved.insert(key, behind(place));
        if (!entry.asRead.isEmpty())
            edits.renamed.insert(key, entry.target);
    }
    return edits;
}

} // namespace paperround
