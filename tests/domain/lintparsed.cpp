// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/lint.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

/// What wikis themselves say: that they would not take a text, and what their parsers find.
class TestLintParsed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsARefusedAddressWhereItIsWritten_data();
    void showsARefusedAddressWhereItIsWritten();
    void tellsWhatAParserFinds();
    void tellsOnceWhatBothFind_data();
    void tellsOnceWhatBothFind();
    void takesWhatWasSaidOfAnotherTextForNothing();
    void tellsWarningsInTheWikisOwnWords();

private:
    static QStringList inShort(const QString &name, const QString &body, const LintFacts &facts)
    {
        QStringList told;
        for (const LintFinding &finding : lintMessage({u"News"_s, body}, facts)) {
            if (lintName(finding.check) == name)
                told.append(u"%1:%2 %3"_s.arg(finding.place.line)
                                .arg(finding.place.column)
                                .arg(finding.words.value(0)));
        }
        return told;
    }
};

void TestLintParsed::showsARefusedAddressWhereItIsWritten_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("told");
    QTest::newRow("link") << u"evil.example, no: [https://www.EVIL.example/x words]"_s
                          << u"1:19 evil.example"_s;
    QTest::newRow("bare") << u"a\nhttps://evil.example/x"_s << u"2:9 evil.example"_s;
    QTest::newRow("of a template") << u"{{Box}}"_s << u"0:0 evil.example"_s;
    QTest::newRow("in a comment only") << u"<!-- evil.example -->"_s << u"0:0 evil.example"_s;
}

void TestLintParsed::showsARefusedAddressWhereItIsWritten()
{
    QFETCH(QString, body);
    QFETCH(QString, told);
    LintFacts facts;
    TextOnWiki here{.refusedAddresses = {u"evil.example"_s}};
    TextOnWiki there = here;
    here.facts.wiki = u"home.example"_s;
    there.facts.wiki = u"fr.example"_s;
    addWikis(facts, {}, {here, there});
    QCOMPARE(inShort(u"refused-address"_s, body, facts), QStringList{told});
    for (const LintFinding &finding : lintMessage({u"News"_s, body}, facts)) {
        if (finding.check != LintCheck::RefusedAddress)
            continue;
        QCOMPARE(finding.severity, LintSeverity::Error); // Nothing is posted there.
        QCOMPARE(finding.number, 2);
    }
}

void TestLintParsed::tellsWhatAParserFinds()
{
    const QString body = u"x\n<center>y</center>"_s;
    LintFacts facts;
    facts.parsed[body] = {{u"obsolete-tag"_s, u"center"_s, {2, 18}}, {u"fostered"_s, {}, {}}};
    QCOMPARE(inShort(u"parser"_s, body, facts),
             (QStringList{u"2:1 obsolete-tag: center"_s, u"0:0 fostered"_s}));
    for (const LintFinding &finding : lintMessage({u"News"_s, body}, facts)) {
        if (finding.check == LintCheck::ParserSays)
            QCOMPARE(finding.severity,
                     finding.words.constFirst() == "fostered"_L1 ? LintSeverity::Warning
                                                                 : LintSeverity::Note);
    }
}

void TestLintParsed::tellsOnceWhatBothFind_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<int>("length");
    QTest::addColumn<QString>("ours");
    QTest::newRow("open") << u"<div>x"_s << u"missing-end-tag"_s << 6 << u"unclosed-tag"_s;
    QTest::newRow("misnested") << u"<div><b>x</div></b>"_s << u"misnested-tag"_s << 15 << u"misnested-tag"_s;
    QTest::newRow("stray") << u"</div>"_s << u"stripped-tag"_s << 6 << u"stray-tag"_s;
    QTest::newRow("alone") << u"<b/>"_s << u"self-closed-tag"_s << 4 << u"self-closed-tag"_s;
    QTest::newRow("quotes") << u"''x"_s << u"missing-end-tag"_s << 3 << u"open-quotes"_s;
}

void TestLintParsed::tellsOnceWhatBothFind()
{
    QFETCH(QString, body);
    QFETCH(QString, kind);
    QFETCH(int, length);
    QFETCH(QString, ours);
    const QString whole = body + u"\n<b>y</b>"_s;
    LintFacts facts;
    facts.parsed[whole] = {{kind, {}, {0, length}}};
    QCOMPARE(inShort(u"parser"_s, whole, facts), QStringList());
    QCOMPARE(inShort(ours, whole, facts).size(), 1);
    // The same kind elsewhere is another finding.
    facts.parsed[whole] = {{kind, {}, {body.size() + 1, 3}}};
    QCOMPARE(inShort(u"parser"_s, whole, facts), QStringList{u"2:1 "_s + kind});
}

void TestLintParsed::takesWhatWasSaidOfAnotherTextForNothing()
{
    LintFacts facts;
    facts.parsed[u"before"_s] = {{u"fostered"_s, {}, {0, 4}}};
    QCOMPARE(inShort(u"parser"_s, u"before it was changed"_s, facts), QStringList());
}

void TestLintParsed::tellsWarningsInTheWikisOwnWords()
{
    LintFacts facts;
    addWikis(facts, {},
             {{.warnings = {u"Template loop."_s}}, {.warnings = {u"Template loop."_s, u"Else."_s}}});
    QCOMPARE(inShort(u"parser"_s, u"x"_s, facts), (QStringList{u"0:0 Else."_s, u"0:0 Template loop."_s}));
}

QTEST_GUILESS_MAIN(TestLintParsed)
#include "lintparsed.moc"
