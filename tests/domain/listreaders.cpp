// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What all readers share beside MassMessage's own reading of the same lists, and where they differ from it.
#include "domain/targets/listreaders.h"

#include "domain/targets/mergedsources.h"
#include "domain/toldtargets.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestListReaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesOnlyHostsWhereMassMessageReadsToo_data();
    void takesOnlyHostsWhereMassMessageReadsToo();
    void differsFromMassMessageOnPurpose_data();
    void differsFromMassMessageOnPurpose();
    void countsAPageOnceHoweverItIsWritten();
    void countsLinesByAnyLineEnd();
    void takesNothingOfATextWithMoreRowsThanAnyList_data();
    void takesNothingOfATextWithMoreRowsThanAnyList();
    void readsATableOfAnyWidth();
};

void TestListReaders::takesOnlyHostsWhereMassMessageReadsToo_data()
{
    QTest::addColumn<QString>("site");
    QTest::addColumn<QString>("meant");
    QTest::newRow("mobile host") << u"en.m.wikipedia.org"_s << u"en.wikipedia.org"_s;
    QTest::newRow("database name") << u"enwiki"_s << u"en.wikipedia.org"_s;
    QTest::newRow("interwiki prefix") << u"w"_s << u"en.wikipedia.org"_s;
    QTest::newRow("address") << u"https://en.wikipedia.org"_s << QString();
    QTest::newRow("unknown") << u"not.a.wiki.known.to.us"_s << QString();
}

void TestListReaders::takesOnlyHostsWhereMassMessageReadsToo()
{
    QFETCH(QString, site);
    QFETCH(QString, meant);
    auto sites = family();
    sites.taken = SitesTaken::ByHost;
    sites.names.add(u"enwiki"_s, u"en.wikipedia.org"_s, SiteNames::Kind::Database);
    sites.names.add(u"w"_s, u"en.wikipedia.org"_s, SiteNames::Kind::Interwiki);
    for (const auto &text : {u"A@"_s + site, u"{{#target:A|"_s + site + u"}}"_s,
                             uR"({"description":"","targets":[{"title":"A","site":"%1"}]})"_s.arg(site)}) {
        const auto parsed = parseTargets(text, sites);
        QVERIFY(parsed.targets.isEmpty());
        QCOMPARE(parsed.problems.size(), 1);
        QCOMPARE(parsed.problems.first().code, u"invalidsite"_s);
        QCOMPARE(parsed.problems.first().meant.wiki, meant);
    }
}

/// What MassMessage does otherwise, each on purpose.
void TestListReaders::differsFromMassMessageOnPurpose_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("expected");
    // It knows hosts alone. A person's own file may use any name of a wiki.
    QTest::newRow("other names of a wiki")
        << u"A@en.m.wikipedia.org"_s << QStringList{u"A@en.wikipedia.org"_s};
    // It makes a title of it, on the list's own wiki.
    QTest::newRow("an address") << u"https://en.wikipedia.org/wiki/A"_s
                                << QStringList{u"A@en.wikipedia.org"_s};
    // It rejects the whole list.
    QTest::newRow("a bad line among good ones")
        << u"A\n_\nB"_s
        << QStringList{u"A@test.wikipedia.org"_s, u"B@test.wikipedia.org"_s, u"!invalidtitle@2"_s};
    // It sorts, and drops a duplicate without a word.
    QTest::newRow("order and duplicates")
        << u"A@en.wikipedia.org\nB@de.wikipedia.org\nD\nC\nA@en.wikipedia.org"_s
        << QStringList{u"A@en.wikipedia.org"_s, u"B@de.wikipedia.org"_s, u"D@test.wikipedia.org"_s,
                       u"C@test.wikipedia.org"_s, u"!duplicate@5"_s};
    // It takes them for one number.
    QTest::newRow("titles like numbers")
        << u"1e3\n1000"_s << QStringList{u"1e3@test.wikipedia.org"_s, u"1000@test.wikipedia.org"_s};
    // It takes a list's own wiki, written out in JSON, for another one.
    QTest::newRow("own host in JSON")
        << uR"({"description":"","targets":[{"title":"A"},{"title":"A","site":"test.wikipedia.org"}]})"_s
        << QStringList{u"A@test.wikipedia.org"_s, u"!duplicate@2"_s};
    // In the parser function it tells capitals in a site apart.
    QTest::newRow("capitals in a call's site")
        << u"{{#target:A|EN.wikipedia.org}}"_s << QStringList{u"A@en.wikipedia.org"_s};
    // It drops a target whose site is unknown without a word.
    QTest::newRow("an unknown site in JSON")
        << uR"({"description":"","targets":[{"title":"A","site":"x.org"}]})"_s
        << QStringList{u"!invalidsite@1"_s};
}

void TestListReaders::differsFromMassMessageOnPurpose()
{
    QFETCH(QString, text);
    QTEST(told(parseTargets(text, family())), "expected");
}

/// MassMessage takes these for three pages of a remote wiki, and posts three times there.
void TestListReaders::countsAPageOnceHoweverItIsWritten()
{
    const auto parsed = parseTargets(
        u"User:X@fr.wikipedia.org\nUser talk:X@fr.wikipedia.org\nUser_talk:X@fr.wikipedia.org"_s, family());
    QCOMPARE(
        told(parsed),
        (QStringList{u"User:X@fr.wikipedia.org"_s, u"User talk:X@fr.wikipedia.org"_s, u"!duplicate@3"_s}));
    TargetSource source;
    source.rows = rowsOf(parsed);
    QCOMPARE(MergedSources({source}).count(SetFormula().with(u'A')), 1);
}

void TestListReaders::countsLinesByAnyLineEnd()
{
    QCOMPARE(linesOf(u"a\nb\r\nc\rd\n\re\r"), (QList<QStringView>{u"a", u"b", u"c", u"d", u"", u"e"}));
    QCOMPARE(linesOf(u"\n"), QList<QStringView>{u""});
    QCOMPARE(linesOf(u""), QList<QStringView>{});
}

/// Files of a few letters a line would else take a hundred times their size in memory.
void TestListReaders::takesNothingOfATextWithMoreRowsThanAnyList_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<ListFormat>("format");
    QTest::addColumn<int>("line");
    QTest::newRow("lines") << u"_\n"_s.repeated(TargetRows::Most + 5) << ListFormat::Lines
                           << TargetRows::Most + 1;
    QTest::newRow("calls") << u"{{#target:A}}\n{{a}}"_s + u"{{a}}"_s.repeated(5'000'000)
                           << ListFormat::TargetFunctions << 2;
    QTest::newRow("open braces") << QString(20'000'000, u'{') << ListFormat::TargetFunctions << 1;
    QTest::newRow("values") << u"[0"_s + u",[]"_s.repeated(5'000'000) + u']' << ListFormat::Json << 1;
    QTest::newRow("values of a list")
        << u"{\"description\":\"\",\"targets\":[0"_s + u",[]"_s.repeated(5'000'000) + u"]}"_s
        << ListFormat::MassMessageJson << 1;
}

void TestListReaders::takesNothingOfATextWithMoreRowsThanAnyList()
{
    QFETCH(QString, text);
    QFETCH(ListFormat, format);
    QFETCH(int, line);
    const auto parsed = parseTargets(text, family(), format);
    QCOMPARE(parsed.targets.size(), 0);
    QCOMPARE(parsed.problems, (QList<TargetProblem>{{line, {}, u"toolong"_s}}));
}

void TestListReaders::readsATableOfAnyWidth()
{
    const QString many(1'000'000, u',');
    const auto parsed = parseTargets(u"title,wiki\nA,en.wikipedia.org"_s + many + u"\n"_s + many
                                         + u"\"a \"\"b\"\"\"\n"_s + many + u"\nB,"_s,
                                     family(), ListFormat::Csv);
    QCOMPARE(told(parsed),
             (QStringList{u"A@en.wikipedia.org"_s, u"B@test.wikipedia.org"_s, u"!invalidtitle@3"_s}));
}

QTEST_GUILESS_MAIN(TestListReaders)
#include "listreaders.moc"
