// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/odstable.h"

#include "domain/targets/tabletargets.h"
#include "domain/toldtargets.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

QByteArray document(const QByteArray &sheets)
{
    return R"(<?xml version="1.0"?><office:document-content)"
           R"( xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0")"
           R"( xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0")"
           R"( xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>)"
        + sheets + "</office:spreadsheet></office:body></office:document-content>";
}

QByteArray sheet(const QByteArray &rows, const QByteArray &name = "S")
{
    return "<table:table table:name=\"" + name + "\">" + rows + "</table:table>";
}

QByteArray row(const QByteArrayList &cells)
{
    QByteArray xml = "<table:table-row>";
    for (const auto &cell : cells)
        xml += cell.startsWith('<') ? cell
                                    : "<table:table-cell><text:p>" + cell + "</text:p></table:table-cell>";
    return xml + "</table:table-row>";
}

OdsTable read(const QByteArray &xml, int wanted = -1, qsizetype piece = 1 << 20)
{
    OdsReader reader(wanted);
    for (qsizetype at = 0; at < xml.size() && reader.add(xml.mid(at, piece)); at += piece) { }
    return reader.take();
}

} // namespace

class TestOdsTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsRowsAndCells()
    {
        const auto table =
            read(document(sheet(row({"title", "wiki"}) + row({"User talk:A", "en.wikipedia.org"}))));
        QCOMPARE(table.problem, QString());
        QCOMPARE(table.sheets, QStringList{u"S"_s});
        QCOMPARE(table.text, u"title\twiki\nUser talk:A\ten.wikipedia.org\n"_s);
        QCOMPARE(told(parseTable(table.text, sheetLayoutOf(table.text, family()), family())),
                 QStringList{u"User talk:A@en.wikipedia.org"_s});
    }

    void readsTheWordsOfACell_data()
    {
        QTest::addColumn<QByteArray>("cell");
        QTest::addColumn<QString>("words");
        const auto p = [](const QByteArray &words) {
            return "<table:table-cell>" + words + "</table:table-cell>";
        };
        QTest::newRow("parts") << p("<text:p>A<text:span>b</text:span> <text:a>c</text:a></text:p>")
                               << u"Ab c"_s;
        QTest::newRow("blanks") << p("<text:p>A<text:s/>b<text:s text:c=\"2\"/>c</text:p>") << u"A b  c"_s;
        QTest::newRow("two paragraphs") << p("<text:p>A</text:p><text:p>B</text:p>") << u"A\u0085B"_s;
        QTest::newRow("line break") << p("<text:p>A<text:line-break/>B<text:tab/>C</text:p>")
                                    << u"A\u0085B\u0085C"_s;
        QTest::newRow("a comment") << p(
            "<office:annotation><text:p>no</text:p></office:annotation><text:p>A</text:p>")
                                   << u"A"_s;
        QTest::newRow("a formula's words") << p("<text:p>=A1</text:p>") << u"=A1"_s;
        QTest::newRow("quotation marks") << p("<text:p>\"A\" &amp; '=b</text:p>") << u"\"A\" & '=b"_s;
        QTest::newRow("hidden under a merged one")
            << "<table:covered-table-cell><text:p>A</text:p></table:covered-table-cell>"_ba << u"A"_s;
    }

    void readsTheWordsOfACell()
    {
        QFETCH(QByteArray, cell);
        QFETCH(QString, words);
        QCOMPARE(read(document(sheet(row({cell})))).text, words + u'\n');
    }

    void countsEmptyAndRepeatedRowsAndCells()
    {
        const auto xml = document(sheet(
            "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell/></table:table-row>"
            "<table:table-row table:number-rows-repeated=\"2\">"
            "<table:table-cell table:number-columns-repeated=\"2\"/>"
            "<table:table-cell table:number-columns-repeated=\"2\"><text:p>A</text:p></table:table-cell>"
            "<table:table-cell table:number-columns-repeated=\"16380\"/></table:table-row>"
            "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell"
            " table:number-columns-repeated=\"16384\"/></table:table-row>"));
        QCOMPARE(read(xml).text, u"\n\n\n\t\tA\tA\n\t\tA\tA\n"_s);
    }

    void readsPieceByPiece()
    {
        const auto xml = document(sheet(row({"Ä&amp;", "x"}) + row({"B", "y"})));
        QCOMPARE(read(xml, -1, 1).text, u"Ä&\tx\nB\ty\n"_s);
    }

    void readsTheFirstSheetThatHasAnything()
    {
        const auto xml = document(sheet(row({"<table:table-cell/>"}), "none") + sheet(row({"A"}), "one")
                                  + sheet(row({"B"}), "two"));
        const auto first = read(xml);
        QCOMPARE(first.sheets, (QStringList{u"none"_s, u"one"_s, u"two"_s}));
        QCOMPARE(first.sheet, 1);
        QCOMPARE(first.text, u"A\n"_s);
        QCOMPARE(read(xml, 2).text, u"B\n"_s);
        QCOMPARE(read(document(sheet({}))).sheet, -1);
    }

    void refusesWhatIsNoSpreadsheet_data()
    {
        QTest::addColumn<QByteArray>("xml");
        QTest::addColumn<QString>("problem");
        const auto repeated = [](const QByteArray &rows, const QByteArray &columns, const QByteArray &words) {
            return document(sheet("<table:table-row table:number-rows-repeated=\"" + rows
                                  + "\"><table:table-cell table:number-columns-repeated=\"" + columns
                                  + "\"><text:p>" + words
                                  + "</text:p></table:table-cell></table:table-row>"));
        };
        QTest::newRow("nothing") << ""_ba << u"badods"_s;
        QTest::newRow("no XML") << "PK"_ba << u"badods"_s;
        QTest::newRow("cut off") << document(sheet(row({"A"}))).chopped(10) << u"badods"_s;
        QTest::newRow("entities") << "<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>"_ba << u"badods"_s;
        QTest::newRow("deep") << document(QByteArray("<table:table>").repeated(100'000)) << u"badods"_s;
        QTest::newRow("a tag without end") << "<a b=\""_ba + QByteArray(20'000'000, 'A') << u"badods"_s;
        QByteArray attributes;
        for (int i = 0; i < 2000; ++i)
            attributes += " a" + QByteArray::number(i) + "=\"\"";
        QTest::newRow("attributes without end") << document("<a" + attributes + "/>") << u"badods"_s;
        QTest::newRow("a comment without end") << "<a><!--"_ba + QByteArray(20'000'000, 'A') << u"badods"_s;
        QTest::newRow("rows without end") << repeated("9999999999", "1", "A") << u"toolong"_s;
        QTest::newRow("words without end")
            << repeated("1000000", "16384", QByteArray(1000, 'A')) << u"toolong"_s;
    }

    void refusesWhatIsNoSpreadsheet()
    {
        QFETCH(QByteArray, xml);
        const auto table = read(xml);
        QTEST(table.problem, "problem");
        QVERIFY(table.text.isEmpty());
    }

    /// What an archive can hold a thousand times over would else be kept until the memory is full.
    void asksForNoMoreOfATagWithoutEnd()
    {
        OdsReader reader;
        QVERIFY(reader.add("<a b=\""));
        const QByteArray piece(1024 * 1024, 'A');
        int pieces = 0;
        while (pieces < 100 && reader.add(piece))
            ++pieces;
        QVERIFY2(pieces < 4, qPrintable(QString::number(pieces)));
        QCOMPARE(reader.take().problem, u"badods"_s);
    }
};

QTEST_GUILESS_MAIN(TestOdsTable)
#include "odstable.moc"
