// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/wikiproof.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// The part of ASCII that is markup, or the escape itself.
bool isMarkup(char32_t c)
{
    static const QString markup = u"<>&~{}[]|'\"\\_"_s;
    return markup.contains(QChar(char16_t(c)));
}

/// Jamo are letters and yet NFC puts them together.
bool isJamo(char32_t c)
{
    return (c >= 0x1100 && c <= 0x11FF) || (c >= 0xA960 && c <= 0xA97F) || (c >= 0xD7B0 && c <= 0xD7FF);
}

/// Arabic presentation forms: wikis in that language replace them.
bool isPresentationForm(char32_t c)
{
    return (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF);
}

/// Does every step of a save leave it alone, whatever stands beside it?
bool isSettled(char32_t c)
{
    if (c < 0x80)
        return c >= 0x20 && c < 0x7F && !isMarkup(c);
    if (isJamo(c) || isPresentationForm(c) || QChar::combiningClass(c) != 0)
        return false;
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining:
    case QChar::Mark_Enclosing:
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
        return false;
    case QChar::Number_DecimalDigit:
    case QChar::Number_Letter:
    case QChar::Number_Other:
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
    case QChar::Punctuation_Connector:
    case QChar::Punctuation_Dash:
    case QChar::Punctuation_Open:
    case QChar::Punctuation_Close:
    case QChar::Punctuation_InitialQuote:
    case QChar::Punctuation_FinalQuote:
    case QChar::Punctuation_Other:
    case QChar::Symbol_Math:
    case QChar::Symbol_Currency:
    case QChar::Symbol_Modifier:
    case QChar::Symbol_Other:
        break;
    }
    const QString alone = QString::fromUcs4(&c, 1);
    return alone.normalized(QString::NormalizationForm_C) == alone;
}

QString quoted(const QString &text)
{
    QString out(u'"');
    out.reserve(text.size() + 2);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const char32_t c = pair ? QChar::surrogateToUcs4(text[i], text[i + 1]) : text[i].unicode();
        for (int unit = 0; unit < (pair ? 2 : 1); ++unit) {
            const QChar part = text[i + unit];
            if (c == u'\n')
                out += u"\\n"_s;
            else if (isSettled(c))
                out += part;
            else
                out += u"\\u%1"_s.arg(part.unicode(), 4, 16, QLatin1Char('0'));
        }
        i += pair ? 1 : 0;
    }
    return out + u'"';
}

void write(const QJsonValue &value, const QString &indent, QString &out);

template <class Each>
void writeLines(qsizetype count, QLatin1StringView ends, const QString &indent, QString &out, Each each)
{
    out += ends[0];
    const QString inner = indent + u' ';
    for (qsizetype i = 0; i < count; ++i) {
        out += (i > 0 ? u",\n"_s : u"\n"_s) + inner;
        each(i, inner);
    }
    if (count > 0)
        out += u'\n' + indent;
    else
        out += u' '; // Never two brackets in a row.
    out += ends[1];
}

void write(const QJsonValue &value, const QString &indent, QString &out)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        const QStringList keys = object.keys();
        writeLines(keys.size(), "{}"_L1, indent, out, [&](qsizetype i, const QString &inner) {
            out += quoted(keys.at(i)) + u": "_s;
            write(object.value(keys.at(i)), inner, out);
        });
    } else if (value.isArray()) {
        const QJsonArray array = value.toArray();
        writeLines(array.size(), "[]"_L1, indent, out,
                   [&](qsizetype i, const QString &inner) { write(array.at(i), inner, out); });
    } else if (value.isString()) {
        out += quoted(value.toString());
    } else if (value.isBool()) {
        out += value.toBool() ? "true"_L1 : "false"_L1;
    } else if (value.isDouble()) {
        out += QString::number(value.toInteger());
    } else {
        out += "null"_L1;
    }
}

} // namespace

QString asWikiKeeps(const QString &text)
{
    QString kept = text;
    kept.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    for (qsizetype i = 0; i < kept.size(); ++i) {
        const QChar c = kept[i];
        const bool first = c.isHighSurrogate() && i + 1 < kept.size() && kept[i + 1].isLowSurrogate();
        const bool control = c < u' ' && c != u'\n' && c != u'\t';
        if (control || (c.isSurrogate() && !first) || c == QChar(0xFFFE) || c == QChar(0xFFFF))
            kept[i] = QChar::ReplacementCharacter;
        i += first ? 1 : 0;
    }
    return kept.normalized(QString::NormalizationForm_C);
}

QString wikiProofJson(const QJsonObject &object)
{
    QString out;
    write(object, {}, out);
    return out;
}

QString wikiProofText(const QString &text)
{
    QString out;
    out.reserve(text.size());
    const QList<uint> points = asWikiKeeps(text).toUcs4();
    for (const uint c : points) {
        if (c == u'\n' || isSettled(c))
            out += QString::fromUcs4(reinterpret_cast<const char32_t *>(&c), 1);
        else
            out += u"&#%1;"_s.arg(c == u'\0' ? uint(QChar::ReplacementCharacter) : c);
    }
    return out;
}

} // namespace paperround
