// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/mediawikis.h"

#include "mediawikisbench.h"

#include <QTest>

using namespace paperround;
using namespace paperround::test;
using namespace Qt::StringLiterals;

namespace {
const QByteArray saved = R"({"edit":{"result":"Success","pageid":3,"title":"User talk:Alice","newrevid":77,
    "newtimestamp":"2026-11-23T12:00:05Z"}})";
} // namespace

class TestMediaWikisSaving : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void savesAPageOnItsBaseAndTellsWhatStoodThere();
    void makesAPageOnlyWhereThereIsNone();
    void savesNoPageWithoutItsGuardOrAnAccount();
    void tellsWhyAPageWasNotSaved_data();
    void tellsWhyAPageWasNotSaved();
    void givesAMessageInTheWikisWords();
    void givesNothingOfAMessageThatIsMissing();
};

void TestMediaWikisSaving::savesAPageOnItsBaseAndTellsWhatStoodThere()
{
    Bench bench([](const StubRequest &) -> QByteArray {
        return R"({"edit":{"result":"Success","pageid":3,"title":"List","oldrevid":52,"newrevid":77,
            "newtimestamp":"2026-11-23T12:00:05Z"}})";
    });
    const auto done = QCoro::waitFor(bench.wikis->savePage(
        {bench.host(), u"List"_s, u"* {{#target:A}}"_s, u"Added [[:A]]"_s, 51, {}, {}}));
    QVERIFY(done);
    QCOMPARE(done->revision, 77);
    QCOMPARE(done->previous, 52); // Not the base: somebody came between, and the wiki merged.
    QCOMPARE(done->time, u"2026-11-23T12:00:05Z"_s);
    const auto sent = bench.wiki.last(u"edit"_s).form;
    QCOMPARE(QSet<QString>(sent.keyBegin(), sent.keyEnd()),
             (QSet<QString>{u"action"_s, u"title"_s, u"text"_s, u"baserevid"_s, u"nocreate"_s, u"summary"_s,
                            u"watchlist"_s, u"format"_s, u"formatversion"_s, u"errorformat"_s, u"uselang"_s,
                            u"errorlang"_s, u"assert"_s, u"assertuser"_s, u"maxlag"_s, u"token"_s,
                            u"requestid"_s}));
    QCOMPARE(sent.value(u"baserevid"_s), u"51"_s);
    QCOMPARE(sent.value(u"watchlist"_s), u"nochange"_s);
    QCOMPARE(bench.wiki.count(u"edit"_s), 1);
}

void TestMediaWikisSaving::makesAPageOnlyWhereThereIsNone()
{
    Bench bench([](const StubRequest &) { return saved; });
    const auto done = QCoro::waitFor(bench.wikis->savePage(
        {bench.host(), u"List"_s, u"{}"_s, u"Made"_s, 0, u"2026-11-23T12:00:00Z"_s, u"json"_s}));
    QVERIFY(done);
    QCOMPARE(done->previous, 0);
    const auto sent = bench.wiki.last(u"edit"_s).form;
    QVERIFY(sent.contains(u"createonly"_s));
    QVERIFY(!sent.contains(u"baserevid"_s));
    QCOMPARE(sent.value(u"starttimestamp"_s), u"2026-11-23T12:00:00Z"_s);
    QCOMPARE(sent.value(u"contentmodel"_s), u"json"_s);
}

void TestMediaWikisSaving::savesNoPageWithoutItsGuardOrAnAccount()
{
    Bench bench([](const StubRequest &) { return saved; });
    const auto unguarded =
        QCoro::waitFor(bench.wikis->savePage({bench.host(), u"List"_s, u"x"_s, {}, 0, {}, {}}));
    QCOMPARE(unguarded.error().code, u"unguarded-save"_s);
    Bench anonymous([](const StubRequest &) { return saved; }, false);
    const auto nobody =
        QCoro::waitFor(anonymous.wikis->savePage({anonymous.host(), u"List"_s, u"x"_s, {}, 51, {}, {}}));
    QCOMPARE(nobody.error().kind, ErrorKind::NeedsFix);
    QCOMPARE(bench.wiki.count(u"edit"_s) + anonymous.wiki.count(u"edit"_s), 0);
}

void TestMediaWikisSaving::tellsWhyAPageWasNotSaved_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("kind");
    for (const char *code : {"editconflict", "articleexists", "pagedeleted", "missingtitle"})
        QTest::newRow(code) << QByteArray(R"({"errors":[{"code":")") + code + R"(","text":"x"}]})"
                            << QString::fromLatin1(code) << int(ErrorKind::Look);
    QTest::newRow("nochange") << QByteArray(R"({"edit":{"result":"Success","pageid":3,"nochange":true}})")
                              << u"nochange"_s << int(ErrorKind::Look);
    QTest::newRow("protected") << QByteArray(R"({"errors":[{"code":"protectedpage","text":"x"}]})")
                               << u"protectedpage"_s << int(ErrorKind::Row);
    QTest::newRow("no right to the model")
        << QByteArray(R"({"errors":[{"code":"cantchangecontentmodel","text":"x"}]})")
        << u"cantchangecontentmodel"_s << int(ErrorKind::Row);
}

void TestMediaWikisSaving::tellsWhyAPageWasNotSaved()
{
    QFETCH(QByteArray, answer);
    QFETCH(QString, code);
    QFETCH(int, kind);
    Bench bench([answer](const StubRequest &) { return answer; });
    const auto done =
        QCoro::waitFor(bench.wikis->savePage({bench.host(), u"List"_s, u"x"_s, {}, 51, {}, {}}));
    QVERIFY(!done);
    QCOMPARE(done.error().code, code);
    QCOMPARE(int(done.error().kind), kind);
    QCOMPARE(bench.wiki.count(u"edit"_s), 1); // Never repeated by itself.
}

void TestMediaWikisSaving::givesAMessageInTheWikisWords()
{
    Bench bench([](const StubRequest &) { return saved; });
    bench.wiki.messages =
        R"({"query":{"allmessages":[{"name":"massmessage-summary-addmulti","content":"Added 2 pages"}]}})";
    const QStringList arguments{u"2"_s};
    const auto words =
        QCoro::waitFor(bench.wikis->message(bench.host(), u"massmessage-summary-addmulti"_s, arguments));
    QVERIFY(words);
    QCOMPARE(*words, u"Added 2 pages"_s);
    const auto sent = bench.wiki.last(u"allmessages"_s).form;
    QVERIFY(sent.contains(u"amenableparser"_s));
    QCOMPARE(sent.value(u"amargs"_s), u"2"_s);
    QCOMPARE(sent.value(u"amlang"_s), u"en"_s);
}

void TestMediaWikisSaving::givesNothingOfAMessageThatIsMissing()
{
    Bench bench([](const StubRequest &) { return saved; });
    const auto words = QCoro::waitFor(bench.wikis->message(bench.host(), u"no-such"_s, {}));
    QVERIFY(words);
    QVERIFY(words->isEmpty());
}

QTEST_GUILESS_MAIN(TestMediaWikisSaving)
#include "mediawikis_saving.moc"
