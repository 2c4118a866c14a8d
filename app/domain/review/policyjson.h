// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/jsonfields.h"
#include "domain/review/farmpolicy.h"

#include <QJsonObject>

namespace paperround {

// The parts of a policy as a farm's profile and a policy page write them. A reader leaves what is wrong in
// the fields it was given; what is left out has its default.

[[nodiscard]] SendPolicy sendPolicyFrom(JsonFields &fields, const QString &home);
[[nodiscard]] ReviewPolicy reviewPolicyFrom(JsonFields &fields);
[[nodiscard]] BrakePolicy brakePolicyFrom(JsonFields &fields);
/// The routes named under "routes"; Edit always is one of them.
[[nodiscard]] Routes routesFrom(JsonFields &fields);

[[nodiscard]] QJsonObject sendPolicyToJson(const SendPolicy &policy);
[[nodiscard]] QJsonObject reviewPolicyToJson(const ReviewPolicy &policy);
[[nodiscard]] QJsonObject brakePolicyToJson(const BrakePolicy &policy);
[[nodiscard]] QJsonArray routesToJson(const Routes &routes);
[[nodiscard]] QJsonObject policyToJson(const FarmPolicy &policy); ///< Every field, the defaults too.

} // namespace paperround
