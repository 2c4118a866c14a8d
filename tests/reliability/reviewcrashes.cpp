// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The program killed before and after each of its edits of a request's page, and called again: one
// submission, one approval, one lock, one end, and each message once.
#include "domain/delivery/mark.h"
#include "domain/review/requestpage.h"
#include "practice/practicefarm.h"
#include "wiki/farms.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

class TestReviewCrashes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QVERIFY(m_farm.listen()); }
    void saysEverythingOnceAlthoughKilledAtEachEdit_data();
    void saysEverythingOnceAlthoughKilledAtEachEdit();

private:
    /// Its exit code; -1: it was killed.
    int run(int user, const QStringList &words, const QString &crash);
    /// Killed at that point, and called again.
    void runTwice(int user, const QStringList &words, const QString &crash)
    {
        QCOMPARE(run(user, words, crash), -1);
        QCOMPARE(run(user, words, QString()), 0);
    }
    void write(const QString &name, const QByteArray &content)
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        QCOMPARE(file.write(content), content.size());
    }
    PracticeFarm m_farm;
    std::unique_ptr<QTemporaryDir> m_folder;
    QByteArray m_out;
};

int TestReviewCrashes::run(int user, const QStringList &words, const QString &crash)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PAPERROUND_CRASH"_s, crash);
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QEventLoop loop; // The farm lives in this process.
    connect(&process, &QProcess::finished, &loop, &QEventLoop::quit);
    process.start(QStringLiteral(PAPERROUND_PROGRAM),
                  words
                      + QStringList{u"--json"_s, u"--data-dir"_s, m_folder->filePath(u"data-%1"_s.arg(user)),
                                    u"--token-file"_s, m_folder->filePath(u"token-%1"_s.arg(user))});
    loop.exec();
    m_out = process.readAllStandardOutput();
    return process.exitStatus() == QProcess::CrashExit ? -1 : process.exitCode();
}

void TestReviewCrashes::saysEverythingOnceAlthoughKilledAtEachEdit_data()
{
    QTest::addColumn<QString>("point");
    QTest::newRow("before") << u"request-save-asked"_s;
    QTest::newRow("after") << u"request-saved"_s;
}

void TestReviewCrashes::saysEverythingOnceAlthoughKilledAtEachEdit()
{
    QFETCH(const QString, point);
    m_folder = std::make_unique<QTemporaryDir>();
    const QString home = m_farm.hosts().first();
    for (int user = 0; user < 2; ++user) {
        const QString folder = m_folder->filePath(u"data-%1/farms"_s.arg(user));
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(saveFarm(folder, m_farm.profile()));
        write(u"token-%1"_s.arg(user), m_farm.users().at(user).token.toUtf8());
    }
    const QString page = u"Project talk:Crash "_s + point;
    const QJsonObject request{{u"home"_s, home},
                              {u"subject"_s, u"News"_s},
                              {u"body"_s, u"Hello. ~~~~~"_s},
                              {u"targets"_s, QJsonArray{page + u'@' + home}}};
    write(u"request.json"_s, QJsonDocument(request).toJson());
    // A second submission is the next version, where the first was saved.
    runTwice(0, {u"review"_s, u"submit"_s, m_folder->filePath(u"request.json"_s)}, point);
    const QJsonObject submitted = QJsonDocument::fromJson(m_out).object();
    const QString title = submitted["title"_L1].toString();
    QCOMPARE(submitted["submission"_L1].toInt(), point == "request-saved"_L1 ? 2 : 1);
    const QString digest = submitted["digest"_L1].toString();
    const QStringList approve{u"review"_s, u"approve"_s, title, u"--home"_s, home, u"--digest"_s, digest};
    QCOMPARE(run(1, approve, point), -1);
    const int second = run(1, approve, QString());
    QCOMPARE(second, point == "request-saved"_L1 ? 1 : 0); // "You have approved this request already."
    const QStringList deliver{u"deliver"_s, u"--approved"_s, title, u"--home"_s, home};
    QCOMPARE(run(0, deliver, point), -1); // At the lock.
    QCOMPARE(run(0, deliver, point == "request-saved"_L1 ? point : point + u":2"_s),
             -1); // At the lock, or the end.
    QCOMPARE(run(0, deliver, QString()), 0);
    QCOMPARE(run(1, {u"review"_s, u"show"_s, title, u"--home"_s, home}, QString()), 0);
    const QJsonObject shown = QJsonDocument::fromJson(m_out).object();
    QCOMPARE(shown["state"_L1].toString(), u"finished"_s);
    QCOMPARE(shown["approvals"_L1].toArray().size(), 1);
    const QStringList lines = decisionLinesOf(m_farm.pageText(home, title).value_or(QString()));
    for (const QString &word : {u"* approve"_s, u"* deliver"_s, u"* finish"_s})
        QCOMPARE(lines.filter(word).size(), 1);
    int copies = 0;
    for (const PracticeRevision &revision : m_farm.revisions(home, page))
        copies += Mark::find(revision.comment) ? 1 : 0;
    QCOMPARE(copies, 1);
}

QTEST_GUILESS_MAIN(TestReviewCrashes)
#include "reviewcrashes.moc"
