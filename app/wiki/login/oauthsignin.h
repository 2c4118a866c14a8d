// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/account.h"
#include "domain/result.h"
#include "domain/review/farmprofile.h"
#include "engine/ports/clock.h"
#include "wiki/login/accountbook.h"
#include "wiki/login/loopbacklistener.h"

#include <QDateTime>
#include <QObject>
#include <QUrl>
#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>

namespace paperround {

class OAuthServer;

/// One sign-in by OAuth 2: authorization code with PKCE S256, through the system's browser and a listener on
/// 127.0.0.1. Made by AccountBook::newSignIn(); ends in finished() or failed(), once. Destroying it cancels.
class OAuthSignIn : public QObject
{
    Q_OBJECT

public:
    /// A wrong client id or redirect URI ends in an error page of the wiki in the browser and never comes
    /// back to us: the time limit is the only way out.
    static constexpr std::chrono::minutes DefaultLimit{5};

    /// Where the sign-in stands.
    enum class Step { Idle, Browser, Exchanging, Keeping, Ended };

    OAuthSignIn(FarmProfile farm, std::shared_ptr<OAuthServer> server, std::shared_ptr<AccountBook> book,
                Keep keep, std::shared_ptr<Clock> clock, std::chrono::milliseconds limit = DefaultLimit);
    ~OAuthSignIn() override;

    /// Words of the page the browser shows at the end; English where not set.
    void setWords(AnswerWords words);

    /// Opens the listener and asks for the browser. What goes wrong comes by failed(), also at once.
    void start();
    /// Gives up; failed() with ErrorKind::Stopped "cancelled".
    void cancel();
    /// After failed() with "no-keychain": keeps the same sign-in in this run's memory, no second walk through
    /// the browser. Ends in finished() or failed() again.
    void keepForThisRun();

    [[nodiscard]] Step step() const { return m_step; }
    [[nodiscard]] const QUrl &browserUrl() const { return m_browserUrl; } ///< Empty before start().
    [[nodiscard]] QString redirectUri() const; ///< What the client must have registered, byte for byte.
    [[nodiscard]] std::chrono::milliseconds limit() const { return m_limit; }
    [[nodiscard]] std::chrono::milliseconds
    remaining() const; ///< Until the browser's time is over; 0 outside it.

Q_SIGNALS:
    void browserNeeded(const QUrl &url); ///< To open in the system's browser; it holds no secret.
    void stepChanged(paperround::OAuthSignIn::Step step);
    void finished(const paperround::Account &account);
    /// "cancelled" and "time-limit" (Stopped), "port-taken" (Input, the port in `detail`), "no-client"
    /// (Input), the server's OAuth errors (NeedsFix), Temporary, "no-keychain" (Storage).
    void failed(const paperround::Error &error);

private:
    void enter(Step step);
    void fail(Error error);
    void codeArrived(const QString &code);
    void keepNow(Keep keep);

    FarmProfile m_farm;
    std::shared_ptr<OAuthServer> m_server;
    std::shared_ptr<AccountBook> m_book;
    Keep m_keep;
    std::shared_ptr<Clock> m_clock;
    std::chrono::milliseconds m_limit;
    AnswerWords m_words;
    Step m_step = Step::Idle;
    QUrl m_browserUrl;
    QDateTime m_deadline;
    QString m_verifier;
    std::stop_source m_stop;
    std::unique_ptr<LoopbackListener> m_listener;
    std::optional<std::pair<Account, Secrets>> m_signedIn; ///< Waiting to be kept.
};

} // namespace paperround
