// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/task.h"

#include <QObject>
#include <QThread>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <utility>

namespace paperround {

class Connection;

/// The one thread that touches the database. Writes that wait are gathered into one commit, reads come after
/// them one by one, and when nobody waits it fills the search index.
///
/// A gathered commit that fails is taken back and its writes are tried again one by one, so that only the
/// guilty one fails. Writes keep their order. Answers come through the event loop of the thread that made
/// this object.
class LedgerThread : public std::enable_shared_from_this<LedgerThread>
{
public:
    enum class Kind {
        Write, ///< Within a transaction; may be run twice, so it only changes the database.
        Read,
        Idle, ///< When the search index has caught up.
    };
    using Work = std::function<std::optional<Error>(Connection &)>;
    using Done = std::function<void(std::optional<Error>)>;

    LedgerThread();
    ~LedgerThread();
    LedgerThread(const LedgerThread &) = delete;
    LedgerThread &operator=(const LedgerThread &) = delete;

    void ask(Kind kind, Work work, Done done);
    /// Does all that was asked, ends the thread, gives the answers. What is asked later is answered with
    /// ErrorKind::Stopped "closed".
    void close();
    [[nodiscard]] bool isClosed() const { return m_closed; }

private:
    struct Ask
    {
        Work work;
        Done done;
        std::optional<Error> error;
    };
    using Asks = std::deque<Ask>;

    void run();
    void workUntilClosed(Connection &connection);
    Asks next(Kind &kind);
    void write(Connection &connection, Asks &asks);
    void index(Connection &connection, Asks &waiting);
    void answer(Asks asks);
    void deliver();

    QObject m_home; ///< Lives where the answers go.
    std::mutex m_mutex; ///< Guards the five below.
    std::condition_variable m_wake;
    Asks m_writes;
    Asks m_reads;
    Asks m_idle;
    Asks m_answered;
    bool m_closing = false;

    bool m_indexed = true; ///< The ledger thread's own; a write makes it false.
    bool m_closed = false; ///< The home thread's own.
    std::unique_ptr<QThread> m_thread;
};

/// What a coroutine awaits: its work on the ledger thread. The compiler may copy it; the work and its result
/// are one.
template <class T> class LedgerAnswer
{
public:
    using Work = std::function<Result<T>(Connection &)>;

    LedgerAnswer(LedgerThread &thread, LedgerThread::Kind kind, Work work)
        : m_thread(&thread)
        , m_kind(kind)
        , m_state(std::make_shared<State>(State{std::move(work)}))
    {
    }

    [[nodiscard]] bool await_ready() const { return m_thread->isClosed(); }
    void await_suspend(std::coroutine_handle<> awaiting)
    {
        m_thread->ask(
            m_kind,
            [state = m_state](Connection &connection) {
                state->result = state->work(connection);
                return state->result ? std::nullopt : std::optional(state->result.error());
            },
            [state = m_state, awaiting](std::optional<Error> error) {
                if (error)
                    state->result = tl::unexpected(*error); // the commit's, where the work itself was fine
                awaiting.resume();
            });
    }
    Result<T> await_resume() { return std::move(m_state->result); }

private:
    struct State
    {
        Work work;
        Result<T> result = failure(ErrorKind::Stopped, QStringLiteral("closed"));
    };
    LedgerThread *m_thread;
    LedgerThread::Kind m_kind;
    std::shared_ptr<State> m_state;
};

/// Does `work` on the ledger thread and comes back on the caller's.
template <class T>
Task<T> onLedger(std::shared_ptr<LedgerThread> thread, LedgerThread::Kind kind,
                 std::function<Result<T>(Connection &)> work)
{
    LedgerAnswer<T> answer(*thread, kind, std::move(work));
    co_return co_await answer;
}

} // namespace paperround
