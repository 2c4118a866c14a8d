// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/textencoding.h"

#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
/// What Windows-1252 has where Latin-1 has control characters; 0xfffd: nothing.
constexpr std::array<char16_t, 32> windowsCharacters{
    0x20ac, 0xfffd, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xfffd, 0x017d, 0xfffd, 0xfffd, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0xfffd, 0x017e, 0x0178};

QString fromWindows1252(QByteArrayView bytes)
{
    QString text = QString::fromLatin1(bytes);
    for (QChar &c : text) {
        if (c.unicode() >= 0x80 && c.unicode() < 0xa0)
            c = QChar(windowsCharacters.at(c.unicode() - 0x80U));
    }
    return text;
}

QString decodedBy(QStringDecoder::Encoding encoding, QByteArrayView bytes, bool *broken)
{
    // Stateless: a character that is cut off at the end is an error, not one still to come.
    QStringDecoder decoder(encoding, QStringConverter::Flag::Stateless);
    QString text = decoder(bytes);
    *broken = decoder.hasError();
    return text;
}

/// Half a unit at the end is told like any other bytes that are no character.
QString fromUtf16(QStringDecoder::Encoding encoding, QByteArrayView bytes, bool *broken)
{
    const bool odd = bytes.size() % 2 != 0;
    QString text = decodedBy(encoding, odd ? bytes.chopped(1) : bytes, broken);
    return odd ? text + QChar(QChar::ReplacementCharacter) : text;
}

/// UTF-16 without a mark: half of the bytes of most scripts' blanks, digits and line ends are 0.
std::optional<TextEncoding> wideEncoding(QByteArrayView bytes)
{
    const auto looked = std::min<qsizetype>(bytes.size() / 2 * 2, 4096);
    std::array<qsizetype, 2> zeros{};
    for (qsizetype i = 0; i < looked; ++i)
        zeros.at(std::size_t(i % 2)) += bytes[i] == '\0' ? 1 : 0;
    if (zeros[1] * 10 > looked && zeros[0] * 10 < zeros[1])
        return TextEncoding::Utf16LittleEndian;
    if (zeros[0] * 10 > looked && zeros[1] * 10 < zeros[0])
        return TextEncoding::Utf16BigEndian;
    return std::nullopt;
}

struct Mark
{
    QByteArrayView bytes;
    TextEncoding encoding;
};
constexpr std::array marks{Mark{QByteArrayView("\xef\xbb\xbf", 3), TextEncoding::Utf8},
                           Mark{QByteArrayView("\xff\xfe", 2), TextEncoding::Utf16LittleEndian},
                           Mark{QByteArrayView("\xfe\xff", 2), TextEncoding::Utf16BigEndian}};

QString decodedAs(TextEncoding encoding, QByteArrayView bytes, bool *broken)
{
    *broken = false;
    switch (encoding) {
    case TextEncoding::Utf8:
        return decodedBy(QStringDecoder::Utf8, bytes, broken);
    case TextEncoding::Utf16LittleEndian:
        return fromUtf16(QStringDecoder::Utf16LE, bytes, broken);
    case TextEncoding::Utf16BigEndian:
        return fromUtf16(QStringDecoder::Utf16BE, bytes, broken);
    case TextEncoding::Windows1252:
        return fromWindows1252(bytes);
    }
    Q_UNREACHABLE();
}
} // namespace

DecodedText decodeText(QByteArrayView bytes, std::optional<TextEncoding> wanted)
{
    bool broken = false;
    for (const Mark &mark : marks) {
        const bool marked = bytes.size() >= mark.bytes.size() && bytes.first(mark.bytes.size()) == mark.bytes;
        if (marked && (!wanted || *wanted == mark.encoding))
            return {decodedAs(mark.encoding, bytes.sliced(mark.bytes.size()), &broken), mark.encoding};
    }
    if (wanted)
        return {decodedAs(*wanted, bytes, &broken), *wanted};
    if (const auto wide = wideEncoding(bytes))
        return {decodedAs(*wide, bytes, &broken), *wide};
    auto text = decodedAs(TextEncoding::Utf8, bytes, &broken);
    if (!broken)
        return {std::move(text), TextEncoding::Utf8};
    return {decodedAs(TextEncoding::Windows1252, bytes, &broken), TextEncoding::Windows1252};
}

} // namespace paperround
