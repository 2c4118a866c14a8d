// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Every health of a target, from what a wiki answers over HTTP to the word in the table; and what a check
// costs, by the farm's own count.
#include "farmround.h"

#include "cli/workplace.h"
#include "domain/delivery/reason.h"
#include "engine/targets/targetcheck.h"
#include "models/healthwords.h"
#include "wiki/login/accountbook.h"

#include <QCoroTask>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paperround {

class Healths : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_round.reset(); }
    void tellsTheHealthOfEachRow_data();
    void tellsTheHealthOfEachRow();
    void aClosedWikiIsToldForAllItsRows();
    void aBoardThatTakesNothingIsTold();
    void rowsThatWereToldStayToldWhenTheWikiIsLost();
    void costsTwoRequestsForFiftyTargets();
    void costsTwoRequestsForFiveHundredWithTheRight();
    void costsMoreOnlyForWhatIsAskedFor();

private:
    struct Told
    {
        QHash<int, TargetFinding> findings;
        QStringList failed; ///< Wikis.
    };
    Told check(const QList<Target> &targets, const CheckWishes &wishes = {});
    [[nodiscard]] QString en() const { return m_round->farm().host(u"en"); }
    [[nodiscard]] QList<Target> readers(int count) const;

    std::unique_ptr<FarmRound> m_round;
    std::shared_ptr<Wikis> m_wikis;
};

void Healths::init()
{
    m_round = std::make_unique<FarmRound>();
    QCOMPARE(m_round->open(), QString());
    const Account account = m_round->workplace().accounts().accounts().constFirst().account;
    const auto wikis = QCoro::waitFor(m_round->workplace().wikisFor(account));
    QVERIFY(wikis);
    m_wikis = *wikis;
}

Healths::Told Healths::check(const QList<Target> &targets, const CheckWishes &wishes)
{
    Told told;
    TargetCheck check;
    connect(&check, &TargetCheck::checked, this,
            [&told](const QList<int> &indexes, const QList<Verdict> &all) {
                for (qsizetype i = 0; i < indexes.size(); ++i)
                    told.findings.insert(indexes[i], findingOf(all[i]));
            });
    connect(&check, &TargetCheck::wikiFailed, this,
            [&told](const QString &wiki, const Error &) { told.failed.append(wiki); });
    QSignalSpy finished(&check, &TargetCheck::finished);
    check.check(m_wikis, targets, wishes);
    if (!finished.wait(60'000))
        told.failed.append(u"no end"_s);
    return told;
}

QList<Target> Healths::readers(int count) const
{
    QList<Target> targets;
    for (int i = 0; i < count; ++i)
        targets.append({u"Project talk:Reader %1"_s.arg(i), en(), i + 1});
    return targets;
}

void Healths::tellsTheHealthOfEachRow_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<TargetHealth>("health");
    QTest::addColumn<QString>("says"); ///< A part of what happens.
    const auto row = [](const char *name, const QString &title, TargetHealth health,
                        const QString &says = {}) { QTest::newRow(name) << title << health << says; };
    row("fine", u"User talk:Kestrel Marsh"_s, TargetHealth::Good);
    row("redirect", u"User talk:Pilar Ortúzar"_s, TargetHealth::Redirect,
        u"→ \u2068User talk:P. Ortúzar\u2069"_s);
    row("redirect to another wiki", u"User talk:Wren Ashlock"_s, TargetHealth::Redirect, u"not followed"_s);
    row("renamed", u"User talk:Old Lantern"_s, TargetHealth::Renamed, u"now \u2068Fennel Lantern"_s);
    row("renamed, by the user page", u"User:Old Lantern"_s, TargetHealth::Renamed, u"Fennel Lantern"_s);
    row("missing", u"User talk:Tansy Oake"_s, TargetHealth::Missing);
    row("address", u"User talk:192.0.2.17"_s, TargetHealth::NotNamed);
    row("temporary", u"User talk:~2026-12345-6"_s, TargetHealth::NotNamed);
    row("opted out", u"User talk:Rook and Ladder"_s, TargetHealth::OptedOut);
    row("blocked", u"User talk:Parish Lamp"_s, TargetHealth::Blocked, u"blocked"_s);
    row("locked", u"User talk:Wandering Lamp"_s, TargetHealth::Locked, u"locked"_s);
    row("inactive", u"User talk:Quiet Harrow"_s, TargetHealth::Inactive, u"never edited"_s);
    row("protected", u"User talk:Gated Garden"_s, TargetHealth::Protected);
    row("namespace", u"Lock gate"_s, TargetHealth::WrongNamespace);
    row("title", u"User talk:<>"_s, TargetHealth::Problem);
}

void Healths::tellsTheHealthOfEachRow()
{
    QFETCH(QString, title);
    QFETCH(QString, says);
    QFETCH(TargetHealth, health);
    PracticeFarm &farm = m_round->farm();
    CheckWishes wishes;
    if (health == TargetHealth::Locked)
        wishes.lockedAtMost = 5;
    if (health == TargetHealth::Inactive) {
        farm.renameUser(u"Nobody at all"_s, u"Quiet Harrow"_s); // an account that never wrote
        wishes.activeSince = farm.now().addMonths(-6);
    }
    const Told told = check({{title, en(), 1}}, wishes);
    QCOMPARE(told.failed, QStringList());
    TargetEntry entry{.target = {title, en(), 1}};
    entry.finding = told.findings.value(0);
    QCOMPARE(healthWord(entry.health()), healthWord(health));
    QVERIFY2(whatHappens(entry).contains(says), qPrintable(whatHappens(entry)));
}

void Healths::aClosedWikiIsToldForAllItsRows()
{
    m_round->farm().closeWiki(en());
    const Told told = check(readers(3));
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(told.findings.value(i).reason, reason::ClosedWiki);
        QCOMPARE(told.findings.value(i).detail, u"closed"_s);
    }
}

void Healths::aBoardThatTakesNothingIsTold()
{
    PracticeFarm &farm = m_round->farm();
    farm.makeBoard(en(), u"Project talk:Board"_s, Route::Flow);
    farm.setFlowReadOnly(en(), true);
    const Told told = check({{u"Project talk:Board"_s, en(), 1}});
    TargetEntry entry{.target = {u"Project talk:Board"_s, en(), 1}};
    entry.finding = told.findings.value(0);
    QCOMPARE(healthWord(entry.health()), healthWord(TargetHealth::ClosedBoard));
}

void Healths::rowsThatWereToldStayToldWhenTheWikiIsLost()
{
    // The first batch comes, then nobody answers any more.
    PracticeFarm &farm = m_round->farm();
    int seen = 0;
    connect(&farm, &PracticeFarm::requestHandled, this, [&](const QString &host, const QString &) {
        if (host != en() || ++seen != 6)
            return;
        TroubleRule lost;
        lost.trouble = Trouble::Html;
        lost.wiki = en();
        lost.action.clear();
        lost.count = -1;
        farm.troubles().add(lost);
    });
    const Told told = check(readers(200));
    QCOMPARE(told.failed, QStringList{en()});
    QVERIFY(told.findings.size() >= 50);
    QVERIFY(told.findings.size() < 200);
}

void Healths::costsTwoRequestsForFiftyTargets()
{
    (void)check(readers(1)); // What is true of the wiki for a week is known now.
    m_round->farm().resetCounts();
    const Told told = check(readers(200));
    QCOMPARE(told.findings.size(), 200);
    // Four batches of two rounds (MediaWiki tests "edit" and "create" of 25 pages at once), and once the
    // account's own rights and block.
    QCOMPARE(m_round->farm().requests(en()), 200 / 50 * 2 + 1);
    QCOMPARE(m_round->farm().requests({}), 200 / 50 * 2 + 1);
}

void Healths::costsTwoRequestsForFiveHundredWithTheRight()
{
    m_round->farm().addToGroup(m_round->farm().users().constFirst().name, u"bot"_s);
    (void)check(readers(1));
    m_round->farm().resetCounts();
    const Told told = check(readers(1000));
    QCOMPARE(told.findings.size(), 1000);
    QCOMPARE(m_round->farm().requests(en()), 1000 / 500 * 2 + 1);
}

void Healths::costsMoreOnlyForWhatIsAskedFor()
{
    (void)check(readers(1));
    PracticeFarm &farm = m_round->farm();
    const auto cost = [&](const QStringList &users, const CheckWishes &wishes) {
        QList<Target> targets;
        for (const QString &user : users)
            targets.append({u"User talk:"_s + user, en(), 0});
        farm.resetCounts();
        (void)check(targets, wishes);
        return farm.requests(en()) - 2; // The batch, and the account's rights.
    };
    const QStringList known{u"Kestrel Marsh"_s, u"Quillwort"_s, u"Odalys Brandt"_s};
    QCOMPARE(cost(known, {}), 0);
    // All three were silent: one question for them together, and one each for when they were there last.
    QCOMPARE(cost(known, {.activeSince = farm.now().addDays(-1), .lockedAtMost = 0}), 4);
    QCOMPARE(cost(known, {.activeSince = {}, .lockedAtMost = 2}), 2);
    QCOMPARE(cost({u"Tansy Oake"_s}, {}), 1); // missing: one look into the log of renames
    // Renamed: the log, the log under the new name, and the new name's page.
    QCOMPARE(cost({u"Old Lantern"_s}, {}), 3);
}

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::Healths)
#include "healths.moc"
