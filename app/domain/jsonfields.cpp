// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/jsonfields.h"

#include <cmath>

using namespace Qt::StringLiterals;

namespace paperround {

JsonFields::JsonFields(QJsonObject object, QString place)
    : m_object(std::move(object))
    , m_place(std::move(place))
{
}

QString JsonFields::text(const QString &key, bool needed)
{
    const QJsonValue value = m_object.take(key);
    if (value.isString() && !(needed && value.toString().isEmpty()))
        return value.toString();
    if (!value.isUndefined() || needed)
        wrong(key);
    return {};
}

qint64 JsonFields::number(const QString &key, qint64 fallback, qint64 least, qint64 most)
{
    const QJsonValue value = m_object.take(key);
    if (value.isUndefined())
        return fallback;
    const double real = value.toDouble(double(least) - 1);
    if (!value.isDouble() || real < double(least) || real > double(most) || real != std::trunc(real)) {
        wrong(key);
        return fallback;
    }
    return qint64(real);
}

bool JsonFields::flag(const QString &key, bool fallback)
{
    const QJsonValue value = m_object.take(key);
    if (!value.isUndefined() && !value.isBool())
        wrong(key);
    return value.toBool(fallback);
}

JsonFields JsonFields::object(const QString &key)
{
    const QJsonValue value = m_object.take(key);
    if (!value.isUndefined() && !value.isObject())
        wrong(key);
    return JsonFields(value.toObject(), place(key));
}

QJsonArray JsonFields::array(const QString &key)
{
    const QJsonValue value = m_object.take(key);
    if (!value.isUndefined() && !value.isArray())
        wrong(key);
    return value.toArray();
}

QString JsonFields::place(const QString &key) const
{
    return m_place.isEmpty() ? key : m_place + u'.' + key;
}

void JsonFields::wrong(const QString &key)
{
    if (m_wrong.isEmpty())
        m_wrong = place(key);
}

QString JsonFields::problem()
{
    if (m_wrong.isEmpty() && !m_object.isEmpty())
        wrong(m_object.constBegin().key());
    return m_wrong;
}

} // namespace paperround
