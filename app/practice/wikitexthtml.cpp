// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/webpages.h"
#include "practice/wikitext.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace paperround::inline practice {

namespace {

bool isAllowed(const QString &tag)
{
    static const QStringList allowed{u"div"_s,    u"span"_s, u"p"_s,   u"br"_s,    u"hr"_s,  u"b"_s,
                                     u"i"_s,      u"u"_s,    u"s"_s,   u"del"_s,   u"ins"_s, u"big"_s,
                                     u"small"_s,  u"sup"_s,  u"sub"_s, u"code"_s,  u"tt"_s,  u"blockquote"_s,
                                     u"ul"_s,     u"ol"_s,   u"li"_s,  u"table"_s, u"tr"_s,  u"td"_s,
                                     u"th"_s,     u"dl"_s,   u"dt"_s,  u"dd"_s,    u"em"_s,  u"strong"_s,
                                     u"center"_s, u"font"_s, u"bdi"_s, u"pre"_s};
    return allowed.contains(tag);
}

QString safeAttributes(const QString &raw)
{
    static const QRegularExpression attribute(
        u"\\b(class|style|lang|dir|title|align|colspan|rowspan|width)\\s*=\\s*(\"[^\"<>]*\"|'[^'<>]*'|[\\w%-]+)"_s,
        QRegularExpression::CaseInsensitiveOption);
    QString out;
    for (const QRegularExpressionMatch &match : attribute.globalMatch(raw)) {
        QString value = match.captured(2);
        if (value.startsWith(u'"') || value.startsWith(u'\''))
            value = value.sliced(1, value.size() - 2);
        if (!value.contains(u"url("_s, Qt::CaseInsensitive))
            out += u' ' + match.captured(1).toLower() + u"=\""_s + value.toHtmlEscaped() + u'"';
    }
    return out;
}

/// The markup within a line.
class Inline
{
public:
    explicit Inline(const WikiStore &wiki)
        : m_wiki(wiki)
    {
    }

    QString html(const QString &line)
    {
        static const QRegularExpression token(
            u"<nowiki>(?<raw>.*?)</nowiki>|\\[\\[(?<link>[^\\[\\]|]+)(\\|(?<words>[^\\]]*))?\\]\\]"
            "|\\[(?<out>(https?:)?//[^\\s\\[\\]]+)(\\s+(?<label>[^\\]]*))?\\]|(?<bare>https?://"
            "[^\\s<>\\[\\]]*[^\\s<>\\[\\].,;:!?)])"
            "|(?<quotes>'{2,})|<(?<end>/?)(?<tag>[a-zA-Z]+)(?<attributes>[^<>]*)>|&(?<entity>#?[a-zA-Z0-9]{1,10});"_s);
        QString out;
        qsizetype at = 0;
        for (const QRegularExpressionMatch &match : token.globalMatch(line)) {
            out += line.sliced(at, match.capturedStart() - at).toHtmlEscaped();
            out += one(match);
            at = match.capturedEnd();
        }
        out += line.sliced(at).toHtmlEscaped();
        return out + closeQuotes();
    }

private:
    QString one(const QRegularExpressionMatch &match)
    {
        if (match.hasCaptured(u"raw"_s))
            return match.captured(u"raw"_s).toHtmlEscaped();
        if (match.hasCaptured(u"link"_s))
            return link(match.captured(u"link"_s),
                        match.hasCaptured(u"words"_s) ? match.captured(u"words"_s) : QString());
        if (match.hasCaptured(u"out"_s)) {
            const QString label = match.captured(u"label"_s);
            const QString inner = label.isEmpty() ? u"["_s + QString::number(++m_numbered) + u"]"_s
                                                  : Inline(m_wiki).html(label);
            return u"<a rel=\"nofollow\" class=\"external text\" href=\""_s
                + match.captured(u"out"_s).toHtmlEscaped() + u"\">"_s + inner + u"</a>"_s;
        }
        if (match.hasCaptured(u"bare"_s)) {
            const QString url = match.captured(u"bare"_s).toHtmlEscaped();
            return u"<a rel=\"nofollow\" class=\"external free\" href=\""_s + url + u"\">"_s + url
                + u"</a>"_s;
        }
        if (match.hasCaptured(u"quotes"_s))
            return quotes(int(match.capturedLength(u"quotes"_s)));
        if (match.hasCaptured(u"entity"_s))
            return match.captured();
        const QString tag = match.captured(u"tag"_s).toLower();
        if (tag == "section"_L1) // It marks a labelled section, and shows nothing.
            return {};
        if (!isAllowed(tag))
            return match.captured().toHtmlEscaped();
        return match.captured(u"end"_s).isEmpty()
            ? u'<' + tag + safeAttributes(match.captured(u"attributes"_s)) + u'>'
            : u"</"_s + tag + u'>';
    }

    QString link(const QString &target, const QString &words)
    {
        const WikiIdentity &identity = m_wiki.identity();
        const std::optional<WikiTitle> title = identity.parse(target);
        if (!title)
            return (u"[["_s + target + u"]]"_s).toHtmlEscaped();
        if (title->ns == 14 && !target.startsWith(u':'))
            return {};
        const QString name = identity.prefixed(*title);
        if (title->ns == 6 && !target.startsWith(u':') && m_wiki.page(*title))
            return image(name, words);
        QString shown = target.startsWith(u':') ? target.sliced(1) : target;
        if (!words.isEmpty())
            shown = words;
        const bool red = title->interwiki.isEmpty() && title->ns >= 0 && !m_wiki.page(*title);
        QString path = name;
        path.replace(u' ', u'_');
        const QString encoded = QString::fromLatin1(QUrl::toPercentEncoding(path, ":/"));
        const QString href = red ? u"/w/index.php?title="_s + encoded + u"&amp;action=edit&amp;redlink=1"_s
                                 : u"/wiki/"_s + encoded;
        return u"<a href=\""_s + href + (red ? u"\" class=\"new\" title=\""_s : u"\" title=\""_s)
            + name.toHtmlEscaped() + u"\">"_s + Inline(m_wiki).html(shown) + u"</a>"_s;
    }

    /// Every file here is the one picture.
    static QString image(const QString &name, const QString &words)
    {
        const QStringList options = words.split(u'|');
        const bool floats = options.contains(u"right"_s) || options.contains(u"thumb"_s);
        const QString last = options.constLast();
        const bool isText =
            !last.isEmpty() && last != u"right"_s && last != u"thumb"_s && !last.endsWith(u"px"_s);
        return (floats ? u"<span class=\"floatright\">"_s : u"<span>"_s) + u"<img alt=\""_s
            + (isText ? last : name).toHtmlEscaped() + u"\" src=\""_s + PicturePath
            + u"\" width=\"96\" height=\"96\"></span>"_s;
    }

    QString toggle(bool &on, const QString &tag)
    {
        on = !on;
        return (on ? u'<' + tag + u'>' : u"</"_s + tag + u'>');
    }

    QString quotes(int count)
    {
        if (count == 2)
            return toggle(m_italic, u"i"_s);
        if (count == 3)
            return toggle(m_bold, u"b"_s);
        if (count == 4)
            return u"'"_s + toggle(m_bold, u"b"_s);
        const QString more(count - 5, u'\'');
        // Closed in the order they were opened, so that the tags nest.
        return more
            + (m_bold ? toggle(m_bold, u"b"_s) + toggle(m_italic, u"i"_s)
                      : toggle(m_italic, u"i"_s) + toggle(m_bold, u"b"_s));
    }

    QString closeQuotes()
    {
        QString end;
        if (m_bold)
            end += toggle(m_bold, u"b"_s);
        if (m_italic)
            end += toggle(m_italic, u"i"_s);
        return end;
    }

    const WikiStore &m_wiki;
    bool m_bold = false;
    bool m_italic = false;
    int m_numbered = 0;
};

/// The markup of whole lines.
class Blocks
{
public:
    explicit Blocks(const WikiStore &wiki)
        : m_wiki(wiki)
    {
    }

    QString html(const QString &text)
    {
        const QStringList lines = text.split(u'\n');
        for (const QString &line : lines)
            oneLine(line);
        endParagraph();
        listTo({});
        while (m_tables-- > 0)
            m_out += u"</td></tr></table>\n"_s;
        return m_out;
    }

private:
    void oneLine(const QString &line)
    {
        static const QRegularExpression heading(u"^(={1,6})\\s*(.+?)\\s*\\1\\s*$"_s);
        static const QRegularExpression list(u"^([*#:;]+)\\s*(.*)$"_s);
        static const QRegularExpression block(
            u"^\\s*</?(div|center|table|tr|td|th|blockquote|ul|ol|li|p|hr|pre)\\b"_s,
            QRegularExpression::CaseInsensitiveOption);
        const QRegularExpressionMatch head = heading.match(line);
        const QRegularExpressionMatch item = list.match(line);
        if (!item.hasMatch())
            listTo({});
        if (head.hasMatch()) {
            endParagraph();
            const QString level = QString::number(head.capturedLength(1));
            const QString words = head.captured(2);
            m_out += u"<h"_s + level + u"><span class=\"mw-headline\" id=\""_s
                + headingText(words).replace(u' ', u'_').toHtmlEscaped() + u"\">"_s
                + Inline(m_wiki).html(words) + u"</span></h"_s + level + u">\n"_s;
        } else if (item.hasMatch()) {
            endParagraph();
            listTo(item.captured(1));
            m_out += Inline(m_wiki).html(item.captured(2));
        } else if (line.startsWith(u"----"_s)) {
            endParagraph();
            m_out += u"<hr>\n"_s;
        } else if (line.startsWith(u"{|"_s)
                   || (m_tables > 0 && (line.startsWith(u'|') || line.startsWith(u'!')))) {
            endParagraph();
            tableLine(line);
        } else if (block.match(line).hasMatch()) {
            endParagraph();
            m_out += Inline(m_wiki).html(line) + u'\n';
        } else if (line.trimmed().isEmpty()) {
            endParagraph();
        } else {
            m_out += m_inParagraph ? u"\n"_s : u"<p>"_s;
            m_inParagraph = true;
            m_out += Inline(m_wiki).html(line);
        }
    }

    void tableLine(const QString &line)
    {
        if (line.startsWith(u"{|"_s)) {
            m_out += u"<table"_s + safeAttributes(line.sliced(2)) + u"><tr>"_s;
            ++m_tables;
        } else if (line.startsWith(u"|}"_s)) {
            m_out += u"</tr></table>\n"_s;
            --m_tables;
        } else if (line.startsWith(u"|-"_s)) {
            m_out += u"</tr><tr"_s + safeAttributes(line.sliced(2)) + u'>';
        } else if (line.startsWith(u"|+"_s)) {
            m_out += u"<caption>"_s + Inline(m_wiki).html(line.sliced(2)) + u"</caption>"_s;
        } else {
            const QString tag = line.startsWith(u'!') ? u"th"_s : u"td"_s;
            for (const QString &cell : line.sliced(1).split(tag == u"th"_s ? u"!!"_s : u"||"_s)) {
                const qsizetype bar = cell.indexOf(u'|');
                const bool styled = bar > 0 && !cell.first(bar).contains(u"[["_s);
                m_out += u'<' + tag + (styled ? safeAttributes(cell.first(bar)) : QString()) + u'>'
                    + Inline(m_wiki).html((styled ? cell.sliced(bar + 1) : cell).trimmed()) + u"</"_s + tag
                    + u'>';
            }
        }
    }

    void endParagraph()
    {
        if (std::exchange(m_inParagraph, false))
            m_out += u"</p>\n"_s;
    }

    static QString container(QChar mark) { return mark == u'*' ? u"ul"_s : mark == u'#' ? u"ol"_s : u"dl"_s; }
    static QString entry(QChar mark)
    {
        return mark == u'*' || mark == u'#' ? u"li"_s : mark == u';' ? u"dt"_s : u"dd"_s;
    }

    /// Closes and opens what leads from the last list item to one with these marks.
    void listTo(const QString &raw)
    {
        const QString marks = raw.left(20);
        qsizetype same = 0;
        while (same < marks.size() && same < m_list.size()
               && container(marks.at(same)) == container(m_list.at(same)))
            ++same;
        for (qsizetype i = m_list.size() - 1; i >= same; --i)
            m_out += u"</"_s + entry(m_list.at(i)) + u"></"_s + container(m_list.at(i)) + u">\n"_s;
        if (same > 0 && same == marks.size())
            m_out += u"</"_s + entry(m_list.at(same - 1)) + u">\n<"_s + entry(marks.at(same - 1)) + u'>';
        for (qsizetype i = same; i < marks.size(); ++i)
            m_out += u'<' + container(marks.at(i)) + u"><"_s + entry(marks.at(i)) + u'>';
        m_list = marks;
    }

    const WikiStore &m_wiki;
    QString m_out;
    QString m_list;
    bool m_inParagraph = false;
    int m_tables = 0;
};

} // namespace

QString wikitextToHtml(const WikiStore &wiki, const QString &text)
{
    static const QRegularExpression comment(u"<!--.*?-->\\n?"_s,
                                            QRegularExpression::DotMatchesEverythingOption);
    return Blocks(wiki).html(QString(text).remove(comment).left(1024 * 1024));
}

} // namespace paperround::inline practice
