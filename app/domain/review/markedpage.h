// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>

namespace paperround {

/// A wiki page with parts between marks of their own (`<!-- paperround:NAME -->` … `<!-- /paperround:NAME
/// -->`). Each mark stands on a line of its own, once.

/// Largest page that is looked at, in UTF-16 units: MediaWiki's own limit is 2 MiB.
inline constexpr qsizetype LargestMarkedPage = 4 * 1024 * 1024;

[[nodiscard]] QString beginMark(QLatin1StringView part);
[[nodiscard]] QString endMark(QLatin1StringView part);

/// The lines between the marks. Input "no-part", "part-twice" with the part's name and the line, or
/// "page-too-large".
[[nodiscard]] Result<QStringList> partOf(const QString &page, QLatin1StringView part);

/// The JSON in the <pre> of a part. Input errors of partOf(), or "broken-json" with the page's line.
[[nodiscard]] Result<QJsonObject> jsonPartOf(const QString &page, QLatin1StringView part);
/// Its lines, marks and <pre> included.
[[nodiscard]] QStringList jsonPart(QLatin1StringView part, const QJsonObject &object);

} // namespace paperround
