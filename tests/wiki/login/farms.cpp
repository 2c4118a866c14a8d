// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/farms.h"
#include "wiki/login/registration.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QUrlQuery>

using namespace paperround;
using namespace Qt::StringLiterals;

class FarmsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWikimediaWithoutAnyFile()
    {
        const Farms farms = loadFarms({});
        QVERIFY(farms.problems.isEmpty());
        QCOMPARE(farms.profiles.size(), 1);
        const FarmProfile &farm = farms.profiles.first();
        QCOMPARE(farm.home, u"meta.wikimedia.org"_qs);
        QCOMPARE(farm.send, SendPolicy()); // the right massmessage
        QCOMPARE(farm.oauthRedirectPort, 8799);
        QVERIFY(!farm.practice);
        QCOMPARE(farm.services.petScan, QUrl(u"https://petscan.wmcloud.org/"_qs));
        QCOMPARE(farm.services.pagePile, QUrl(u"https://pagepile.toolforge.org/api.php"_qs));
        QCOMPARE(farm.services.wikibase, QUrl(u"https://www.wikidata.org/w/api.php"_qs));
    }

    void readsBackWhatItWrites()
    {
        FarmProfile farm;
        farm.name = u"Company"_qs;
        farm.home = u"wiki.example:8443"_qs;
        farm.homeApi = QUrl(u"https://wiki.example:8443/w/api.php"_qs);
        farm.wikis = {{u"fr.wiki.example"_qs, QUrl(u"https://fr.wiki.example/api.php"_qs), u"fr"_qs,
                       u"Wiki français"_qs},
                      {u"de.wiki.example"_qs, {}, {}, {}}};
        farm.oauthClientId = u"client"_qs;
        farm.oauthClientSecret = u"secret"_qs;
        farm.oauthRedirectPort = 9000;
        farm.send = {SendPolicy::Who::ListPage,
                     u"Project:Senders"_qs,
                     true,
                     true,
                     false,
                     90,
                     u"Project:Sandbox@fr.wiki.example"_qs};
        farm.send.namespaces = {3, 4};
        farm.send.editsPerMinute = 12;
        farm.policyPage = u"Project:Rules"_qs;
        farm.review.approvals = 2;
        farm.review.fromTargets = 10;
        farm.review.footer = u"[[Leave]]"_qs;
        farm.review.forbids = {u"unsigned"_qs};
        farm.totalRequests = 2;
        farm.brakes = {u"Project:Stop"_qs, 20, 50, 0, 3, false};
        farm.routes = {Route::Edit, Route::Flow};
        farm.services = {QUrl(u"https://piles.example/api.php"_qs), QUrl(u"http://127.0.0.1:81/scan"_qs),
                         QUrl(u"https://items.example/w/api.php"_qs)};
        farm.aliases = {{u"old.wiki.example"_qs, u"fr.wiki.example"_qs},
                        {u"frwiki"_qs, u"fr.wiki.example:81"_qs}};
        const auto read = farmFromJson(farmToJson(farm));
        QVERIFY2(read, read ? "" : qPrintable(read.error().detail));
        QCOMPARE(*read, farm);
    }

    void readsOtherNamesOfWikisInAnyCase()
    {
        const auto farm = farmFromJson(
            R"({"name":"A","home":"a.example","aliases":{" Old.Example ":"New.Example","newwiki":"new.example"}})");
        QVERIFY2(farm, farm ? "" : qPrintable(farm.error().detail));
        QCOMPARE(farm->aliases,
                 (QHash<QString, QString>{{u"old.example"_qs, u"new.example"_qs},
                                          {u"newwiki"_qs, u"new.example"_qs}}));
        QCOMPARE(loadFarms({}).profiles.constFirst().aliases.value(u"be-x-old.wikipedia.org"_qs),
                 u"be-tarask.wikipedia.org"_qs);
    }

    void aSavedProfileStandsBesideAnOlderFileOfTheSameHome()
    {
        QTemporaryDir dir;
        save(dir, u"a.json"_qs, "{'name':'Old','home':'127.0.0.1:8080'}");
        save(dir, u"real.json"_qs, "{'name':'Old','home':'127.0.0.1:8080'}");
        FarmProfile farm = loadFarms(dir.path()).profiles.last();
        farm.oauthClientId = u"c"_qs;
        QVERIFY(saveFarm(dir.path(), farm));
        QCOMPARE(loadFarms(dir.path()).profiles.last(), farm);
    }

    void aProfileOfTheFolderReplacesTheBuiltInOne()
    {
        QTemporaryDir dir;
        save(dir, u"meta.json"_qs, "{'name':'Mine','home':'meta.wikimedia.org','oauth':{'clientId':'c'}}");
        save(dir, u"own.json"_qs, "{'name':'Own','home':'127.0.0.1:8080','send':{'who':'everybody'}}");
        save(dir, u"broken.json"_qs, "{\n\"name\": \n}");
        const Farms farms = loadFarms(dir.path());
        QCOMPARE(farms.profiles.size(), 2);
        QCOMPARE(farms.profiles.at(0).oauthClientId, u"c"_qs);
        // It is from before there were services, or about something else.
        QVERIFY(!farms.profiles.at(0).services.petScan.isEmpty());
        QCOMPARE(farms.profiles.at(1).send.who, SendPolicy::Who::Everybody);
        QCOMPARE(farms.problems.size(), 1);
        QVERIFY(farms.problems.first().detail.startsWith(u"broken.json: line "_s));
    }

    void takesTheUsualBrakesWhereAProfileNamesNone()
    {
        const auto plain = farmFromJson(R"({"name":"A","home":"a.example"})");
        QVERIFY(plain);
        QCOMPARE(plain->brakes, BrakePolicy());
        const auto without = farmFromJson(R"({"name":"A","home":"a.example","brakes":{"stopPage":""}})");
        QVERIFY(without);
        QVERIFY(without->brakes.stopPage.isEmpty());
        QCOMPARE(without->brakes.failuresInARow, BrakePolicy().failuresInARow);
    }

    void namesThePlaceOfEveryMistake_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("place");
        const auto row = [](const char *json, const QString &place) {
            QTest::newRow(qPrintable(place)) << QByteArray(json).replace('\'', '"') << place;
        };
        row("{'home':'a.example'}", u"name"_qs);
        row("{'name':'A','home':'a.example','review':{'approvals':21}}", u"review.approvals"_qs);
        row("{'name':'A','home':'a.example','review':{'who':'nobody'}}", u"review.who"_qs);
        row("{'name':'A','home':'a.example','policyPage':'A|B'}", u"policyPage"_qs);
        row("{'name':'A','home':'a.example','send':{'who':'everybody','editsPerMinute':-5}}",
            u"send.editsPerMinute"_qs);
        row("{'name':'A','home':'a.example','send':{'who':'everybody','namespaces':[-3]}}",
            u"send.namespaces"_qs);
        row("{'name':'A'}", u"home"_qs);
        row("{'name':'A','home':'https://a.example/wiki'}", u"home"_qs);
        row("{'name':'A','home':'a.example','homeApi':'http://a.example/api.php'}", u"homeApi"_qs);
        row("{'name':'A','home':'a.example','totalRequests':0}", u"totalRequests"_qs);
        row("{'name':'A','home':'a.example','practice':'yes'}", u"practice"_qs);
        row("{'name':'A','home':'a.example','send':{'who':'nobody','value':'x'}}", u"send.who"_qs);
        row("{'name':'A','home':'a.example','send':{'who':'group'}}", u"send.value"_qs);
        row("{'name':'A','home':'a.example','send':{'who':'everybody','everyWiki':1}}", u"send.everyWiki"_qs);
        row("{'name':'A','home':'a.example','send':{'who':'everybody','confirmAbove':-1}}",
            u"send.confirmAbove"_qs);
        row("{'name':'A','home':'a.example','send':{'who':'everybody','testPage':'A|B'}}",
            u"send.testPage"_qs);
        row("{'name':'A','home':'a.example','oauth':{'redirectPort':80}}", u"oauth.redirectPort"_qs);
        row("{'name':'A','home':'a.example','oauth':{'id':'x'}}", u"oauth.id"_qs);
        row("{'name':'A','home':'a.example','wikis':[{'host':'b.example'},{'host':'c d'}]}",
            u"wikis[1].host"_qs);
        row("{'name':'A','home':'a.example','wikis':[7]}", u"wikis[0]"_qs);
        row("{'name':'A','home':'a.example','colour':'red'}", u"colour"_qs);
        row("{'name':'A','home':'a.example','services':[]}", u"services"_qs);
        row("{'name':'A','home':'a.example','services':{'petScan':'http://scan.example/'}}",
            u"services.petScan"_qs);
        row("{'name':'A','home':'a.example','services':{'pagePile':'https://me:pw@piles.example/'}}",
            u"services.pagePile"_qs);
        row("{'name':'A','home':'a.example','services':{'wikibase':'https://items.example/wiki/Q1'}}",
            u"services.wikibase"_qs);
        row("{'name':'A','home':'a.example','services':{'quarry':'https://quarry.example/'}}",
            u"services.quarry"_qs);
        row("{'name':'A','home':'a.example','aliases':['old.example']}", u"aliases"_qs);
        row("{'name':'A','home':'a.example','aliases':{'':'new.example'}}", u"aliases"_qs);
        row("{'name':'A','home':'a.example','aliases':{'old.example':7}}", u"aliases"_qs);
        row("{'name':'A','home':'a.example','aliases':{'old.example':'https://new.example/'}}",
            u"aliases"_qs);
        row("{'name':'A','home':'a.example','brakes':7}", u"brakes"_qs);
        row("{'name':'A','home':'a.example','brakes':{'stopPage':'A|B'}}", u"brakes.stopPage"_qs);
        row("{'name':'A','home':'a.example','brakes':{'failureShare':101}}", u"brakes.failureShare"_qs);
        row("{'name':'A','home':'a.example','brakes':{'failureShareOf':0}}", u"brakes.failureShareOf"_qs);
        row("{'name':'A','home':'a.example','brakes':{'failuresInARow':-1}}", u"brakes.failuresInARow"_qs);
        row("{'name':'A','home':'a.example','brakes':{'reverts':1.5}}", u"brakes.reverts"_qs);
        row("{'name':'A','home':'a.example','brakes':{'ownTalk':'yes'}}", u"brakes.ownTalk"_qs);
        row("{'name':'A','home':'a.example','brakes':{'speed':1}}", u"brakes.speed"_qs);
    }
    void namesThePlaceOfEveryMistake()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, place);
        const auto farm = farmFromJson(json);
        QVERIFY(!farm);
        QCOMPARE(farm.error().kind, ErrorKind::Input);
        QCOMPARE(farm.error().code, u"bad-farm-profile"_qs);
        QCOMPARE(farm.error().detail, place);
    }

    void fillsInTheFormThatRegistersTheProgram()
    {
        FarmProfile farm;
        farm.oauthRedirectPort = 9001;
        const auto registration = registrationFor(farm, QUrl(u"https://meta.example/w/api.php"_qs));
        QCOMPARE(registration.redirectUri, u"http://127.0.0.1:9001/callback"_qs);
        QCOMPARE(registration.plainForm.toString(),
                 u"https://meta.example/w/index.php?title="
                 "Special:OAuthConsumerRegistration/propose/oauth2"_qs);
        const QUrlQuery query(registration.form);
        QCOMPARE(query.queryItemValue(u"wpcallbackUrl"_qs, QUrl::FullyDecoded), registration.redirectUri);
        QCOMPARE(query.queryItemValue(u"wpdescription"_qs, QUrl::FullyDecoded).isEmpty(), false);
        const QStringList grants{u"grant-basic"_qs, u"grant-editpage"_qs, u"grant-createeditmovepage"_qs,
                                 u"grant-highvolume"_qs};
        QCOMPARE(query.allQueryItemValues(u"wpgrants[]"_qs, QUrl::FullyDecoded), grants);
        // Without it MediaWiki overlooks the grants, and no box is ticked.
        QVERIFY(query.hasQueryItem(u"wpFormIdentifier"_qs));
    }

private:
    static void save(const QTemporaryDir &dir, const QString &name, const QByteArray &json)
    {
        QFile file(dir.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(json).replace('\'', '"'));
    }
};

QTEST_GUILESS_MAIN(FarmsTest)
#include "farms.moc"
