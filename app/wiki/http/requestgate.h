// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoroTask>
#include <QObject>
#include <QSet>
#include <QString>

#include <coroutine>
#include <deque>
#include <memory>

namespace paperround {

class RequestGate;

/// A place in the gate; given back when it is destroyed.
class GatePass
{
public:
    GatePass() = default;
    GatePass(std::shared_ptr<RequestGate> gate, QString lane);
    ~GatePass();
    GatePass(GatePass &&other) noexcept;
    GatePass &operator=(GatePass &&other) noexcept;

private:
    std::shared_ptr<RequestGate> m_gate;
    QString m_lane;
};

/// Keeps to the farm's total of requests at once, and to one write in flight a wiki and account. First come,
/// first served, but nobody waits behind a write that may not go yet.
class RequestGate : public QObject, public std::enable_shared_from_this<RequestGate>
{
    Q_OBJECT
public:
    [[nodiscard]] static std::shared_ptr<RequestGate> create(int total);

    /// `lane` names what goes one at a time ("WIKI ACCOUNT" for a write); empty: only the total counts.
    QCoro::Task<GatePass> enter(QString lane);

    [[nodiscard]] int inside() const { return m_inside; }
    [[nodiscard]] int waiting() const { return static_cast<int>(m_waiting.size()); }

private:
    friend class GatePass;
    struct Waiter
    {
        QString lane;
        std::coroutine_handle<> handle;
    };
    struct Wait;
    explicit RequestGate(int total);
    [[nodiscard]] bool isOpenFor(const QString &lane) const;
    void take(const QString &lane);
    void leave(const QString &lane);
    void admit();

    int m_total;
    int m_inside = 0;
    QSet<QString> m_lanes; ///< Those with somebody inside.
    std::deque<Waiter> m_waiting;
};

} // namespace paperround
