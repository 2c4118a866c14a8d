// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mediawikisbench.h"

#include <QTest>

using namespace paperround;
using namespace paperround::test;
using namespace Qt::StringLiterals;

/// What a wiki is asked about a text, beside what it renders.
class TestMediaWikisTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsCategoriesAddressesAndWarnings();
    void asksForRefusedAddressesFiftyAtOnce();
    void asksNobodyWithoutAListAgainstSpam();
    void tellsWhichPrefixesAreLanguages();

private:
    /// Siteinfo with something more.
    static QByteArray siteWith(const QByteArray &more)
    {
        return R"({"query":{"general":{"generator":"MediaWiki 1.43.9","lang":"en","script":"/w/index.php",
            "articlepath":"/wiki/$1"},"namespaces":{},)"
            + more + "}}";
    }
};

void TestMediaWikisTexts::tellsCategoriesAddressesAndWarnings()
{
    Bench bench([](const StubRequest &) -> QByteArray {
        return R"({"parse":{"text":"x","categories":[{"category":"A_b","sortkey":""},
            {"category":"Gone","missing":true},{"category":"Broken_links","hidden":true}],
            "externallinks":["https://a.example/"],"parsewarnings":["Loop.",7]}})";
    });
    const auto shown = QCoro::waitFor(bench.wikis->render(bench.host(), u"T"_s, u"S"_s, u"B"_s));
    QVERIFY(shown);
    QCOMPARE(shown->categories, (QStringList{u"A b"_s, u"Gone"_s}));
    QCOMPARE(shown->missingCategories, QStringList{u"Gone"_s});
    QCOMPARE(shown->addresses, QStringList{u"https://a.example/"_s});
    QCOMPARE(shown->warnings, QStringList{u"Loop."_s});
}

void TestMediaWikisTexts::asksForRefusedAddressesFiftyAtOnce()
{
    Bench bench([](const StubRequest &request) -> QByteArray {
        return request.form.value(u"url"_s).contains("evil"_L1)
            ? R"({"spamblacklist":{"result":"blacklisted","matches":["evil.example"]}})"
            : R"({"spamblacklist":{"result":"ok"}})";
    });
    bench.wiki.siteinfo = siteWith(R"("extensions":[{"name":"SpamBlacklist"}])");
    QStringList addresses(60, u"https://good.example/"_s);
    addresses[7] = addresses[55] = u"https://evil.example/|x"_s;
    const auto refused = QCoro::waitFor(bench.wikis->refusedAddresses(bench.host(), addresses));
    QVERIFY(refused);
    QCOMPARE(*refused, QStringList{u"evil.example"_s});
    QCOMPARE(bench.wiki.count(u"spamblacklist"_s), 2);
}

void TestMediaWikisTexts::asksNobodyWithoutAListAgainstSpam()
{
    Bench bench([](const StubRequest &) -> QByteArray { return {}; });
    const auto refused =
        QCoro::waitFor(bench.wikis->refusedAddresses(bench.host(), {u"https://evil.example"_s}));
    QVERIFY(refused && refused->isEmpty());
    QCOMPARE(bench.wiki.count(u"spamblacklist"_s), 0);
}

void TestMediaWikisTexts::tellsWhichPrefixesAreLanguages()
{
    Bench bench([](const StubRequest &) -> QByteArray { return {}; });
    bench.wiki.siteinfo =
        siteWith(R"("interwikimap":[{"prefix":"fr","language":"français","url":"http://fr.example/$1"},
            {"prefix":"m","url":"https://meta.example/$1"},
            {"prefix":"tokipona","extralanglink":true,"url":"https://tp.example/$1"},
            {"prefix":"x","extralanglink":false,"url":"https://x.example/$1"}])");
    const auto languages = QCoro::waitFor(bench.wikis->languages(bench.host()));
    QVERIFY(languages);
    QCOMPARE(*languages, (QSet<QString>{u"fr"_s, u"tokipona"_s}));
    const int asked = bench.wiki.count(u"siteinfo"_s);
    const auto hosts = QCoro::waitFor(bench.wikis->interwikis(bench.host()));
    QVERIFY(hosts);
    QCOMPARE(hosts->value(u"m"_s), u"meta.example"_s);
    QVERIFY(!hosts->contains(u"fr"_s)); // Not reached safely.
    QCOMPARE(bench.wiki.count(u"siteinfo"_s), asked); // Both from one answer.
}

QTEST_GUILESS_MAIN(TestMediaWikisTexts)
#include "mediawikis_texts.moc"
