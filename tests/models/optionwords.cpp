// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/optionwords.h"

#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

class TestOptionWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void sayNothingOfWhatIsUsual()
    {
        QVERIFY(optionWords({}).isEmpty());
        QVERIFY(timesWords({}).isEmpty());
        DeliveryOptions options;
        options.repeat = true;
        QVERIFY(optionWords(options).isEmpty());
    }

    void sayWhatIsAskedFor()
    {
        DeliveryOptions options;
        options.test = true;
        options.waves = {1, 10};
        options.oncePerPerson = true;
        QCOMPARE(optionWords(options),
                 (QStringList{u"a test"_s, u"in waves of 1 %, 10 %, the rest"_s, u"once per person"_s}));
        options.notBefore = QDateTime(QDate(2026, 11, 23), QTime(16, 0));
        options.notAfter = options.notBefore.addSecs(3600);
        QCOMPARE(optionWords(options)[1], u"not before "_s + timeWords(options.notBefore));
        QCOMPARE(optionWords(options)[2], u"not after "_s + timeWords(options.notAfter));
    }

    void sayWhichRouteIsProposedAndWhy()
    {
        QVERIFY(optionWords({.route = Route::MassMessage})[0].startsWith(u"by MassMessage"_s));
        RouteFacts facts;
        QStringList said{routeWords(proposeRoute(facts))};
        for (bool RouteFacts::*has : {&RouteFacts::allowed, &RouteFacts::extension, &RouteFacts::right}) {
            facts.*has = true;
            said.append(routeWords(proposeRoute(facts)));
        }
        QCOMPARE(QSet<QString>(said.cbegin(), said.cend()).size(), 4);
        QVERIFY(std::ranges::all_of(said, [](const QString &words) {
            return words.startsWith(u"Your own account is proposed. "_s);
        }));
        facts.pages = 5000;
        facts.wikis = 700;
        facts.wikisWithoutMassMessage = 3;
        QCOMPARE(routeWords(proposeRoute(facts)),
                 u"MassMessage is proposed. The list is long: MassMessage needs no computer that stays "
                 "awake. The list names many wikis. Wikis without MassMessage get edits."_s);
        facts.signsItself = true;
        QVERIFY(routeWords(proposeRoute(facts))
                    .startsWith(u"Your own account is proposed. By MassMessage the signature"_s));
    }

    void sayThatTheComputerMustBeAwakeWhenATimeIsChosen()
    {
        DeliveryOptions options;
        options.notBefore = QDateTime(QDate(2026, 11, 23), QTime(16, 0), Qt::UTC);
        QVERIFY(timesWords(options).contains(u"must be awake"_s));
        QVERIFY(timesWords(options).contains(u"4:00"_s)); // In UTC, whatever this computer has.
        QVERIFY(!timesWords(options).contains(u"expired"_s));
        options.notAfter = options.notBefore.addDays(1);
        QVERIFY(timesWords(options).contains(u"expired"_s));
    }

    void countThePagesOfEachWave()
    {
        QVERIFY(wavesWords(1271, {1, 10}).startsWith(u"13 + 115 + 1,143 pages."_s));
        QVERIFY(wavesWords(1, {1, 10}).startsWith(u"Too few pages"_s));
    }

    void readSharesAsPeopleTypeThem_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QList<int>>("shares");
        QTest::newRow("usual") << u"1, 10"_s << QList<int>{1, 10};
        QTest::newRow("with signs") << u" 5 %  50 %"_s << QList<int>{5, 50};
        QTest::newRow("one") << u"20"_s << QList<int>{20};
        QTest::newRow("falling") << u"10, 1"_s << QList<int>{};
        QTest::newRow("all") << u"100"_s << QList<int>{};
        QTest::newRow("words") << u"some"_s << QList<int>{};
        QTest::newRow("a part") << u"1.5"_s << QList<int>{};
        QTest::newRow("nothing") << u" "_s << QList<int>{};
    }
    void readSharesAsPeopleTypeThem()
    {
        QFETCH(QString, typed);
        QTEST(sharesIn(typed).value_or(QList<int>()), "shares");
    }
};

QTEST_GUILESS_MAIN(TestOptionWords)
#include "optionwords.moc"
