// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/targetlist.h"

#include <algorithm>
#include <cstring>

namespace paperround {

namespace {

/// Most findings are like one just before.
constexpr qsizetype recentFindings = 16;

/// The number of `text` in a short list of words; 0 where there is no room for more.
template <class Number> Number numberIn(QStringList &list, const QString &text)
{
    if (text.isEmpty())
        return 0;
    qsizetype at = list.lastIndexOf(text);
    if (at < 0) {
        if (list.size() > std::numeric_limits<Number>::max())
            return 0;
        at = list.size();
        list.append(text);
    }
    return static_cast<Number>(at);
}

/// Also what a comparison of targets leaves out.
bool sameWords(const TargetEntry &a, const TargetEntry &b)
{
    return a == b && a.target.written == b.target.written;
}

} // namespace

TargetList::TargetList(const QList<TargetEntry> &entries)
{
    reserve(static_cast<int>(entries.size()));
    for (const TargetEntry &entry : entries)
        m_records.append(packed(entry));
    for (const Record &record : std::as_const(m_records))
        count(record, 1);
}

QByteArrayView TargetList::bytes(quint32 at) const
{
    quint32 length = 0;
    std::memcpy(&length, m_bytes.constData() + at, sizeof length);
    return {m_bytes.constData() + at + sizeof length, static_cast<qsizetype>(length)};
}

quint32 TargetList::keep(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return 0;
    const auto at = static_cast<quint32>(m_bytes.size());
    const auto length = static_cast<quint32>(bytes.size());
    m_bytes.append(reinterpret_cast<const char *>(&length), sizeof length);
    m_bytes.append(bytes);
    return at;
}

TargetList::Record TargetList::packed(const TargetEntry &entry)
{
    Record record{};
    if (entry.key == 0)
        record.key = static_cast<quint32>(m_nextKey++);
    else
        record.key = static_cast<quint32>(entry.key);
    m_nextKey = std::max<quint64>(m_nextKey, record.key + 1);
    const QString &words = entry.problem.code.isEmpty() ? entry.target.title : entry.problem.text;
    const QByteArray title = words.toUtf8();
    const QByteArray folded = words.toCaseFolded().toUtf8();
    record.title = keep(title);
    record.folded = folded == title ? record.title : keep(folded);
    record.asRead = keep(entry.asRead.toUtf8());
    record.written = keep(entry.target.written.toUtf8());
    auto wiki = m_wikiNumbers.constFind(entry.target.wiki);
    if (wiki == m_wikiNumbers.constEnd()) {
        wiki = m_wikiNumbers.insert(entry.target.wiki, static_cast<quint32>(m_wikis.size()));
        m_wikis.append(entry.target.wiki);
    }
    record.wiki = *wiki;
    if (!entry.origins.isEmpty()) {
        m_origins.append(entry.origins.size() == 1 ? entry.origins.constFirst()
                                                   : RowOrigin{0, static_cast<int>(m_originSets.size())});
        if (entry.origins.size() > 1)
            m_originSets.append(entry.origins);
        record.origins = static_cast<quint32>(m_origins.size());
    }
    record.line = entry.target.line;
    record.source = numberIn<quint16>(m_sources, entry.source);
    record.code = numberIn<quint8>(m_codes, entry.problem.code);
    record.flags = static_cast<quint8>((entry.included ? Included : 0) | (entry.moved ? Moved : 0));
    packFinding(record, entry);
    TargetEntry whole = entry;
    whole.key = record.key;
    if (!sameWords(unpacked(record), whole)) {
        record.flags |= Odd;
        m_odd.insert(record.key, whole);
    }
    return record;
}

void TargetList::packFinding(Record &record, const TargetEntry &entry)
{
    record.health = entry.health();
    record.flags &= static_cast<quint8>(~(WillBeSent | CanBeIncluded | SamePage));
    record.flags |= static_cast<quint8>((entry.willBeSent() ? WillBeSent : 0)
                                        | (entry.canBeIncluded() ? CanBeIncluded : 0));
    if (!entry.finding) {
        record.finding = 0;
        return;
    }
    TargetFinding finding = *entry.finding;
    // A redirect's page is told in words, which are the same for the same finding.
    if (!finding.redirected && !finding.page.isEmpty() && finding.page == entry.target.title) {
        finding.page.clear();
        record.flags |= SamePage;
    }
    const qsizetype from = std::max<qsizetype>(0, m_findings.size() - recentFindings);
    qsizetype at = m_findings.indexOf(finding, from);
    if (at < 0 && record.finding > 0 && m_findings[record.finding - 1] == finding)
        return;
    if (at < 0) {
        at = m_findings.size();
        m_findings.append(finding);
    }
    record.finding = static_cast<quint32>(at) + 1;
}

TargetEntry TargetList::unpacked(const Record &record) const
{
    if (record.flags & Odd)
        return m_odd.value(record.key);
    TargetEntry entry;
    entry.key = record.key;
    entry.target = {{}, m_wikis[record.wiki], record.line};
    if (record.written != 0)
        entry.target.written = text(record.written);
    if (record.code == 0)
        entry.target.title = text(record.title);
    else
        entry.problem = {record.line, text(record.title), m_codes[record.code]};
    entry.source = m_sources[record.source];
    entry.included = (record.flags & Included) != 0;
    entry.moved = (record.flags & Moved) != 0;
    entry.asRead = text(record.asRead);
    if (record.origins > 0) {
        const RowOrigin &first = m_origins[record.origins - 1];
        entry.origins = first.letter == 0 ? m_originSets[first.line] : QList<RowOrigin>{first};
    }
    if (record.finding > 0) {
        entry.finding = m_findings[record.finding - 1];
        if (record.flags & SamePage)
            entry.finding->page = entry.target.title;
    }
    return entry;
}

TargetEntry TargetList::at(int place) const
{
    return unpacked(m_records[place]);
}

QList<TargetEntry> TargetList::all() const
{
    QList<TargetEntry> entries;
    entries.reserve(size());
    for (const Record &record : m_records)
        entries.append(unpacked(record));
    return entries;
}

const TargetFinding *TargetList::finding(int place) const
{
    const quint32 at = m_records[place].finding;
    return at == 0 ? nullptr : &m_findings[at - 1];
}

char16_t TargetList::firstLetter(int place) const
{
    const quint32 at = m_records[place].origins;
    if (at == 0)
        return 0;
    const RowOrigin &first = m_origins[at - 1];
    return first.letter == 0 ? m_originSets[first.line].constFirst().letter : first.letter;
}

bool TargetList::isFrom(int place, const QString &letters) const
{
    const quint32 at = m_records[place].origins;
    if (at == 0)
        return false;
    const RowOrigin &first = m_origins[at - 1];
    if (first.letter != 0)
        return letters.contains(QChar(first.letter));
    return std::ranges::any_of(m_originSets[first.line],
                               [&](const RowOrigin &each) { return letters.contains(QChar(each.letter)); });
}

quint64 TargetList::likeness(int place) const
{
    const Record &record = m_records[place];
    const bool takenOut = (record.flags & (Included | CanBeIncluded)) == CanBeIncluded;
    return (quint64(record.finding) << 16) | (quint64(record.code) << 8)
        | static_cast<quint64>(record.flags & SamePage) | (takenOut ? 1 : 0);
}

void TargetList::count(const Record &record, int by)
{
    m_counts.count[static_cast<std::size_t>(record.health)] += by;
    m_counts.total += by;
    const int sent = (record.flags & WillBeSent) != 0 ? by : 0;
    m_counts.willBeSent += sent;
    m_counts.sent[static_cast<std::size_t>(record.health)] += sent;
    if (record.code != 0)
        return;
    if (m_onWiki.size() < m_wikis.size()) {
        m_onWiki.resize(m_wikis.size());
        m_sentOnWiki.resize(m_wikis.size());
    }
    m_onWiki[record.wiki] += by;
    m_sentOnWiki[record.wiki] += sent;
}

WikiShare TargetList::share(int wiki) const
{
    return wiki < m_onWiki.size() ? WikiShare{m_wikis[wiki], m_sentOnWiki[wiki], m_onWiki[wiki]}
                                  : WikiShare{m_wikis[wiki], 0, 0};
}

QList<WikiShare> TargetList::shares() const
{
    QList<WikiShare> shares;
    for (int wiki = 0; wiki < m_onWiki.size(); ++wiki) {
        if (m_onWiki[wiki] > 0)
            shares.append(share(wiki));
    }
    std::ranges::sort(shares, [](const WikiShare &a, const WikiShare &b) {
        return a.willBeSent != b.willBeSent ? a.willBeSent > b.willBeSent : a.wiki < b.wiki;
    });
    return shares;
}

qsizetype TargetList::bytes() const
{
    return m_records.capacity() * qsizetype(sizeof(Record)) + m_bytes.capacity()
        + m_origins.capacity() * qsizetype(sizeof(RowOrigin))
        + m_findings.capacity() * qsizetype(sizeof(TargetFinding));
}

void TargetList::insert(const QList<int> &places, const QList<TargetEntry> &entries)
{
    if (places.isEmpty())
        return;
    const auto put = [this, &entries](QList<Record> &into, qsizetype at) {
        into.append(packed(entries[at]));
        count(into.constLast(), 1);
    };
    if (places.constFirst() == m_records.size()) { // all behind the last
        for (qsizetype at = 0; at < places.size(); ++at)
            put(m_records, at);
        return;
    }
    QList<Record> merged;
    merged.reserve(m_records.size() + places.size());
    qsizetype next = 0;
    for (qsizetype old = 0; old <= m_records.size(); ++old) {
        while (next < places.size() && (places[next] <= merged.size() || old == m_records.size()))
            put(merged, next++);
        if (old < m_records.size())
            merged.append(m_records[old]);
    }
    m_records = std::move(merged);
}

QList<TargetEntry> TargetList::remove(const QList<int> &places)
{
    QList<TargetEntry> removed;
    removed.reserve(places.size());
    qsizetype kept = places.isEmpty() ? m_records.size() : places.constFirst();
    qsizetype next = 0;
    for (qsizetype place = kept; place < m_records.size(); ++place) {
        if (next < places.size() && places[next] == place) {
            removed.append(at(static_cast<int>(place)));
            count(m_records[place], -1);
            m_odd.remove(m_records[place].key);
            ++next;
            continue;
        }
        m_records[kept++] = m_records[place];
    }
    m_records.resize(kept);
    return removed;
}

TargetEntry TargetList::replace(int place, const TargetEntry &entry)
{
    TargetEntry before = at(place);
    count(m_records[place], -1);
    m_odd.remove(m_records[place].key);
    Record record = m_records[place];
    // A box, a finding: the words stay where they are.
    TargetEntry same = entry;
    same.included = before.included;
    same.moved = before.moved;
    same.finding = before.finding;
    if (sameWords(same, before) && !(record.flags & Odd)) {
        record.flags = static_cast<quint8>((entry.included ? Included : 0) | (entry.moved ? Moved : 0));
        packFinding(record, entry);
    } else {
        record = packed(entry);
    }
    m_records[place] = record;
    count(record, 1);
    return before;
}

QList<bool> TargetList::move(const QList<int> &places, const QList<int> &to, const QList<bool> &marks)
{
    QList<Record> moved;
    QList<bool> before;
    for (qsizetype i = 0; i < places.size(); ++i) {
        Record record = m_records[places[i]];
        before.append((record.flags & Moved) != 0);
        // What a person put in has no place of its source to be moved from.
        const bool mark = record.origins != 0 && (marks.isEmpty() || marks[i]);
        record.flags = static_cast<quint8>((record.flags & ~Moved) | (mark ? Moved : 0));
        if (record.flags & Odd)
            m_odd[record.key].moved = mark;
        moved.append(record);
    }
    QList<Record> result(m_records.size());
    std::vector<bool> taken(static_cast<std::size_t>(m_records.size()));
    for (qsizetype i = 0; i < to.size(); ++i) {
        result[to[i]] = moved[i];
        taken[static_cast<std::size_t>(to[i])] = true;
    }
    qsizetype next = 0;
    qsizetype out = 0;
    for (qsizetype place = 0; place < m_records.size(); ++place) {
        if (next < places.size() && places[next] == place) {
            ++next;
            continue;
        }
        while (taken[static_cast<std::size_t>(out)])
            ++out;
        result[out++] = m_records[place];
    }
    m_records = std::move(result);
    return before;
}

void TargetList::setFinding(int place, const TargetFinding &finding)
{
    TargetEntry entry = at(place);
    entry.finding = finding;
    (void)replace(place, entry);
}

bool operator==(const TargetList &a, const TargetList &b)
{
    if (a.size() != b.size())
        return false;
    for (int place = 0; place < a.size(); ++place) {
        if (a.at(place) != b.at(place))
            return false;
    }
    return true;
}

} // namespace paperround
