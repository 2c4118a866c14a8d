// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/listpage.h"

#include "domain/saidedits.h"

#include <QRandomGenerator>
#include <QTest>

using namespace paperround;
using namespace paperround::test;
using namespace Qt::StringLiterals;

namespace {
const QString pretty =
    u"{\n\t\"description\": \"Old\",\n\t\"targets\": [\n\t\t{\n\t\t\t\"title\": \"A\"\n\t\t},\n"
    "\t\t{\n\t\t\t\"title\": \"B\",\n\t\t\t\"site\": \"en.example.org\"\n\t\t}\n\t]\n}"_s;
} // namespace

class TestListPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsWhatChanged();
    void leavesWhatDoesNotChangeByteForByte_data();
    void leavesWhatDoesNotChangeByteForByte();
    void saysWhatTheEditSays_data();
    void saysWhatTheEditSays();
};

void TestListPage::tellsWhatChanged()
{
    for (const ListPage &page :
         {jsonPage(pretty), wikitextPage(u"* {{#target:A}}\n* {{#target:B|en.example.org}}"_s)}) {
        const auto done = rewritten(page, edit({u"-A"_s, u"B@en>C"_s, u"+X"_s, u"-nobody"_s, u"+X"_s}));
        QVERIFY(done);
        QCOMPARE(done->changes,
                 (QList<ListChange>{{ListChange::Kind::Removed, key(u"A"_s), {}},
                                    {ListChange::Kind::Renamed, key(u"B@en"_s), target(u"C"_s)},
                                    {ListChange::Kind::Added, {}, target(u"X"_s)}}));
    }
}

void TestListPage::leavesWhatDoesNotChangeByteForByte_data()
{
    QTest::addColumn<ListPage>("page");
    QTest::newRow("json") << jsonPage(pretty);
    QTest::newRow("json, odd") << jsonPage(
        u"{\"description\" :\"\\u00e4\" , \"targets\":[ {\"title\":\"A\" } , 3 ]\n}\n"_s);
    QTest::newRow("empty json page") << jsonPage(u""_s);
    QTest::newRow("wikitext") << wikitextPage(u"\r\n* {{#target:A}}\r\n{{#target:\n\n"_s);
    QTest::newRow("nothing") << wikitextPage(u""_s);
}

void TestListPage::leavesWhatDoesNotChangeByteForByte()
{
    QFETCH(ListPage, page);
    const auto done = rewritten(page, {});
    QVERIFY(done);
    QCOMPARE(done->text, page.text);
    QVERIFY(done->changes.isEmpty());
}

void TestListPage::saysWhatTheEditSays_data()
{
    QTest::addColumn<bool>("json");
    QTest::newRow("json") << true;
    QTest::newRow("wikitext") << false;
}

/// Whatever is done to a page, reading what came out gives what the edit makes of the rows.
void TestListPage::saysWhatTheEditSays()
{
    QFETCH(bool, json);
    QRandomGenerator random(20261129);
    const auto any = [&random](const QStringList &of) { return of[random.bounded(of.size())]; };
    const auto name = [&] { return u"P%1"_s.arg(random.bounded(12)) + any({u""_s, u""_s, u"@en"_s}); };
    const auto line = [&](const QString &said) {
        const Target at = target(said);
        const QString site = at.wiki == Home ? QString() : any({u"|"_s, u" | "_s}) + at.wiki;
        const QString call = random.bounded(3) == 0
            ? u"{{target|page="_s + at.title + (site.isEmpty() ? QString() : u"|site="_s + at.wiki) + u"}}"_s
            : u"{{#target:"_s + at.title + site + u"}}"_s;
        return any({u"* "_s, u"#"_s, u""_s, u"Prose "_s, u"{{row|"_s}) + call;
    };
    for (int round = 0; round < 3000; ++round) {
        QStringList lines;
        for (int i = random.bounded(7); i > 0; --i) {
            const QString said = name();
            const Target at = target(said);
            if (json)
                lines += any({u""_s, u"\n\t\t"_s, u" "_s}) + u"{\"title\":"_s + any({u""_s, u" "_s}) + u'"'
                    + at.title + u'"' + (at.wiki == Home ? QString() : u", \"site\":\""_s + at.wiki + u'"')
                    + any({u"}"_s, u", \"k\":1}"_s});
            else
                lines += line(said) + any({u""_s, u" note"_s, u"}}"_s, u", "_s + line(name())});
        }
        const QString text = json
            ? u"{\"description\":\"\",\"targets\":["_s + lines.join(u',') + any({u"]}"_s, u"\n]\n}"_s})
            : lines.join(u'\n') + any({u""_s, u"\n"_s, u"\nFoot"_s});
        const ListPage page = json ? jsonPage(text) : wikitextPage(text);
        QStringList said;
        for (int i = random.bounded(5); i > 0; --i) {
            const QString first = name();
            const QString second = name();
            said +=
                any({u"+"_s + first, u"-"_s + first, u"+"_s + first + u'<' + second, u"+"_s + first + u'<'});
        }
        const ListEdit wanted = edit(said);
        const auto done = rewritten(page, wanted);
        QVERIFY(done);
        const ListPage again = json ? jsonPage(done->text) : wikitextPage(done->text);
        QStringList now = keysOf(again.rows);
        QStringList expected = keysOf(applied(wanted, page.rows));
        for (QStringList *keys : {&now, &expected}) {
            keys->removeDuplicates();
            keys->removeIf([](const QString &each) { return each.startsWith(u'!'); });
            keys->sort(); // Where a neighbour goes or stands in prose, a row comes elsewhere.
        }
        QVERIFY2(now == expected,
                 qPrintable(text + u"\n----\n"_s + said.join(u' ') + u"\n----\n"_s + done->text));
    }
}

QTEST_GUILESS_MAIN(TestListPage)
#include "listpage.moc"
