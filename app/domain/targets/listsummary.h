// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/listpage.h"

#include <QString>
#include <QStringList>

namespace paperround {

/// One of MassMessage's own messages for an edit summary, with what goes into it.
struct SummaryMessage
{
    QString name; ///< "massmessage-summary-addmulti", …; empty: nothing changed.
    QStringList arguments;

    friend bool operator==(const SummaryMessage &, const SummaryMessage &) = default;
};

/// What MassMessage would say of these changes. A row that was renamed counts as one removed and one added,
/// as it does there.
[[nodiscard]] SummaryMessage summaryOf(const QList<ListChange> &changes, const QString &home);

/// What MassMessage says of a list that is made.
[[nodiscard]] SummaryMessage summaryOfNewList();

/// The message's English words, for wikis that do not have it.
[[nodiscard]] QString englishSummary(const SummaryMessage &message);

} // namespace paperround
