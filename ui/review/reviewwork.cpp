// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewwork.h"

#include "engine/review/entitlement.h"

#include <QCoroTask>

#include <chrono>

namespace paperround {

using namespace std::chrono_literals;

namespace {
constexpr auto WhileWatched = 30s;
constexpr auto WhileAway = 5min;
} // namespace

ReviewWork::ReviewWork(const Desk &desk, Clock &clock, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_clock(clock)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &ReviewWork::read);
    connect(&m_desk, &Desk::changed, this, &ReviewWork::begin);
    begin();
}

QString ReviewWork::user() const
{
    return m_desk.account() ? m_desk.account()->name : QString();
}

void ReviewWork::begin()
{
    ++m_sitting;
    m_shelf.reset();
    m_queue.reset();
    m_rights = {};
    m_knowsRights = false;
    m_reading = false;
    m_next.stop();
    setSaying(false);
    close();
    if (m_desk.account() && m_desk.wikis()) {
        m_shelf = std::make_shared<RequestShelf>(m_desk.wikis(), m_clock);
        m_next.start(WhileWatched); // the program has better to do when it starts
    }
    if (m_watched)
        read();
    Q_EMIT queueRead();
}

void ReviewWork::setWatched(bool watched)
{
    m_watched = watched;
    if (watched)
        read();
}

void ReviewWork::read()
{
    if (!m_shelf || m_reading)
        return;
    m_reading = true;
    m_next.stop();
    QCoro::connect(m_shelf->read(), this, [this, sitting = m_sitting](const Result<QueueReading> &queue) {
        if (sitting == m_sitting)
            takeQueue(queue);
    });
}

void ReviewWork::takeQueue(const Result<QueueReading> &queue)
{
    if (!queue) {
        finishReading();
        Q_EMIT queueFailed(queue.error());
        return;
    }
    m_knowsRights = m_knowsRights && !queue->policyBefore;
    m_queue = *queue;
    if (m_knowsRights)
        finishReading();
    else
        askRights();
}

void ReviewWork::askRights()
{
    QCoro::connect(rightsOf({user()}, m_desk.farm().home, m_queue->policy.policy, m_desk.wikis()), this,
                   [this, sitting = m_sitting](const Result<QHash<QString, ReviewRights>> &rights) {
                       if (sitting != m_sitting)
                           return;
                       m_knowsRights = rights.has_value();
                       m_rights = rights ? rights->value(normalUserName(user())) : ReviewRights();
                       finishReading();
                       if (!rights)
                           Q_EMIT queueFailed(rights.error());
                   });
}

void ReviewWork::finishReading()
{
    m_reading = false;
    m_next.start(m_watched ? std::chrono::milliseconds(WhileWatched) : WhileAway);
    Q_EMIT queueRead();
}

void ReviewWork::open(const QString &title)
{
    const quint64 opening = ++m_opening;
    if (title != m_title) {
        m_title = title;
        m_request.reset();
        Q_EMIT opened();
    }
    if (title.isEmpty() || !m_desk.wikis())
        return;
    QCoro::connect(readRequest(title, m_desk.wikis()), this,
                   [this, opening](const Result<ReviewedRequest> &request) {
                       if (opening != m_opening)
                           return;
                       if (request)
                           show(*request);
                       else
                           Q_EMIT openFailed(request.error());
                   });
}

void ReviewWork::close()
{
    open({});
}

void ReviewWork::show(const ReviewedRequest &request)
{
    m_request = request;
    Q_EMIT opened();
}

std::optional<Error> ReviewWork::obstacle(Decision::Kind kind) const
{
    if (!m_request)
        return Error{ErrorKind::Input, QStringLiteral("request-missing"), m_title};
    const auto may = mayDecide(kind, *m_request, user(), m_rights);
    return may ? std::nullopt : std::optional(may.error());
}

void ReviewWork::setSaying(bool saying)
{
    if (std::exchange(m_saying, saying) != saying)
        Q_EMIT sayingChanged();
}

void ReviewWork::say(Decision::Kind kind, const QString &comment)
{
    if (!m_request || m_saying)
        return;
    setSaying(true);
    const DecisionWish wish{kind, m_title, m_request->record.digest, comment};
    QCoro::connect(
        decide(wish, m_desk.wikis()), this,
        [this, kind, title = m_title, sitting = m_sitting](const Result<ReviewedRequest> &request) {
            if (sitting != m_sitting)
                return;
            setSaying(false);
            if (!request) {
                Q_EMIT refused(request.error());
                return;
            }
            if (title == m_title)
                show(*request);
            Q_EMIT said(kind);
            read();
        });
}

void ReviewWork::deliver(const QString &installation)
{
    if (!m_request || m_saying)
        return;
    setSaying(true);
    const auto wikis = m_desk.wikis();
    QCoro::connect(ReviewQueue::approveByReview(m_title, installation, false, wikis), this,
                   [this, wikis, sitting = m_sitting](const Result<ApprovedRequest> &request) {
                       if (sitting != m_sitting)
                           return;
                       setSaying(false);
                       if (request)
                           Q_EMIT approved(*request, wikis);
                       else
                           Q_EMIT refused(request.error());
                       read();
                   });
}

} // namespace paperround
