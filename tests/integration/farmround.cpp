// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "farmround.h"

#include "cli/systemclock.h"
#include "domain/delivery/mark.h"
#include "engine/delivery/deliveryengine.h"
#include "engine/review/approval.h"
#include "store/store.h"
#include "wiki/farms.h"
#include "wiki/login/accountbook.h"

#include <QCoroTask>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QRegularExpression>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paperround {

namespace {

class FastClock : public Clock
{
public:
    FastClock() { m_elapsed.start(); }
    [[nodiscard]] QDateTime now() const override { return m_start.addMSecs(m_elapsed.elapsed() * Speed); }
    QCoro::Task<> sleep(std::chrono::milliseconds span, std::stop_token stop) override
    {
        return m_real.sleep(std::max<std::chrono::milliseconds>(span / Speed, 1ms), stop);
    }

private:
    static constexpr int Speed = 50;
    SystemClock m_real;
    QDateTime m_start = QDateTime::currentDateTimeUtc();
    QElapsedTimer m_elapsed;
};

/// Parameters outlive it: its caller waits. (waitFor() itself needs a result that can be made of nothing.)
QCoro::Task<bool> approveAndStart(DeliveryEngine *engine, Request request, FarmProfile farm,
                                  std::shared_ptr<Wikis> wikis)
{
    const auto approved = co_await ReviewQueue::approveByPolicy(request, farm, wikis);
    if (approved)
        engine->start(*approved, wikis);
    co_return approved.has_value();
}

} // namespace

FarmRound::FarmRound(std::shared_ptr<Clock> clock)
    : m_clock(clock ? std::move(clock) : std::make_shared<FastClock>())
{
}

FarmRound::~FarmRound()
{
    if (m_workplace)
        QCoro::waitFor(m_workplace->shutDown());
}

QString FarmRound::open()
{
    if (const auto listening = m_farm.listen(); !listening)
        return listening.error().code;
    auto profile = m_farm.profile();
    // Undone messages and failures by the dozen are what these tests are about.
    profile.brakes.reverts = profile.brakes.failureShare = profile.brakes.failuresInARow = 0;
    if (const auto saved = saveFarm(m_dir.filePath(u"farms"_s), profile); !saved)
        return saved.error().code;
    Workplace::Options options;
    options.directory = m_dir.path();
    options.clock = m_clock;
    auto opened = QCoro::waitFor(Workplace::open(options));
    if (!opened)
        return opened.error().code;
    m_workplace = *opened;
    return signIn() ? QString() : u"cannot sign in"_s;
}

bool FarmRound::signIn()
{
    const auto farm = m_workplace->farmFor(m_farm.hosts().first());
    const auto token = m_farm.users().first().token;
    auto account = QCoro::waitFor(m_workplace->accounts().addOwnerOnlyToken(farm, token, Keep::ThisRun));
    if (!account)
        return false;
    m_account = *account;
    auto wikis = QCoro::waitFor(m_workplace->wikisFor(m_account));
    if (wikis)
        m_wikis = *wikis;
    return wikis.has_value();
}

Request FarmRound::request(int rows, int wikis)
{
    Request request;
    request.id = newDeliveryId();
    request.home = m_farm.hosts().first();
    request.message = {u"News"_s, u"Hello. ~~~~~"_s};
    const auto hosts = m_farm.hosts().first(wikis);
    for (int i = 1; i <= rows; ++i) {
        const Target target{u"Project talk:Reader %1"_s.arg(i), hosts[i % wikis], i};
        // The wiki's own clock decides how old a page is: an hour, or no time at all.
        if (i % 3 == 0)
            m_farm.setClockOffset(-1h);
        if (i % 3 != 1)
            m_farm.write(target.wiki, target.title, u"Hello.\n\n== Old ==\n\nWords."_s);
        m_farm.setClockOffset(0ms);
        request.targets += target;
    }
    return request;
}

bool FarmRound::deliver(const Request &request)
{
    const auto farm = m_workplace->farmFor(request.home);
    if (!QCoro::waitFor(approveAndStart(&m_workplace->engine(), request, farm, m_wikis)))
        return false;
    return leave(request.id);
}

bool FarmRound::retryFailed(const Request &request)
{
    m_workplace->engine().retryFailed(request.id, m_wikis);
    return leave(request.id);
}

bool FarmRound::leave(const QString &id)
{
    auto &engine = m_workplace->engine();
    // Not qWaitFor: between two looks it sleeps ten milliseconds, and with it the farm in this process.
    QEventLoop loop;
    QTimer limit;
    limit.setSingleShot(true);
    QObject::connect(&limit, &QTimer::timeout, &loop, &QEventLoop::quit);
    bool left = false;
    bool refused = false;
    bool needed = false;
    QObject::connect(&engine, &DeliveryEngine::stopped, &loop, [&] {
        left = true;
        loop.quit();
    });
    QObject::connect(&engine, &DeliveryEngine::refused, &loop, [&] {
        refused = true;
        loop.quit();
    });
    QObject::connect(&engine, &DeliveryEngine::needsPersonChanged, &loop, [&](const QString &, bool needs) {
        needed = needs;
        if (needs)
            loop.quit();
    });
    limit.start(100s);
    while (!left && !refused) {
        loop.exec();
        if (!limit.isActive() || (needed && !person))
            return false;
        if (std::exchange(needed, false) && engine.needsPerson(id))
            person(id);
    }
    // Whatever was forwarded late has to arrive before anybody can say that it did no harm.
    return QTest::qWaitFor([this] { return m_farm.copiesUnderWay() == 0; }, 10'000) && left;
}

void FarmRound::mix(quint32 seed, int faults)
{
    struct Kind
    {
        Trouble trouble;
        std::chrono::milliseconds delay;
    };
    const Kind kinds[]{{Trouble::LostBefore, 0ms},
                       {Trouble::LostWithin, 0ms},
                       {Trouble::ForwardedTwice, 0ms},
                       {Trouble::ForwardedTwice, 80ms},
                       {Trouble::ForwardedLate, 40ms},
                       {Trouble::ForwardedLate, 250ms},
                       {Trouble::ForwardedLate, 900ms},
                       {Trouble::ReplyLost, 0ms},
                       {Trouble::ReplyCut, 0ms},
                       {Trouble::ErrorAfterSave, 0ms},
                       {Trouble::RefusalAfterSave, 0ms},
                       {Trouble::Lag, 0ms},
                       {Trouble::Html, 0ms}};
    auto &troubles = m_farm.troubles();
    troubles.setSeed(seed);
    // Asked one after the other: each gets the same part of what the earlier ones let through.
    double left = 1.0;
    const double part = 0.65 / double(std::size(kinds));
    for (const auto &kind : kinds) {
        troubles.add({.trouble = kind.trouble,
                      .count = faults / int(std::size(kinds)) + 1,
                      .probability = part / left,
                      .delay = kind.delay});
        left -= part;
    }
    troubles.add({.trouble = Trouble::LostWithin, .action = u"query"_s, .count = 10, .probability = 0.1});
    // Nobody moves pages here: an edit on the redirect left behind makes two pages of one, and a person's
    // case.
    using Work = OtherEditor::Work;
    for (const auto work : {Work::Append, Work::EditTop, Work::ReplyBelow, Work::Archive, Work::Undo}) {
        for (const auto moment : {OtherEditor::Moment::BeforeEdit, OtherEditor::Moment::AfterEdit})
            troubles.meanwhile({.work = work, .moment = moment, .count = -1, .probability = 0.02});
    }
}

void FarmRound::retryTroubles(const QString &id)
{
    auto &engine = m_workplace->engine();
    for (const auto &lane : engine.lanes(id)) {
        if (lane.phase == LaneStatus::Phase::Troubled)
            engine.retryLane(id, lane.wiki);
    }
}

QList<Row> FarmRound::rows(const Request &request)
{
    return QCoro::waitFor(m_workplace->store().ledger().rows(request.id)).value_or(QList<Row>());
}

int FarmRound::ended(const Request &request, RowState state)
{
    const auto all = rows(request);
    return int(std::ranges::count(all, state, &Row::state));
}

QString FarmRound::standstill(const Request &request)
{
    QStringList lines;
    for (const auto &lane : m_workplace->engine().lanes(request.id))
        lines += u"%1: %2 %3 %4"_s.arg(lane.wiki).arg(int(lane.phase)).arg(lane.cause, lane.detail);
    for (const auto &row : rows(request)) {
        if (!hasEnded(row.state))
            lines +=
                u"row %1 (%2): %3 %4 %5, %6 attempts"_s.arg(row.number)
                    .arg(row.page, stateName(row.state), row.reason, row.code, QString::number(row.attempts));
    }
    return lines.join(u'\n');
}

QString FarmRound::whatIsWrong(const Request &request)
{
    const auto delivery = QCoro::waitFor(m_workplace->store().ledger().delivery(request.id));
    if (!delivery || !*delivery || (*delivery)->state != DeliveryState::Finished)
        return u"not finished"_s;
    const auto all = rows(request);
    if (all.size() != request.targets.size())
        return u"%1 rows"_s.arg(all.size());
    for (const auto &row : all) {
        if (!hasEnded(row.state))
            return u"row %1 is open: %2 %3"_s.arg(row.number).arg(stateName(row.state), row.reason);
    }
    return whatIsWrongOnPages(request, all);
}

QString FarmRound::whatIsWrongOnPages(const Request &request, const QList<Row> &rows)
{
    static const QRegularExpression markInText(u"pr:([a-z2-7]{10}/[0-9]+)\\b"_s);
    QHash<int, QList<qint64>> saved;
    QHash<QString, int> standing;
    for (const auto &host : m_farm.hosts()) {
        for (const auto &title : m_farm.pages(host)) {
            const auto revisions = m_farm.revisions(host, title);
            for (const auto &revision : revisions) {
                const auto mark = Mark::find(revision.comment);
                if (mark && mark->deliveryId == request.id && revision.user == m_account.name)
                    saved[mark->row] += revision.id;
            }
            auto marks = markInText.globalMatch(revisions.last().text);
            QHash<QString, int> here; // On one page: who archives and takes it back makes a second himself.
            while (marks.hasNext()) {
                const auto mark = marks.next().captured(1);
                standing[mark] = std::max(standing[mark], ++here[mark]);
            }
        }
    }
    for (const auto &row : rows) {
        const auto where =
            u"row %1 (%2 %3 %4, %5 attempts)"_s.arg(row.number)
                .arg(stateName(row.state), row.reason, row.code, QString::number(row.attempts));
        const auto revisions = saved.value(row.number);
        if (revisions.size() != (row.state == RowState::Delivered ? 1 : 0))
            return u"%1 was saved %2 times"_s.arg(where).arg(revisions.size());
        if (row.state == RowState::Delivered && revisions.first() != row.revision)
            return u"%1 is not revision %2"_s.arg(where).arg(row.revision);
        if (standing.value(u"%1/%2"_s.arg(request.id).arg(row.number)) > 1)
            return where + u" stands twice"_s;
    }
    return {};
}

} // namespace paperround
