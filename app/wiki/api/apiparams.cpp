// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/api/apiparams.h"

#include <QUrl>

#include <algorithm>

namespace paperround {

ApiParams::ApiParams(std::initializer_list<std::pair<QString, QString>> pairs)
    : m_pairs(pairs)
{
}

void ApiParams::set(const QString &name, const QString &value)
{
    const auto known = std::find_if(m_pairs.begin(), m_pairs.end(),
                                    [&name](const auto &pair) { return pair.first == name; });
    if (known != m_pairs.end())
        known->second = value;
    else
        m_pairs.append({name, value});
}

void ApiParams::setFlag(const QString &name, bool value)
{
    if (value)
        set(name, QStringLiteral("1"));
}

void ApiParams::setList(const QString &name, const QStringList &values)
{
    const bool hasBar =
        std::any_of(values.begin(), values.end(), [](const QString &value) { return value.contains(u'|'); });
    if (hasBar)
        set(name, QChar(0x1f) + values.join(QChar(0x1f)));
    else
        set(name, values.join(u'|'));
}

QString ApiParams::value(const QString &name) const
{
    for (const auto &[known, value] : m_pairs) {
        if (known == name)
            return value;
    }
    return {};
}

QByteArray ApiParams::toForm() const
{
    QByteArray form;
    for (const auto &[name, value] : m_pairs) {
        if (!form.isEmpty())
            form += '&';
        form += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return form;
}

} // namespace paperround
