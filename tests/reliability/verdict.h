// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/row.h"
#include "domain/review/request.h"
#include "reliability/faultproxy.h"
#include "reliability/seededrun.h"

#include <QSet>

namespace paperround {

/// What the program says, and what else is known of the run.
struct Claim
{
    Request request;
    QString account;
    QList<Row> rows;
    QList<SavedEdit> saved; ///< What the wikis answered: of a page deleted since, all that is left.
    QSet<QString> disturbed; ///< Pages that others moved or deleted: what stands after "Reader ".
};

/// Holds the claim against the wikis' own record; fills in counts and sentences.
void judge(const Claim &claim, const QList<FoundEdit> &found, RunReport &report);

} // namespace paperround
