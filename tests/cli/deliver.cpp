// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rig.h"

#include "domain/delivery/mark.h"
#include "domain/delivery/pausecause.h"
#include "domain/delivery/reason.h"
#include "domain/delivery/rowstate.h"
#include "domain/review/brakepolicy.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

#include <csignal>

using namespace paperround;
using namespace Qt::StringLiterals;

/// The real program against a practice farm in this process.
class TestDeliver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_rig = std::make_unique<Rig>(); }
    void cleanup() { m_rig.reset(); }

    void deliversEachTargetOnceAndSaysSo();
    void printsEveryChangeInTheDocumentedShape();
    void postsNothingInADryRun();
    void postsNothingWhenARequestIsDeliveredASecondTime();
    void deliversOnceMoreWithAgain();
    void asksAPersonWhereThePageGotTheSameText();
    void heedsTheTimesOfTheRequest();
    void goesOnAfterAKill_data();
    void goesOnAfterAKill();
    void stopsAfterTheRowsInFlightOnASignal_data();
    void stopsAfterTheRowsInFlightOnASignal();
    void endsAsSoonAsNothingGoesOnWithoutAPerson();
    void postsNothingWhileTheStopPageSaysStop();
    void saysWhichRowsFailed();
    void deliversAListPage();
    void neverPrintsTheToken();
    void refusesAChangedRequest();

private:
    [[nodiscard]] QStringList call(const QStringList &more = {}) const
    {
        return QStringList{u"deliver"_s, m_rig->path(u"request.json"_s), u"--json"_s} + m_rig->access()
            + more;
    }
    void eachOnce(const QStringList &targets)
    {
        for (int i = 0; i < targets.size(); ++i)
            QVERIFY2(m_rig->copies(targets[i], i + 1) == 1, qPrintable(targets[i]));
    }

    std::unique_ptr<Rig> m_rig;
};

void TestDeliver::deliversEachTargetOnceAndSaysSo()
{
    const auto targets = m_rig->readers(12);
    m_rig->writeRequest(targets);
    const auto ended = m_rig->run(call());
    QVERIFY2(ended.code == 0, ended.err.constData());
    QVERIFY(isDeliveryId(m_rig->requestId()));
    QCOMPARE(ended.summary().value("delivered"_L1).toInt(), 12);
    eachOnce(targets);
}

void TestDeliver::printsEveryChangeInTheDocumentedShape()
{
    m_rig->writeRequest(m_rig->readers(3)
                        + QStringList{u"Special talk:X@"_s + m_rig->farm().hosts().first()});
    const auto ended = m_rig->run(call());
    auto lines = ended.lines();
    QVERIFY2(lines.size() > 4, ended.err.constData());
    const auto summary = lines.takeLast();
    QStringList states;
    for (const auto state : allRowStates)
        states += stateName(state);
    states.sort();
    QCOMPARE(summary.keys(), (QStringList{u"reviewed"_s, u"summary"_s}));
    QCOMPARE(ended.summary().keys(), states);
    for (const auto &line : lines) {
        QCOMPARE(line.keys(),
                 (QStringList{u"attempt"_s, u"code"_s, u"reason"_s, u"revid"_s, u"route"_s, u"row"_s,
                              u"state"_s, u"thread"_s, u"time"_s, u"title"_s, u"wiki"_s}));
        QVERIFY(states.contains(line.value("state"_L1).toString()));
        const auto reason = line.value("reason"_L1).toString();
        QVERIFY2(reason.isEmpty() || reason::all().contains(reason), qPrintable(reason));
        QCOMPARE(line.value("revid"_L1).isDouble(), line.value("state"_L1) == "delivered"_L1);
        QVERIFY(QDateTime::fromString(line.value("time"_L1).toString(), Qt::ISODateWithMs).isValid());
    }
}

void TestDeliver::postsNothingInADryRun()
{
    m_rig->writeRequest(m_rig->readers(4)
                        + QStringList{u"User talk:Nobody of this name@"_s + m_rig->farm().host(u"en")});
    const auto before = m_rig->read(u"request.json"_s);
    const auto ended = m_rig->run(call({u"--dry-run"_s}));
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.lines().size(), 6);
    QCOMPARE(ended.summary().value("planned"_L1).toInt(), 4);
    QCOMPARE(ended.summary().value("skipped"_L1).toInt(), 1);
    QCOMPARE(ended.lines().constLast().value("reasons"_L1).toObject(), (QJsonObject{{u"no-user"_s, 1}}));
    QCOMPARE(m_rig->farm().requests({}, u"edit"_s), 0);
    QCOMPARE(m_rig->read(u"request.json"_s), before);
    QVERIFY(!QFile::exists(m_rig->dataDir()));
}

void TestDeliver::postsNothingWhenARequestIsDeliveredASecondTime()
{
    const auto targets = m_rig->readers(4);
    m_rig->writeRequest(targets);
    QCOMPARE(m_rig->run(call()).code, 0);
    m_rig->farm().resetCounts();
    const auto again = m_rig->run(call());
    QCOMPARE(again.code, 0);
    QCOMPARE(again.lines().size(), 1);
    QCOMPARE(again.summary().value("delivered"_L1).toInt(), 4);
    QCOMPARE(m_rig->farm().requests({}, u"edit"_s), 0);
    eachOnce(targets);
}

void TestDeliver::deliversOnceMoreWithAgain()
{
    const auto targets = m_rig->readers(2);
    m_rig->writeRequest(targets);
    QCOMPARE(m_rig->run(call()).code, 0);
    const auto first = m_rig->requestId();
    QCOMPARE(m_rig->run(call({u"--again"_s})).code, 0);
    QVERIFY(m_rig->requestId() != first);
    eachOnce(targets);
    const auto at = targets.first().lastIndexOf(u'@');
    QCOMPARE(m_rig->farm().revisions(targets.first().mid(at + 1), targets.first().first(at)).size(), 3);
}

void TestDeliver::asksAPersonWhereThePageGotTheSameText()
{
    const auto targets = m_rig->readers(3);
    m_rig->writeRequest(targets.first(2));
    QCOMPARE(m_rig->run(call()).code, 0);
    m_rig->writeRequest(targets); // A new request with the same text.
    const auto asked = m_rig->run(call());
    QCOMPARE(asked.code, 4);
    QCOMPARE(asked.summary().value("held"_L1).toInt(), 2);
    QCOMPARE(asked.summary().value("delivered"_L1).toInt(), 1);
    QVERIFY(asked.err.contains("--held"));
    QCOMPARE(m_rig->run(call({u"--held"_s, u"perhaps"_s})).code, 2);
    const auto answered = m_rig->run(call({u"--held"_s, u"skip"_s}));
    QCOMPARE(answered.code, 0);
    QCOMPARE(answered.summary().value("skipped"_L1).toInt(), 2);
    QCOMPARE(m_rig->copies(targets.last(), 3), 1);
}

void TestDeliver::heedsTheTimesOfTheRequest()
{
    const auto targets = m_rig->readers(2);
    const auto gone = QDateTime::currentDateTimeUtc().addSecs(-60).toString(Qt::ISODate);
    m_rig->writeRequest(targets, {{u"notAfter"_s, gone}});
    const auto late = m_rig->run(call());
    QCOMPARE(late.code, 0);
    QCOMPARE(late.summary().value("skipped"_L1).toInt(), 2);
    QCOMPARE(late.lines().first().value("reason"_L1), QJsonValue(u"expired"_s));
    QCOMPARE(m_rig->farm().requests({}, u"edit"_s), 0);
    const auto soon = QDateTime::currentDateTimeUtc().addSecs(2);
    m_rig->writeRequest(targets, {{u"notBefore"_s, soon.toString(Qt::ISODate)}});
    QCOMPARE(m_rig->run(call()).code, 0);
    QVERIFY(QDateTime::currentDateTimeUtc() >= soon.addSecs(-1));
    eachOnce(targets);
}

void TestDeliver::goesOnAfterAKill_data()
{
    QTest::addColumn<int>("edits");
    for (const int edits : {1, 4, 9})
        QTest::addRow("after edit %d", edits) << edits;
}

void TestDeliver::goesOnAfterAKill()
{
    QFETCH(int, edits);
    const auto targets = m_rig->readers(10);
    m_rig->writeRequest(targets);
    QProcess process;
    int seen = 0;
    // Saved on the wiki, and the answer never read: the worst moment there is.
    connect(&m_rig->farm(), &PracticeFarm::requestHandled, &process,
            [&](const QString &, const QString &action) {
                if (action == "edit"_L1 && ++seen == edits)
                    process.kill();
            });
    m_rig->start(process, call());
    QCOMPARE(m_rig->wait(process).code, -1);
    const auto id = m_rig->requestId();
    QVERIFY(isDeliveryId(id));

    const auto resumed = m_rig->run(call());
    QVERIFY2(resumed.code == 0, resumed.err.constData());
    QCOMPARE(m_rig->requestId(), id);
    QCOMPARE(resumed.summary().value("delivered"_L1).toInt(), 10);
    eachOnce(targets);
}

void TestDeliver::stopsAfterTheRowsInFlightOnASignal_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestDeliver::stopsAfterTheRowsInFlightOnASignal()
{
    QFETCH(int, signal);
    const auto targets = m_rig->readers(10);
    m_rig->writeRequest(targets);
    QProcess process;
    int seen = 0;
    connect(&m_rig->farm(), &PracticeFarm::requestHandled, &process,
            [&](const QString &, const QString &action) {
                if (action == "edit"_L1 && ++seen == 3)
                    ::kill(pid_t(process.processId()), signal);
            });
    m_rig->start(process, call());
    const auto stopped = m_rig->wait(process);
    QVERIFY2(stopped.code == 4, stopped.err.constData());
    const auto summary = stopped.summary();
    QCOMPARE(summary.value("sending"_L1).toInt(), 0);
    QVERIFY(summary.value("delivered"_L1).toInt() >= 3);
    QVERIFY(summary.value("planned"_L1).toInt() >= 1);
    m_rig->farm().disconnect(&process);

    const auto resumed = m_rig->run(call());
    QVERIFY2(resumed.code == 0, resumed.err.constData());
    eachOnce(targets);
}

void TestDeliver::endsAsSoonAsNothingGoesOnWithoutAPerson()
{
    m_rig->writeRequest(m_rig->readers(6));
    for (const auto &host : m_rig->farm().hosts())
        m_rig->farm().block(host, m_rig->farm().users().first().name);
    const auto ended = m_rig->run(call());
    QVERIFY2(ended.code == 4, ended.err.constData());
    QCOMPARE(ended.summary().value("planned"_L1).toInt(), 6);
    for (const auto &host : m_rig->farm().hosts().first(2))
        QVERIFY2(ended.err.contains(host.toUtf8()), ended.err.constData());
    QVERIFY2(ended.err.contains("block"), ended.err.constData());

    for (const auto &host : m_rig->farm().hosts())
        m_rig->farm().unblock(host, m_rig->farm().users().first().name);
    const auto resumed = m_rig->run(call());
    QVERIFY2(resumed.code == 0, resumed.err.constData());
}

void TestDeliver::postsNothingWhileTheStopPageSaysStop()
{
    const auto targets = m_rig->readers(6);
    m_rig->writeRequest(targets);
    const QString home = m_rig->farm().hosts().first();
    m_rig->farm().write(home, BrakePolicy().stopPage, u"'''Stop!''' Wrong list."_s);
    const auto stopped = m_rig->run(call());
    QVERIFY2(stopped.code == 4, stopped.err.constData());
    QVERIFY2(stopped.err.contains("--go-on"), stopped.err.constData());
    QCOMPARE(stopped.summary().value("planned"_L1).toInt(), 6);
    QJsonObject paused;
    for (const QJsonObject &line : stopped.lines())
        paused = line.contains("paused"_L1) ? line.value("paused"_L1).toObject() : paused;
    QCOMPARE(paused.value("cause"_L1).toString(), brake::StopPage);
    QCOMPARE(paused.value("wiki"_L1).toString(), home);

    m_rig->farm().write(home, BrakePolicy().stopPage, u"Go on."_s);
    const auto held = m_rig->run(call()); // Only a person's word releases it.
    QVERIFY2(held.code == 4, held.err.constData());
    QCOMPARE(m_rig->farm().requests({}, u"edit"_s), 0);
    const auto resumed = m_rig->run(call({u"--go-on"_s}));
    QVERIFY2(resumed.code == 0, resumed.err.constData());
    eachOnce(targets);
}

void TestDeliver::saysWhichRowsFailed()
{
    m_rig->writeRequest(m_rig->readers(4));
    m_rig->farm().troubles().add({.trouble = Trouble::Refused, .count = 1, .code = u"contenttoobig"_s});
    const auto ended = m_rig->run(call());
    QVERIFY2(ended.code == 3, ended.err.constData());
    QCOMPARE(ended.summary().value("failed"_L1).toInt(), 1);
    QCOMPARE(ended.summary().value("delivered"_L1).toInt(), 3);
    QVERIFY(ended.out.contains("contenttoobig"));
    // It is done: only a person can have that row tried again.
    QCOMPARE(m_rig->run(call()).code, 3);
}

void TestDeliver::deliversAListPage()
{
    const auto targets = m_rig->readers(3);
    const auto home = m_rig->farm().hosts().first();
    QString wikitext;
    for (const auto &target : targets)
        wikitext += u"* {{#target:%1}}\n"_s.arg(QString(target).replace(target.lastIndexOf(u'@'), 1, u"|"_s));
    wikitext += u"* {{#target:<>}}\n"_s;
    m_rig->farm().write(home, u"Project:Our list"_s, wikitext);
    m_rig->writeRequest({},
                        {{u"list"_s, QJsonObject{{u"wiki"_s, home}, {u"page"_s, u"Project:Our list"_s}}}});
    const auto ended = m_rig->run(call());
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.summary().value("delivered"_L1).toInt(), 3);
    QVERIFY2(ended.err.contains("Project:Our list, line 4: not a page title: {{#target:<>}}"),
             ended.err.constData());
    eachOnce(targets);
    // The page changes; the delivery it began stays what it was.
    m_rig->farm().write(home, u"Project:Our list"_s, u"{{#target:Project talk:Other}}"_s);
    const auto again = m_rig->run(call());
    QVERIFY2(again.code == 0, again.err.constData());
    QCOMPARE(again.summary().value("delivered"_L1).toInt(), 3);
}

void TestDeliver::neverPrintsTheToken()
{
    const auto token = m_rig->token().toUtf8();
    m_rig->writeRequest(m_rig->readers(4));
    m_rig->farm().troubles().add({.trouble = Trouble::ExpiredToken, .count = 1});
    m_rig->farm().troubles().add({.trouble = Trouble::ReplyLost, .count = 1});
    qputenv("QT_LOGGING_RULES", "*=true");
    const auto ended = m_rig->run(call());
    qunsetenv("QT_LOGGING_RULES");
    QVERIFY(!ended.lines().isEmpty());
    QVERIFY(!ended.out.contains(token));
    QVERIFY(!ended.err.contains(token));
    QDir data(m_rig->dataDir());
    for (const auto &name : data.entryList(QDir::Files)) {
        QFile file(data.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(token), qPrintable(name));
    }
}

void TestDeliver::refusesAChangedRequest()
{
    const auto targets = m_rig->readers(2);
    m_rig->writeRequest(targets);
    QCOMPARE(m_rig->run(call()).code, 0);
    m_rig->writeRequest(targets, {{u"id"_s, m_rig->requestId()}, {u"body"_s, u"Something else"_s}});
    const auto ended = m_rig->run(call());
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.err.contains("--again"), ended.err.constData());
    eachOnce(targets);
}

QTEST_GUILESS_MAIN(TestDeliver)
#include "deliver.moc"
