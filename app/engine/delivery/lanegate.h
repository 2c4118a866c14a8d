// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/delivery/pace.h"

#include <QDateTime>
#include <QHash>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace paperround {

/// Holds the writes of one account on one wiki to one at a time, whatever the number of deliveries; the
/// oldest delivery goes first. The account's pace there is shared for the same reason.
class LaneGate : public std::enable_shared_from_this<LaneGate>
{
public:
    /// The right to write; given back when it dies.
    class Pass
    {
    public:
        explicit Pass(std::shared_ptr<LaneGate> gate);
        ~Pass();
        Pass(Pass &&) = default;
        Pass &operator=(Pass &&) = delete;
        Pass(const Pass &) = delete;
        Pass &operator=(const Pass &) = delete;

    private:
        std::shared_ptr<LaneGate> m_gate;
    };

    /// A pass, or none while another has it or an older delivery waits: then `freed` is called when to ask
    /// again. `who` names the asker.
    [[nodiscard]] std::optional<Pass> enter(const void *who, const QDateTime &age,
                                            std::function<void()> freed);
    void leave(const void *who); ///< Waits no longer.
    [[nodiscard]] Pace &pace() { return m_pace; }

private:
    struct Waiting
    {
        const void *who = nullptr;
        QDateTime age;
        std::function<void()> freed;
    };
    void callNext() const;

    Pace m_pace;
    bool m_busy = false;
    std::vector<Waiting> m_waiting; ///< Oldest delivery first.
};

/// The gates of all accounts and wikis with something under way.
class LaneGates
{
public:
    [[nodiscard]] std::shared_ptr<LaneGate> gate(const QString &accountKey, const QString &wiki);

private:
    QHash<QString, std::weak_ptr<LaneGate>> m_gates;
};

} // namespace paperround
