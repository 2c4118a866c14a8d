// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/wikis.h"

#include <QDateTime>
#include <QStringList>

#include <memory>

namespace paperround {

class DeliveryRun;

/// Whether a delivery may (still) go out: read before its first row, at each resume, and again while it runs,
/// so that an approval that is withdrawn stops it within ten seconds. It has no timer of its own: the lanes
/// ask before they post. While the home wiki does not answer, nothing that others had to approve is posted.
class ReviewWatch : public std::enable_shared_from_this<ReviewWatch>
{
public:
    /// `run` owns it.
    explicit ReviewWatch(DeliveryRun &run);

    /// False: it has to be looked at first; the run pokes its lanes when to ask again.
    [[nodiscard]] bool mayPost();
    /// The titles where a check of that wiki can bring news; none elsewhere.
    [[nodiscard]] QStringList rideAlong(const QString &wiki) const;
    void note(const QList<PageCheck> &pages); ///< Of those titles, as such a check brought them.
    void release(); ///< A person says go on: everything is looked at again first.
    /// All rows have ended: the request's page says so. Whoever delivers it again, writes it then.
    QCoro::Task<> tellFinished();

private:
    QCoro::Task<> look();
    QCoro::Task<> lookAtPolicy();
    QCoro::Task<> lookAtRequest();
    Task<bool> isUnchanged(); ///< One request tells whether the pages are those of the last reading.
    [[nodiscard]] bool areThose(const QList<PageCheck> &pages) const;
    void brake(const Error &error);
    QCoro::Task<> unreadable(Error error);

    DeliveryRun &m_run;
    bool m_reviewed;
    bool m_looking = false;
    bool m_isTheSame = false; ///< The ledger's words and pages are those that were approved.
    bool m_settled; ///< Nothing to look at (any more).
    QDateTime m_looked; ///< When it was last known to be approved.
    QDateTime m_read; ///< When record and rights were read.
    qint64 m_revision = 0; ///< Of the request's page, then.
    QString m_policyPage; ///< As the profile names it; empty: none.
    qint64 m_policyRevision = 0; ///< 0: there was none.
};

} // namespace paperround
