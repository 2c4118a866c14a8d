// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr std::array<std::array<QRgb, 3>, allTones.size()> LightTones{{
    {0x59626A, 0x7E878F, 0xECEEF0},
    {0x7E5200, 0xA86E00, 0xFBF0DA},
    {0x1E5FA6, 0x2F7ACB, 0xE2EDF9},
    {0x7A3A9A, 0x9B5DBD, 0xF3E8F8},
    {0x1A6B3A, 0x2F8F57, 0xE1F2E7},
    {0x17606B, 0x3F8B96, 0xDFF0F2},
    {0xAB2820, 0xD2453B, 0xFBE6E4},
    {0x74492B, 0xA06D47, 0xF4EAE2},
}};

constexpr std::array<std::array<QRgb, 3>, allTones.size()> DarkTones{{
    {0xA7B0B8, 0x7C868F, 0x2B3035},
    {0xE6B656, 0xC58E1F, 0x3A3020},
    {0x82B8F0, 0x4A93E0, 0x1E3349},
    {0xD2A5E8, 0xB07AD0, 0x382A40},
    {0x7BCB9A, 0x3FA56B, 0x1E3528},
    {0x82C6CF, 0x4C98A2, 0x1D3539},
    {0xF49D95, 0xE0645B, 0x422624},
    {0xD8AC8E, 0xB0805C, 0x392C23},
}};

struct Tints
{
    QRgb window, base, alt, line, edge, text, muted, link, select, onSelect, button;
};

constexpr Tints Light{0xF3F4F5, 0xFFFFFF, 0xF7F8F9, 0xD8DCE0, 0x858E96, 0x1D2329,
                      0x59626A, 0x1E5FA6, 0xD6E6F7, 0x1D2329, 0xFCFCFD};
constexpr Tints Dark{0x24282C, 0x1A1D20, 0x202428, 0x3A4046, 0x7C868F, 0xE6E9EB,
                     0xA7B0B8, 0x82B8F0, 0x27425E, 0xF2F5F8, 0x30353A};

QColor colour(QRgb rgb)
{
    return QColor::fromRgb(rgb | 0xFF000000U);
}

QPalette paletteOf(const Tints &t)
{
    QPalette palette(colour(t.text), colour(t.button), colour(t.base), colour(t.edge), colour(t.line),
                     colour(t.text), colour(t.text), colour(t.base), colour(t.window));
    palette.setColor(QPalette::AlternateBase, colour(t.alt));
    palette.setColor(QPalette::Button, colour(t.button));
    palette.setColor(QPalette::ButtonText, colour(t.text));
    palette.setColor(QPalette::Mid, colour(t.line));
    palette.setColor(QPalette::Midlight, mixed(colour(t.button), colour(t.line), 0.5));
    palette.setColor(QPalette::Dark, colour(t.edge));
    palette.setColor(QPalette::Link, colour(t.link));
    palette.setColor(QPalette::LinkVisited, colour(t.link));
    palette.setColor(QPalette::Highlight, colour(t.select));
    palette.setColor(QPalette::HighlightedText, colour(t.onSelect));
    palette.setColor(QPalette::PlaceholderText, colour(t.muted));
    palette.setColor(QPalette::ToolTipBase, colour(t.base));
    palette.setColor(QPalette::ToolTipText, colour(t.text));
    const QColor off = mixed(colour(t.window), colour(t.muted), 0.62);
    for (const auto role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, off);
    palette.setColor(QPalette::Disabled, QPalette::Button, colour(t.window));
    palette.setColor(QPalette::Disabled, QPalette::Base, colour(t.window));
    palette.setColor(QPalette::Disabled, QPalette::Dark, colour(t.line));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colour(t.line));
    return palette;
}

double luminance(const QColor &c)
{
    const auto channel = [](double v) {
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(c.redF()) + 0.7152 * channel(c.greenF()) + 0.0722 * channel(c.blueF());
}

} // namespace

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int x, int y) { return int(std::lround(x + (y - x) * share)); };
    return QColor(part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue()));
}

double contrast(const QColor &a, const QColor &b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

QPalette lightPalette()
{
    return paletteOf(Light);
}

QPalette darkPalette()
{
    return paletteOf(Dark);
}

Theme Theme::of(const QPalette &palette)
{
    Theme theme;
    const QColor base = palette.color(QPalette::Active, QPalette::Base);
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    const QColor window = palette.color(QPalette::Active, QPalette::Window);
    theme.dark = base.lightness() < 128;
    theme.highContrast = base == window && contrast(base, text) > 20.5;
    const auto &tones = theme.dark ? DarkTones : LightTones;
    for (std::size_t i = 0; i < tones.size(); ++i) {
        theme.m_tones[i] = {colour(tones[i][0]), colour(tones[i][1]), colour(tones[i][2])};
        if (theme.highContrast)
            theme.m_tones[i] = {text, colour(tones[i][0]), base};
    }
    const QColor ours = colour(theme.dark ? Dark.window : Light.window);
    theme.rail = window == ours ? colour(theme.dark ? 0x1D2023 : 0xE8EBED) : mixed(window, text, 0.05);
    theme.track = window == ours ? colour(theme.dark ? 0x33393F : 0xE9ECEE) : mixed(base, text, 0.1);
    theme.accent = colour(theme.dark ? 0x3274BC : 0x1E5FA6);
    theme.onAccent = Qt::white;
    theme.line = palette.color(QPalette::Active, QPalette::Mid);
    theme.edge = palette.color(QPalette::Active, QPalette::Dark);
    theme.muted = palette.color(QPalette::Active, QPalette::PlaceholderText);
    theme.muted.setAlpha(255);
    if (contrast(theme.muted, base) < 4.5)
        theme.muted = mixed(base, text, 0.75);
    theme.link = palette.color(QPalette::Active, QPalette::Link);
    theme.head = palette.color(QPalette::Active, QPalette::AlternateBase);
    return theme;
}

QColor Theme::wordOn(Tone tone, const QColor &background, const QColor &fallback) const
{
    const QColor word = (*this)[tone].word;
    return contrast(word, background) >= 4.5 ? word : fallback;
}

QString nameOf(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::System:
        return u"system"_s;
    case ThemeChoice::Light:
        return u"light"_s;
    case ThemeChoice::Dark:
        return u"dark"_s;
    }
    Q_UNREACHABLE();
}

ThemeChoice themeChoiceFromName(QStringView name)
{
    for (const auto choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
        if (name == nameOf(choice))
            return choice;
    }
    return ThemeChoice::System;
}

} // namespace paperround
