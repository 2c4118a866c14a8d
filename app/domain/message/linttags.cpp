// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Tags that are not closed, or not in the order in which they were opened.
#include "domain/message/lintrules.h"

#include <array>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

enum class Closing {
    Needed,
    Optional, ///< The next of its kind, or the end of what is around it, closes it as well.
    None, ///< It has no content.
    NotTaken, ///< HTML that wikis show as words.
};

struct Element
{
    QLatin1StringView name;
    Closing closing;
    bool block = false; ///< Left open it goes on to the end of the page.
};

// Elements of other extensions are not here: of them only their wikis know.
constexpr std::array Elements{
    Element{"b"_L1, Closing::Needed},
    Element{"i"_L1, Closing::Needed},
    Element{"u"_L1, Closing::Needed},
    Element{"s"_L1, Closing::Needed},
    Element{"em"_L1, Closing::Needed},
    Element{"strong"_L1, Closing::Needed},
    Element{"del"_L1, Closing::Needed},
    Element{"ins"_L1, Closing::Needed},
    Element{"strike"_L1, Closing::Needed},
    Element{"big"_L1, Closing::Needed},
    Element{"small"_L1, Closing::Needed},
    Element{"sub"_L1, Closing::Needed},
    Element{"sup"_L1, Closing::Needed},
    Element{"font"_L1, Closing::Needed},
    Element{"span"_L1, Closing::Needed},
    Element{"code"_L1, Closing::Needed},
    Element{"tt"_L1, Closing::Needed},
    Element{"kbd"_L1, Closing::Needed},
    Element{"samp"_L1, Closing::Needed},
    Element{"var"_L1, Closing::Needed},
    Element{"cite"_L1, Closing::Needed},
    Element{"abbr"_L1, Closing::Needed},
    Element{"dfn"_L1, Closing::Needed},
    Element{"mark"_L1, Closing::Needed},
    Element{"q"_L1, Closing::Needed},
    Element{"bdi"_L1, Closing::Needed},
    Element{"bdo"_L1, Closing::Needed},
    Element{"data"_L1, Closing::Needed},
    Element{"time"_L1, Closing::Needed},
    Element{"ruby"_L1, Closing::Needed},
    Element{"ref"_L1, Closing::Needed},
    Element{"div"_L1, Closing::Needed, true},
    Element{"center"_L1, Closing::Needed, true},
    Element{"blockquote"_L1, Closing::Needed, true},
    Element{"table"_L1, Closing::Needed, true},
    Element{"caption"_L1, Closing::Needed},
    Element{"ol"_L1, Closing::Needed, true},
    Element{"ul"_L1, Closing::Needed, true},
    Element{"dl"_L1, Closing::Needed, true},
    Element{"h1"_L1, Closing::Needed},
    Element{"h2"_L1, Closing::Needed},
    Element{"h3"_L1, Closing::Needed},
    Element{"h4"_L1, Closing::Needed},
    Element{"h5"_L1, Closing::Needed},
    Element{"h6"_L1, Closing::Needed},
    Element{"gallery"_L1, Closing::Needed},
    Element{"poem"_L1, Closing::Needed},
    Element{"includeonly"_L1, Closing::Needed, true},
    Element{"noinclude"_L1, Closing::Needed, true},
    Element{"onlyinclude"_L1, Closing::Needed, true},
    Element{"p"_L1, Closing::Optional},
    Element{"li"_L1, Closing::Optional},
    Element{"dt"_L1, Closing::Optional},
    Element{"dd"_L1, Closing::Optional},
    Element{"tr"_L1, Closing::Optional},
    Element{"td"_L1, Closing::Optional},
    Element{"th"_L1, Closing::Optional},
    Element{"rb"_L1, Closing::Optional},
    Element{"rt"_L1, Closing::Optional},
    Element{"rp"_L1, Closing::Optional},
    Element{"rtc"_L1, Closing::Optional},
    Element{"br"_L1, Closing::None},
    Element{"hr"_L1, Closing::None},
    Element{"wbr"_L1, Closing::None},
    Element{"references"_L1, Closing::None}, // With content as well.
    Element{"section"_L1, Closing::None},
    Element{"a"_L1, Closing::NotTaken},
    Element{"img"_L1, Closing::NotTaken},
    Element{"script"_L1, Closing::NotTaken},
    Element{"style"_L1, Closing::NotTaken},
    Element{"iframe"_L1, Closing::NotTaken},
    Element{"video"_L1, Closing::NotTaken},
    Element{"audio"_L1, Closing::NotTaken},
    Element{"form"_L1, Closing::NotTaken},
    Element{"input"_L1, Closing::NotTaken},
    Element{"button"_L1, Closing::NotTaken},
    Element{"html"_L1, Closing::NotTaken},
    Element{"body"_L1, Closing::NotTaken},
    Element{"thead"_L1, Closing::NotTaken},
    Element{"tbody"_L1, Closing::NotTaken},
};

/// Its place in the table; -1: not one of them.
int elementOf(QStringView name)
{
    constexpr qsizetype longest = 11;
    if (name.size() > longest)
        return -1;
    static const QHash<QString, int> places = [] {
        QHash<QString, int> all;
        for (int i = 0; i < static_cast<int>(Elements.size()); ++i)
            all.insert(Elements[i].name, i);
        return all;
    }();
    return places.value(name.toString().toLower(), -1);
}

class TagWalk
{
public:
    explicit TagWalk(LintNotes &notes)
        : m_notes(notes)
    {
    }

    void run()
    {
        for (const WikitextTag &tag : m_notes.parts().tags) {
            const int element = elementOf(tag.name.in(m_notes.body()));
            if (element >= 0)
                take(tag, element);
        }
        for (const Open &open : std::as_const(m_open))
            leftOpen(open, LintCheck::UnclosedTag);
        for (const Open &open : std::as_const(m_cut))
            leftOpen(open, open.closedLater ? LintCheck::MisnestedTag : LintCheck::UnclosedTag);
    }

private:
    struct Open
    {
        int element;
        TextSpan span;
        bool closedLater = false;
    };

    void take(const WikitextTag &tag, int element)
    {
        switch (Elements[element].closing) {
        case Closing::None:
            return;
        case Closing::NotTaken:
            add(LintCheck::ShownTag, LintSeverity::Warning, element, tag.span);
            return;
        case Closing::Needed:
        case Closing::Optional:
            break;
        }
        if (tag.kind == WikitextTag::Kind::Closes)
            close(tag, element);
        else if (tag.kind == WikitextTag::Kind::Opens)
            open(tag, element);
        else if (Elements[element].name != "ref"_L1) // <ref name="x"/> is how to use one again.
            standsAlone(tag, element);
    }

    void open(const WikitextTag &tag, int element)
    {
        m_open.append({element, tag.span});
        ++m_counts[element];
    }

    void close(const WikitextTag &tag, int element)
    {
        if (m_counts[element] == 0) {
            stray(tag, element);
            return;
        }
        while (m_open.constLast().element != element) {
            const Open inner = m_open.takeLast();
            --m_counts[inner.element];
            if (Elements[inner.element].closing == Closing::Optional)
                continue;
            m_cutOf[inner.element].append(m_cut.size());
            m_cut.append(inner);
        }
        m_open.removeLast();
        --m_counts[element];
    }

    /// An end of what was cut off by the end of something around it makes the two misnested.
    void stray(const WikitextTag &tag, int element)
    {
        if (!m_cutOf[element].isEmpty()) {
            m_cut[m_cutOf[element].takeLast()].closedLater = true;
        } else if (Elements[element].closing == Closing::Needed) {
            if (LintFinding *finding = add(LintCheck::StrayTag, LintSeverity::Warning, element, tag.span))
                finding->mend = LintMend{LintField::Body, tag.span, {}};
        }
    }

    void standsAlone(const WikitextTag &tag, int element)
    {
        if (Elements[element].closing == Closing::Optional)
            return;
        LintFinding *finding = add(LintCheck::AloneTag, LintSeverity::Note, element, tag.span);
        if (!finding)
            return;
        const QStringView words = tag.span.in(m_notes.body());
        finding->mend =
            LintMend{LintField::Body, tag.span,
                     words.chopped(2).trimmed().toString() + u"></"_s + Elements[element].name + u'>'};
    }

    void leftOpen(const Open &open, LintCheck check)
    {
        const Element &element = Elements[open.element];
        if (element.closing == Closing::Optional)
            return;
        LintFinding *finding =
            add(check, element.block ? LintSeverity::Error : LintSeverity::Warning, open.element, open.span);
        // Of one inside another, or of two of a kind, only the writer knows where it should end.
        if (!finding || check != LintCheck::UnclosedTag || !m_cut.isEmpty() || m_open.size() != 1)
            return;
        const QStringView body = m_notes.body();
        const qsizetype feed = body.indexOf(u'\n', open.span.end());
        const qsizetype end = trimmedSpan(body, 0, element.block || feed < 0 ? body.size() : feed).end();
        finding->mend =
            LintMend{LintField::Body, {end, 0}, (element.block ? u"\n</"_s : u"</"_s) + element.name + u'>'};
    }

    LintFinding *add(LintCheck check, LintSeverity severity, int element, TextSpan span)
    {
        LintFinding *finding = m_notes.add(check, severity, LintField::Body, span);
        if (finding)
            finding->words = {QString(Elements[element].name)};
        return finding;
    }

    LintNotes &m_notes;
    QList<Open> m_open;
    std::array<qsizetype, Elements.size()> m_counts{}; ///< Of each element among the open ones.
    QList<Open> m_cut; ///< Closed by the end of something around them.
    std::array<QList<qsizetype>, Elements.size()> m_cutOf; ///< Their places, for each element.
};

} // namespace

void lintTags(LintNotes &notes)
{
    TagWalk(notes).run();
}

} // namespace paperround
