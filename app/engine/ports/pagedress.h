// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QStringList>
#include <QUrl>

#include <optional>

namespace paperround {

/// What a rendered page would wear on its wiki.
struct WantedDress
{
    QString wiki;
    QStringList styles; ///< The modules that its parser named, beside those of every page.
    QList<QUrl> pictures;

    friend bool operator==(const WantedDress &, const WantedDress &) = default;
};

/// What came of it, as harmless as it can be made: styles that load nothing, and pictures of kinds that run
/// nothing. Still to be shown only where nothing is believed.
struct PageDress
{
    QByteArray styles; ///< Empty: none came, or there are none.
    std::optional<Error> stylesError; ///< Why none came.
    QHash<int, QByteArray> pictures; ///< PNG, JPEG, GIF or WebP, by their place in WantedDress::pictures.
    int refused = 0; ///< Pictures that may not be shown: from elsewhere, too large, too many, another kind.
    int failed = 0; ///< Pictures that did not come.
};

} // namespace paperround
