// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/clock.h"
#include "engine/ports/wikis.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>

#include <optional>

namespace paperround {

/// What wikis have rendered, by wiki, page and words: who looks again at what has not changed asks nobody.
/// Nothing is kept for longer than an hour, since templates change, and never more than so many characters.
class Renderings
{
public:
    static constexpr std::chrono::minutes kept{60};

    explicit Renderings(const Clock &clock, qsizetype most = 32 * 1024 * 1024)
        : m_clock(clock)
        , m_most(most)
    {
    }

    [[nodiscard]] static QByteArray keyOf(const QString &wiki, const QString &title, const QString &subject,
                                          const QString &body);
    [[nodiscard]] std::optional<RenderedMessage> find(const QByteArray &key) const;
    void add(const QByteArray &key, const RenderedMessage &rendered);
    void clear();

private:
    struct Entry
    {
        RenderedMessage rendered;
        QDateTime since;
    };
    [[nodiscard]] static qsizetype sizeOf(const RenderedMessage &rendered);

    const Clock &m_clock;
    qsizetype m_most;
    qsizetype m_size = 0;
    QHash<QByteArray, Entry> m_entries;
};

} // namespace paperround
