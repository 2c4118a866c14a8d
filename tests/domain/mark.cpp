// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/delivery/mark.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

class TestMark : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsItselfInASummary();
    void isNotFoundInsideAnother();
    void takesTheLastWhereASubjectQuotesOne();
    void makesIdsThatAreIdsAndDiffer();
};

void TestMark::findsItselfInASummary()
{
    const Mark mark{u"abcdefghij"_s, 713};
    QCOMPARE(mark.text(), u"pr:abcdefghij/713"_s);
    QCOMPARE(Mark::find(u"/* News */ new section (pr:abcdefghij/713)"), mark);
}

void TestMark::isNotFoundInsideAnother()
{
    QVERIFY(Mark::find(u"(pr:abcdefghij/12)") != Mark(u"abcdefghij"_s, 1));
    for (const char16_t *no :
         {u"xpr:abcdefghij/1", u"pr:abcdefghi/1", u"pr:abcdefghijk/1", u"pr:abcdefghij/0", u"pr:ABCDEFGHIJ/1",
          u"pr:abcdefghij/1/2", u"pr:abcdefghi1/1", u""})
        QVERIFY(!Mark::find(QStringView(no)));
}

void TestMark::takesTheLastWhereASubjectQuotesOne()
{
    const Mark ours{u"abcdefghij"_s, 2};
    QCOMPARE(Mark::find(u"/* About (pr:zzzzzzzzzz/1) */ new section (pr:abcdefghij/2)"), ours);
}

void TestMark::makesIdsThatAreIdsAndDiffer()
{
    QSet<QString> ids;
    for (int i = 0; i < 1000; ++i) {
        const QString id = newDeliveryId();
        QVERIFY(isDeliveryId(id));
        ids.insert(id);
    }
    QCOMPARE(ids.size(), 1000);
    QVERIFY(!isDeliveryId(u"abcdefghi1"));
    QVERIFY(!isDeliveryId(u"abc"));
}

QTEST_GUILESS_MAIN(TestMark)
#include "mark.moc"
