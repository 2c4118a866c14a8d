// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/wikitextparts.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// Elements between whose tags wikis read nothing. MediaWiki takes them out before anything else.
constexpr std::array VerbatimElements{
    "nowiki"_L1,       "pre"_L1,   "syntaxhighlight"_L1, "source"_L1,   "math"_L1,
    "chem"_L1,         "ce"_L1,    "score"_L1,           "timeline"_L1, "hiero"_L1,
    "templatedata"_L1, "graph"_L1, "maplink"_L1,         "mapframe"_L1, "templatestyles"_L1};

bool isLatinLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

bool isLineBlank(QChar c)
{
    return c == u' ' || c == u'\t';
}

class PartsScanner
{
public:
    explicit PartsScanner(QStringView text)
        : m_text(text)
    {
        m_closed.fill(0, VerbatimElements.size());
    }

    WikitextParts run()
    {
        beginLine();
        while (m_at < m_text.size())
            step();
        for (const Open &open : std::as_const(m_open))
            alone(open);
        for (const TextSpan &table : std::as_const(m_tables))
            m_parts.lone.append({LoneMark::Kind::Table, table, false});
        std::ranges::stable_sort(m_parts.lone, {}, [](const LoneMark &mark) { return mark.span.from; });
        return std::move(m_parts);
    }

private:
    enum class Bracket { Template, Parameter, Link };
    struct Open
    {
        Bracket bracket;
        qsizetype from;
        qsizetype bar = -1; ///< The first "|" inside.
    };

    [[nodiscard]] QChar at(qsizetype place) const { return place < m_text.size() ? m_text[place] : QChar(); }
    [[nodiscard]] bool has(QLatin1StringView words, qsizetype place) const
    {
        return m_text.mid(place, words.size()) == words;
    }
    [[nodiscard]] qsizetype runFrom(qsizetype place, QChar c) const
    {
        qsizetype end = place;
        while (end < m_text.size() && m_text[end] == c)
            ++end;
        return end - place;
    }

    void step()
    {
        switch (m_text[m_at].unicode()) {
        case u'\n':
            ++m_at;
            beginLine();
            return;
        case u'<':
            angle();
            return;
        case u'[':
            openSquare();
            return;
        case u'{':
            openBraces();
            return;
        case u']':
            closeSquare();
            return;
        case u'}':
            closeBraces();
            return;
        case u'|':
            if (!m_open.isEmpty() && m_open.constLast().bar < 0)
                m_open.last().bar = m_at;
            ++m_at;
            return;
        case u'~':
            tildes();
            return;
        default:
            ++m_at;
        }
    }

    /// What means something only where a line begins: headings and tables.
    void beginLine()
    {
        if (at(m_at) == u'=')
            heading();
        qsizetype mark = m_at;
        while (isLineBlank(at(mark)) || at(mark) == u':')
            ++mark;
        if (has("{|"_L1, mark)) {
            m_tables.append({mark, 2});
            m_at = mark + 2;
        } else if (has("|}"_L1, mark) && !(at(mark + 2) == u'}' && m_count[0] + m_count[1] > 0)) {
            if (m_tables.isEmpty())
                m_parts.lone.append({LoneMark::Kind::Table, {mark, 2}, true});
            else
                m_tables.removeLast();
            m_at = mark + 2;
        }
    }

    void heading()
    {
        const qsizetype feed = m_text.indexOf(u'\n', m_at);
        const qsizetype end = withoutComments(feed < 0 ? m_text.size() : feed);
        qsizetype closing = 0;
        while (end - closing > m_at && m_text[end - closing - 1] == u'=')
            ++closing;
        const qsizetype length = end - m_at;
        const qsizetype opening = runFrom(m_at, u'=');
        // A line of nothing but "=" is one as well, of the level that leaves something between.
        const qsizetype level =
            opening == length ? (length - 1) / 2 : std::min(opening, std::min<qsizetype>(closing, 6));
        if (level > 0)
            m_parts.headings.append({{m_at, length}, static_cast<int>(std::min<qsizetype>(level, 6))});
    }

    /// The end of what a line says before blanks and comments.
    [[nodiscard]] qsizetype withoutComments(qsizetype end) const
    {
        for (;;) {
            while (end > m_at && m_text[end - 1].isSpace())
                --end;
            const QStringView line = m_text.sliced(m_at, end - m_at);
            const qsizetype comment = line.endsWith("-->"_L1) ? line.lastIndexOf("<!--"_L1) : -1;
            if (comment < 0)
                return end;
            end = m_at + comment;
        }
    }

    void tildes()
    {
        const qsizetype run = runFrom(m_at, u'~');
        if (run >= 3)
            m_parts.tildes.append({m_at, run});
        m_at += run;
    }

    void angle()
    {
        if (has("<!--"_L1, m_at)) {
            comment();
            return;
        }
        const bool closes = at(m_at + 1) == u'/';
        const qsizetype name = m_at + (closes ? 2 : 1);
        qsizetype end = name;
        while (end < m_text.size() && !m_text[end].isSpace() && m_text[end] != u'/' && m_text[end] != u'>'
               && m_text[end] != u'<')
            ++end;
        qsizetype close = end;
        while (close < m_text.size() && m_text[close] != u'>' && m_text[close] != u'<')
            ++close;
        if (!isLatinLetter(at(name)) || at(close) != u'>') {
            m_at = name;
            return;
        }
        WikitextTag tag{WikitextTag::Kind::Opens, {m_at, close + 1 - m_at}, {name, end - name}};
        if (closes)
            tag.kind = WikitextTag::Kind::Closes;
        else if (m_text[close - 1] == u'/')
            tag.kind = WikitextTag::Kind::Alone;
        if (tag.kind == WikitextTag::Kind::Opens && verbatim(tag))
            return;
        m_parts.tags.append(tag);
        // A value may hold templates: it is read as well, but never as a tag.
        m_at = end;
    }

    void comment()
    {
        const qsizetype close = m_text.indexOf("-->"_L1, m_at + 4);
        if (close < 0)
            m_parts.lone.append({LoneMark::Kind::Comment, {m_at, 4}, false});
        const qsizetype end = close < 0 ? m_text.size() : close + 3;
        m_parts.comments.append({m_at, end - m_at});
        m_at = end;
    }

    /// Skips an element whose content the wiki does not read. Without its end the tag is plain words there.
    bool verbatim(const WikitextTag &tag)
    {
        const QStringView name = tag.name.in(m_text);
        const auto *const element = std::ranges::find_if(VerbatimElements, [name](QLatin1StringView known) {
            return name.compare(known, Qt::CaseInsensitive) == 0;
        });
        if (element == VerbatimElements.end())
            return false;
        const qsizetype end = endOf(*element, element - VerbatimElements.begin(), tag.span.end());
        if (end < 0) {
            m_parts.lone.append({LoneMark::Kind::Verbatim, tag.span, false});
            m_at = tag.span.end();
            return true;
        }
        m_parts.verbatim.append({tag.span.from, end - tag.span.from});
        m_at = end;
        return true;
    }

    /// Behind the element's next end tag; -1: there is none in the rest, which is not searched again.
    qsizetype endOf(QLatin1StringView element, qsizetype number, qsizetype from)
    {
        if (m_closed[number] < 0)
            return -1;
        for (qsizetype slash = m_text.indexOf("</"_L1, from); slash >= 0;
             slash = m_text.indexOf("</"_L1, slash + 2)) {
            const qsizetype behind = slash + 2 + element.size();
            if (m_text.mid(slash + 2, element.size()).compare(element, Qt::CaseInsensitive) != 0)
                continue;
            qsizetype close = behind;
            while (close < m_text.size() && m_text[close].isSpace())
                ++close;
            if (at(close) == u'>')
                return close + 1;
        }
        m_closed[number] = -1;
        return -1;
    }

    void openSquare()
    {
        if (at(m_at + 1) == u'[') {
            push(Bracket::Link, 2);
            return;
        }
        const QStringView behind = m_text.mid(m_at + 1, 8);
        const bool external = behind.startsWith("//"_L1)
            || behind.startsWith("http://"_L1, Qt::CaseInsensitive)
            || behind.startsWith("https://"_L1, Qt::CaseInsensitive)
            || behind.startsWith("mailto:"_L1, Qt::CaseInsensitive);
        if (external && closesOnItsLine())
            m_parts.externals.append({m_at, m_nextEnd + 1 - m_at});
        else if (external)
            m_parts.lone.append({LoneMark::Kind::ExternalLink, {m_at, 1}, false});
        ++m_at;
    }

    /// Does a "]" follow before the line ends? Each place is looked at once, whatever is asked from before
    /// it.
    bool closesOnItsLine()
    {
        if (m_nextEnd <= m_at) {
            m_nextEnd = m_at + 1;
            while (m_nextEnd < m_text.size() && m_text[m_nextEnd] != u']' && m_text[m_nextEnd] != u'\n')
                ++m_nextEnd;
        }
        return at(m_nextEnd) == u']';
    }

    void openBraces()
    {
        const qsizetype run = runFrom(m_at, u'{');
        if (run == 1) {
            ++m_at;
            return;
        }
        const qsizetype parameters = run % 2; // {{{ is one, {{{{{ a template whose name is one.
        const qsizetype templates = (run - 3 * parameters) / 2;
        for (qsizetype i = 0; i < templates; ++i)
            push(Bracket::Template, 2);
        if (parameters > 0)
            push(Bracket::Parameter, 3);
    }

    void push(Bracket bracket, qsizetype width)
    {
        m_open.append({bracket, m_at});
        ++m_count[static_cast<std::size_t>(bracket)];
        m_at += width;
    }

    Open pop()
    {
        --m_count[static_cast<std::size_t>(m_open.constLast().bracket)];
        return m_open.takeLast();
    }

    void alone(const Open &open)
    {
        const bool link = open.bracket == Bracket::Link;
        m_parts.lone.append({link ? LoneMark::Kind::Link : LoneMark::Kind::Template,
                             {open.from, open.bracket == Bracket::Parameter ? 3 : 2},
                             false});
    }

    void closeSquare()
    {
        if (at(m_at + 1) != u']') {
            ++m_at;
            return;
        }
        if (m_count[static_cast<std::size_t>(Bracket::Link)] == 0) {
            // [http://example.org [words]] ends with two.
            if (m_nextEnd < m_at)
                m_parts.lone.append({LoneMark::Kind::Link, {m_at, 2}, true});
            m_at += 2;
            return;
        }
        while (m_open.constLast().bracket != Bracket::Link)
            alone(pop()); // What was opened inside is what is wrong.
        const Open open = pop();
        m_at += 2;
        const qsizetype inside = open.from + 2;
        m_parts.links.append(
            {{open.from, m_at - open.from}, trimmedSpan(m_text, inside, open.bar < 0 ? m_at - 2 : open.bar)});
    }

    void closeBraces()
    {
        qsizetype run = runFrom(m_at, u'}');
        while (run >= 2 && m_count[0] + m_count[1] > 0) {
            while (m_open.constLast().bracket == Bracket::Link)
                alone(pop());
            const Open open = pop();
            const qsizetype width = open.bracket == Bracket::Parameter && run >= 3 ? 3 : 2;
            m_at += width;
            run -= width;
            if (open.bracket == Bracket::Template)
                m_parts.templates.append(
                    {{open.from, m_at - open.from},
                     trimmedSpan(m_text, open.from + 2, open.bar < 0 ? m_at - 2 : open.bar)});
        }
        if (run >= 2)
            m_parts.lone.append({LoneMark::Kind::Template, {m_at, 2}, true});
        m_at += run;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    WikitextParts m_parts;
    QList<Open> m_open;
    std::array<qsizetype, 3> m_count{}; ///< Of each Bracket among the open ones.
    QList<TextSpan> m_tables; ///< Open ones.
    QList<int> m_closed; ///< For each verbatim element: -1 where no end follows.
    qsizetype m_nextEnd = -1; ///< See closesOnItsLine().
};

} // namespace

WikitextParts partsOf(QStringView text)
{
    return PartsScanner(text).run();
}

} // namespace paperround
