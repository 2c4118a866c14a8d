// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/listfile.h"

#include "domain/targets/odswriter.h"
#include "domain/toldtargets.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestListFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsASpreadsheet()
    {
        const QList<QStringList> rows{{u"title"_s, u"wiki"_s}, {u"User talk:A"_s, u"en.wikipedia.org"_s}};
        const auto list = listTextOf(odsOf(u"Readers"_s, [&rows](int n) { return rows.value(n); }));
        QVERIFY(list);
        QVERIFY(list->isSpreadsheet());
        QCOMPARE(list->sheets, QStringList{u"Readers"_s});
        QVERIFY(isTable(*list, family()));
        QCOMPARE(told(parseList(*list, family())), QStringList{u"User talk:A@en.wikipedia.org"_s});
    }

    void readsTextInItsEncoding()
    {
        const auto list = listTextOf("title;wiki\nUser talk:Andr\xe9;fr.wikipedia.org"_ba);
        QVERIFY(list);
        QCOMPARE(list->encoding, TextEncoding::Windows1252);
        QVERIFY(isTable(*list, family()));
        QCOMPARE(told(parseList(*list, family())), QStringList{u"User talk:André@fr.wikipedia.org"_s});
        const auto other = listTextOf("\xc3\xa9"_ba, {.encoding = TextEncoding::Windows1252});
        QCOMPARE(other->text, u"Ã©"_s);
        QVERIFY(!isTable(*other, family()));
    }

    void refusesArchivesThatAreNoSpreadsheet_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("code");
        const auto good = odsOf(u"A"_s, [](int n) { return n == 0 ? QStringList{u"B"_s} : QStringList(); });
        QTest::newRow("a head alone") << "PK\x03\x04"_ba << u"badods"_s;
        QTest::newRow("cut off") << good.first(good.indexOf("content.xml") + 30) << u"badods"_s;
        QTest::newRow("another archive")
            << QByteArray(good).replace("content.xml", "content.yml") << u"badods"_s;
        auto broken = good;
        broken[good.indexOf("content.xml") + 20] = '\xff';
        QTest::newRow("a byte is wrong") << broken << u"badods"_s;
    }

    void refusesArchivesThatAreNoSpreadsheet()
    {
        QFETCH(QByteArray, bytes);
        const auto list = listTextOf(bytes);
        QVERIFY(!list);
        QTEST(list.error().code, "code");
    }
};

QTEST_GUILESS_MAIN(TestListFile)
#include "listfile.moc"
