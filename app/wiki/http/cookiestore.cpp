// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/http/cookiestore.h"

#include <QNetworkCookie>

namespace paperround {

QByteArray CookieStore::header(const QString &jar, const QUrl &url) const
{
    const auto found = m_jars.find(jar);
    if (found == m_jars.end())
        return {};
    QByteArrayList pairs;
    for (const auto &cookie : found->second->cookiesForUrl(url))
        pairs += cookie.toRawForm(QNetworkCookie::NameAndValueOnly);
    return pairs.join("; ");
}

void CookieStore::take(const QString &jar, const QUrl &url, const QByteArray &setCookie)
{
    if (jar.isEmpty() || setCookie.isEmpty())
        return;
    auto &kept = m_jars[jar];
    if (!kept)
        kept = std::make_unique<QNetworkCookieJar>();
    kept->setCookiesFromUrl(QNetworkCookie::parseCookies(setCookie), url);
}

void CookieStore::clear(const QString &jar)
{
    m_jars.erase(jar);
}

void CookieStore::clearAllOf(const QString &accountKey)
{
    // A host holds no blank, a user name may.
    std::erase_if(m_jars,
                  [&accountKey](const auto &jar) { return jar.first.section(u' ', 1) == accountKey; });
}

} // namespace paperround
