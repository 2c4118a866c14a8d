// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// A list page in wikitext, edited line by line: only what names a target that changes is touched.
#include "domain/targets/listpage.h"
#include "domain/targets/listwriter.h"
#include "domain/targets/namedcalls.h"
#include "domain/targets/textpatch.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
/// Where a call stands: its line (or lines), and what else stands there.
struct Place
{
    TextSpan unit; ///< The outermost call that holds it and no other.
    TextSpan lines; ///< Without the last line's end.
    QString marker; ///< "* ", "# ", "" before it.
    bool alone = false; ///< Nothing but a list's marker before it: the line is about this target.
};

class WikitextRewriting
{
public:
    WikitextRewriting(const ListPage &page, const ListEdit &edit)
        : m_page(page)
        , m_text(page.text)
        , m_edit(edit)
        , m_calls(namedCalls(page.text, page.rows, page.sites.home))
    {
    }

    RewrittenPage run()
    {
        for (qsizetype i = 0; i < m_calls.size(); ++i)
            m_callsOf[m_calls[i].key].append(i);
        for (int i = 0; i < m_page.rows.size(); ++i)
            m_there.insert(rowKey(m_page.rows.at(i)));
        remove();
        rename();
        add();
        m_done.text = m_patch.appliedTo(m_text);
        if (!m_text.endsWith(u'\n') && m_done.text.endsWith(u'\n'))
            m_done.text.chop(1); // The last line went, and its line end stood before it.
        return std::move(m_done);
    }

private:
    [[nodiscard]] Place placeOf(const NamedCall &call) const
    {
        const QStringView text(m_text);
        Place place;
        place.unit = call.unit;
        const auto from = place.unit.from == 0 ? 0 : text.lastIndexOf(u'\n', place.unit.from - 1) + 1;
        const auto lineEnd = text.indexOf(u'\n', place.unit.end());
        place.lines = {from, (lineEnd < 0 ? text.size() : lineEnd) - from};
        const auto before = text.mid(from, place.unit.from - from);
        const auto after = text.mid(place.unit.end(), place.lines.end() - place.unit.end()).trimmed();
        const bool isMarker =
            std::ranges::all_of(before, [](QChar c) { return c.isSpace() || u"*#:;"_s.contains(c); });
        const bool isList = isMarker && !before.trimmed().isEmpty();
        place.marker = isMarker ? before.toString() : QString();
        place.alone = isList || (isMarker && (after.isEmpty() || after.startsWith("<!--"_L1)));
        return place;
    }

    void refuse(ListChange::Kind kind, const QString &row, const Target &target, ListChange::Refusal why)
    {
        m_done.refused.append({kind, row, target, why});
    }

    // ------------------------------------------------------------------ removing

    void remove()
    {
        QSet<qsizetype> going;
        for (int i = 0; i < m_page.rows.size(); ++i) {
            const QString key = rowKey(m_page.rows.at(i));
            if (!m_edit.removed.contains(key) || m_gone.contains(key))
                continue;
            m_gone.insert(key);
            const auto calls = m_callsOf.value(key);
            for (const auto call : calls)
                going.insert(call);
            if (calls.isEmpty())
                refuse(ListChange::Kind::Removed, key, {}, ListChange::Refusal::Elsewhere);
            else
                m_done.changes.append({ListChange::Kind::Removed, key, {}});
        }
        QHash<qsizetype, int> onLine; // Calls that stay, by where their line begins.
        for (qsizetype i = 0; i < m_calls.size(); ++i)
            onLine[placeOf(m_calls[i]).lines.from] += going.contains(i) ? 0 : 1;
        for (const auto i : std::as_const(going)) {
            const Place place = placeOf(m_calls[i]);
            if (place.alone && onLine.value(place.lines.from) == 0)
                removeLines(place.lines);
            else if (!isListLine(place) || onLine.value(place.lines.from) != 0)
                m_patch.remove(withSeparator(place.unit));
            else
                removeLines(place.lines);
        }
    }

    /// Does the line of a call that is not the first there begin as an entry of a list?
    [[nodiscard]] bool isListLine(const Place &place) const
    {
        const auto line = place.lines.in(m_text);
        return !line.isEmpty() && u"*#:;"_s.contains(line.front());
    }

    void removeLines(TextSpan lines)
    {
        if (lines.end() < m_text.size())
            m_patch.remove({lines.from, lines.length + 1});
        else if (lines.from > 0)
            m_patch.remove({lines.from - 1, lines.length + 1});
        else
            m_patch.remove(lines);
    }

    /// With the blanks, comma or dot between it and what follows on the line.
    [[nodiscard]] TextSpan withSeparator(TextSpan unit) const
    {
        static const QString separators = u" \t,;·•|"_s;
        auto end = unit.end();
        while (end < m_text.size() && separators.contains(m_text[end]))
            ++end;
        const bool followed = QStringView(m_text).mid(end).startsWith(u"{{"_s);
        return followed ? TextSpan{unit.from, end - unit.from} : unit;
    }

    // ------------------------------------------------------------------ renaming

    void rename()
    {
        for (int i = 0; i < m_page.rows.size(); ++i) {
            const QString key = rowKey(m_page.rows.at(i));
            const auto renamed = m_edit.renamed.constFind(key);
            if (renamed == m_edit.renamed.cend() || m_gone.contains(key))
                continue;
            m_gone.insert(key);
            const auto calls = m_callsOf.value(key);
            bool fits = !calls.isEmpty();
            for (const auto call : calls)
                fits = fits && !callWith(m_text, m_page.sites.home, m_calls[call], *renamed).isNull();
            if (!fits) {
                refuse(ListChange::Kind::Renamed, key, *renamed,
                       calls.isEmpty() ? ListChange::Refusal::Elsewhere : ListChange::Refusal::NoPlace);
                continue;
            }
            for (const auto call : calls)
                m_patch.replace(m_calls[call].whole,
                                callWith(m_text, m_page.sites.home, m_calls[call], *renamed));
            m_done.changes.append({ListChange::Kind::Renamed, key, *renamed});
        }
    }

    // ------------------------------------------------------------------ adding

    void add()
    {
        QHash<QString, qsizetype> neighbourOf;
        qsizetype first = -1;
        qsizetype last = -1;
        for (qsizetype i = 0; i < m_calls.size(); ++i) {
            if (m_edit.removed.contains(m_calls[i].key) || !placeOf(m_calls[i]).alone)
                continue;
            first = first < 0 ? i : first;
            last = i;
            neighbourOf.insert(m_calls[i].key, i);
        }
        QSet<QString> added;
        for (const AddedTarget &each : m_edit.added) {
            const QString key = rowKey({each.target, {}});
            if ((m_there.contains(key) && !m_edit.removed.contains(key)) || added.contains(key))
                continue;
            added.insert(key);
            m_done.changes.append({ListChange::Kind::Added, {}, each.target});
            if (each.behind.isNull() && first >= 0) {
                m_patch.insert(placeOf(m_calls[first]).lines.from, lineLike(first, each.target) + u'\n');
                continue;
            }
            const auto neighbour = neighbourOf.value(each.behind, last);
            neighbourOf.insert(key, neighbour);
            if (neighbour >= 0)
                m_patch.insert(placeOf(m_calls[neighbour]).lines.end(),
                               u'\n' + lineLike(neighbour, each.target));
            else
                addWithoutNeighbour(each.target);
        }
    }

    /// Where the removed ones stood; a page without any gets it at its end.
    void addWithoutNeighbour(const Target &target)
    {
        const qsizetype style = m_calls.isEmpty() ? -1 : 0;
        if (style >= 0 && placeOf(m_calls[0]).alone) {
            m_patch.insert(placeOf(m_calls[0]).lines.from, lineLike(0, target) + u'\n');
            return;
        }
        const bool newLine = !m_text.isEmpty() && !m_text.endsWith(u'\n');
        const QString line = u"* "_s + targetFunction(target, m_page.sites.home);
        m_patch.insert(m_text.size(), newLine || m_addedAtEnd ? u'\n' + line : line);
        m_addedAtEnd = true;
    }

    [[nodiscard]] QString lineLike(qsizetype neighbour, const Target &target) const
    {
        const NamedCall &call = m_calls[neighbour];
        QString like;
        // A wrapper with words of its own for each target, or within another call, is no model for others.
        if (!call.hasOthers && call.unit == call.whole)
            like = callWith(m_text, m_page.sites.home, call, target);
        return placeOf(call).marker + (like.isNull() ? targetFunction(target, m_page.sites.home) : like);
    }

    const ListPage &m_page;
    const QString &m_text;
    const ListEdit &m_edit;
    QList<NamedCall> m_calls;
    QHash<QString, QList<qsizetype>> m_callsOf;
    QSet<QString> m_there;
    QSet<QString> m_gone;
    TextPatch m_patch;
    RewrittenPage m_done;
    bool m_addedAtEnd = false;
};
} // namespace

RewrittenPage rewrittenWikitext(const ListPage &page, const ListEdit &edit)
{
    return WikitextRewriting(page, edit).run();
}

Result<RewrittenPage> rewritten(const ListPage &page, const ListEdit &edit)
{
    switch (page.kind) {
    case ListPageKind::MassMessageJson:
        return rewrittenJson(page, edit);
    case ListPageKind::Wikitext:
        return rewrittenWikitext(page, edit);
    }
    Q_UNREACHABLE();
}

} // namespace paperround
