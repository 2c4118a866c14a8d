// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/listpage.h"

// Edits of lists and the pages that they are made on, short enough for tables.
namespace paperround::test {

using namespace Qt::StringLiterals;

inline const QString Home = u"test.example.org"_s;
inline const QString En = u"en.example.org"_s;

/// "A" on the home wiki, "A@en" on En.
inline Target target(const QString &said)
{
    const bool there = said.endsWith("@en"_L1);
    return {there ? said.chopped(3) : said, there ? En : Home, 0};
}

inline QString key(const QString &said)
{
    return said.startsWith(u'!') ? said : rowKey({target(said), {}});
}

/// "+A" adds at the end, "+A<B" behind B, "+A<" at the beginning; "-A" removes; "A>B" renames; "\"words" is
/// the description.
inline ListEdit edit(const QStringList &said)
{
    ListEdit made;
    for (const QString &each : said) {
        if (each.startsWith(u'+')) {
            const bool placed = each.contains(u'<');
            const QString behind = placed ? each.section(u'<', 1) : u"nobody"_s;
            made.added.append(
                {target(each.mid(1).section(u'<', 0, 0)), behind.isEmpty() ? QString() : key(behind)});
        } else if (each.startsWith(u'-')) {
            made.removed.insert(key(each.mid(1)));
        } else if (each.startsWith(u'"')) {
            made.description = each.mid(1);
        } else {
            made.renamed.insert(key(each.section(u'>', 0, 0)), target(each.section(u'>', 1)));
        }
    }
    return made;
}

/// A page as its wiki would take it, were there nothing but what stands in it.
inline ListPage wikitextPage(const QString &text)
{
    return {ListPageKind::Wikitext,
            text,
            {Home, {}},
            rowsOf(parseTargets(text, {Home, {}}, ListFormat::TargetFunctions)),
            {}};
}

inline ListPage jsonPage(const QString &text)
{
    const auto page = listPageOfJson(text, {Home, {}});
    return page ? *page : ListPage{};
}

inline QStringList keysOf(const TargetRows &rows)
{
    QStringList keys;
    for (int i = 0; i < rows.size(); ++i)
        keys.append(rowKey(rows.at(i)));
    return keys;
}

} // namespace paperround::test
