// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/targetcalls.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
constexpr qsizetype LongestCall = 8192; // Characters; a title and a host need fewer.
constexpr qsizetype MostCalls = 5'000'000; // A wrapper and its call for each row of the longest list.

/// Every name of the parser function, in all languages the extension knows; English works on every wiki.
bool isTargetFunctionName(QStringView name)
{
    static const QSet<QString> names{u"target"_s,   u"هدف"_s,   u"hədəf"_s,   u"লক্ষ্য"_s,  u"cíl"_s,
                                     u"ziel"_s,     u"hedef"_s, u"destino"_s, u"लक्ष्य"_s,  u"მიზანი"_s,
                                     u"სამიზნე"_s,  u"대상"_s,  u"цел"_s,     u"ലക്ഷ്യം"_s, u"mål"_s,
                                     u"odbiorca"_s, u"ہدف"_s,   u"đích"_s,    u"目标"_s,  u"目標"_s};
    return names.contains(name.toString().normalized(QString::NormalizationForm_C).toLower());
}

/// What kind of call begins with these words, and where its arguments do.
struct Beginning
{
    WikitextCall::Kind kind = WikitextCall::Kind::Other;
    qsizetype arguments = -1; ///< Behind the colon or the first bar; -1: it has none.
};

Beginning beginningOf(QStringView inside)
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
            return {WikitextCall::Kind::Function, colon + 1};
        return {};
    }
    const auto bar = head.indexOf(u'|');
    if (bar < 0)
        return {};
    const auto name = head.mid(begin, bar - begin).trimmed();
    const bool ours = name.compare("target"_L1, Qt::CaseInsensitive) == 0;
    return {ours ? WikitextCall::Kind::Template : WikitextCall::Kind::Other, bar + 1};
}

QList<CallArgument> argumentsIn(QStringView text, qsizetype from, qsizetype end)
{
    QList<CallArgument> arguments;
    while (from <= end) {
        const auto bar = text.first(end).indexOf(u'|', from);
        const auto stop = bar < 0 ? end : bar;
        const auto equals = text.first(stop).indexOf(u'=', from);
        CallArgument argument;
        if (equals >= 0)
            argument.name = trimmedSpan(text, from, equals);
        argument.value = trimmedSpan(text, equals < 0 ? from : equals + 1, stop);
        arguments.append(argument);
        from = stop + 1;
    }
    return arguments;
}

class CallScanner
{
public:
    explicit CallScanner(QStringView text)
        : m_text(text)
    {
    }

    WikitextCalls run()
    {
        while (m_at < m_text.size() && m_found.tooMany == 0)
            step();
        if (m_found.tooMany > 0)
            return {{}, {}, m_found.tooMany};
        for (const auto &open : m_open) {
            const auto rest = m_text.mid(open.start, LongestCall);
            if (beginningOf(rest).kind == WikitextCall::Kind::Other)
                continue;
            WikitextCall call;
            call.kind = beginningOf(rest).kind;
            call.line = open.line;
            const auto line = m_text.mid(open.start - 2, LongestCall);
            const auto end = line.indexOf(u'\n');
            call.whole = {open.start - 2, end < 0 ? line.size() : end};
            m_found.unclosed.append(call);
        }
        return std::move(m_found);
    }

private:
    struct Open
    {
        qsizetype start; ///< After the braces.
        int line;
        bool parameter; ///< {{{…}}}
        bool hasInner = false;
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
        if (!m_open.isEmpty())
            m_open.last().hasInner = true;
        if (run == 3) {
            m_open.append({end, m_line, true});
        } else {
            for (qsizetype at = m_at + run % 2 + 2; at <= end && m_open.size() <= MostCalls; at += 2)
                m_open.append({at, m_line, false, at < end});
        }
        m_at = end;
        noteCount();
    }

    void noteCount()
    {
        if (m_found.closed.size() + m_open.size() > MostCalls)
            m_found.tooMany = m_line;
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
        noteCount();
    }

    void closed(const Open &open)
    {
        const auto length = m_at - open.start;
        WikitextCall call;
        call.whole = {open.start - 2, length + 4};
        call.line = open.line;
        call.tooLong = length >= LongestCall;
        call.hasInner = open.hasInner;
        const auto beginning = beginningOf(m_text.mid(open.start, std::min(length, LongestCall)));
        call.kind = beginning.kind;
        const bool isRead = beginning.arguments >= 0 && !call.tooLong
            && (call.kind != WikitextCall::Kind::Other || !open.hasInner);
        if (isRead)
            call.arguments = argumentsIn(m_text, open.start + beginning.arguments, m_at);
        m_found.closed.append(call);
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

    QStringView m_text;
    WikitextCalls m_found;
    QList<Open> m_open;
    qsizetype m_at = 0;
    int m_line = 1;
    bool m_nowikiNeverEnds = false;
};

bool isNamed(QStringView name, QLatin1StringView what)
{
    return name.compare(what, Qt::CaseInsensitive) == 0;
}
} // namespace

bool beginsTargetCall(QStringView inside)
{
    return beginningOf(inside).kind != WikitextCall::Kind::Other;
}

WikitextCalls callsIn(QStringView text)
{
    return CallScanner(text).run();
}

/// A parser function takes its arguments by their place, equals signs and all; a template by name, the
/// unnamed ones as page and site.
TargetArguments targetArguments(const WikitextCall &call, QStringView text)
{
    TargetArguments found;
    int unnamed = 0;
    for (const CallArgument &argument : call.arguments) {
        const bool isFunction = call.kind == WikitextCall::Kind::Function;
        const bool isUnnamed = isFunction || !argument.name.isThere();
        const auto name = argument.name.in(text);
        unnamed += isUnnamed ? 1 : 0;
        const TextSpan value = isFunction && argument.name.isThere()
            ? TextSpan{argument.name.from, argument.value.end() - argument.name.from}
            : argument.value;
        if (isUnnamed ? unnamed == 1 : isNamed(name, "page"_L1) || name == "1"_L1)
            found.page = value;
        else if (isUnnamed ? unnamed == 2 : isNamed(name, "site"_L1) || name == "2"_L1)
            found.site = value;
        else if (!isUnnamed && isNamed(name, "user"_L1))
            found.user = value;
        else
            found.hasOthers = true;
    }
    return found;
}

} // namespace paperround
