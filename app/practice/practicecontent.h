// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/api.h"

#include <QJsonObject>

namespace paperround::inline practice {

/// A line in the wiki's log of renames.
void noteRename(WikiStore &wiki, const QString &from, const QString &to, const QDateTime &time);

/// The stored content of the farm (resources/practice), read once for each farm.
class PracticeContent
{
public:
    PracticeContent();

    /// Adds the accounts of all wikis, the players first.
    void fillAccounts(FarmAccounts &accounts) const;
    /// The six wikis, or so many, without host and pages, home first.
    [[nodiscard]] std::vector<std::unique_ptr<WikiStore>> wikis(const FarmClock &clock, int count = 0) const;
    /// Their pages and lists; the hosts must be known by now.
    void fillPages(const std::vector<std::unique_ptr<WikiStore>> &wikis) const;
    [[nodiscard]] QList<FarmFilter> filters() const;
    [[nodiscard]] QString botUser() const;
    [[nodiscard]] QString botName() const;

private:
    [[nodiscard]] QStringList targets(const WikiIdentity &wiki) const;
    [[nodiscard]] QString healthText(const std::vector<std::unique_ptr<WikiStore>> &wikis) const;
    [[nodiscard]] QString listText(const QString &kind,
                                   const std::vector<std::unique_ptr<WikiStore>> &wikis) const;

    QJsonObject m_farm;
    QHash<QString, QJsonObject> m_wikis; ///< By name.
};

} // namespace paperround::inline practice
