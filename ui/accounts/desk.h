// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/account.h"
#include "domain/review/farmpolicy.h"
#include "domain/review/farmprofile.h"
#include "engine/ports/wikis.h"
#include "models/wikinames.h"

#include <QObject>

#include <memory>
#include <optional>

namespace paperround {

/// Who works at the console now: a farm, an account of it or nobody, and its wikis as they see them. Pages
/// listen; the account pages and the start of the program choose.
class Desk : public QObject
{
    Q_OBJECT
public:
    explicit Desk(QObject *parent = nullptr);

    /// `wikis` without an account reads as nobody; null: not reached yet, or `trouble` says why not.
    void choose(const FarmProfile &farm, const std::optional<Account> &account, std::shared_ptr<Wikis> wikis,
                const std::optional<Error> &trouble = {});

    [[nodiscard]] const FarmProfile &farm() const { return m_farm; }
    /// What the home wiki's policy page says, once somebody has read it; until then what the profile says.
    [[nodiscard]] const FarmPolicy &policy() const { return m_policy; }
    void obey(const FarmPolicy &policy);
    [[nodiscard]] const WikiNames &names() const { return m_names; } ///< Of the farm's wikis.
    [[nodiscard]] const std::optional<Account> &account() const { return m_account; }
    [[nodiscard]] const std::shared_ptr<Wikis> &wikis() const { return m_wikis; }
    [[nodiscard]] const std::optional<Error> &trouble() const { return m_trouble; }

Q_SIGNALS:
    void changed();
    void policyChanged(); ///< Another than was known; it comes after changed() where the farm is another.

private:
    FarmProfile m_farm;
    FarmPolicy m_policy;
    WikiNames m_names;
    std::optional<Account> m_account;
    std::shared_ptr<Wikis> m_wikis;
    std::optional<Error> m_trouble;
};

} // namespace paperround
