// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/targetlistparser.h"

#include "domain/targets/listreaders.h"
#include "domain/targets/pageaddress.h"
#include "domain/targets/tabletargets.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
constexpr qsizetype LongestQuotation = 1000; // Characters of a bad line that are kept.
} // namespace

QString quotation(QStringView written)
{
    auto text = written.first(std::min(written.size(), LongestQuotation)).toString();
    if (written.size() > LongestQuotation)
        text += u'…';
    return text;
}

ListFormat formatOf(QStringView text, const KnownSites &sites)
{
    const auto begin = std::ranges::find_if(text, [](QChar c) { return !c.isSpace(); });
    if (begin == text.end())
        return ListFormat::Lines;
    const auto next = std::find_if(begin + 1, text.end(), [](QChar c) { return !c.isSpace(); });
    const bool pair = begin + 1 != text.end() && *(begin + 1) == *begin;
    if (*begin == u'{' && !pair)
        return text.contains(u"\"description\""_s) ? ListFormat::MassMessageJson : ListFormat::Json;
    if (*begin == u'[' && !pair && next != text.end() && u"{\"]"_s.contains(*next))
        return ListFormat::Json;
    if (hasTargetFunctions(text))
        return ListFormat::TargetFunctions;
    return looksLikeTable(text, sites) ? ListFormat::Csv : ListFormat::Lines;
}

std::optional<ListFormat> listFormatFromName(QStringView name)
{
    static const QHash<QString, ListFormat> names{{u"auto"_s, ListFormat::Auto},
                                                  {u"lines"_s, ListFormat::Lines},
                                                  {u"csv"_s, ListFormat::Csv},
                                                  {u"tsv"_s, ListFormat::Tsv},
                                                  {u"json"_s, ListFormat::Json},
                                                  {u"massmessage"_s, ListFormat::MassMessageJson},
                                                  {u"wikitext"_s, ListFormat::TargetFunctions}};
    const auto known = names.constFind(name.toString());
    return known == names.constEnd() ? std::nullopt : std::optional(*known);
}

const ReadSite &TargetCollector::site(QStringView raw)
{
    if (m_lastSite == raw && !m_lastSite.isNull())
        return m_last;
    constexpr qsizetype most = 10'000; // Hostile lists may name as many as they have lines.
    if (m_resolved.size() > most)
        m_resolved.clear();
    m_lastSite = raw.isEmpty() ? u""_s : raw.toString();
    auto known = m_resolved.constFind(m_lastSite);
    if (known == m_resolved.constEnd())
        known = m_resolved.insert(m_lastSite, readSite(raw, m_sites));
    m_last = *known;
    return m_last;
}

ReadTarget TargetCollector::read(QStringView title, std::optional<QStringView> written, FirstLetter first)
{
    return written ? readTargetOn(title, *written, site(*written), first)
                   : readTarget(title, std::nullopt, m_sites, first);
}

ReadTarget TargetCollector::readLine(QStringView line, FirstLetter first)
{
    if (const auto page = readPageAddress(line)) {
        auto named =
            page->problem.isEmpty() ? read(page->title, page->site, first) : ReadTarget{{}, page->problem};
        named.altered = true;
        return named;
    }
    const auto at = line.lastIndexOf(u'@');
    return at < 0 ? read(line, std::nullopt, first) : read(line.first(at), line.mid(at + 1), first);
}

void TargetCollector::growSeen()
{
    constexpr std::size_t least = 1024;
    m_seen.assign(std::max(least, m_seen.size() * 2), 0);
    const auto mask = m_seen.size() - 1;
    quint32 number = 0;
    for (const Target &target : std::as_const(m_parsed.targets)) {
        auto slot = qHash(target.title, qHash(target.wiki)) & mask;
        while (m_seen[slot] != 0)
            slot = (slot + 1) & mask;
        m_seen[slot] = ++number;
    }
}

int TargetCollector::placeOf(const Target &target)
{
    const auto count = std::size_t(m_parsed.targets.size());
    if (count * 2 >= m_seen.size())
        growSeen();
    const auto mask = m_seen.size() - 1;
    for (auto slot = qHash(target.title, qHash(target.wiki)) & mask;; slot = (slot + 1) & mask) {
        if (m_seen[slot] == 0) {
            m_seen[slot] = quint32(count) + 1;
            return -1;
        }
        const auto place = qsizetype(m_seen[slot]) - 1;
        const Target &other = m_parsed.targets.at(place);
        if (other.title == target.title && other.wiki == target.wiki)
            return int(place);
    }
}

/// What is read of a text stays in proportion to what a list can be, however many lines it has.
bool TargetCollector::hasRoom(int line)
{
    if (!m_refused && m_parsed.targets.size() + m_parsed.problems.size() >= TargetRows::Most)
        refuse(line);
    return !m_refused;
}

void TargetCollector::refuse(int line)
{
    m_refused = true;
    m_parsed = {{}, {{line, {}, u"toolong"_s}}};
}

void TargetCollector::add(ReadTarget read, int line, QStringView written)
{
    if (!hasRoom(line))
        return;
    if (!read.problem.isEmpty()) {
        addProblem(line, written, read.problem, std::move(read.target));
        return;
    }
    if (const auto twin = placeOf(read.target); twin >= 0) {
        addProblem(line, written, u"duplicate"_s, m_parsed.targets.at(twin));
        return;
    }
    read.target.line = line;
    if (read.altered)
        read.target.written = quotation(written.trimmed());
    m_parsed.targets.append(std::move(read.target));
}

void TargetCollector::addProblem(int line, QStringView written, const QString &code, Target meant)
{
    if (hasRoom(line))
        m_parsed.problems.append({line, quotation(written), code, std::move(meant)});
}

QList<QStringView> linesOf(QStringView text)
{
    QList<QStringView> lines;
    forEachLine(text, [&lines](QStringView line, int) { lines.append(line); });
    return lines;
}

void readLines(QStringView text, TargetCollector &into)
{
    forEachLine(text, [&into](QStringView line, int number) {
        const auto trimmed = line.trimmed();
        if (!trimmed.isEmpty())
            into.add(into.readLine(trimmed, FirstLetter::Upper), number, line);
    });
}

ParsedTargets parseTargets(const QString &text, const KnownSites &sites, ListFormat format)
{
    TargetCollector collector(sites);
    QStringView view(text);
    if (view.startsWith(QChar::ByteOrderMark))
        view = view.mid(1);
    if (view.size() > LongestListText) {
        collector.refuse(1);
        return collector.take();
    }
    switch (format == ListFormat::Auto ? formatOf(view, sites) : format) {
    case ListFormat::Auto:
    case ListFormat::Lines:
        readLines(view, collector);
        break;
    case ListFormat::Csv:
        readTable(view, tableLayoutOf(view, sites), collector);
        break;
    case ListFormat::Tsv:
        readTable(view, {.delimiter = u'\t', .quotes = false, .wikiColumn = 1}, collector);
        break;
    case ListFormat::Json:
        readJson(view, collector);
        break;
    case ListFormat::MassMessageJson:
        readMassMessageJson(view, collector);
        break;
    case ListFormat::TargetFunctions:
        readTargetFunctions(view, collector);
        break;
    }
    return collector.take();
}

} // namespace paperround
