// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/practicefarm.h"
#include "support/manualclock.h"
#include "wiki/http/httpclient.h"
#include "wiki/login/memorytokenstore.h"
#include "wiki/login/oauthsignin.h"

#include <QCoroTask>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

// The client's sign-in against the practice farm's OAuth server, the consent page pressed as a browser would.
class SignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress(QHostAddress::LocalHost), 0));
        m_farm = std::make_unique<PracticeFarm>();
        m_farm->setOauthRedirectPort(free.serverPort());
        free.close();
        QVERIFY(m_farm->listen());
        m_dir = std::make_unique<QTemporaryDir>();
        AccountBook::Parts parts;
        parts.file = m_dir->filePath(u"accounts.json"_qs);
        parts.farms = {m_farm->profile()};
        parts.keychain = std::make_shared<MemoryTokenStore>();
        parts.http = HttpClient::create();
        m_clock = std::make_shared<ManualClock>();
        m_clock->setRunning(false);
        parts.clock = m_clock;
        m_book = *AccountBook::open(parts);
    }

    void allowedRefreshedAndRevoked()
    {
        const auto account = signIn("allow");
        QVERIFY(account);
        QCOMPARE(account->name, m_farm->users().first().name);
        const auto credentials = *QCoro::waitFor(m_book->credentials(*account));
        const QByteArray first = *QCoro::waitFor(credentials->authorization());

        m_farm->expireAccessTokens();
        QVERIFY(QCoro::waitFor(credentials->renew(credentials->generation())));
        QVERIFY(*QCoro::waitFor(credentials->authorization()) != first);

        m_farm->revokeGrants(account->name);
        const auto revoked = QCoro::waitFor(credentials->renew(credentials->generation()));
        QVERIFY(!revoked);
        QCOMPARE(revoked.error().code, u"sign-in"_qs);
    }

    void cancelledOnTheConsentPage()
    {
        const auto account = signIn("cancel");
        QVERIFY(!account);
        QCOMPARE(account.error().code, u"cancelled"_qs);
    }

    void ownerOnlyTokenAndBotPassword()
    {
        const FarmProfile profile = m_farm->profile();
        const auto user = m_farm->users().first();
        const auto byToken = QCoro::waitFor(m_book->addOwnerOnlyToken(profile, user.token, Keep::ThisRun));
        QVERIFY(byToken);
        QCOMPARE(byToken->name, user.name);
        const auto bot = m_farm->botPassword();
        const auto byPassword =
            QCoro::waitFor(m_book->addBotPassword(profile, bot.login, bot.password, Keep::ThisRun));
        QVERIFY(byPassword);
        QCOMPARE(byPassword->name, user.name);
        QVERIFY(!QCoro::waitFor(m_book->addBotPassword(profile, bot.login, u"wrong"_qs, Keep::ThisRun)));
    }

private:
    Result<Account> signIn(const QByteArray &choice)
    {
        const auto signIn = m_book->newSignIn(m_farm->profile());
        QSignalSpy browser(signIn.get(), &OAuthSignIn::browserNeeded);
        QSignalSpy finished(signIn.get(), &OAuthSignIn::finished);
        QSignalSpy failed(signIn.get(), &OAuthSignIn::failed);
        signIn->start();
        if (!QTest::qWaitFor([&] { return browser.count() + failed.count() > 0; }) || !failed.isEmpty())
            return failure(ErrorKind::Input, u"no-browser"_qs);
        const QByteArray page = send(signIn->browserUrl(), {});
        static const QRegularExpression ticket(u"name=\"ticket\" value=\"([^\"]+)\""_qs);
        const QByteArray form = "ticket=" + ticket.match(QString::fromUtf8(page)).captured(1).toLatin1()
            + "&user=" + QUrl::toPercentEncoding(m_farm->users().first().name) + "&choice=" + choice;
        send(signIn->browserUrl(), form);
        if (!QTest::qWaitFor([&] { return finished.count() + failed.count() > 0; }))
            return failure(ErrorKind::Input, u"no-end"_qs);
        if (!failed.isEmpty())
            return tl::unexpected(failed.first().first().value<Error>());
        return finished.first().first().value<Account>();
    }

    QByteArray send(const QUrl &url, const QByteArray &form)
    {
        QNetworkRequest request(url);
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_qs);
        // The answer to the form leads from the wiki to our listener: another origin, as in a browser.
        const std::unique_ptr<QNetworkReply> reply(form.isEmpty() ? m_browser.get(request)
                                                                  : m_browser.post(request, form));
        return QTest::qWaitFor([&] { return reply->isFinished(); }) ? reply->readAll() : QByteArray();
    }

    std::unique_ptr<PracticeFarm> m_farm;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::shared_ptr<ManualClock> m_clock;
    std::shared_ptr<AccountBook> m_book;
    QNetworkAccessManager m_browser;
};

QTEST_GUILESS_MAIN(SignInTest)
#include "signin.moc"
