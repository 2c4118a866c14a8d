// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/httpmessage.h"
#include "practice/wikistore.h"

namespace paperround::inline practice {

/// What a browser sees of a practice wiki: /wiki/TITLE and /w/index.php?title=&oldid=&diff=&action=history.
[[nodiscard]] FarmResponse webPage(const WikiStore &wiki, const FarmRequest &request);
/// What load.php gives: the style sheet of a practice wiki, for readers of the language asked for.
[[nodiscard]] FarmResponse styleSheet(const FarmRequest &request);
/// The one picture of the farm, at PicturePath.
[[nodiscard]] FarmResponse picture();
inline constexpr QLatin1StringView PicturePath("/w/images/round.png");
/// The help page that api.php gives to whom asks nothing.
[[nodiscard]] FarmResponse apiHelp(const WikiStore &wiki);

} // namespace paperround::inline practice
