// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/delivery/deliveryengine.h"

#include "domain/review/permission.h"
#include "domain/review/request.h"
#include "engine/crashpoint.h"
#include "engine/delivery/deliveryrun.h"
#include "engine/delivery/lanegate.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace paperround {

DeliveryEngine::DeliveryEngine(Ledger &ledger, Clock &clock, QString installation, QObject *parent)
    : QObject(parent)
    , m_ledger(ledger)
    , m_clock(clock)
    , m_installation(std::move(installation))
    , m_gates(std::make_unique<LaneGates>())
{
}

DeliveryEngine::~DeliveryEngine()
{
    for (const auto &[id, run] : m_runs)
        run->abandon();
}

void DeliveryEngine::start(ApprovedRequest request, std::shared_ptr<Wikis> wikis)
{
    const Request &what = request.request();
    Delivery delivery;
    delivery.id = what.id;
    delivery.farm = request.farm();
    delivery.account = request.account().name;
    delivery.message = what.message;
    delivery.listUrl = what.listUrl;
    delivery.digest = digestOf(what);
    delivery.options = what.options;
    delivery.review = request.review();
    delivery.route = what.options.route;
    delivery.installation = m_installation;
    delivery.created = m_clock.now();
    QList<Row> rows;
    for (const Target &target : what.targets) {
        Row row;
        row.number = int(rows.size()) + 1;
        row.target = target;
        row.time = delivery.created;
        rows.append(row);
    }
    if (mayBegin(what.id, wikis))
        open(this, std::move(delivery), std::move(rows), std::move(wikis), false);
}

void DeliveryEngine::resume(QString id, std::shared_ptr<Wikis> wikis)
{
    Delivery delivery;
    delivery.id = id;
    if (mayBegin(id, wikis))
        open(this, std::move(delivery), {}, std::move(wikis), false);
}

void DeliveryEngine::retryFailed(const QString &id, std::shared_ptr<Wikis> wikis)
{
    if (isUnderWay(id)) {
        retryFailed(id);
        return;
    }
    Delivery delivery;
    delivery.id = id;
    if (mayBegin(id, wikis))
        open(this, std::move(delivery), {}, std::move(wikis), true);
}

bool DeliveryEngine::mayBegin(const QString &id, const std::shared_ptr<Wikis> &wikis)
{
    QString code;
    if (m_leaving)
        code = u"shutting-down"_s;
    else if (m_runs.contains(id) || m_opening.contains(id))
        code = u"under-way"_s;
    else if (!wikis || !wikis->account())
        code = u"sign-in"_s;
    if (code.isEmpty()) {
        m_opening.insert(id);
        return true;
    }
    // Told through the event loop like every other answer.
    const Error error{code == "sign-in"_L1 ? ErrorKind::NeedsFix : ErrorKind::Input, code, {}, {}};
    QTimer::singleShot(0, this, [this, id, error] { Q_EMIT refused(id, error); });
    return false;
}

QCoro::Task<> DeliveryEngine::open(QPointer<DeliveryEngine> engine, Delivery delivery, QList<Row> rows,
                                   std::shared_ptr<Wikis> wikis, bool again)
{
    const QString id = delivery.id;
    auto known = co_await engine->m_ledger.delivery(id);
    if (!engine)
        co_return;
    Result<void> ready;
    if (!known) {
        ready = tl::unexpected(known.error());
    } else if (*known) {
        ready = mayGoOn(**known, delivery, wikis->account()->key());
        const ReviewNote review = withEarlierApprovals(delivery.review, (*known)->review);
        delivery = **known;
        if (ready && review != delivery.review) {
            ready = co_await engine->m_ledger.setReview(id, review);
            if (!engine)
                co_return;
            delivery.review = review;
        }
        if (ready) {
            auto stored = co_await engine->m_ledger.rows(id);
            if (!engine)
                co_return;
            if (stored)
                rows = *stored;
            else
                ready = tl::unexpected(stored.error());
        }
    } else if (rows.isEmpty()) {
        ready =
            failure(ErrorKind::Input, delivery.digest.isEmpty() ? u"unknown-delivery"_s : u"empty-list"_s);
    } else {
        delivery.counts[RowState::Planned] = int(rows.size());
        crashPoint("plan-asked");
        ready = co_await engine->m_ledger.create(delivery, rows);
        if (!engine)
            co_return;
        crashPoint("plan-committed");
    }
    engine->m_opening.remove(id);
    if (!ready || engine->m_leaving) {
        if (!ready)
            Q_EMIT engine->refused(id, ready.error());
        engine->m_left.wake();
        co_return;
    }
    const bool isKnown = *known ? true : false;
    if (again && delivery.state == DeliveryState::Finished)
        delivery.state = DeliveryState::Stopped;
    engine->add(std::move(delivery), std::move(rows), std::move(wikis), isKnown, again);
}

Result<void> DeliveryEngine::mayGoOn(const Delivery &known, const Delivery &asked, const QString &account)
{
    if (!known.origin.isEmpty())
        return failure(ErrorKind::Input, u"imported"_s, known.origin);
    if (!asked.digest.isEmpty() && asked.digest != known.digest)
        return failure(ErrorKind::Input, u"digest-differs"_s, known.id);
    const QString theirs = known.account + u'@' + known.farm;
    if (theirs != account)
        return failure(ErrorKind::Input, u"other-account"_s, theirs);
    return {};
}

void DeliveryEngine::add(Delivery delivery, QList<Row> rows, std::shared_ptr<Wikis> wikis, bool known,
                         bool again)
{
    const QString id = delivery.id;
    auto run = std::make_shared<DeliveryRun>(std::move(delivery), std::move(rows), std::move(wikis), m_ledger,
                                             m_clock, *m_gates, known);
    m_runs.emplace(id, run);
    DeliveryRun *source = run.get();
    connect(source, &DeliveryRun::rowsChanged, this,
            [this, id](const QList<Row> &changed) { Q_EMIT rowsChanged(id, changed); });
    connect(source, &DeliveryRun::laneStatusChanged, this,
            [this, id](const LaneStatus &lane) { Q_EMIT laneChanged(id, lane); });
    connect(source, &DeliveryRun::deliveryChanged, this,
            [this, source] { Q_EMIT deliveryChanged(source->delivery()); });
    connect(source, &DeliveryRun::needsPersonChanged, this,
            [this, id](bool needs) { Q_EMIT needsPersonChanged(id, needs); });
    connect(source, &DeliveryRun::stopPageTroubled, this,
            [this, id](const std::optional<Error> &error) { Q_EMIT stopPageTroubled(id, error); });
    connect(source, &DeliveryRun::ledgerFailed, this,
            [this, id](const Error &error) { Q_EMIT ledgerFailed(id, error); });
    connect(source, &DeliveryRun::left, this, [this, id] {
        m_runs.erase(id);
        m_left.wake();
        Q_EMIT stopped(id);
    });
    Q_EMIT opened(run->delivery(), run->rows());
    if (again)
        run->retryFailed();
    run->begin();
}

DeliveryRun *DeliveryEngine::find(const QString &id) const
{
    const auto run = m_runs.find(id);
    return run == m_runs.end() ? nullptr : run->second.get();
}

void DeliveryEngine::pause(const QString &id)
{
    if (DeliveryRun *run = find(id))
        run->pause();
}

void DeliveryEngine::goOn(const QString &id)
{
    if (DeliveryRun *run = find(id))
        run->goOn();
}

void DeliveryEngine::stop(const QString &id)
{
    if (DeliveryRun *run = find(id))
        run->stop();
}

void DeliveryEngine::end(const QString &id)
{
    if (DeliveryRun *run = find(id))
        run->end();
}

void DeliveryEngine::retryFailed(const QString &id)
{
    if (DeliveryRun *run = find(id))
        run->retryFailed();
}

void DeliveryEngine::retryLane(const QString &id, const QString &wiki)
{
    if (DeliveryRun *run = find(id))
        run->retryLane(wiki);
}

void DeliveryEngine::lookAgain()
{
    for (const auto &[id, run] : m_runs)
        run->lookAgain();
}

void DeliveryEngine::decide(const QString &id, int row, RowState state)
{
    if (DeliveryRun *run = find(id))
        run->decide(row, state);
}

Task<QHash<QString, QString>> DeliveryEngine::permissions(Account account)
{
    return m_ledger.permissions(std::move(account));
}

Task<QList<ExcludeList>> DeliveryEngine::excludeLists(QString farm)
{
    return m_ledger.excludeLists(std::move(farm));
}

Task<LastIssue> DeliveryEngine::lastIssue(QString farm, QString subject, QString exceptId)
{
    return m_ledger.lastIssue(std::move(farm), std::move(subject), std::move(exceptId));
}

Task<void> DeliveryEngine::permit(Account account, QStringList wikis, QString link)
{
    return recordPermission(this, std::move(account), std::move(wikis), std::move(link));
}

Task<void> DeliveryEngine::recordPermission(QPointer<DeliveryEngine> engine, Account account,
                                            QStringList wikis, QString link)
{
    const auto clean = cleanPermission(link);
    if (!clean)
        co_return failure(ErrorKind::Input, u"bad-link"_s, link);
    const auto recorded = co_await engine->m_ledger.permit(account, wikis, *clean);
    if (!recorded || !engine)
        co_return recorded;
    for (const auto &[id, run] : engine->m_runs) {
        if (run->account().key() == account.key())
            run->permit(wikis);
    }
    Q_EMIT engine->permitted(account, wikis);
    co_return recorded;
}

bool DeliveryEngine::isUnderWay(const QString &id) const
{
    return find(id) != nullptr;
}

bool DeliveryEngine::needsPerson(const QString &id) const
{
    const DeliveryRun *run = find(id);
    return run && run->needsPerson();
}

QList<Row> DeliveryEngine::rows(const QString &id) const
{
    const DeliveryRun *run = find(id);
    return run ? run->rows() : QList<Row>();
}

QList<LaneStatus> DeliveryEngine::lanes(const QString &id) const
{
    const DeliveryRun *run = find(id);
    return run ? run->lanes() : QList<LaneStatus>();
}

std::optional<Delivery> DeliveryEngine::delivery(const QString &id) const
{
    const DeliveryRun *run = find(id);
    return run ? std::optional(run->delivery()) : std::nullopt;
}

QCoro::Task<> DeliveryEngine::shutDown()
{
    const QPointer<DeliveryEngine> engine(this);
    m_leaving = true;
    for (const auto &[id, run] : m_runs)
        run->leave();
    while (engine && (!m_runs.empty() || !m_opening.isEmpty()))
        co_await m_left.wait();
}

} // namespace paperround
