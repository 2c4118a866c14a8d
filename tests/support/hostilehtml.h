// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace paperround {

/// A page that wants to do something.
struct HostileHtml
{
    QByteArray name;
    QString html;
};

/// What pages have tried on those who show them, each with `server` as the place that it would reach: markup
/// that runs, loads, sends, leaves or hides, what parsers have read in two ways, and what is too much.
[[nodiscard]] QList<HostileHtml> hostileHtml(const QString &server);

} // namespace paperround
