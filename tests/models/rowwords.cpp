// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rowwords.h"

#include "domain/delivery/reason.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestRowWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasWordsForEveryReason();
    void saysWhyAPersonIsAsked_data();
    void saysWhyAPersonIsAsked();
    void saysWhatTheAuditSawOfADeliveredRow();
    void showsTheWikisOwnWordsInOneLine();
};

void TestRowWords::hasWordsForEveryReason()
{
    for (const QString &reason : reason::all())
        QVERIFY2(reasonTitle(reason) != reason, qPrintable(reason));
}

void TestRowWords::saysWhyAPersonIsAsked_data()
{
    QTest::addColumn<QString>("code");
    for (const QString &code : {u"page-gone"_s, u"page-moved"_s, u"record-hidden"_s, reason::OtherList})
        QTest::newRow(qPrintable(code)) << code;
}

void TestRowWords::saysWhyAPersonIsAsked()
{
    QFETCH(QString, code);
    Row row;
    row.state = RowState::Held;
    row.reason = reason::PersonDecides;
    row.code = code;
    const Explanation plain = explainRow({.state = RowState::Held, .reason = reason::PersonDecides}, {});
    const Explanation told = explainRow(row, {});
    QVERIFY(told.what != plain.what && !told.todo.isEmpty());
    QCOMPARE(reasonWords(row, {}, {}), told.what);
}

void TestRowWords::saysWhatTheAuditSawOfADeliveredRow()
{
    Row row;
    row.state = RowState::Delivered;
    row.reason = reason::Posted;
    row.revision = 17;
    const QString plain = reasonWords(row, {}, {});
    row.code = reason::AuditTwice;
    const QString odd = reasonWords(row, {}, {});
    QVERIFY(odd != plain && odd.contains(u"17"_s));
}

void TestRowWords::showsTheWikisOwnWordsInOneLine()
{
    Row row;
    row.state = RowState::Failed;
    row.reason = reason::Refused;
    row.detail = u"First line\nand \u202Esecond"_s;
    const QString words = reasonWords(row, {}, {});
    QVERIFY(!words.contains(u'\n'));
    QVERIFY(words.contains(u"First line and"_s));
}

QTEST_GUILESS_MAIN(TestRowWords)
#include "rowwords.moc"
