// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace paperround {

/// A style sheet that somebody else wrote, written anew without what could load: no @import, no url() but
/// data of a PNG, JPEG, GIF or WebP, none of the functions that take an address as a string. It is read as
/// CSS Syntax 3 says, escapes and all, so that nothing hides in a comment, a string or an escape. What was
/// taken out of a value stands there as `none`.
[[nodiscard]] QByteArray harmlessStyles(const QByteArray &css);

} // namespace paperround
