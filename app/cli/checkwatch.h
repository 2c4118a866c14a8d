// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/delivery.h"
#include "domain/delivery/row.h"
#include "domain/targets/exclusions.h"
#include "engine/targets/targetcheck.h"
#include "engine/targets/twins.h"
#include "models/targetentry.h"

#include <QJsonObject>
#include <QMap>
#include <QObject>
#include <QSet>
#include <optional>

namespace paperround {

/// Checks the open rows of a delivery that is not begun, for --dry-run and `targets check`: what would become
/// of them, and the health that the table of the windows shows.
class CheckWatch : public QObject
{
    Q_OBJECT
public:
    /// What is known beside the wikis.
    struct Known
    {
        QDateTime now; ///< UTC.
        std::optional<QSet<QString>> permitted = {}; ///< Wikis where the account may send; none: everywhere.
        Exclusions exclusions = {};
    };

    CheckWatch(QList<Row> rows, Known known);

    void start(std::shared_ptr<Wikis> wikis, const CheckWishes &wishes = {});
    void cancel();
    [[nodiscard]] bool isOver() const { return m_over; }
    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }
    [[nodiscard]] const QList<Error> &errors() const
    {
        return m_errors;
    } ///< A wiki that could not be asked, each.
    [[nodiscard]] StateCounts counts() const;
    [[nodiscard]] QMap<QString, int> reasons() const; ///< How many rows each; without those that have none.
    [[nodiscard]] QMap<QString, int> healths() const; ///< The same by the names of healthName().

Q_SIGNALS:
    /// The finding's `sameAs` is the number of the row that it repeats.
    void rowChecked(const paperround::Row &row, const paperround::TargetFinding &finding);
    void over();

private:
    void judge(Row &row, const Verdict &verdict);
    void wikiFailed(const QString &wiki, const Error &error);

    QList<Row> m_rows;
    QList<int> m_open; ///< Indexes into m_rows of those that are checked.
    QList<Error> m_errors;
    QHash<int, TargetHealth> m_health; ///< By the number of the row.
    Known m_known;
    Twins<int> m_twins;
    TargetCheck m_check;
    bool m_over = false;
};

/// The row of --dry-run: rowToJson() with "health", "page", "same_as" and "says".
[[nodiscard]] QJsonObject checkedToJson(const Row &row, const TargetFinding &finding);
[[nodiscard]] QString checkedLine(const Row &row, const TargetFinding &finding);

} // namespace paperround
