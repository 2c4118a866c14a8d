// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/recipe.h"
#include "domain/targets/targetschange.h"
#include "engine/ports/clock.h"
#include "engine/targets/recipeloader.h"
#include "ui/accounts/desk.h"

#include <QDateTime>
#include <QHash>
#include <QObject>

#include <optional>
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

    void forget(); ///< Of a draft that is closed: cancels, and the next run of a recipe is its first.

    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] const Recipe &recipe() const { return m_recipe; } ///< Of the run, or of the last one.
    [[nodiscard]] const RecipeProgress &progress() const { return m_progress; }

    /// What the run that was just found changes against the one before it; none: it was the first.
    [[nodiscard]] const std::optional<TargetsChange> &change() const { return m_change; }
    [[nodiscard]] const QDateTime &before() const { return m_before; } ///< UTC, when that one had been asked.

Q_SIGNALS:
    void stateChanged(); ///< Running or not, and how far.
    /// `asked`: UTC, when the run began.
    void found(const paperround::Recipe &recipe, const paperround::ParsedTargets &targets,
               const QDateTime &asked);
    void failed(const paperround::Error &error, const paperround::Recipe &recipe);

private:
    void finish(const Result<ParsedTargets> &targets, const QDateTime &asked);

    /// What was found last.
    struct Reading
    {
        QList<Target> targets;
        QDateTime asked;
    };

    const Desk &m_desk;
    const Clock &m_clock;
    Recipe m_recipe;
    RecipeProgress m_progress;
    QHash<QByteArray, Reading> m_readings; ///< By the recipe's text.
    std::optional<TargetsChange> m_change;
    QDateTime m_before;
    std::stop_source m_stop;
    quint64 m_round = 0; ///< Answers to an earlier run are passed over.
    bool m_running = false;
};

} // namespace paperround
