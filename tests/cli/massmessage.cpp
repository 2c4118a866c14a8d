// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rig.h"

#include "domain/delivery/mark.h"
#include "wiki/farms.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The real program hands deliveries over to the practice farm's MassMessage.
class TestMassMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_rig.reset(); }

    void handsOverInOneCallAndTellsOfEachRow();
    void leavesTheWordToTheFarmsProfile();
    void callsOnceAlthoughItWasKilledInTheCall();
    void callsOnceAlthoughTheAnswerIsLost_data();
    void callsOnceAlthoughTheAnswerIsLost();

private:
    [[nodiscard]] QStringList call() const
    {
        return QStringList{u"deliver"_s, m_rig->path(u"request.json"_s), u"--json"_s} + m_rig->access();
    }
    void allowIt(bool allow)
    {
        FarmProfile profile = m_rig->farm().profile();
        if (!allow)
            profile.routes.remove(Route::MassMessage);
        QVERIFY(saveFarm(m_rig->dataDir() + u"/farms"_s, profile));
    }
    /// One copy on each page, by the wikis' own delivery account; one call.
    [[nodiscard]] QString whatIsWrong(const Ended &ended)
    {
        if (ended.code != 0)
            return QString::fromUtf8(ended.err);
        const QString mark = Mark{m_rig->requestId(), 0}.text();
        for (const QString &target : std::as_const(m_targets)) {
            int copies = 0;
            for (const PracticeRevision &revision :
                 m_rig->farm().revisions(target.section(u'@', -1), target.section(u'@', 0, -2)))
                copies += revision.user == "MediaWiki message delivery"_L1 && revision.text.contains(mark);
            if (copies != 1)
                return u"%1: %2 copies"_s.arg(target).arg(copies);
        }
        const int calls = m_rig->farm().requests({}, u"massmessage"_s);
        if (calls != 1)
            return u"%1 calls"_s.arg(calls);
        const int delivered = ended.summary().value("delivered"_L1).toInt();
        return delivered == m_targets.size() ? QString() : u"%1 delivered"_s.arg(delivered);
    }

    std::unique_ptr<Rig> m_rig;
    QStringList m_targets;
};

void TestMassMessage::init()
{
    m_rig = std::make_unique<Rig>();
    m_targets = m_rig->readers(6);
    m_rig->writeRequest(m_targets, {{u"route"_s, u"massmessage"_s}});
    allowIt(true);
}

void TestMassMessage::handsOverInOneCallAndTellsOfEachRow()
{
    const Ended ended = m_rig->run(call());
    QCOMPARE(whatIsWrong(ended), QString());
    int told = 0;
    for (const QJsonObject &line : ended.lines()) {
        if (line.value("state"_L1) != QJsonValue(u"delivered"_s))
            continue;
        ++told;
        QCOMPARE(line.value("reason"_L1).toString(), u"observed"_s);
        QCOMPARE(line.value("route"_L1).toString(), u"massmessage"_s);
        QVERIFY(line.value("revid"_L1).toInteger() > 0);
    }
    QCOMPARE(told, m_targets.size());
    QCOMPARE(whatIsWrong(m_rig->run(call())), QString()); // Nothing is left to do.
}

void TestMassMessage::leavesTheWordToTheFarmsProfile()
{
    allowIt(false);
    const Ended ended = m_rig->run(call());
    QVERIFY(ended.code != 0);
    QVERIFY2(ended.err.contains("route-not-allowed") || ended.err.contains("does not hand"),
             ended.err.constData());
    QCOMPARE(m_rig->farm().requests({}, u"massmessage"_s), 0);
    QCOMPARE(m_rig->farm().requests({}, u"edit"_s), 0);
}

void TestMassMessage::callsOnceAlthoughItWasKilledInTheCall()
{
    QProcess process;
    connect(&m_rig->farm(), &PracticeFarm::requestHandled, &process,
            [&](const QString &, const QString &action) {
                if (action == "massmessage"_L1)
                    process.kill(); // The wiki took it; nobody read the answer.
            });
    m_rig->start(process, call());
    QCOMPARE(m_rig->wait(process).code, -1);
    QCOMPARE(whatIsWrong(m_rig->run(call())), QString());
}

void TestMassMessage::callsOnceAlthoughTheAnswerIsLost_data()
{
    QTest::addColumn<int>("trouble");
    QTest::newRow("lost") << int(Trouble::ReplyLost);
    QTest::newRow("cut") << int(Trouble::ReplyCut);
    QTest::newRow("an error in its place") << int(Trouble::ErrorAfterSave);
}

void TestMassMessage::callsOnceAlthoughTheAnswerIsLost()
{
    QFETCH(int, trouble);
    m_rig->farm().troubles().add({.trouble = Trouble(trouble), .action = u"massmessage"_s});
    QCOMPARE(whatIsWrong(m_rig->run(call())), QString());
    QCOMPARE(m_rig->farm().troubles().struck(), 1);
}

QTEST_GUILESS_MAIN(TestMassMessage)
#include "massmessage.moc"
