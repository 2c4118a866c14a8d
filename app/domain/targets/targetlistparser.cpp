// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/targetlistparser.h"

#include "domain/targets/listreaders.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
constexpr qsizetype LongestText = 64 * 1024 * 1024; // Characters; a list of a million targets is smaller.
constexpr qsizetype LongestQuotation = 1000; // Characters of a bad line that are kept.

ListFormat formatOf(QStringView text, const KnownSites &sites)
{
    const auto begin = std::ranges::find_if(text, [](QChar c) { return !c.isSpace(); });
    if (begin == text.end())
        return ListFormat::Lines;
    const auto next = std::find_if(begin + 1, text.end(), [](QChar c) { return !c.isSpace(); });
    const bool pair = begin + 1 != text.end() && *(begin + 1) == *begin;
    if (*begin == u'{' && !pair)
        return ListFormat::MassMessageJson;
    if (*begin == u'[' && !pair && next != text.end() && u"{\"]"_s.contains(*next))
        return ListFormat::MassMessageJson;
    if (hasTargetFunctions(text))
        return ListFormat::TargetFunctions;
    return looksLikeCsv(text, sites) ? ListFormat::Csv : ListFormat::Lines;
}
} // namespace

QString quotation(QStringView written)
{
    auto text = written.first(std::min(written.size(), LongestQuotation)).toString();
    if (written.size() > LongestQuotation)
        text += u'…';
    return text;
}

void TargetCollector::add(ReadTarget read, int line, QStringView written)
{
    if (!read.problem.isEmpty()) {
        addProblem(line, written, read.problem, std::move(read.target));
        return;
    }
    int &place = m_seen[targetLine(read.target)]; // Counted from 1; 0 is new.
    if (place != 0) {
        addProblem(line, written, u"duplicate"_s, m_parsed.targets.at(place - 1));
        return;
    }
    place = int(m_parsed.targets.size()) + 1;
    read.target.line = line;
    if (read.altered)
        read.target.written = quotation(written.trimmed());
    m_parsed.targets.append(std::move(read.target));
}

void TargetCollector::addProblem(int line, QStringView written, const QString &code, Target meant)
{
    m_parsed.problems.append({line, quotation(written), code, std::move(meant)});
}

QList<QStringView> linesOf(QStringView text)
{
    QList<QStringView> lines;
    qsizetype start = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != u'\n' && text[i] != u'\r')
            continue;
        lines.append(text.mid(start, i - start));
        if (text[i] == u'\r' && i + 1 < text.size() && text[i + 1] == u'\n')
            ++i;
        start = i + 1;
    }
    if (start < text.size())
        lines.append(text.mid(start));
    return lines;
}

void readLines(QStringView text, TargetCollector &into)
{
    int number = 0;
    for (const auto line : linesOf(text)) {
        ++number;
        const auto trimmed = line.trimmed();
        if (!trimmed.isEmpty())
            into.add(readTargetLine(trimmed, into.sites(), FirstLetter::Upper), number, line);
    }
}

ParsedTargets parseTargets(const QString &text, const KnownSites &sites, ListFormat format)
{
    TargetCollector collector(sites);
    QStringView view(text);
    if (view.startsWith(QChar::ByteOrderMark))
        view = view.mid(1);
    if (view.size() > LongestText) {
        collector.addProblem(1, {}, u"toolong"_s);
        return collector.take();
    }
    switch (format == ListFormat::Auto ? formatOf(view, sites) : format) {
    case ListFormat::Auto:
    case ListFormat::Lines:
        readLines(view, collector);
        break;
    case ListFormat::Csv:
        readCsv(view, collector);
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
