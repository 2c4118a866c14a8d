// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/wikiaddress.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

class TestWikiAddress : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isTheHostThatAPersonMeans_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("host"); // Empty: no address.
        const auto row = [](const char *written, const QString &host) {
            QTest::newRow(written) << QString::fromUtf8(written) << host;
        };
        row("https://Meta.Example.org/wiki/Main_Page?uselang=de#Top", u"meta.example.org"_s);
        row("meta.example.org", u"meta.example.org"_s);
        row("  meta.example.org/wiki/Main_Page ", u"meta.example.org"_s);
        row("https://meta.example.org:443/", u"meta.example.org"_s);
        row("https://meta.example.org:8443/", u"meta.example.org:8443"_s);
        row("http://127.0.0.1:8080/w/", u"127.0.0.1:8080"_s);
        row("127.0.0.1:8080", u"127.0.0.1:8080"_s);
        row("https://name:word@meta.example.org/", u"meta.example.org"_s);
        row("https://bücher.example/", u"xn--bcher-kva.example"_s);
        row("", {});
        row("a wiki of ours", {});
        row("http://exa mple/", {});
        row("metawiki", {});
        row("ftp://meta.example.org/", {});
        row("file:///etc/passwd", {});
        row("https:///wiki", {});
        row("https://meta.example.org:99999/", {});
    }

    void isTheHostThatAPersonMeans()
    {
        QFETCH(const QString, written);
        QFETCH(const QString, host);
        QCOMPARE(hostOfAddress(written).value_or(QString()), host);
    }

    void aFieldTakesAnyNameOfAWiki_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("host");
        const auto row = [](const char *written, const QString &host) {
            QTest::newRow(written) << QString::fromUtf8(written) << host;
        };
        row(" EN.wikipedia.org ", u"en.wikipedia.org"_s);
        row("https://en.wikipedia.org/wiki/A", u"en.wikipedia.org"_s);
        row("en.m.wikipedia.org", u"en.wikipedia.org"_s);
        row("EnWiki", u"en.wikipedia.org"_s);
        row("d", u"d"_s); // two wikis go by it
        row("nowiki", u"nowiki"_s);
        row("elsewhere.example", u"elsewhere.example"_s);
    }

    void aFieldTakesAnyNameOfAWiki()
    {
        QFETCH(const QString, written);
        KnownSites sites{u"test.wikipedia.org"_s, {u"en.wikipedia.org"_s, u"de.wikipedia.org"_s}};
        sites.names.add(u"enwiki"_s, u"en.wikipedia.org"_s, SiteNames::Kind::Database);
        sites.names.add(u"d"_s, u"en.wikipedia.org"_s, SiteNames::Kind::Interwiki);
        sites.names.add(u"d"_s, u"de.wikipedia.org"_s, SiteNames::Kind::Database);
        QTEST(hostMeant(written, sites), "host");
    }
};

QTEST_GUILESS_MAIN(TestWikiAddress)
#include "wikiaddress.moc"
