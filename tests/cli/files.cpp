// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/files.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheIdAndLeavesTheRestAsItWas_data();
    void writesTheIdAndLeavesTheRestAsItWas();
    void writesAllOfAFileOrLeavesWhatStoodThere();
    void keepsTheFileWhenItCannotBeWritten();
    void givesNoSecondIdToAFileThatWasChangedMeanwhile();
    void namesTheFileBeforeThePlace();
};

void TestFiles::writesTheIdAndLeavesTheRestAsItWas_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    const QByteArray rest =
        "\"home\": \"a.org\",\n  \"body\": \"say \\\"id\\\": \\\"aa\\\"\", \"subject\":\"S\","
        "\n  \"targets\": [ \"A\" ]\n}\n";
    QTest::newRow("none") << QByteArray("{\n  " + rest)
                          << QByteArray("{\n  \"id\": \"abcdefgh23\",\n  " + rest);
    QTest::newRow("one line") << QByteArray("{" + rest) << QByteArray("{\"id\": \"abcdefgh23\", " + rest);
    QTest::newRow("empty") << QByteArray("{ \"id\" : \"\", " + rest)
                           << QByteArray("{ \"id\": \"abcdefgh23\", " + rest);
    QTest::newRow("another") << QByteArray("{\"id\":\"zzzzzzzzzz\", " + rest)
                             << QByteArray("{\"id\": \"abcdefgh23\", " + rest);
    QTest::newRow("written oddly") << QByteArray("{\"\\u0069d\":\"zzzzzzzzzz\", " + rest) << QByteArray();
}

void TestFiles::writesTheIdAndLeavesTheRestAsItWas()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QTemporaryDir dir;
    QFile file(dir.filePath(u"r.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(before);
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
    auto request = readRequest(file.fileName());
    QVERIFY(request);
    QVERIFY(writeId(*request, u"abcdefgh23"_s));
    const auto again = readRequest(file.fileName());
    QVERIFY(again);
    QCOMPARE(again->request.id, u"abcdefgh23"_s);
    QCOMPARE(again->request, request->request);
    if (!after.isEmpty())
        QCOMPARE(again->bytes, after);
    QCOMPARE(QFile::permissions(file.fileName()) & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
}

void TestFiles::writesAllOfAFileOrLeavesWhatStoodThere()
{
    const QTemporaryDir dir;
    const auto name = dir.filePath(u"rows.csv"_s);
    QVERIFY(writeFile(name, "before"));
    QVERIFY(writeFile(name, "after"));
    QCOMPARE(*readInput(name), "after");
    const auto refused = writeFile(dir.path(), "a folder stands there");
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, u"file-write"_s);
    QCOMPARE(refused.error().detail.section(u'\n', 0, 0), dir.path());
    QCOMPARE(QDir(dir.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"rows.csv"_s});
}

void TestFiles::keepsTheFileWhenItCannotBeWritten()
{
    RequestFile file{u"/dev/null/none/r.json"_s, "{}", {}};
    const auto written = writeId(file, u"abcdefgh23"_s);
    QVERIFY(!written);
    QCOMPARE(written.error().code, u"unwritable-file"_s);
    QVERIFY(file.request.id.isEmpty());
}

void TestFiles::givesNoSecondIdToAFileThatWasChangedMeanwhile()
{
    QTemporaryDir dir;
    const auto name = dir.filePath(u"r.json"_s);
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"home": "a.org", "subject": "S", "body": "B", "targets": ["A"]})");
    file.close();
    auto one = readRequest(name);
    auto other = readRequest(name);
    QVERIFY(one && other);
    QVERIFY(writeId(*one, u"abcdefgh23"_s));
    const auto written = writeId(*other, u"zzzzzzzzzz"_s);
    QVERIFY(!written);
    QCOMPARE(written.error().code, u"file-changed"_s);
    QVERIFY(other->request.id.isEmpty());
    QCOMPARE(readRequest(name)->request.id, u"abcdefgh23"_s);
}

void TestFiles::namesTheFileBeforeThePlace()
{
    QTemporaryDir dir;
    const auto name = dir.filePath(u"r.json"_s);
    QCOMPARE(readRequest(name).error().code, u"unreadable-file"_s);
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\n}");
    file.close();
    QCOMPARE(readRequest(name).error().detail, QString(name + u": home"_s));
}

QTEST_GUILESS_MAIN(TestFiles)
#include "files.moc"
