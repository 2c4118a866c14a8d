// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/speller.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace paperround;
using namespace Qt::StringLiterals;

/// Dictionaries are found by language; what they do not know, a person can add.
class TestSpeller : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void findsTheDictionaryOfALanguage_data();
    void findsTheDictionaryOfALanguage();
    void knowsTheWordsOfItsDictionary();
    void readsAnyEncoding();
    void remembersTheWordsOfThePerson();
    void saysNothingWithoutADictionary_data();
    void saysNothingWithoutADictionary();
    void changesWithTheLanguage();
    void learnsForThisRunWhereNothingCanBeWritten();
    void addsToTheWordsOfAnotherWindow();
    void leavesWordsThatCannotBeReadAsTheyAre();
    void waitsForTheDictionaryThatIsBeingRead();

private:
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_dir->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    void make(const QString &name, const QByteArray &words, const QByteArray &encoding = "UTF-8") const
    {
        const QByteArray count = QByteArray::number(words.count('\n'));
        write(name + u".aff"_s, "SET " + encoding + "\nTRY esianrtolcdugmphbyfvkwz\n");
        write(name + u".dic"_s, count + '\n' + words);
    }
    [[nodiscard]] QStringList folders() const { return {m_dir->path()}; }
    /// Its dictionary has been read.
    static bool ready(Speller &speller, const QString &language)
    {
        speller.setLanguage(language);
        return QTest::qWaitFor([&speller] { return speller.isReady(); });
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestSpeller::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
}

void TestSpeller::findsTheDictionaryOfALanguage_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("system");
    QTest::addColumn<QString>("name");
    QTest::newRow("its region") << u"pt-br"_s << QString() << u"pt_BR"_s;
    QTest::newRow("its own country") << u"pt"_s << QString() << u"pt_PT"_s;
    QTest::newRow("the computer's region") << u"en"_s << u"en_GB"_s << u"en_GB"_s;
    QTest::newRow("another computer's") << u"en"_s << u"de_DE"_s << u"en_US"_s;
    QTest::newRow("the first") << u"sr"_s << QString() << u"sr_ME"_s;
    QTest::newRow("without a region") << u"eo"_s << QString() << u"eo"_s;
    QTest::newRow("simple English") << u"simple"_s << QString() << u"en_US"_s;
    QTest::newRow("no dictionary") << u"fr"_s << QString() << QString();
    QTest::newRow("half a dictionary") << u"it"_s << QString() << QString();
    QTest::newRow("no language") << QString() << QString() << QString();
    QTest::newRow("a longer code is another language") << u"e"_s << QString() << QString();
}

void TestSpeller::findsTheDictionaryOfALanguage()
{
    for (const auto &name : {u"pt_BR"_s, u"pt_PT"_s, u"en_GB"_s, u"en_US"_s, u"sr_ME"_s, u"sr_RS"_s, u"eo"_s})
        make(name, "x\n");
    write(u"it_IT.dic"_s, "1\nx\n");
    QFETCH(const QString, language);
    QFETCH(const QString, system);
    QFETCH(const QString, name);
    const QString found = dictionaryFor(language, {u"/nowhere"_s, m_dir->path()}, system);
    QCOMPARE(found, name.isEmpty() ? QString() : m_dir->filePath(name));
}

void TestSpeller::knowsTheWordsOfItsDictionary()
{
    make(u"en_US"_s, "hello\nworld\ndon't\n");
    Speller speller(folders(), {});
    QVERIFY(ready(speller, u"en"_s));
    QVERIFY(speller.knows(u"hello"_s));
    QVERIFY(speller.knows(u"Hello"_s));
    QVERIFY(speller.knows(u"don’t"_s)); // A curly apostrophe is one.
    QVERIFY(!speller.knows(u"helo"_s));
    QCOMPARE(speller.suggestions(u"helo"_s), QStringList{u"hello"_s});
}

void TestSpeller::readsAnyEncoding()
{
    make(u"de_DE"_s,
         "Stra\xdf"
         "e\nM\xfcll\n",
         "ISO8859-1");
    Speller speller(folders(), {});
    QVERIFY(ready(speller, u"de"_s));
    QVERIFY(speller.knows(u"Straße"_s));
    QVERIFY(!speller.knows(u"Mull"_s));
    QVERIFY(speller.suggestions(u"Mull"_s).contains(u"Müll"_s));
    QVERIFY(speller.knows(u"слово"_s)); // It has no such letters: nothing can be said.
}

void TestSpeller::remembersTheWordsOfThePerson()
{
    make(u"en_US"_s, "hello\n");
    const QString file = m_dir->filePath(u"writing/words.txt"_s);
    Speller speller(folders(), file);
    QVERIFY(ready(speller, u"en"_s));
    QVERIFY(!speller.knows(u"wikimedian"_s));
    QSignalSpy changed(&speller, &Speller::changed);
    QVERIFY(speller.learn(u"wikimedian"_s));
    QCOMPARE(changed.count(), 1);
    QVERIFY(speller.knows(u"wikimedian"_s));
    QVERIFY(speller.knows(u"Wikimedian"_s)); // At the beginning of a sentence.
    Speller later(folders(), file);
    QVERIFY(ready(later, u"en"_s));
    QVERIFY(later.knows(u"wikimedian"_s));
    QVERIFY(!later.knows(u"wikimedia"_s));
}

void TestSpeller::saysNothingWithoutADictionary_data()
{
    QTest::addColumn<QByteArray>("aff");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("in an encoding nobody knows") << QByteArray("SET KLINGON-8\n");
}

void TestSpeller::saysNothingWithoutADictionary()
{
    QFETCH(const QByteArray, aff);
    if (!aff.isEmpty()) {
        write(u"en_US.aff"_s, aff);
        write(u"en_US.dic"_s, "1\nx\n");
    }
    Speller speller(folders(), {});
    speller.setLanguage(u"en"_s);
    QTRY_COMPARE(speller.isUnusable(), !aff.isEmpty());
    QVERIFY(!speller.hasDictionary());
    QVERIFY(!speller.isReady());
    QVERIFY(speller.knows(u"anything"_s));
    QVERIFY(speller.suggestions(u"anything"_s).isEmpty());
}

void TestSpeller::changesWithTheLanguage()
{
    make(u"en_US"_s, "hello\n");
    make(u"fr_FR"_s, "bonjour\n");
    Speller speller(folders(), {});
    QVERIFY(ready(speller, u"en"_s));
    QVERIFY(!speller.knows(u"bonjour"_s));
    QVERIFY(ready(speller, u"fr"_s));
    QVERIFY(speller.knows(u"bonjour"_s));
    QVERIFY(!speller.knows(u"hello"_s));
    speller.setLanguage(u"en"_s); // Read already: at once.
    QVERIFY(speller.isReady());
    QVERIFY(speller.knows(u"hello"_s));
    speller.setLanguage({});
    QVERIFY(!speller.isReady());
}

void TestSpeller::learnsForThisRunWhereNothingCanBeWritten()
{
    make(u"en_US"_s, "hello\n");
    write(u"taken"_s, "a file where a folder should be");
    Speller speller(folders(), m_dir->filePath(u"taken/words.txt"_s));
    QVERIFY(ready(speller, u"en"_s));
    QCOMPARE(speller.learn(u"wikimedian"_s).error().code, u"file-write"_s);
    QVERIFY(speller.knows(u"wikimedian"_s));
}

void TestSpeller::addsToTheWordsOfAnotherWindow()
{
    make(u"en_US"_s, "hello\n");
    const QString file = m_dir->filePath(u"words.txt"_s);
    Speller one(folders(), file);
    Speller other(folders(), file);
    QVERIFY(one.learn(u"wikimedian"_s));
    QVERIFY(other.learn(u"wikitext"_s));
    Speller later(folders(), file);
    QVERIFY(ready(later, u"en"_s));
    QVERIFY(later.knows(u"wikimedian"_s));
    QVERIFY(later.knows(u"wikitext"_s));
}

void TestSpeller::leavesWordsThatCannotBeReadAsTheyAre()
{
    make(u"en_US"_s, "hello\n");
    const QByteArray words = QByteArray("wikimedian\n").repeated(400'000);
    write(u"words.txt"_s, words);
    Speller speller(folders(), m_dir->filePath(u"words.txt"_s));
    QVERIFY(ready(speller, u"en"_s));
    QCOMPARE(speller.learn(u"wikitext"_s).error().code, u"file-too-big"_s);
    QVERIFY(speller.knows(u"wikitext"_s)); // For this run.
    QCOMPARE(QFile(m_dir->filePath(u"words.txt"_s)).size(), words.size());
}

void TestSpeller::waitsForTheDictionaryThatIsBeingRead()
{
    make(u"en_US"_s, "hello\n");
    std::atomic_bool goOn = false;
    std::atomic_bool ended = false;
    auto speller = std::make_unique<Speller>(folders(), QString(), nullptr,
                                             [&goOn, &ended](const QString &) -> std::unique_ptr<Dictionary> {
                                                 while (!goOn)
                                                     QThread::yieldCurrentThread();
                                                 for (int i = 0; i < 1000; ++i)
                                                     QThread::yieldCurrentThread();
                                                 ended = true;
                                                 return nullptr;
                                             });
    speller->setLanguage(u"en"_s);
    goOn = true;
    speller.reset();
    QVERIFY(ended);
}

QTEST_GUILESS_MAIN(TestSpeller)
#include "speller.moc"
