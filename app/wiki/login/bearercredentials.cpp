// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/login/bearercredentials.h"
#include "engine/crashpoint.h"
#include "wiki/log.h"
#include "wiki/login/oauthserver.h"

#include <QCoroSignal>

namespace paperround {

using namespace Qt::StringLiterals;

/// One refresh and everybody who waits for it.
class BearerCredentials::Round : public QObject
{
    Q_OBJECT

public:
    Result<void> outcome;

Q_SIGNALS:
    void ended();
};

BearerCredentials::BearerCredentials(Account account, Secrets secrets, Parts parts)
    : m_account(std::move(account))
    , m_secrets(std::move(secrets))
    , m_parts(std::move(parts))
{
}

BearerCredentials::~BearerCredentials() = default;

Task<QByteArray> BearerCredentials::authorization()
{
    const auto self = shared_from_this();
    if (const auto round = m_round)
        co_await qCoro(round.get(), &Round::ended);
    if (m_lost || m_secrets.accessToken.isEmpty())
        co_return failure(ErrorKind::NeedsFix, u"sign-in"_qs);
    co_return "Bearer " + m_secrets.accessToken.toLatin1();
}

Task<void> BearerCredentials::renew(quint64 seen)
{
    const auto self = shared_from_this();
    if (const auto running = m_round) {
        co_await qCoro(running.get(), &Round::ended);
        co_return Result<void>(running->outcome);
    }
    if (seen < m_generation && !m_lost)
        co_return {};
    const auto round = std::make_shared<Round>();
    m_round = round;
    round->outcome = co_await refreshOnce();
    m_round.reset();
    Q_EMIT round->ended();
    co_return Result<void>(round->outcome);
}

Task<void> BearerCredentials::refreshOnce()
{
    const auto self = shared_from_this();
    if (m_unstored)
        co_return co_await store(*m_unstored);
    const auto newer = co_await adoptStored();
    if (!newer)
        co_return tl::unexpected(newer.error());
    if (*newer)
        co_return {};
    if (m_lost || !m_parts.server || m_secrets.refreshToken.isEmpty())
        co_return lose({});

    const quint64 before = m_generation;
    const Secrets old = m_secrets;
    const auto fresh = co_await m_parts.server->refresh(old);
    if (m_generation != before) // Signed in or out by hand meanwhile.
        co_return {};
    if (fresh) {
        crashPoint("refresh-answered");
        co_return co_await store(*fresh);
    }
    if (fresh.error().kind != ErrorKind::NeedsFix)
        co_return tl::unexpected(fresh.error());
    // Refused: perhaps because another process was quicker, and has stored its pair by now.
    const auto quicker = co_await adoptStored();
    if (quicker && *quicker)
        co_return {};
    co_return lose(fresh.error().detail);
}

Task<bool> BearerCredentials::adoptStored()
{
    const auto self = shared_from_this();
    const quint64 before = m_generation;
    const auto stored = co_await m_parts.store->read(m_parts.key);
    if (m_generation != before)
        co_return true;
    if (!stored && stored.error().code == u"no-token"_s)
        co_return lose({});
    if (!stored) // A pair that could not be stored must not be asked for: it would kill the old one.
        co_return failure(ErrorKind::NeedsFix, stored.error().code, stored.error().detail);
    if (stored->accessToken == m_secrets.accessToken)
        co_return false;
    use(*stored);
    co_return true;
}

Task<void> BearerCredentials::store(Secrets fresh)
{
    const auto self = shared_from_this();
    const quint64 before = m_generation;
    m_unstored = fresh;
    const auto written = co_await m_parts.store->write(m_parts.key, fresh);
    crashPoint("refresh-stored");
    if (m_generation != before) {
        m_unstored.reset();
        co_return {};
    }
    if (!written)
        co_return failure(ErrorKind::NeedsFix, written.error().code, written.error().detail);
    use(fresh);
    co_return {};
}

tl::unexpected<Error> BearerCredentials::lose(QString why)
{
    if (!m_lost) {
        qCInfo(lcWiki) << "sign-in needed:" << m_account.key();
        m_lost = true; // The dead pair stays known, so that it is not taken for a new one in the store.
        ++m_generation;
        if (m_parts.lost)
            m_parts.lost();
    }
    return failure(ErrorKind::NeedsFix, u"sign-in"_qs, std::move(why));
}

void BearerCredentials::adopt(Secrets secrets, std::shared_ptr<TokenStore> store)
{
    m_parts.store = std::move(store);
    use(std::move(secrets));
}

void BearerCredentials::use(Secrets secrets)
{
    m_secrets = std::move(secrets);
    m_unstored.reset();
    m_lost = m_secrets.accessToken.isEmpty();
    ++m_generation;
}

void BearerCredentials::end()
{
    use({});
}

} // namespace paperround

#include "bearercredentials.moc"
