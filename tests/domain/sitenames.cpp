// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/sitenames.h"

#include "domain/targets/targettext.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

KnownSites farm()
{
    using Kind = SiteNames::Kind;
    KnownSites sites{u"meta.test"_s,
                     {u"en.wiki.test"_s, u"de.wiki.test"_s, u"be-tarask.wiki.test"_s, u"www.data.test"_s,
                      u"127.0.0.1:8081"_s}};
    sites.names.add(u"enwiki"_s, u"en.wiki.test"_s, Kind::Database);
    sites.names.add(u"dewiki"_s, u"de.wiki.test"_s, Kind::Database);
    sites.names.add(u"w"_s, u"en.wiki.test"_s, Kind::Interwiki);
    sites.names.add(u"docs"_s, u"en.wiki.test"_s, Kind::Database);
    sites.names.add(u"docs"_s, u"de.wiki.test"_s, Kind::Interwiki);
    sites.names.add(u"be-x-old.wiki.test"_s, u"be-tarask.wiki.test"_s, Kind::Alias);
    return sites;
}

} // namespace

class TestSiteNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void resolvesWhateverNamesOneWiki_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("wiki");
        QTest::addColumn<bool>("aHost");
        QTest::newRow("host") << u"en.wiki.test"_s << u"en.wiki.test"_s << true;
        QTest::newRow("host in any case") << u"EN.Wiki.test"_s << u"en.wiki.test"_s << true;
        QTest::newRow("host with port") << u"127.0.0.1:8081"_s << u"127.0.0.1:8081"_s << true;
        QTest::newRow("the usual port") << u"en.wiki.test:443"_s << u"en.wiki.test"_s << true;
        QTest::newRow("home") << u"meta.test"_s << u"meta.test"_s << true;
        QTest::newRow("renamed") << u"be-X-old.wiki.test"_s << u"be-tarask.wiki.test"_s << true;
        QTest::newRow("database") << u"enWiki"_s << u"en.wiki.test"_s << false;
        QTest::newRow("interwiki prefix") << u"W"_s << u"en.wiki.test"_s << false;
        QTest::newRow("mobile") << u"De.M.wiki.test"_s << u"de.wiki.test"_s << false;
        QTest::newRow("mobile of www") << u"m.data.test"_s << u"www.data.test"_s << false;
        QTest::newRow("unknown") << u"frwiki"_s << QString() << false;
        QTest::newRow("unknown mobile") << u"fr.m.wiki.test"_s << QString() << false;
        QTest::newRow("another port") << u"127.0.0.1:8082"_s << QString() << false;
        QTest::newRow("nothing") << u""_s << QString() << false;
    }

    void resolvesWhateverNamesOneWiki()
    {
        QFETCH(QString, written);
        QFETCH(QString, wiki);
        QFETCH(bool, aHost);
        auto sites = farm();
        const auto free = readSite(written, sites);
        QCOMPARE(free.wiki, wiki);
        QCOMPARE(free.problem, wiki.isEmpty() ? u"invalidsite"_s : QString());
        sites.taken = SitesTaken::ByHost;
        const auto strict = readSite(written, sites);
        QCOMPARE(strict.wiki, wiki); // taken, or at least what was meant
        QCOMPARE(strict.problem, aHost ? QString() : u"invalidsite"_s);
    }

    void takesNoNameOfTwoWikis()
    {
        const auto named = readSite(u"Docs", farm());
        QCOMPARE(named.problem, u"ambiguoussite"_s);
        QVERIFY(named.wiki.isEmpty());
    }

    void letsTheFarmsProfileDecideBetweenTwoWikis()
    {
        auto sites = farm();
        sites.names.add(u"docs"_s, u"de.wiki.test"_s, SiteNames::Kind::Alias);
        sites.names.add(u"docs"_s, u"en.wiki.test"_s, SiteNames::Kind::Database);
        QCOMPARE(readSite(u"docs", sites).wiki, u"de.wiki.test"_s);
    }

    void takesEveryHostWhereThePagesAreCheckedAfterwards()
    {
        const auto sites = withEveryHost(farm());
        QCOMPARE(readSite(u"nowhere.test", sites).wiki, u"nowhere.test"_s);
        QCOMPARE(readSite(u"EN.m.wiki.test", sites).wiki, u"en.wiki.test"_s);
        QCOMPARE(readSite(u"m.data.test", sites).wiki, u"www.data.test"_s);
        QCOMPARE(readSite(u"enwiki", sites).wiki, u"en.wiki.test"_s);
        QCOMPARE(readSite(u"frwiki", sites).problem, u"invalidsite"_s);
        QCOMPARE(readSite(u"meta.test", sites).wiki, u"meta.test"_s);
    }

    void saysWhichPageWasMeant()
    {
        auto sites = farm();
        sites.taken = SitesTaken::ByHost;
        const auto parsed = parseTargets(u"User_talk:A@enwiki\nB@nowhere.test"_s, sites, ListFormat::Lines);
        QCOMPARE(parsed.problems.size(), 2);
        QCOMPARE(parsed.problems.at(0),
                 (TargetProblem{
                     1, u"User_talk:A@enwiki"_s, u"invalidsite"_s, {u"User talk:A"_s, u"en.wiki.test"_s}}));
        QCOMPARE(parsed.problems.at(1).meant, Target{});
    }

    void knowsNoMobileHostsWhereTheFarmIsUnknown()
    {
        QCOMPARE(readSite(u"en.m.wiki.test", {}).wiki, u"en.m.wiki.test"_s);
    }
};

QTEST_GUILESS_MAIN(TestSiteNames)
#include "sitenames.moc"
