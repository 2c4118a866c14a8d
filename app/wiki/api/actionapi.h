// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/task.h"
#include "wiki/api/apierrors.h"
#include "wiki/api/apiparams.h"

#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QUrl>

#include <memory>
#include <stop_token>

namespace paperround {

class Credentials;
class HttpClient;
class RequestGate;
struct HttpRequest;

/// One call of the Action API, without what every call carries (format, language, assert, maxlag, token).
struct ApiCall
{
    /// Does a person wait for it? What nobody waits for, and every write, gives way to lag (maxlag=5).
    enum class Patience { PersonWaits, Background };
    QString wiki; ///< Host: names the cookie jar, the token and the lane.
    QUrl api; ///< …/w/api.php
    ApiParams params;
    Patience patience = Patience::PersonWaits;
    ApiEffect effect = ApiEffect::Read; ///< A write gets the csrf token and the wiki's one lane.
    qint64 maxBytes = 32 * 1024 * 1024; ///< Of one answer.
    std::stop_token stop; ///< Gives up this one call: Stopped, where it is a read.
    std::shared_ptr<qint64> budget; ///< callAll()'s own: what its rounds may still bring together.
};

/// The Action API as one account (or nobody) uses it. Every request of an account asserts it (assert=user,
/// assertuser), so that a lost sign-in can never act as an IP address or a temporary account.
class ActionApi : public std::enable_shared_from_this<ActionApi>
{
public:
    struct Options
    {
        QString language = QStringLiteral("en"); ///< Of the words in errors (uselang).
        QByteArray userAgent; ///< See userAgentFor().
    };
    /// `credentials` null: anonymous, reading only.
    [[nodiscard]] static std::shared_ptr<ActionApi> create(std::shared_ptr<HttpClient> http,
                                                           std::shared_ptr<RequestGate> gate,
                                                           std::shared_ptr<Credentials> credentials,
                                                           Options options);

    /// The answer's JSON object. `badtoken` gets a new token once, `mwoauth-invalid-authorization` a renewed
    /// access token once, a lost bot-password session a new sign-in once, then the call is repeated: all of
    /// these precede the save. A read whose connection broke is repeated once as well. Nothing else is.
    Task<QJsonObject> call(ApiCall call);
    /// A query followed by `continue` to its end: one object a round, at most `maxRounds` (Wiki
    /// "endless-continue") and together four times the call's maxBytes (Wiki "too-large").
    Task<QList<QJsonObject>> callAll(ApiCall call, int maxRounds = 50);

    void stop() { m_stop.request_stop(); }
    [[nodiscard]] bool isAnonymous() const { return m_credentials == nullptr; }

private:
    struct CsrfToken
    {
        quint64 generation = 0;
        QString token;
    };
    struct Repeats;
    ActionApi(std::shared_ptr<HttpClient> http, std::shared_ptr<RequestGate> gate,
              std::shared_ptr<Credentials> credentials, Options options);

    Task<QJsonObject> callOnce(ApiCall call);
    /// Mends what the error says can be mended, once each. True: repeat the call.
    Task<bool> mend(ApiCall call, Error error, quint64 generation, std::shared_ptr<Repeats> repeats);
    Task<QString> csrfToken(QString wiki, QUrl api);
    Task<void> signIn(QString wiki, QUrl api, std::stop_token stop);
    Task<QJsonObject> exchange(ApiCall call, ApiParams params, QByteArray authorization);
    [[nodiscard]] ApiParams complete(const ApiCall &call, const QString &token) const;
    [[nodiscard]] HttpRequest requestFor(const ApiCall &call, const ApiParams &params) const;
    [[nodiscard]] QString lane(const QString &wiki) const;

    std::shared_ptr<HttpClient> m_http;
    std::shared_ptr<RequestGate> m_gate;
    std::shared_ptr<RequestGate> m_once; ///< One at a time by name: token and sign-in of a wiki.
    std::shared_ptr<Credentials> m_credentials;
    Options m_options;
    std::stop_source m_stop;
    QHash<QString, CsrfToken> m_tokens; ///< By wiki.
    QSet<QString> m_signedIn; ///< Wikis with a bot-password session.
};

/// `PaperRound/VERSION (operator's user page; project) Qt/x.y.z`, as Wikimedia's user-agent policy asks.
/// Without a user name there is no operator yet.
[[nodiscard]] QByteArray userAgentFor(const QUrl &homeApi, const QString &userName);

} // namespace paperround
