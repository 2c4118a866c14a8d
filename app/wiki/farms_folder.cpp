// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The profiles that come with the program and those in a folder.
#include "wiki/farms.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 MaxBytes = 1024 * 1024;

Result<FarmProfile> readFarmFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(ErrorKind::Input, u"bad-farm-profile"_qs, file.errorString());
    const QByteArray json = file.read(MaxBytes + 1);
    if (json.size() > MaxBytes)
        return failure(ErrorKind::Input, u"bad-farm-profile"_qs, u"larger than 1 MiB"_qs);
    return farmFromJson(json);
}

QString fileNameOf(const QString &home)
{
    return QString(home).replace(u':', u'_') + u".json"_qs;
}

void putFarm(QList<FarmProfile> &profiles, const FarmProfile &farm)
{
    const auto same = std::find_if(profiles.begin(), profiles.end(),
                                   [&farm](const FarmProfile &known) { return known.home == farm.home; });
    if (same == profiles.end()) {
        profiles.append(farm);
        return;
    }
    // A file from before there were services, or one that is about something else, loses none.
    const ListServices services = same->services;
    *same = farm;
    if (same->services == ListServices())
        same->services = services;
}

} // namespace

Farms loadFarms(const QString &folder)
{
    Farms farms;
    QStringList saved;
    for (const QString &place : {u":/farms"_qs, folder}) {
        const QDir dir(place);
        const QStringList names =
            place.isEmpty() ? QStringList() : dir.entryList({u"*.json"_qs}, QDir::Files, QDir::Name);
        for (const QString &name : names) {
            const auto farm = readFarmFile(dir.filePath(name));
            if (farm) {
                // What saveFarm() wrote stands, whatever a file that a person named otherwise says.
                if (!saved.contains(farm->home))
                    putFarm(farms.profiles, *farm);
                if (name == fileNameOf(farm->home))
                    saved.append(farm->home);
            } else {
                Error problem = farm.error();
                problem.detail = name + u": "_qs + problem.detail;
                farms.problems.append(problem);
            }
        }
    }
    return farms;
}

Result<void> saveFarm(const QString &folder, const FarmProfile &farm)
{
    QSaveFile file(QDir(folder).filePath(fileNameOf(farm.home)));
    const bool written = QDir().mkpath(folder) && file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(farmToJson(farm)) > 0 && file.commit();
    if (!written)
        return failure(ErrorKind::Storage, u"farm-unwritable"_qs, file.fileName());
    return {};
}

} // namespace paperround
