// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a farm's wikis are called, from what the home wiki answers over HTTP to the target in a list.
#include "farmround.h"

#include "cli/workplace.h"
#include "domain/targets/targettext.h"
#include "wiki/login/accountbook.h"

#include <QCoroTask>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

class WikiNames : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyNameLeadsToItsWiki_data();
    void everyNameLeadsToItsWiki();
    void aListPageTakesHostsAloneAndSaysWhatWasMeant();
    void whatIsNoWikiOfTheFarmStaysAProblem();

private:
    FarmRound m_round;
    KnownSites m_sites;
};

void WikiNames::initTestCase()
{
    QCOMPARE(m_round.open(), QString());
    const Account account = m_round.workplace().accounts().accounts().constFirst().account;
    const auto wikis = QCoro::waitFor(m_round.workplace().wikisFor(account));
    QVERIFY(wikis);
    const auto sites = QCoro::waitFor((*wikis)->knownSites());
    QVERIFY2(sites, sites ? "" : qPrintable(sites.error().code));
    m_sites = *sites;
    const QStringList hosts = m_round.farm().hosts();
    QCOMPARE(m_sites.home, m_round.farm().host(u"home"));
    QCOMPARE(m_sites.hosts, QSet<QString>(hosts.cbegin(), hosts.cend()));
}

void WikiNames::everyNameLeadsToItsWiki_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("wiki"); // By its prefix.
    QTest::newRow("interwiki prefix") << u"fr"_s << u"fr"_s;
    QTest::newRow("interwiki prefix in capitals") << u"FR"_s << u"fr"_s;
    QTest::newRow("database") << u"jawiki"_s << u"ja"_s;
    QTest::newRow("database of the home wiki") << u"metawiki"_s << u"home"_s;
    QTest::newRow("database in capitals") << u"ARWIKI"_s << u"ar"_s;
    QTest::newRow("host with its port") << m_round.farm().host(u"de") << u"de"_s;
}

void WikiNames::everyNameLeadsToItsWiki()
{
    QFETCH(QString, name);
    QFETCH(QString, wiki);
    const auto read = readTargetLine(u"User talk:A@"_s + name, m_sites, FirstLetter::Upper);
    QCOMPARE(read.problem, QString());
    QCOMPARE(read.target, (Target{u"User talk:A"_s, m_round.farm().host(wiki)}));
}

void WikiNames::aListPageTakesHostsAloneAndSaysWhatWasMeant()
{
    KnownSites sites = m_sites;
    sites.taken = SitesTaken::ByHost;
    const auto read = readTargetLine(u"User talk:A@fr"_s, sites, FirstLetter::AsWritten);
    QCOMPARE(read.problem, u"invalidsite"_s);
    QCOMPARE(read.target.wiki, m_round.farm().host(u"fr"));
}

void WikiNames::whatIsNoWikiOfTheFarmStaysAProblem()
{
    // The first is in the interwiki map, as a wiki outside the farm.
    for (const auto &name : {u"wikitech"_s, u"nowiki"_s, u"elsewhere.example"_s}) {
        const auto read = readTargetLine(u"User talk:A@"_s + name, m_sites, FirstLetter::Upper);
        QCOMPARE(read.problem, u"invalidsite"_s);
        QCOMPARE(read.target.wiki, QString());
    }
}

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::WikiNames)
#include "wikinames.moc"
