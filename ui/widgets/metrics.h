// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QFont;
class QWidget;

namespace paperround {

/// A length of the pictures (pixels at 100 % and a 13-pixel font), grown with the font it is drawn beside.
/// The device pixel ratio is Qt's business and not in here.
[[nodiscard]] int scaled(int length, const QFont &font);
[[nodiscard]] int scaled(int length, const QWidget *widget);
[[nodiscard]] int scaled(int length); ///< By the application's font.

/// The body font changed in size by `pixels` at 100 %: title +4, caption -1, big number +7.
[[nodiscard]] QFont sizedFont(const QFont &body, int pixels, bool bold = false);
/// The desktop's fixed-width font in caption size, for digests and the wikis' own words.
[[nodiscard]] QFont fixedFont(const QFont &body);

} // namespace paperround
