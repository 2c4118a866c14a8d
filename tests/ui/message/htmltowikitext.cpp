// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/htmltowikitext.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

/// What is pasted from a browser or a word processor becomes wikitext that says the same.
class TestHtmlToWikitext : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysTheSame_data();
    void saysTheSame();
    void leavesOutWhatIsHostile_data();
    void leavesOutWhatIsHostile();
    void staysBounded_data();
    void staysBounded();
    void cutsOneLongText_data();
    void cutsOneLongText();
    void knowsWhatHasNoForm();
    void knowsWikitext_data();
    void knowsWikitext();
};

void TestHtmlToWikitext::saysTheSame_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("wikitext");
    const auto row = [](const char *name, const char *html, const char *wikitext) {
        QTest::newRow(name) << QString::fromUtf8(html) << QString::fromUtf8(wikitext);
    };
    row("words", "Hello\n   there", "Hello there");
    row("paragraphs", "<p>One</p><p>Two <b>three</b></p>", "One\n\nTwo '''three'''");
    row("lines of a mail", "<div>One</div><div>Two</div><div><br></div><div>Three</div>",
        "One\n\nTwo\n\nThree");
    row("a break", "One<br>two<br/><br>three", "One<br />two\n\nthree");
    row("bold and italic", "<b>B</b> <i>I</i> <b><i>X</i></b> <strong>S</strong><em>e</em>",
        "'''B''' ''I'' '''''X''''' '''S'''''e''");
    row("blanks stay outside", "a<b> b </b>c", "a '''b''' c");
    row("an empty mark", "a<b></b><i> </i>b", "a b");
    row("bold over paragraphs", "<b><p>One</p><p>Two</p></b>", "'''One'''\n\n'''Two'''");
    row("bold by style",
        "<span style=\"font-weight: 700\">B</span> <span style=\"font-style:italic\">i</span>",
        "'''B''' ''i''");
    row("a bold that is none", "<b style=\"font-weight:normal\"><p>One</p><p>Two</p></b>", "One\n\nTwo");
    row("headings from the third level on", "<h1>A</h1><p>x</p><h2>B</h2><p>y</p>",
        "=== A ===\n\nx\n\n==== B ====\n\ny");
    row("headings of a part of a page", "<h3>A</h3><h6>B</h6>", "=== A ===\n\n====== B ======");
    row("an empty heading", "<h2> </h2>x", "x");
    row("link", "see <a href=\"https://example.org/a b?x=[1]\">this page</a>!",
        "see [https://example.org/a%20b?x=%5B1%5D this page]!");
    row("a link that is its address", "<a href=\"https://example.org/x\">https://example.org/x</a>",
        "https://example.org/x");
    row("a link around a picture", "a<a href=\"https://example.org\"><img src=\"x.png\"></a>b", "ab");
    row("bold in a link", "<a href=\"https://example.org\"><b>x</b> y]</a>",
        "[https://example.org '''x''' y&#93;]");
    row("mail", "<a href=\"mailto:a@example.org\">write</a>", "[mailto:a@example.org write]");
    row("list", "Take:<ul><li>one</li><li><p>two</p></li></ul>then", "Take:\n* one\n* two\n\nthen");
    row("lists in lists", "<ul><li>a<ol><li>b</li><li>c<ul><li>d</li></ul></li></ol></li><li>e</li></ul>",
        "* a\n*# b\n*# c\n*#* d\n* e");
    row("lines in an item", "<ol><li>a<br>b<p>c</p></li></ol>", "# a<br />b<br />c");
    row("terms", "<dl><dt>T</dt><dd>Meaning</dd></dl>", "; T\n: Meaning");
    row("table",
        "<table><caption>C</caption><thead><tr><th>H</th><th "
        "colspan=2>I</th></tr></thead><tbody><tr><td>a|b</td>"
        "<td><ul><li>x</li></ul></td><td></td></tr></tbody></table>",
        "{| class=\"wikitable\"\n|+ C\n|-\n! H\n! colspan=\"2\" | I\n|-\n| a&#124;b\n|\n* x\n|\n|}");
    row("a table around everything", "<table><tr><td><p>One</p><p>Two</p></td></tr></table>", "One\n\nTwo");
    row("a table in a table",
        "<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td><td>d</td></tr></table>",
        "{| class=\"wikitable\"\n|-\n|\na\n\nb\n\nc\n| d\n|}");
    row("spans around a table in a table",
        "<table><tr><td colspan=2>a<table><tr><td rowspan=3>b</td><td>c</td></tr></table></td></tr>"
        "<tr><td>d</td><td>e<table><tr><td colspan=4>f</td></tr></table></td></tr></table>",
        "{| class=\"wikitable\"\n|-\n| colspan=\"2\" |\na\n\nb\n\nc\n|-\n| d\n|\ne\n\nf\n|}");
    row("a table in a caption",
        "<table><caption>C<table><caption>x</caption><tr><td>y</td><th>z</th></tr></table></caption>"
        "<tr><td>a</td><td>b</td></tr></table>",
        "{| class=\"wikitable\"\n|+ C<br />x<br />y<br />z\n|-\n| a\n| b\n|}");
    row("a list in a heading", "<h2>A<ul><li>b</li><li>c</li></ul></h2>d", "=== A<br />b<br />c ===\nd");
    row("a list in a caption",
        "<table><caption>C<ol><li>x</li></ol></caption><tr><td>a</td><td>b</td></tr></table>",
        "{| class=\"wikitable\"\n|+ C<br />x\n|-\n| a\n| b\n|}");
    row("terms in a heading", "<h2><dl><dt>A</dt><dd>b</dd></dl></h2>", "=== A<br />b ===");
    row("bold around a table", "<b>x<table><tr><td>a</td><td>b</td></tr></table>y</b>",
        "'''x'''\n\n{| class=\"wikitable\"\n|-\n| '''a'''\n| '''b'''\n|}\n\n'''y'''");
    row("verbatim", "<pre>a  b\n&lt;c&gt;</pre>d", "<pre>a  b\n&lt;c></pre>\n\nd");
    row("small marks", "H<sub>2</sub>O <s>no</s> <code>x</code>", "H<sub>2</sub>O <s>no</s> <code>x</code>");
    row("quote", "<blockquote><p>One</p></blockquote>two", "<blockquote>One</blockquote>\n\ntwo");
    row("rule", "a<hr>b", "a\n\n----\nb");
    row("words of a word processor", "<p class=MsoNormal><o:p>&nbsp;</o:p></p><p>a<o:p></o:p></p>", "a");
    row("what a page hides", "a<span style=\"display: none\">b</span><span hidden>c</span>d", "ad");
    row("signs that would be markup", "[[x]] {{y}} ''z'' &lt;b&gt; ~~~~ &amp;amp; __TOC__ %{user}",
        "[&#91;x]] {&#123;y}} '&#39;z'&#39; &lt;b> ~~&#126;~ &amp;amp; _&#95;TOC_&#95; %<nowiki/>{user}");
    row("signs where a line begins", "<p>* a</p><p># b</p><p>: c</p><p>= d =</p><p>----</p>",
        "&#42; a\n\n&#35; b\n\n&#58; c\n\n&#61; d =\n\n---&#45;");
    row("an address that is text", "[https://example.org x]", "&#91;https://example.org x]");
    row("right to left", "<p dir=rtl>مرحبا <b>بكم</b></p>", "مرحبا '''بكم'''");
}

void TestHtmlToWikitext::saysTheSame()
{
    QFETCH(const QString, html);
    QFETCH(const QString, wikitext);
    const PastedText pasted = wikitextFromHtml(html);
    QVERIFY(!pasted.refused && !pasted.truncated);
    QCOMPARE(pasted.wikitext, wikitext);
}

void TestHtmlToWikitext::leavesOutWhatIsHostile_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("wikitext");
    QTest::newRow("script") << u"a<script>alert(1)</script>b"_s << u"ab"_s;
    QTest::newRow("style") << u"<style>p{}</style>a"_s << u"a"_s;
    QTest::newRow("svg") << u"a<svg><text>x</text><script>1</script></svg>b"_s << u"ab"_s;
    QTest::newRow("form") << u"a<form><input value=x><textarea>y</textarea><button>z</button></form>b"_s
                          << u"a b"_s.remove(u' ');
    QTest::newRow("javascript") << u"<a href=\"java\tscript:alert(1)\">x</a>"_s << u"x"_s;
    QTest::newRow("data") << u"<a href=\"data:text/html,x\">x</a>"_s << u"x"_s;
    QTest::newRow("file") << u"<a href=\"file:///etc/passwd\">x</a>"_s << u"x"_s;
    QTest::newRow("a password in an address") << u"<a href=\"https://me:pw@example.org/\">x</a>"_s << u"x"_s;
    QTest::newRow("a bracket in an address")
        << u"<a href=\"https://example.org/x]{{subst:y}}~~~~\">x</a>"_s
        << u"[https://example.org/x%5D%7B%7Bsubst:y%7D%7D%7E%7E%7E%7E x]"_s;
    QTest::newRow("a comment") << u"a<!-- [[x]] -->b"_s << u"ab"_s;
    QTest::newRow("nowiki in words") << u"&lt;/nowiki&gt;&lt;script&gt;"_s << u"&lt;/nowiki>&lt;script>"_s;
    QTest::newRow("the end of pre") << u"<pre>&lt;/pre&gt;{{x}}</pre>"_s << u"<pre>&lt;/pre>{{x}}</pre>"_s;
    QTest::newRow("a null") << u"a&#0;b"_s << u"a\uFFFDb"_s;
}

void TestHtmlToWikitext::leavesOutWhatIsHostile()
{
    QFETCH(const QString, html);
    QFETCH(const QString, wikitext);
    QCOMPARE(wikitextFromHtml(html).wikitext, wikitext);
}

void TestHtmlToWikitext::staysBounded_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<bool>("refused");
    QTest::newRow("huge") << u"<p>x</p>"_s.repeated(1'100'000) << true;
    QTest::newRow("many") << u"<b>x</b>"_s.repeated(200'000) << false;
    QTest::newRow("deep") << u"<div>"_s.repeated(50'000) + u"x"_s << false;
    QTest::newRow("deep lists") << u"<ul><li>"_s.repeated(20'000) + u"x"_s << false;
    QTest::newRow("deep tables") << u"<table><tr><td>"_s.repeated(5'000) + u"x"_s << false;
    QTest::newRow("wide") << u"a"_s.repeated(4'000'000) << false;
}

void TestHtmlToWikitext::staysBounded()
{
    QFETCH(const QString, html);
    QFETCH(const bool, refused);
    const PasteLimits limits;
    const PastedText pasted = wikitextFromHtml(html, limits);
    QVERIFY(pasted.truncated || pasted.refused || pasted.wikitext.size() < 5'000'000);
    QVERIFY(!refused || pasted.refused);
    if (!pasted.refused)
        QVERIFY(pasted.wikitext.contains(u'x') || pasted.wikitext.contains(u'a'));
}

void TestHtmlToWikitext::cutsOneLongText_data()
{
    QTest::addColumn<QString>("html");
    QTest::newRow("words") << u"word "_s.repeated(1'500'000);
    QTest::newRow("signs that become longer") << u"["_s.repeated(8'000'000);
    QTest::newRow("verbatim") << u"<pre>"_s + u"&amp;\n"_s.repeated(1'300'000);
    QTest::newRow("beyond the first plane") << u"x\U0001F4F0"_s.repeated(1'000'000);
}

void TestHtmlToWikitext::cutsOneLongText()
{
    QFETCH(const QString, html);
    const PasteLimits limits;
    const PastedText pasted = wikitextFromHtml(html, limits);
    QVERIFY(pasted.truncated && !pasted.refused);
    QVERIFY(pasted.wikitext.size() < limits.written + 100);
    QVERIFY(pasted.wikitext.size() > limits.written - 100);
    QVERIFY(pasted.wikitext.isValidUtf16());
}

void TestHtmlToWikitext::knowsWhatHasNoForm()
{
    QVERIFY(!wikitextFromHtml(u"<div><span style=\"color:red\">int x;</span></div><div>y</div>"_s).formatted);
    QVERIFY(wikitextFromHtml(u"a <b>b</b>"_s).formatted);
    QVERIFY(wikitextFromHtml(u"<ul><li>a</li></ul>"_s).formatted);
    QVERIFY(!wikitextFromHtml(u"a <b></b>"_s).formatted);
}

void TestHtmlToWikitext::knowsWikitext_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isWikitext");
    QTest::newRow("link") << u"see [[Page|this]]"_s << true;
    QTest::newRow("template") << u"{{Foo|bar}}"_s << true;
    QTest::newRow("signature") << u"bye ~~~~"_s << true;
    QTest::newRow("bold") << u"'''b'''"_s << true;
    QTest::newRow("section") << u"<section begin=x />"_s << true;
    QTest::newRow("table") << u"a\n{|\n|}"_s << true;
    QTest::newRow("words") << u"Hello, it's [me] {you} * no"_s << false;
    QTest::newRow("code") << u"a[[0]\nb]"_s << false;
}

void TestHtmlToWikitext::knowsWikitext()
{
    QFETCH(const QString, text);
    QFETCH(const bool, isWikitext);
    QCOMPARE(looksLikeWikitext(text), isWikitext);
}

QTEST_GUILESS_MAIN(TestHtmlToWikitext)
#include "htmltowikitext.moc"
