// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QNetworkCookieJar>
#include <QString>
#include <QUrl>

#include <memory>
#include <unordered_map>

namespace paperround {

/// Cookie jars by name, in memory only. Cookies know no ports, and wikis that share users share cookie names:
/// in one jar a second wiki of the same host would log the first one out.
class CookieStore
{
public:
    [[nodiscard]] QByteArray header(const QString &jar, const QUrl &url) const; ///< Empty: no cookies.
    void take(const QString &jar, const QUrl &url, const QByteArray &setCookie);
    void clear(const QString &jar);
    void clearAllOf(const QString &accountKey); ///< Jars named by jarName() for this account.

private:
    std::unordered_map<QString, std::unique_ptr<QNetworkCookieJar>> m_jars;
};

} // namespace paperround
