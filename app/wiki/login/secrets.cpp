// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/login/secrets.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace paperround {

using namespace Qt::StringLiterals;

QByteArray secretsToJson(const Secrets &secrets)
{
    QJsonObject object{{u"version"_qs, 1}};
    const auto put = [&object](const QString &key, const QString &value) {
        if (!value.isEmpty())
            object.insert(key, value);
    };
    put(u"accessToken"_qs, secrets.accessToken);
    put(u"refreshToken"_qs, secrets.refreshToken);
    put(u"expires"_qs, secrets.expires.isValid() ? secrets.expires.toUTC().toString(Qt::ISODate) : QString());
    put(u"clientId"_qs, secrets.clientId);
    put(u"password"_qs, secrets.password);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<Secrets> secretsFromJson(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    if (object.value(u"version"_qs).toInt() != 1)
        return failure(ErrorKind::Storage, u"bad-token-entry"_qs);
    Secrets secrets;
    secrets.accessToken = object.value(u"accessToken"_qs).toString();
    secrets.refreshToken = object.value(u"refreshToken"_qs).toString();
    secrets.expires = QDateTime::fromString(object.value(u"expires"_qs).toString(), Qt::ISODate);
    secrets.clientId = object.value(u"clientId"_qs).toString();
    secrets.password = object.value(u"password"_qs).toString();
    if (secrets.accessToken.isEmpty() && secrets.password.isEmpty())
        return failure(ErrorKind::Storage, u"bad-token-entry"_qs);
    return secrets;
}

} // namespace paperround
