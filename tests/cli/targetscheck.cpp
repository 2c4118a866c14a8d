// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// `targets check`, `lists exclude`, `lists excluded`, and the same healths of `deliver --dry-run`.
#include "rig.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestTargetsCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_rig = std::make_unique<Rig>(); }
    void cleanup() { m_rig.reset(); }

    void tellsTheHealthOfEveryRow();
    void aDryRunTellsTheSame();
    void anExcludeListHoldsARowUntilItIsTakenOff();
    void whatIsHeldIsNotDelivered();
    void aWikiThatDoesNotAnswerIsAnErrorAndItsRowsAreUnchecked();
    void refusesAWrongCall_data();
    void refusesAWrongCall();

private:
    [[nodiscard]] QString en() const { return m_rig->farm().host(u"en"); }
    [[nodiscard]] QString home() const { return m_rig->farm().hosts().constFirst(); }
    [[nodiscard]] QStringList rows() const
    {
        QStringList all;
        for (const QString &name : {u"Kestrel Marsh"_s, u"Pilar Ortúzar"_s, u"P. Ortúzar"_s, u"Old Lantern"_s,
                                    u"Tansy Oake"_s, u"Rook and Ladder"_s})
            all.append(u"User talk:"_s + name + u'@' + en());
        return all;
    }
    [[nodiscard]] static QStringList healthsOf(const QList<QJsonObject> &lines)
    {
        QStringList all;
        for (const QJsonObject &line : lines) {
            if (line.contains("row"_L1))
                all.append(line.value("health"_L1).toString());
        }
        return all;
    }
    Ended check(const QStringList &options = {})
    {
        m_rig->write(u"list.txt"_s, rows().join(u'\n').toUtf8());
        return m_rig->run(QStringList{u"targets"_s, u"check"_s, m_rig->path(u"list.txt"_s), u"--json"_s,
                                      u"--home"_s, home()}
                          + options + m_rig->access());
    }
    Ended exclude(const QByteArray &text, const QStringList &options)
    {
        return m_rig->run(QStringList{u"lists"_s, u"exclude"_s, u"Left"_s, u"-"_s, u"--home"_s, home(),
                                      u"--data-dir"_s, m_rig->dataDir()}
                              + options,
                          text);
    }

    const QStringList m_healths{u"good"_s,    u"redirect"_s, u"duplicate"_s,
                                u"renamed"_s, u"missing"_s,  u"opted-out"_s};
    std::unique_ptr<Rig> m_rig;
};

void TestTargetsCheck::tellsTheHealthOfEveryRow()
{
    const Ended ended = check();
    QCOMPARE(ended.code, 0);
    const auto lines = ended.lines();
    QCOMPARE(healthsOf(lines), m_healths);
    QCOMPARE(lines[2].value("same_as"_L1).toInt(), 2);
    QCOMPARE(lines[2].value("says"_L1).toString(), u"same page as row 2"_s);
    QCOMPARE(lines[3].value("page"_L1).toString(), u"User talk:Fennel Lantern"_s);
    QCOMPARE(lines.constLast().value("healths"_L1).toObject().value("renamed"_L1).toInt(), 1);
    QCOMPARE(m_rig->farm().requests({}, u"edit"_s), 0);
}

void TestTargetsCheck::aDryRunTellsTheSame()
{
    m_rig->writeRequest(rows());
    const auto ended =
        m_rig->run(QStringList{u"deliver"_s, m_rig->path(u"request.json"_s), u"--dry-run"_s, u"--json"_s}
                   + m_rig->access());
    QCOMPARE(ended.code, 0);
    QCOMPARE(healthsOf(ended.lines()), m_healths);
    QCOMPARE(m_rig->farm().requests({}, u"edit"_s), 0);
}

void TestTargetsCheck::anExcludeListHoldsARowUntilItIsTakenOff()
{
    const QByteArray user = (u"User:Kestrel Marsh@"_s + home()).toUtf8();
    const auto put = exclude(user, {u"--reason"_s, u"moved away"_s, u"--everywhere"_s, u"--json"_s});
    QCOMPARE(put.code, 0);
    QCOMPARE(put.lines().constFirst().value("added"_L1).toInt(), 1);
    const auto shown = m_rig->run(
        {u"lists"_s, u"excluded"_s, u"--home"_s, home(), u"--json"_s, u"--data-dir"_s, m_rig->dataDir()});
    QCOMPARE(shown.code, 0);
    const QJsonObject entry = shown.lines().constFirst();
    QCOMPARE(entry.value("list"_L1).toString(), u"Left"_s);
    QCOMPARE(entry.value("title"_L1).toString(), u"User:Kestrel Marsh"_s);
    QVERIFY(entry.value("wiki"_L1).isNull());
    QCOMPARE(entry.value("reason"_L1).toString(), u"moved away"_s);
    const auto held = check().lines();
    QCOMPARE(held.constFirst().value("health"_L1).toString(), u"excluded"_s);
    QCOMPARE(held.constFirst().value("says"_L1).toString(), u"held by an exclude list: Left: moved away"_s);
    QCOMPARE(exclude(user, {u"--remove"_s, u"--everywhere"_s}).code, 0);
    QCOMPARE(healthsOf(check().lines()), m_healths);
}

void TestTargetsCheck::whatIsHeldIsNotDelivered()
{
    QCOMPARE(exclude((u"User talk:Kestrel Marsh@"_s + en()).toUtf8(), {}).code, 0);
    m_rig->writeRequest(rows().first(1));
    const auto ended =
        m_rig->run(QStringList{u"deliver"_s, m_rig->path(u"request.json"_s), u"--json"_s} + m_rig->access());
    QCOMPARE(ended.summary().value("skipped"_L1).toInt(), 1);
    QCOMPARE(m_rig->farm().requests({}, u"edit"_s), 0);
}

void TestTargetsCheck::aWikiThatDoesNotAnswerIsAnErrorAndItsRowsAreUnchecked()
{
    TroubleRule lost;
    lost.trouble = Trouble::Html;
    lost.wiki = en();
    lost.action.clear();
    lost.count = -1;
    m_rig->farm().troubles().add(lost);
    const Ended ended = check();
    QCOMPARE(ended.code, 1);
    QVERIFY(ended.err.contains(en().toUtf8()));
    QCOMPARE(healthsOf(ended.lines()), QStringList(rows().size(), u"unchecked"_s));
}

void TestTargetsCheck::refusesAWrongCall_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no home") << QStringList{u"targets"_s, u"check"_s, u"-"_s};
    QTest::newRow("no number") << QStringList{u"targets"_s, u"check"_s,      u"-"_s,   u"--home"_s,
                                              u"a.test"_s,  u"--inactive"_s, u"long"_s};
    QTest::newRow("too many") << QStringList{u"targets"_s, u"check"_s,    u"-"_s,    u"--home"_s,
                                             u"a.test"_s,  u"--locked"_s, u"99999"_s};
    QTest::newRow("no list") << QStringList{u"lists"_s, u"exclude"_s, u"-"_s};
}

void TestTargetsCheck::refusesAWrongCall()
{
    QFETCH(QStringList, words);
    const Ended ended = m_rig->run(words);
    QCOMPARE(ended.code, 2);
    QVERIFY(!ended.err.isEmpty());
}

QTEST_GUILESS_MAIN(TestTargetsCheck)
#include "targetscheck.moc"
