// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/htmlsanitiser.h"

#include "ui/message/htmlarena.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QStringList>

#include <algorithm>
#include <optional>
#include <vector>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

enum class Treatment { Keep, Unwrap, Drop };

Treatment treatmentOf(const GumboElement &element, HtmlReader reader)
{
    if (element.tag_namespace != GUMBO_NAMESPACE_HTML)
        return Treatment::Drop;
    static const QSet<int> kept{
        GUMBO_TAG_A,      GUMBO_TAG_B,     GUMBO_TAG_BIG,   GUMBO_TAG_BLOCKQUOTE, GUMBO_TAG_BR,
        GUMBO_TAG_CENTER, GUMBO_TAG_CITE,  GUMBO_TAG_CODE,  GUMBO_TAG_DD,         GUMBO_TAG_DEL,
        GUMBO_TAG_DFN,    GUMBO_TAG_DIV,   GUMBO_TAG_DL,    GUMBO_TAG_DT,         GUMBO_TAG_EM,
        GUMBO_TAG_FONT,   GUMBO_TAG_H1,    GUMBO_TAG_H2,    GUMBO_TAG_H3,         GUMBO_TAG_H4,
        GUMBO_TAG_H5,     GUMBO_TAG_H6,    GUMBO_TAG_HR,    GUMBO_TAG_I,          GUMBO_TAG_INS,
        GUMBO_TAG_KBD,    GUMBO_TAG_LI,    GUMBO_TAG_OL,    GUMBO_TAG_P,          GUMBO_TAG_PRE,
        GUMBO_TAG_S,      GUMBO_TAG_SAMP,  GUMBO_TAG_SMALL, GUMBO_TAG_SPAN,       GUMBO_TAG_STRIKE,
        GUMBO_TAG_STRONG, GUMBO_TAG_SUB,   GUMBO_TAG_SUP,   GUMBO_TAG_TABLE,      GUMBO_TAG_TBODY,
        GUMBO_TAG_TD,     GUMBO_TAG_TFOOT, GUMBO_TAG_TH,    GUMBO_TAG_THEAD,      GUMBO_TAG_TR,
        GUMBO_TAG_TT,     GUMBO_TAG_U,     GUMBO_TAG_UL,    GUMBO_TAG_VAR,        GUMBO_TAG_WBR};
    static const QSet<int> browserKeeps{
        GUMBO_TAG_ABBR, GUMBO_TAG_BDI,     GUMBO_TAG_BDO,        GUMBO_TAG_CAPTION,
        GUMBO_TAG_COL,  GUMBO_TAG_DETAILS, GUMBO_TAG_FIGCAPTION, GUMBO_TAG_FIGURE,
        GUMBO_TAG_MARK, GUMBO_TAG_Q,       GUMBO_TAG_RP,         GUMBO_TAG_RT,
        GUMBO_TAG_RUBY, GUMBO_TAG_SECTION, GUMBO_TAG_SUMMARY,    GUMBO_TAG_COLGROUP};
    static const QSet<int> dropped{
        GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE,    GUMBO_TAG_TEMPLATE, GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT,
        GUMBO_TAG_EMBED,    GUMBO_TAG_APPLET,   GUMBO_TAG_INPUT,    GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT,
        GUMBO_TAG_TEXTAREA, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TITLE,    GUMBO_TAG_HEAD,   GUMBO_TAG_LINK,
        GUMBO_TAG_META,     GUMBO_TAG_BASE,     GUMBO_TAG_VIDEO,    GUMBO_TAG_AUDIO,  GUMBO_TAG_CANVAS,
        GUMBO_TAG_FRAMESET, GUMBO_TAG_FRAME,    GUMBO_TAG_NOFRAMES, GUMBO_TAG_MAP,    GUMBO_TAG_AREA,
        GUMBO_TAG_PARAM,    GUMBO_TAG_SOURCE,   GUMBO_TAG_TRACK};
    const int tag = element.tag;
    if (kept.contains(tag) || (reader == HtmlReader::Browser && browserKeeps.contains(tag)))
        return Treatment::Keep;
    return dropped.contains(tag) ? Treatment::Drop : Treatment::Unwrap;
}

bool isVoid(GumboTag tag)
{
    return tag == GUMBO_TAG_BR || tag == GUMBO_TAG_HR || tag == GUMBO_TAG_WBR || tag == GUMBO_TAG_COL;
}

bool isTablePart(GumboTag tag)
{
    return tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_TBODY || tag == GUMBO_TAG_THEAD
        || tag == GUMBO_TAG_TFOOT || tag == GUMBO_TAG_TR || tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH
        || tag == GUMBO_TAG_CAPTION || tag == GUMBO_TAG_COL || tag == GUMBO_TAG_COLGROUP;
}

QString attribute(const GumboElement &element, const char *name)
{
    const GumboAttribute *found = gumbo_get_attribute(&element.attributes, name);
    return found ? QString::fromUtf8(found->value) : QString();
}

bool isHidden(const GumboElement &element)
{
    if (gumbo_get_attribute(&element.attributes, "hidden"))
        return true;
    const QString style = attribute(element, "style").toLower().remove(u' ');
    return style.contains(u"display:none") || style.contains(u"visibility:hidden");
}

/// "ltr", "rtl" or nothing.
QString direction(const GumboElement &element)
{
    const QString dir = attribute(element, "dir").toLower();
    return dir == u"rtl" || dir == u"ltr" ? dir : QString();
}

std::optional<QUrl> safeLink(const QString &href, const QUrl &base)
{
    if (href.isEmpty() || href.size() > 4096)
        return {};
    // Browsers pass over tabs and line ends in an address: "java<tab>script:".
    QString plain = href.trimmed();
    plain.removeIf([](QChar c) { return c < u' '; });
    const QUrl url = base.resolved(QUrl(plain));
    const QString scheme = url.scheme();
    const bool web =
        (scheme == u"http" || scheme == u"https") && !url.host().isEmpty() && url.userInfo().isEmpty();
    if (!url.isValid() || (!web && scheme != u"mailto"))
        return {};
    return url;
}

/// Names of classes for the wiki's own style sheet; nothing else can be said with them.
QString safeClasses(const QString &names)
{
    QStringList kept;
    static const QRegularExpression name(u"^[A-Za-z0-9_-]{1,60}$"_s);
    if (names.size() <= 500) {
        for (const QString &each : names.split(u' ', Qt::SkipEmptyParts)) {
            if (name.match(each).hasMatch())
                kept.append(each);
        }
    }
    return kept.join(u' ');
}

QString safeLanguage(const QString &code)
{
    static const QRegularExpression form(u"^[A-Za-z0-9-]{2,20}$"_s);
    return form.match(code).hasMatch() ? code : QString();
}

/// A whole number of at most `most`, with a "%" where that is allowed.
QString number(const QString &value, int most, bool percent = false)
{
    const bool share = percent && value.endsWith(u'%');
    bool fine = false;
    const int it = QStringView(value).chopped(share ? 1 : 0).toInt(&fine);
    if (!fine || it < 0 || it > (share ? 100 : most))
        return {};
    return QString::number(it) + (share ? u"%"_s : QString());
}

/// Writes the allowed part of a parsed page. Walks with a stack of its own: depth is the author's choice.
class Writer
{
public:
    Writer(const QUrl &base, const SanitiserLimits &limits, HtmlReader reader)
        : m_base(base)
        , m_limits(limits)
        , m_reader(reader)
    {
    }

    struct Written
    {
        QString html;
        QList<QUrl> pictures;
        bool truncated = false;
        int images = 0;
        bool boxes = false;
    };

    Written write(const GumboNode *root)
    {
        m_open.push_back({root, 0, {}, false});
        while (!m_open.empty() && m_nodes < m_limits.nodes) {
            Frame &frame = m_open.back();
            const GumboVector &children = frame.node->v.element.children;
            if (frame.next >= children.length) {
                close();
                continue;
            }
            visit(static_cast<const GumboNode *>(children.data[frame.next++]));
        }
        m_clean.truncated |= !m_open.empty();
        while (!m_open.empty())
            close();
        return std::move(m_clean);
    }

private:
    struct Frame
    {
        const GumboNode *node;
        unsigned next;
        QString end; ///< What closes it.
        bool table;
    };

    void visit(const GumboNode *node)
    {
        switch (node->type) {
        case GUMBO_NODE_TEXT:
        case GUMBO_NODE_WHITESPACE:
        case GUMBO_NODE_CDATA:
            ++m_nodes;
            text(QString::fromUtf8(node->v.text.text));
            break;
        case GUMBO_NODE_ELEMENT:
            element(node);
            break;
        case GUMBO_NODE_DOCUMENT:
        case GUMBO_NODE_COMMENT:
        case GUMBO_NODE_TEMPLATE:
            break;
        }
    }

    /// A layout of text looks for a place to break a line: without one it takes the square of the length.
    void text(const QString &words)
    {
        if (m_reader == HtmlReader::Browser) {
            m_clean.html += words.toHtmlEscaped();
            return;
        }
        constexpr int longestWord = 200;
        QString broken;
        for (const QChar c : words) {
            m_word = c.isSpace() ? 0 : m_word + 1;
            if (m_word > longestWord && !c.isLowSurrogate()) {
                broken += QChar(0x200B);
                m_word = 1;
            }
            broken += c;
        }
        m_clean.html += broken.toHtmlEscaped();
    }

    void element(const GumboNode *node)
    {
        const GumboElement &it = node->v.element;
        if (isHidden(it))
            return;
        if (it.tag == GUMBO_TAG_IMG) {
            image(it);
            return;
        }
        Treatment treatment = treatmentOf(it, m_reader);
        if (treatment == Treatment::Drop)
            return;
        ++m_nodes;
        const int tables = m_tables + (it.tag == GUMBO_TAG_TABLE ? 1 : 0);
        if (treatment == Treatment::Keep
            && (m_written >= m_limits.depth || (isTablePart(it.tag) && tables > m_limits.tableDepth))) {
            treatment = Treatment::Unwrap;
            m_clean.truncated = true;
            m_clean.html += u' ';
        }
        Frame frame{node, 0, {}, it.tag == GUMBO_TAG_TABLE};
        m_tables = tables;
        if (treatment == Treatment::Keep) {
            const QString name = QString::fromLatin1(gumbo_normalized_tagname(it.tag));
            m_clean.html += u'<' + name + attributes(it) + u'>';
            if (isVoid(it.tag))
                return;
            frame.end = u"</"_s + name + u'>';
            ++m_written;
        }
        isolate(it, frame);
        m_open.push_back(frame);
    }

    /// QTextDocument knows `dir` on blocks only; for parts of a line Unicode's isolates say the same.
    void isolate(const GumboElement &it, Frame &frame)
    {
        if (m_reader == HtmlReader::Browser)
            return;
        const bool bdi = it.tag == GUMBO_TAG_BDI || it.tag == GUMBO_TAG_BDO;
        const QString dir = direction(it);
        const bool inLine = it.tag == GUMBO_TAG_SPAN || it.tag == GUMBO_TAG_A || it.tag == GUMBO_TAG_I
            || it.tag == GUMBO_TAG_B || it.tag == GUMBO_TAG_CODE || bdi;
        if (!inLine || (dir.isEmpty() && !bdi))
            return;
        m_clean.html += dir == u"rtl" ? QChar(0x2067) : dir == u"ltr" ? QChar(0x2066) : QChar(0x2068);
        frame.end.prepend(QChar(0x2069));
    }

    void image(const GumboElement &it)
    {
        ++m_nodes;
        ++m_clean.images;
        const QString alt = attribute(it, "alt").simplified().left(200);
        const auto source = safeLink(attribute(it, "src"), m_base);
        if (m_reader == HtmlReader::Browser && source && source->scheme() != u"mailto") {
            m_clean.html += u"<img src=\"preview:%1\""_s.arg(m_clean.pictures.size()) + written("alt"_L1, alt)
                + written("width"_L1, number(attribute(it, "width"), 2000))
                + written("height"_L1, number(attribute(it, "height"), 2000))
                + written("class"_L1, safeClasses(attribute(it, "class"))) + u'>';
            m_clean.pictures.append(*source);
        } else if (!alt.isEmpty()) {
            m_clean.html += u'[' + alt.toHtmlEscaped() + u']';
        }
    }

    static QString written(QLatin1StringView name, const QString &value)
    {
        return value.isEmpty() ? QString() : u' ' + QString(name) + u"=\""_s + value.toHtmlEscaped() + u'"';
    }

    [[nodiscard]] QString attributes(const GumboElement &it)
    {
        QString all;
        const auto add = [&all](QLatin1StringView name, const QString &value) {
            all += written(name, value);
        };
        add("dir"_L1, direction(it));
        const QString style = sanitiseStyle(attribute(it, "style"), m_reader);
        add("style"_L1, style);
        if (m_reader == HtmlReader::Browser) {
            add("class"_L1, safeClasses(attribute(it, "class")));
            add("lang"_L1, safeLanguage(attribute(it, "lang")));
            m_clean.boxes |= isBox(it.tag, style);
        }
        if (it.tag == GUMBO_TAG_A) {
            if (const auto url = safeLink(attribute(it, "href"), m_base))
                add("href"_L1, QString::fromLatin1(url->toEncoded()));
        } else if (it.tag == GUMBO_TAG_TABLE) {
            add("width"_L1, number(attribute(it, "width"), 1000, true));
            add("cellpadding"_L1, number(attribute(it, "cellpadding"), 40));
            add("cellspacing"_L1, number(attribute(it, "cellspacing"), 40));
            add("border"_L1, number(attribute(it, "border"), 10));
        } else if (it.tag == GUMBO_TAG_TD || it.tag == GUMBO_TAG_TH) {
            add("colspan"_L1, number(attribute(it, "colspan"), 20));
            add("rowspan"_L1, number(attribute(it, "rowspan"), 20));
            add("width"_L1, number(attribute(it, "width"), 1000, true));
        } else if (it.tag == GUMBO_TAG_OL) {
            add("start"_L1, number(attribute(it, "start"), 100'000));
        } else if (it.tag == GUMBO_TAG_FONT) {
            const QString colour = sanitiseStyle(QString(u"color:"_s + attribute(it, "color")));
            add("color"_L1, colour.mid(7));
        }
        const QString align = attribute(it, "align").toLower();
        if (align == u"left" || align == u"right" || align == u"center")
            add("align"_L1, align);
        return all;
    }

    /// Has it what Text leaves out? It knows frames and widths of tables alone.
    static bool isBox(GumboTag tag, const QString &style)
    {
        static const QRegularExpression any(
            u"\\b(float|display|flex|border-radius|linear-gradient|columns)\\b"_s);
        static const QRegularExpression ofBlocks(u"\\b(border|width|padding)\\b"_s);
        return !style.isEmpty()
            && (any.match(style).hasMatch() || (!isTablePart(tag) && ofBlocks.match(style).hasMatch()));
    }

    void close()
    {
        Frame &frame = m_open.back();
        m_clean.html += frame.end;
        m_written -= frame.end.contains(u"</") ? 1 : 0;
        m_tables -= frame.table ? 1 : 0;
        m_open.pop_back();
    }

    QUrl m_base;
    SanitiserLimits m_limits;
    HtmlReader m_reader;
    std::vector<Frame> m_open;
    Written m_clean;
    int m_nodes = 0;
    int m_word = 0; ///< Characters since there was a place to break a line.
    int m_written = 0; ///< Depth of what is written.
    int m_tables = 0;
};

} // namespace

CleanHtml sanitiseHtml(const QString &html, const QUrl &base, const SanitiserLimits &limits)
{
    if (html.size() > limits.bytes) // UTF-8 is never shorter.
        return {.refused = true, .truncated = true};
    const QByteArray text = html.toUtf8();
    if (text.size() > limits.bytes)
        return {.refused = true, .truncated = true};
    HtmlArena arena(limits.memory, limits.time);
    const GumboOutput *parsed = arena.parse(text.constData(), static_cast<std::size_t>(text.size()));
    if (!parsed)
        return {.refused = true, .truncated = true};
    const auto plain = Writer(base, limits, HtmlReader::Text).write(parsed->root);
    const auto exact = Writer(base, limits, HtmlReader::Browser).write(parsed->root);
    return {.html = plain.html,
            .exactHtml = exact.html,
            .pictures = exact.pictures,
            .truncated = plain.truncated || exact.truncated,
            .images = plain.images,
            .boxes = exact.boxes};
}

} // namespace paperround
