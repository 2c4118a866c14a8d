// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/wikifacts.h"

#include <QString>
#include <QStringView>
#include <QUrl>

#include <optional>

namespace paperround {

/// The page that an address names.
struct PageAddress
{
    QString site; ///< Host with port, as it stands there (it may be the mobile one).
    QString title; ///< Decoded, not cleaned.
    /// "nopage": an address that names no page, or only by a number that its wiki would have to be asked
    /// for (curid, a short link).
    QString problem = {};
};

/// Reads `http://…`, `https://…` and `//…`: /wiki/Title (and the other paths of language variants),
/// index.php?title=, index.php/Title, mobile hosts. Nothing for what is no address: then it may be a title.
[[nodiscard]] std::optional<PageAddress> readPageAddress(QStringView written);

/// The other way round: where that wiki shows a page. Invalid where its facts do not tell.
[[nodiscard]] QUrl pageUrl(const WikiFacts &wiki, const QString &title);

} // namespace paperround
