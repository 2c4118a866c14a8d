// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/wikis.h"

#include <QCache>
#include <QObject>

#include <memory>
#include <optional>
#include <stop_token>

namespace paperround {

/// Has a wiki give a page its own style sheet and pictures; no widget. What was asked for last is on its way
/// or here; with another wish, or with this object, it is given up.
class PreviewDress : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    ~PreviewDress() override;

    void want(const std::shared_ptr<Wikis> &wikis, const WantedDress &wanted);
    void wantNothing();
    [[nodiscard]] PageDress come() const; ///< As far as it has; else nothing.
    [[nodiscard]] QString words() const; ///< What is to be said of it; empty: nothing.

Q_SIGNALS:
    void changed(); ///< It has come, or it will not.

private:
    void take(const Result<PageDress> &came);
    [[nodiscard]] static QString wordsOf(const PageDress &dress);

    static constexpr int kept = 24 * 1024 * 1024; ///< Bytes, of those looked at before.
    QCache<QString, PageDress> m_kept{kept};
    std::optional<WantedDress> m_wanted; ///< None: nothing is.
    std::optional<Result<PageDress>> m_came; ///< None: it is on its way.
    std::stop_source m_stop;
    quint64 m_round = 0;
};

} // namespace paperround
