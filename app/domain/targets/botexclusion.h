// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace paperround {

/// Does a page's wikitext ask this account to stay away, by {{nobots}} or {{bots|deny=…|allow=…|optout=…}}?
/// The rules that bots share: names are compared without case, `all` and `none` mean what they say, allow= is
/// a list of the only ones welcome, and of optout= only `all` speaks of newsletters. What stands in comments
/// and nowiki says nothing.
[[nodiscard]] bool deniesBot(const QString &text, const QString &account);

} // namespace paperround
