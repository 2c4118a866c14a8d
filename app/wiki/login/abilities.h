// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/wikifacts.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace paperround {

/// What the program does with an account on a wiki.
enum class Feature { Read, EditPages, CreatePages, MassMessage, ManyTitles, NoRateLimit };

/// A feature that the rights left by the grants do not cover.
struct MissingAbility
{
    Feature feature = Feature::Read;
    QStringList rights; ///< Those lacking: "createtalk".
    QString grant; ///< The grant of an OAuth client or bot password that carries them: "highvolume".

    friend bool operator==(const MissingAbility &, const MissingAbility &) = default;
};

/// What an account may do on one wiki, and what keeps it from the rest.
struct Abilities
{
    QString wiki;
    QString name;
    QList<Feature> may; ///< In the order of Feature.
    QList<MissingAbility> missing; ///< In the order of Feature.
    std::optional<BlockInfo> block; ///< While set and not partial, nothing but reading works.
    std::optional<RateLimit> editLimit; ///< None: not limited.
    double editsPerMinute = 0; ///< From editLimit; 0: not limited.
    int titlesPerRequest = 50; ///< 500 with apihighlimits.
    bool newAccount = false; ///< Not autoconfirmed there: edits are few and filters strict.
    bool notYetThere = false; ///< No local account so far: made by the first visit.

    [[nodiscard]] bool can(Feature feature) const { return may.contains(feature); }
    friend bool operator==(const Abilities &, const Abilities &) = default;
};

/// Judges by rights alone: `groups` are the account's, rights are those left after the grants were applied.
[[nodiscard]] Abilities abilitiesFrom(const AccountFacts &facts);

} // namespace paperround
