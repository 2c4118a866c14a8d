// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/healthwords.h"

#include "domain/delivery/reason.h"

#include <QLocale>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

/// The word of each health, and what becomes of a row that has it.
class TestHealthWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void everyHealthHasItsOwnWordAndMeaning();
    void tellsHealthAndWhatHappens_data();
    void tellsHealthAndWhatHappens();
    void aDuplicateNamesTheRowItRepeats();
    void anExcludeListSpeaksBeforeTheWikiDoes();

private:
    static TargetEntry entryWith(const TargetFinding &finding)
    {
        TargetEntry entry{.target = {u"User talk:Old"_s, u"en.test"_s, 3}};
        entry.finding = finding;
        return entry;
    }
};

void TestHealthWords::everyHealthHasItsOwnWordAndMeaning()
{
    QSet<QString> words;
    QSet<QString> meanings;
    for (const TargetHealth health : allTargetHealths) {
        words.insert(healthWord(health));
        meanings.insert(healthMeaning(health));
    }
    words.remove({});
    QCOMPARE(words.size(), qsizetype(allTargetHealths.size()));
    QCOMPARE(meanings.size(), qsizetype(allTargetHealths.size()));
}

void TestHealthWords::tellsHealthAndWhatHappens_data()
{
    QTest::addColumn<TargetFinding>("finding");
    QTest::addColumn<TargetHealth>("health");
    QTest::addColumn<QString>("happens");
    QTest::addColumn<bool>("sent");
    const auto row = [](const char *name, const TargetFinding &finding, TargetHealth health,
                        const QString &happens,
                        bool sent) { QTest::newRow(name) << finding << health << happens << sent; };
    const QString time = u"2026-10-03T12:00:00Z"_s;
    row("fine", {.willSend = true, .page = u"User talk:Old"_s}, TargetHealth::Good, {}, true);
    row("written otherwise", {.willSend = true, .page = u"User talk:New"_s}, TargetHealth::Good,
        u"posted to \u2068User talk:New\u2069"_s, true);
    row("redirect", {.willSend = true, .page = u"User talk:New"_s, .redirected = true},
        TargetHealth::Redirect, u"→ \u2068User talk:New\u2069"_s, true);
    row("got the last issue", {.willSend = true, .page = u"User talk:Old"_s, .gotIssue = u"News 47"_s},
        TargetHealth::GotLastIssue, u"got “\u2068News 47\u2069”"_s, true);
    row("renamed", {.reason = reason::Renamed, .detail = time, .page = u"User talk:New"_s},
        TargetHealth::Renamed, u"now \u2068New\u2069, 3 Oct 2026"_s, false);
    row("renamed, nobody noted when", {.reason = reason::Renamed, .page = u"User talk:New"_s},
        TargetHealth::Renamed, u"now \u2068New\u2069"_s, false);
    row("opted out", {.reason = reason::OptedOut}, TargetHealth::OptedOut, u"has opted out of messages"_s,
        false);
    row("missing", {.reason = reason::NoUser}, TargetHealth::Missing, u"no such user on this wiki"_s, false);
    row("temporary", {.reason = reason::NotNamedUser}, TargetHealth::NotNamed,
        u"an IP address or a temporary account"_s, false);
    row("blocked for ever",
        {.willSend = true, .reason = reason::OwnerBlocked, .detail = time + u"/infinite"_s},
        TargetHealth::Blocked, u"owner blocked for ever, 3 Oct 2026"_s, true);
    row("blocked until",
        {.willSend = true, .reason = reason::OwnerBlocked, .detail = u"2026-01-01T00:00:00Z/"_s + time},
        TargetHealth::Blocked, u"owner blocked until 3 Oct 2026"_s, true);
    row("blocked, and a redirect",
        {.willSend = true, .reason = reason::OwnerBlocked, .page = u"User talk:New"_s, .redirected = true},
        TargetHealth::Blocked, u"→ \u2068User talk:New\u2069: its owner is blocked on this wiki"_s, true);
    row("locked", {.willSend = true, .reason = reason::OwnerLocked}, TargetHealth::Locked,
        u"its owner's account is locked"_s, true);
    row("inactive", {.willSend = true, .reason = reason::Inactive, .detail = time}, TargetHealth::Inactive,
        u"owner's last edit was on 3 Oct 2026"_s, true);
    row("inactive for longer", {.willSend = true, .reason = reason::Inactive, .detail = u'/' + time},
        TargetHealth::Inactive, u"owner's last edit was before 3 Oct 2026"_s, true);
    row("never active", {.willSend = true, .reason = reason::Inactive}, TargetHealth::Inactive,
        u"owner never edited this wiki"_s, true);
    row("protected", {.reason = reason::Protected}, TargetHealth::Protected, u"protected from this account"_s,
        false);
    row("refused otherwise", {.reason = reason::Refused, .detail = u"The wiki's words"_s},
        TargetHealth::Protected, u"The wiki's words"_s, false);
    row("namespace", {.reason = reason::BadNamespace}, TargetHealth::WrongNamespace,
        u"not a page that takes messages"_s, false);
    row("model", {.reason = reason::ContentModel, .detail = u"css"_s}, TargetHealth::WrongModel,
        u"not a wikitext page, but \u2068css\u2069"_s, false);
    row("Flow", {.reason = reason::FlowBoard}, TargetHealth::ClosedBoard, u"Flow board: takes no message"_s,
        false);
    row("closed", {.reason = reason::ClosedWiki, .detail = u"closed"_s}, TargetHealth::ClosedWiki,
        u"this wiki is closed"_s, false);
    row("read-only", {.reason = reason::ClosedWiki, .detail = u"Moving house"_s}, TargetHealth::ClosedWiki,
        u"read-only: \u2068Moving house\u2069"_s, false);
    row("other host", {.reason = reason::OutsideFarm}, TargetHealth::OtherHost, u"not a wiki of this farm"_s,
        false);
    row("bad title", {.reason = reason::BadTitle}, TargetHealth::Problem, u"no title on this wiki"_s, false);
    row("excluded", {.willSend = true, .page = u"User talk:Old"_s, .heldBy = u"Suppressed: died"_s},
        TargetHealth::Excluded, u"held by an exclude list: \u2068Suppressed: died\u2069"_s, false);
    row("excluded before it was checked", {.told = false, .heldBy = u"Suppressed"_s}, TargetHealth::Excluded,
        u"held by an exclude list: \u2068Suppressed\u2069"_s, false);
    row("not told", {.told = false}, TargetHealth::Unchecked, {}, true);
}

void TestHealthWords::tellsHealthAndWhatHappens()
{
    QFETCH(TargetFinding, finding);
    QFETCH(QString, happens);
    const TargetEntry entry = entryWith(finding);
    QTEST(entry.health(), "health");
    QCOMPARE(whatHappens(entry), happens);
    QTEST(entry.willBeSent(), "sent");
    QFETCH(TargetHealth, health);
    if (health != TargetHealth::Redirect)
        QCOMPARE(takesMessage(health), entry.willBeSent());
}

void TestHealthWords::aDuplicateNamesTheRowItRepeats()
{
    TargetEntry twin{.target = {u"User talk:New"_s, u"en.test"_s, 5}, .source = u"A"_s};
    const TargetEntry entry =
        entryWith({.willSend = true, .page = u"User talk:New"_s, .redirected = true, .sameAs = 7});
    QCOMPARE(entry.health(), TargetHealth::Duplicate);
    QVERIFY(!entry.willBeSent());
    QCOMPARE(whatHappens(entry, &twin), u"→ \u2068User talk:New\u2069: same page as A, line 5"_s);
    QCOMPARE(whatHappens(entry), u"→ \u2068User talk:New\u2069: same page as an earlier line"_s);
}

void TestHealthWords::anExcludeListSpeaksBeforeTheWikiDoes()
{
    const TargetEntry entry = entryWith({.reason = reason::NoUser, .heldBy = u"Left: moved away"_s});
    QCOMPARE(entry.health(), TargetHealth::Excluded);
    QVERIFY(!entry.canBeIncluded());
}

QTEST_GUILESS_MAIN(TestHealthWords)
#include "healthwords.moc"
