// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/round.h"

#include "domain/delivery/mark.h"

#include <QCoroTask>
#include <QEventLoop>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// `answer` outlives it: its caller waits.
QCoro::Task<> approve(Request request, FarmProfile farm, std::shared_ptr<Wikis> wikis,
                      std::optional<Result<ApprovedRequest>> *answer)
{
    auto approved = co_await ReviewQueue::approveByPolicy(request, farm, wikis);
    answer->emplace(std::move(approved));
}

} // namespace

Round::Round(QStringList hosts)
    : wikis(std::make_shared<FakeWikis>(
        clock, Account{u"home.example"_s, u"Sender"_s, SignInKind::OwnerOnlyToken, {}}, hosts))
    , m_hosts(std::move(hosts))
{
    makeEngine();
}

void Round::makeEngine()
{
    engine = std::make_unique<DeliveryEngine>(ledger, clock, u"test-installation"_s);
    QObject *context = engine.get();
    QObject::connect(engine.get(), &DeliveryEngine::stopped, context,
                     [this](const QString &id) { m_gone.insert(id); });
    QObject::connect(engine.get(), &DeliveryEngine::refused, context,
                     [this](const QString &id, const Error &error) {
                         refusals.append(error);
                         m_gone.insert(id);
                     });
    QObject::connect(engine.get(), &DeliveryEngine::ledgerFailed, context,
                     [this](const QString &, const Error &error) { ledgerErrors.append(error); });
    QObject::connect(engine.get(), &DeliveryEngine::rowsChanged, context,
                     [this](const QString &, const QList<Row> &rows) { told += rows; });
}

Request Round::request(int targetsPerWiki) const
{
    Request request;
    request.id = newDeliveryId();
    request.home = u"home.example"_s;
    request.message = {u"News"_s, u"This is a message."_s};
    request.listUrl = u"https://home.example/w/index.php?title=List&oldid=5"_s;
    for (int i = 1; i <= targetsPerWiki; ++i) {
        for (const QString &host : m_hosts)
            request.targets.append({u"User talk:U%1"_s.arg(i), host, i});
    }
    return request;
}

void Round::start(const Request &request)
{
    FarmProfile farm;
    farm.home = request.home;
    farm.policyPage.clear(); // A wiki that does not answer is met by the rows, not before them.
    farm.routes = wikis->routes();
    farm.send.who = SendPolicy::Who::Everybody;
    farm.send.testPage = wikis->sendPolicy.testPage;
    farm.review = wikis->farm().review;
    std::optional<Result<ApprovedRequest>> answer;
    const auto approving = approve(request, farm, wikis, &answer);
    if (!QTest::qWaitFor([&] { return answer.has_value(); }) || !*answer)
        qFatal("a request that should be approved is not");
    auto &approved = *answer;
    m_gone.remove(request.id);
    engine->start(*approved, wikis);
}

bool Round::finish(const QString &id)
{
    // Not qWaitFor: it sleeps ten real milliseconds between two looks at a clock that needs none.
    QEventLoop loop;
    QTimer limit;
    limit.setSingleShot(true);
    QObject::connect(&limit, &QTimer::timeout, &loop, &QEventLoop::quit);
    QObject::connect(&clock, &ManualClock::eventFired, &loop, [&] {
        if (m_gone.contains(id))
            loop.quit();
    });
    QObject::connect(&clock, &ManualClock::idle, &loop, [&] {
        QCoreApplication::sendPostedEvents(); // Who is about to wake up may have more to do.
        if (m_gone.contains(id) || !clock.hasEvents())
            loop.quit();
    });
    limit.start(60'000);
    while (!m_gone.contains(id) && limit.isActive()) {
        loop.exec();
        QCoreApplication::sendPostedEvents(); // May bring it back: a test resumes what just ended.
        if (!clock.hasEvents())
            break;
    }
    return m_gone.contains(id);
}

bool Round::deliver(const Request &request)
{
    start(request);
    return finish(request.id);
}

void Round::crash()
{
    engine.reset();
    makeEngine();
}

void Round::resume(const QString &id)
{
    m_gone.remove(id);
    engine->resume(id, wikis);
}

int Round::copies(const Request &request, int row) const
{
    return wikis->copies(request.targets[row - 1].wiki, Mark{request.id, row}.text());
}

QString Round::whatIsWrong(const Request &request) const
{
    if (!ledger.violations().isEmpty())
        return u"ledger: "_s + ledger.violations().first();
    if (!wikis->violations().isEmpty())
        return u"wikis: "_s + wikis->violations().first();
    const auto delivery = ledger.deliveryNow(request.id);
    if (!delivery || delivery->state != DeliveryState::Finished)
        return u"not finished"_s;
    for (const Row &row : ledger.rowsNow(request.id)) {
        const int copies = this->copies(request, row.number);
        const int expected = row.state == RowState::Delivered ? 1 : 0;
        if (!hasEnded(row.state) || copies != expected)
            return u"row %1 %2 (%3 %4): %5 copies"_s.arg(row.number)
                .arg(stateName(row.state), row.reason, row.code)
                .arg(copies);
    }
    return {};
}

} // namespace paperround
