// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/console.h"
#include "engine/delivery/deliveryengine.h"

#include <QHash>
#include <QObject>

#include <memory>
#include <optional>

namespace paperround {

/// Follows one delivery on behalf of somebody at a terminal or a script: prints each change, and stops the
/// delivery as soon as nothing goes on without a person.
class DeliveryWatch : public QObject
{
    Q_OBJECT
public:
    /// `goOn`: somebody has seen what paused it and says that it may go on.
    DeliveryWatch(DeliveryEngine &engine, QString id, std::shared_ptr<Console> console, bool json,
                  bool goOn = false);

    /// Decides for the person about rows whose page got the same text before: Planned or Skipped.
    void answerSameText(RowState answer) { m_sameText = answer; }
    void stop(); ///< After the rows in flight; then over().
    [[nodiscard]] bool isOver() const { return m_over; }
    /// What ended it early: refused, or the ledger failed.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] const StateCounts &counts() const { return m_counts; }

Q_SIGNALS:
    void over(); ///< The delivery has left the engine.

private:
    void onOpened(const Delivery &delivery, const QList<Row> &rows);
    void onRows(const QList<Row> &rows);
    void answer(const Row &row);
    void onLane(const LaneStatus &lane);
    void onNeedsPerson();
    void tellWhatIsMissing();
    void tellPause(const PauseCause &cause);
    void finish();

    DeliveryEngine &m_engine;
    QString m_id;
    std::shared_ptr<Console> m_console;
    bool m_json;
    bool m_goOn;
    std::optional<RowState> m_sameText;
    bool m_opened = false;
    bool m_stopAsked = false;
    bool m_over = false;
    StateCounts m_counts;
    QHash<int, RowState> m_states;
    QHash<QString, LaneStatus> m_lanes;
    std::optional<Error> m_error;
};

} // namespace paperround
