// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/login/keychaintokenstore.h"

#include <QCoroTask>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

// Started by keychain.sh, which makes the situation its first argument names: a private session bus with an
// open keyring, a locked one, or none. The same program writes, before the keyring is locked, what must not
// be lost.
class KeychainTokenStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void open_keepsReadsAndRemoves()
    {
        QVERIFY(ready(QCoro::waitFor(m_store.probe())));
        QVERIFY(ready(QCoro::waitFor(m_store.write(m_key, m_secrets))));
        const auto read = QCoro::waitFor(m_store.read(m_key));
        QVERIFY(read);
        QCOMPARE(*read, m_secrets);

        Secrets other = m_secrets;
        other.accessToken = u"canary-second"_qs;
        QVERIFY(QCoro::waitFor(m_store.write(m_key, other)));
        QCOMPARE(*QCoro::waitFor(m_store.read(m_key)), other);

        QVERIFY(QCoro::waitFor(m_store.remove(m_key)));
        const auto gone = QCoro::waitFor(m_store.read(m_key));
        QCOMPARE(gone.error().kind, ErrorKind::NeedsFix);
        QCOMPARE(gone.error().code, u"no-token"_qs);
        QVERIFY(QCoro::waitFor(m_store.remove(m_key)));
    }

    void fill_leavesAnEntryForTheLockedRun() { QVERIFY(QCoro::waitFor(m_store.write(m_key, m_secrets))); }

    void locked_neverSaysThatAnEntryIsGone()
    {
        isNoKeychain(QCoro::waitFor(m_store.read(m_key)));
        isNoKeychain(QCoro::waitFor(m_store.write(m_key, m_secrets)));
        isNoKeychain(QCoro::waitFor(m_store.probe()));
    }

    void unlocked_stillHasTheEntry()
    {
        const auto read = QCoro::waitFor(m_store.read(m_key));
        QVERIFY(read);
        QCOMPARE(*read, m_secrets);
    }

    void silent_doesNotHoldUsForEver()
    {
        KeychainTokenStore store(u"Paper Round test"_qs, std::chrono::milliseconds(300));
        isSilent(QCoro::waitFor(store.read(m_key)));
        isSilent(QCoro::waitFor(store.write(m_key, m_secrets)));
        isSilent(QCoro::waitFor(store.remove(m_key)));
        isSilent(QCoro::waitFor(store.probe()));
    }

    void none_saysSoToEverything()
    {
        isNoKeychain(QCoro::waitFor(m_store.read(m_key)));
        isNoKeychain(QCoro::waitFor(m_store.write(m_key, m_secrets)));
        isNoKeychain(QCoro::waitFor(m_store.remove(m_key)));
        isNoKeychain(QCoro::waitFor(m_store.probe()));
    }

private:
    template <class T> static bool ready(const Result<T> &result)
    {
        if (!result)
            qWarning("%s: %s", qPrintable(result.error().code), qPrintable(result.error().detail));
        return result.has_value();
    }

    template <class T> static void isSilent(const Result<T> &result)
    {
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Storage);
        QCOMPARE(result.error().code, u"keychain-silent"_qs);
    }

    template <class T> static void isNoKeychain(const Result<T> &result)
    {
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Storage);
        QCOMPARE(result.error().code, u"no-keychain"_qs);
    }

    KeychainTokenStore m_store{u"Paper Round test"_qs};
    const QString m_key = u"Sender@meta.example (abc)"_qs;
    const Secrets m_secrets{QString(800, u'a'),
                            QString(900, u'r'),
                            QDateTime(QDate(2026, 11, 23), QTime(18, 0), Qt::UTC),
                            u"client"_qs,
                            {}};
};

QTEST_GUILESS_MAIN(KeychainTokenStoreTest)
#include "keychaintokenstore.moc"
