// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <coroutine>
#include <vector>

namespace paperround {

/// Something a coroutine can wait for when only another part of the program can make it go on. Who waits is
/// resumed through the event loop, so wake() never runs foreign code under its caller's feet. After wake()
/// the world may have changed: ask again whether to wait. A Wakeup must outlive nobody: who waits when it
/// dies never resumes.
class Wakeup
{
public:
    Wakeup() = default;
    ~Wakeup() = default;
    Q_DISABLE_COPY_MOVE(Wakeup)

    class Waiting
    {
    public:
        explicit Waiting(Wakeup &owner)
            : m_owner(owner)
        {
        }
        [[nodiscard]] bool await_ready() const noexcept { return false; }
        void await_suspend(std::coroutine_handle<> handle) { m_owner.m_waiting.push_back(handle); }
        void await_resume() const noexcept { }

    private:
        Wakeup &m_owner;
    };

    /// `co_await wakeup.wait()`
    [[nodiscard]] Waiting wait() { return Waiting(*this); }
    /// Resumes all that wait now.
    void wake();

private:
    std::vector<std::coroutine_handle<>> m_waiting;
};

} // namespace paperround
