// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/hostilehtml.h"

#include "support/hostilehtml_rows.h"

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

/// Pages that are too much for somebody: for a parser's stack, its memory, a layout, an attribute.
QList<HostileHtml> hostileSizes()
{
    const QString word = u"lorem ipsum "_s;
    QList<HostileHtml> rows{
        {"50 MB of text", word.repeated(50'000'000 / word.size())},
        {"a megabyte of text", word.repeated(80'000)},
        {"a megabyte of one word", u"x"_s.repeated(1'000'000)},
        {"a megabyte without an end", u"<p title=\""_s + u"x"_s.repeated(1'000'000)},
        {"a huge attribute",
         u"<p title=\"%1\" style=\"%1\" class=\"%1\">a</p>"_s.arg(u"x"_s.repeated(300'000))},
        {"a huge style", u"<p style=\"%1\">a</p>"_s.arg(u"color:red;"_s.repeated(50'000))},
        {"a huge class", u"<p class=\"%1\">a</p>"_s.arg(u"a b "_s.repeated(100'000))},
        {"a huge address", u"<a href=\"https://x.test/%1\">a</a>"_s.arg(u"x"_s.repeated(500'000))},
        {"ten thousand attributes", u"<p "_s + u"a=b "_s.repeated(10'000) + u">a</p>"_s},
        {"a hundred thousand entities", u"&amp;"_s.repeated(100'000)},
        {"a hundred thousand comments", u"<!-- -->"_s.repeated(100'000)},
        {"a hundred thousand less-than", u"<"_s.repeated(100'000)},
        {"wide characters without a pair", QString(100'000, QChar(0xD800))},
        {"marks upon marks", u"a"_s + QString(50'000, QChar(0x0301))},
        {"direction upon direction", QString(50'000, QChar(0x202E))},
        {"isolates upon isolates", QString(50'000, QChar(0x2067)) + u"a"_s},
        {"many rows", u"<table>"_s + u"<tr><td>a<td>b"_s.repeated(20'000)},
        {"many columns", u"<table><tr>"_s + u"<td>a"_s.repeated(20'000)},
        {"spans of columns", u"<table>"_s + u"<tr><td colspan=1000 rowspan=1000>a"_s.repeated(2'000)},
        {"many paragraphs", u"<p>a"_s.repeated(60'000)},
        {"many line ends", u"<br>"_s.repeated(100'000)},
        {"many links", u"<a href=\"https://x.test/\">a</a> "_s.repeated(25'000)},
        {"many pictures", u"<img src=\"@/p.png\" alt=\"a\">"_s.repeated(20'000)},
        {"many floats", u"<div style=\"float:left;width:9px\">a</div>"_s.repeated(20'000)},
        {"many flexes", u"<div style=\"display:flex\"><p>a"_s.repeated(10'000)},
        {"formats opened again", u"<b><i><u><s><em><tt>"_s + u"<p>a"_s.repeated(20'000)},
        {"fonts opened again", u"<font color=red>"_s.repeated(2'000) + u"<p>a"_s.repeated(2'000)},
        {"links misnested", u"<a href=\"@/\"><p>"_s.repeated(20'000)},
        {"tables misnested", u"<table><tr><b><td>"_s.repeated(5'000)},
        {"list items", u"<ul><li>"_s.repeated(20'000)},
        {"definition lists", u"<dl><dd>"_s.repeated(20'000)},
    };
    for (const QString &tag : {u"div"_s, u"span"_s, u"b"_s, u"font"_s, u"blockquote"_s, u"center"_s,
                               u"section"_s, u"x-y"_s, u"svg"_s, u"math"_s, u"template"_s})
        rows.append({"a hundred thousand deep: " + tag.toLatin1(),
                     QString(u'<' + tag + u'>').repeated(100'000) + u"end"_s});
    for (const int depth : {20, 50, 200})
        rows.append(
            {"tables " + QByteArray::number(depth) + " deep", u"<table><tr><td>a<td>"_s.repeated(depth)});
    return rows;
}

} // namespace

QList<HostileHtml> hostileHtml(const QString &server)
{
    QList<HostileHtml> rows = hostileMarkup() + hostileLoads() + hostileStyles() + hostileSizes();
    for (HostileHtml &row : rows) {
        if (row.html.size() < 2'000'000) {
            row.html.replace(u"@import"_s, u"\uE000import"_s)
                .replace(u"@key"_s, u"\uE000key"_s)
                .replace(u"@font"_s, u"\uE000font"_s);
            row.html.replace(u'@', server);
            row.html.replace(QChar(0xE000), u'@');
        }
    }
    return rows;
}

} // namespace paperround
