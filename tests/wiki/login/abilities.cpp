// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/login/abilities.h"

#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

AccountFacts fullFacts()
{
    AccountFacts facts;
    facts.wiki = u"meta.example"_qs;
    facts.name = u"Sender"_qs;
    facts.userId = 7;
    facts.rights = {u"read"_qs,        u"edit"_qs,          u"createpage"_qs,  u"createtalk"_qs,
                    u"massmessage"_qs, u"apihighlimits"_qs, u"noratelimit"_qs, u"autoconfirmed"_qs};
    return facts;
}

} // namespace

class AbilitiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mayEverythingWithAllRights()
    {
        const Abilities abilities = abilitiesFrom(fullFacts());
        QVERIFY(abilities.missing.isEmpty());
        QCOMPARE(abilities.may.size(), 6);
        QCOMPARE(abilities.titlesPerRequest, 500);
        QCOMPARE(abilities.editsPerMinute, 0.0);
        QVERIFY(!abilities.newAccount && !abilities.notYetThere);
    }

    void namesTheGrantThatWouldBringWhatIsMissing()
    {
        AccountFacts facts = fullFacts();
        facts.groups = {u"sysop"_qs}; // Groups do not count: the grants cut the rights.
        facts.rights = {u"read"_qs, u"edit"_qs, u"createpage"_qs};
        const Abilities abilities = abilitiesFrom(facts);
        QVERIFY(abilities.can(Feature::EditPages));
        QVERIFY(!abilities.can(Feature::CreatePages));
        const QList<MissingAbility> missing{
            {Feature::CreatePages, {u"createtalk"_qs}, u"createeditmovepage"_qs},
            {Feature::MassMessage, {u"massmessage"_qs}, u"highvolume"_qs},
            {Feature::ManyTitles, {u"apihighlimits"_qs}, u"highvolume"_qs},
            {Feature::NoRateLimit, {u"noratelimit"_qs}, u"highvolume"_qs}};
        QCOMPARE(abilities.missing, missing);
        QCOMPARE(abilities.titlesPerRequest, 50);
        QVERIFY(abilities.newAccount);
    }

    void mayOnlyReadWhileBlocked()
    {
        AccountFacts facts = fullFacts();
        facts.block = BlockInfo{u"Admin"_qs, u"spam"_qs, u"infinite"_qs, false};
        QCOMPARE(abilitiesFrom(facts).can(Feature::EditPages), false);
        QCOMPARE(abilitiesFrom(facts).can(Feature::Read), true);
        QVERIFY(abilitiesFrom(facts).missing.isEmpty());
        facts.block->partial = true;
        QCOMPARE(abilitiesFrom(facts).can(Feature::EditPages), true);
    }

    void tellsEditsAMinute()
    {
        AccountFacts facts = fullFacts();
        facts.editLimit = RateLimit{900, 180};
        QCOMPARE(abilitiesFrom(facts).editsPerMinute, 300.0);
        facts.userId = 0;
        QVERIFY(abilitiesFrom(facts).notYetThere);
    }
};

QTEST_GUILESS_MAIN(AbilitiesTest)
#include "abilities.moc"
