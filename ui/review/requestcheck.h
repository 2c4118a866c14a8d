// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/clock.h"
#include "engine/review/requestreading.h"
#include "models/checksmodel.h"
#include "models/snapshotmodel.h"
#include "ui/accounts/desk.h"

#include <QObject>
#include <QTimer>

namespace paperround {

/// What can be found out about a submitted request: each page on its wiki, in bulk, and what its text and the
/// farm's policy tell. Nothing is posted; no widget.
class RequestCheck : public QObject
{
    Q_OBJECT
public:
    RequestCheck(const Desk &desk, const Clock &clock, QObject *parent = nullptr);

    void setRequest(const ReviewedRequest &request); ///< Whole. What was known of another is forgotten.
    void clear();
    /// Asks the wikis, unless they were asked of this request already. They are not by themselves: a queue is
    /// leafed through, and each look would cost its wikis some requests.
    void begin();
    void again();

    [[nodiscard]] SnapshotModel &pages() { return m_pages; }
    [[nodiscard]] ChecksModel &checks() { return m_checks; }
    [[nodiscard]] bool isChecking() const { return m_checking; }
    [[nodiscard]] const QDateTime &checkedAt() const { return m_checkedAt; } ///< UTC; invalid: not yet.
    [[nodiscard]] int problems() const; ///< Stops and warnings.

Q_SIGNALS:
    void changed();

private:
    void evaluate();

    const Desk &m_desk;
    const Clock &m_clock;
    std::optional<ReviewedRequest> m_request;
    SnapshotModel m_pages;
    ChecksModel m_checks;
    TargetCheck m_check;
    QList<WikiTrouble> m_troubles;
    QTimer m_evaluateSoon;
    bool m_checking = false;
    QDateTime m_checkedAt;
};

} // namespace paperround
