// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/mends.h"

#include "domain/delivery/reason.h"
#include "models/mendsmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

TargetEntry row(quint64 key, const QString &title, std::optional<TargetFinding> finding)
{
    TargetEntry entry{.key = key, .target = {title, u"en.test"_s, int(key)}, .source = u"A"_s};
    entry.finding = std::move(finding);
    return entry;
}

TargetFinding good(const QString &page)
{
    return {.willSend = true, .page = page};
}

TargetFinding led(const QString &page)
{
    return {.willSend = true, .page = page, .redirected = true};
}

TargetFinding renamed(const QString &page)
{
    return {.reason = reason::Renamed, .detail = u"2026-10-03T00:00:00Z"_s, .page = page};
}

} // namespace

/// What is proposed for a list, and which of it a person has chosen.
class TestMends : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsRedirectsAndTakesNewNames();
    void dropsWhatIsAnotherRowAlready();
    void proposesNothingWithoutAFact_data();
    void proposesNothingWithoutAFact();
    void whatDropsAReaderIsOnlyOffered_data();
    void whatDropsAReaderIsOnlyOffered();
    void aPersonChoosesRowByRowOrKindByKind();
};

void TestMends::followsRedirectsAndTakesNewNames()
{
    const auto mends = proposedMends({row(1, u"User talk:A"_s, good(u"User talk:A"_s)),
                                      row(2, u"User talk:B"_s, led(u"User talk:Bee"_s)),
                                      row(3, u"User talk:C"_s, renamed(u"User talk:Sea"_s))});
    QCOMPARE(mends.size(), 2);
    QCOMPARE(mends[0].kind, MendKind::FollowRedirect);
    QCOMPARE(mends[0].to, (Target{u"User talk:Bee"_s, u"en.test"_s, 2}));
    QCOMPARE(mends[1].kind, MendKind::TakeNewName);
    QCOMPARE(mends[1].to, (Target{u"User talk:Sea"_s, u"en.test"_s, 3}));
    for (const Mend &mend : mends)
        QVERIFY(!mend.fact.isEmpty());
}

void TestMends::dropsWhatIsAnotherRowAlready()
{
    TargetFinding twin = led(u"User talk:A"_s);
    twin.sameAs = 1;
    TargetEntry line{.key = 9, .source = u"A"_s, .problem = {7, u"User talk:A"_s, u"duplicate"_s}};
    const auto mends =
        proposedMends({row(1, u"User talk:A"_s, good(u"User talk:A"_s)), row(2, u"User talk:Once A"_s, twin),
                       row(3, u"User talk:Formerly A"_s, renamed(u"User talk:A"_s)),
                       row(4, u"User talk:X"_s, renamed(u"User talk:Y"_s)),
                       row(5, u"User talk:X2"_s, renamed(u"User talk:Y"_s)), line});
    QCOMPARE(mends.size(), 5);
    QCOMPARE(mends[0].kind, MendKind::DropDuplicate);
    QVERIFY(mends[0].fact.contains(u"A, line 1"_s));
    QCOMPARE(mends[1].kind, MendKind::DropDuplicate); // under the new name row 1 gets it already
    QCOMPARE(mends[2].kind, MendKind::TakeNewName);
    QCOMPARE(mends[3].kind, MendKind::DropDuplicate); // two old names of one user
    QCOMPARE(mends[4].key, quint64(9));
    for (const Mend &mend : mends)
        QCOMPARE(mend.drops(), mend.kind == MendKind::DropDuplicate);
}

void TestMends::proposesNothingWithoutAFact_data()
{
    QTest::addColumn<TargetEntry>("entry");
    QTest::newRow("unchecked") << row(1, u"User talk:A"_s, std::nullopt);
    QTest::newRow("only an exclude list has spoken")
        << row(1, u"User talk:A"_s, TargetFinding{.told = false, .heldBy = u"Left"_s});
    TargetFinding held = led(u"User talk:B"_s);
    held.heldBy = u"Left"_s;
    QTest::newRow("held") << row(1, u"User talk:A"_s, held);
    QTest::newRow("a redirect that is not followed")
        << row(1, u"User talk:A"_s,
               TargetFinding{.reason = reason::DoubleRedirect, .page = u"User talk:B"_s, .redirected = true});
    QTest::newRow("opted out") << row(1, u"User talk:A"_s, TargetFinding{.reason = reason::OptedOut});
    QTest::newRow("a line that names no page")
        << TargetEntry{.key = 1, .problem = {1, u"no [[ page"_s, u"invalidtitle"_s}};
    TargetEntry out = row(1, u"User talk:A"_s, led(u"User talk:B"_s));
    out.included = false;
    QTest::newRow("taken out by a person") << out;
}

void TestMends::proposesNothingWithoutAFact()
{
    QFETCH(TargetEntry, entry);
    QCOMPARE(proposedMends({entry}), QList<Mend>());
}

void TestMends::whatDropsAReaderIsOnlyOffered_data()
{
    QTest::addColumn<TargetFinding>("finding");
    QTest::addColumn<MendKind>("kind");
    QTest::newRow("missing") << TargetFinding{.reason = reason::NoUser} << MendKind::DropMissing;
    QTest::newRow("address") << TargetFinding{.reason = reason::NotNamedUser} << MendKind::DropMissing;
    QTest::newRow("closed wiki") << TargetFinding{.reason = reason::ClosedWiki} << MendKind::DropClosed;
    QTest::newRow("other host") << TargetFinding{.reason = reason::OutsideFarm} << MendKind::DropClosed;
    QTest::newRow("model") << TargetFinding{.reason = reason::ContentModel} << MendKind::DropClosed;
    QTest::newRow("blocked") << TargetFinding{.willSend = true, .reason = reason::OwnerBlocked}
                             << MendKind::DropQuiet;
    QTest::newRow("inactive") << TargetFinding{.willSend = true, .reason = reason::Inactive}
                              << MendKind::DropQuiet;
}

void TestMends::whatDropsAReaderIsOnlyOffered()
{
    QFETCH(TargetFinding, finding);
    const auto mends = proposedMends({row(1, u"User talk:A"_s, finding)});
    QCOMPARE(mends.size(), 1);
    QTEST(mends.first().kind, "kind");
    QVERIFY(mends.first().drops());
    QVERIFY(!isProposedAtOnce(mends.first().kind));
    MendsModel model;
    model.setMends(mends, {});
    QCOMPARE(model.chosenCount(), 0);
}

void TestMends::aPersonChoosesRowByRowOrKindByKind()
{
    MendsModel model;
    const QAbstractItemModelTester tester(&model);
    QSignalSpy changed(&model, &MendsModel::choiceChanged);
    const auto mends = proposedMends({row(1, u"User talk:A"_s, led(u"User talk:B"_s)),
                                      row(2, u"User talk:C"_s, led(u"User talk:D"_s)),
                                      row(3, u"User talk:E"_s, TargetFinding{.reason = reason::NoUser})});
    model.setMends(mends, {});
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.chosenCount(), 2);
    const QModelIndex redirects = model.index(0, 0);
    QCOMPARE(redirects.data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QVERIFY(model.setData(model.index(1, 0, redirects), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(redirects.data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
    QCOMPARE(model.chosen(), QList<Mend>{mends[0]});
    QVERIFY(model.setData(redirects, Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(model.setData(model.index(1, 0), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(model.chosen(), QList<Mend>{mends[2]});
    QCOMPARE(changed.size(), 4);
}

QTEST_GUILESS_MAIN(TestMends)
#include "mends.moc"
