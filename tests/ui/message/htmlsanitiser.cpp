// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/htmlsanitiser.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

class HtmlSanitiserTest : public QObject
{
    Q_OBJECT

    static QString clean(const QString &html, const SanitiserLimits &limits = {})
    {
        return sanitiseHtml(html, QUrl(u"https://ar.wiki.test/wiki/Page"_s), limits).html;
    }

private Q_SLOTS:
    void keepsWhatANewsletterNeeds()
    {
        const QString html =
            u"<h2>News</h2><p><b>New</b> <i>and</i> <a href=\"https://x.test/a?b=1&amp;c\">link</a></p>"
            "<ul><li>One</li></ul><table border=\"1\"><tbody><tr><td colspan=\"2\">c</td></tr></tbody></table>"_s;
        QCOMPARE(clean(html), html);
    }

    void nothingHostileComesThrough_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("expected");
        QTest::newRow("script") << u"a<script>alert(1)</script>b"_s << u"ab"_s;
        QTest::newRow("script in foreign content")
            << u"a<svg><script>x</script><a href='javascript:1'>y</a></svg>b"_s << u"ab"_s;
        QTest::newRow("mutation")
            << u"<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\"></noscript>z"_s
            << u"<p>z</p>"_s;
        QTest::newRow("style element") << u"<style>@import url(//evil.test)</style>a"_s << u"a"_s;
        QTest::newRow("frame") << u"<iframe src=\"https://evil.test\">x</iframe>a"_s << u"a"_s;
        QTest::newRow("form")
            << u"<form action='https://evil.test'><input name=p><button>Go</button>text</form>"_s
            << u"text"_s;
        QTest::newRow("image") << u"<img src=\"https://evil.test/pixel\" alt=\"A <b>\">"_s
                               << u"[A &lt;b&gt;]"_s;
        QTest::newRow("local image") << u"<img src=\"file:///etc/passwd\">a"_s << u"a"_s;
        QTest::newRow("handler") << u"<p onclick=\"x()\" onmouseover=x>a</p>"_s << u"<p>a</p>"_s;
        QTest::newRow("javascript link") << u"<a href=\" java\tscript:alert(1)\">a</a>"_s << u"<a>a</a>"_s;
        QTest::newRow("data link") << u"<a href=\"data:text/html,x\">a</a>"_s << u"<a>a</a>"_s;
        QTest::newRow("file link") << u"<a href=\"file:///etc/passwd\">a</a>"_s << u"<a>a</a>"_s;
        QTest::newRow("link with a password")
            << u"<a href=\"https://en.wiki.test@evil.test/\">a</a>"_s << u"<a>a</a>"_s;
        QTest::newRow("base element") << u"<base href=\"https://evil.test/\"><a href=\"/x\">a</a>"_s
                                      << u"<a href=\"https://ar.wiki.test/x\">a</a>"_s;
        QTest::newRow("background image")
            << u"<p style=\"background:url(https://evil.test/p);color:red\">a</p>"_s
            << u"<p style=\"color: red\">a</p>"_s;
        QTest::newRow("escaped url") << u"<p style=\"background:\\75rl(https://evil.test)\">a</p>"_s
                                     << u"<p>a</p>"_s;
        QTest::newRow("huge font") << u"<p style=\"font-size:99999px\">a</p>"_s << u"<p>a</p>"_s;
        QTest::newRow("huge span") << u"<table><tr><td rowspan=\"65000\">a</td></tr></table>"_s
                                   << u"<table><tbody><tr><td>a</td></tr></tbody></table>"_s;
        QTest::newRow("list start") << u"<ol start=\"2147483647\"><li>a</li></ol>"_s
                                    << u"<ol><li>a</li></ol>"_s;
        QTest::newRow("hidden") << u"a<span style=\"DISPLAY : none\">secret</span><b hidden>x</b>b"_s
                                << u"ab"_s;
        QTest::newRow("quotes") << u"<p style='color:red\"onload=x'>a</p>&lt;script&gt;"_s
                                << u"<p>a</p>&lt;script&gt;"_s;
        QTest::newRow("unknown element") << u"<blink>a</blink><x-y>b</x-y>"_s << u"ab"_s;
        QTest::newRow("comment") << u"a<!--[if IE]><script>x</script><![endif]-->b"_s << u"ab"_s;
        QTest::newRow("meta refresh")
            << u"<meta http-equiv=refresh content=\"0;url=//evil.test\">a"_s << u"a"_s;
    }

    void nothingHostileComesThrough()
    {
        QFETCH(QString, html);
        QFETCH(QString, expected);
        QCOMPARE(clean(html), expected);
    }

    void aBrowserGetsBoxesClassesAndPlacesForPictures()
    {
        const CleanHtml out = sanitiseHtml(
            u"<figure class=\"thumb x&quot;y\" lang=\"ar\" "
            u"style=\"float:right;border-radius:4px;position:fixed\"><img "
            "src=\"//up.test/a.png\" alt=\"A\" width=\"40\" height=\"9999\" onload=x><img src=\"data:x\" "
            "alt=\"B\"></figure>"_s,
            QUrl(u"https://ar.wiki.test/wiki/Page"_s));
        QCOMPARE(out.exactHtml,
                 u"<figure style=\"float: right; border-radius: 4px\" class=\"thumb\" lang=\"ar\"><img "
                 "src=\"preview:0\" alt=\"A\" width=\"40\">[B]</figure>"_s);
        QCOMPARE(out.pictures, QList<QUrl>{QUrl(u"https://up.test/a.png"_s)});
        QCOMPARE(out.html, u"[A][B]"_s);
        QCOMPARE(out.images, 2);
        QVERIFY(out.boxes);
        QVERIFY(!sanitiseHtml(u"<p>a</p><table style=\"width:50px\"><tr><td>a</table>"_s, {}).boxes);
    }

    void aWordWithoutAnEndGetsPlacesToBreakItsLine()
    {
        const CleanHtml out =
            sanitiseHtml(u"<p><b>"_s + u"x"_s.repeated(300) + u"</b>"_s + u"y"_s.repeated(300), {});
        QCOMPARE(out.html.count(QChar(0x200B)), 2);
        QCOMPARE(out.exactHtml.count(QChar(0x200B)), 0); // A browser does not need them.
        QCOMPARE(sanitiseHtml(u"x "_s.repeated(300), {}).html.count(QChar(0x200B)), 0);
    }

    void makesLinksAbsoluteByTheirWiki()
    {
        QCOMPARE(clean(u"<a href=\"/wiki/A%20b\">a</a>"_s),
                 u"<a href=\"https://ar.wiki.test/wiki/A%20b\">a</a>"_s);
        QCOMPARE(clean(u"<a href=\"//fr.wiki.test/wiki/A\">a</a>"_s),
                 u"<a href=\"https://fr.wiki.test/wiki/A\">a</a>"_s);
    }

    void keepsDirections()
    {
        QCOMPARE(clean(u"<div dir=\"RTL\">x</div><p dir=evil>y</p>"_s),
                 u"<div dir=\"rtl\">x</div><p>y</p>"_s);
        QCOMPARE(clean(u"<bdi>x</bdi>"_s), u"\u2068x\u2069"_s);
        QCOMPARE(clean(u"<span dir=ltr>x</span>"_s), u"<span dir=\"ltr\">\u2066x\u2069</span>"_s);
    }

    void cutsDeepTablesAndElementsButKeepsTheirText()
    {
        const QString tables = u"<table><tr><td>"_s.repeated(40) + u"text"_s;
        CleanHtml out = sanitiseHtml(tables, {});
        QCOMPARE(out.html.count(u"<table"), SanitiserLimits().tableDepth);
        QVERIFY(out.truncated && out.html.contains(u"text"));
        out = sanitiseHtml(u"<div>"_s.repeated(5000) + u"text"_s, {});
        QCOMPARE(out.html.count(u"<div>"), SanitiserLimits().depth);
        QCOMPARE(out.html.count(u"</div>"), SanitiserLimits().depth);
        QVERIFY(out.truncated && out.html.contains(u"text"));
    }

    void stopsAtItsNumberOfNodesWithEverythingClosed()
    {
        const CleanHtml out = sanitiseHtml(u"<ul>"_s + u"<li>a</li>"_s.repeated(100), {}, {.nodes = 21});
        QVERIFY(out.truncated && !out.refused);
        QCOMPARE(out.html.count(u"<li>"), out.html.count(u"</li>"));
        QVERIFY(out.html.endsWith(u"</ul>"));
    }

    void refusesWhatCostsTooMuch()
    {
        QVERIFY(sanitiseHtml(u"a"_s.repeated(2000), {}, {.bytes = 1000}).refused);
        // Formatting elements are opened again in each paragraph: far more elements than the text has.
        const QString again = u"<b><i><u><s><em><tt>"_s + u"<p>a"_s.repeated(20'000);
        const CleanHtml out = sanitiseHtml(again, {}, {.memory = 4 * 1024 * 1024});
        QVERIFY(out.refused && out.html.isEmpty());
        QVERIFY(
            sanitiseHtml(u"<div>"_s.repeated(10'000), {}, {.time = std::chrono::milliseconds(0)}).refused);
    }

    void survivesTheDeepestPage()
    {
        const CleanHtml out = sanitiseHtml(u"<b><i>"_s.repeated(20'000), {});
        QVERIFY(out.refused || out.html.count(u"<b>") <= SanitiserLimits().depth);
    }

    void takesBrokenTextForWhatItIs()
    {
        for (const QString &html :
             {u""_s, u"<"_s, u"</p></p></table><td>x"_s, u"&#0;&#xD800;&bogus;"_s, u"<p <p <p"_s,
              u"<!DOCTYPE html><html><body dir=rtl>x"_s, QString(QChar(0xD800))}) {
            const CleanHtml out = sanitiseHtml(html, {});
            QVERIFY(!out.refused);
            QCOMPARE(out.html.count(u'<'), out.html.count(u'>'));
        }
    }

    void styleIsAnAllowList()
    {
        QCOMPARE(sanitiseStyle(
                     u"COLOR : #FFF ; position:fixed; margin: 4px 8px !important; border:1px solid #aaa"),
                 u"color: #fff; margin: 4px 8px; border: 1px solid #aaa"_s);
        QCOMPARE(sanitiseStyle(u"width: 99999px; margin:-9px; behavior:url(x); color:expression(1)"),
                 QString());
        QCOMPARE(sanitiseStyle(u"background-color: rgba(1, 2,3,0.5)"),
                 u"background-color: rgba(1, 2,3,0.5)"_s);
    }
};

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::HtmlSanitiserTest)
#include "htmlsanitiser.moc"
