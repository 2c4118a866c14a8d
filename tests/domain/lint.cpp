// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/lint.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

namespace {

const QString End = u"\n[[:m:List|Unsubscribe]] ~~~~"_s;

QList<LintFinding> lint(const QString &body, const LintFacts &facts = {}, const QString &subject = u"News"_s)
{
    LintFacts others = facts;
    others.asOneself = false;
    return lintMessage({subject, body}, others);
}

/// "unclosed-tag 1:1 div"
QString inShort(const LintFinding &finding)
{
    const auto &place = finding.place;
    QString text = lintName(finding.check);
    if (place.field != LintField::Message)
        text += u' ' + QString::number(place.line) + u':' + QString::number(place.column);
    for (const QString &word : finding.words)
        text += u' ' + word;
    return text;
}

QStringList inShort(const QList<LintFinding> &findings)
{
    QStringList all;
    for (const LintFinding &finding : findings)
        all.append(inShort(finding));
    return all;
}

QString mended(Message message, const LintFinding &finding)
{
    if (!finding.mend.isThere())
        return {};
    QString &field = finding.mend.field == LintField::Subject ? message.subject : message.body;
    return field.replace(finding.mend.span.from, finding.mend.span.length, finding.mend.text);
}

} // namespace

class TestLint : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSoundMessageHasNothing();
    void findsWhatIsWrongInABody_data();
    void findsWhatIsWrongInABody();
    void tellsWhatFallsOutOfASubject_data();
    void tellsWhatFallsOutOfASubject();
    void wantsATimeWhereWikisReadIt_data();
    void wantsATimeWhereWikisReadIt();
    void wantsAWayOut_data();
    void wantsAWayOut();
    void knowsTheNamespacesOfTheWikis();
    void countsWhoIsCalled();
    void saysWhatPostingAsOneselfDoes();
    void measuresTheText();
    void showsAMissingTemplateWhereItIsUsed();
    void findsLinksThatAWikiHasNoPageFor();
    void findsFilesThatAWikiLacks();
    void mendsWithOneChange_data();
    void mendsWithOneChange();
    void listsFiftyOfAKindAndCountsTheRest();
    void eachCheckHasItsName();
};

void TestLint::aSoundMessageHasNothing()
{
    QCOMPARE(
        inShort(lint(u"<div class=\"a/b\">\n'''News''' of [[Main Page|the week]] {{tracked|{{{1}}}}}<br/>\n"
                     "L'''amour'' <ref name=x/><references/>\n* <li>a<li>b\n</DIV>"_s
                     + End)),
        QStringList());
}

void TestLint::findsWhatIsWrongInABody_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QStringList>("found");
    const auto row = [](const char *name, const QString &body, const QStringList &found) {
        QTest::newRow(name) << body << found;
    };
    row("tag", u"a\n <div>x"_s, {u"unclosed-tag 2:2 div"_s});
    row("tags", u"<div><b>"_s, {u"unclosed-tag 1:1 div"_s, u"unclosed-tag 1:6 b"_s});
    row("end of a tag", u"x</div>"_s, {u"stray-tag 1:2 div"_s});
    row("misnested", u"<div><b>x</div></b>"_s, {u"misnested-tag 1:6 b"_s});
    row("cut off", u"<div><b>x</div>"_s, {u"unclosed-tag 1:6 b"_s});
    row("alone", u"<b/>x"_s, {u"self-closed-tag 1:1 b"_s});
    row("not taken", u"<a href=\"http://x\">y</a>"_s, {u"shown-tag 1:1 a"_s, u"shown-tag 1:21 a"_s});
    row("of an extension", u"<languages/><translate>x <tvar name=1>y</tvar>"_s, {});
    row("not read", u"<nowiki><div></nowiki><pre><b></pre>"_s, {});
    row("comment", u"a <!-- <b>"_s,
        {u"unclosed-comment 1:3 <!--"_s, u"tildes-in-comment 2:25"_s, u"unsigned"_s, u"no-unsubscribe"_s});
    row("nowiki", u"<nowiki>[[x]]"_s, {u"unclosed-nowiki 1:1 <nowiki>"_s});
    row("template", u"{{x"_s, {u"unclosed-template 1:1 {{"_s});
    row("link", u"[[x"_s, {u"unclosed-link 1:1 [["_s});
    row("address", u"[https://x"_s, {u"unclosed-link 1:1 ["_s});
    row("table", u"{|\n| x"_s, {u"unclosed-table 1:1 {|"_s});
    row("ends", u"x]] }}\n|}"_s,
        {u"closes-nothing 1:2 ]]"_s, u"closes-nothing 1:5 }}"_s, u"closes-nothing 2:1 |}"_s});
    row("quotes", u"'''x\n''y'' '''''z'''''"_s, {u"open-quotes 1:1"_s});
    row("headings", u"== a ==\n=== b ==="_s, {u"heading 1:1 a"_s, u"heading 2:1 b"_s});
    row("heading with a comment behind", u"== a == <!-- x --> <!-- y -->\n=b= -->"_s, {u"heading 1:1 a"_s});
    row("heading by a tag", u"<h2 class=x>a</h2><h3>b</h3>"_s, {u"heading 1:1 <h2>"_s});
    row("below", u"[[/News]] [[../Help|x]] {{/Box|1}} [[A/B]] [[/]]"_s,
        {u"relative-link 1:1 [[/News]]"_s, u"relative-link 1:11 [[../Help]]"_s,
         u"relative-link 1:25 {{/Box}}"_s});
    row("references", u"x<ref>y</ref>"_s, {u"no-references 1:2"_s});
    row("references by a template", u"x<ref>y</ref>{{Reflist}}"_s, {});
    row("language", u"[[fr:X]] [[:fr:X]] [[zh-min-nan:Y|Z]]"_s,
        {u"language-link 1:1 fr:X"_s, u"language-link 1:20 zh-min-nan:Y"_s});
    row("no language", u"[[mw:X]] [[m:X]] [[Help:X]] [[w:fr:X]]"_s, {});
    row("category", u"[[Category:X]] [[:Category:X]] [[ category : Y|z]]"_s,
        {u"category 1:1 Category:X"_s, u"category 1:32 category : Y"_s});
    row("tildes in a comment", u"<!-- ~~~~ -->"_s, {u"tildes-in-comment 1:6"_s});
    row("subst in a comment", u"<!-- {{Subst:x}} -->"_s, {u"subst-in-comment 1:6"_s});
    row("loud", u"'''a''' <big>b</big> <span style=\"color:red\">c</span> "_s.repeated(5),
        {u"much-formatting"_s});
    row("bold here and there", u"'''One''' and then a sentence of some eight words. "_s.repeated(5), {});
}

void TestLint::findsWhatIsWrongInABody()
{
    QFETCH(QString, body);
    QFETCH(QStringList, found);
    QCOMPARE(inShort(lint(body + End)), found);
}

void TestLint::tellsWhatFallsOutOfASubject_data()
{
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("plain") << u"News"_s << QStringList();
    QTest::newRow("blank behind") << u"News "_s << QStringList();
    QTest::newRow("a heart") << u"I <3 wikis"_s << QStringList();
    QTest::newRow("tag") << u"<b>News</b>"_s << QStringList{u"changed-subject 1:1 News"_s};
    QTest::newRow("nothing left") << u"<b></b>"_s << QStringList{u"empty-subject 1:1"_s};
    QTest::newRow("blank") << u"  "_s << QStringList{u"empty-subject 1:1"_s};
    QTest::newRow("240 bytes") << u"é"_s.repeated(120) << QStringList();
    QTest::newRow("242 bytes") << u"é"_s.repeated(121) << QStringList{u"long-subject 1:1"_s};
    QTest::newRow("long only by its tags") << u"é"_s.repeated(120) + u"<b></b>"_s
                                           << QStringList{u"changed-subject 1:1 "_s + u"é"_s.repeated(120)};
}

void TestLint::tellsWhatFallsOutOfASubject()
{
    QFETCH(QString, subject);
    QFETCH(QStringList, found);
    QCOMPARE(inShort(lint(u"Text"_s + End, {}, subject)), found);
}

void TestLint::wantsATimeWhereWikisReadIt_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<bool>("isSigned");
    QTest::newRow("four") << u"x ~~~~"_s << true;
    QTest::newRow("five") << u"x ~~~~~"_s << true;
    QTest::newRow("three: a name alone") << u"x ~~~"_s << false;
    QTest::newRow("none") << u"x"_s << false;
    QTest::newRow("in a comment") << u"x <!-- ~~~~ -->"_s << false;
    QTest::newRow("in nowiki") << u"x <NOWIKI>~~~~</nowiki>"_s << false;
    QTest::newRow("written out") << u"A 12:34, 5 June 2026 (UTC)"_s << true;
    QTest::newRow("in the wiki's own zone") << u"A, 5 juin 2026 à 12:34 (CEST)"_s << true;
    QTest::newRow("in Arabic") << u"A ١٢:٣٤، ٥ يونيو ٢٠٢٦ (ت ع م)"_s << true;
    QTest::newRow("in Japanese") << u"A 2026年6月5日 (金) 12:34 (UTC)"_s << true;
    QTest::newRow("a clock and an abbreviation") << u"Meet at 12:34 in the hall (NASA)"_s << false;
    QTest::newRow("a date and a clock") << u"On 5 June 2026 at 12:34 (see below)"_s << false;
    QTest::newRow("a zone on another line") << u"12:34, 5 June 2026\n(UTC)"_s << false;
    QTest::newRow("written out in a comment") << u"<!-- 12:34, 5 June 2026 (UTC) -->"_s << false;
}

void TestLint::wantsATimeWhereWikisReadIt()
{
    QFETCH(QString, body);
    QFETCH(bool, isSigned);
    QCOMPARE(paperround::isSigned(body), isSigned);
    QCOMPARE(inShort(lint(body)).filter(u"unsigned"_s).isEmpty(), isSigned);
}

void TestLint::wantsAWayOut_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<bool>("there");
    QTest::newRow("link") << u"[[m:List|Unsubscribe]]"_s << true;
    QTest::newRow("link's target") << u"[[m:News/Subscribers|here]]"_s << true;
    QTest::newRow("address") << u"[https://x.test/Liste Abbestellen]"_s << true;
    QTest::newRow("template") << u"{{Unsubscribe}}"_s << true;
    QTest::newRow("arabic") << u"[[m:List|ألغِ الاشتراك]]"_s << true;
    QTest::newRow("the list itself") << u"[[:home:Project:My_list|Leave]]"_s << true;
    QTest::newRow("words that lead nowhere") << u"Unsubscribe! [[Main Page]]"_s << false;
    QTest::newRow("in a comment") << u"<!-- [[m:List|Unsubscribe]] -->"_s << false;
    QTest::newRow("another link") << u"[[Main Page]]"_s << false;
}

void TestLint::wantsAWayOut()
{
    QFETCH(QString, body);
    QFETCH(bool, there);
    LintFacts facts;
    facts.listPages = {u"Project:My list"_s};
    QCOMPARE(inShort(lint(body + u" ~~~~"_s, facts)),
             there ? QStringList() : QStringList{u"no-unsubscribe"_s});
}

void TestLint::knowsTheNamespacesOfTheWikis()
{
    WikiFacts wiki;
    wiki.namespaces[2] = {2, u"Benutzer"_s, u"User"_s, {u"Benutzerin"_s}, true};
    wiki.namespaces[14] = {14, u"Kategorie"_s, u"Category"_s, {}, true};
    wiki.maxArticleSize = 2000;
    LintFacts facts;
    addWikis(facts, {}, {{.facts = wiki}});
    QCOMPARE(inShort(lint(u"[[Kategorie:X]]"_s + End, facts)), QStringList{u"category 1:1 Kategorie:X"_s});
    QCOMPARE(inShort(lint(u"[[Kategorie:X]]"_s + End)), QStringList());
    QCOMPARE(facts.userNames, (QSet<QString>{u"benutzer"_s, u"benutzerin"_s}));
    QCOMPARE(inShort(lint(u"x"_s.repeated(2001) + End, facts)), QStringList{u"long-body"_s});
}

void TestLint::countsWhoIsCalled()
{
    const auto called = [](const QString &body) {
        const auto found = lintMessage({u"News"_s, body + End}, {});
        const auto it = std::ranges::find_if(found, [](const LintFinding &finding) {
            return finding.check == LintCheck::Mentions || finding.check == LintCheck::TooManyMentions;
        });
        return it == found.cend() ? u"none"_s : inShort(*it) + u' ' + QString::number(it->number);
    };
    QCOMPARE(called(u"[[User talk:A]] [[User:A/Page]] [[m:User:A]]"_s), u"none"_s);
    QCOMPARE(called(u"[[User:A|a]] [[:user:A]] [[User:A_b]] [[User:a b]]"_s), u"mentions 2"_s);
    QCOMPARE(called(u"{{ping|A|B|p=!}} {{Reply to|B}}"_s), u"mentions 2"_s);
    QString many;
    for (int i = 0; i < 51; ++i)
        many += u"[[User:U%1]]"_s.arg(i);
    QCOMPARE(called(many), u"too-many-mentions 51"_s);
    // Nobody is told of an edit that does not sign.
    QCOMPARE(inShort(lint(u"[[User:A]] [[:m:L|Unsubscribe]] ~~~~~"_s)), QStringList());
}

void TestLint::saysWhatPostingAsOneselfDoes()
{
    LintFacts facts;
    QCOMPARE(inShort(lintMessage({u"News"_s, u"Text"_s + End}, facts)), QStringList{u"subscribes"_s});
    facts.asOneself = false;
    QCOMPARE(inShort(lintMessage({u"News"_s, u"Text"_s + End}, facts)), QStringList());
}

void TestLint::measuresTheText()
{
    const auto found = lint(u" \n"_s);
    QCOMPARE(inShort(found), QStringList{u"empty-body 1:1"_s});
    QCOMPARE(found.first().severity, LintSeverity::Error);
    const auto longer = lint(u"x"_s.repeated(70'000) + End);
    QCOMPARE(inShort(longer), QStringList{u"long-body"_s});
    QCOMPARE(longer.first().severity, LintSeverity::Warning);
    QCOMPARE(longer.first().number, 70'000 + int(End.size()));
    QCOMPARE(lint(u"é"_s.repeated(1'100'000) + End).first().severity, LintSeverity::Error);
}

void TestLint::showsAMissingTemplateWhereItIsUsed()
{
    LintFacts facts;
    addWikis(facts, {},
             {{.facts = {.wiki = u"en.example"_s}, .missingTemplates = {u"Template:Tracked_stuff"_s}},
              {.missingTemplates = {u"Vorlage:Tracked stuff"_s, u"Vorlage:O"_s}}});
    const auto found = lint(u"one\nand {{ tracked stuff |T1}}{{Tracked stuff}}"_s + End, facts);
    QCOMPARE(inShort(found), (QStringList{u"missing-template 2:5 tracked stuff"_s, u"missing-template o"_s}));
    QCOMPARE(found.first().number, 2);
}

void TestLint::findsLinksThatAWikiHasNoPageFor()
{
    WikiFacts german{.wiki = u"de.example"_s};
    german.namespaces[4] = {4, u"Wikipedia"_s, u"Project"_s, {u"WP"_s}, true};
    german.namespaces[12] = {12, u"Hilfe"_s, u"Help"_s, {}, true};
    const QString body =
        u"[[help:Page_previews#Use|x]] [[Help:Page previews]] [[:WP:A]] [[There]] [[:m:Help:B]]"_s;
    LintFacts facts;
    // Of the signature, and of a template: nothing in the text is to be mended.
    const QStringList elsewhere{u"Benutzer:Sender"_s, u"Hilfe:Other"_s};
    addWikis(facts, {{}, body},
             {{.facts = german,
               .missingLinks = elsewhere + QStringList{u"Hilfe:Page previews"_s, u"Wikipedia:A"_s}},
              {.missingLinks = {u"Help:Page previews"_s}}});
    QCOMPARE(facts.brokenLinks,
             (QMap<QString, int>{
                 {u"help:Page_previews#Use"_s, 2}, {u"Help:Page previews"_s, 2}, {u":WP:A"_s, 1}}));
    facts.linksHome = {{u"help:Page_previews#Use"_s, u":m:help:Page_previews#Use"_s},
                       {u"Help:Page previews"_s, u":m:Help:Page previews"_s}};
    const auto found = lint(body + End, facts);
    QCOMPARE(inShort(found),
             (QStringList{u"broken-link 1:1 help:Page_previews#Use :m:help:Page_previews#Use"_s,
                          u"broken-link 1:30 Help:Page previews :m:Help:Page previews"_s,
                          u"broken-link 1:53 :WP:A"_s}));
    QVERIFY(mended({{}, body}, found[0]).startsWith("[[:m:help:Page_previews#Use|x]] "_L1));
    QVERIFY(mended({{}, body}, found[1]).contains(" [[:m:Help:Page previews|Help:Page previews]] "_L1));
    QVERIFY(!found[2].mend.isThere());
}

void TestLint::findsFilesThatAWikiLacks()
{
    WikiFacts german;
    german.namespaces[6] = {6, u"Datei"_s, u"File"_s, {u"Bild"_s}, true};
    LintFacts facts;
    addWikis(facts, {}, {{.facts = german, .missingFiles = {u"Datei:A b.png"_s}}});
    const auto found = lint(u"[[Bild:A_b.png|thumb]] [[File:There.png]]"_s + End, facts);
    QCOMPARE(inShort(found), QStringList{u"missing-file 1:1 Bild:A_b.png"_s});
    QCOMPARE(mended({{}, u"[[Bild:A_b.png|thumb]] x"_s}, found[0]), u" x"_s);
}

void TestLint::mendsWithOneChange_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("mended");
    const QString end = u" [[:m:L|Unsubscribe]] ~~~~"_s;
    const auto row = [&end](const char *name, const QString &body, const QString &mended) {
        QTest::newRow(name) << body + end << mended + end;
    };
    row("language", u"[[fr:X]]"_s, u"[[:fr:X]]"_s);
    row("category", u"[[ Category:X]]"_s, u"[[ :Category:X]]"_s);
    row("alone", u"<span id=x />y"_s, u"<span id=x></span>y"_s);
    row("end of a tag", u"x</b>y"_s, u"xy"_s);
    row("tag", u"<b>x\ny"_s, u"<b>x</b>\ny"_s);
    row("heading", u"== X ==\ny"_s, u"'''X'''\ny"_s);
    row("closes nothing", u"x]]y"_s, u"xy"_s);
    row("comment", u"<!-- x\ny"_s, u"<!-- x -->\ny"_s);
    QTest::newRow("block") << u"<div>x\ny"_s + end << u"<div>x\ny"_s + end + u"\n</div>"_s;
    QTest::newRow("table") << u"{|\n|x"_s + end << u"{|\n|x"_s + end + u"\n|}"_s;
    QTest::newRow("references") << u"x<ref>y</ref>[[:m:L|Unsubscribe]] ~~~~"_s
                                << u"x<ref>y</ref>[[:m:L|Unsubscribe]]\n<references />\n ~~~~"_s;
    QTest::newRow("unsigned") << u"[[:m:L|Unsubscribe]]\n"_s << u"[[:m:L|Unsubscribe]] ~~~~\n"_s;
    QTest::newRow("a name alone") << u"[[:m:L|Unsubscribe]] ~~~"_s << u"[[:m:L|Unsubscribe]] ~~~~"_s;
}

void TestLint::mendsWithOneChange()
{
    QFETCH(QString, body);
    QFETCH(QString, mended);
    const auto found = lint(body);
    QVERIFY(!found.isEmpty());
    const QString after = ::mended({u"News"_s, body}, found.first());
    QCOMPARE(after, mended);
    QCOMPARE(inShort(lint(after)), QStringList());
    const auto subject = lint(u"x"_s + End, {}, u"<b>News</b>"_s);
    QCOMPARE(::mended({u"<b>News</b>"_s, {}}, subject.first()), u"News"_s);
}

void TestLint::listsFiftyOfAKindAndCountsTheRest()
{
    const auto found = lint(u"<b>"_s.repeated(170) + u"[[ "_s + End);
    QCOMPARE(found.size(), 51);
    QCOMPARE(found[49].more, 120);
    QCOMPARE(inShort(found.last()), u"unclosed-link 1:511 [["_s);
}

void TestLint::eachCheckHasItsName()
{
    for (int i = 0; i <= static_cast<int>(LastLintCheck); ++i) {
        const auto check = static_cast<LintCheck>(i);
        QCOMPARE(lintFromName(lintName(check)), std::optional(check));
    }
    QVERIFY(!lintFromName(u"of-tomorrow"_s));
}

QTEST_GUILESS_MAIN(TestLint)
#include "lint.moc"
