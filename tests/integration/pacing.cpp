// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How fast a delivery goes, as the farm's own log has it: the engine's clock is the test's, and the wikis'
// clocks follow it. That clock jumps ahead whenever only naps are left, also while an answer is on its way:
// so a time may come out longer than it was, never shorter.
#include "farmround.h"
#include "support/manualclock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paperround {

class Pacing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_round.reset(); }
    void keepsUnderTheLimitOfEachWiki();
    void waitsAsLongAsEachWikiAsksAndFailsNothing();
    void slowsDownWhereTheLimitIsLowerThanTold();

private:
    void setWikisClock();
    [[nodiscard]] QList<QDateTime> edits(const QString &host) const;
    /// The most requests of any kind that the host got within so many seconds.
    [[nodiscard]] int busiest(const QString &host, int seconds) const;
    [[nodiscard]] QString host(int number) { return m_round->farm().hosts()[number]; }
    /// No more than so many edits within any such span.
    [[nodiscard]] static bool keeps(const QList<QDateTime> &edits, RateLimit limit);

    std::shared_ptr<ManualClock> m_clock;
    std::unique_ptr<FarmRound> m_round;
};

void Pacing::init()
{
    m_clock = std::make_shared<ManualClock>();
    m_round = std::make_unique<FarmRound>(m_clock);
    QCOMPARE(m_round->open(), QString());
    connect(m_clock.get(), &ManualClock::eventFired, &m_round->farm(), [this] { setWikisClock(); });
}

void Pacing::setWikisClock()
{
    const QDateTime real = QDateTime::currentDateTimeUtc();
    m_round->farm().setClockOffset(std::chrono::milliseconds(real.msecsTo(m_clock->now())));
}

QList<QDateTime> Pacing::edits(const QString &host) const
{
    QList<QDateTime> times;
    for (const PracticeRequest &request : m_round->farm().log()) {
        if (request.host == host && request.action == u"edit"_s)
            times.append(request.time);
    }
    return times;
}

int Pacing::busiest(const QString &host, int seconds) const
{
    QList<QDateTime> times;
    qsizetype most = 0;
    for (const PracticeRequest &request : m_round->farm().log()) {
        if (request.host != host)
            continue;
        times.append(request.time);
        while (times.first().msecsTo(request.time) >= seconds * 1000)
            times.removeFirst();
        most = std::max(most, times.size());
    }
    return int(most);
}

bool Pacing::keeps(const QList<QDateTime> &edits, RateLimit limit)
{
    for (qsizetype i = limit.hits; i < edits.size(); ++i) {
        // The farm's clock has whole milliseconds between two events, the protocol whole seconds.
        if (edits[i - limit.hits].msecsTo(edits[i]) < limit.seconds * 1000 - 1000)
            return false;
    }
    return true;
}

void Pacing::keepsUnderTheLimitOfEachWiki()
{
    const Request request = m_round->request(90, 3);
    setWikisClock();
    m_round->farm().setEditLimit(host(1), RateLimit{10, 60});
    m_round->farm().setEditLimit(host(2), RateLimit{4, 10});
    m_round->farm().resetCounts();
    QVERIFY(m_round->deliver(request));
    QCOMPARE(m_round->whatIsWrong(request), QString());
    QCOMPARE(m_round->ended(request, RowState::Delivered), 90);
    QVERIFY(keeps(edits(host(1)), {10, 60}));
    QVERIFY(keeps(edits(host(2)), {4, 10}));
    QCOMPARE(edits(host(1)).size(), 30); // Not one was refused.
    QCOMPARE(edits(host(2)).size(), 30);
    QVERIFY(edits(host(1)).first().secsTo(edits(host(1)).last()) >= 180);
    // Beside the edits: what a lane asks before its first and after its last one, and a text for a young base.
    QCOMPARE_LE(busiest(host(1), 60), 10 + 10 + 8);
    QCOMPARE_LE(busiest(host(2), 10), 4 + 4 + 8);
    QCOMPARE_LE(m_round->farm().requests(host(1)), 30 + 10 + 12);
}

void Pacing::waitsAsLongAsEachWikiAsksAndFailsNothing()
{
    const Request request = m_round->request(60, 3);
    setWikisClock();
    PracticeTroubles &troubles = m_round->farm().troubles();
    troubles.script(host(1),
                    {Trouble::TooManyRequests, Trouble::Lag, Trouble::RateLimited, Trouble::ReadOnly,
                     Trouble::ErrorAfterSave});
    troubles.script(host(2), QList<Trouble>(8, Trouble::ReadOnly));
    m_round->farm().resetCounts();
    QVERIFY(m_round->deliver(request));
    QCOMPARE(m_round->whatIsWrong(request), QString());
    QCOMPARE(m_round->ended(request, RowState::Delivered), 60);
    const QList<QDateTime> refused = edits(host(1));
    for (int i = 0; i < 4; ++i)
        QVERIFY2(refused[i].msecsTo(refused[i + 1]) >= 5000, qPrintable(QString::number(i)));
    const QList<QDateTime> readOnly = edits(host(2));
    QVERIFY(readOnly.first().secsTo(readOnly[8]) >= 5 + 10 + 20 + 40 + 80 + 160 + 300 + 300);
    QCOMPARE(edits(host(0)).size(), 20);
}

void Pacing::slowsDownWhereTheLimitIsLowerThanTold()
{
    // Something else uses the account's limit up, or the wiki tells another one than it keeps.
    const Request request = m_round->request(40, 1);
    setWikisClock();
    m_round->farm().troubles().add(
        {.trouble = Trouble::RateLimited, .wiki = host(0), .count = 6, .probability = 0.4});
    m_round->farm().resetCounts();
    QVERIFY(m_round->deliver(request));
    QCOMPARE(m_round->whatIsWrong(request), QString());
    QCOMPARE(m_round->ended(request, RowState::Delivered), 40);
    QCOMPARE(edits(host(0)).size(), 46);
}

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::Pacing)
#include "pacing.moc"
