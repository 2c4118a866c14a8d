// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/farmpolicy.h"
#include "domain/review/requestrecord.h"
#include "engine/ports/task.h"
#include "engine/ports/wikis.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <memory>

namespace paperround {

/// The user names on an access list as EdwardsBot kept one: `[[User:Name]]` in whatever language, or a name a
/// line.
[[nodiscard]] QSet<QString> namesOnAccessList(const QString &text);

/// What these accounts may do with requests by that policy, and since when, as the home wiki's own record has
/// it; by normalUserName(). Row "access-list-missing" where a list page that the policy names is not there.
Task<QHash<QString, ReviewRights>> rightsOf(QStringList users, QString home, FarmPolicy policy,
                                            std::shared_ptr<Wikis> wikis);

} // namespace paperround
