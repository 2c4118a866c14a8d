// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/jsontext.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
/// Null: it stands as it is.
QString escaped(QChar c)
{
    switch (c.unicode()) {
    case u'"':
        return u"\\\""_s;
    case u'\\':
        return u"\\\\"_s;
    case u'\b':
        return u"\\b"_s;
    case u'\f':
        return u"\\f"_s;
    case u'\n':
        return u"\\n"_s;
    case u'\r':
        return u"\\r"_s;
    case u'\t':
        return u"\\t"_s;
    case u'<':
    case u'>':
    case u'&':
        return u"\\u00"_s + QString::number(c.unicode(), 16).toUpper();
    default:
        break;
    }
    if (c.unicode() < 0x20 || c == QChar::LineSeparator || c == QChar::ParagraphSeparator || c.isSurrogate())
        return u"\\u"_s + QString::number(c.unicode(), 16).rightJustified(4, u'0');
    return {};
}
} // namespace

QString jsonString(QStringView text)
{
    QString json(u'"');
    json.reserve(text.size() + 2);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (pair) {
            json += text.mid(i++, 2);
        } else if (const QString escape = escaped(text[i]); !escape.isNull()) {
            json += escape;
        } else {
            json += text[i];
        }
    }
    return json + u'"';
}

} // namespace paperround
