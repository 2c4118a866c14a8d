// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What comes before a delivery: a test of it, and the permission to send.
#include "rig.h"

#include "wiki/farms.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

/// The real program against a practice farm in this process.
class TestBeforehand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_rig = std::make_unique<Rig>(); }
    void cleanup() { m_rig.reset(); }

    void sendsATestToOnesOwnTalkPageAlone();
    void goesOnWithATestThatWasCutShort();
    void holdsTheRowsOfWikisNobodyHasConfirmed();

private:
    [[nodiscard]] QStringList call(const QStringList &more = {}) const
    {
        return QStringList{u"deliver"_s, m_rig->path(u"request.json"_s), u"--json"_s} + m_rig->access()
            + more;
    }
    [[nodiscard]] QList<QJsonObject> past() const
    {
        return m_rig->run({u"history"_s, u"list"_s, u"--json"_s, u"--data-dir"_s, m_rig->dataDir()}).lines();
    }
    void eachOnce(const QStringList &targets)
    {
        for (int i = 0; i < targets.size(); ++i)
            QVERIFY2(m_rig->copies(targets[i], i + 1) == 1, qPrintable(targets[i]));
    }

    std::unique_ptr<Rig> m_rig;
};

void TestBeforehand::sendsATestToOnesOwnTalkPageAlone()
{
    const QString me = m_rig->farm().users().constFirst().name;
    const QString home = m_rig->farm().host(u"home");
    const QString mine = u"User talk:"_s + me;
    const auto targets = QStringList{mine + u'@' + home} + m_rig->readers(2);
    m_rig->writeRequest(targets, {{u"notBefore"_s, u"2099-01-01T00:00:00Z"_s}});
    const auto before = m_rig->read(u"request.json"_s);
    const auto ended = m_rig->run(call({u"--test"_s}));
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.summary().value("delivered"_L1).toInt(), 1);
    QCOMPARE(m_rig->farm().requests({}, u"edit"_s), 1);
    QCOMPARE(m_rig->read(u"request.json"_s), before);
    const QString text = *m_rig->farm().pageText(home, mine);
    const QJsonObject head = past().constFirst();
    QVERIFY(head.value("test"_L1).toBool());
    QVERIFY(text.contains(head.value("id"_L1).toString()));

    // The real message comes to the same page: nothing has to be decided about it.
    m_rig->writeRequest(targets);
    const auto real = m_rig->run(call());
    QVERIFY2(real.code == 0, real.err.constData());
    QCOMPARE(real.summary().value("delivered"_L1).toInt(), 3);
    eachOnce(targets);
}

void TestBeforehand::goesOnWithATestThatWasCutShort()
{
    const QString mine = u"User talk:"_s + m_rig->farm().users().constFirst().name;
    m_rig->writeRequest(m_rig->readers(1));
    m_rig->farm().troubles().add(
        {.trouble = Trouble::Refused, .wiki = m_rig->farm().host(u"home"), .code = u"blocked"_s});
    QCOMPARE(m_rig->run(call({u"--test"_s})).code, 4);
    const auto ended = m_rig->run(call({u"--test"_s}));
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(past().size(), 1);
    QCOMPARE(m_rig->farm().pageText(m_rig->farm().host(u"home"), mine)->count(u"pr:"_s), 1);
}

void TestBeforehand::holdsTheRowsOfWikisNobodyHasConfirmed()
{
    FarmProfile profile = m_rig->farm().profile();
    profile.practice = false;
    profile.send.everyWiki = false;
    QVERIFY(saveFarm(m_rig->dataDir() + u"/farms"_s, profile));
    const QString en = m_rig->farm().host(u"en");
    const QString fr = m_rig->farm().host(u"fr");
    const QStringList targets{u"Project talk:A@"_s + m_rig->farm().host(u"home"), u"Project talk:B@"_s + en,
                              u"Project talk:C@"_s + fr};
    m_rig->writeRequest(targets);
    const auto looked =
        m_rig->run(call({u"--dry-run"_s, u"--permission"_s, fr + u"=https://fr.example/wiki/Bistro"_s}));
    QCOMPARE(looked.lines().constLast().value("reasons"_L1).toObject(),
             (QJsonObject{{u"no-permission"_s, 1}}));
    QCOMPARE(m_rig->run(call({u"--permission"_s, fr + u"=they said yes"_s})).code, 2);

    const auto held = m_rig->run(call());
    QCOMPARE(held.code, 4);
    QCOMPARE(held.summary().value("held"_L1).toInt(), 2);
    QVERIFY(held.err.contains("--permission " + en.toLatin1() + "=URL"));
    const auto some = m_rig->run(call({u"--permission="_s + fr + u"=https://fr.example/wiki/Bistro?a=b"_s}));
    QCOMPARE(some.code, 4);
    QCOMPARE(some.summary().value("delivered"_L1).toInt(), 2);
    const auto ended = m_rig->run(call({u"--permission"_s, en + u"=https://en.example/wiki/A"_s,
                                        u"--permission"_s, fr + u"=https://fr.example/wiki/B"_s}));
    QVERIFY2(ended.code == 0, ended.err.constData());
    eachOnce(targets);

    m_rig->writeRequest({u"Project talk:D@"_s + en}); // It is kept.
    QCOMPARE(m_rig->run(call()).code, 0);
}

QTEST_GUILESS_MAIN(TestBeforehand)
#include "beforehand.moc"
