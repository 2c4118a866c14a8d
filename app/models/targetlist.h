// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/targetentry.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QList>
#include <QStringList>

#include <array>
#include <vector>

namespace paperround {

/// How many entries have each health.
struct HealthCounts
{
    std::array<int, allTargetHealths.size()> count{};
    std::array<int, allTargetHealths.size()> sent{}; ///< Of those the ones that get the message.
    int willBeSent = 0;
    int total = 0;

    [[nodiscard]] int operator[](TargetHealth health) const
    {
        return count[static_cast<std::size_t>(health)];
    }
    friend bool operator==(const HealthCounts &, const HealthCounts &) = default;
};

/// How many of a wiki's entries will be sent.
struct WikiShare
{
    QString wiki;
    int willBeSent = 0;
    int total = 0;

    friend bool operator==(const WikiShare &, const WikiShare &) = default;
};

/// The entries of a list, close together: a record of 48 bytes each, their words in shared memory, so that a
/// million of them stay small and a copy (what a change of sources can be undone to) costs nothing until one
/// of the two changes. An entry is put together when it is asked for. Counts are kept by difference.
class TargetList
{
public:
    TargetList() = default;
    TargetList(const QList<TargetEntry> &entries); // NOLINT(google-explicit-constructor): a list is a list

    TargetList(std::initializer_list<TargetEntry> entries)
        : TargetList(QList<TargetEntry>(entries))
    {
    }
    /// An empty list that gives keys which `other` has not given.
    [[nodiscard]] static TargetList behindKeysOf(const TargetList &other)
    {
        TargetList list;
        list.m_nextKey = other.m_nextKey;
        return list;
    }

    [[nodiscard]] int size() const { return static_cast<int>(m_records.size()); }
    [[nodiscard]] bool isEmpty() const { return m_records.isEmpty(); }
    [[nodiscard]] TargetEntry at(int place) const;
    [[nodiscard]] TargetEntry operator[](int place) const { return at(place); }

    [[nodiscard]] QList<TargetEntry> all() const; ///< Each put together: not for a long list.

    /// To walk over; each entry is made on the way.
    class Iterator
    {
    public:
        Iterator(const TargetList *list, int place)
            : m_list(list)
            , m_place(place)
        {
        }
        [[nodiscard]] TargetEntry operator*() const { return m_list->at(m_place); }
        Iterator &operator++()
        {
            ++m_place;
            return *this;
        }
        friend bool operator==(const Iterator &, const Iterator &) = default;

    private:
        const TargetList *m_list;
        int m_place;
    };
    [[nodiscard]] Iterator begin() const { return {this, 0}; }
    [[nodiscard]] Iterator end() const { return {this, size()}; }

    // What a walk over a million of them asks for, without putting an entry together.
    [[nodiscard]] quint64 key(int place) const { return m_records[place].key; }
    [[nodiscard]] TargetHealth health(int place) const { return m_records[place].health; }
    [[nodiscard]] bool isPage(int place) const { return m_records[place].code == 0; }
    [[nodiscard]] bool isOwn(int place) const { return m_records[place].origins == 0; }
    [[nodiscard]] bool isIncluded(int place) const { return has(place, Included); }
    [[nodiscard]] bool isMoved(int place) const { return has(place, Moved); }
    [[nodiscard]] bool isRenamed(int place) const { return m_records[place].asRead != 0; }
    [[nodiscard]] bool willBeSent(int place) const { return has(place, WillBeSent); }
    [[nodiscard]] bool canBeIncluded(int place) const { return has(place, CanBeIncluded); }
    [[nodiscard]] int wiki(int place) const { return static_cast<int>(m_records[place].wiki); }
    [[nodiscard]] const QStringList &wikis() const { return m_wikis; } ///< By number; "" for problems.
    /// Title, or the words of a line that names no page; UTF-8, case folded.
    [[nodiscard]] QByteArrayView folded(int place) const { return bytes(m_records[place].folded); }
    [[nodiscard]] const TargetFinding *finding(int place) const; ///< Its `page` may be empty for "the same".
    /// Entries with the same number are told to end in the same way, as long as the list does not change.
    [[nodiscard]] quint64 likeness(int place) const;
    [[nodiscard]] int line(int place) const { return m_records[place].line; }
    [[nodiscard]] char16_t firstLetter(int place) const; ///< Of its sources; null: none.
    [[nodiscard]] bool isFrom(int place, const QString &letters) const; ///< Stands in one of these sources.

    [[nodiscard]] const HealthCounts &counts() const { return m_counts; }
    [[nodiscard]] QList<WikiShare> shares() const; ///< Largest first; only wikis with an entry.
    [[nodiscard]] WikiShare share(int wiki) const;
    [[nodiscard]] qsizetype bytes() const; ///< Memory that the entries take.

    void reserve(int entries) { m_records.reserve(entries); }
    void append(TargetEntry entry) { insert({size()}, {std::move(entry)}); }
    /// `places`: where they stand afterwards, rising. A key of 0 is given a new one.
    void insert(const QList<int> &places, const QList<TargetEntry> &entries);
    QList<TargetEntry> remove(const QList<int> &places); ///< Rising.
    TargetEntry replace(int place, const TargetEntry &entry); ///< The one before.
    /// Entries from `places` (rising) stand at `to` (any order) afterwards, one for one; `marks` is what they
    /// say of being moved, and what they said before is returned.
    QList<bool> move(const QList<int> &places, const QList<int> &to, const QList<bool> &marks);
    void setFinding(int place, const TargetFinding &finding);
    [[nodiscard]] quint64 nextKey() const { return m_nextKey; }

    friend bool operator==(const TargetList &a, const TargetList &b);

private:
    enum Flag : quint8 {
        Included = 1,
        WillBeSent = 2,
        CanBeIncluded = 4,
        Moved = 8,
        SamePage = 16,
        Odd = 32
    };
    struct Record
    {
        quint32 key;
        quint32 title; ///< These are places in m_bytes; 0 is the empty text.
        quint32 folded;
        quint32 asRead;
        quint32 written;
        quint32 wiki;
        quint32 origins; ///< One above a place in m_origins; 0: none.
        quint32 finding; ///< One above a place in m_findings; 0: none.
        qint32 line;
        quint16 source;
        quint8 code; ///< Of a problem: place in m_codes; 0: a page.
        quint8 flags;
        TargetHealth health;
    };
    [[nodiscard]] bool has(int place, Flag flag) const { return (m_records[place].flags & flag) != 0; }
    [[nodiscard]] QByteArrayView bytes(quint32 at) const;
    [[nodiscard]] QString text(quint32 at) const { return QString::fromUtf8(bytes(at)); }
    quint32 keep(const QByteArray &bytes);
    [[nodiscard]] Record packed(const TargetEntry &entry);
    [[nodiscard]] TargetEntry unpacked(const Record &record) const;
    void packFinding(Record &record, const TargetEntry &entry);
    void count(const Record &record, int by);

    QList<Record> m_records;
    QByteArray m_bytes = QByteArray(4, '\0'); ///< Length and text, one behind the other.
    QStringList m_wikis{QString()};
    QHash<QString, quint32> m_wikiNumbers{{QString(), 0}};
    QStringList m_sources{QString()};
    QStringList m_codes{QString()};
    QList<QList<RowOrigin>> m_originSets; ///< Of rows that stand in several places.
    QList<RowOrigin> m_origins; ///< The first of each; `letter` 0: a place in m_originSets.
    QList<TargetFinding> m_findings;
    QHash<quint32, TargetEntry> m_odd; ///< By key: what the record has no room for.
    HealthCounts m_counts;
    QList<int> m_sentOnWiki;
    QList<int> m_onWiki;
    quint64 m_nextKey = 1;
};

} // namespace paperround
