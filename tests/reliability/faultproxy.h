// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/clock.h"
#include "practice/httpmessage.h"
#include "reliability/fault.h"

#include <QHash>
#include <QMap>
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>
#include <memory>
#include <vector>

namespace paperround {

/// A request as the proxy understands it.
struct Asked
{
    QString wiki;
    QString kind; ///< "edit", "query usercontribs", …
    bool isEdit = false;
    int number = 0; ///< Of this wiki's requests, from 1.
    FormFields params;
};

/// A marked edit that a wiki said it saved.
struct SavedEdit
{
    QString wiki;
    QString title;
    QString mark; ///< "pr:…/7"
    qint64 revision = 0;
};

/// Stands between the program and any wikis, each behind a port of its own, and lets happen what the plan
/// says. What it does later it does by the given clock, even when the client has gone.
class FaultProxy : public std::enable_shared_from_this<FaultProxy>
{
public:
    using Plan = std::function<Strike(const Asked &)>;
    /// Called before an edit is passed on, and after it was saved: others at work on the page.
    using Others = std::function<QCoro::Task<>(Asked asked, bool afterwards)>;

    explicit FaultProxy(std::shared_ptr<Clock> clock);
    ~FaultProxy();

    /// Where the program finds that wiki from now on.
    QUrl add(const QString &wiki, const QUrl &api);
    void setPlan(Plan plan) { m_plan = std::move(plan); }
    void setOthers(Others others) { m_others = std::move(others); }
    /// Told whenever isWorking() may have changed.
    void setListener(std::function<void()> listener) { m_listener = std::move(listener); }

    [[nodiscard]] bool isWorking() const { return m_working > 0; } ///< Between a client and a wiki, now.
    [[nodiscard]] int copiesToCome() const { return m_toCome; } ///< Requests to be passed on later.
    [[nodiscard]] int requests() const { return m_requests; }
    [[nodiscard]] const QList<SavedEdit> &saved() const { return m_saved; }
    [[nodiscard]] int struck(Fault fault) const { return m_struck[std::size_t(fault)]; }
    /// A line a request and fault, without ports and times: the same for the same seed.
    void remark(const QString &line) { m_trace += line; }
    [[nodiscard]] const QStringList &trace() const { return m_trace; }

private:
    struct Route
    {
        QString wiki;
        QUrl api;
        QTcpServer server;
        int seen = 0;
    };
    struct Client
    {
        Route *route = nullptr;
        QPointer<QTcpSocket> socket;
        HttpParser parser;
        bool busy = false;
    };
    struct Reply
    {
        int status = 0; ///< 0: none came.
        FarmResponse response;
    };
    using ClientPointer = std::shared_ptr<Client>;

    void accept(Route *route);
    void read(const ClientPointer &client);
    QCoro::Task<> serve(ClientPointer client, FarmRequest request);
    QCoro::Task<> meet(ClientPointer client, FarmRequest request, Asked asked, Strike strike);
    QCoro::Task<> passLater(Route *route, FarmRequest request, Asked asked, std::chrono::milliseconds late);
    QCoro::Task<Reply> passOn(Route *route, FarmRequest request, Asked asked);
    QCoro::Task<Reply> exchange(QUrl api, FarmRequest request);
    QCoro::Task<> cutWithin(QUrl api, FarmRequest request);
    QCoro::Task<> drip(ClientPointer client, QByteArray bytes);
    void giveBroken(const ClientPointer &client, const Asked &asked, const Strike &strike,
                    const Reply &reply);
    bool giveRefusal(const ClientPointer &client, Fault fault);
    void answer(const ClientPointer &client, const FarmResponse &response);
    void close(const ClientPointer &client, bool reset);
    void note(const Asked &asked, const Reply &reply);
    void work(int change);

    std::shared_ptr<Clock> m_clock;
    std::vector<std::unique_ptr<Route>> m_routes;
    Plan m_plan;
    Others m_others;
    std::function<void()> m_listener;
    QHash<QString, QMap<QString, FarmResponse>> m_lastAnswers; ///< Kind → wiki → its last answer.
    QList<SavedEdit> m_saved;
    QStringList m_trace;
    std::array<int, allFaults.size()> m_struck{};
    int m_working = 0;
    int m_toCome = 0;
    int m_requests = 0;
};

} // namespace paperround
