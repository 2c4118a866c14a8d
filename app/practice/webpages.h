// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/httpmessage.h"
#include "practice/wikistore.h"

namespace paperround::inline practice {

/// What a browser sees of a practice wiki: /wiki/TITLE and /w/index.php?title=&oldid=&diff=&action=history.
[[nodiscard]] FarmResponse webPage(const WikiStore &wiki, const FarmRequest &request);
/// The help page that api.php gives to whom asks nothing.
[[nodiscard]] FarmResponse apiHelp(const WikiStore &wiki);

} // namespace paperround::inline practice
