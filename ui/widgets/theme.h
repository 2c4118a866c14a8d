// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

#include <array>

namespace paperround {

/// The eight families of colour that say how something stands. Rows, lanes, checks, targets and bars share
/// them.
enum class Tone { Planned, Waiting, Sending, Unknown, Delivered, Skipped, Failed, Retracted };

inline constexpr std::array allTones{Tone::Planned,   Tone::Waiting, Tone::Sending, Tone::Unknown,
                                     Tone::Delivered, Tone::Skipped, Tone::Failed,  Tone::Retracted};

/// One tone for text (4.5:1 on base, window and tint), for parts of bars (3:1), and behind text.
struct ToneColours
{
    QColor word;
    QColor part;
    QColor tint;
};

/// The colours a desktop's palette has no role for. A value: made from a palette wherever something is
/// painted, so it can never be out of date.
class Theme
{
public:
    /// Light or dark by the lightness of the palette's Base; words take Text in high contrast.
    [[nodiscard]] static Theme of(const QPalette &palette);

    [[nodiscard]] const ToneColours &operator[](Tone tone) const
    {
        return m_tones[static_cast<std::size_t>(tone)];
    }
    /// The tone's word colour where it has 4.5:1 on `background`, else `fallback` (HighlightedText in a
    /// chosen row).
    [[nodiscard]] QColor wordOn(Tone tone, const QColor &background, const QColor &fallback) const;

    bool dark = false;
    bool highContrast = false; ///< Bars get patterns, words take Text.
    QColor rail; ///< Behind the navigation.
    QColor accent; ///< Main button, hot count.
    QColor onAccent;
    QColor track; ///< The part of a bar that is still to come.
    QColor line; ///< Decoration: between parts. (Mid)
    QColor edge; ///< Round controls, 3:1. (Dark)
    QColor muted; ///< Captions. (PlaceholderText)
    QColor link; ///< Links, focus, marks of the chosen. (Link)
    QColor head; ///< Table head and foot, groups. (AlternateBase)

private:
    std::array<ToneColours, allTones.size()> m_tones;
};

/// What the person asked for: the desktop's, or ours in one of the two.
enum class ThemeChoice { System, Light, Dark };

[[nodiscard]] QString nameOf(ThemeChoice choice); ///< "system", "light", "dark": for the settings.
[[nodiscard]] ThemeChoice themeChoiceFromName(QStringView name); ///< System for anything else.

[[nodiscard]] QPalette lightPalette();
[[nodiscard]] QPalette darkPalette();

/// WCAG 2 contrast ratio of two opaque colours, 1 to 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);
/// `share` (0 to 1) of `b` over `a`.
[[nodiscard]] QColor mixed(const QColor &a, const QColor &b, double share);

} // namespace paperround
