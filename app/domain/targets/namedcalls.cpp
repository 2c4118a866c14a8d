// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/namedcalls.h"

#include "domain/targets/listreaders.h"
#include "domain/targets/textpatch.h"

#include <QHash>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
QString behindNamespace(const QString &title)
{
    return title.mid(title.indexOf(u':') + 1).trimmed();
}

/// What of a title every wiki agrees on.
QString comparable(const QString &title, const QString &wiki)
{
    return wiki + u'|' + behindNamespace(title).toCaseFolded();
}

/// The rows of a page, to be found by what a call says.
class RowIndex
{
public:
    explicit RowIndex(const TargetRows &rows)
    {
        for (int i = 0; i < rows.size(); ++i) {
            const TargetRow row = rows.at(i);
            const QString key = rowKey(row);
            if (m_keys.contains(key))
                continue;
            m_keys.insert(key, i);
            if (row.isPage()) {
                m_alike[comparable(row.target.title, row.target.wiki)].append(key);
                m_titles.insert(key, row.target.title);
            }
        }
    }

    [[nodiscard]] bool has(const QString &key) const { return m_keys.contains(key); }
    [[nodiscard]] QString titleOf(const QString &key) const { return m_titles.value(key); }
    [[nodiscard]] QStringList alike(const QString &title, const QString &wiki) const
    {
        return m_alike.value(comparable(title, wiki));
    }

private:
    QHash<QString, int> m_keys;
    QHash<QString, QStringList> m_alike;
    QHash<QString, QString> m_titles;
};

class Naming
{
public:
    Naming(const QString &text, const TargetRows &rows, const QString &home)
        : m_text(text)
        , m_index(rows)
        , m_sites{home, {}}
    {
    }

    QList<NamedCall> run()
    {
        const QList<WikitextCall> calls = callsIn(m_text).closed;
        QList<const WikitextCall *> others;
        for (const WikitextCall &call : calls) {
            if (call.tooLong)
                continue;
            if (call.kind == WikitextCall::Kind::Other)
                others.append(&call);
            else
                ours(call);
        }
        for (const WikitextCall *call : std::as_const(others))
            wrapper(*call);
        std::ranges::sort(m_named, {}, [](const NamedCall &call) { return call.whole.from; });
        findUnits(calls);
        return std::move(m_named);
    }

private:
    void ours(const WikitextCall &call)
    {
        const ReadTarget read = readTargetCall(call, m_text, m_sites);
        const TargetArguments found = targetArguments(call, m_text);
        NamedCall named;
        named.kind = call.kind;
        named.line = call.line;
        named.whole = call.whole;
        const bool byUser = found.page.length <= 0 && found.user.length > 0;
        named.title = byUser ? found.user : found.page;
        named.site = found.site;
        named.hasOthers = found.hasOthers;
        named.key = keyOf(read, call.whole.in(m_text));
        if (byUser)
            named.before = u"User talk:"_s;
        take(named);
    }

    [[nodiscard]] QString keyOf(const ReadTarget &read, QStringView written) const
    {
        const QString words = u'!' + quotation(written);
        if (!read.problem.isEmpty())
            return words;
        const QString exact = rowKey({read.target, {}});
        if (m_index.has(exact))
            return exact;
        const QStringList alike = m_index.alike(read.target.title, read.target.wiki);
        if (alike.size() == 1)
            return alike.first();
        const QString notTaken = u'!' + targetLine(read.target);
        return m_index.has(notTaken) ? notTaken : exact;
    }

    void take(const NamedCall &named)
    {
        m_namedKeys.insert(named.key);
        m_named.append(named);
    }

    void wrapper(const WikitextCall &call)
    {
        TextSpan site;
        QString wiki = m_sites.home;
        for (const CallArgument &argument : call.arguments) {
            const auto value = argument.value.in(m_text);
            const auto host = value.contains(u'.') || value.contains(u':') ? cleanHost(value) : std::nullopt;
            if (host && !site.isThere()) {
                site = argument.value;
                wiki = *host;
            }
        }
        std::optional<NamedCall> only;
        for (const CallArgument &argument : call.arguments) {
            const auto title = cleanTitle(argument.value.in(m_text), FirstLetter::Upper);
            if (!title || argument.value == site)
                continue;
            for (const QString &key : m_index.alike(*title, wiki)) {
                if (m_namedKeys.contains(key))
                    continue;
                if (only)
                    return; // It might be either.
                only = NamedCall{key, call.kind, call.line, call.whole, {}, argument.value, {}, site, false};
                if (!title->contains(u':'))
                    only->before = m_index.titleOf(key).chopped(title->size());
            }
        }
        if (!only)
            return;
        only->hasOthers = call.arguments.size() > (site.isThere() ? 2 : 1);
        take(*only);
    }

    /// Around a call may stand others that only dress it up; the outermost that holds no second row is what a
    /// line is about.
    void findUnits(const QList<WikitextCall> &calls)
    {
        for (NamedCall &named : m_named)
            named.unit = named.whole;
        const auto beginning = [](const NamedCall &call) { return call.whole.from; };
        for (const WikitextCall &call : calls) { // Inner ones come first, so that the last one is outermost.
            const auto first = std::ranges::lower_bound(m_named, call.whole.from, {}, beginning);
            if (first == m_named.end() || first->whole.end() > call.whole.end())
                continue;
            const auto second = first + 1;
            if (second != m_named.end() && second->whole.from < call.whole.end())
                continue;
            first->unit = call.whole;
        }
    }

    const QString &m_text;
    RowIndex m_index;
    KnownSites m_sites;
    QSet<QString> m_namedKeys;
    QList<NamedCall> m_named;
};
} // namespace

QList<NamedCall> namedCalls(const QString &text, const TargetRows &rows, const QString &home)
{
    return Naming(text, rows, home).run();
}

QString callWith(const QString &text, const QString &home, const NamedCall &call, const Target &target)
{
    QString title = target.title;
    if (!call.before.isEmpty()) {
        if (!title.startsWith(call.before))
            return {};
        title = title.mid(call.before.size());
    }
    const bool isHome = target.wiki == home;
    if (!call.title.isThere() || (title.contains(u'=') && call.kind != WikitextCall::Kind::Function))
        return {}; // A template would take what stands before the equals sign for a name.
    QString written = call.whole.in(text).toString();
    TextPatch patch;
    const auto inner = [&call](TextSpan span) { return TextSpan{span.from - call.whole.from, span.length}; };
    patch.replace(inner(call.title), title);
    if (call.site.isThere() && !(isHome && call.site.length == 0)) {
        patch.replace(inner(call.site), target.wiki);
    } else if (!isHome) {
        const auto end = written.size() - 2;
        const bool wide = QStringView(written).contains(u" |"_s) || QStringView(written).contains(u"| "_s);
        if (call.kind == WikitextCall::Kind::Function)
            patch.insert(end, u'|' + target.wiki);
        else if (call.kind == WikitextCall::Kind::Template)
            patch.insert(end,
                         (wide ? u"| site = "_s : u"|site="_s) + target.wiki + (wide ? u" "_s : QString()));
        else
            return {};
    }
    return patch.appliedTo(written);
}

} // namespace paperround
