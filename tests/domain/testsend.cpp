// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/testsend.h"

#include "domain/delivery/mark.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestTestSend : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesToTheAccountsOwnTalkPageUnlessTheProfileNamesASandbox()
    {
        FarmProfile farm;
        farm.home = u"home.example"_s;
        QCOMPARE(testTarget(farm, u"Ada"_s), (Target{u"User talk:Ada"_s, farm.home}));
        farm.send.testPage = u"Project:Sandbox"_s;
        QCOMPARE(testTarget(farm, u"Ada"_s), (Target{u"Project:Sandbox"_s, farm.home}));
        farm.send.testPage = u"Project:Sandbox@fr.example"_s;
        QCOMPARE(testTarget(farm, u"Ada"_s), (Target{u"Project:Sandbox"_s, u"fr.example"_s}));
    }

    void takesTheMessageAndNothingElseOfTheRequest()
    {
        FarmProfile farm;
        farm.home = u"home.example"_s;
        Request request;
        request.id = newDeliveryId();
        request.home = farm.home;
        request.message = {u"News"_s, u"A text. ~~~~"_s};
        request.message.variants = {{{}, {}, {}, u"b"_s, u"Editors"_s, {{2, 2}}}, {u"fr"_s, {}, {}, u"c"_s}};
        request.listUrl = u"list.txt"_s;
        request.targets = {{u"User talk:Bea"_s, farm.home}, {u"User talk:Cy"_s, u"fr.example"_s}};
        request.options.notBefore = QDateTime::currentDateTimeUtc().addDays(1);
        request.options.waves = {1, 10};
        const Request test = testOf(request, farm, u"Ada"_s);
        QVERIFY(isDeliveryId(test.id) && test.id != request.id);
        // Its one row is in no segment of the list.
        request.message.variants.removeFirst();
        QCOMPARE(test.message, request.message);
        QCOMPARE(test.targets, (QList<Target>{{u"User talk:Ada"_s, farm.home}}));
        QVERIFY(test.options.test);
        QVERIFY(!test.options.notBefore.isValid() && test.options.waves.isEmpty());
        QVERIFY(checkRequest(test));
    }
};

QTEST_GUILESS_MAIN(TestTestSend)
#include "testsend.moc"
