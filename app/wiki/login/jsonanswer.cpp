// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/login/jsonanswer.h"

#include <QJsonDocument>
#include <QUrl>

namespace paperround {

using namespace Qt::StringLiterals;

QByteArray formBody(const QList<std::pair<QString, QString>> &fields)
{
    QByteArray body;
    for (const auto &[name, value] : fields) {
        if (!body.isEmpty())
            body += '&';
        body += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return body;
}

Result<QJsonObject> jsonAnswer(const Result<HttpAnswer> &answer)
{
    if (!answer)
        return tl::unexpected(asTemporary(answer.error()));
    const QJsonDocument document = QJsonDocument::fromJson(answer->body);
    if (answer->status == 429 || answer->status >= 500) {
        QString code = document.object().value(u"error"_qs).toString().left(100);
        if (code.isEmpty())
            code = u"http-%1"_qs.arg(answer->status);
        return failure(ErrorKind::Temporary, code, words(document.object().value(u"error_description"_qs)),
                       answer->retryAfter);
    }
    if (!document.isObject())
        return failure(ErrorKind::Temporary, u"bad-answer"_qs, u"HTTP %1"_qs.arg(answer->status));
    return document.object();
}

Error asTemporary(Error error)
{
    if (error.kind == ErrorKind::Look)
        error.kind = ErrorKind::Temporary;
    return error;
}

QString words(const QJsonValue &value)
{
    return value.toString().left(500);
}

} // namespace paperround
