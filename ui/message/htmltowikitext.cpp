// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/htmltowikitext.h"

#include "ui/message/htmlarena.h"
#include "ui/message/wikitextwriter.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>
#include <QUrl>

#include <algorithm>
#include <vector>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

QString attribute(const GumboElement &element, const char *name)
{
    const GumboAttribute *found = gumbo_get_attribute(&element.attributes, name);
    return found ? QString::fromUtf8(found->value) : QString();
}

/// Its style without blanks, in lower case: ";font-weight:700;…;".
QString styleOf(const GumboElement &element)
{
    const QString style = attribute(element, "style");
    return style.isEmpty() ? QString() : u';' + style.left(4096).toLower().remove(u' ') + u';';
}

bool isDropped(const GumboElement &element, const QString &style)
{
    static const QSet<int> tags{
        GUMBO_TAG_SCRIPT,   GUMBO_TAG_STYLE,    GUMBO_TAG_TEMPLATE, GUMBO_TAG_IFRAME, GUMBO_TAG_OBJECT,
        GUMBO_TAG_EMBED,    GUMBO_TAG_APPLET,   GUMBO_TAG_INPUT,    GUMBO_TAG_BUTTON, GUMBO_TAG_SELECT,
        GUMBO_TAG_TEXTAREA, GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TITLE,    GUMBO_TAG_HEAD,   GUMBO_TAG_LINK,
        GUMBO_TAG_META,     GUMBO_TAG_BASE,     GUMBO_TAG_VIDEO,    GUMBO_TAG_AUDIO,  GUMBO_TAG_CANVAS,
        GUMBO_TAG_FRAMESET, GUMBO_TAG_FRAME,    GUMBO_TAG_NOFRAMES, GUMBO_TAG_MAP,    GUMBO_TAG_AREA,
        GUMBO_TAG_PARAM,    GUMBO_TAG_SOURCE,   GUMBO_TAG_TRACK,    GUMBO_TAG_IMG,    GUMBO_TAG_DATALIST,
        GUMBO_TAG_PROGRESS, GUMBO_TAG_METER,    GUMBO_TAG_RP};
    return element.tag_namespace != GUMBO_NAMESPACE_HTML || tags.contains(element.tag)
        || gumbo_get_attribute(&element.attributes, "hidden") || style.contains(";display:none"_L1)
        || style.contains(";visibility:hidden"_L1) || style.contains("mso-hide:all"_L1);
}

int headingLevel(GumboTag tag)
{
    return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 ? int(tag) - int(GUMBO_TAG_H1) + 1 : 0;
}

/// An address that may stand in `[… words]`; empty: it is none for readers.
QString addressOf(const QString &href)
{
    QString plain = href.left(4096).trimmed();
    plain.removeIf([](QChar c) { return c < u' '; }); // Browsers pass over them: "java<tab>script:".
    const QUrl url(plain);
    const bool web = (url.scheme() == "http"_L1 || url.scheme() == "https"_L1) && !url.host().isEmpty()
        && url.userInfo().isEmpty();
    if (!url.isValid() || (!web && url.scheme() != "mailto"_L1))
        return {};
    QString address;
    for (const char c : url.toEncoded()) {
        static const QByteArray unfit("[]{}|<>\"'\\^`~");
        if (c <= ' ' || unfit.contains(c))
            address += u'%' + QString::number(static_cast<uchar>(c), 16).toUpper().rightJustified(2, u'0');
        else
            address += QLatin1Char(c);
    }
    return address;
}

/// Walks with a stack of its own: depth is the author's choice.
class Walk
{
public:
    explicit Walk(const PasteLimits &limits)
        : m_limits(limits)
    {
    }

    PastedText run(const GumboNode *root)
    {
        m_writer.setTopHeading(topHeading(root));
        m_writer.setMost(m_limits.written);
        int nodes = 0;
        m_open.push_back({root, 0, WikitextWriter::Part::Plain});
        while (!m_open.empty()) {
            Frame &frame = m_open.back();
            const GumboVector &children = frame.node->v.element.children;
            const bool tooMuch = nodes >= m_limits.nodes || m_writer.size() >= m_limits.written;
            m_truncated |= tooMuch && frame.next < children.length;
            if (frame.next >= children.length || tooMuch) {
                m_writer.close(frame.part);
                m_open.pop_back();
                continue;
            }
            ++nodes;
            visit(static_cast<const GumboNode *>(children.data[frame.next++]));
        }
        return {m_writer.text(), false, m_truncated || m_writer.isCut(), m_flattened, m_writer.isFormatted()};
    }

private:
    struct Frame
    {
        const GumboNode *node;
        unsigned next;
        WikitextWriter::Part part;
    };

    /// The highest level of a heading there is, 1 where there is none.
    [[nodiscard]] int topHeading(const GumboNode *root) const
    {
        int top = 7;
        int nodes = 0;
        std::vector<const GumboNode *> left{root};
        while (!left.empty() && nodes < m_limits.nodes) {
            const GumboNode *node = left.back();
            left.pop_back();
            ++nodes;
            if (node->type != GUMBO_NODE_ELEMENT)
                continue;
            if (const int level = headingLevel(node->v.element.tag); level > 0)
                top = std::min(top, level);
            for (unsigned i = 0; i < node->v.element.children.length; ++i)
                left.push_back(static_cast<const GumboNode *>(node->v.element.children.data[i]));
        }
        return top == 7 ? 1 : top;
    }

    void visit(const GumboNode *node)
    {
        switch (node->type) {
        case GUMBO_NODE_TEXT:
        case GUMBO_NODE_WHITESPACE:
        case GUMBO_NODE_CDATA:
            m_writer.words(QString::fromUtf8(node->v.text.text));
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

    void element(const GumboNode *node)
    {
        const GumboElement &it = node->v.element;
        const QString style = styleOf(it);
        if (isDropped(it, style))
            return;
        if (it.tag == GUMBO_TAG_BR) {
            m_writer.lineBreak();
            return;
        }
        if (it.tag == GUMBO_TAG_HR) {
            m_writer.rule();
            return;
        }
        const bool tooDeep = m_open.size() >= static_cast<std::size_t>(m_limits.depth);
        WikitextWriter::Part part = partOf(it, style);
        m_flattened |= tooDeep && part != WikitextWriter::Part::Plain;
        if (tooDeep)
            part = WikitextWriter::Part::Plain;
        if (part == WikitextWriter::Part::Link) {
            const QString address = addressOf(attribute(it, "href"));
            if (address.isEmpty())
                part = WikitextWriter::Part::Plain;
            else
                m_writer.setAddress(address);
        }
        if (part == WikitextWriter::Part::Head || part == WikitextWriter::Part::Cell)
            m_writer.setSpans(attribute(it, "colspan").toInt(), attribute(it, "rowspan").toInt());
        m_writer.open(part, headingLevel(it.tag));
        m_open.push_back({node, 0, part});
    }

    static WikitextWriter::Part partOf(const GumboElement &it, const QString &style)
    {
        using Part = WikitextWriter::Part;
        static const QHash<int, Part> parts{{GUMBO_TAG_P, Part::Paragraph},
                                            {GUMBO_TAG_DIV, Part::Paragraph},
                                            {GUMBO_TAG_SECTION, Part::Paragraph},
                                            {GUMBO_TAG_ARTICLE, Part::Paragraph},
                                            {GUMBO_TAG_HEADER, Part::Paragraph},
                                            {GUMBO_TAG_FOOTER, Part::Paragraph},
                                            {GUMBO_TAG_MAIN, Part::Paragraph},
                                            {GUMBO_TAG_ADDRESS, Part::Paragraph},
                                            {GUMBO_TAG_FIGURE, Part::Paragraph},
                                            {GUMBO_TAG_FIGCAPTION, Part::Paragraph},
                                            {GUMBO_TAG_H1, Part::Heading},
                                            {GUMBO_TAG_H2, Part::Heading},
                                            {GUMBO_TAG_H3, Part::Heading},
                                            {GUMBO_TAG_H4, Part::Heading},
                                            {GUMBO_TAG_H5, Part::Heading},
                                            {GUMBO_TAG_H6, Part::Heading},
                                            {GUMBO_TAG_UL, Part::Bullets},
                                            {GUMBO_TAG_OL, Part::Numbers},
                                            {GUMBO_TAG_LI, Part::Item},
                                            {GUMBO_TAG_DL, Part::Paragraph},
                                            {GUMBO_TAG_DT, Part::Term},
                                            {GUMBO_TAG_DD, Part::Meaning},
                                            {GUMBO_TAG_TABLE, Part::Table},
                                            {GUMBO_TAG_CAPTION, Part::Caption},
                                            {GUMBO_TAG_TR, Part::Row},
                                            {GUMBO_TAG_TH, Part::Head},
                                            {GUMBO_TAG_TD, Part::Cell},
                                            {GUMBO_TAG_A, Part::Link},
                                            {GUMBO_TAG_B, Part::Bold},
                                            {GUMBO_TAG_STRONG, Part::Bold},
                                            {GUMBO_TAG_I, Part::Italic},
                                            {GUMBO_TAG_EM, Part::Italic},
                                            {GUMBO_TAG_CITE, Part::Italic},
                                            {GUMBO_TAG_S, Part::Struck},
                                            {GUMBO_TAG_STRIKE, Part::Struck},
                                            {GUMBO_TAG_DEL, Part::Struck},
                                            {GUMBO_TAG_SUB, Part::Sub},
                                            {GUMBO_TAG_SUP, Part::Sup},
                                            {GUMBO_TAG_CODE, Part::Code},
                                            {GUMBO_TAG_KBD, Part::Code},
                                            {GUMBO_TAG_SAMP, Part::Code},
                                            {GUMBO_TAG_TT, Part::Code},
                                            {GUMBO_TAG_BLOCKQUOTE, Part::Quote},
                                            {GUMBO_TAG_PRE, Part::Verbatim}};
        const Part part = parts.value(it.tag, Part::Plain);
        // Word processors say by style what tags are for, and wrap all in a <b> that is not bold.
        static const QRegularExpression bold(u";font-weight:(?:bold|bolder|[6-9]00);"_s);
        static const QRegularExpression thin(u";font-weight:(?:normal|[1-5]00);"_s);
        if (part == Part::Bold && style.contains(thin))
            return Part::Plain;
        if (part == Part::Italic && style.contains(";font-style:normal;"_L1))
            return Part::Plain;
        if (part != Part::Plain)
            return part;
        const bool isItalic = style.contains(";font-style:italic;"_L1);
        if (style.contains(bold))
            return isItalic ? Part::BoldItalic : Part::Bold;
        return isItalic                                           ? Part::Italic
            : style.contains(";text-decoration:line-through;"_L1) ? Part::Struck
                                                                  : Part::Plain;
    }

    PasteLimits m_limits;
    WikitextWriter m_writer;
    std::vector<Frame> m_open;
    bool m_truncated = false;
    bool m_flattened = false;
};

} // namespace

PastedText wikitextFromHtml(const QString &html, const PasteLimits &limits)
{
    const QByteArray text = html.toUtf8();
    if (text.size() > limits.bytes)
        return {.wikitext = {}, .refused = true};
    HtmlArena arena(limits.memory, limits.time);
    const GumboOutput *parsed = arena.parse(text.constData(), static_cast<std::size_t>(text.size()));
    if (!parsed)
        return {.wikitext = {}, .refused = true};
    return Walk(limits).run(parsed->root);
}

bool looksLikeWikitext(const QString &text)
{
    static const QRegularExpression form(
        u"\\[\\[[^\\[\\]\\n]{1,300}\\]\\]|\\{\\{[^{}]{1,500}\\}\\}|~{3,5}|'''|<section |<nowiki|<!--|^\\{\\|"_s,
        QRegularExpression::MultilineOption);
    return form.match(text.left(200'000)).hasMatch();
}

} // namespace paperround
