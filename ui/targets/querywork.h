// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/recipe.h"
#include "engine/ports/clock.h"
#include "engine/targets/recipeloader.h"
#include "ui/accounts/desk.h"

#include <QDateTime>
#include <QObject>

#include <stop_token>

namespace paperround {

/// Runs one recipe at a time as whoever sits at the desk; no widget.
class QueryWork : public QObject
{
    Q_OBJECT
public:
    QueryWork(const Desk &desk, const Clock &clock, QObject *parent = nullptr);
    ~QueryWork() override;

    void run(const Recipe &recipe); ///< An earlier run is given up.
    void cancel(); ///< At once: what comes in later is passed over, and failed() is not told.

    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] const Recipe &recipe() const { return m_recipe; } ///< Of the run, or of the last one.
    [[nodiscard]] const RecipeProgress &progress() const { return m_progress; }

Q_SIGNALS:
    void stateChanged(); ///< Running or not, and how far.
    /// `asked`: UTC, when the run began.
    void found(const paperround::Recipe &recipe, const paperround::ParsedTargets &targets,
               const QDateTime &asked);
    void failed(const paperround::Error &error, const paperround::Recipe &recipe);

private:
    void finish(const Result<ParsedTargets> &targets, const QDateTime &asked);

    const Desk &m_desk;
    const Clock &m_clock;
    Recipe m_recipe;
    RecipeProgress m_progress;
    std::stop_source m_stop;
    quint64 m_round = 0; ///< Answers to an earlier run are passed over.
    bool m_running = false;
};

} // namespace paperround
