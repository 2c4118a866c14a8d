// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/sites/sitecache.h"

#include "wiki/log.h"

#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestFile = 64 * 1024 * 1024;
constexpr int version = 1;

} // namespace

SiteCache::SiteCache(std::shared_ptr<Clock> clock, QString file)
    : m_clock(std::move(clock))
    , m_file(std::move(file))
{
    load();
    m_saving.setSingleShot(true);
    m_saving.setInterval(std::chrono::seconds(1));
    QObject::connect(&m_saving, &QTimer::timeout, &m_saving, [this] { save(); });
}

SiteCache::~SiteCache()
{
    if (m_saving.isActive())
        save();
}

std::optional<QJsonObject> SiteCache::get(const QString &key, std::chrono::seconds age) const
{
    const auto entry = m_entries.constFind(key);
    if (entry == m_entries.constEnd())
        return std::nullopt;
    const auto old = entry->read.secsTo(m_clock->now());
    if (old < 0 || old >= age.count()) // from the future: the clock was set back, nobody knows its age
        return std::nullopt;
    return entry->value;
}

void SiteCache::put(const QString &key, const QJsonObject &value)
{
    m_entries.insert(key, {m_clock->now(), value});
    saveSoon();
}

void SiteCache::forget(const QString &key)
{
    if (m_entries.remove(key))
        saveSoon();
}

void SiteCache::saveSoon()
{
    if (!m_file.isEmpty())
        m_saving.start();
}

void SiteCache::load()
{
    QFile file(m_file);
    if (m_file.isEmpty() || !file.open(QIODevice::ReadOnly) || file.size() > largestFile)
        return;
    const auto root = QJsonDocument::fromJson(file.readAll()).object();
    if (root.value("version"_L1).toInt() != version)
        return;
    const auto entries = root.value("entries"_L1).toObject();
    for (auto entry = entries.begin(); entry != entries.end(); ++entry) {
        const auto kept = entry.value().toObject();
        const auto read = QDateTime::fromString(kept.value("read"_L1).toString(), Qt::ISODate);
        if (read.isValid())
            m_entries.insert(entry.key(), {read, kept.value("value"_L1).toObject()});
    }
}

void SiteCache::save()
{
    QJsonObject entries;
    for (auto entry = m_entries.constBegin(); entry != m_entries.constEnd(); ++entry) {
        const QJsonObject kept{{u"read"_s, entry->read.toUTC().toString(Qt::ISODate)},
                               {u"value"_s, entry->value}};
        entries.insert(entry.key(), kept);
    }
    QSaveFile file(m_file);
    const QJsonObject root{{u"version"_s, version}, {u"entries"_s, entries}};
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(root).toJson(QJsonDocument::Compact)) < 0
        || !file.commit())
        qCWarning(lcWiki) << "what is known of the wikis could not be kept:" << file.errorString();
}

} // namespace paperround
