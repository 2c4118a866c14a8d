// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/listreaders.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
constexpr qsizetype LongestCall = 8192; // Characters; a title and a host need fewer.

/// Every name of the parser function, in all languages the extension knows; English works on every wiki.
bool isTargetFunctionName(QStringView name)
{
    static const QSet<QString> names{u"target"_s,   u"هدف"_s,   u"hədəf"_s,   u"লক্ষ্য"_s,  u"cíl"_s,
                                     u"ziel"_s,     u"hedef"_s, u"destino"_s, u"लक्ष्य"_s,  u"მიზანი"_s,
                                     u"სამიზნე"_s,  u"대상"_s,  u"цел"_s,     u"ലക്ഷ്യം"_s, u"mål"_s,
                                     u"odbiorca"_s, u"ہدف"_s,   u"đích"_s,    u"目标"_s,  u"目標"_s};
    return names.contains(name.toString().normalized(QString::NormalizationForm_C).toLower());
}

/// What stands between {{ and }}: a call of ours, or something else.
struct Call
{
    enum class Kind { Other, Function, Template };
    Kind kind = Kind::Other;
    QStringView arguments; ///< After the colon, or after the first bar.
};

Call callIn(QStringView inside)
{
    constexpr qsizetype longestName = 64;
    const auto head = inside.first(std::min(inside.size(), longestName));
    const auto begin = std::ranges::find_if(head, [](QChar c) { return !c.isSpace(); }) - head.begin();
    if (begin >= head.size())
        return {};
    if (head[begin] == u'#') {
        const auto colon =
            std::ranges::find_if(head, [](QChar c) { return c == u':' || c == u'：'; }) - head.begin();
        if (colon < head.size() && isTargetFunctionName(head.mid(begin + 1, colon - begin - 1).trimmed()))
            return {Call::Kind::Function, inside.mid(colon + 1)};
        return {};
    }
    const auto bar = head.indexOf(u'|');
    const auto name = bar < 0 ? QStringView() : head.mid(begin, bar - begin).trimmed();
    if (name.compare("target"_L1, Qt::CaseInsensitive) != 0)
        return {};
    return {Call::Kind::Template, inside.mid(bar + 1)};
}

ReadTarget readFunction(QStringView arguments, const KnownSites &sites)
{
    const auto parts = arguments.split(u'|');
    const auto site = parts.value(1).trimmed();
    return readTarget(parts.value(0), site.isEmpty() ? std::nullopt : std::optional(site), sites,
                      FirstLetter::Upper);
}

/// {{target|page=…|user=…|site=…}}; unnamed arguments count as page and site.
ReadTarget readTemplate(QStringView arguments, const KnownSites &sites)
{
    QStringView page;
    QStringView user;
    QStringView site;
    int unnamed = 0;
    for (const auto argument : arguments.split(u'|')) {
        const auto equals = argument.indexOf(u'=');
        const auto name = equals < 0 ? QStringView() : argument.first(equals).trimmed();
        const auto value = argument.mid(equals + 1).trimmed();
        unnamed += equals < 0 ? 1 : 0;
        if (name.compare("page"_L1, Qt::CaseInsensitive) == 0 || name == "1"_L1
            || (equals < 0 && unnamed == 1))
            page = value;
        else if (name.compare("user"_L1, Qt::CaseInsensitive) == 0)
            user = value;
        else if (name.compare("site"_L1, Qt::CaseInsensitive) == 0 || name == "2"_L1
                 || (equals < 0 && unnamed == 2))
            site = value;
    }
    const auto at = site.isEmpty() ? std::nullopt : std::optional(site);
    if (page.isEmpty() && !user.isEmpty())
        return readTarget(u"User talk:"_s + user.toString(), at, sites, FirstLetter::Upper);
    return readTarget(page, at, sites, FirstLetter::Upper);
}

/// One pass over the wikitext with a stack of what is open, so that no input, however unbalanced, costs more
/// than its length.
class FunctionScanner
{
public:
    FunctionScanner(QStringView text, TargetCollector &into)
        : m_text(text)
        , m_into(into)
    {
    }

    void run()
    {
        while (m_at < m_text.size())
            step();
        for (const auto &open : m_open) {
            if (callIn(m_text.mid(open.start, std::min<qsizetype>(m_text.size() - open.start, LongestCall)))
                    .kind
                != Call::Kind::Other)
                m_into.addProblem(open.line, firstLine(open.start - 2), u"unclosed"_s);
        }
    }

private:
    struct Open
    {
        qsizetype start; ///< After the braces.
        int line;
        bool parameter; ///< {{{…}}}
    };

    void step()
    {
        const QChar c = m_text[m_at];
        if (c == u'<' && skipUnexpanded())
            return;
        if (c == u'{') {
            open(runLength(u'{'));
        } else if (c == u'}') {
            close(runLength(u'}'));
        } else {
            if (c == u'\n' || (c == u'\r' && m_text.mid(m_at + 1, 1) != u"\n"_s)) {
                ++m_line;
            }
            ++m_at;
        }
    }

    [[nodiscard]] qsizetype runLength(QChar brace) const
    {
        qsizetype length = 0;
        while (m_at + length < m_text.size() && m_text[m_at + length] == brace)
            ++length;
        return length;
    }

    void open(qsizetype run)
    {
        const auto end = m_at + run;
        if (run == 3) {
            m_open.append({end, m_line, true});
        } else {
            for (qsizetype at = m_at + run % 2 + 2; at <= end; at += 2)
                m_open.append({at, m_line, false});
        }
        m_at = end;
    }

    void close(qsizetype run)
    {
        while (run >= 2 && !m_open.isEmpty()) {
            const auto top = m_open.takeLast();
            if (!top.parameter)
                closed(top);
            const qsizetype width = top.parameter && run >= 3 ? 3 : 2;
            m_at += width;
            run -= width;
        }
        m_at += run;
    }

    void closed(const Open &call)
    {
        const auto length = m_at - call.start;
        const auto found = callIn(m_text.mid(call.start, std::min(length, LongestCall)));
        if (found.kind == Call::Kind::Other)
            return;
        const auto written = m_text.mid(call.start - 2, length + 4);
        if (length >= LongestCall) {
            m_into.addProblem(call.line, written, u"invalidtitle"_s);
            return;
        }
        m_into.add(found.kind == Call::Kind::Function ? readFunction(found.arguments, m_into.sites())
                                                      : readTemplate(found.arguments, m_into.sites()),
                   call.line, written);
    }

    /// Comments and <nowiki>: the wiki expands nothing in them. An unclosed comment runs to the end, as on a
    /// wiki.
    bool skipUnexpanded()
    {
        static constexpr QLatin1StringView commentEnd("-->");
        static constexpr QLatin1StringView nowikiEnd("</nowiki>");
        const auto rest = m_text.mid(m_at);
        const bool comment = rest.startsWith("<!--"_L1);
        if (!comment && (m_nowikiNeverEnds || !rest.startsWith("<nowiki>"_L1, Qt::CaseInsensitive)))
            return false;
        const auto end =
            comment ? rest.indexOf(commentEnd, 4) : rest.indexOf(nowikiEnd, 8, Qt::CaseInsensitive);
        if (end < 0 && !comment) {
            m_nowikiNeverEnds = true;
            return false;
        }
        const auto length = end < 0 ? rest.size() : end + (comment ? commentEnd.size() : nowikiEnd.size());
        m_line += int(rest.first(length).count(u'\n'));
        m_at += length;
        return true;
    }

    [[nodiscard]] QStringView firstLine(qsizetype from) const
    {
        const auto rest = m_text.mid(from, LongestCall);
        const auto end = rest.indexOf(u'\n');
        return end < 0 ? rest : rest.first(end);
    }

    QStringView m_text;
    TargetCollector &m_into;
    QList<Open> m_open;
    qsizetype m_at = 0;
    int m_line = 1;
    bool m_nowikiNeverEnds = false;
};

/// Prose is not a target; but a line that reads as `title@site` was surely meant as one.
void noteStrayLines(QStringView text, TargetCollector &into)
{
    int number = 0;
    for (const auto line : linesOf(text)) {
        ++number;
        const auto at = line.lastIndexOf(u'@');
        if (at < 1 || line.contains(u"{{"_s) || line.contains(u"}}"_s) || line.contains(u"<!--"_s))
            continue;
        const auto site = line.mid(at + 1).trimmed();
        if (!site.contains(u' ') && cleanHost(site))
            into.addProblem(number, line, u"notatarget"_s);
    }
}
} // namespace

void readTargetFunctions(QStringView text, TargetCollector &into)
{
    FunctionScanner(text, into).run();
    noteStrayLines(text, into);
}

bool hasTargetFunctions(QStringView text)
{
    for (auto at = text.indexOf(u"{{"_s); at >= 0; at = text.indexOf(u"{{"_s, at + 1)) {
        if (callIn(text.mid(at + 2, 96)).kind != Call::Kind::Other)
            return true;
    }
    return false;
}

} // namespace paperround
