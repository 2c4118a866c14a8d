// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>
#include <QString>

#include <array>
#include <optional>

namespace paperround {

/// How the characters of a file are written. Latin-1 is read as Windows-1252, as browsers do.
enum class TextEncoding { Utf8, Utf16LittleEndian, Utf16BigEndian, Windows1252 };
inline constexpr std::array allTextEncodings{TextEncoding::Utf8, TextEncoding::Utf16LittleEndian,
                                             TextEncoding::Utf16BigEndian, TextEncoding::Windows1252};

struct DecodedText
{
    QString text; ///< Without a byte order mark; U+FFFD where bytes are no characters.
    TextEncoding encoding = TextEncoding::Utf8;
};

/// Decodes as `wanted`, or as the bytes say: by their byte order mark, UTF-8 where they are that, UTF-16
/// where every other byte of the beginning is mostly 0, else Windows-1252.
[[nodiscard]] DecodedText decodeText(QByteArrayView bytes, std::optional<TextEncoding> wanted = {});

} // namespace paperround
