// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/login/oauthsignin.h"
#include "wiki/log.h"
#include "wiki/login/oauthserver.h"
#include "wiki/login/pkce.h"

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

/// A code becomes tokens, and the tokens' owner gets a name.
Task<std::pair<Account, Secrets>> finish(std::shared_ptr<OAuthServer> server, QString code, QString verifier,
                                         QString redirectUri)
{
    const auto secrets = co_await server->exchange(code, verifier, redirectUri);
    if (!secrets)
        co_return tl::unexpected(secrets.error());
    const auto name = co_await server->userName(secrets->accessToken);
    if (!name)
        co_return tl::unexpected(name.error());
    co_return std::pair{Account{server->farm().home, *name, SignInKind::OAuth, {}}, *secrets};
}

} // namespace

OAuthSignIn::OAuthSignIn(FarmProfile farm, std::shared_ptr<OAuthServer> server,
                         std::shared_ptr<AccountBook> book, Keep keep, std::shared_ptr<Clock> clock,
                         std::chrono::milliseconds limit)
    : m_farm(std::move(farm))
    , m_server(std::move(server))
    , m_book(std::move(book))
    , m_keep(keep)
    , m_clock(std::move(clock))
    , m_limit(limit)
{
}

OAuthSignIn::~OAuthSignIn()
{
    m_step = Step::Ended; // The sleep may end at once, still calling here.
    m_stop.request_stop();
}

void OAuthSignIn::setWords(AnswerWords words)
{
    m_words = std::move(words);
}

void OAuthSignIn::start()
{
    if (m_step != Step::Idle)
        return;
    if (m_farm.oauthClientId.isEmpty())
        return fail({ErrorKind::Input, u"no-client"_qs, m_farm.home});
    const QString state = randomSecret();
    m_verifier = randomSecret();
    m_listener = std::make_unique<LoopbackListener>(state, m_words);
    connect(m_listener.get(), &LoopbackListener::codeArrived, this, &OAuthSignIn::codeArrived);
    connect(m_listener.get(), &LoopbackListener::refused, this, [this](const Error &error) { fail(error); });
    if (const auto listening = m_listener->listen(m_farm.oauthRedirectPort); !listening)
        return fail(listening.error());

    m_deadline = m_clock->now().addMSecs(m_limit.count());
    enter(Step::Browser);
    QCoro::connect(m_clock->sleep(m_limit, m_stop.get_token()), this, [this] {
        if (m_step == Step::Browser)
            fail({ErrorKind::Stopped, u"time-limit"_qs, {}});
    });
    QCoro::connect(m_server->authorizeUrl(state, challengeFor(m_verifier), redirectUri()), this,
                   [this](const Result<QUrl> &url) {
                       if (m_step != Step::Browser)
                           return;
                       if (!url)
                           return fail(url.error());
                       m_browserUrl = *url;
                       Q_EMIT browserNeeded(m_browserUrl);
                   });
}

void OAuthSignIn::cancel()
{
    if (m_step == Step::Browser || m_step == Step::Exchanging)
        fail({ErrorKind::Stopped, u"cancelled"_qs, {}});
}

void OAuthSignIn::keepForThisRun()
{
    if (m_step == Step::Ended && m_signedIn)
        keepNow(Keep::ThisRun);
}

QString OAuthSignIn::redirectUri() const
{
    return LoopbackListener::redirectUri(m_farm.oauthRedirectPort);
}

std::chrono::milliseconds OAuthSignIn::remaining() const
{
    if (m_step != Step::Browser)
        return {};
    return std::chrono::milliseconds(std::max<qint64>(0, m_clock->now().msecsTo(m_deadline)));
}

void OAuthSignIn::enter(Step step)
{
    if (m_step == step)
        return;
    m_step = step;
    Q_EMIT stepChanged(step);
}

void OAuthSignIn::fail(Error error)
{
    if (m_step == Step::Ended)
        return;
    qCInfo(lcWiki) << "sign-in at" << m_farm.home << "ended:" << error.code;
    if (m_listener)
        m_listener->close();
    enter(Step::Ended);
    m_stop.request_stop();
    Q_EMIT failed(error);
}

void OAuthSignIn::codeArrived(const QString &code)
{
    if (m_step != Step::Browser)
        return;
    enter(Step::Exchanging);
    m_stop.request_stop();
    QCoro::connect(finish(m_server, code, m_verifier, redirectUri()), this,
                   [this](const Result<std::pair<Account, Secrets>> &signedIn) {
                       if (m_step != Step::Exchanging)
                           return;
                       if (!signedIn)
                           return fail(signedIn.error());
                       m_signedIn = *signedIn;
                       keepNow(m_keep);
                   });
}

void OAuthSignIn::keepNow(Keep keep)
{
    enter(Step::Keeping);
    QCoro::connect(m_book->keep(m_signedIn->first, m_signedIn->second, keep), this,
                   [this](const Result<Account> &kept) {
                       if (!kept)
                           return fail(kept.error());
                       m_signedIn.reset();
                       enter(Step::Ended);
                       Q_EMIT finished(*kept);
                   });
}

} // namespace paperround
