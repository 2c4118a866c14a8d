// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reliability/seededrun.h"

#include "cli/systemclock.h"
#include "reliability/life.h"
#include "reliability/scenario.h"
#include "reliability/verdict.h"
#include "support/manualclock.h"

#include <QDir>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paperround {

namespace {

void copyLedger(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    for (const QString &name : {u"ledger.sqlite"_s, u"ledger.sqlite-wal"_s, u"ledger.sqlite-shm"_s}) {
        QFile::remove(to + u'/' + name);
        if (!name.endsWith("-shm"_L1))
            QFile::copy(from + u'/' + name, to + u'/' + name);
    }
}

constexpr int MostLives = 12;
constexpr int MostFaults = 60; ///< Then the net holds, so that a run ends.

/// One seed, from its first life to the verdict.
class Run
{
public:
    Run(quint32 seed, Family &family, RunLimits limits);
    RunReport go();

private:
    [[nodiscard]] FarmProfile farm() const;
    bool live();
    void watch(Life &life, const Death &death);
    [[nodiscard]] bool end(Life &life);
    void afterwards(const Death &death, bool died);
    void person(Life &life);
    void tryAgain();
    QCoro::Task<> others(Asked asked, bool afterwards);
    void letCopiesArrive();
    void updateClock();
    void keepPromises(const QList<Row> &rows);
    void wrong(const QString &sentence) { m_report.wrong += sentence; }
    [[nodiscard]] QString ledgerAt(int computer) const
    {
        return m_folder.filePath(u"data-%1"_s.arg(computer));
    }

    Family &m_family;
    RunLimits m_limits;
    RunReport m_report;
    LedgerDisk m_disk;
    QTemporaryDir m_folder;
    std::shared_ptr<ManualClock> m_simulated; ///< Null where seconds are real.
    std::shared_ptr<Clock> m_clock;
    qint64 m_skew = 0; ///< Seconds that somebody set the computer's clock by.
    qint64 m_wikisAhead = 0; ///< Seconds that others' work has taken.
    std::shared_ptr<FaultProxy> m_proxy;
    Scenario m_scenario;
    QHash<QString, QUrl> m_ways; ///< Wiki → its API behind the proxy.
    Life *m_life = nullptr;
    QSet<QString> m_disturbed; ///< Pages that others moved or deleted.
    QList<Row> m_rows; ///< As the ledger has them at the end.
    QHash<int, qint64> m_promised; ///< Rows that a person was shown as delivered, and the revision.
    QDateTime m_start;
    int m_computer = 0;
    int m_asked = 0;
    bool m_calm = false; ///< Nothing goes wrong any more.
};

Run::Run(quint32 seed, Family &family, RunLimits limits)
    : m_family(family)
    , m_limits(limits)
    , m_simulated(limits.realSeconds ? nullptr
                                     : std::make_shared<ManualClock>(QDateTime::fromSecsSinceEpoch(
                                         QDateTime::currentSecsSinceEpoch(), Qt::UTC)))
    , m_clock(m_simulated ? std::shared_ptr<Clock>(m_simulated) : std::make_shared<SystemClock>())
    , m_proxy(std::make_shared<FaultProxy>(m_clock))
    , m_scenario(seed, family, limits)
    , m_start(m_clock->now())
{
    m_report.seed = seed;
    m_report.rows = int(m_scenario.request().targets.size());
    for (const QString &host : family.hosts())
        m_ways.insert(host, m_proxy->add(host, family.api(host)));
    m_proxy->setListener([this] { updateClock(); });
    m_proxy->setPlan([this](const Asked &asked) {
        const Death death = m_scenario.death(m_report.lives - 1);
        if (m_life && !m_calm && death.cause == Death::Cause::KillAtRequest && m_proxy->requests() >= death.at
            && !m_life->wasKilled()) {
            m_life->kill();
        }
        int met = 0;
        for (const Fault fault : allFaults)
            met += fault == Fault::None ? 0 : m_proxy->struck(fault);
        return m_calm || met >= MostFaults ? Strike{} : m_scenario.strike(asked);
    });
    m_proxy->setOthers([this](Asked asked, bool after) { return others(asked, after); });
    if (m_simulated) {
        m_simulated->setRunning(false);
        QObject::connect(m_simulated.get(), &ManualClock::eventFired, m_simulated.get(),
                         [this] { updateClock(); });
    }
}

FarmProfile Run::farm() const
{
    FarmProfile profile;
    profile.name = u"Family"_s;
    profile.home = m_family.hosts().first();
    profile.homeApi = m_ways.value(profile.home);
    profile.send.who = SendPolicy::Who::Everybody;
    profile.review.approvals = 0; // Rows are what is tried here, not reviewers.
    for (const QString &host : m_family.hosts())
        profile.wikis += {host, m_ways.value(host), {}};
    return profile;
}

void Run::updateClock()
{
    if (!m_simulated)
        return;
    m_family.setTime(m_simulated->now().addSecs(m_wikisAhead - m_skew));
    m_simulated->setRunning(!m_proxy->isWorking() && (!m_life || !m_life->turnstile().isBusy()));
}

QCoro::Task<> Run::others(Asked asked, bool afterwards)
{
    using Work = OtherEditor::Work;
    auto work = m_calm ? std::nullopt : m_scenario.othersWork(asked, afterwards);
    if (!work)
        co_return;
    // With a copy still on its way this is what remains possible: the guarantee says so.
    const Fault fault = m_scenario.strike(asked).fault;
    const bool comesLater = fault == Fault::Late || fault == Fault::TwiceLater;
    if (work == Work::MoveAway && (comesLater || m_proxy->copiesToCome() > 0))
        work = Work::Move;
    const QString title = asked.params.value(u"title"_s);
    // Within the same second as T0 a deletion is what remains possible: the guarantee says so.
    m_wikisAhead += *work == Work::Delete ? 2 : 0;
    updateClock();
    const bool done = co_await m_family.work(asked.wiki, title, *work);
    if (!done)
        co_return;
    ++m_report.othersAtWork;
    m_proxy->remark(u"others: %1 %2"_s.arg(title).arg(int(*work)));
    if (*work == Work::Move || *work == Work::MoveAway || *work == Work::Delete)
        m_disturbed += title.section(u"Reader "_s, 1).section(u' ', 0, 0);
}

/// True: the delivery is finished.
bool Run::live()
{
    const Death death = m_scenario.death(m_report.lives++);
    m_proxy->remark(u"life %1: cause %2 at %3 disk %4"_s.arg(m_report.lives)
                        .arg(int(death.cause))
                        .arg(death.at)
                        .arg(diskFaultName(death.disk)));
    const bool diskDies = death.cause == Death::Cause::Disk && !m_calm;
    m_disk.begin(diskDies ? death.disk : DiskFault::None, death.at, death.diskMore);
    const QString backup = m_folder.filePath(u"backup"_s);
    if (death.fromBackup)
        copyLedger(ledgerAt(m_computer), backup);
    bool finished = false;
    bool died = false;
    {
        QDir().mkpath(ledgerAt(m_computer));
        Life life(ledgerAt(m_computer), farm(), m_family.credentials(), m_clock, m_limits.patience);
        const auto opened = life.open();
        if (opened) {
            m_life = &life;
            watch(life, death);
            if (!life.deliver(m_scenario.request()))
                wrong(u"stands still: "_s + life.standstill(m_scenario.request().id));
            finished = end(life);
            died = life.wasKilled() || life.ledgerFailed() || life.refusal();
            m_report.kills += life.wasKilled() ? 1 : 0;
            m_report.stops += !finished && !died ? 1 : 0;
        } else {
            died = true;
            if (opened.error().code == u"ledger-corrupt"_s || opened.error().code == u"not-a-ledger"_s)
                ++m_computer; // What a person can do: begin with an empty folder.
        }
        m_report.disk[std::size_t(diskDies ? death.disk : DiskFault::None)] += m_disk.hasStruck() ? 1 : 0;
        if (life.wasKilled())
            m_disk.cutPower();
    }
    m_life = nullptr;
    afterwards(death, died);
    if (died && death.fromBackup) {
        m_proxy->remark(u"goes on from a backup"_s);
        copyLedger(backup, ledgerAt(m_computer));
        m_promised.clear();
        ++m_report.elsewhere;
    }
    return finished;
}

void Run::watch(Life &life, const Death &death)
{
    life.turnstile().changed = [this] { updateClock(); };
    life.person = [this, &life] { person(life); };
    if (m_calm)
        return;
    const QString id = m_scenario.request().id;
    life.turnstile().passed = [&life, death, id](int call) {
        auto *engine = &life.engine();
        if (death.pauseBefore && call == 3)
            QMetaObject::invokeMethod(
                engine, [engine, id] { engine->pause(id); }, Qt::QueuedConnection);
        if (call != death.at)
            return;
        if (death.cause == Death::Cause::KillAtCall)
            life.kill();
        if (death.cause == Death::Cause::Stop)
            QMetaObject::invokeMethod(
                engine, [engine, id] { engine->stop(id); }, Qt::QueuedConnection);
    };
    const auto known = QCoro::waitFor(life.ledger().rows(id));
    if (known)
        keepPromises(*known);
}

void Run::keepPromises(const QList<Row> &rows)
{
    QHash<int, qint64> standing;
    for (const Row &row : rows) {
        if (row.state == RowState::Delivered)
            standing.insert(row.number, row.revision);
    }
    for (auto [row, revision] : m_promised.asKeyValueRange()) {
        if (standing.value(row) != revision)
            wrong(u"row %1 was shown as delivered, and the ledger forgot it"_s.arg(row));
    }
}

/// Reads what the ledger says. True: finished.
bool Run::end(Life &life)
{
    const QString id = m_scenario.request().id;
    for (const Target &target : m_scenario.request().targets) {
        const Row *shown = life.table().rowByNumber(target.line);
        if (shown && shown->state == RowState::Delivered)
            m_promised.insert(target.line, shown->revision);
    }
    if (life.wasKilled() || life.ledgerFailed() || life.refusal())
        return false;
    const auto delivery = QCoro::waitFor(life.ledger().delivery(id));
    const auto rows = QCoro::waitFor(life.ledger().rows(id));
    if (!delivery || !*delivery || !rows)
        return false; // The disk failed as it was read.
    m_rows = *rows;
    for (const Row &row : m_rows) {
        const Row *shown = life.table().rowByNumber(row.number);
        if (!shown || *shown != row)
            wrong(u"row %1 is shown as %2 and stands as %3"_s.arg(row.number)
                      .arg(shown ? stateName(shown->state) : u"nothing"_s, stateName(row.state)));
        if ((*delivery)->state == DeliveryState::Finished && !hasEnded(row.state))
            wrong(u"finished, and row %1 is %2"_s.arg(row.number).arg(stateName(row.state)));
    }
    return (*delivery)->state == DeliveryState::Finished;
}

void Run::afterwards(const Death &death, bool died)
{
    if (m_disk.isCut() && (death.powerCut || death.cause == Death::Cause::Disk))
        m_disk.restart(m_scenario.random());
    if (death.cause == Death::Cause::Disk && death.disk == DiskFault::LyingDisk)
        m_promised.clear();
    if (m_simulated && death.clockHours != 0) {
        m_simulated->jump(std::chrono::hours(death.clockHours));
        m_skew += qint64(death.clockHours) * 3600;
    }
    if (died && death.elsewhere) {
        m_proxy->remark(u"goes on elsewhere"_s);
        ++m_computer;
        ++m_report.elsewhere;
        m_promised.clear();
    }
}

/// Mends what the console says must be mended; a row that is held is looked up by eye, and closed.
void Run::person(Life &life)
{
    const QString id = m_scenario.request().id;
    auto &engine = life.engine();
    if (++m_asked > 60) {
        wrong(u"a person cannot help: "_s + life.standstill(id));
        life.kill();
        return;
    }
    engine.goOn(id);
    for (const LaneStatus &lane : engine.lanes(id)) {
        if (lane.phase == LaneStatus::Phase::Troubled)
            engine.retryLane(id, lane.wiki);
    }
    for (const Row &row : engine.rows(id)) {
        if (row.state == RowState::Held)
            engine.decide(id, row.number, RowState::Unresolved);
    }
}

void Run::tryAgain()
{
    const bool failed =
        std::ranges::any_of(m_rows, [](const Row &row) { return row.state == RowState::Failed; });
    if (!failed)
        return;
    m_disk.begin(DiskFault::None, 0, 0);
    Life life(ledgerAt(m_computer), farm(), m_family.credentials(), m_clock, m_limits.patience);
    if (const auto opened = life.open(); !opened) {
        wrong(u"cannot be opened again: "_s + opened.error().code);
        return;
    }
    m_life = &life;
    watch(life, {});
    if (!life.retryFailed(m_scenario.request().id) || !end(life))
        wrong(u"is not finished with a calm net: "_s + life.standstill(m_scenario.request().id));
    m_life = nullptr;
}

void Run::letCopiesArrive()
{
    updateClock();
    QEventLoop loop;
    QTimer ask;
    QElapsedTimer waited;
    waited.start();
    QObject::connect(&ask, &QTimer::timeout, &loop, [&] {
        if ((m_proxy->copiesToCome() == 0 && !m_proxy->isWorking()) || waited.elapsed() > 90'000)
            loop.quit();
    });
    ask.start(0);
    loop.exec();
}

RunReport Run::go()
{
    bool finished = false;
    while (!finished && m_report.wrong.isEmpty() && m_report.lives < MostLives)
        finished = live();
    if (!finished && m_report.wrong.isEmpty())
        wrong(u"not finished after %1 lives"_s.arg(m_report.lives));
    letCopiesArrive();
    m_calm = true;
    if (finished)
        tryAgain();
    letCopiesArrive();
    m_report.requests = m_proxy->requests();
    m_report.seconds = m_start.secsTo(m_clock->now()) - m_skew;
    for (const Fault fault : allFaults)
        m_report.faults[std::size_t(fault)] = m_proxy->struck(fault);
    m_report.trace = m_proxy->trace();
    if (finished)
        judge({m_scenario.request(), m_family.credentials()->account().name, m_rows, m_proxy->saved(),
               m_disturbed},
              m_family.found(m_scenario.request().id), m_report);
    return m_report;
}

} // namespace

RunReport deliverUnderFaults(quint32 seed, Family &family, RunLimits limits)
{
    QHashSeed::setDeterministicGlobalSeed(); // Otherwise a set's order differs from process to process.
    return Run(seed, family, limits).go();
}

} // namespace paperround
