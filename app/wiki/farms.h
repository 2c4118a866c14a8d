// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"
#include "domain/review/farmprofile.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace paperround {

/// Reads a farm profile. ErrorKind::Input "bad-farm-profile" with the place in `detail` ("send.who"); unknown
/// fields are refused by name.
[[nodiscard]] Result<FarmProfile> farmFromJson(const QByteArray &json);
[[nodiscard]] QByteArray farmToJson(const FarmProfile &farm);

/// The farms of an installation: those compiled in, then `*.json` of a folder (a profile there replaces the
/// built-in one of the same home wiki, and one that saveFarm() wrote any other). Files that cannot be read
/// are left out and told in `problems`, each with its file's name in `detail`.
struct Farms
{
    QList<FarmProfile> profiles;
    QList<Error> problems;
};
[[nodiscard]] Farms loadFarms(const QString &folder);

/// Writes a profile into the folder (made where missing), under its home's name, 0600: it may hold a client's
/// secret. ErrorKind::Storage "farm-unwritable" with the file in `detail`.
[[nodiscard]] Result<void> saveFarm(const QString &folder, const FarmProfile &farm);

} // namespace paperround
