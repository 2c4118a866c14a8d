// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rig.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

/// `targets load`, as the real program runs it against the practice farm.
class TestTargetsLoad : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void printsACategoryAsLines();
    void printsWhatTargetsParsePrints();
    void goesDownTheTree();
    void runsARecipeFile();
    void asksAsAnAccountWhereOneIsNamed();
    void refusesAWrongCall_data();
    void refusesAWrongCall();
    void saysWhatIsWrongWithAFile();
    void saysThatNobodyAnswers();

private:
    [[nodiscard]] Ended load(const QStringList &options)
    {
        return m_rig.run(QStringList{u"targets"_s, u"load"_s} + options
                         + QStringList{u"--data-dir"_s, m_rig.dataDir()});
    }
    Rig m_rig;
    QString m_home;
};

void TestTargetsLoad::initTestCase()
{
    m_home = m_rig.farm().hosts().constFirst();
    m_rig.farm().write(m_home, u"User talk:One"_s, u"[[Category:Readers]]"_s);
    m_rig.farm().write(m_home, u"An article"_s, u"[[Category:Readers]]"_s);
    m_rig.farm().write(m_home, u"Category:More readers"_s, u"[[Category:Readers]]"_s);
    m_rig.farm().write(m_home, u"User talk:Two"_s, u"[[Category:More readers]]"_s);
}

void TestTargetsLoad::printsACategoryAsLines()
{
    const Ended ended = load({u"--wiki"_s, m_home, u"--category"_s, u"Readers"_s});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.out, "User talk:One@"_ba + m_home.toUtf8() + '\n');
    QVERIFY2(ended.err.contains("An article@"), ended.err.constData());
    QVERIFY2(ended.err.contains("Category:More readers@"), ended.err.constData());
}

void TestTargetsLoad::printsWhatTargetsParsePrints()
{
    const Ended ended = load({u"--wiki"_s, m_home, u"--category"_s, u"Readers"_s, u"--json"_s});
    QVERIFY2(ended.code == 0, ended.err.constData());
    const QJsonObject printed = QJsonDocument::fromJson(ended.out).object();
    QCOMPARE(
        printed.value("targets"_L1).toArray(),
        (QJsonArray{QJsonObject{{u"title"_s, u"User talk:One"_s}, {u"wiki"_s, m_home}, {u"line"_s, 0}}}));
    QCOMPARE(printed.value("problems"_L1).toArray().size(), 2);
    QCOMPARE(printed.value("problems"_L1)[0]["code"_L1].toString(), u"othernamespace"_s);
}

void TestTargetsLoad::goesDownTheTree()
{
    const Ended ended = load({u"--wiki"_s, m_home, u"--category"_s, u"Readers"_s, u"--depth"_s, u"1"_s,
                              u"--talk"_s, u"--limit"_s, u"10"_s});
    QVERIFY2(ended.code == 0, ended.err.constData());
    const QByteArray at = '@' + m_home.toUtf8() + '\n';
    QCOMPARE(ended.out, "Talk:An article"_ba + at + "User talk:One" + at + "User talk:Two" + at);
}

void TestTargetsLoad::runsARecipeFile()
{
    m_rig.write(u"recipe.json"_s,
                QJsonDocument(QJsonObject{{u"kind"_s, u"search"_s},
                                          {u"wiki"_s, m_home},
                                          {u"what"_s, u"\"More readers\""_s},
                                          {u"namespaces"_s, QJsonArray{3}}})
                    .toJson());
    m_rig.farm().write(m_home, u"User talk:Three"_s, u"I am one of \"More readers\"."_s);
    const Ended ended = load({m_rig.path(u"recipe.json"_s)});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.out, "User talk:Three@"_ba + m_home.toUtf8() + '\n');
}

void TestTargetsLoad::asksAsAnAccountWhereOneIsNamed()
{
    m_rig.write(u"token"_s, m_rig.token().toUtf8());
    const Ended ended =
        load({u"--wiki"_s, m_home, u"--group"_s, u"sysop"_s, u"--token-file"_s, m_rig.path(u"token"_s)});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.out, "User talk:Rowan Quist@"_ba + m_home.toUtf8() + '\n');
}

void TestTargetsLoad::refusesAWrongCall_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("word");
    const auto row = [](const char *name, const QStringList &options, const char *word) {
        QTest::newRow(name) << options << QByteArray(word);
    };
    row("nothing", {}, "--category");
    row("a wiki alone", {u"--wiki"_s, u"a.example"_s}, "--category");
    row("two queries", {u"--wiki"_s, u"a.example"_s, u"--category"_s, u"A"_s, u"--group"_s, u"b"_s},
        "one query");
    row("a query and a file", {u"-"_s, u"--category"_s, u"A"_s}, "not both");
    row("no wiki", {u"--category"_s, u"A"_s}, "host");
    row("a depth of words", {u"--wiki"_s, u"a.example"_s, u"--category"_s, u"A"_s, u"--depth"_s, u"all"_s},
        "deep");
    row("a depth of a search", {u"--wiki"_s, u"a.example"_s, u"--search"_s, u"A"_s, u"--depth"_s, u"1"_s},
        "no such option");
    row("no item", {u"--item"_s, u"16503"_s}, "asked for");
    row("no home", {u"--item"_s, u"Q1"_s, u"--home"_s, u"https://a.example/"_s}, "host");
}

void TestTargetsLoad::refusesAWrongCall()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, word);
    const Ended ended = load(options);
    QVERIFY2(ended.code == 2 || (ended.code == 1 && options.contains(u"--home"_s)), ended.err.constData());
    QVERIFY(ended.out.isEmpty());
    QVERIFY2(ended.err.contains(word), ended.err.constData());
}

void TestTargetsLoad::saysWhatIsWrongWithAFile()
{
    m_rig.write(u"broken.json"_s, "{\n\"kind\": \n}");
    Ended ended = load({m_rig.path(u"broken.json"_s)});
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.err.contains("broken.json: line"), ended.err.constData());
    m_rig.write(u"wrong.json"_s, R"({"kind":"category","wiki":"a.example","what":"A","deep":1})");
    ended = load({m_rig.path(u"wrong.json"_s)});
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.err.contains("wrong.json: deep"), ended.err.constData());
}

void TestTargetsLoad::saysThatNobodyAnswers()
{
    QVERIFY(QDir(m_rig.dataDir()).mkpath(u"farms"_s));
    m_rig.write(u"data/farms/own.json"_s,
                R"({"name":"Own","home":"127.0.0.1:1","services":{"petScan":"http://127.0.0.1:1/"}})");
    const Ended ended = load({u"--petscan"_s, u"42"_s, u"--home"_s, u"127.0.0.1:1"_s});
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.err.contains("out of reach") && ended.err.contains("127.0.0.1:1"), ended.err.constData());
}

QTEST_GUILESS_MAIN(TestTargetsLoad)
#include "targetsload.moc"
