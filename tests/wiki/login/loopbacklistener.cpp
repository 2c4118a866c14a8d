// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/login/loopbacklistener.h"
#include "wiki/login/pkce.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

const QString State = QStringLiteral("aVeryGoodState");

struct Exchange
{
    QByteArray answer; ///< Empty: the connection was closed or refused without one.
    [[nodiscard]] QByteArray status() const { return answer.left(answer.indexOf('\r')).mid(9, 3); }
};

Exchange sendRaw(quint16 port, const QByteArray &bytes)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    if (!QTest::qWaitFor([&socket] {
            return socket.state() != QAbstractSocket::HostLookupState
                && socket.state() != QAbstractSocket::ConnectingState;
        }))
        return {};
    socket.write(bytes);
    if (!QTest::qWaitFor([&socket] { return socket.state() == QAbstractSocket::UnconnectedState; }))
        return {"still open"};
    return {socket.readAll()};
}

QByteArray requestFor(quint16 port, const QByteArray &target, const QByteArray &extra = {})
{
    return "GET " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port) + "\r\n" + extra
        + "\r\n";
}

Exchange get(const LoopbackListener &listener, const QByteArray &target, const QByteArray &extra = {})
{
    return sendRaw(listener.port(), requestFor(listener.port(), target, extra));
}

} // namespace

class LoopbackListenerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_listener = std::make_unique<LoopbackListener>(State);
        QVERIFY(m_listener->listen(0));
        m_codes = std::make_unique<QSignalSpy>(m_listener.get(), &LoopbackListener::codeArrived);
        m_refusals = std::make_unique<QSignalSpy>(m_listener.get(), &LoopbackListener::refused);
    }

    void takesTheCodeDecodedOnceAndStopsListening()
    {
        const quint16 port = m_listener->port();
        const auto exchange = get(*m_listener, "/callback?code=a%2Bb+c%2525&state=aVeryGoodState");
        QCOMPARE(exchange.status(), "200");
        QTRY_COMPARE(m_codes->count(), 1);
        QCOMPARE(m_codes->first().first().toString(), u"a+b c%25"_qs);
        QVERIFY(!m_listener->isListening());
        QVERIFY(sendRaw(port, requestFor(port, "/callback?code=x&state=aVeryGoodState")).answer.isEmpty());
        QCOMPARE(m_codes->count(), 1);
    }

    void takesOneOfTwoCallbacksThatArriveTogether()
    {
        const quint16 port = m_listener->port();
        QTcpSocket first;
        QTcpSocket second;
        for (QTcpSocket *socket : {&first, &second}) {
            socket->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
            QVERIFY(socket->waitForConnected());
            socket->write(requestFor(port, "/callback?code=once&state=aVeryGoodState"));
            QVERIFY(socket->waitForBytesWritten());
        }
        QTRY_COMPARE(first.state(), QAbstractSocket::UnconnectedState);
        QTRY_COMPARE(second.state(), QAbstractSocket::UnconnectedState);
        QCOMPARE(m_codes->count(), 1);
    }

    void answersWithAPageThatHoldsNoSecretAndLoadsNothing()
    {
        const QByteArray answer = get(*m_listener, "/callback?code=canaryCode&state=aVeryGoodState").answer;
        QVERIFY(answer.contains("Content-Security-Policy: default-src 'none'"));
        QVERIFY(answer.contains("Cache-Control: no-store"));
        QVERIFY(answer.contains("Referrer-Policy: no-referrer"));
        QVERIFY(!answer.contains("canaryCode"));
        QVERIFY(!answer.contains(State.toLatin1()));
    }

    void showsTheGivenWordsEscaped()
    {
        AnswerWords words;
        words.language = u"ar"_qs;
        words.rightToLeft = true;
        words.done = u"انتهى <b>%1"_qs;
        LoopbackListener listener(State, words);
        QVERIFY(listener.listen(0));
        const QByteArray answer = get(listener, "/callback?code=c&state=aVeryGoodState").answer;
        QVERIFY(answer.contains("<html lang=\"ar\" dir=\"rtl\">"));
        QVERIFY(answer.contains(u"انتهى &lt;b&gt;%1"_qs.toUtf8()));
    }

    void keepsWaitingAfterAnythingThatIsNotTheAnswer_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("extra");
        QTest::addColumn<QByteArray>("status");
        QTest::newRow("wrong state") << QByteArray("/callback?code=c&state=aVeryBadState!") << QByteArray("")
                                     << QByteArray("400");
        QTest::newRow("no state") << QByteArray("/callback?code=c") << QByteArray("") << QByteArray("400");
        QTest::newRow("two states") << QByteArray("/callback?code=c&state=aVeryGoodState&state=x")
                                    << QByteArray("") << QByteArray("400");
        QTest::newRow("two codes") << QByteArray("/callback?code=c&code=d&state=aVeryGoodState")
                                   << QByteArray("") << QByteArray("400");
        QTest::newRow("no code") << QByteArray("/callback?state=aVeryGoodState") << QByteArray("")
                                 << QByteArray("400");
        QTest::newRow("bare") << QByteArray("/callback") << QByteArray("") << QByteArray("400");
        QTest::newRow("error with a wrong state")
            << QByteArray("/callback?error=access_denied&state=x") << QByteArray("") << QByteArray("400");
        QTest::newRow("favicon") << QByteArray("/favicon.ico") << QByteArray("") << QByteArray("404");
        QTest::newRow("longer path") << QByteArray("/callback/x?code=c&state=aVeryGoodState")
                                     << QByteArray("") << QByteArray("404");
        QTest::newRow("second Host") << QByteArray("/callback?code=c&state=aVeryGoodState")
                                     << QByteArray("Host: evil.example\r\n") << QByteArray("400");
        QTest::newRow("as an image elsewhere")
            << QByteArray("/callback?error=access_denied") << QByteArray("Sec-Fetch-Dest: image\r\n")
            << QByteArray("400");
        QTest::newRow("head too large")
            << QByteArray("/callback?code=c&state=aVeryGoodState") << "X: " + QByteArray(20'000, 'x') + "\r\n"
            << QByteArray("431");
    }
    void keepsWaitingAfterAnythingThatIsNotTheAnswer()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, extra);
        QFETCH(QByteArray, status);
        QCOMPARE(get(*m_listener, target, extra).status(), status);
        QCOMPARE(m_codes->count() + m_refusals->count(), 0);
        QCOMPARE(get(*m_listener, "/callback?code=c&state=aVeryGoodState").status(), "200");
        QTRY_COMPARE(m_codes->count(), 1);
    }

    void refusesAnotherHostAndOtherMethods()
    {
        const QByteArray port = QByteArray::number(m_listener->port());
        const QByteArray line = "/callback?code=c&state=aVeryGoodState HTTP/1.1\r\nHost: ";
        QCOMPARE(sendRaw(m_listener->port(), "GET " + line + "evil.example:" + port + "\r\n\r\n").status(),
                 "400");
        QCOMPARE(sendRaw(m_listener->port(), "GET " + line + "localhost:" + port + "\r\n\r\n").status(),
                 "400");
        QCOMPARE(sendRaw(m_listener->port(), "POST " + line + "127.0.0.1:" + port + "\r\n\r\n").status(),
                 "405");
        QCOMPARE(sendRaw(m_listener->port(), "rubbish\r\n\r\n").status(), "400");
        QCOMPARE(m_codes->count(), 0);
        QVERIFY(m_listener->isListening());
    }

    void takesAnErrorWithoutStateAsTheEnd_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("code");
        QTest::newRow("Cancel on MediaWiki")
            << QByteArray("error=unauthorized_client&error_description=User+has+rejected")
            << int(ErrorKind::Stopped) << u"cancelled"_qs;
        QTest::newRow("Cancel elsewhere")
            << QByteArray("error=access_denied") << int(ErrorKind::Stopped) << u"cancelled"_qs;
        QTest::newRow("scope") << QByteArray("error=invalid_scope&hint=Check+the+%60x%60+scope")
                               << int(ErrorKind::NeedsFix) << u"invalid_scope"_qs;
    }
    void takesAnErrorWithoutStateAsTheEnd()
    {
        QFETCH(QByteArray, query);
        QFETCH(int, kind);
        QFETCH(QString, code);
        QCOMPARE(get(*m_listener, "/callback?" + query).status(), "200");
        QTRY_COMPARE(m_refusals->count(), 1);
        const auto error = m_refusals->first().first().value<Error>();
        QCOMPARE(int(error.kind), kind);
        QCOMPARE(error.code, code);
        QVERIFY(!m_listener->isListening());
    }

    void dropsAConnectionThatSaysNothingInTime()
    {
        LoopbackListener listener(State);
        QVERIFY(listener.listen(0, std::chrono::milliseconds(50)));
        QCOMPARE(sendRaw(listener.port(), "GET /callb").answer, QByteArray());
        QVERIFY(listener.isListening());
    }

    void namesThePortThatIsTaken()
    {
        LoopbackListener second(State);
        const auto result = second.listen(m_listener->port());
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Input);
        QCOMPARE(result.error().code, u"port-taken"_qs);
        QCOMPARE(result.error().detail, QString::number(m_listener->port()));
    }

    void survivesBeingDestroyedByItsListener()
    {
        connect(m_listener.get(), &LoopbackListener::codeArrived, this, [this] { m_listener.reset(); });
        QCOMPARE(get(*m_listener, "/callback?code=c&state=aVeryGoodState").status(), "200");
        QTRY_VERIFY(!m_listener);
    }

    void makesSecretsOf256BitsAndTheChallengeOfTheStandard()
    {
        QCOMPARE(randomSecret().size(), 43);
        QVERIFY(randomSecret() != randomSecret());
        // RFC 7636, appendix B
        QCOMPARE(challengeFor(u"dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"_qs),
                 u"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_qs);
        QVERIFY(equalInConstantTime("abc", "abc"));
        QVERIFY(!equalInConstantTime("abc", "abd"));
        QVERIFY(!equalInConstantTime("abc", "ab"));
    }

private:
    std::unique_ptr<LoopbackListener> m_listener;
    std::unique_ptr<QSignalSpy> m_codes;
    std::unique_ptr<QSignalSpy> m_refusals;
};

QTEST_GUILESS_MAIN(LoopbackListenerTest)
#include "loopbacklistener.moc"
