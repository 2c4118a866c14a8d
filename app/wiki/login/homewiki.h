// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/farmprofile.h"
#include "engine/ports/task.h"

#include <QByteArray>
#include <QString>
#include <QUrl>
#include <functional>
#include <memory>

namespace paperround {

class HttpClient;

/// The home wiki of a farm as signing in needs it: where its doors are, and whose a secret is.
class HomeWiki : public std::enable_shared_from_this<HomeWiki>
{
public:
    /// Finds api.php of a host.
    using FindApi = std::function<Task<QUrl>(QString host)>;

    /// Where the profile names no api.php, `findApi` is asked; where that is not set, /w/api.php is taken.
    HomeWiki(FarmProfile farm, std::shared_ptr<HttpClient> http, QByteArray userAgent, FindApi findApi = {});

    [[nodiscard]] const FarmProfile &farm() const { return m_farm; }
    [[nodiscard]] const QByteArray &userAgent() const { return m_userAgent; }
    [[nodiscard]] const std::shared_ptr<HttpClient> &http() const { return m_http; }

    Task<QUrl> api(); ///< …/api.php
    Task<QUrl> rest(QString path); ///< …/rest.php + path

    /// The user an access token stands for, by meta=userinfo. NeedsFix "sign-in" where the wiki refuses the
    /// token or takes it for nobody's, "no-rights" for a client that may only authenticate; Temporary where
    /// the wiki could not be asked.
    Task<QString> userOf(QString accessToken);
    /// Signs in by action=login in a cookie jar of its own and out of mind; the user's name. NeedsFix
    /// "sign-in" (the wiki's words in `detail`), Temporary "login-throttled" and where the wiki could not be
    /// asked.
    Task<QString> tryBotPassword(QString login, QString password);

private:
    FarmProfile m_farm;
    std::shared_ptr<HttpClient> m_http;
    QByteArray m_userAgent;
    FindApi m_findApi;
    QUrl m_api;
};

/// Visible ASCII only, up to 8 KiB: what can stand in an Authorization header.
[[nodiscard]] bool isToken(const QString &text);

} // namespace paperround
