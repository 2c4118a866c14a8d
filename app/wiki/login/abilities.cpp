// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/login/abilities.h"

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

/// What a feature needs, and the grant that brings it (observed on MediaWiki 1.39 and 1.43).
struct Need
{
    Feature feature;
    QStringList rights;
    QString grant;
};

QList<Need> needs()
{
    return {
        {Feature::Read, {u"read"_qs}, u"basic"_qs},
        {Feature::EditPages, {u"edit"_qs}, u"editpage"_qs},
        {Feature::CreatePages, {u"edit"_qs, u"createpage"_qs, u"createtalk"_qs}, u"createeditmovepage"_qs},
        {Feature::MassMessage, {u"massmessage"_qs}, u"highvolume"_qs},
        {Feature::ManyTitles, {u"apihighlimits"_qs}, u"highvolume"_qs},
        {Feature::NoRateLimit, {u"noratelimit"_qs}, u"highvolume"_qs},
    };
}

bool neededForWriting(Feature feature)
{
    switch (feature) {
    case Feature::EditPages:
    case Feature::CreatePages:
    case Feature::MassMessage:
        return true;
    case Feature::Read:
    case Feature::ManyTitles:
    case Feature::NoRateLimit:
        return false;
    }
    return false;
}

} // namespace

Abilities abilitiesFrom(const AccountFacts &facts)
{
    Abilities abilities;
    abilities.wiki = facts.wiki;
    abilities.name = facts.name;
    abilities.block = facts.block;
    abilities.editLimit = facts.editLimit;
    abilities.notYetThere = facts.userId == 0;
    abilities.newAccount = !facts.rights.contains(u"autoconfirmed"_s);
    if (facts.editLimit && facts.editLimit->seconds > 0)
        abilities.editsPerMinute = 60.0 * facts.editLimit->hits / facts.editLimit->seconds;
    const bool blocked = facts.block && !facts.block->partial;

    const auto all = needs();
    for (const Need &need : all) {
        QStringList lacking;
        for (const QString &right : need.rights) {
            if (!facts.rights.contains(right))
                lacking.append(right);
        }
        if (!lacking.isEmpty())
            abilities.missing.append({need.feature, lacking, need.grant});
        else if (!blocked || !neededForWriting(need.feature))
            abilities.may.append(need.feature);
    }
    if (abilities.can(Feature::ManyTitles))
        abilities.titlesPerRequest = 500;
    return abilities;
}

} // namespace paperround
