// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/login/bearercredentials.h"
#include "support/manualclock.h"
#include "support/oauthstub.h"
#include "wiki/http/httpclient.h"
#include "wiki/login/memorytokenstore.h"
#include "wiki/login/oauthserver.h"

#include <QCoroTask>
#include <QTest>

using namespace paperround;
using namespace paperround::test;
using namespace Qt::StringLiterals;

namespace {

/// Keeps in memory, notes what comes, and can be locked.
class WatchedStore : public TokenStore
{
public:
    Task<Secrets> read(QString key) override
    {
        if (locked)
            co_return failure(ErrorKind::Storage, u"no-keychain"_qs);
        if (!kept.contains(key))
            co_return failure(ErrorKind::NeedsFix, u"no-token"_qs);
        co_return kept.value(key);
    }
    Task<void> write(QString key, Secrets secrets) override
    {
        if (onWrite)
            onWrite();
        if (locked || writesFail)
            co_return failure(ErrorKind::Storage, u"no-keychain"_qs);
        kept.insert(key, secrets);
        co_return {};
    }
    Task<void> remove(QString key) override
    {
        kept.remove(key);
        co_return {};
    }
    Task<void> probe() override { co_return {}; }

    QHash<QString, Secrets> kept;
    bool locked = false;
    bool writesFail = false;
    std::function<void()> onWrite;
};

const QString Key = QStringLiteral("key");

} // namespace

class BearerCredentialsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_stub = std::make_unique<OAuthStub>();
        m_clock = std::make_shared<ManualClock>();
        m_store = std::make_shared<WatchedStore>();
        m_lost = 0;
        m_farm = {};
        m_farm.home = m_stub->host();
        m_farm.homeApi = m_stub->api();
        m_farm.oauthClientId = m_stub->clientId;
        const auto [access, refresh] = m_stub->newPair();
        m_first = {access, refresh, {}, m_stub->clientId, {}};
        m_store->kept.insert(Key, m_first);
        make();
    }

    void cleanup() { QCOMPARE(m_stub->unexpected, QStringList()); }

    void writesBearerExactlySo() { QCOMPARE(authorization(), "Bearer " + m_first.accessToken.toLatin1()); }

    void refreshesOnceForAllWhoWereRefused()
    {
        m_stub->expireAccess();
        auto one = m_credentials->renew(1);
        auto other = m_credentials->renew(1);
        auto waiting = m_credentials->authorization();
        QVERIFY(QCoro::waitFor(std::move(other)));
        QVERIFY(QCoro::waitFor(std::move(one)));
        const auto header = QCoro::waitFor(std::move(waiting));
        QVERIFY(header);
        QVERIFY(m_stub->works(QString::fromLatin1(header->mid(7))));
        QCOMPARE(m_stub->count(u"refresh_token"_qs), 1);
        QCOMPARE(m_credentials->generation(), 2u);
        // A third, whose request had been sent with the old token.
        QVERIFY(renew(1));
        QCOMPARE(m_stub->count(u"refresh_token"_qs), 1);
    }

    void tellsAllWhoWaitWhyARefreshFailed()
    {
        m_stub->revokeAll();
        auto first = m_credentials->renew(1);
        auto second = m_credentials->renew(1);
        auto third = m_credentials->renew(1);
        QCOMPARE(QCoro::waitFor(std::move(third)).error().code, u"sign-in"_qs);
        QCOMPARE(QCoro::waitFor(std::move(second)).error().code, u"sign-in"_qs);
        QCOMPARE(QCoro::waitFor(std::move(first)).error().code, u"sign-in"_qs);
    }

    void sendsTheSecretAtARefreshWhereOneIsKnown()
    {
        m_stub->clientSecret = u"canary-secret"_qs;
        QCOMPARE(renew(1).error().code, u"sign-in"_qs);
        m_farm.oauthClientSecret = m_stub->clientSecret;
        make();
        QVERIFY(renew(1));
    }

    void storesTheNewPairBeforeItIsUsed()
    {
        bool asked = false;
        m_store->onWrite = [this, &asked] {
            asked = true;
            QCOMPARE(m_credentials->generation(), 1u);
        };
        QVERIFY(renew(1));
        QVERIFY(asked);
        QCOMPARE("Bearer " + m_store->kept.value(Key).accessToken.toLatin1(), authorization());
    }

    void holdsBackAPairThatCouldNotBeStored()
    {
        m_store->writesFail = true;
        const auto failed = renew(1);
        QVERIFY(!failed);
        QCOMPARE(failed.error().kind, ErrorKind::NeedsFix);
        QCOMPARE(failed.error().code, u"no-keychain"_qs);
        QCOMPARE(m_credentials->generation(), 1u);
        m_store->writesFail = false;
        QVERIFY(renew(1));
        QCOMPARE(m_stub->count(u"refresh_token"_qs), 1);
        QVERIFY(m_stub->works(QString::fromLatin1(authorization().mid(7))));
        QCOMPARE(m_lost, 0);
    }

    void asksForNoNewPairWhileTheKeychainIsLocked()
    {
        m_store->locked = true;
        QCOMPARE(renew(1).error().code, u"no-keychain"_qs);
        QCOMPARE(m_stub->requests().size(), 0);
        QVERIFY(m_stub->refreshes(m_first.refreshToken));
    }

    void takesThePairAnotherProcessHasStored()
    {
        const auto [access, refresh] = m_stub->newPair();
        m_store->kept.insert(Key, {access, refresh, {}, m_stub->clientId, {}});
        QVERIFY(renew(1));
        QCOMPARE(m_stub->requests().size(), 0);
        QCOMPARE(authorization(), "Bearer " + access.toLatin1());
    }

    void takesThePairOfAProcessThatWasQuicker()
    {
        Secrets theirs;
        m_stub->beforeTokenReply = [this, &theirs] {
            m_stub->revokeAll();
            const auto [access, refresh] = m_stub->newPair();
            theirs = {access, refresh, {}, m_stub->clientId, {}};
            m_store->kept.insert(Key, theirs);
        };
        QVERIFY(renew(1));
        QCOMPARE(authorization(), "Bearer " + theirs.accessToken.toLatin1());
        QCOMPARE(m_lost, 0);
    }

    void asksForASignInOnceTheTokensAreRevoked()
    {
        m_stub->revokeAll();
        for (int i = 0; i < 3; ++i) {
            const auto failed = renew(m_credentials->generation());
            QVERIFY(!failed);
            QCOMPARE(failed.error().kind, ErrorKind::NeedsFix);
            QCOMPARE(failed.error().code, u"sign-in"_qs);
        }
        QCOMPARE(m_stub->count(u"refresh_token"_qs), 1);
        QCOMPARE(m_lost, 1);
        QCOMPARE(QCoro::waitFor(m_credentials->authorization()).error().code, u"sign-in"_qs);
        QVERIFY(m_store->kept.contains(Key)); // Nothing is thrown away because a server said no.
    }

    void goesOnAfterANewSignIn()
    {
        m_stub->revokeAll();
        QVERIFY(!renew(1));
        const quint64 before = m_credentials->generation();
        const auto [access, refresh] = m_stub->newPair();
        m_credentials->adopt({access, refresh, {}, m_stub->clientId, {}}, m_store);
        QVERIFY(m_credentials->generation() > before);
        QCOMPARE(authorization(), "Bearer " + access.toLatin1());
    }

    void keepsTheTokensWhileTheServerCannotAnswer_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("cut");
        QTest::newRow("read-only") << 500 << false;
        QTest::newRow("rate limit") << 429 << false;
        QTest::newRow("portal") << 403 << false;
        QTest::newRow("no answer") << 200 << true;
    }
    void keepsTheTokensWhileTheServerCannotAnswer()
    {
        QFETCH(int, status);
        QFETCH(bool, cut);
        StubReply reply;
        reply.status = status;
        reply.body = "<html>";
        reply.cut = cut ? StubReply::Cut::BeforeAnswer : StubReply::Cut::Nowhere;
        m_stub->nextTokenReply = reply;
        const auto failed = renew(1);
        QVERIFY(!failed);
        QCOMPARE(failed.error().kind, ErrorKind::Temporary);
        QCOMPARE(m_stub->count(u"refresh_token"_qs), 1);
        QVERIFY(renew(1));
        QCOMPARE(m_lost, 0);
    }

    void hasNothingToRefreshForAnOwnerOnlyToken()
    {
        m_store->kept.insert(Key, {u"canary-owner"_qs, {}, {}, {}, {}});
        BearerCredentials::Parts parts{Key, m_store, nullptr, [this] { ++m_lost; }};
        const Secrets secrets{u"canary-owner"_qs, {}, {}, {}, {}};
        m_credentials = std::make_shared<BearerCredentials>(Account(), secrets, parts);
        QCOMPARE(authorization(), QByteArray("Bearer canary-owner"));
        QCOMPARE(renew(1).error().code, u"sign-in"_qs);
        QCOMPARE(m_lost, 1);
        QCOMPARE(m_stub->requests().size(), 0);
    }

    void endsWhenSignedOutDuringARefresh()
    {
        m_stub->beforeTokenReply = [this] { m_credentials->end(); };
        (void)renew(1);
        QCOMPARE(QCoro::waitFor(m_credentials->authorization()).error().code, u"sign-in"_qs);
        QCOMPARE(m_store->kept.value(Key), m_first);
    }

private:
    void make()
    {
        const auto home =
            std::make_shared<HomeWiki>(m_farm, HttpClient::create(), QByteArray("PaperRound/test"));
        BearerCredentials::Parts parts{Key, m_store, std::make_shared<OAuthServer>(home, m_clock),
                                       [this] { ++m_lost; }};
        const Account account{m_farm.home, u"Sender"_qs, SignInKind::OAuth, {}};
        m_credentials = std::make_shared<BearerCredentials>(account, m_first, parts);
    }

    Result<void> renew(quint64 seen) { return QCoro::waitFor(m_credentials->renew(seen)); }
    QByteArray authorization()
    {
        const auto header = QCoro::waitFor(m_credentials->authorization());
        return header ? *header : QByteArray();
    }

    std::unique_ptr<OAuthStub> m_stub;
    std::shared_ptr<ManualClock> m_clock;
    std::shared_ptr<WatchedStore> m_store;
    FarmProfile m_farm;
    Secrets m_first;
    std::shared_ptr<BearerCredentials> m_credentials;
    int m_lost = 0;
};

QTEST_GUILESS_MAIN(BearerCredentialsTest)
#include "bearercredentials.moc"
