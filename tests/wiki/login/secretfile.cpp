// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/login/secretfile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace paperround;
using namespace Qt::StringLiterals;

class SecretFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheOneLineOfAFileOnlyItsOwnerCanRead()
    {
        const auto secret = readSecretFile(write("canary-token\n", 0600));
        QVERIFY(secret);
        QCOMPARE(*secret, u"canary-token"_qs);
    }

    void refusesAFileOthersCouldRead_data()
    {
        QTest::addColumn<int>("mode");
        for (const int mode : {0644, 0640, 0604, 0610, 0602, 0660})
            QTest::addRow("%o", mode) << mode;
    }
    void refusesAFileOthersCouldRead()
    {
        QFETCH(int, mode);
        const QString path = write("canary-token", mode);
        const auto secret = readSecretFile(path);
        QVERIFY(!secret);
        QCOMPARE(secret.error().kind, ErrorKind::Input);
        QCOMPARE(secret.error().code, u"secret-file-open"_qs);
        QCOMPARE(secret.error().detail, path);
    }

    void refusesWhatIsNoSecret_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("code");
        QTest::newRow("empty") << QByteArray() << u"secret-file-empty"_qs;
        QTest::newRow("blank") << QByteArray(" \n\n") << u"secret-file-empty"_qs;
        QTest::newRow("two lines") << QByteArray("one\ntwo\n") << u"secret-file-lines"_qs;
        QTest::newRow("too large") << QByteArray(17 * 1024, 'x') << u"secret-file-too-large"_qs;
    }
    void refusesWhatIsNoSecret()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, code);
        const auto secret = readSecretFile(write(content, 0600));
        QVERIFY(!secret);
        QCOMPARE(secret.error().code, code);
    }

    void refusesFoldersPipesAndWhatIsNotThere()
    {
        QCOMPARE(readSecretFile(m_dir.filePath(u"nowhere"_qs)).error().code, u"secret-file-unreadable"_qs);
        QVERIFY(!readSecretFile(m_dir.path()));
        const QString pipe = m_dir.filePath(u"pipe"_qs);
        QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QCOMPARE(readSecretFile(pipe).error().code, u"secret-file-not-regular"_qs);
    }

    void refusesTheFileOfSomebodyElse()
    {
        const QString path = write("canary-token", 0600);
        if (geteuid() != 0) {
            // Only root can give a file away; everybody else is shown one of root's, whatever its mode says.
            const auto secret = readSecretFile(u"/etc/hostname"_qs);
            QVERIFY(!secret);
            QCOMPARE(secret.error().code, u"secret-file-not-mine"_qs);
            return;
        }
        QCOMPARE(chown(QFile::encodeName(path).constData(), 65534, 65534), 0);
        QCOMPARE(readSecretFile(path).error().code, u"secret-file-not-mine"_qs);
    }

private:
    QString write(const QByteArray &content, int mode)
    {
        const QString path = m_dir.filePath(u"secret"_qs);
        QFile::remove(path);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write %s", qPrintable(path));
        file.close();
        chmod(QFile::encodeName(path).constData(), mode_t(mode));
        return path;
    }

    QTemporaryDir m_dir;
};

QTEST_GUILESS_MAIN(SecretFileTest)
#include "secretfile.moc"
