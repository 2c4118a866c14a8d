// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/rowstate.h"
#include "domain/targets/target.h"
#include "engine/ports/wikis.h"
#include "engine/targets/verdict.h"

#include <QDateTime>
#include <QList>
#include <QObject>
#include <memory>
#include <stop_token>

namespace paperround {

/// What a check asks beyond the pages themselves. Each costs requests of its own, so nothing is asked
/// unasked.
struct CheckWishes
{
    /// Owners who have not edited that wiki since then are told. A request for 50 owners, one more for each
    /// of them with over 500 edits since, and one for each silent one, up to mostLastEdits of a check, for
    /// the time of the last edit. Invalid: not asked.
    QDateTime activeSince;
    /// So many central accounts are asked whether they are locked, a request each; of each batch the blocked
    /// owners first.
    int lockedAtMost = 0;

    friend bool operator==(const CheckWishes &, const CheckWishes &) = default;
};

/// Looks at all targets of a list, each wiki in bulk, wikis side by side. Nothing is posted.
///
/// A wiki costs one request for the account's rights and two for 50 targets (500 with apihighlimits): it
/// tells of 50 pages at once, but tests two actions of only 25. Another one where redirects lead to users not
/// asked for yet; one for each missing user, up to mostRenames of a check, to see whether the log of renames
/// knows the name, and two more where it does: whether that name was renamed again, and whether its page
/// stands.
class TargetCheck : public QObject
{
    Q_OBJECT
public:
    static constexpr int mostRenames = 200;
    static constexpr int mostLastEdits = 500;

    explicit TargetCheck(QObject *parent = nullptr);
    ~TargetCheck() override;

    /// Begins anew; an earlier check is given up.
    void check(std::shared_ptr<Wikis> wikis, QList<Target> targets, CheckWishes wishes = {});
    void cancel(); ///< What is on its way to a wiki is aborted; nothing more is told.

Q_SIGNALS:
    /// `indexes` into the list given to check(), with a verdict each, once for every target. Those of one
    /// wiki come in the order of the list.
    void checked(const QList<int> &indexes, const QList<paperround::Verdict> &verdicts);
    void wikiFailed(const QString &wiki, const paperround::Error &error);
    void finished();

private:
    std::stop_source m_stop;
};

} // namespace paperround
