// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/pageaddress.h"

#include "domain/toldtargets.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestPageAddress : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAddressesOfPages_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("expected");
        const auto page = u"User talk:A b@en.wikipedia.org"_s;
        QTest::newRow("path") << u"https://en.wikipedia.org/wiki/User_talk:A_b"_s << page;
        QTest::newRow("with the usual port") << u"http://en.wikipedia.org:80/wiki/User_talk:A_b"_s << page;
        QTest::newRow("http") << u"HTTP://en.wikipedia.org/wiki/User_talk:A_b"_s << page;
        QTest::newRow("without scheme") << u"//en.wikipedia.org/wiki/User_talk:A_b"_s << page;
        QTest::newRow("mobile") << u"https://en.m.wikipedia.org/wiki/User_talk:A_b"_s << page;
        QTest::newRow("capitals") << u"https://EN.wikipedia.org/wiki/User_talk:A_b"_s << page;
        QTest::newRow("query") << u"https://en.wikipedia.org/w/index.php?title=User_talk:A_b&action=edit"_s
                               << page;
        QTest::newRow("plus") << u"https://en.wikipedia.org/w/index.php?oldid=7&title=User+talk:A+b"_s
                              << page;
        QTest::newRow("short query") << u"https://en.wikipedia.org/?title=User_talk:A_b"_s << page;
        QTest::newRow("script path") << u"https://en.wikipedia.org/w/index.php/User_talk:A_b"_s << page;
        QTest::newRow("variant") << u"https://en.wikipedia.org/zh-hans/User_talk:A_b"_s << page;
        QTest::newRow("fragment") << u"https://en.wikipedia.org/wiki/User_talk:A_b#Top?x"_s << page;
        QTest::newRow("view") << u"https://en.wikipedia.org/wiki/User_talk:A_b?uselang=de"_s << page;
        QTest::newRow("percent") << u"https://fr.wikipedia.org/wiki/Wikip%C3%A9dia:%C3%89t%C3%A9%3F"_s
                                 << u"Wikipédia:Été?@fr.wikipedia.org"_s;
        QTest::newRow("percent, Latin-1")
            << u"https://fr.wikipedia.org/wiki/%C9t%E9"_s << u"Été@fr.wikipedia.org"_s;
        QTest::newRow("slashes") << u"https://en.wikipedia.org/wiki/A/b/c"_s << u"A/b/c@en.wikipedia.org"_s;
        QTest::newRow("title with @")
            << u"https://en.wikipedia.org/wiki/User:A@b"_s << u"User:A@b@en.wikipedia.org"_s;
        QTest::newRow("unknown wiki") << u"https://nowhere.test/wiki/A"_s << u"!invalidsite@1"_s;
        QTest::newRow("special page")
            << u"https://en.wikipedia.org/wiki/Special:Block"_s << u"!invalidtitle@1"_s;
        QTest::newRow("start page") << u"https://en.wikipedia.org/"_s << u"!nopage@1"_s;
        QTest::newRow("host alone") << u"https://en.wikipedia.org"_s << u"!nopage@1"_s;
        QTest::newRow("page by number") << u"https://en.wikipedia.org/?curid=7"_s << u"!nopage@1"_s;
        QTest::newRow("short link") << u"https://w.wiki/4J"_s << u"!nopage@1"_s;
        QTest::newRow("name and password") << u"https://a:b@en.wikipedia.org/wiki/A"_s << u"!nopage@1"_s;
        QTest::newRow("no address") << u"A://b"_s << u"A://b@test.wikipedia.org"_s;
    }

    void readsAddressesOfPages()
    {
        QFETCH(QString, address);
        QFETCH(QString, expected);
        QCOMPARE(told(parseTargets(address, family(), ListFormat::Lines)), QStringList{expected});
    }

    void writesTheAddressThatItReads_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("address");
        const QString short_ = u"/wiki/$1"_s;
        QTest::newRow("plain") << short_ << u"User talk:A B"_s
                               << u"https://en.test:8080/wiki/User_talk:A_B"_s;
        QTest::newRow("marks") << short_ << u"A?b#c%d&e+f'g"_s
                               << u"https://en.test:8080/wiki/A%3Fb%23c%25d%26e%2Bf%27g"_s;
        QTest::newRow("Arabic") << short_ << u"ليلى/1"_s
                                << u"https://en.test:8080/wiki/%D9%84%D9%8A%D9%84%D9%89/1"_s;
        QTest::newRow("in the query") << u"/w/index.php?title=$1"_s << u"A&B=C D"_s
                                      << u"https://en.test:8080/w/index.php?title=A%26B%3DC_D"_s;
        QTest::newRow("no pattern") << u"/wiki/"_s << u"A"_s << QString();
        QTest::newRow("another host") << u"//evil.test/$1"_s << u"A"_s << QString();
    }

    void writesTheAddressThatItReads()
    {
        QFETCH(QString, path);
        QFETCH(QString, title);
        WikiFacts wiki;
        wiki.index = QUrl(u"https://en.test:8080/w/index.php"_s);
        wiki.articlePath = path;
        const QString address = pageUrl(wiki, title).toString(QUrl::FullyEncoded);
        QTEST(address, "address");
        if (!address.isEmpty())
            QCOMPARE(readPageAddress(address)->title.replace(u'_', u' '), title);
        QVERIFY(!pageUrl({}, title).isValid());
    }

    void keepsTheAddressAsTheWordsOfItsRow()
    {
        const auto address = u"https://en.wikipedia.org/wiki/A"_s;
        const auto parsed = parseTargets(address + u"\nA@en.wikipedia.org"_s, family(), ListFormat::Lines);
        QCOMPARE(parsed.targets.first().written, address);
        QCOMPARE(parsed.problems.first().meant.line, 1);
    }
};

QTEST_GUILESS_MAIN(TestPageAddress)
#include "pageaddress.moc"
