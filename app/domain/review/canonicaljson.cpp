// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/canonicaljson.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

QString escaped(const QString &text)
{
    QString out(u'"');
    for (const QChar c : text) {
        switch (c.unicode()) {
        case u'"':
            out += u"\\\""_s;
            break;
        case u'\\':
            out += u"\\\\"_s;
            break;
        case u'\b':
            out += u"\\b"_s;
            break;
        case u'\f':
            out += u"\\f"_s;
            break;
        case u'\n':
            out += u"\\n"_s;
            break;
        case u'\r':
            out += u"\\r"_s;
            break;
        case u'\t':
            out += u"\\t"_s;
            break;
        default:
            if (c.unicode() < 0x20)
                out += u"\\u%1"_s.arg(c.unicode(), 4, 16, QLatin1Char('0'));
            else
                out += c;
        }
    }
    return out + u'"';
}

/// ECMAScript's Number::toString.
QString number(double value)
{
    if (value == 0 || !std::isfinite(value)) // JSON has no others; -0 is 0.
        return u"0"_s;
    const QString shortest = QString::number(std::abs(value), 'e', QLocale::FloatingPointShortest);
    QString digits = shortest.section(u'e', 0, 0).remove(u'.');
    const int exponent = shortest.section(u'e', 1).toInt() + 1; // 0.DIGITS × 10^exponent
    const auto count = int(digits.size());
    if (exponent > 21 || exponent < -5) {
        if (count > 1)
            digits.insert(1, u'.');
        digits += (exponent > 0 ? u"e+"_s : u"e"_s) + QString::number(exponent - 1);
    } else if (exponent <= 0) {
        digits = u"0."_s + QString(-exponent, u'0') + digits;
    } else if (exponent >= count) {
        digits += QString(exponent - count, u'0');
    } else {
        digits.insert(exponent, u'.');
    }
    return value < 0 ? u'-' + digits : digits;
}

void write(const QJsonValue &value, QString &out)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        out += value.toBool() ? "true"_L1 : "false"_L1;
        break;
    case QJsonValue::Double:
        out += number(value.toDouble());
        break;
    case QJsonValue::String:
        out += escaped(value.toString());
        break;
    case QJsonValue::Array: {
        out += u'[';
        const QJsonArray array = value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            if (i > 0)
                out += u',';
            write(array.at(i), out);
        }
        out += u']';
        break;
    }
    case QJsonValue::Object: {
        const QJsonObject object = value.toObject();
        QStringList keys = object.keys();
        std::ranges::sort(keys); // QString compares UTF-16 code units.
        out += u'{';
        for (const QString &key : std::as_const(keys)) {
            if (out.back() != u'{')
                out += u',';
            out += escaped(key) + u':';
            write(object.value(key), out);
        }
        out += u'}';
        break;
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        out += "null"_L1;
        break;
    }
}

} // namespace

QByteArray canonicalJson(const QJsonValue &value)
{
    QString out;
    write(value, out);
    return out.toUtf8();
}

QString canonicalDigest(const QJsonValue &value)
{
    return QString::fromLatin1(
        QCryptographicHash::hash(canonicalJson(value), QCryptographicHash::Sha256).toHex());
}

} // namespace paperround
