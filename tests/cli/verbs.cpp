// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/odswriter.h"
#include "rig.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTest>

#include <csignal>

using namespace paperround;
using namespace Qt::StringLiterals;

/// The verbs around a delivery, as the real program does them.
class TestVerbs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_rig = std::make_unique<Rig>(); }
    void cleanup() { m_rig.reset(); }

    void servesThePracticeFarmUntilItIsTold();
    void walksTheWholeWayOnAServedFarm();
    void parsesTargetsFromAFileAndFromItsInput();
    void parsesTargetsInTheFormatThatIsNamed_data();
    void parsesTargetsInTheFormatThatIsNamed();
    void refusesAFileOfAnotherFormatThanIsNamed();
    void buildsTheTextThatTheDeliveryPosts();
    void buildsAndDeliversASourceInTheLanguageOfEachPage();
    void listsShowsAndExportsWhatWasDelivered();
    void importsAnExportOnceAndOnlyToRead();
    void verifiesTheLedger();
    void takesOptionsBeforeTheVerbToo();
    void explainsItself_data();
    void explainsItself();
    void refusesAWrongCall_data();
    void refusesAWrongCall();

private:
    [[nodiscard]] QString deliver(const QStringList &targets)
    {
        m_rig->writeRequest(targets);
        const auto ended = m_rig->run(QStringList{u"deliver"_s, m_rig->path(u"request.json"_s), u"--json"_s}
                                      + m_rig->access());
        return ended.code == 0 ? m_rig->requestId() : QString::fromUtf8(ended.err);
    }
    [[nodiscard]] QStringList data(const QStringList &words) const
    {
        return words + QStringList{u"--data-dir"_s, m_rig->dataDir()};
    }

    std::unique_ptr<Rig> m_rig;
};

void TestVerbs::servesThePracticeFarmUntilItIsTold()
{
    QProcess farm;
    m_rig->start(farm, {u"practice"_s, u"serve"_s, u"--json"_s});
    QTRY_VERIFY_WITH_TIMEOUT(farm.canReadLine(), 60'000);
    const auto said = QJsonDocument::fromJson(farm.readLine()).object();
    QCOMPARE(said.keys(), (QStringList{u"home"_s, u"users"_s, u"wikis"_s}));
    QCOMPARE(said.value("wikis"_L1).toArray().first().toObject().keys(),
             (QStringList{u"api"_s, u"host"_s, u"lang"_s}));
    QCOMPARE(said.value("users"_L1).toArray().first().toObject().keys(),
             (QStringList{u"name"_s, u"token"_s}));
    ::kill(pid_t(farm.processId()), SIGTERM);
    const auto ended = m_rig->wait(farm);
    QCOMPARE(ended.code, 0);
    QCOMPARE(ended.out, QByteArray());
}

void TestVerbs::walksTheWholeWayOnAServedFarm()
{
    QProcess farm;
    m_rig->start(farm, {u"practice"_s, u"serve"_s});
    QTRY_VERIFY_WITH_TIMEOUT(farm.canReadLine(), 60'000);
    const auto said = QJsonDocument::fromJson(farm.readLine()).object();
    QStringList hosts;
    for (const auto &wiki : said.value("wikis"_L1).toArray())
        hosts += wiki.toObject().value("host"_L1).toString();
    m_rig->write(u"served"_s, said.value("users"_L1)[0]["token"_L1].toString().toUtf8());
    const auto request =
        m_rig->writeRequest({u"Project talk:One@"_s + hosts.at(0), u"Project talk:Two@"_s + hosts.at(1),
                             u"Project talk:Three@"_s + hosts.at(2)},
                            {{u"home"_s, hosts.at(0)}});
    const auto ended = m_rig->run({u"deliver"_s, request, u"--json"_s, u"--data-dir"_s, m_rig->dataDir(),
                                   u"--token-file"_s, m_rig->path(u"served"_s)});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.summary().value("delivered"_L1).toInt(), 3);
    farm.kill();
    m_rig->wait(farm);
}

void TestVerbs::parsesTargetsFromAFileAndFromItsInput()
{
    const QByteArray text("A\nB@en.example.org\nC@other.org\n_\n");
    m_rig->write(u"list"_s, text);
    const QStringList options{u"--home"_s, u"home.example.org"_s, u"--known"_s,
                              u"en.example.org,de.example.org"_s};
    const auto fromFile = m_rig->run(QStringList{u"targets"_s, u"parse"_s, m_rig->path(u"list"_s)} + options);
    const auto fromInput = m_rig->run(QStringList{u"targets"_s, u"parse"_s, u"-"_s} + options, text);
    QCOMPARE(fromFile.code, 0);
    QCOMPARE(fromFile.out, fromInput.out);
    const auto parsed = QJsonDocument::fromJson(fromFile.out).object();
    QCOMPARE(
        parsed.value("targets"_L1).toArray(),
        (QJsonArray{QJsonObject{{u"title"_s, u"A"_s}, {u"wiki"_s, u"home.example.org"_s}, {u"line"_s, 1}},
                    QJsonObject{{u"title"_s, u"B"_s}, {u"wiki"_s, u"en.example.org"_s}, {u"line"_s, 2}}}));
    QCOMPARE(
        parsed.value("problems"_L1).toArray(),
        (QJsonArray{QJsonObject{{u"line"_s, 3}, {u"text"_s, u"C@other.org"_s}, {u"code"_s, u"invalidsite"_s}},
                    QJsonObject{{u"line"_s, 4}, {u"text"_s, u"_"_s}, {u"code"_s, u"invalidtitle"_s}}}));
}

void TestVerbs::parsesTargetsInTheFormatThatIsNamed_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("expected"); // TITLE@HOST, or the code of a problem.
    const auto row = [](const char *format, const QByteArray &text, const QStringList &expected) {
        QTest::addRow("%s: %s", format, text.left(12).constData())
            << QString::fromLatin1(format) << text << expected;
    };
    const QString a = u"A@en.example.org"_s;
    // The second of each pair is what another format would make of it.
    row("lines", "A@en.example.org\n", {a});
    row("lines", "title,wiki\n", {u"Title,wiki@home.example.org"_s});
    row("csv", "title;wiki\nA;enwiki\n", {a});
    row("csv", "A\n", {u"A@home.example.org"_s});
    row("tsv", "A\tenwiki\n", {a});
    row("tsv", "\"A\"\ten.example.org\n", {u"\"A\"@en.example.org"_s});
    row("json", R"(["A@en.example.org"])", {a});
    row("json", "A@en.example.org\n", {u"badjson"_s});
    row("massmessage", R"({"description":"","targets":[{"title":"A","site":"en.example.org"}]})", {a});
    row("massmessage", R"(["A@en.example.org"])", {u"badjson"_s});
    row("wikitext", "* {{#target:A|en.example.org}}\n", {a});
    row("auto", "* {{#target:A|en.example.org}}\n", {a});
    const QList<QStringList> sheet{{u"title"_s, u"wiki"_s}, {u"A"_s, u"enwiki"_s}};
    const auto spreadsheet = odsOf(u"S"_s, [&sheet](int n) { return sheet.value(n); });
    row("ods", spreadsheet, {a});
    row("auto", spreadsheet, {a});
}

void TestVerbs::parsesTargetsInTheFormatThatIsNamed()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, text);
    const auto ended =
        m_rig->run({u"targets"_s, u"parse"_s, u"-"_s, u"--format"_s, format, u"--home"_s,
                    u"home.example.org"_s, u"--known"_s, u"en.example.org,enwiki=en.example.org"_s},
                   text);
    QVERIFY2(ended.code == 0, ended.err.constData());
    const auto parsed = QJsonDocument::fromJson(ended.out).object();
    QStringList read;
    for (const auto &target : parsed.value("targets"_L1).toArray())
        read += target["title"_L1].toString() + u'@' + target["wiki"_L1].toString();
    for (const auto &problem : parsed.value("problems"_L1).toArray())
        read += problem["code"_L1].toString();
    QTEST(read, "expected");
}

void TestVerbs::refusesAFileOfAnotherFormatThanIsNamed()
{
    m_rig->write(u"list"_s, "A@en.example.org\n");
    m_rig->write(u"list.ods"_s,
                 odsOf(u"S"_s, [](int n) { return n == 0 ? QStringList{u"A"_s} : QStringList(); }));
    for (const auto &[name, format] : {std::pair(u"list"_s, u"ods"_s), std::pair(u"list.ods"_s, u"csv"_s)}) {
        const auto ended = m_rig->run({u"targets"_s, u"parse"_s, m_rig->path(name), u"--format"_s, format});
        QCOMPARE(ended.code, 1);
        QVERIFY2(ended.err.contains(name.toUtf8()) && ended.err.contains("spreadsheet"),
                 ended.err.constData());
        QCOMPARE(ended.out, QByteArray());
    }
}

void TestVerbs::buildsTheTextThatTheDeliveryPosts()
{
    const auto targets = m_rig->readers(2);
    const auto request = m_rig->writeRequest(targets, {{u"body"_s, u"Plain text."_s}});
    const auto byRow =
        m_rig->run(QStringList{u"message"_s, u"build"_s, request, u"--row"_s, u"2"_s} + m_rig->access());
    QVERIFY2(byRow.code == 0, byRow.err.constData());
    const auto byTarget = m_rig->run(QStringList{u"message"_s, u"build"_s, request, u"--target"_s, targets[1]}
                                     + m_rig->access());
    QCOMPARE(byTarget.out, byRow.out);
    QVERIFY(byRow.out.contains("pr:" + m_rig->requestId().toUtf8() + "/2"));

    QCOMPARE(m_rig->run(QStringList{u"deliver"_s, request} + m_rig->access()).code, 0);
    const auto at = targets[1].lastIndexOf(u'@');
    const auto page =
        m_rig->farm().pageText(targets[1].mid(at + 1), targets[1].first(at)).value_or(QString());
    QVERIFY2(page.endsWith(QString::fromUtf8(byRow.out).chopped(1)), qPrintable(page));

    for (const auto &row : {u"0"_s, u"3"_s, u"x"_s})
        QCOMPARE(m_rig->run(QStringList{u"message"_s, u"build"_s, request, u"--row"_s, row} + m_rig->access())
                     .code,
                 1);
}

void TestVerbs::buildsAndDeliversASourceInTheLanguageOfEachPage()
{
    PracticeFarm &farm = m_rig->farm();
    const QString home = farm.host(u"home"_s);
    farm.write(home, u"Project:News"_s, u"Hello %{user}."_s);
    const qint64 french = farm.write(home, u"Project:News/fr"_s, u"Bonjour %{user}."_s);
    const QStringList targets{u"User talk:O'Hara*@"_s + farm.host(u"en"_s),
                              u"Project:Bistro@"_s + farm.host(u"fr"_s),
                              u"Project:Cafe@"_s + farm.host(u"de"_s)};
    for (const QString &target : targets)
        farm.write(target.section(u'@', 1), target.section(u'@', 0, 0), u"Before"_s);
    const QJsonObject source{{u"wiki"_s, home}, {u"page"_s, u"Project:News"_s}, {u"translations"_s, true}};
    const auto request = m_rig->writeRequest(
        {targets[1], targets[2]},
        {{u"body"_s, u"And this."_s},
         {u"source"_s, source},
         {u"signature"_s, u"line"_s},
         {u"signatureLine"_s, u"The team"_s},
         {u"variants"_s,
          QJsonArray{QJsonObject{{u"wiki"_s, farm.host(u"de"_s)}, {u"body"_s, u"Und dies."_s}}}}});
    const auto built = [&](const QString &row) {
        const auto ended =
            m_rig->run(QStringList{u"message"_s, u"build"_s, request, u"--row"_s, row} + m_rig->access());
        return QString::fromUtf8(ended.code == 0 ? ended.out.chopped(1) : ended.err);
    };
    const QString onFrench = built(u"1"_s);
    const QString onGerman = built(u"2"_s);
    QVERIFY2(onFrench.contains(u"\n\nBonjour Bistro.\n\nAnd this.\nThe team ~~~~~\n<!--"_s),
             qPrintable(onFrench));
    QVERIFY2(
        onGerman.contains(u"\n\n<div lang=\"en\" dir=\"ltr\">\nHello Cafe.\n</div>\n\nUnd dies.\nThe team"_s),
        qPrintable(onGerman));
    QCOMPARE(m_rig->run(QStringList{u"deliver"_s, request} + m_rig->access()).code, 0);
    const QString page = farm.pageText(farm.host(u"fr"_s), u"Project:Bistro"_s).value_or(QString());
    QVERIFY2(page.contains(u"Bonjour Bistro.\n\nAnd this.\nThe team "_s), qPrintable(page));

    // Its texts are the delivery's now: what is edited since changes nothing, and is no other request.
    farm.write(home, u"Project:News/fr"_s, u"Changed"_s);
    QCOMPARE(m_rig->run(QStringList{u"deliver"_s, request} + m_rig->access()).code, 0);
    const auto shown = m_rig->run(data({u"history"_s, u"show"_s, m_rig->requestId(), u"--json"_s}));
    QVERIFY2(shown.out.contains("Bonjour %{user}.") && shown.out.contains(QByteArray::number(french)),
             shown.out.constData());
}

void TestVerbs::listsShowsAndExportsWhatWasDelivered()
{
    const auto id = deliver(m_rig->readers(3));
    const auto list = m_rig->run(data({u"history"_s, u"list"_s, u"--json"_s}));
    QVERIFY2(list.code == 0, list.err.constData());
    QCOMPARE(list.lines().size(), 1);
    QCOMPARE(list.lines().first().value("id"_L1).toString(), id);
    QVERIFY(m_rig->run(data({u"history"_s, u"list"_s})).out.contains("3 of 3 delivered"));

    const auto show = m_rig->run(data({u"history"_s, u"show"_s, id, u"--json"_s}));
    QCOMPARE(show.lines().first().value("rows"_L1).toArray().size(), 3);
    QCOMPARE(show.lines().first().value("delivery"_L1)["body"_L1].toString(), u"Hello. ~~~~~"_s);
    const auto missing = m_rig->run(data({u"history"_s, u"show"_s, u"aaaaaaaaaa"_s}));
    QCOMPARE(missing.code, 1);
    QVERIFY2(missing.err.contains("no such delivery"), missing.err.constData());

    const auto csv = m_rig->run(data({u"history"_s, u"export"_s, id, u"--format"_s, u"csv"_s}));
    QCOMPARE(csv.out.count("\r\n"), 4);
    QCOMPARE(m_rig->run(data({u"history"_s, u"export"_s, id, u"--format"_s, u"xml"_s})).code, 2);
}

void TestVerbs::importsAnExportOnceAndOnlyToRead()
{
    const auto id = deliver(m_rig->readers(2));
    const auto json = m_rig->run(data({u"history"_s, u"export"_s, id, u"--format"_s, u"json"_s}));
    m_rig->write(u"export.json"_s, json.out);
    const QStringList other{u"--data-dir"_s, m_rig->path(u"other"_s)};
    const auto imported = m_rig->run(
        QStringList{u"history"_s, u"import"_s, m_rig->path(u"export.json"_s), u"--json"_s} + other);
    QVERIFY2(imported.code == 0, imported.err.constData());
    QVERIFY(!imported.lines().first().value("origin"_L1).toString().isEmpty());
    QCOMPARE(m_rig->run(QStringList{u"history"_s, u"import"_s, m_rig->path(u"export.json"_s)} + other).code,
             1);
    const auto resumed = m_rig->run(
        QStringList{u"deliver"_s, m_rig->path(u"request.json"_s), u"--token-file"_s, m_rig->path(u"token"_s)}
        + other);
    QCOMPARE(resumed.code, 1);
    QVERIFY2(resumed.err.contains("another installation"), resumed.err.constData());
    m_rig->write(u"broken.json"_s, json.out.first(json.out.size() / 2));
    QCOMPARE(m_rig->run(QStringList{u"history"_s, u"import"_s, m_rig->path(u"broken.json"_s)} + other).code,
             1);
}

void TestVerbs::verifiesTheLedger()
{
    QVERIFY(!deliver(m_rig->readers(2)).isEmpty());
    const auto ended = m_rig->run(data({u"history"_s, u"verify"_s, u"--json"_s}));
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.lines().first(),
             (QJsonObject{{u"deliveries"_s, 1}, {u"rows"_s, 2}, {u"problems"_s, QJsonArray()}}));
}

void TestVerbs::takesOptionsBeforeTheVerbToo()
{
    const auto id = deliver(m_rig->readers(2));
    const auto after = m_rig->run(data({u"history"_s, u"show"_s, id, u"--json"_s}));
    QVERIFY2(after.code == 0, after.err.constData());
    const QStringList show{u"history"_s, u"show"_s, id};
    for (const auto &before : {QStringList{u"--data-dir"_s, m_rig->dataDir(), u"--json"_s},
                               QStringList{u"--json"_s, u"--data-dir="_s + m_rig->dataDir()}}) {
        const auto ended = m_rig->run(before + show);
        QVERIFY2(ended.code == 0, ended.err.constData());
        QCOMPARE(ended.out, after.out);
    }
    QVERIFY(m_rig->run({u"--help"_s, u"history"_s, u"show"_s}).out.contains("history show ID"));
    const auto unknown = m_rig->run({u"--data-dir"_s, m_rig->dataDir(), u"frobnicate"_s});
    QCOMPARE(unknown.code, 2);
    QVERIFY2(unknown.err.contains("frobnicate"), unknown.err.constData());
    const auto noVerb = m_rig->run({u"--practice"_s, u"history"_s, u"list"_s});
    QVERIFY2(noVerb.code == 2 && noVerb.err.contains("practice"), noVerb.err.constData());
}

void TestVerbs::explainsItself_data()
{
    QTest::addColumn<QStringList>("words");
    for (const auto &verb :
         {u"practice serve"_s, u"account add"_s, u"account list"_s, u"account remove"_s, u"targets parse"_s,
          u"message build"_s, u"preview"_s, u"lint"_s, u"deliver"_s, u"history list"_s, u"history show"_s,
          u"history export"_s, u"history import"_s, u"history verify"_s, u""_s, u"history"_s})
        QTest::newRow(qPrintable(verb)) << verb.split(u' ', Qt::SkipEmptyParts);
}

void TestVerbs::explainsItself()
{
    QFETCH(QStringList, words);
    const auto ended = m_rig->run(words + QStringList{u"--help"_s});
    QCOMPARE(ended.code, 0);
    QVERIFY(ended.out.startsWith("Usage: paperround"));
    QCOMPARE(ended.err, QByteArray());
    QVERIFY(m_rig->run({u"--version"_s}).out.startsWith("paperround "));
}

void TestVerbs::refusesAWrongCall_data()
{
    QTest::addColumn<QString>("call");
    for (const auto &call :
         {u"frobnicate"_s, u"history"_s, u"history frob"_s, u"deliver"_s, u"deliver a b"_s,
          u"deliver a --nope"_s, u"history export a"_s, u"preview a"_s, u"preview a --row 1 --wiki b.org"_s,
          u"preview a --wiki b/c"_s, u"lint"_s, u"message build a"_s, u"message build a --row 1 --target b"_s,
          u"targets parse a --home x/y"_s, u"targets parse a --format xlsx"_s, u"account add"_s,
          u"account add --wiki a.org"_s, u"account add --wiki a.org --token-stdin --bot-password A@b"_s,
          u"practice serve --port x"_s})
        QTest::newRow(qPrintable(call)) << call;
}

void TestVerbs::refusesAWrongCall()
{
    QFETCH(QString, call);
    const auto ended = m_rig->run(call.split(u' '));
    QVERIFY2(ended.code == 2, ended.err.constData());
    QVERIFY(ended.err.startsWith("paperround: "));
    QCOMPARE(ended.out, QByteArray());
}

QTEST_GUILESS_MAIN(TestVerbs)
#include "verbs.moc"
