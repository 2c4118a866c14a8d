// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/tabletargets.h"

#include "domain/toldtargets.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

/// "delimiter quotes header title wiki" of a layout.
QString toldLayout(const TableLayout &layout)
{
    return u"%1 %2%3 %4 %5"_s
        .arg(layout.delimiter == u'\t' ? u"tab"_s : QString(layout.delimiter),
             layout.quotes ? u"q"_s : u"-"_s, layout.header ? u"h"_s : u"-"_s)
        .arg(layout.titleColumn)
        .arg(layout.wikiColumn);
}

} // namespace

class TestTableTargets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheLayout_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("layout");
        QTest::newRow("header") << u"title,wiki\nA,en.wikipedia.org"_s << u", qh 0 1"_s;
        QTest::newRow("header, other names") << u"note;Database;Page title\n;enwiki;A"_s << u"; qh 2 1"_s;
        QTest::newRow("bars") << u"page|site\nA|en.wikipedia.org"_s << u"| qh 0 1"_s;
        QTest::newRow("tabs") << u"A\tenwiki\nB\tdewiki"_s << u"tab -- 0 1"_s;
        QTest::newRow("tabs with quotes") << u"\"A \"\"b\"\"\"\ten.wikipedia.org"_s << u"tab q- 0 1"_s;
        QTest::newRow("wiki first") << u"en.wikipedia.org;A\nde.wikipedia.org;B"_s << u"; q- 1 0"_s;
        QTest::newRow("wiki in the third")
            << u"7\tA\tde.wikipedia.org\n8\tB\tfr.wikipedia.org"_s << u"tab -- 0 2"_s;
        QTest::newRow("one column") << u"title\nA@en.wikipedia.org"_s << u", qh 0 -1"_s;
        QTest::newRow("a header we do not know")
            << u"Seite;Wiki-Adresse\nA;de.wikipedia.org"_s << u"; q- 0 1"_s;
        QTest::newRow("nothing") << u""_s << u", q- 0 -1"_s;
    }

    void findsTheLayout()
    {
        QFETCH(QString, text);
        QTEST(toldLayout(tableLayoutOf(text, family())), "layout");
    }

    void readsByTheLayoutThatAPersonChose()
    {
        const auto text = u"Nr;Seite;Wiki\n1;User talk:A;de.wikipedia.org\n2;B;"_s;
        const TableLayout layout{.delimiter = u';', .header = true, .titleColumn = 1, .wikiColumn = 2};
        QCOMPARE(told(parseTable(text, layout, family())),
                 (QStringList{u"User talk:A@de.wikipedia.org"_s, u"B@test.wikipedia.org"_s}));
    }

    void makesARowOfAHeaderThatItDoesNotKnow()
    {
        QCOMPARE(told(parseTargets(u"Seite;Adresse\nA;de.wikipedia.org"_s, family(), ListFormat::Csv)),
                 (QStringList{u"A@de.wikipedia.org"_s, u"!invalidsite@1"_s}));
    }

    void readsTheListsOfScripts()
    {
        auto sites = family();
        sites.names.add(u"enwiki"_s, u"en.wikipedia.org"_s, SiteNames::Kind::Database);
        const auto text = u"\"Heroes\" talk\tenwiki\nUser talk:B\tnowiki\nC"_s;
        QCOMPARE(told(parseTargets(text, sites, ListFormat::Tsv)),
                 (QStringList{u"\"Heroes\" talk@en.wikipedia.org"_s, u"C@test.wikipedia.org"_s,
                              u"!invalidsite@2"_s}));
    }

    void takesTheGuardBeforeAFormulaAway()
    {
        const auto text = u"title,wiki\n'=A,en.wikipedia.org\n''=B,en.wikipedia.org\n'C,en.wikipedia.org"_s;
        QCOMPARE(
            told(parseTargets(text, family(), ListFormat::Csv)),
            (QStringList{u"=A@en.wikipedia.org"_s, u"'=B@en.wikipedia.org"_s, u"'C@en.wikipedia.org"_s}));
    }

    void keepsTheWordsOfLinesThatNameNoPage()
    {
        const auto parsed = parseTargets(u"title,wiki,problem\nA,en.wikipedia.org,\n,,<b>@en"_s, family());
        QCOMPARE(parsed.targets.size(), 1);
        QCOMPARE(parsed.problems, (QList<TargetProblem>{{3, u"<b>@en"_s, u"invalidtitle"_s}}));
    }

    void showsTheFirstRecords()
    {
        const auto sample =
            tableSample(u"title,wiki\n\"A, b\",x\n\nB\nC,d,e"_s, {.header = true, .wikiColumn = 1}, 2);
        QCOMPARE(sample.headings, (QStringList{u"title"_s, u"wiki"_s}));
        QCOMPARE(sample.rows, (QList<QStringList>{{u"A, b"_s, u"x"_s}, {u"B"_s}}));
        QCOMPARE(sample.columns, 2);
    }
};

QTEST_GUILESS_MAIN(TestTableTargets)
#include "tabletargets.moc"
