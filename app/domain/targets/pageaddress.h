// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>

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

} // namespace paperround
