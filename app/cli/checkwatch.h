// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/delivery.h"
#include "domain/delivery/row.h"
#include "engine/targets/targetcheck.h"

#include <QMap>
#include <QObject>
#include <QSet>
#include <optional>

namespace paperround {

/// Checks the open rows of a delivery that is not begun, for --dry-run: what would become of them.
class CheckWatch : public QObject
{
    Q_OBJECT
public:
    /// `permitted`: the wikis where the account may send; none: on every wiki.
    CheckWatch(QList<Row> rows, QDateTime now, std::optional<QSet<QString>> permitted);

    void start(std::shared_ptr<Wikis> wikis);
    void cancel();
    [[nodiscard]] bool isOver() const { return m_over; }
    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }
    [[nodiscard]] const QList<Error> &errors() const
    {
        return m_errors;
    } ///< A wiki that could not be asked, each.
    [[nodiscard]] StateCounts counts() const;
    [[nodiscard]] QMap<QString, int> reasons() const; ///< How many rows each; without those that have none.

Q_SIGNALS:
    void rowChecked(const paperround::Row &row);
    void over();

private:
    QList<Row> m_rows;
    QList<int> m_open; ///< Indexes into m_rows of those that are checked.
    QList<Error> m_errors;
    QDateTime m_now;
    std::optional<QSet<QString>> m_permitted;
    TargetCheck m_check;
    bool m_over = false;
};

} // namespace paperround
