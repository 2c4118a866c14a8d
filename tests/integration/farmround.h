// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/workplace.h"
#include "domain/delivery/row.h"
#include "domain/review/request.h"
#include "practice/practicefarm.h"

#include <QHash>
#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace paperround {

/// The program without its windows (engine, HTTP, ledger on disk) against a practice farm, in one process.
/// Its clock runs fifty times as fast as the computer's, so that the protocol's pauses cost little.
class FarmRound
{
public:
    /// By a clock of the test's own, where one is given.
    explicit FarmRound(std::shared_ptr<Clock> clock = nullptr);
    ~FarmRound();

    QString open(); ///< Empty: ready; else why not.
    /// Rows on so many wikis by turns. Every third page is missing, every third was edited just now.
    [[nodiscard]] Request request(int rows, int wikis);
    /// Until the delivery has left the engine; false where it waits for a person and `person` does not help.
    bool deliver(const Request &request);
    bool retryFailed(const Request &request);
    /// A sentence about the first thing wrong; empty when every row ended, each delivered one was saved once
    /// in all the farm's histories, at the revision the ledger names, and no other was saved at all.
    [[nodiscard]] QString whatIsWrong(const Request &request);

    /// What a delivery that does not go on waits for.
    [[nodiscard]] QString standstill(const Request &request);

    [[nodiscard]] PracticeFarm &farm() { return m_farm; }
    [[nodiscard]] Workplace &workplace() { return *m_workplace; }
    [[nodiscard]] QList<Row> rows(const Request &request);
    [[nodiscard]] int ended(const Request &request, RowState state);
    /// Signs in (again) with the owner-only token.
    bool signIn();
    /// Of the first posts 65 of 100 meet with a fault, of all kinds, until there were about so many; and
    /// other people edit, undo and archive meanwhile.
    void mix(quint32 seed, int faults);
    /// Tries every lane that stands still once more.
    void retryTroubles(const QString &id);

    /// What a person does when nothing goes on without one.
    std::function<void(const QString &id)> person;

private:
    [[nodiscard]] bool leave(const QString &id);
    [[nodiscard]] QString whatIsWrongOnPages(const Request &request, const QList<Row> &rows);

    std::shared_ptr<Clock> m_clock;
    QTemporaryDir m_dir;
    PracticeFarm m_farm;
    std::shared_ptr<Workplace> m_workplace;
    Account m_account;
    std::shared_ptr<Wikis> m_wikis;
};

} // namespace paperround
