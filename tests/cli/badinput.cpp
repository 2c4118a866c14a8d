// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
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
    void tellsThatTheRightIsMissing();
    void tellsThatTheTokenIsRefused();
    void tellsThatTheListPageIsMissing();
    void tellsThatTheListIsEmpty();
    void sendsNoSecretToAHomeThatOnlyTheRequestNames();
    void refusesSecretsThatOthersCanRead();
    void asksForAnAccount();
    void leavesADamagedLedgerAsItIs();
    void tellsThatTheLedgerIsReadOnly();
    void tellsThatAnotherProgramWrites();
    void readsBesideAWriter();
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
    row("broken", "{\n\"home\": oops", {u"JSON"_s, u"line 2"_s});
    row("unknown field", head + "\"routes\":1}", {u"routes"_s});
    row("bad target", head + "\"targets\":[\"A\",\"<>\"]}", {u"targets[1]"_s});
    row("empty list", head + "\"targets\":[]}", {u"no targets"_s});
    row("long subject",
        "{\"home\":\"a.org\",\"body\":\"B\",\"targets\":[\"A\"],\"subject\":\"" + QByteArray(241, 'x')
            + "\"}",
        {u"too long"_s, u"subject"_s});
    row("no body", "{\"home\":\"a.org\",\"subject\":\"S\",\"targets\":[\"A\"]}", {u"body"_s});
}

void TestBadInput::namesThePlaceInARequest()
{
    QFETCH(QByteArray, request);
    QFETCH(QStringList, parts);
    m_rig->write(u"request.json"_s, request);
    refused(deliver(), parts);
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
    refused(deliver(), {u"cannot be reached"_s, host});
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
    refused(deliver(), {u"no MediaWiki"_s});
}

void TestBadInput::tellsThatTheRightIsMissing()
{
    m_rig->writeRequest(m_rig->readers(2));
    m_rig->write(u"token"_s,
                 m_rig->farm().issueToken(m_rig->farm().users().first().name, {u"basic"_s}).toUtf8());
    refused(deliver(), {u"massmessage"_s});
}

void TestBadInput::tellsThatTheTokenIsRefused()
{
    m_rig->writeRequest(m_rig->readers(2));
    m_rig->write(u"token"_s, "canary-token-that-is-none");
    const auto ended = deliver();
    refused(ended, {});
    QVERIFY(!ended.err.contains("canary"));
}

void TestBadInput::tellsThatTheListPageIsMissing()
{
    m_rig->writeRequest(
        {},
        {{u"list"_s,
          QJsonObject{{u"wiki"_s, m_rig->farm().hosts().first()}, {u"page"_s, u"No such list"_s}}}});
    refused(deliver(), {u"No such list"_s});
}

void TestBadInput::tellsThatTheListIsEmpty()
{
    const auto home = m_rig->farm().hosts().first();
    m_rig->farm().write(home, u"Project:Empty list"_s, u"{{#target:<>}}"_s);
    m_rig->writeRequest({},
                        {{u"list"_s, QJsonObject{{u"wiki"_s, home}, {u"page"_s, u"Project:Empty list"_s}}}});
    refused(deliver(), {u"list"_s});
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

void TestBadInput::leavesADamagedLedgerAsItIs()
{
    m_rig->writeRequest(m_rig->readers(2));
    QCOMPARE(deliver().code, 0);
    m_rig->farm().resetCounts();
    const auto files =
        QDir(m_rig->dataDir()).entryList({u"*.sqlite"_s, u"*.db"_s, u"ledger*"_s}, QDir::Files);
    QVERIFY(!files.isEmpty());
    const QByteArray garbage(8192, 'x');
    for (const auto &name : files)
        m_rig->write(u"data/"_s + name, garbage);
    refused(deliver(), {});
    QCOMPARE(m_rig->run({u"history"_s, u"list"_s, u"--data-dir"_s, m_rig->dataDir()}).code, 1);
    QCOMPARE(m_rig->read(u"data/"_s + files.first()), garbage);
}

void TestBadInput::tellsThatTheLedgerIsReadOnly()
{
    m_rig->writeRequest(m_rig->readers(2));
    refused(m_rig->run({u"deliver"_s, m_rig->path(u"request.json"_s), u"--token-file"_s,
                        m_rig->path(u"token"_s), u"--data-dir"_s, u"/proc/none"_s}),
            {u"/proc/none"_s});
}

void TestBadInput::tellsThatAnotherProgramWrites()
{
    m_rig->writeRequest(m_rig->readers(4));
    m_rig->farm().troubles().add({.trouble = Trouble::Silent, .count = -1});
    QProcess first;
    m_rig->start(first,
                 QStringList{u"deliver"_s, m_rig->path(u"request.json"_s), u"--json"_s} + m_rig->access());
    QTRY_VERIFY(first.canReadLine());
    const auto second = deliver();
    QVERIFY2(second.code == 1, second.err.constData());
    QVERIFY2(second.err.contains("Another Paper Round"), second.err.constData());
    first.kill();
    m_rig->wait(first);
}

void TestBadInput::readsBesideAWriter()
{
    m_rig->writeRequest(m_rig->readers(4));
    m_rig->farm().troubles().add({.trouble = Trouble::Silent, .count = -1});
    QProcess first;
    m_rig->start(first,
                 QStringList{u"deliver"_s, m_rig->path(u"request.json"_s), u"--json"_s} + m_rig->access());
    QTRY_VERIFY(first.canReadLine());
    const auto list = m_rig->run({u"history"_s, u"list"_s, u"--json"_s, u"--data-dir"_s, m_rig->dataDir()});
    QVERIFY2(list.code == 0, list.err.constData());
    QCOMPARE(list.lines().size(), 1);
    first.kill();
    m_rig->wait(first);
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
