// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/permission.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr qsizetype LongestLink = 2000;

bool isOnThisComputer(const QString &host)
{
    static const QRegularExpression loopback(u"^(localhost|127(\\.\\d{1,3}){3}|\\[::1\\])(:\\d+)?$"_s);
    return loopback.match(host).hasMatch();
}

} // namespace

bool isOpenToSenders(const SendPolicy &policy, const QString &home)
{
    return policy.everyWiki.value_or(isOnThisComputer(home));
}

std::optional<QString> cleanPermission(const QString &link)
{
    const QUrl url(link.trimmed(), QUrl::StrictMode);
    const bool web = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    if (!url.isValid() || !web || url.host().isEmpty() || !url.userInfo().isEmpty()
        || link.size() > LongestLink)
        return std::nullopt;
    return url.toString(QUrl::FullyEncoded);
}

} // namespace paperround
