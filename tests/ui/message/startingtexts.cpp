// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/startingtexts.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

/// Texts that a person begins a message with are files; any file of text can be one.
class TestStartingTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void comeBackAsTheyWereKept_data();
    void comeBackAsTheyWereKept();
    void areSortedWhateverTheirCase();
    void areReplacedAndRemoved();
    void staysInItsFolderWhateverTheName();
    void saysWhyOneCannotBeKept();
    void readsAnyFileOfText_data();
    void readsAnyFileOfText();
    void saysWhyAFileIsNoText_data();
    void saysWhyAFileIsNoText();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestStartingTexts::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void TestStartingTexts::comeBackAsTheyWereKept_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("body");
    QTest::newRow("plain") << u"Weekly"_s << u"News <3"_s << u"Hello\n\n== Not the subject ==\n~~~~"_s;
    QTest::newRow("without a subject") << u"Weekly"_s << QString() << u"Hello\n"_s;
    QTest::newRow("without a text") << u"Weekly"_s << u"News"_s << QString();
    QTest::newRow("a name with signs") << u"Tech/News: 50 % \"ü\" نشرة .."_s << u"S"_s << u"B"_s;
    QTest::newRow("a heading at first") << u"x"_s << QString() << u"== A ==\n\nB"_s;
    QTest::newRow("a heading after the subject") << u"x"_s << u"S"_s << u"== A ==\n\nB"_s;
    QTest::newRow("empty lines and blanks at first") << u"x"_s << u"S"_s << u"\n \n  B"_s;
    QTest::newRow("what a web page begins with") << u"x"_s << QString() << u"<!DOCTYPE html> is it"_s;
    QTest::newRow("a long name in Arabic") << u"نشرة"_s.repeated(28) << u"S"_s << u"B"_s;
    QTest::newRow("a long name in Japanese") << u"技術ニュース"_s.repeated(13) << u"S"_s << u"B"_s;
    QTest::newRow("a subject with signs") << u"x"_s << u"== S == ='"_s << u"=== B ==="_s;
}

void TestStartingTexts::comeBackAsTheyWereKept()
{
    QFETCH(const QString, name);
    QFETCH(const QString, subject);
    QFETCH(const QString, body);
    const StartingTexts texts(m_dir->filePath(u"writing/texts"_s));
    QVERIFY(texts.names().isEmpty());
    QVERIFY(texts.keep(name, {subject, body}));
    QCOMPARE(texts.names(), QStringList{name});
    const auto text = texts.read(name);
    QVERIFY(text);
    QCOMPARE(text->subject, subject);
    QCOMPARE(text->body, body);
}

void TestStartingTexts::areSortedWhateverTheirCase()
{
    const StartingTexts texts(m_dir->path());
    for (const auto &name : {u"cherry"_s, u"Banana"_s, u"apple"_s})
        QVERIFY(texts.keep(name, {{}, u"x"_s}));
    QCOMPARE(texts.names(), (QStringList{u"apple"_s, u"Banana"_s, u"cherry"_s}));
}

void TestStartingTexts::areReplacedAndRemoved()
{
    const StartingTexts texts(m_dir->path());
    QVERIFY(texts.keep(u"a"_s, {{}, u"one"_s}));
    QVERIFY(texts.keep(u"a"_s, {{}, u"two"_s}));
    QCOMPARE(texts.read(u"a"_s)->body, u"two"_s);
    QVERIFY(texts.remove(u"a"_s));
    QVERIFY(texts.names().isEmpty());
    QCOMPARE(texts.read(u"a"_s).error().code, u"unreadable-file"_s);
    QCOMPARE(texts.remove(u"a"_s).error().code, u"file-write"_s);
}

void TestStartingTexts::staysInItsFolderWhateverTheName()
{
    const StartingTexts texts(m_dir->filePath(u"texts"_s));
    for (const auto &name : {u"../out"_s, u"/etc/x"_s, u"..\\out"_s, u"."_s, u".."_s, u"a:b*?"_s})
        QVERIFY(texts.keep(name, {{}, u"x"_s}));
    QCOMPARE(texts.names().size(), 6);
    QCOMPARE(QDir(m_dir->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{u"texts"_s});
}

void TestStartingTexts::saysWhyOneCannotBeKept()
{
    QCOMPARE(StartingTexts({}).keep(u"a"_s, {{}, u"x"_s}).error().code, u"bad-name"_s);
    const StartingTexts texts(m_dir->path());
    QCOMPARE(texts.keep(u" "_s, {{}, u"x"_s}).error().code, u"bad-name"_s);
    QCOMPARE(texts.keep(QString(300, u'a'), {{}, u"x"_s}).error().code, u"bad-name"_s);
    QCOMPARE(texts.keep(QString(130, QChar(0x634)), {{}, u"x"_s}).error().code, u"bad-name"_s);
    // What could not be read again.
    QCOMPARE(texts.keep(u"a"_s, {{}, QString(1024 * 1024, u'x')}).error().code, u"file-too-big"_s);
    QVERIFY(texts.names().isEmpty());
    QFile taken(m_dir->filePath(u"taken"_s));
    QVERIFY(taken.open(QIODevice::WriteOnly));
    QCOMPARE(StartingTexts(taken.fileName()).keep(u"a"_s, {{}, u"x"_s}).error().code, u"file-write"_s);
}

void TestStartingTexts::readsAnyFileOfText_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("body");
    QTest::newRow("text") << u"a.txt"_s << QByteArray("Hello\r\nthere") << QString() << u"Hello\nthere"_s;
    QTest::newRow("with its subject")
        << u"a.wiki"_s << QByteArray("== News ==\n\nHello") << u"News"_s << u"Hello"_s;
    QTest::newRow("a lower heading") << u"a.wiki"_s << QByteArray("=== Part ===\nHello") << QString()
                                     << u"=== Part ===\nHello"_s;
    QTest::newRow("a mark of order") << u"a.txt"_s << QByteArray("\xef\xbb\xbfHi") << QString() << u"Hi"_s;
    QTest::newRow("UTF-16") << u"a.txt"_s << QByteArray("\xff\xfeH\0i\0", 6) << QString() << u"Hi"_s;
    QTest::newRow("Latin") << u"a.txt"_s << QByteArray("caf\xe9") << QString() << u"café"_s;
    QTest::newRow("a web page") << u"a.html"_s << QByteArray("<p>Hello <b>there</b></p>") << QString()
                                << u"Hello '''there'''"_s;
    QTest::newRow("a web page by its words")
        << u"page"_s << QByteArray("<!DOCTYPE html><p>Hello") << QString() << u"Hello"_s;
}

void TestStartingTexts::readsAnyFileOfText()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, subject);
    QFETCH(const QString, body);
    QFile file(m_dir->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    const auto text = messageFromFile(file.fileName());
    QVERIFY(text);
    QCOMPARE(text->message.subject, subject);
    QCOMPARE(text->message.body, body);
    QVERIFY(!text->truncated && !text->flattened);
}

void TestStartingTexts::saysWhyAFileIsNoText_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("code");
    QTest::newRow("none") << QByteArray() << u"unreadable-file"_s;
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\x0d", 12) << u"not-a-text"_s;
    QTest::newRow("a book") << QByteArray(1024 * 1024 + 1, 'a') << u"file-too-big"_s;
}

void TestStartingTexts::saysWhyAFileIsNoText()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, code);
    const QString path = m_dir->filePath(u"file"_s);
    if (!bytes.isEmpty()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    QCOMPARE(messageFromFile(path).error().code, code);
}

QTEST_GUILESS_MAIN(TestStartingTexts)
#include "startingtexts.moc"
