// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"
#include "cli/workplace.h"

namespace paperround {

/// A request's page, as somebody names it.
struct RequestPlace
{
    QString home; ///< Host of the home wiki.
    QString title;
};

/// TITLE on the wiki that --home names, TITLE@HOST, or TITLE on the only farm with an account. Input
/// "no-home-named" where none of them tells.
[[nodiscard]] Result<RequestPlace> requestPlace(const GivenOptions &options, const QString &words,
                                                const Workplace &workplace);

} // namespace paperround
