// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace paperround {

/// A style sheet that would lead out, if something let it.
struct HostileStyles
{
    QByteArray name;
    QByteArray css;
};

/// `server`: where each of them would go.
[[nodiscard]] QList<HostileStyles> hostileStyles(const QString &server);

} // namespace paperround
