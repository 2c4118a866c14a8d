// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/login/accountbook.h"
#include "support/manualclock.h"
#include "support/oauthstub.h"
#include "wiki/http/httpclient.h"
#include "wiki/login/accountfile.h"
#include "wiki/login/memorytokenstore.h"

#include <QCoroTask>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace paperround;
using namespace paperround::test;
using namespace Qt::StringLiterals;

namespace {

/// A keychain that can be locked: then even "not there" is no answer.
class LockableStore : public MemoryTokenStore
{
public:
    Task<Secrets> read(QString key) override
    {
        return locked ? none<Secrets>() : MemoryTokenStore::read(key);
    }
    Task<void> write(QString key, Secrets secrets) override
    {
        return locked ? none<void>() : MemoryTokenStore::write(key, secrets);
    }
    Task<void> remove(QString key) override
    {
        if (locked)
            co_return co_await none<void>();
        auto removed = co_await MemoryTokenStore::remove(key);
        if (refreshing) // Only then does the keychain answer.
            static_cast<void>(co_await refreshing->authorization());
        co_return removed;
    }
    Task<void> probe() override { return locked ? none<void>() : MemoryTokenStore::probe(); }

    bool locked = false;
    std::shared_ptr<Credentials> refreshing;

private:
    template <class T> static Task<T> none()
    {
        co_return failure(ErrorKind::Storage, u"no-keychain"_qs, u"locked"_qs);
    }
};

} // namespace

class AccountBookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_stub = std::make_unique<OAuthStub>();
        m_keychain = std::make_shared<LockableStore>();
        m_farm = {};
        m_farm.home = m_stub->host();
        m_farm.homeApi = m_stub->api();
        m_token = m_stub->newPair().first;
        m_book = open();
    }

    void cleanup() { QCOMPARE(m_stub->unexpected, QStringList()); }

    void keepsAnOwnerOnlyTokenAndFindsItAfterARestart()
    {
        QSignalSpy changed(m_book.get(), &AccountBook::accountsChanged);
        const auto account = add(u" "_qs + m_token + u"\n"_qs);
        QVERIFY(account);
        QCOMPARE(account->name, u"Sender"_qs);
        QCOMPARE(changed.count(), 1);
        m_book = open();
        const QList<KnownAccount> expected{{*account, Keep::Keychain, true}};
        QCOMPARE(m_book->accounts(), expected);
        QCOMPARE(header(*account), "Bearer " + m_token.toLatin1());
    }

    void writesNoSecretAndShowsTheFileToNobodyElse()
    {
        QVERIFY(add(m_token));
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("canary"));
        QCOMPARE(QFileInfo(path()).permissions()
                     & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
    }

    void addsNothingForATokenTheWikiRefuses()
    {
        const auto refused = add(u"canary-rubbish"_qs);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::NeedsFix);
        QCOMPARE(refused.error().code, u"sign-in"_qs);
        QCOMPARE(add(u"with a blank"_qs).error().code, u"bad-token"_qs);
        QCOMPARE(add({}).error().code, u"bad-token"_qs);
        QVERIFY(m_book->accounts().isEmpty());
    }

    void triesABotPasswordAtTheHomeWiki()
    {
        const auto wrong =
            QCoro::waitFor(m_book->addBotPassword(m_farm, u"Sender@rig"_qs, u"x"_qs, Keep::Keychain));
        QCOMPARE(wrong.error().code, u"sign-in"_qs);
        QCOMPARE(wrong.error().detail, u"Incorrect username or password entered."_qs);
        for (const QString &login : {u"Sender"_qs, u"@rig"_qs, u"Sender@"_qs}) {
            const auto bad = QCoro::waitFor(m_book->addBotPassword(m_farm, login, u"x"_qs, Keep::Keychain));
            QCOMPARE(bad.error().code, u"bad-bot-login"_qs);
        }
        const auto account = QCoro::waitFor(
            m_book->addBotPassword(m_farm, m_stub->botLogin, m_stub->botPassword, Keep::Keychain));
        QVERIFY(account);
        QCOMPARE(account->botName, u"rig"_qs);
        m_book = open();
        const auto credentials = QCoro::waitFor(m_book->credentials(*account));
        QVERIFY(credentials);
        const auto password = (*credentials)->botPassword();
        QVERIFY(password);
        QCOMPARE(password->login, m_stub->botLogin);
        QCOMPARE(password->password, m_stub->botPassword);
        QCOMPARE(*QCoro::waitFor((*credentials)->authorization()), QByteArray());
    }

    void saysThatThereIsNoKeychainAndKeepsForThisRunWhenTold()
    {
        m_keychain->locked = true;
        QCOMPARE(*QCoro::waitFor(m_book->storage()), Keep::ThisRun);
        const auto refused = add(m_token);
        QCOMPARE(refused.error().kind, ErrorKind::Storage);
        QCOMPARE(refused.error().code, u"no-keychain"_qs);
        QVERIFY(m_book->accounts().isEmpty());
        const auto account = add(m_token, Keep::ThisRun);
        QVERIFY(account);
        QCOMPARE(header(*account), "Bearer " + m_token.toLatin1());
        QVERIFY(!QFile::exists(path()));
        QVERIFY(open()->accounts().isEmpty());
    }

    void losesNothingWhileTheKeychainIsLocked()
    {
        const auto account = add(m_token);
        m_book = open();
        m_keychain->locked = true;
        QCOMPARE(QCoro::waitFor(m_book->credentials(*account)).error().code, u"no-keychain"_qs);
        QCOMPARE(QCoro::waitFor(m_book->signOut(*account)).error().code, u"no-keychain"_qs);
        QCOMPARE(QCoro::waitFor(m_book->forget(*account)).error().code, u"no-keychain"_qs);
        QCOMPARE(m_book->accounts().first().signedIn, true);
        m_keychain->locked = false;
        QCOMPARE(header(*account), "Bearer " + m_token.toLatin1());
    }

    void givesOneObjectAnAccountAlsoToTwoWhoAskAtOnce()
    {
        const auto account = add(m_token);
        auto one = m_book->credentials(*account);
        auto other = m_book->credentials(*account);
        QCOMPARE(QCoro::waitFor(std::move(one))->get(), QCoro::waitFor(std::move(other))->get());
    }

    void signsOutAndStillKnowsTheName()
    {
        const auto account = add(m_token);
        const auto held = *QCoro::waitFor(m_book->credentials(*account));
        QVERIFY(QCoro::waitFor(m_book->signOut(*account)));
        QCOMPARE(QCoro::waitFor(held->authorization()).error().code, u"sign-in"_qs);
        m_book = open();
        QCOMPARE(m_book->accounts().first().signedIn, false);
        QCOMPARE(QCoro::waitFor(m_book->credentials(*account)).error().code, u"sign-in"_qs);
        const auto stored = readAccounts(path());
        QCOMPARE(QCoro::waitFor(m_keychain->read(stored->first().key)).error().code, u"no-token"_qs);
    }

    void keepsNoPairThatComesWhileSigningOut()
    {
        m_farm.oauthClientId = m_stub->clientId;
        m_book = open();
        const auto [access, refresh] = m_stub->newPair();
        const Secrets pair{access, refresh, {}, m_stub->clientId, {}};
        const Account account{m_farm.home, u"Sender"_qs, SignInKind::OAuth, {}};
        QVERIFY(QCoro::waitFor(m_book->keep(account, pair, Keep::Keychain)));
        const auto held = *QCoro::waitFor(m_book->credentials(account));
        const auto key = readAccounts(path())->first().key;
        auto renewal = held->renew(held->generation());
        m_keychain->refreshing = held;
        QVERIFY(QCoro::waitFor(m_book->signOut(account)));
        m_keychain->refreshing.reset();
        static_cast<void>(QCoro::waitFor(std::move(renewal)));
        QCOMPARE(m_stub->count(u"refresh_token"_qs), 1);
        QVERIFY(!QCoro::waitFor(m_keychain->read(key)));
        QCOMPARE(QCoro::waitFor(held->authorization()).error().code, u"sign-in"_qs);
    }

    void forgetsAll()
    {
        const auto account = add(m_token);
        const auto key = readAccounts(path())->first().key;
        QVERIFY(QCoro::waitFor(m_book->forget(*account)));
        QVERIFY(m_book->accounts().isEmpty());
        QVERIFY(readAccounts(path())->isEmpty());
        QCOMPARE(QCoro::waitFor(m_keychain->read(key)).error().code, u"no-token"_qs);
        QCOMPARE(QCoro::waitFor(m_book->credentials(*account)).error().code, u"no-account"_qs);
    }

    void goesOnInTheSameObjectAfterANewSignIn()
    {
        const auto account = add(m_token);
        const auto held = *QCoro::waitFor(m_book->credentials(*account));
        QSignalSpy needed(m_book.get(), &AccountBook::signInNeeded);
        QVERIFY(!QCoro::waitFor(held->renew(held->generation())));
        QCOMPARE(needed.count(), 1);
        QCOMPARE(m_book->accounts().first().signedIn, false);
        const QString fresh = m_stub->newPair().first;
        QVERIFY(add(fresh));
        QCOMPARE(*QCoro::waitFor(held->authorization()), "Bearer " + fresh.toLatin1());
        QCOMPARE(m_book->accounts().first().signedIn, true);
    }

    void doesNotUndoWhatAnotherProcessAdded()
    {
        const auto other = open();
        QVERIFY(add(m_token));
        m_stub->user = u"Second"_qs;
        QVERIFY(QCoro::waitFor(other->addOwnerOnlyToken(m_farm, m_token, Keep::Keychain)));
        QCOMPARE(open()->accounts().size(), 2);
    }

    void leavesAFileAloneThatItCannotRead_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("code");
        QTest::newRow("broken") << QByteArray("{\"version\":") << u"bad-accounts-file"_qs;
        QTest::newRow("newer") << QByteArray("{\"version\":2,\"accounts\":[]}") << u"newer-accounts-file"_qs;
        QTest::newRow("account without name")
            << QByteArray("{\"version\":1,\"accounts\":[{\"farm\":\"a\"}]}") << u"bad-accounts-file"_qs;
    }
    void leavesAFileAloneThatItCannotRead()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, code);
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        file.write(json);
        file.close();
        const auto opened = AccountBook::open(parts());
        QVERIFY(!opened);
        QCOMPARE(opened.error().kind, ErrorKind::Storage);
        QCOMPARE(opened.error().code, code);
        QVERIFY(opened.error().detail.contains(path()));
        QVERIFY(add(m_token).error().kind == ErrorKind::Storage);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), json);
    }

    void namesAnAccountOfAFarmNobodyDescribes()
    {
        const auto account = add(m_token);
        auto changed = parts();
        changed.farms.clear();
        const auto book = *AccountBook::open(changed);
        QCOMPARE(QCoro::waitFor(book->credentials(*account)).error().code, u"no-farm"_qs);
    }

private:
    [[nodiscard]] QString path() const { return m_dir->filePath(u"accounts.json"_qs); }
    [[nodiscard]] AccountBook::Parts parts() const
    {
        AccountBook::Parts parts;
        parts.file = path();
        parts.farms = {m_farm};
        parts.keychain = m_keychain;
        parts.http = HttpClient::create();
        parts.clock = std::make_shared<ManualClock>();
        parts.userAgent = "PaperRound/test";
        return parts;
    }
    [[nodiscard]] std::shared_ptr<AccountBook> open() const { return *AccountBook::open(parts()); }
    Result<Account> add(const QString &token, Keep keep = Keep::Keychain)
    {
        return QCoro::waitFor(m_book->addOwnerOnlyToken(m_farm, token, keep));
    }
    QByteArray header(const Account &account)
    {
        const auto credentials = QCoro::waitFor(m_book->credentials(account));
        return credentials ? *QCoro::waitFor((*credentials)->authorization()) : QByteArray();
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<OAuthStub> m_stub;
    std::shared_ptr<LockableStore> m_keychain;
    FarmProfile m_farm;
    QString m_token;
    std::shared_ptr<AccountBook> m_book;
};

QTEST_GUILESS_MAIN(AccountBookTest)
#include "accountbook.moc"
