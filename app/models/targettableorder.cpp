// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Which entries are shown, and in which order: an index of its own, since a proxy model sorts a million rows
// in seconds and this in tenths of one.
#include "models/targettablemodel.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace paperround {

namespace {

/// A title's namespace with its colon; empty in the main one. Titles without come first.
QByteArrayView namespaceOf(QByteArrayView title)
{
    const qsizetype colon = title.indexOf(':');
    return title.first(colon + 1);
}

int compareBytes(QByteArrayView a, QByteArrayView b)
{
    const int order = std::memcmp(a.data(), b.data(), static_cast<std::size_t>(std::min(a.size(), b.size())));
    return order != 0 ? order : static_cast<int>(a.size() - b.size());
}

int compareTitles(QByteArrayView a, QByteArrayView b)
{
    const int order = compareBytes(namespaceOf(a), namespaceOf(b));
    return order != 0 ? order : compareBytes(a, b);
}

/// The first eight bytes as a number that is ordered as they are.
quint64 beginning(QByteArrayView text)
{
    quint64 number = 0;
    for (qsizetype i = 0; i < 8; ++i)
        number = (number << 8) | (i < text.size() ? static_cast<uchar>(text[i]) : 0U);
    return number;
}

qsizetype sharedLength(QByteArrayView a, QByteArrayView b)
{
    const auto [in, _] = std::ranges::mismatch(a, b);
    return in - a.begin();
}

bool contains(QByteArrayView text, const QByteArray &part)
{
    return memmem(text.data(), static_cast<std::size_t>(text.size()), part.constData(),
                  static_cast<std::size_t>(part.size()))
        != nullptr;
}

} // namespace

bool TargetTableModel::shows(int place) const
{
    if (m_healthFilter && m_list.health(place) != *m_healthFilter)
        return false;
    return m_textBytes.isEmpty() || m_wikiMatches[static_cast<std::size_t>(m_list.wiki(place))]
        || contains(m_list.folded(place), m_textBytes);
}

void TargetTableModel::matchWikis()
{
    if (m_textBytes.isEmpty())
        return;
    m_wikiMatches.clear();
    for (const QString &wiki : m_list.wikis())
        m_wikiMatches.push_back(m_names.full(wiki).toCaseFolded().contains(m_textFilter));
}

void TargetTableModel::rankWikis()
{
    const auto wikis = static_cast<std::size_t>(m_list.wikis().size());
    if (m_wikiRank.size() == wikis)
        return;
    QStringList names;
    for (const QString &wiki : m_list.wikis())
        names.append(m_names.plain(wiki).toCaseFolded());
    std::vector<int> order(wikis);
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, [&names](int a, int b) { return names[a] < names[b]; });
    m_wikiRank.resize(wikis);
    for (std::size_t rank = 0; rank < wikis; ++rank)
        m_wikiRank[static_cast<std::size_t>(order[rank])] = static_cast<int>(rank);
}

int TargetTableModel::compare(int left, int right) const
{
    switch (static_cast<Column>(m_sortColumn)) {
    case HealthColumn:
        return static_cast<int>(m_list.health(left)) - static_cast<int>(m_list.health(right));
    case PageColumn:
        return compareTitles(m_list.folded(left), m_list.folded(right));
    case WikiColumn:
        return m_wikiRank[static_cast<std::size_t>(m_list.wiki(left))]
            - m_wikiRank[static_cast<std::size_t>(m_list.wiki(right))];
    case OriginColumn: {
        // What a person put in comes behind the sources.
        const char16_t a = m_list.isOwn(left) ? u'\uffff' : m_list.firstLetter(left);
        const char16_t b = m_list.isOwn(right) ? u'\uffff' : m_list.firstLetter(right);
        return a != b ? (a < b ? -1 : 1) : m_list.line(left) - m_list.line(right);
    }
    case HappensColumn:
        return m_list.likeness(left) == m_list.likeness(right)
            ? 0
            : text(m_list.at(left), HappensColumn)
                  .toString()
                  .compare(text(m_list.at(right), HappensColumn).toString());
    case ColumnCount:
        break;
    }
    return 0;
}

bool TargetTableModel::comesBefore(int left, int right) const
{
    if (m_grouped && m_list.wiki(left) != m_list.wiki(right))
        return m_wikiRank[static_cast<std::size_t>(m_list.wiki(left))]
            < m_wikiRank[static_cast<std::size_t>(m_list.wiki(right))];
    if (m_sortColumn < 0)
        return left < right;
    const int order = compare(left, right);
    if (order == 0)
        return left < right;
    return m_sortOrder == Qt::AscendingOrder ? order < 0 : order > 0;
}

/// Numbers for each entry that are ordered as the column is, as far as they decide.
class TargetTableModel::Numbers
{
public:
    Numbers(const TargetTableModel &model, const std::vector<int> &places)
        : m_model(model)
        , m_column(static_cast<Column>(model.m_sortColumn))
    {
        if (m_column == PageColumn)
            readNamespaces(places);
        else if (m_column == HappensColumn)
            readSayings(places);
    }

    /// Is there nothing left to compare where numbers are the same?
    [[nodiscard]] bool decide() const { return m_column != PageColumn && m_column != OriginColumn; }
    /// Namespace, or what else comes first; then the bytes behind what all titles of it begin with.
    [[nodiscard]] std::pair<quint32, quint64> of(int place) const
    {
        switch (m_column) {
        case HealthColumn:
            return {0, static_cast<quint64>(list().health(place))};
        case PageColumn: {
            const QByteArrayView title = list().folded(place);
            const Namespace space = m_namespaces.value(namespaceOf(title));
            return {space.rank, beginning(title.sliced(space.shared.size()))};
        }
        case WikiColumn:
            return {0,
                    static_cast<quint64>(m_model.m_wikiRank[static_cast<std::size_t>(list().wiki(place))])};
        case HappensColumn:
            return {0, m_sayings.value(m_words.value(list().likeness(place)))};
        case OriginColumn:
        case ColumnCount:
            break;
        }
        return {0, 0};
    }

private:
    struct Namespace
    {
        quint32 rank = 0;
        QByteArrayView shared; ///< What all its titles begin with.
    };
    [[nodiscard]] const TargetList &list() const { return m_model.m_list; }
    void readNamespaces(const std::vector<int> &places)
    {
        for (const int place : places) {
            const QByteArrayView title = list().folded(place);
            const auto known = m_namespaces.find(namespaceOf(title));
            if (known == m_namespaces.end())
                m_namespaces.insert(namespaceOf(title), {0, title});
            else
                known->shared = known->shared.first(sharedLength(known->shared, title));
        }
        QList<QByteArrayView> order = m_namespaces.keys();
        std::ranges::sort(order, [](QByteArrayView a, QByteArrayView b) { return compareBytes(a, b) < 0; });
        for (qsizetype rank = 0; rank < order.size(); ++rank)
            m_namespaces[order[rank]].rank = static_cast<quint32>(rank);
    }
    void readSayings(const std::vector<int> &places)
    {
        for (const int place : places) {
            if (m_words.contains(list().likeness(place)))
                continue;
            const QString words = m_model.text(list().at(place), HappensColumn).toString();
            m_words.insert(list().likeness(place), words);
            m_sayings.insert(words, 0);
        }
        QStringList order = m_sayings.keys();
        order.sort();
        for (qsizetype rank = 0; rank < order.size(); ++rank)
            m_sayings[order[rank]] = static_cast<quint64>(rank);
    }

    const TargetTableModel &m_model;
    Column m_column;
    QHash<QByteArrayView, Namespace> m_namespaces;
    QHash<quint64, QString> m_words; ///< By likeness.
    QHash<QString, quint64> m_sayings;
};

/// As comesBefore() says.
std::vector<int> TargetTableModel::sorted(std::vector<int> places) const
{
    if (m_sortColumn < 0 && !m_grouped) {
        if (!std::ranges::is_sorted(places))
            std::ranges::sort(places);
        return places;
    }
    struct Item
    {
        int group;
        int place;
        std::pair<quint32, quint64> number;
    };
    const Numbers numbers(*this, places);
    std::vector<Item> items;
    items.reserve(places.size());
    for (const int place : places)
        items.push_back({m_grouped ? m_wikiRank[static_cast<std::size_t>(m_list.wiki(place))] : 0, place,
                         m_sortColumn < 0 ? std::pair<quint32, quint64>() : numbers.of(place)});
    const bool rising = m_sortOrder == Qt::AscendingOrder;
    const bool decided = m_sortColumn < 0 || numbers.decide();
    std::ranges::sort(items, [this, rising, decided](const Item &a, const Item &b) {
        if (a.group != b.group)
            return a.group < b.group;
        if (a.number != b.number)
            return (a.number < b.number) == rising;
        return decided ? a.place < b.place : comesBefore(a.place, b.place);
    });
    std::ranges::transform(items, places.begin(), &Item::place);
    return places;
}

void TargetTableModel::rebuildOrder()
{
    m_order.clear();
    for (int place = 0; place < m_list.size(); ++place) {
        if (shows(place))
            m_order.push_back(place);
    }
    m_order = sorted(std::move(m_order));
    m_shown = withHeads();
    m_rowOfPlace.clear();
}

void TargetTableModel::sort(int column, Qt::SortOrder order)
{
    m_sortColumn = column < ColumnCount ? column : -1;
    m_sortOrder = order;
    reorder(sorted(m_order), {});
}

void TargetTableModel::setHealthFilter(std::optional<TargetHealth> health)
{
    if (m_healthFilter == health)
        return;
    m_healthFilter = health;
    refilter();
}

void TargetTableModel::setTextFilter(const QString &text)
{
    const QString folded = text.trimmed().toCaseFolded();
    if (m_textFilter == folded)
        return;
    // A letter more: only what is shown already can still be.
    const bool narrower = folded.startsWith(m_textFilter) && !m_healthFilter;
    m_textFilter = folded;
    m_textBytes = folded.toUtf8();
    matchWikis();
    beginResetModel();
    if (narrower) {
        std::erase_if(m_order, [this](int place) { return !shows(place); });
        m_shown = withHeads();
        m_rowOfPlace.clear();
    } else {
        rebuildOrder();
    }
    endResetModel();
}

void TargetTableModel::refilter()
{
    beginResetModel();
    rebuildOrder();
    endResetModel();
}

int TargetTableModel::find(const QString &text, int row, int step) const
{
    const QString folded = text.trimmed().toCaseFolded();
    const QByteArray bytes = folded.toUtf8();
    const int rows = rowCount();
    if (bytes.isEmpty() || rows == 0)
        return -1;
    std::vector<bool> wikis;
    for (const QString &wiki : m_list.wikis())
        wikis.push_back(m_names.full(wiki).toCaseFolded().contains(folded));
    for (int i = 1; i <= rows; ++i) {
        const int at = ((row + step * i) % rows + rows) % rows;
        const int place = placeAt(at);
        if (place != NoPlace
            && (wikis[static_cast<std::size_t>(m_list.wiki(place))] || contains(m_list.folded(place), bytes)))
            return at;
    }
    return -1;
}

} // namespace paperround
