// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/healthwork.h"

#include "domain/delivery/reason.h"
#include "models/healthwords.h"
#include "models/translations.h"
#include "ui/drafts/sendroom.h"
#include "ui/targets/healthlook.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/style.h"

#include <QSignalSpy>

namespace paperround {

/// What a draft knows of its rows beside what their wikis told a moment ago.
class HealthWorkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { installTranslations(*qApp, QLocale::c()); }
    void asksAgainOnlyForRowsThatChangedOrGrewOld();
    void anotherAccountIsAskedForAnew();
    void tellsWhichRowIsTheSamePage();
    void aRowThatLeadsToAPageTakenOutIsHeld();
    void anExcludeListHoldsRowsAndLetsThemGo();
    void marksWhoGotTheLastIssueWhereAskedTo();
    void asksAnewForWhatIsWantedBeside();
    void everyHealthHasItsOwnLookAndIsCounted();
    void aDraftComesBackWithWhatWasFoundOut();
    void whatIsOldIsShownWithItsAge();
    void whatAnotherAccountFoundOutIsNotShown();
    void aCheckThatReachedNobodyIsNone();
    void whoMayNeverReadItIsCountedByItself();
    void theButtonThatBeginsACheckStopsIt();

private:
    /// Closed and opened again, as the store has it.
    static void reopen(SendRoom &room)
    {
        const QString id = room.document().id();
        room.document().close();
        QTRY_VERIFY(room.drafts.kept.contains(id) && room.document().isSaved());
        room.document().open(room.drafts.kept[id]);
    }
    static void settle(SendRoom &room)
    {
        QTRY_VERIFY(room.session().targetsWork().health().checkedAt().isValid());
        QTRY_VERIFY(!room.session().targetsWork().isChecking());
    }
    static TargetHealth healthAt(SendRoom &room, int place)
    {
        return room.document().targets().entries()[place].health();
    }
};

void HealthWorkTest::asksAgainOnlyForRowsThatChangedOrGrewOld()
{
    SendRoom room(4);
    settle(room);
    const int asked = room.round.wikis->calls(u"check"_s);
    QCOMPARE(asked, 2); // a wiki each
    HealthWork &health = room.session().targetsWork().health();
    health.check();
    QVERIFY(!health.isChecking());
    room.session().targetsWork().addText(u"User talk:U9@fr.example"_s, {});
    QTRY_COMPARE(room.round.wikis->calls(u"check"_s), asked + 1);
    QTRY_VERIFY(!health.isChecking());
    QTRY_COMPARE(healthAt(room, 4), TargetHealth::Good);
    room.round.clock.jump(std::chrono::minutes(31));
    health.check();
    QTRY_COMPARE(room.round.wikis->calls(u"check"_s), asked + 3);
    QTRY_VERIFY(!health.isChecking());
    health.checkAll();
    QTRY_COMPARE(room.round.wikis->calls(u"check"_s), asked + 5);
    QTRY_VERIFY(!health.isChecking());
}

void HealthWorkTest::theButtonThatBeginsACheckStopsIt()
{
    SendRoom room(4);
    settle(room);
    auto *button = room.page.findChild<ActionButton *>(u"checkTargets"_s);
    QCOMPARE(button->text(), u"Check again"_s);
    const QDateTime checked = room.session().targetsWork().checkedAt();
    room.round.clock.setRunning(false); // no wiki answers
    button->click();
    QVERIFY(room.session().targetsWork().isChecking());
    QCOMPARE(button->text(), u"Stop the check"_s);
    button->click();
    QVERIFY(!room.session().targetsWork().isChecking());
    QVERIFY(room.round.wikis->isGivenUp());
    QCOMPARE(button->text(), u"Check again"_s);
    QCOMPARE(healthAt(room, 0), TargetHealth::Good); // as it was told before
    QCOMPARE(room.session().targetsWork().checkedAt(), checked);
    room.round.clock.setRunning(true);
}

void HealthWorkTest::anotherAccountIsAskedForAnew()
{
    SendRoom room(2);
    settle(room);
    const int asked = room.round.wikis->calls(u"check"_s);
    room.round.clock.jump(std::chrono::seconds(5));
    room.desk.choose(room.desk.farm(), room.desk.account(), room.round.wikis);
    QTRY_COMPARE(room.round.wikis->calls(u"check"_s), asked + 2); // what one may do is no other's
    settle(room);
}

void HealthWorkTest::tellsWhichRowIsTheSamePage()
{
    SendRoom room(2);
    room.round.wikis->edit(u"home.example"_s, u"User talk:Old"_s, u"#REDIRECT [[User talk:U1]]"_s);
    room.session().targetsWork().addText(u"User talk:Old@home.example"_s, {});
    settle(room);
    QTRY_COMPARE(healthAt(room, 2), TargetHealth::Duplicate);
    const TargetTableModel &targets = room.document().targets();
    const QString says = targets.index(2, TargetTableModel::HappensColumn).data(Qt::DisplayRole).toString();
    QVERIFY2(says.contains(u"same page as A, line 1"_s), qPrintable(says));
    // The row it repeats goes: it is not a duplicate any more, without another question to the wiki.
    const int asked = room.round.wikis->calls(u"check"_s);
    room.document().edit(targets.removal({0}), u"out"_s);
    QTRY_COMPARE(healthAt(room, 1), TargetHealth::Redirect);
    room.document().undoStack().undo();
    QTRY_COMPARE(healthAt(room, 2), TargetHealth::Duplicate);
    QCOMPARE(room.round.wikis->calls(u"check"_s), asked);
}

void HealthWorkTest::aRowThatLeadsToAPageTakenOutIsHeld()
{
    SendRoom room(2);
    room.round.wikis->edit(u"home.example"_s, u"User talk:U1"_s, u"#REDIRECT [[User talk:New]]"_s);
    room.session().targetsWork().addText(u"User:New@home.example"_s, u"Left"_s);
    room.document().setFormula(SetFormula().with(u'A').minus(u'B'));
    settle(room);
    QTRY_COMPARE(healthAt(room, 0), TargetHealth::Excluded);
    QCOMPARE(room.document().targets().counts().willBeSent, 1);
    const QString says =
        room.document().targets().index(0, TargetTableModel::HappensColumn).data(Qt::DisplayRole).toString();
    QVERIFY2(says.contains(u"Left: the formula takes it out"_s), qPrintable(says));
    room.document().setFormula(SetFormula().with(u'A'));
    QTRY_COMPARE(healthAt(room, 0), TargetHealth::Redirect);
    QCOMPARE(room.document().targets().counts().willBeSent, 2);
}

void HealthWorkTest::anExcludeListHoldsRowsAndLetsThemGo()
{
    SendRoom room(2);
    settle(room);
    const int sent = room.document().targets().counts().willBeSent;
    room.round.ledger.exclude({u"Left"_s, {{u"User:U1"_s, {}, u"moved away"_s, {}, {}}}});
    room.session().targetsWork().health().readRecords();
    QTRY_COMPARE(healthAt(room, 0), TargetHealth::Excluded);
    QCOMPARE(room.document().targets().counts().willBeSent, sent - 1);
    QVERIFY(!room.document().request().targets.contains(Target{u"User talk:U1"_s, u"home.example"_s, 1}));
    const QString says =
        room.document().targets().index(0, TargetTableModel::HappensColumn).data(Qt::DisplayRole).toString();
    QVERIFY2(says.contains(u"held by an exclude list: \u2068Left: moved away\u2069"_s), qPrintable(says));
    room.round.ledger.clearExclusions();
    room.session().targetsWork().health().readRecords();
    QTRY_COMPARE(healthAt(room, 0), TargetHealth::Good);
}

void HealthWorkTest::marksWhoGotTheLastIssueWhereAskedTo()
{
    SendRoom room(2);
    settle(room);
    Request last = room.round.request(1); // User talk:U1 of each wiki
    last.message = {u"News 47"_s, u"An older text. ~~~~"_s};
    QVERIFY(room.round.deliver(last));
    room.document().setSubject(u"News 48"_s);
    HealthWork &health = room.session().targetsWork().health();
    health.checkAll();
    QTRY_VERIFY(!health.isChecking());
    QTRY_COMPARE(healthAt(room, 0), TargetHealth::Good);
    health.setOptions({.lastIssue = true});
    QTRY_COMPARE(healthAt(room, 0), TargetHealth::GotLastIssue);
    QCOMPARE(health.lastIssue(), u"News 47"_s);
    QCOMPARE(healthAt(room, 1), TargetHealth::Good);
    room.document().setSubject(u"Another newsletter"_s);
    QTRY_COMPARE(healthAt(room, 0), TargetHealth::Good);
}

void HealthWorkTest::asksAnewForWhatIsWantedBeside()
{
    SendRoom room(2);
    settle(room);
    room.round.wikis->silent = {u"U1"_s};
    room.round.wikis->locked = {u"U2"_s};
    QCOMPARE(room.round.wikis->calls(u"silentUsers"_s), 0);
    HealthWork &health = room.session().targetsWork().health();
    health.setOptions({.inactiveMonths = 12, .locked = true});
    QTRY_COMPARE(healthAt(room, 0), TargetHealth::Inactive);
    QTRY_COMPARE(healthAt(room, 1), TargetHealth::Locked);
    QTRY_VERIFY(!health.isChecking());
}

void HealthWorkTest::everyHealthHasItsOwnLookAndIsCounted()
{
    const QString time = u"2026-10-03T12:00:00Z"_s;
    const QList<std::pair<QString, TargetFinding>> rows{
        {u"Kestrel Marsh"_s, {.willSend = true, .page = u"User talk:Kestrel Marsh"_s}},
        {u"Quillwort"_s,
         {.willSend = true, .page = u"User talk:Quillwort"_s, .gotIssue = u"Tech News: 2026-47"_s}},
        {u"Pilar Ortúzar"_s, {.willSend = true, .page = u"User talk:P. Ortúzar"_s, .redirected = true}},
        {u"Old Heron"_s, {.reason = reason::Renamed, .detail = time, .page = u"User talk:Heronsgate"_s}},
        {u"Rook and Ladder"_s, {.reason = reason::OptedOut}},
        {u"Tern"_s, {.willSend = true, .heldBy = u"Left: moved away"_s}},
        {u"P. Ortúzar"_s, {.willSend = true, .page = u"User talk:P. Ortúzar"_s, .sameAs = 3}},
        {u"Tansy Oake"_s, {.reason = reason::NoUser}},
        {u"192.0.2.17"_s, {.reason = reason::NotNamedUser}},
        {u"Parish Lamp"_s,
         {.willSend = true, .reason = reason::OwnerBlocked, .detail = time + u"/infinite"_s}},
        {u"Wandering Lamp"_s, {.willSend = true, .reason = reason::OwnerLocked}},
        {u"Quiet Harrow"_s, {.willSend = true, .reason = reason::Inactive, .detail = time}},
        {u"Gated Garden"_s, {.reason = reason::Protected}},
        {u"Lock gate"_s, {.reason = reason::BadNamespace}},
        {u"Styles"_s, {.reason = reason::ContentModel, .detail = u"css"_s}},
        {u"Board"_s, {.reason = reason::FlowBoard}},
        {u"Shut"_s, {.reason = reason::ClosedWiki, .detail = u"closed"_s}},
        {u"Larkspur"_s, {.reason = reason::OutsideFarm}},
        {u"Broken"_s, {.reason = reason::BadTitle}},
    };
    SendRoom room(0);
    room.round.wikis->readFault = [](const QString &, const QString &) {
        return std::optional(Error{ErrorKind::Temporary, u"timeout"_s, {}, {}});
    };
    QStringList lines;
    for (const auto &[name, finding] : rows)
        lines.append(u"User talk:"_s + name + u"@home.example"_s);
    lines.append(u"User talk:Unchecked@home.example"_s);
    room.session().targetsWork().addText(lines.join(u'\n'), u"Tech readers"_s);
    room.page.editor().goTo(DraftEditor::Targets);
    QTRY_COMPARE(room.session().targetsWork().troubles().size(), 1);
    QTRY_VERIFY(!room.session().targetsWork().isChecking());
    TargetTableModel &targets = room.document().targets();
    QList<quint64> keys;
    QList<TargetFinding> findings;
    for (int place = 0; place < rows.size(); ++place) {
        keys.append(targets.entries().key(place));
        findings.append(rows[place].second);
    }
    findings[6].sameAs = keys[2];
    targets.setFindings(keys, findings);
    QTRY_COMPARE(targets.counts()[TargetHealth::Unchecked], 1);
    QSet<QString> looks;
    for (const TargetHealth health : allTargetHealths) {
        QCOMPARE(targets.counts()[health], 1);
        const StateLook its = lookOf(health);
        looks.insert(its.icon);
        QVERIFY2(!icon(its.icon).isNull(), qPrintable(its.icon));
    }
    QCOMPARE(looks.size(), qsizetype(allTargetHealths.size())); // told apart without colour
    QTRY_VERIFY(room.says(u"2 good"_s));
    QVERIFY(room.says(u"3 blocked, locked or inactive"_s)); // they get it as well
    for (const ThemeChoice theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
        applyStyle(*qApp, theme);
        look(room.page, theme == ThemeChoice::Light ? u"healths"_s : u"healths-dark"_s);
    }
}

void HealthWorkTest::aDraftComesBackWithWhatWasFoundOut()
{
    SendRoom room(2);
    room.round.wikis->edit(u"home.example"_s, u"User talk:U1"_s, u"#REDIRECT [[User talk:New]]"_s);
    settle(room);
    QTRY_VERIFY(room.drafts.findingsOf.contains(room.document().id()));
    const int asked = room.round.wikis->calls(u"check"_s);
    const QDateTime checked = room.session().targetsWork().checkedAt();
    room.round.clock.jump(std::chrono::minutes(10));
    reopen(room);
    QTRY_COMPARE(healthAt(room, 0), TargetHealth::Redirect);
    QCOMPARE(healthAt(room, 1), TargetHealth::Good);
    HealthWork &health = room.session().targetsWork().health();
    QVERIFY(std::abs(health.checkedAt().secsTo(checked)) <= 1);
    health.check();
    QVERIFY(!health.isChecking()); // it is not that old
    QCOMPARE(room.round.wikis->calls(u"check"_s), asked);
    room.round.clock.jump(std::chrono::minutes(25));
    reopen(room);
    QTRY_COMPARE(room.round.wikis->calls(u"check"_s), asked + 2);
    QTRY_VERIFY(!health.isChecking());
}

void HealthWorkTest::whatIsOldIsShownWithItsAge()
{
    SendRoom room(2);
    settle(room);
    QTRY_VERIFY(room.drafts.findingsOf.contains(room.document().id()));
    room.page.editor().goTo(DraftEditor::Targets);
    room.round.clock.jump(std::chrono::hours(3));
    room.desk.choose(room.desk.farm(), room.desk.account(), nullptr); // nothing is reached
    reopen(room);
    QTRY_COMPARE(healthAt(room, 0), TargetHealth::Good);
    QVERIFY(room.says(u"Checked 3 hours ago"_s));
    room.round.clock.jump(std::chrono::hours(72));
    reopen(room);
    QTRY_COMPARE(healthAt(room, 0), TargetHealth::Good);
    QVERIFY(room.says(u"Checked 3 days ago"_s));
}

void HealthWorkTest::whatAnotherAccountFoundOutIsNotShown()
{
    SendRoom room(2);
    settle(room);
    QTRY_VERIFY(room.drafts.findingsOf.contains(room.document().id()));
    Account other = *room.desk.account();
    other.name = u"Somebody else"_s;
    room.desk.choose(room.desk.farm(), other, nullptr);
    reopen(room);
    QTRY_VERIFY(!room.round.clock.hasEvents());
    QCOMPARE(healthAt(room, 0), TargetHealth::Unchecked);
    QVERIFY(!room.session().targetsWork().checkedAt().isValid());
}

void HealthWorkTest::aCheckThatReachedNobodyIsNone()
{
    SendRoom room(2);
    settle(room);
    const QDateTime checked = room.session().targetsWork().checkedAt();
    room.round.wikis->readFault = [](const QString &, const QString &) -> std::optional<Error> {
        return Error{ErrorKind::Temporary, u"connect-failed"_s, {}, {}};
    };
    room.round.clock.jump(std::chrono::hours(1));
    HealthWork &health = room.session().targetsWork().health();
    health.checkAll();
    QTRY_VERIFY(!health.isChecking());
    QCOMPARE(health.troubles().size(), 2);
    QCOMPARE(health.checkedAt(), checked);
}

void HealthWorkTest::whoMayNeverReadItIsCountedByItself()
{
    SendRoom room(4);
    settle(room);
    room.page.editor().goTo(DraftEditor::Targets);
    QTRY_VERIFY(room.says(u"4 good"_s));
    const TargetList &rows = room.document().targets().entries();
    room.document().targets().setFindings({rows.key(0), rows.key(1), rows.key(2)},
                                          {{.willSend = true, .reason = reason::OwnerBlocked, .page = u"A"_s},
                                           {.willSend = true, .reason = reason::OwnerLocked, .page = u"B"_s},
                                           {.willSend = true, .reason = reason::Inactive, .page = u"C"_s}});
    QTRY_VERIFY(room.says(u"3 blocked, locked or inactive"_s));
    QVERIFY(room.says(u"1 good"_s));
    look(room.page, u"summary"_s);
    // One that a person takes out is not counted among those who get it.
    room.document().edit(room.document().targets().inclusion({0}, false), u"out"_s);
    QTRY_VERIFY(room.says(u"2 blocked, locked or inactive"_s));
}

} // namespace paperround

QTEST_MAIN(paperround::HealthWorkTest)
#include "healthwork.moc"
