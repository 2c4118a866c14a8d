// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/toldtargets.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestJsonTargets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsArrays_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected");
        const QStringList two{u"A@en.wikipedia.org"_s, u"b@test.wikipedia.org"_s};
        QTest::newRow("strings") << uR"(["A@en.wikipedia.org", "b"])"_s << two;
        QTest::newRow("objects") << uR"([{"title":"A","site":"en.wikipedia.org"},{"page":"b"}])"_s << two;
        QTest::newRow("as this program prints them")
            << uR"({"targets":[{"title":"A","wiki":"en.wikipedia.org","line":1},"b"],"problems":[]})"_s
            << two;
        QTest::newRow("nothing") << u"[]"_s << QStringList{};
        QTest::newRow("odd entries") << uR"([7, null, {}, {"title":1}, {"title":"A","site":2}, [], ""])"_s
                                     << QStringList{u"!badentry@1"_s,    u"!badentry@2"_s,
                                                    u"!badentry@3"_s,    u"!badentry@4"_s,
                                                    u"!invalidsite@5"_s, u"!badentry@6"_s,
                                                    u"!invalidtitle@7"_s};
        QTest::newRow("no list") << uR"({"a":1})"_s << QStringList{u"!badtargets@1"_s};
        QTest::newRow("broken in line 2") << u"[\"A\",\n}"_s << QStringList{u"!badjson@2"_s};
        QTest::newRow("deep") << QString(100'000, u'[') << QStringList{u"!badjson@1"_s};
    }

    void readsArrays()
    {
        QFETCH(QString, text);
        QTEST(told(parseTargets(text, family(), ListFormat::Json)), "expected");
    }

    void keepsTheEntryAsTheWordsOfItsProblem()
    {
        const auto parsed = parseTargets(uR"([{"title":"A","site":2}, 7])"_s, family(), ListFormat::Json);
        QCOMPARE(parsed.problems.at(0).text, uR"({"site":2,"title":"A"})"_s);
        QCOMPARE(parsed.problems.at(1).text, u"7"_s);
    }
};

QTEST_GUILESS_MAIN(TestJsonTargets)
#include "jsontargets.moc"
