// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rig.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

/// Accounts as the real program keeps them, on the session bus with an open keyring that this is started on,
/// and on none; and the two files that take a keychain's place.
class TestAccounts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_rig = std::make_unique<Rig>();
        m_rig->writeRequest(m_rig->readers(2));
    }
    void cleanup() { m_rig.reset(); }

    void keepsTheSecretInTheKeychain_data();
    void keepsTheSecretInTheKeychain();
    void addsNothingWithAWrongSecret();
    void addsNothingWithoutAKeychain_data();
    void addsNothingWithoutAKeychain();
    void deliversWithAPasswordFile_data();
    void deliversWithAPasswordFile();
    void refusesAPasswordFileThatOthersCanRead();
    void asksForTheLoginOfAPasswordFile();

private:
    void openKeychain()
    {
        const QString variable = u"DBUS_SESSION_BUS_ADDRESS"_s;
        QVERIFY(qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"));
        m_rig->setVariable(variable, qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"));
    }
    [[nodiscard]] QStringList data(const QStringList &words) const
    {
        return words + QStringList{u"--data-dir"_s, m_rig->dataDir()};
    }
    [[nodiscard]] Ended add(const QStringList &how, const QString &secret)
    {
        const auto wiki = u"http://"_s + m_rig->farm().hosts().first();
        return m_rig->run(data(QStringList{u"account"_s, u"add"_s, u"--wiki"_s, wiki} + how),
                          secret.toUtf8() + '\n');
    }
    [[nodiscard]] Ended deliver(const QStringList &how = {})
    {
        return m_rig->run(data(QStringList{u"deliver"_s, m_rig->path(u"request.json"_s), u"--json"_s} + how));
    }
    /// Whether the secret stands in any file of the data directory, or in what was printed.
    [[nodiscard]] bool isTold(const QString &secret, const Ended &ended) const
    {
        QDirIterator files(m_rig->dataDir(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        bool told = (ended.out + ended.err).contains(secret.toUtf8());
        while (files.hasNext()) {
            QFile file(files.next());
            told = told || (file.open(QIODevice::ReadOnly) && file.readAll().contains(secret.toUtf8()));
        }
        return told;
    }

    std::unique_ptr<Rig> m_rig;
};

void TestAccounts::keepsTheSecretInTheKeychain_data()
{
    QTest::addColumn<bool>("byToken");
    QTest::newRow("an owner-only token") << true;
    QTest::newRow("a bot password") << false;
}

void TestAccounts::keepsTheSecretInTheKeychain()
{
    QFETCH(bool, byToken);
    openKeychain();
    const auto bot = m_rig->farm().botPassword();
    const auto name = m_rig->farm().users().first().name;
    const auto secret = byToken ? m_rig->token() : bot.password;
    const auto added =
        add(byToken ? QStringList{u"--token-stdin"_s} : QStringList{u"--bot-password"_s, bot.login}, secret);
    QVERIFY2(added.code == 0, added.err.constData());
    const auto key = QString::fromUtf8(added.out).trimmed();
    QVERIFY2(key.startsWith(name + u'@'), added.out.constData());
    const auto list = m_rig->run(data({u"account"_s, u"list"_s, u"--json"_s}));
    QCOMPARE(list.lines(),
             (QList<QJsonObject>{{{u"name"_s, name},
                                  {u"farm"_s, m_rig->farm().hosts().first()},
                                  {u"kind"_s, byToken ? u"token"_s : u"bot-password"_s},
                                  {u"signedIn"_s, true}}}));

    const auto ended = deliver();
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.summary().value("delivered"_L1).toInt(), 2);
    QVERIFY(!isTold(secret, ended));

    QCOMPARE(m_rig->run(data({u"account"_s, u"remove"_s, key})).code, 0);
    QCOMPARE(m_rig->run(data({u"account"_s, u"list"_s})).out, QByteArray());
    QCOMPARE(m_rig->run(data({u"account"_s, u"remove"_s, key})).code, 1);
}

void TestAccounts::addsNothingWithAWrongSecret()
{
    openKeychain();
    const auto added = add({u"--bot-password"_s, m_rig->farm().botPassword().login}, u"canary-secret"_s);
    QCOMPARE(added.code, 1);
    QVERIFY2(added.err.startsWith("paperround: "), added.err.constData());
    QVERIFY(!isTold(u"canary-secret"_s, added));
    QCOMPARE(m_rig->run(data({u"account"_s, u"list"_s})).out, QByteArray());
    const auto empty = add({u"--token-stdin"_s}, {});
    QVERIFY2(empty.code == 1 && empty.err.contains("standard input"), empty.err.constData());
}

void TestAccounts::addsNothingWithoutAKeychain_data()
{
    keepsTheSecretInTheKeychain_data();
}

void TestAccounts::addsNothingWithoutAKeychain()
{
    QFETCH(bool, byToken);
    const auto bot = m_rig->farm().botPassword();
    const auto secret = byToken ? m_rig->token() : bot.password;
    const auto added =
        add(byToken ? QStringList{u"--token-stdin"_s} : QStringList{u"--bot-password"_s, bot.login}, secret);
    QCOMPARE(added.code, 1);
    QVERIFY2(added.err.contains("no keychain") && added.err.contains("--token-file FILE")
                 && added.err.contains("--password-file FILE"),
             added.err.constData());
    QVERIFY(!isTold(secret, added));
    const auto list = m_rig->run(data({u"account"_s, u"list"_s}));
    QCOMPARE(list.code, 0);
    QCOMPARE(list.out, QByteArray());
}

void TestAccounts::deliversWithAPasswordFile_data()
{
    QTest::addColumn<QString>("option");
    QTest::newRow("--bot-password") << u"--bot-password"_s;
    QTest::newRow("--account") << u"--account"_s;
}

void TestAccounts::deliversWithAPasswordFile()
{
    QFETCH(QString, option);
    const auto bot = m_rig->farm().botPassword();
    m_rig->write(u"password"_s, bot.password.toUtf8() + '\n');
    const auto ended = deliver({option, bot.login, u"--password-file"_s, m_rig->path(u"password"_s)});
    QVERIFY2(ended.code == 0, ended.err.constData());
    QCOMPARE(ended.summary().value("delivered"_L1).toInt(), 2);
    QVERIFY(!isTold(bot.password, ended));
}

void TestAccounts::refusesAPasswordFileThatOthersCanRead()
{
    const auto bot = m_rig->farm().botPassword();
    m_rig->write(u"password"_s, bot.password.toUtf8(), false);
    const auto ended =
        deliver({u"--bot-password"_s, bot.login, u"--password-file"_s, m_rig->path(u"password"_s)});
    QCOMPARE(ended.code, 1);
    for (const auto &part : {u"Others may read"_s, u"chmod 600"_s, m_rig->path(u"password"_s)})
        QVERIFY2(ended.err.contains(part.toUtf8()), ended.err.constData());
    QVERIFY(!isTold(bot.password, ended));
    QCOMPARE(m_rig->farm().requests({}, u"login"_s), 0);
    QCOMPARE(m_rig->farm().requests({}, u"edit"_s), 0);
}

void TestAccounts::asksForTheLoginOfAPasswordFile()
{
    m_rig->write(u"password"_s, m_rig->farm().botPassword().password.toUtf8());
    const auto ended = deliver({u"--password-file"_s, m_rig->path(u"password"_s)});
    QCOMPARE(ended.code, 1);
    QVERIFY2(ended.err.contains("--bot-password USER@NAME"), ended.err.constData());
    QCOMPARE(m_rig->farm().requests({}, u"login"_s), 0);
}

QTEST_GUILESS_MAIN(TestAccounts)
#include "accounts.moc"
