// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/listpage.h"

#include "domain/saidedits.h"

#include <QTest>

using namespace paperround;
using namespace paperround::test;
using namespace Qt::StringLiterals;

namespace {
const QString pretty =
    u"{\n\t\"description\": \"Old\",\n\t\"targets\": [\n\t\t{\n\t\t\t\"title\": \"A\"\n\t\t},\n"
    "\t\t{\n\t\t\t\"title\": \"B\",\n\t\t\t\"site\": \"en.example.org\"\n\t\t}\n\t]\n}"_s;
} // namespace

class TestJsonList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void editsJsonWithTheLeastChange_data();
    void editsJsonWithTheLeastChange();
    void refusesJsonThatIsNoList_data();
    void refusesJsonThatIsNoList();
};

void TestJsonList::editsJsonWithTheLeastChange_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("said");
    QTest::addColumn<QString>("result");
    const QString third = u",\n\t\t{\n\t\t\t\"title\": \"X\",\n\t\t\t\"site\": \"en.example.org\"\n\t\t}"_s;
    const QString last = u"\"en.example.org\"\n\t\t}"_s;
    QTest::newRow("added at the end")
        << pretty << QStringList{u"+X@en"_s} << QString(pretty).replace(last, last + third);
    QTest::newRow("added in the middle")
        << pretty << QStringList{u"+X@en<A"_s}
        << QString(pretty).replace(u"\"A\"\n\t\t}"_s, u"\"A\"\n\t\t}"_s + third);
    QTest::newRow("added at the beginning")
        << pretty << QStringList{u"+X<"_s}
        << QString(pretty).replace(u"[\n"_s, u"[\n\t\t{\n\t\t\t\"title\": \"X\"\n\t\t},\n"_s);
    QTest::newRow("the first removed")
        << pretty << QStringList{u"-A"_s}
        << QString(pretty).remove(u"\n\t\t{\n\t\t\t\"title\": \"A\"\n\t\t},"_s);
    QTest::newRow("the last removed")
        << pretty << QStringList{u"-B@en"_s}
        << QString(pretty).remove(
               u",\n\t\t{\n\t\t\t\"title\": \"B\",\n\t\t\t\"site\": \"en.example.org\"\n\t\t}"_s);
    QTest::newRow("all removed") << pretty << QStringList{u"-A"_s, u"-B@en"_s}
                                 << u"{\n\t\"description\": \"Old\",\n\t\"targets\": []\n}"_s;
    QTest::newRow("all replaced")
        << pretty << QStringList{u"-A"_s, u"-B@en"_s, u"+X"_s}
        << u"{\n\t\"description\": \"Old\",\n\t\"targets\": [\n\t\t{\n\t\t\t\"title\": \"X\"\n\t\t}\n\t]\n}"_s;
    QTest::newRow("renamed") << pretty << QStringList{u"A>Ah \"x\""_s}
                             << QString(pretty).replace(u"\"A\""_s, u"\"Ah \\\"x\\\"\""_s);
    QTest::newRow("renamed to another wiki")
        << pretty << QStringList{u"A>A@en"_s}
        << QString(pretty).replace(u"\"A\"\n"_s, u"\"A\",\n\t\t\t\"site\": \"en.example.org\"\n"_s);
    QTest::newRow("renamed to the home wiki")
        << pretty << QStringList{u"B@en>B"_s}
        << QString(pretty).remove(u",\n\t\t\t\"site\": \"en.example.org\""_s);
    QTest::newRow("described") << pretty << QStringList{u"\"New <b>"_s}
                               << QString(pretty).replace(u"Old"_s, u"New \\u003Cb\\u003E"_s);
    QTest::newRow("unknown keys stay, in their order")
        << u"{\"z\": 1, \"targets\": [{\"note\": \"x\", \"title\": \"A\", \"a\": [1,2]}], \"description\": \"\"}"_s
        << QStringList{u"A>B"_s, u"+C@en"_s}
        << u"{\"z\": 1, \"targets\": [{\"note\": \"x\", \"title\": \"B\", \"a\": [1,2]},{\"title\": \"C\", \"site\": \"en.example.org\"}], \"description\": \"\"}"_s;
    QTest::newRow("on one line, close")
        << u"{\"description\":\"\",\"targets\":[{\"title\":\"A\"},{\"title\":\"B\"}]}"_s
        << QStringList{u"-A"_s, u"+C@en"_s}
        << u"{\"description\":\"\",\"targets\":[{\"title\":\"B\"},{\"title\":\"C\",\"site\":\"en.example.org\"}]}"_s;
    QTest::newRow("the site before the title")
        << u"{\"description\":\"\",\"targets\":[{\"site\":\"en.example.org\",\"title\":\"A\"}]}"_s
        << QStringList{u"A@en>A"_s} << u"{\"description\":\"\",\"targets\":[{\"title\":\"A\"}]}"_s;
    QTest::newRow("a bad entry stays")
        << u"{\"description\":\"\",\"targets\":[{\"title\":\"_\"},7,{\"title\":\"A\",\"site\":\"x y\"}]}"_s
        << QStringList{u"+B"_s}
        << u"{\"description\":\"\",\"targets\":[{\"title\":\"_\"},7,{\"title\":\"A\",\"site\":\"x y\"},{\"title\":\"B\"}]}"_s;
    QTest::newRow("a bad entry goes")
        << u"{\"description\":\"\",\"targets\":[7,{\"title\":\"A\"}]}"_s << QStringList{u"-!7"_s}
        << u"{\"description\":\"\",\"targets\":[{\"title\":\"A\"}]}"_s;
    QTest::newRow("a page just made")
        << u""_s << QStringList{u"+A"_s, u"\"Ours"_s}
        << u"{\n\t\"description\": \"Ours\",\n\t\"targets\": [\n\t\t{\n\t\t\t\"title\": \"A\"\n\t\t}\n\t]\n}"_s;
    QTest::newRow("brackets and quotes in strings")
        << u"{\"description\":\"]}\\\"{[\",\"targets\":[{\"title\":\"A\"}]}"_s << QStringList{u"+B"_s}
        << u"{\"description\":\"]}\\\"{[\",\"targets\":[{\"title\":\"A\"},{\"title\":\"B\"}]}"_s;
}

void TestJsonList::editsJsonWithTheLeastChange()
{
    QFETCH(QString, text);
    QFETCH(QStringList, said);
    const auto page = rewritten(jsonPage(text), edit(said));
    QVERIFY(page);
    QTEST(page->text, "result");
    QVERIFY(page->refused.isEmpty());
}

void TestJsonList::refusesJsonThatIsNoList_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::newRow("broken") << u"{\"description\":\"\",\"targets\":["_s << u"badjson"_s;
    QTest::newRow("an array") << u"[]"_s << u"badjson"_s;
    QTest::newRow("{}") << u"{}"_s << u"badtargets"_s;
    QTest::newRow("targets a string") << uR"({"description":"","targets":""})"_s << u"badtargets"_s;
    QTest::newRow("no description") << uR"({"targets":[]})"_s << u"baddescription"_s;
}

void TestJsonList::refusesJsonThatIsNoList()
{
    QFETCH(QString, text);
    QFETCH(QString, code);
    QCOMPARE(listPageOfJson(text, {Home, {}}).error().code, code);
    ListPage page;
    page.kind = ListPageKind::MassMessageJson;
    page.text = text;
    QCOMPARE(rewritten(page, edit({u"+A"_s})).error().code, code);
}

QTEST_GUILESS_MAIN(TestJsonList)
#include "jsonlist.moc"
