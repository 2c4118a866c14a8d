// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/exclusions.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

/// Which pages an exclude list holds.
class TestExclusions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsAPageOnItsOwnWikiOnly();
    void aUsersPageStandsForAllPagesOfTheUser();
    void withoutAWikiItHoldsEverywhere();
    void theFirstListGivesTheWords();
    void targetsOfAReaderBecomeEntries();
    void whatItDoesNotNameIsFree();
};

void TestExclusions::holdsAPageOnItsOwnWikiOnly()
{
    const Exclusions held(
        {{u"Gone"_s, {{u"Project:Village pump"_s, u"en.test"_s, u"asked to stop"_s, {}, {}}}}});
    QCOMPARE(held.heldBy(u"Project:Village pump"_s, u"en.test"_s), u"Gone: asked to stop"_s);
    QCOMPARE(held.heldBy(u"Project:Village_pump"_s, u"en.test"_s), u"Gone: asked to stop"_s);
    QCOMPARE(held.heldBy(u"Project:Village pump"_s, u"fr.test"_s), QString());
    QCOMPARE(held.heldBy(u"Project:Village pump/Archive"_s, u"en.test"_s), QString());
}

void TestExclusions::aUsersPageStandsForAllPagesOfTheUser()
{
    const Exclusions held({{u"Died"_s, {{u"User:Old Heron"_s, u"de.test"_s, {}, {}, {}}}}});
    QCOMPARE(held.heldBy(u"User talk:Old Heron"_s, u"de.test"_s), u"Died"_s);
    QCOMPARE(held.heldBy(u"user talk:old_Heron/News"_s, u"de.test"_s), u"Died"_s);
    QCOMPARE(held.heldBy(u"Benutzer Diskussion:Old Heron"_s, u"de.test"_s), QString());
    QCOMPARE(held.heldBy(u"Benutzer Diskussion:Old Heron"_s, u"de.test"_s, true), u"Died"_s);
    QCOMPARE(held.heldBy(u"Talk:Old Heron"_s, u"de.test"_s), QString());
}

void TestExclusions::withoutAWikiItHoldsEverywhere()
{
    const Exclusions held({{u"Left"_s, {{u"User talk:Kestrel"_s, {}, {}, {}, {}}}}});
    QCOMPARE(held.heldBy(u"User talk:Kestrel"_s, u"a.test"_s), u"Left"_s);
    QCOMPARE(held.heldBy(u"User:Kestrel"_s, u"b.test"_s), u"Left"_s);
}

void TestExclusions::theFirstListGivesTheWords()
{
    const Exclusion entry{u"User:X"_s, u"a.test"_s, u"one"_s, {}, {}};
    Exclusion other = entry;
    other.reason = u"two"_s;
    QCOMPARE(Exclusions({{u"A"_s, {entry}}, {u"B"_s, {other}}}).heldBy(u"User:X"_s, u"a.test"_s),
             u"A: one"_s);
}

void TestExclusions::targetsOfAReaderBecomeEntries()
{
    const Exclusion like{{}, {}, u"moved away"_s, u"a list"_s, QDateTime({2026, 11, 1}, {12, 0}, Qt::UTC)};
    const QList<Target> targets{{u"user talk:A"_s, u"a.test"_s, 1}, {u"Talk:B"_s, u"b.test"_s, 2}};
    const auto entries = exclusionsOf(targets, like, false);
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries[0], (Exclusion{u"User talk:A"_s, u"a.test"_s, like.reason, like.source, like.added}));
    QCOMPARE(entries[1].wiki, u"b.test"_s);
    QCOMPARE(exclusionsOf(targets, like, true)[1].wiki, QString());
}

void TestExclusions::whatItDoesNotNameIsFree()
{
    QVERIFY(Exclusions().isEmpty());
    QCOMPARE(Exclusions().heldBy(u"User:X"_s, u"a.test"_s), QString());
    const Exclusions held({{u"A"_s, {{u"User:X"_s, u"a.test"_s, {}, {}, {}}}}});
    for (const QString &title : {u"User:"_s, u":"_s, u"X"_s, u"User:XY"_s, QString()})
        QCOMPARE(held.heldBy(title, u"a.test"_s, true), QString());
}

QTEST_APPLESS_MAIN(TestExclusions)
#include "exclusions.moc"
