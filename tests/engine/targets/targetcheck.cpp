// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// TargetCheck and loadList: what is known of a list before anything is sent.
#include "engine/targets/targetcheck.h"

#include "domain/delivery/reason.h"
#include "engine/targets/listloader.h"
#include "support/fakewikis.h"

#include <QCoroTask>
#include <QHash>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

class TestTargetCheck : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void judgesEveryTargetOnce();
    void tellsOfAWikiThatCannotBeUsed_data();
    void tellsOfAWikiThatCannotBeUsed();
    void findsTheNewNameOfARenamedUser();
    void aRenameToNobodyIsNone();
    void asksOnlyMissingUsersForARename();
    void tellsTheSilentOnlyWhereAPersonAsks();
    void namesTheLastEditOfTheSilent();
    void asksForSoManyLocksAndNoMore();
    void keepsWhatThePagesToldWhereTheOwnersCannotBeAsked();
    void aWikiThatOnlyMembersReadIsClosed();
    void asksFiveHundredAtOnceWithTheRight();
    void saysNothingAfterItWasCancelled();
    void readsAListPageAsItsModelSays();
    void refusesWhatIsNoList();

private:
    QList<Target> targets(const QString &wiki, int count) const
    {
        QList<Target> list;
        for (int i = 1; i <= count; ++i)
            list.append({u"User talk:U%1"_s.arg(i), wiki, i});
        return list;
    }
    /// The verdicts of one check to its end, by index; `failed` gets the codes of wikis that failed.
    QHash<int, Verdict> checked(const QList<Target> &list, const CheckWishes &wishes = {},
                                QStringList *failed = nullptr);
    void missing(const QString &user)
    {
        m_wikis->tweak = [user](PageCheck &page) {
            if (page.ownerName == user)
                page.owner = PageOwner::Missing;
        };
    }
    std::unique_ptr<ManualClock> m_clock;
    std::shared_ptr<FakeWikis> m_wikis;
};

QHash<int, Verdict> TestTargetCheck::checked(const QList<Target> &list, const CheckWishes &wishes,
                                             QStringList *failed)
{
    TargetCheck check;
    QHash<int, Verdict> verdicts;
    connect(&check, &TargetCheck::checked, this, [&](const QList<int> &indexes, const QList<Verdict> &all) {
        for (qsizetype i = 0; i < indexes.size(); ++i)
            verdicts.insert(indexes[i], all[i]);
    });
    connect(&check, &TargetCheck::wikiFailed, this, [failed](const QString &, const Error &error) {
        if (failed)
            failed->append(error.code);
    });
    QSignalSpy finished(&check, &TargetCheck::finished);
    check.check(m_wikis, list, wishes);
    return finished.wait() ? verdicts : QHash<int, Verdict>();
}

void TestTargetCheck::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_wikis =
        std::make_shared<FakeWikis>(*m_clock, Account{u"home.example"_s, u"Sender"_s, SignInKind::OAuth, {}},
                                    QStringList({u"home.example"_s, u"fr.example"_s}));
}

void TestTargetCheck::judgesEveryTargetOnce()
{
    TargetCheck check;
    QHash<int, Verdict> verdicts;
    connect(&check, &TargetCheck::checked, this, [&](const QList<int> &indexes, const QList<Verdict> &list) {
        for (qsizetype i = 0; i < indexes.size(); ++i) {
            QVERIFY(!verdicts.contains(indexes[i]));
            verdicts.insert(indexes[i], list[i]);
        }
    });
    QSignalSpy finished(&check, &TargetCheck::finished);
    auto list = targets(u"home.example"_s, 120) + targets(u"fr.example"_s, 3);
    list.append({u"User:U1"_s, u"home.example"_s, 0}); // Twins are found by whoever has the whole list.
    list.append({u"User talk:X"_s, u"evil.example"_s, 0});
    list.append({u"An article"_s, u"fr.example"_s, 0});
    check.check(m_wikis, list);
    QVERIFY(finished.wait());
    QCOMPARE(verdicts.size(), list.size());
    QVERIFY(verdicts[0].willSend);
    QVERIFY(verdicts[123].willSend);
    QCOMPARE(verdicts[123].page.title, u"User talk:U1"_s);
    QCOMPARE(verdicts[124].reason, reason::OutsideFarm);
    QCOMPARE(verdicts[125].reason, reason::BadNamespace);
    QCOMPARE(m_wikis->calls(u"post"_s), 0);
    QVERIFY(m_wikis->violations().isEmpty());
}

void TestTargetCheck::tellsOfAWikiThatCannotBeUsed_data()
{
    QTest::addColumn<QString>("call");
    for (const char *call : {"facts", "accountFacts", "check"})
        QTest::newRow(call) << QString::fromLatin1(call);
    QTest::newRow("blocked") << QString();
}

void TestTargetCheck::tellsOfAWikiThatCannotBeUsed()
{
    QFETCH(const QString, call);
    m_wikis->readFault = [call](const QString &asked, const QString &wiki) -> std::optional<Error> {
        if (asked == call && wiki == "fr.example"_L1)
            return Error{ErrorKind::Temporary, u"timeout"_s, {}, {}};
        return std::nullopt;
    };
    m_wikis->tweakAccount = [call](AccountFacts &facts) {
        if (call.isEmpty() && facts.wiki == "fr.example"_L1)
            facts.block = BlockInfo{u"Admin"_s, u"spam"_s, u"infinite"_s, false};
    };
    TargetCheck check;
    QSignalSpy failed(&check, &TargetCheck::wikiFailed);
    QSignalSpy checked(&check, &TargetCheck::checked);
    QSignalSpy finished(&check, &TargetCheck::finished);
    check.check(m_wikis, targets(u"home.example"_s, 2) + targets(u"fr.example"_s, 2));
    QVERIFY(finished.wait());
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.first()[0].toString(), u"fr.example"_s);
    QCOMPARE(failed.first()[1].value<Error>().code, call.isEmpty() ? u"blocked"_s : u"timeout"_s);
    QCOMPARE(checked.size(), 1);
}

void TestTargetCheck::findsTheNewNameOfARenamedUser()
{
    missing(u"U2"_s);
    m_wikis->renamed.insert(u"U2"_s, {u"U2"_s, u"New"_s, u"2026-10-03T00:00:00Z"_s});
    const auto verdicts = checked(targets(u"home.example"_s, 3));
    QCOMPARE(verdicts[1].reason, reason::Renamed);
    QVERIFY(!verdicts[1].willSend);
    QCOMPARE(verdicts[1].page.title, u"User talk:New"_s);
    QCOMPARE(verdicts[1].detail, u"2026-10-03T00:00:00Z"_s);
    QVERIFY(verdicts[0].willSend && verdicts[2].willSend);
}

void TestTargetCheck::aRenameToNobodyIsNone()
{
    m_wikis->tweak = [](PageCheck &page) {
        if (page.ownerName == "U2"_L1 || page.ownerName == "New"_L1)
            page.owner = PageOwner::Missing;
    };
    m_wikis->renamed.insert(u"U2"_s, {u"U2"_s, u"New"_s, {}});
    QCOMPARE(checked(targets(u"home.example"_s, 3))[1].reason, reason::NoUser);
}

void TestTargetCheck::asksOnlyMissingUsersForARename()
{
    (void)checked(targets(u"home.example"_s, 3));
    QCOMPARE(m_wikis->calls(u"renames"_s), 0);
    QCOMPARE(m_wikis->calls(u"silentUsers"_s), 0);
    QCOMPARE(m_wikis->calls(u"lockedUsers"_s), 0);
    QCOMPARE(m_wikis->calls(u"check"_s), 1);
}

void TestTargetCheck::tellsTheSilentOnlyWhereAPersonAsks()
{
    m_wikis->silent = {u"U2"_s};
    QCOMPARE(checked(targets(u"home.example"_s, 3))[1].reason, QString());
    const QDateTime since({2025, 11, 29}, {0, 0}, Qt::UTC);
    const auto verdicts = checked(targets(u"home.example"_s, 3), {.activeSince = since});
    QCOMPARE(verdicts[1].reason, reason::Inactive);
    QCOMPARE(verdicts[1].detail, QString()); // never there
    QVERIFY(verdicts[1].willSend);
    QCOMPARE(verdicts[0].reason, QString());
    QCOMPARE(m_wikis->calls(u"lastEdits"_s), 1);
}

void TestTargetCheck::namesTheLastEditOfTheSilent()
{
    const QDateTime since({2025, 11, 29}, {0, 0}, Qt::UTC);
    const int many = TargetCheck::mostLastEdits + 1;
    for (int user = 1; user <= many; ++user)
        m_wikis->silent.insert(u"U%1"_s.arg(user));
    m_wikis->lastEdit.insert(u"U2"_s, u"2024-02-03T04:05:06Z"_s);
    const auto verdicts = checked(targets(u"home.example"_s, many), {.activeSince = since});
    QCOMPARE(verdicts[1].detail, u"2024-02-03T04:05:06Z"_s);
    QCOMPARE(verdicts[0].detail, QString());
    QCOMPARE(verdicts[many - 1].reason, reason::Inactive);
    QCOMPARE(verdicts[many - 1].detail, u"/2025-11-29T00:00:00Z"_s); // one question too many
    m_wikis->readFault = [](const QString &call, const QString &) -> std::optional<Error> {
        if (call == u"lastEdits"_s)
            return Error{ErrorKind::Temporary, u"timeout"_s, {}, {}};
        return {};
    };
    QCOMPARE(checked(targets(u"home.example"_s, 2), {.activeSince = since})[1].reason, QString());
}

void TestTargetCheck::asksForSoManyLocksAndNoMore()
{
    m_wikis->locked = {u"U1"_s, u"U9"_s};
    m_wikis->tweak = [](PageCheck &page) { page.ownerBlocked = page.ownerName == "U9"_L1; };
    const auto verdicts = checked(targets(u"home.example"_s, 9), {.activeSince = {}, .lockedAtMost = 2});
    QCOMPARE(m_wikis->calls(u"centralUsers"_s), 2);
    QCOMPARE(verdicts[8].reason, reason::OwnerLocked); // blocked owners are asked first
    QCOMPARE(verdicts[0].reason, reason::OwnerLocked);
    QVERIFY(verdicts[0].willSend);
}

void TestTargetCheck::keepsWhatThePagesToldWhereTheOwnersCannotBeAsked()
{
    missing(u"U2"_s);
    m_wikis->readFault = [](const QString &call, const QString &) -> std::optional<Error> {
        return call == "renames"_L1 ? std::optional(Error{ErrorKind::Temporary, u"timeout"_s, {}, {}})
                                    : std::nullopt;
    };
    QStringList failed;
    const auto verdicts = checked(targets(u"home.example"_s, 120), {}, &failed);
    QCOMPARE(failed, QStringList{u"timeout"_s});
    QCOMPARE(verdicts.size(), 50); // the first batch told all the same; the rest was not asked
    QCOMPARE(verdicts[1].reason, reason::NoUser);
}

void TestTargetCheck::aWikiThatOnlyMembersReadIsClosed()
{
    m_wikis->readFault = [](const QString &call, const QString &) -> std::optional<Error> {
        return call == "facts"_L1 ? std::optional(Error{ErrorKind::NeedsFix, u"readapidenied"_s, {}, {}})
                                  : std::nullopt;
    };
    QStringList failed;
    const auto verdicts = checked(targets(u"home.example"_s, 2), {}, &failed);
    QCOMPARE(failed, QStringList());
    QCOMPARE(verdicts[1].reason, reason::ClosedWiki);
    QCOMPARE(verdicts[1].detail, u"private"_s);
}

void TestTargetCheck::asksFiveHundredAtOnceWithTheRight()
{
    m_wikis->tweakAccount = [](AccountFacts &facts) { facts.rights.append(u"apihighlimits"_s); };
    QCOMPARE(checked(targets(u"home.example"_s, 1000)).size(), 1000);
    QCOMPARE(m_wikis->calls(u"check"_s), 2);
}

void TestTargetCheck::saysNothingAfterItWasCancelled()
{
    TargetCheck check;
    QSignalSpy checked(&check, &TargetCheck::checked);
    QSignalSpy finished(&check, &TargetCheck::finished);
    check.check(m_wikis, targets(u"home.example"_s, 10));
    check.check(m_wikis, targets(u"home.example"_s, 1)); // The first one is given up.
    QVERIFY(finished.wait());
    QCOMPARE(checked.size(), 1);
    check.check(m_wikis, targets(u"home.example"_s, 10));
    check.cancel();
    QVERIFY(m_wikis->isGivenUp());
    QSignalSpy idle(m_clock.get(), &ManualClock::idle);
    QVERIFY(idle.wait());
    QCOMPARE(finished.size(), 1);
    QCOMPARE(checked.size(), 1);
}

void TestTargetCheck::readsAListPageAsItsModelSays()
{
    m_wikis->edit(u"home.example"_s, u"Json list"_s,
                  u"{\"description\":\"\",\"targets\":[{\"title\":\"User talk:A\"}]}"_s);
    const auto json = QCoro::waitFor(loadList(m_wikis, {u"home.example"_s, u"Json list"_s}));
    QVERIFY(json);
    QCOMPARE(json->parsed.targets.first().title, u"User talk:A"_s);
    QCOMPARE(json->parsed.targets.first().wiki, u"home.example"_s);
    QVERIFY(json->url.contains(QString::number(json->revision)));
    m_wikis->edit(u"home.example"_s, u"Lines"_s, u"User talk:A@fr.example\nUser talk:B"_s);
    const auto lines = QCoro::waitFor(loadList(m_wikis, {u"home.example"_s, u"Lines"_s}));
    QVERIFY(lines);
    QCOMPARE(lines->parsed.targets.size(), 2);
}

void TestTargetCheck::refusesWhatIsNoList()
{
    const auto missing = QCoro::waitFor(loadList(m_wikis, {u"home.example"_s, u"None"_s}));
    QVERIFY(!missing);
    QCOMPARE(missing.error(), (Error{ErrorKind::Input, u"missingtitle"_s, u"home.example: None"_s, {}}));
    m_wikis->edit(u"home.example"_s, u"Blank"_s, u"  \n"_s);
    QCOMPARE(QCoro::waitFor(loadList(m_wikis, {u"home.example"_s, u"Blank"_s})).error().code,
             u"not-a-list"_s);
    m_wikis->edit(u"home.example"_s, u"Empty"_s, u"{\"description\":\"\",\"targets\":[]}"_s);
    QCOMPARE(QCoro::waitFor(loadList(m_wikis, {u"home.example"_s, u"Empty"_s})).error().code,
             u"empty-list"_s);
    m_wikis->readFault = [](const QString &call, const QString &) -> std::optional<Error> {
        if (call != "expand"_L1)
            return std::nullopt;
        return Error{ErrorKind::Temporary, u"timeout"_s, {}, {}};
    };
    m_wikis->edit(u"home.example"_s, u"Wrapped"_s, u"{{Readers}}"_s);
    QCOMPARE(QCoro::waitFor(loadList(m_wikis, {u"home.example"_s, u"Wrapped"_s})).error().code, u"timeout"_s);
}

QTEST_GUILESS_MAIN(TestTargetCheck)
#include "targetcheck.moc"
