// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/browser.h"

#include <QNetworkReply>
#include <QRegularExpression>
#include <QTest>

#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace paperround {

bool Browser::allow(const QString &user)
{
    const QString page = QString::fromUtf8(fetch(m_url, {}));
    static const QRegularExpression ticket(u"name=\"ticket\" value=\"([^\"]+)\""_s);
    static const QRegularExpression person(u"name=\"user\" value=\"([^\"]+)\" checked"_s);
    const QString name = user.isEmpty() ? person.match(page).captured(1) : user;
    const QByteArray form = "ticket=" + ticket.match(page).captured(1).toLatin1()
        + "&user=" + QUrl::toPercentEncoding(name) + "&choice=allow";
    const QUrl url = std::exchange(m_url, {});
    return page.contains(u">Allow</button>"_s) && !fetch(url, form).isEmpty();
}

QByteArray Browser::fetch(const QUrl &url, const QByteArray &form)
{
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_s);
    const std::unique_ptr<QNetworkReply> reply(form.isEmpty() ? m_network.get(request)
                                                              : m_network.post(request, form));
    return QTest::qWaitFor([&] { return reply->isFinished(); }, 60'000)
            && reply->error() == QNetworkReply::NoError
        ? reply->readAll()
        : QByteArray();
}

} // namespace paperround
