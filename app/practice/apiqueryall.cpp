// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of a namespace by the beginning of their titles: list=allpages, and the same as a generator.
#include "practice/apiquery.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround::inline practice {

namespace {

/// A part of them, by title; the client is sent on with `rest`.
QList<const WikiPage *> pagesBelow(FarmCall &call, const QString &letters, const QString &rest)
{
    const int ns = call.text(letters + u"namespace"_s, u"0"_s).toInt();
    QString prefix = call.text(letters + u"prefix"_s).replace(u'_', u' ');
    if (!prefix.isEmpty())
        prefix[0] = prefix[0].toUpper();
    const QString from = call.text(letters + u"continue"_s).replace(u'_', u' ');
    QList<const WikiPage *> pages = call.wiki.pages();
    pages.removeIf([&](const WikiPage *page) {
        return page->title.ns != ns || !page->title.text.startsWith(prefix) || page->title.text < from;
    });
    std::ranges::sort(pages, {}, [](const WikiPage *page) { return page->title.text; });
    const int limit = call.limit(letters + u"limit"_s);
    if (pages.size() > limit) {
        setContinue(call, letters + u"continue"_s, QString(pages[limit]->title.text).replace(u' ', u'_'),
                    rest);
        pages = pages.first(limit);
    }
    return pages;
}

} // namespace

void queryAllPages(FarmCall &call, QJsonObject &query)
{
    QJsonArray list;
    for (const WikiPage *page : pagesBelow(call, u"ap"_s, u"-||"_s))
        list.append(QJsonObject{{u"pageid"_s, page->id},
                                {u"ns"_s, page->title.ns},
                                {u"title"_s, call.wiki.identity().prefixed(page->title)}});
    query[u"allpages"_s] = list;
}

QList<const WikiPage *> generatedPages(FarmCall &call)
{
    const QString generator = call.text(u"generator"_s);
    if (generator.isEmpty())
        return {};
    if (generator == "allpages"_L1)
        return pagesBelow(call, u"gap"_s, u"gapcontinue||"_s);
    call.fail(u"badvalue"_s, u"Unrecognized value for parameter \"generator\": "_s + generator + u'.');
    return {};
}

} // namespace paperround::inline practice
