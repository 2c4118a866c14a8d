// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/clock.h"

#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace paperround {

/// What was read of wikis, each thing with its time; in one JSON file that may be lost at any time.
class SiteCache
{
public:
    SiteCache(std::shared_ptr<Clock> clock, QString file);
    ~SiteCache();

    /// None where it was never read or is older than `age`.
    [[nodiscard]] std::optional<QJsonObject> get(const QString &key, std::chrono::seconds age) const;
    void put(const QString &key, const QJsonObject &value);
    void forget(const QString &key);

private:
    struct Entry
    {
        QDateTime read;
        QJsonObject value;
    };
    void load();
    void save();
    void saveSoon();

    std::shared_ptr<Clock> m_clock;
    QString m_file;
    QHash<QString, Entry> m_entries;
    QTimer m_saving; ///< Gathers the writes of a busy second.
};

} // namespace paperround
