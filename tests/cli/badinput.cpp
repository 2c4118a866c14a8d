// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/policypage.h"
#include "rig.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

/// What people and machines get wrong: each has its sentence, and nothing is lost or posted.
class TestBadInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_rig = std::make_unique<Rig>(); }
    void cleanup() { m_rig.reset(); }

    void namesThePlaceInARequest_data();
    void namesThePlaceInARequest();
    void tellsThatNobodyAnswers();
    void tellsThatThereIsNoWiki();
    void tellsThatAnAddressIsWrong();
    void tellsThatTheRightIsMissing();
    void tellsThatTheTokenIsRefused();
    void tellsThatTheListPageIsMissing();
    void tellsThatTheListIsEmpty();
    void tellsThatAListFileIsTooBig();
    void sendsNoSecretToAHomeThatOnlyTheRequestNames();
    void refusesSecretsThatOthersCanRead();
    void asksForAnAccount();
    void tellsThatTheDataFolderCannotBeMade();
    void postsNothingWhereTheIdCannotBeWritten();

private:
    [[nodiscard]] Ended deliver(const QStringList &more = {})
    {
        return m_rig->run(QStringList{u"deliver"_s, m_rig->path(u"request.json"_s), u"--json"_s}
                          + m_rig->access() + more);
    }
    /// One plain line on standard error that says all of `parts`; nothing was posted.
    void refused(const Ended &ended, const QStringList &parts)
    {
        QVERIFY2(ended.code == 1, ended.err.constData());
        QVERIFY2(ended.err.startsWith("paperround: "), ended.err.constData());
        for (const auto &part : parts)
            QVERIFY2(ended.err.contains(part.toUtf8()), ended.err.constData());
        QCOMPARE(m_rig->farm().requests({}, u"edit"_s), 0);
    }

    std::unique_ptr<Rig> m_rig;
};

void TestBadInput::namesThePlaceInARequest_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QStringList>("parts");
    const auto row = [](const char *name, const QByteArray &request, const QStringList &parts) {
        QTest::newRow(name) << request << parts;
    };
    const QByteArray head = "{\"home\":\"a.org\",\"subject\":\"S\",\"body\":\"B\",";
    row("broken", "{\n\"home\": oops", {u"JSON"_s, u"Mend the line"_s, u"line 2"_s});
    row("unknown field", head + "\"routes\":1}", {u"routes"_s});
    row("bad target", head + "\"targets\":[\"A\",\"<>\"]}", {u"targets[1]"_s});
    row("no list", head + "\"targets\":[]}", {u"no targets"_s, u"Add targets or a list"_s});
    row("wrong URL", "{\"home\":\"https://a.org/wiki\",\"subject\":\"S\",\"body\":\"B\",\"targets\":[\"A\"]}",
        {u"home"_s, u"no host"_s, u"Write it as"_s});
    row("long subject",
        "{\"home\":\"a.org\",\"body\":\"B\",\"targets\":[\"A\"],\"subject\":\"" + QByteArray(241, 'x')
            + "\"}",
        {u"too long"_s, u"subject"_s, u"Shorten it"_s});
    row("no body", "{\"home\":\"a.org\",\"subject\":\"S\",\"targets\":[\"A\"]}", {u"body"_s});
}

void TestBadInput::namesThePlaceInARequest()
{
    QFETCH(QByteArray, request);
    QFETCH(QStringList, parts);
    m_rig->write(u"request.json"_s, request);
    refused(deliver(), parts + QStringList{m_rig->path(u"request.json"_s)});
    QCOMPARE(m_rig->read(u"request.json"_s), request);
    QFile::remove(m_rig->path(u"request.json"_s));
    refused(deliver(), {u"request.json"_s, u"cannot be read"_s});
}

void TestBadInput::tellsThatNobodyAnswers()
{
    QTcpServer gone;
    QVERIFY(gone.listen(QHostAddress::LocalHost));
    const auto host = u"127.0.0.1:%1"_s.arg(gone.serverPort());
    gone.close();
    m_rig->writeRequest({u"Talk:A@"_s + host}, {{u"home"_s, host}});
    refused(deliver(), {u"cannot be reached"_s, u"Look at the network connection"_s, host});
}

void TestBadInput::tellsThatThereIsNoWiki()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&server] {
        auto *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            socket->readAll();
            socket->write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\nConnection: "
                          "close\r\n\r\n<p>Hello!</p>");
            socket->disconnectFromHost();
        });
    });
    const auto host = u"127.0.0.1:%1"_s.arg(server.serverPort());
    m_rig->writeRequest({u"Talk:A@"_s + host}, {{u"home"_s, host}});
    refused(deliver(), {u"no MediaWiki"_s, u"Write the address of any page of the wiki"_s, host});
}

void TestBadInput::tellsThatAnAddressIsWrong()
{
    const auto ended = m_rig->run({u"account"_s, u"add"_s, u"--wiki"_s, u"http://exa mple/"_s,
                                   u"--token-stdin"_s, u"--data-dir"_s, m_rig->dataDir()});
    QCOMPARE(ended.code, 2);
    for (const auto *part : {"no host", "Write it as", "--wiki http://exa mple/"})
        QVERIFY2(ended.err.contains(part), ended.err.constData());
    QVERIFY(!QFile::exists(m_rig->dataDir()));
}

void TestBadInput::tellsThatTheRightIsMissing()
{
    m_rig->farm().write(m_rig->farm().hosts().first(), DefaultPolicyPage, policyPageText({}));
    m_rig->writeRequest(m_rig->readers(2));
    m_rig->write(u"token"_s,
                 m_rig->farm().issueToken(m_rig->farm().users().first().name, {u"basic"_s}).toUtf8());
    refused(
        deliver(),
        {u"may not send"_s, u"Ask on the home wiki"_s, m_rig->farm().hosts().first() + u": massmessage"_s});
}

void TestBadInput::tellsThatTheTokenIsRefused()
{
    m_rig->writeRequest(m_rig->readers(2));
    m_rig->write(u"token"_s, "canary-token-that-is-none");
    const auto ended = deliver();
    refused(ended, {u"signed out"_s, u"Sign in again"_s, m_rig->farm().hosts().first()});
    QVERIFY(!ended.err.contains("canary"));
}

void TestBadInput::tellsThatTheListPageIsMissing()
{
    m_rig->writeRequest(
        {},
        {{u"list"_s,
          QJsonObject{{u"wiki"_s, m_rig->farm().hosts().first()}, {u"page"_s, u"No such list"_s}}}});
    refused(
        deliver(),
        {u"no such page"_s, u"Look at the spelling"_s, m_rig->farm().hosts().first() + u": No such list"_s});
}

void TestBadInput::tellsThatTheListIsEmpty()
{
    const auto home = m_rig->farm().hosts().first();
    m_rig->farm().write(home, u"Project:Empty list"_s, u"No list at all."_s);
    m_rig->writeRequest({},
                        {{u"list"_s, QJsonObject{{u"wiki"_s, home}, {u"page"_s, u"Project:Empty list"_s}}}});
    refused(deliver(), {u"no target list"_s, u"Choose a list page"_s, home + u": "_s, u"Empty list"_s});
    m_rig->farm().write(home, u"Project:Empty list"_s, u"{{#target:<>}}"_s); // A list, of problems alone.
    refused(deliver(), {u"names no page"_s, u"add targets"_s, home + u": "_s, u"Empty list"_s});
    m_rig->writeRequest(
        {}, {{u"list"_s, QJsonObject{{u"wiki"_s, home}, {u"page"_s, u"Newsletter/Empty list"_s}}}});
    refused(deliver(), {u"names no page"_s, u"add targets"_s, home + u": Newsletter/Empty list"_s});
}

void TestBadInput::tellsThatAListFileIsTooBig()
{
    QFile file(m_rig->path(u"list.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.resize(qint64(1) << 32)); // holes: it takes no room
    file.close();
    const auto ended = m_rig->run({u"targets"_s, u"parse"_s, file.fileName()});
    refused(ended, {u"too large"_s, u"list.txt"_s});
    QVERIFY(ended.out.isEmpty());
}

void TestBadInput::sendsNoSecretToAHomeThatOnlyTheRequestNames()
{
    m_rig->writeRequest({u"Talk:A@wiki.invalid"_s}, {{u"home"_s, u"wiki.invalid"_s}});
    refused(deliver(), {u"not set up here"_s, u"wiki.invalid"_s});
}

void TestBadInput::refusesSecretsThatOthersCanRead()
{
    m_rig->writeRequest(m_rig->readers(2));
    m_rig->write(u"token"_s, m_rig->token().toUtf8(), false);
    const auto ended = deliver();
    refused(ended, {u"chmod 600"_s});
    QVERIFY(!ended.err.contains(m_rig->token().toUtf8()));
}

void TestBadInput::asksForAnAccount()
{
    m_rig->writeRequest(m_rig->readers(2));
    const auto ended =
        m_rig->run({u"deliver"_s, m_rig->path(u"request.json"_s), u"--data-dir"_s, m_rig->dataDir()});
    refused(ended, {u"account add"_s, u"--token-file"_s});
    refused(deliver({u"--account"_s, u"Somebody else"_s}), {u"Somebody else"_s});
}

void TestBadInput::tellsThatTheDataFolderCannotBeMade()
{
    m_rig->writeRequest(m_rig->readers(2));
    refused(m_rig->run({u"deliver"_s, m_rig->path(u"request.json"_s), u"--token-file"_s,
                        m_rig->path(u"token"_s), u"--data-dir"_s, u"/proc/none"_s}),
            {u"cannot be used"_s, u"--data-dir"_s, u"/proc/none"_s});
}

void TestBadInput::postsNothingWhereTheIdCannotBeWritten()
{
    // Through a link into /dev nothing can be put in the file's place, whoever runs this.
    m_rig->writeRequest(m_rig->readers(2));
    const auto request = QString::fromUtf8(m_rig->read(u"request.json"_s));
    const auto ended =
        m_rig->run(QStringList{u"deliver"_s, u"/dev/stdin"_s} + m_rig->access(), request.toUtf8());
    refused(ended, {u"/dev/stdin"_s});
}

QTEST_GUILESS_MAIN(TestBadInput)
#include "badinput.moc"
