// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/delivery/pace.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace paperround;

class TestPace : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void leavesATenthOfTheLimitToThePerson();
    void keepsUnderWhatThePolicyAllows();
    void knowsNoLimitWhereTheWikiNamesNone();
    void holdsAsLongAsTheWikiAskedAndNeverShorter();
    void waitsNoLongerThanTheCauseWhenTheClockWasSetBack();
    void doublesItsWaitsUpToFiveMinutes();
    void believesTheWikiInHowLongToWait();
    void findsASilentWikiSoonAfterItIsBack();
    void goesSlowerAfterALimitAndRecovers();
    void goesNoSlowerThanAnEditAMinute();

private:
    const QDateTime m_now = QDateTime::fromString(u"2026-11-23T12:00:00Z"_s, Qt::ISODate);
    const Error m_lag{ErrorKind::Temporary, u"maxlag"_s, u"db1"_s, {}};
};

void TestPace::leavesATenthOfTheLimitToThePerson()
{
    Pace pace;
    pace.setLimit(RateLimit{20, 60});
    for (int i = 0; i < 17; ++i)
        pace.noteEdit(m_now.addSecs(i));
    QCOMPARE(pace.nextEdit(m_now.addSecs(17)), m_now.addSecs(17));
    pace.noteEdit(m_now.addSecs(17));
    QCOMPARE(pace.nextEdit(m_now.addSecs(18)), m_now.addSecs(60));
}

void TestPace::knowsNoLimitWhereTheWikiNamesNone()
{
    Pace pace;
    for (const auto limit : {std::optional<RateLimit>(), std::optional(RateLimit{0, 60}),
                             std::optional(RateLimit{5, 0}), std::optional(RateLimit{-3, -1})}) {
        pace.setLimit(limit);
        for (int i = 0; i < 100; ++i)
            pace.noteEdit(m_now);
        QCOMPARE(pace.nextEdit(m_now), m_now);
    }
}

void TestPace::holdsAsLongAsTheWikiAskedAndNeverShorter()
{
    Pace pace;
    pace.holdUntil(m_now.addSecs(30), m_lag);
    pace.holdUntil(m_now.addSecs(10), {});
    QCOMPARE(pace.nextEdit(m_now), m_now.addSecs(30));
    QCOMPARE(pace.cause(m_now), m_lag);
    QCOMPARE(pace.cause(m_now.addSecs(40)).code, u"pace"_s);
    QCOMPARE(pace.nextEdit(m_now.addSecs(40)), m_now.addSecs(40));
}

void TestPace::waitsNoLongerThanTheCauseWhenTheClockWasSetBack()
{
    Pace pace;
    pace.setLimit(RateLimit{1, 60});
    pace.noteEdit(m_now);
    const QDateTime yesterday = m_now.addDays(-1);
    QCOMPARE(pace.nextEdit(yesterday), yesterday.addSecs(60));
    pace.holdUntil(m_now, m_lag);
    QCOMPARE(pace.nextEdit(yesterday), yesterday.addSecs(3600));
}

void TestPace::doublesItsWaitsUpToFiveMinutes()
{
    const Error error{ErrorKind::Temporary, u"ratelimited"_s, {}, {}};
    QCOMPARE(waitAfter(error, 1), std::chrono::milliseconds(5s));
    QCOMPARE(waitAfter(error, 3), std::chrono::milliseconds(20s));
    QCOMPARE(waitAfter(error, 1000), std::chrono::milliseconds(5min));
    QCOMPARE(backOff(0), std::chrono::milliseconds(5s));
    QCOMPARE(backOff(2), std::chrono::milliseconds(15s));
    QCOMPARE(backOff(99), std::chrono::milliseconds(60s));
}

void TestPace::believesTheWikiInHowLongToWait()
{
    const Error error{ErrorKind::Temporary, u"http-429"_s, {}, 90s};
    QCOMPARE(waitAfter(error, 7), std::chrono::milliseconds(90s));
    QVERIFY(saysLater(error));
    const Error endless{ErrorKind::Temporary, u"http-503"_s, {}, std::chrono::hours(99)};
    QCOMPARE(waitAfter(endless, 1), std::chrono::milliseconds(1h));
    for (const QString &code : {u"maxlag"_s, u"readonly"_s, u"ratelimited"_s, u"http-429"_s})
        QVERIFY(saysLater(Error{ErrorKind::Temporary, code, {}, {}}));
}

void TestPace::findsASilentWikiSoonAfterItIsBack()
{
    for (const QString &code : {u"connect-failed"_s, u"timeout"_s, u"http-503"_s}) {
        const Error error{ErrorKind::Temporary, code, {}, {}};
        QVERIFY(!saysLater(error));
        QCOMPARE(waitAfter(error, 1), std::chrono::milliseconds(5s));
        QCOMPARE(waitAfter(error, 1000), std::chrono::milliseconds(30s));
    }
}

void TestPace::goesSlowerAfterALimitAndRecovers()
{
    Pace pace;
    pace.setLimit(RateLimit{20, 60});
    const Error limit{ErrorKind::Temporary, u"ratelimited"_s, {}, {}};
    QDateTime now = m_now;
    const auto post = [&](bool wentWell) {
        now = pace.nextEdit(now);
        pace.noteEdit(now, wentWell);
        if (!wentWell)
            pace.refused(limit, now);
    };
    const auto gap = [&] { return now.msecsTo(pace.nextEdit(now)); };
    post(true);
    QCOMPARE(gap(), 0);
    post(false);
    QCOMPARE(gap(), 5000); // First the wait itself …
    post(true);
    QCOMPARE(gap(), 60'000 / 18); // … then as far apart as the limit allows.
    post(false);
    post(true);
    QCOMPARE(gap(), 2 * (60'000 / 18));
    now = now.addSecs(120);
    for (int i = 0; i < 40; ++i)
        post(true);
    now = now.addSecs(120);
    post(true);
    QCOMPARE(gap(), 0);
}

void TestPace::keepsUnderWhatThePolicyAllows()
{
    Pace pace;
    pace.setMostPerMinute(12);
    QCOMPARE(pace.nextEdit(m_now), m_now);
    pace.noteEdit(m_now);
    QCOMPARE(pace.nextEdit(m_now), m_now.addSecs(5));
    pace.setLimit(RateLimit{1, 60}); // The wiki's own is stricter.
    QCOMPARE(pace.nextEdit(m_now), m_now.addSecs(60));
    pace.setLimit({});
    pace.setMostPerMinute(0);
    QCOMPARE(pace.nextEdit(m_now), m_now);
}

void TestPace::goesNoSlowerThanAnEditAMinute()
{
    Pace pace;
    const Error limit{ErrorKind::Temporary, u"http-429"_s, {}, 1s};
    pace.noteEdit(m_now);
    for (int i = 0; i < 50; ++i)
        pace.refused(limit, m_now);
    QCOMPARE(pace.nextEdit(m_now), m_now.addSecs(60));
}

QTEST_APPLESS_MAIN(TestPace)
#include "pace.moc"
