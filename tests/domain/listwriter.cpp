// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/listwriter.h"

#include "domain/targets/spreadsheetcell.h"
#include "domain/targets/targettext.h"

#include <QRandomGenerator>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {
const QString Home = u"meta.example.org"_s;

TargetRow page(const QString &title, const QString &wiki = Home)
{
    return {{title, wiki, 0}, {}};
}

TargetRows rowsWith(const QList<TargetRow> &list)
{
    TargetRows rows;
    for (const TargetRow &row : list)
        rows.append(row);
    return rows;
}

TargetRows sample()
{
    return rowsWith({page(u"User talk:A"_s),
                     page(u"=1+1"_s, u"de.example.org"_s),
                     {{}, {3, u"what is \"this\",\nall"_s, u"invalidtitle"_s}},
                     page(u"A & <b> \"c\", d"_s, u"xx.example.org:8080"_s)});
}

QString written(ListFile format)
{
    const ListFacts facts{Home, u"The <b> & \"list\""_s, {{u"de.example.org"_s, u"dewiki"_s}}};
    return QString::fromUtf8(writeList(sample(), format, facts).bytes);
}
} // namespace

class TestListWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesEachFormat_data();
    void writesEachFormat();
    void countsWhatAFormatHasNoPlaceFor();
    void writesAnEmptyList_data();
    void writesAnEmptyList();
    void neutralisesFormulasAndReadsThemBack_data();
    void neutralisesFormulasAndReadsThemBack();
    void comesBackExactly_data();
    void comesBackExactly();
    void makesNoPageOfWhatWasNone_data();
    void makesNoPageOfWhatWasNone();
    void writesAnArchiveThatSaysItsType();
    void knowsItsFormatsByName();
};

void TestListWriter::writesEachFormat_data()
{
    QTest::addColumn<ListFile>("format");
    QTest::addColumn<QString>("text");
    QTest::newRow("lines") << ListFile::Lines
                           << u"User talk:A@meta.example.org\n=1+1@de.example.org\nwhat is \"this\", all\n"
                              "A & <b> \"c\", d@xx.example.org:8080\n"_s;
    QTest::newRow("csv")
        << ListFile::Csv
        << u"title,wiki,problem\r\nUser talk:A,meta.example.org,\r\n'=1+1,de.example.org,\r\n"
           ",,\"what is \"\"this\"\",\nall\"\r\n"
           "\"A & <b> \"\"c\"\", d\",xx.example.org:8080,\r\n"_s;
    QTest::newRow("tsv") << ListFile::Tsv
                         << u"User talk:A\tmeta.example.org\n'=1+1\tdewiki\n"
                            "A & <b> \"c\", d\txx.example.org:8080\n"_s;
    QTest::newRow("json") << ListFile::JsonArray
                          << u"[\n\t\"User talk:A@meta.example.org\",\n\t\"=1+1@de.example.org\",\n"
                             "\t\"what is \\\"this\\\",\\nall\",\n"
                             "\t\"A \\u0026 \\u003Cb\\u003E \\\"c\\\", d@xx.example.org:8080\"\n]\n"_s;
    QTest::newRow("massmessage")
        << ListFile::MassMessageJson
        << u"{\n\t\"description\": \"The \\u003Cb\\u003E \\u0026 \\\"list\\\"\",\n\t\"targets\": [\n"
           "\t\t{\n\t\t\t\"title\": \"User talk:A\"\n\t\t},\n"
           "\t\t{\n\t\t\t\"title\": \"=1+1\",\n\t\t\t\"site\": \"de.example.org\"\n\t\t},\n"
           "\t\t{\n\t\t\t\"title\": \"A \\u0026 \\u003Cb\\u003E \\\"c\\\", d\",\n"
           "\t\t\t\"site\": \"xx.example.org:8080\"\n\t\t}\n\t]\n}"_s;
    QTest::newRow("wikitext") << ListFile::Wikitext
                              << u"* {{#target:User talk:A}}\n* {{#target:=1+1|de.example.org}}\n"
                                 "* {{#target:A & <b> \"c\", d|xx.example.org:8080}}\n"_s;
}

void TestListWriter::writesEachFormat()
{
    QFETCH(ListFile, format);
    QTEST(written(format), "text");
}

void TestListWriter::countsWhatAFormatHasNoPlaceFor()
{
    for (const ListFile format : allListFiles) {
        const ListBytes list = writeList(sample(), format, {Home, {}, {}});
        const bool hasPlace = format == ListFile::Lines || format == ListFile::Csv
            || format == ListFile::JsonArray || format == ListFile::Ods;
        QCOMPARE(list.written, 3);
        QCOMPARE(list.leftOut, hasPlace ? 0 : 1);
    }
}

void TestListWriter::writesAnEmptyList_data()
{
    QTest::addColumn<ListFile>("format");
    QTest::addColumn<QString>("text");
    QTest::newRow("lines") << ListFile::Lines << QString();
    QTest::newRow("csv") << ListFile::Csv << u"title,wiki\r\n"_s;
    QTest::newRow("tsv") << ListFile::Tsv << QString();
    QTest::newRow("json") << ListFile::JsonArray << u"[]\n"_s;
    QTest::newRow("massmessage") << ListFile::MassMessageJson
                                 << u"{\n\t\"description\": \"\",\n\t\"targets\": []\n}"_s;
    QTest::newRow("wikitext") << ListFile::Wikitext << QString();
}

void TestListWriter::writesAnEmptyList()
{
    QFETCH(ListFile, format);
    QTEST(QString::fromUtf8(writeList({}, format, {Home, {}, {}}).bytes), "text");
}

void TestListWriter::neutralisesFormulasAndReadsThemBack_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cell");
    for (const QChar first : u"=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20"_s)
        QTest::addRow("U+%04X", first.unicode()) << first + u"cmd()"_s << u'\'' + first + u"cmd()"_s;
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("plain") << u"User talk:A=b"_s << u"User talk:A=b"_s;
    QTest::newRow("an apostrophe of its own") << u"'Tis"_s << u"'Tis"_s;
    QTest::newRow("looks neutralised already") << u"'=1"_s << u"''=1"_s;
    QTest::newRow("and once more") << u"''=1"_s << u"'''=1"_s;
    QTest::newRow("apostrophes alone") << u"'''"_s << u"'''"_s;
}

void TestListWriter::neutralisesFormulasAndReadsThemBack()
{
    QFETCH(QString, text);
    QTEST(toSpreadsheetCell(text), "cell");
    QCOMPARE(fromSpreadsheetCell(toSpreadsheetCell(text)), text);
}

void TestListWriter::comesBackExactly_data()
{
    QTest::addColumn<ListFile>("file");
    QTest::addColumn<ListFormat>("format");
    QTest::newRow("lines") << ListFile::Lines << ListFormat::Lines;
    QTest::newRow("massmessage") << ListFile::MassMessageJson << ListFormat::MassMessageJson;
    QTest::newRow("wikitext") << ListFile::Wikitext << ListFormat::TargetFunctions;
}

void TestListWriter::comesBackExactly()
{
    QFETCH(ListFile, file);
    QFETCH(ListFormat, format);
    QRandomGenerator random(4711);
    static const QStringList letters{u"A"_s, u"z"_s, u"Ä"_s,  u"="_s, u"+"_s,  u"-"_s,
                                     u"@"_s, u"'"_s, u"\""_s, u","_s, u";"_s,  u"."_s,
                                     u"!"_s, u"&"_s, u"*"_s,  u" "_s, u"日"_s, u"\U0001F600"_s};
    for (int round = 0; round < 2000; ++round) {
        TargetRows rows;
        QSet<QString> seen;
        const int size = random.bounded(8);
        for (int i = 0; i < size; ++i) {
            QString title;
            for (int c = random.bounded(1, 8); c > 0; --c)
                title += letters[random.bounded(letters.size())];
            const QString clean = u"X"_s + title.simplified().normalized(QString::NormalizationForm_C);
            const TargetRow row = page(clean, random.bounded(2) == 0 ? Home : u"de.example.org"_s);
            if (cleanTitle(clean, FirstLetter::AsWritten) != clean || seen.contains(rowKey(row)))
                continue;
            seen.insert(rowKey(row));
            rows.append(row);
        }
        const QString text = QString::fromUtf8(writeList(rows, file, {Home, {}, {}}).bytes);
        const ParsedTargets parsed = parseTargets(text, {Home, {}}, format);
        QVERIFY2(parsed.problems.isEmpty(), qPrintable(text));
        QCOMPARE(parsed.targets.size(), rows.size());
        for (int i = 0; i < rows.size(); ++i) {
            QCOMPARE(parsed.targets[i].title, rows.at(i).target.title);
            QCOMPARE(parsed.targets[i].wiki, rows.at(i).target.wiki);
        }
    }
}

void TestListWriter::makesNoPageOfWhatWasNone_data()
{
    QTest::addColumn<ListFile>("file");
    QTest::newRow("lines") << ListFile::Lines;
    QTest::newRow("csv") << ListFile::Csv;
}

void TestListWriter::makesNoPageOfWhatWasNone()
{
    QFETCH(ListFile, file);
    const TargetRows rows = rowsWith({page(u"A"_s), {{}, {2, u"B@nowhere.example.org"_s, u"invalidsite"_s}}});
    const QString text = QString::fromUtf8(writeList(rows, file, {Home, {}, {}}).bytes);
    const ParsedTargets parsed = parseTargets(text, {Home, {u"de.example.org"_s}});
    QCOMPARE(parsed.targets.size(), 1);
    QCOMPARE(parsed.problems.size(), 1);
    QVERIFY(parsed.problems.first().text.contains(u"B@nowhere.example.org"_s));
}

void TestListWriter::writesAnArchiveThatSaysItsType()
{
    const QByteArray ods = writeList(sample(), ListFile::Ods, {Home, {}, {}}).bytes;
    QCOMPARE(ods.first(4), QByteArray("PK\x03\x04"));
    QCOMPARE(ods.mid(30, 54), QByteArray("mimetypeapplication/vnd.oasis.opendocument.spreadsheet"));
    QCOMPARE(ods, writeList(sample(), ListFile::Ods, {Home, {}, {}}).bytes); // The same list, the same bytes.
}

void TestListWriter::knowsItsFormatsByName()
{
    for (const ListFile format : allListFiles) {
        QCOMPARE(listFileFromName(listFileName(format)), format);
        QVERIFY(!fileEnding(format).isEmpty());
    }
    QCOMPARE(listFileFromName(u"xls"), std::nullopt);
}

QTEST_GUILESS_MAIN(TestListWriter)
#include "listwriter.moc"
