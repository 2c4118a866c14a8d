// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/wikiaddress.h"

#include "domain/targets/targettext.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace paperround {

std::optional<QString> hostOfAddress(const QString &written)
{
    const QString address = written.trimmed();
    const QUrl url(address.contains("://"_L1) ? address : u"https://"_s + address, QUrl::StrictMode);
    const bool secure = url.scheme() == "https"_L1;
    if (!url.isValid() || (!secure && url.scheme() != "http"_L1))
        return std::nullopt;
    const int port = url.port(secure ? 443 : 80);
    const QString host = url.host(QUrl::FullyEncoded);
    return cleanHost(port == (secure ? 443 : 80) ? host : host + u':' + QString::number(port));
}

QString hostMeant(const QString &written, const KnownSites &sites)
{
    const QString name = written.contains(u'/') ? hostOfAddress(written).value_or(written) : written;
    const ReadSite site = readSite(name, sites);
    return site.wiki.isEmpty() ? written.trimmed() : site.wiki;
}

} // namespace paperround
