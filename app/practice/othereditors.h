// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "practice/practicetroubles.h"
#include "practice/wikistore.h"

namespace paperround::inline practice {

/// Somebody else at work on a page. False where the page gives no occasion: missing, or there already.
bool workOnPage(WikiStore &wiki, const WikiTitle &title, OtherEditor::Work work);

} // namespace paperround::inline practice
