// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/takenout.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

MergedSources sources()
{
    TargetSource readers{.letter = u'A', .name = u"Readers"_s};
    readers.rows.append({{u"User talk:Old"_s, u"en.test"_s, 1}, {}});
    readers.rows.append({{u"User talk:Ada"_s, u"en.test"_s, 2}, {}});
    TargetSource left{.letter = u'B', .name = u"Left"_s};
    left.rows.append({{u"User:new"_s, u"en.test"_s, 1}, {}});
    left.rows.append({{{}, {}, 2}, {2, u"<bad>"_s, u"invalidtitle"_s}});
    return MergedSources({readers, left});
}

TakenOut takenOut(QStringView formula)
{
    return TakenOut(sources(), *SetFormula::parse(formula, u"AB"));
}

} // namespace

class TestTakenOut : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRowThatLeadsToAPageTakenOutIsTakenOut()
    {
        const TakenOut minus = takenOut(u"A-B");
        QVERIFY(!minus.isEmpty());
        QCOMPARE(minus.by(maskOf(u'A'), u"User talk:New"_s, u"en.test"_s), u"Left"_s);
    }

    void noOtherRowIs_data()
    {
        QTest::addColumn<QString>("formula");
        QTest::addColumn<QString>("page");
        QTest::addColumn<QString>("wiki");
        QTest::newRow("another page") << u"A-B"_s << u"User talk:Ada"_s << u"en.test"_s;
        QTest::newRow("another wiki") << u"A-B"_s << u"User talk:New"_s << u"fr.test"_s;
        QTest::newRow("no page") << u"A-B"_s << QString() << u"en.test"_s;
        QTest::newRow("both are taken") << u"A|B"_s << u"User talk:New"_s << u"en.test"_s;
        QTest::newRow("the other has no part in it") << u"A"_s << u"User talk:New"_s << u"en.test"_s;
    }

    void noOtherRowIs()
    {
        QFETCH(QString, formula);
        QFETCH(QString, page);
        QFETCH(QString, wiki);
        QCOMPARE(takenOut(formula).by(maskOf(u'A'), page, wiki), QString());
    }

    void aRowThatNoSourceNamesIsAPersonsOwn()
    {
        QCOMPARE(takenOut(u"A-B").by(0, u"User talk:New"_s, u"en.test"_s), QString());
        QVERIFY(TakenOut().by(1, u"A"_s, u"en.test"_s).isEmpty());
        QVERIFY(takenOut(u"A|B").isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestTakenOut)
#include "takenout.moc"
