// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Long lists are read beside the window, and can be given up.
#include "ui/targets/listreader.h"

#include "models/translations.h"
#include "ui/drafts/sendroom.h"
#include "ui/targets/targetsstep.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/style.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <sys/stat.h>

using namespace paperround;

namespace {

struct Room : SendRoom
{
    Room()
        : SendRoom(0)
    {
        page.editor().goTo(DraftEditor::Targets);
    }
    QTemporaryDir folder;

    [[nodiscard]] QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName()
                                                                                    : QString();
    }
    [[nodiscard]] TargetsWork &work() { return session().targetsWork(); }
    [[nodiscard]] const Notice *notice(const QString &key)
    {
        const auto bars = page.editor().findChild<TargetsStep *>()->findChildren<InlineBar *>();
        for (const InlineBar *bar : bars) {
            for (const Notice &notice : bar->notices()) {
                if (notice.key == key)
                    return &notice;
            }
        }
        return nullptr;
    }
};

QByteArray manyLines(int count)
{
    QByteArray lines;
    for (int i = 0; i < count; ++i)
        lines += "User talk:Reader " + QByteArray::number(i) + "@fr.example\n";
    return lines;
}

} // namespace

class TestListReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, ThemeChoice::Light);
    }

    void aMillionLinesAreReadBesideTheWindow()
    {
        Room room;
        const QString path = room.write(u"readers.txt"_s, manyLines(1'000'000));
        QSignalSpy added(&room.work(), &TargetsWork::added);
        room.work().addFile(path);
        QVERIFY(added.isEmpty()); // it came back before anything was read
        QVERIFY(room.notice(u"reading"_s) != nullptr);
        look(room.page, u"reading"_s);
        QTRY_COMPARE_WITH_TIMEOUT(added.size(), 1, 200'000);
        QCOMPARE(added.at(0).at(0).toInt(), 1'000'000);
        QVERIFY(room.notice(u"reading"_s) == nullptr);
        QTRY_VERIFY_WITH_TIMEOUT(!room.document().isComposing(), 200'000);
        QCOMPARE(room.document().targets().entries().size(), 1'000'000);
    }

    void whatIsGivenUpIsNotAdded()
    {
        Room room;
        const QString path = room.write(u"readers.txt"_s, manyLines(200'000));
        const QString other = room.write(u"few.txt"_s, manyLines(3));
        QSignalSpy added(&room.work(), &TargetsWork::added);
        QSignalSpy failed(&room.work(), &TargetsWork::failed);
        room.work().addFile(path);
        QCOMPARE(room.notice(u"reading"_s)->actions.size(), 1);
        room.notice(u"reading"_s)->actions.constFirst().run(); // Cancel
        QVERIFY(room.notice(u"reading"_s) == nullptr);
        QCOMPARE(room.work().reading(), QString());
        room.work().addFile(other);
        QTRY_COMPARE(added.size(), 1);
        QCOMPARE(added.at(0).at(2).toString(), u"few.txt"_s);
        QCOMPARE(room.document().sources().size(), 1);
        QVERIFY(failed.isEmpty());
    }

    void aPageThatItsWikiDoesNotBringCanBeGivenUp()
    {
        Room room;
        room.round.wikis->edit(u"home.example"_s, u"List"_s, u"{{#target:User talk:A}}"_s);
        QSignalSpy added(&room.work(), &TargetsWork::added);
        QSignalSpy failed(&room.work(), &TargetsWork::failed);
        room.round.clock.setRunning(false);
        room.work().loadPage(u"home.example"_s, u"List"_s);
        QVERIFY(room.work().isLoading());
        QVERIFY(room.notice(u"reading"_s) == nullptr); // most pages are there before it could be read
        QTRY_VERIFY(room.notice(u"reading"_s) != nullptr);
        look(room.page, u"reading-page"_s);
        room.notice(u"reading"_s)->actions.constFirst().run(); // Cancel
        QVERIFY(!room.work().isLoading());
        QVERIFY(room.notice(u"reading"_s) == nullptr);
        QVERIFY(room.round.wikis->isGivenUp());
        room.round.clock.setRunning(true);
        QTRY_VERIFY(!room.round.clock.hasEvents());
        QCOMPARE(added.size() + failed.size(), 0);
    }

    void aPasteMeanwhileTakesNothingAway()
    {
        Room room;
        QSignalSpy added(&room.work(), &TargetsWork::added);
        room.work().addFile(room.write(u"readers.txt"_s, manyLines(50'000)));
        room.work().addText(u"User talk:A@fr.example"_s, u"pasted"_s);
        QCOMPARE(added.size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(added.size(), 2, 60'000);
        QCOMPARE(added.at(1).at(0).toInt(), 50'000);
    }

    void anotherDraftGetsNothingOfIt()
    {
        Room room;
        const QString path = room.write(u"readers.txt"_s, manyLines(50'000));
        QSignalSpy added(&room.work(), &TargetsWork::added);
        room.work().addFile(path);
        room.page.newDraft();
        room.work().addFile(room.write(u"few.txt"_s, manyLines(3)));
        QTRY_COMPARE(added.size(), 1);
        QCOMPARE(room.document().targets().entries().size(), 3);
    }

    void aLongPasteIsReadBesideTheWindowToo()
    {
        Room room;
        QSignalSpy added(&room.work(), &TargetsWork::added);
        room.work().addText(QString::fromLatin1(manyLines(50'000)), u"pasted"_s);
        QVERIFY(added.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(added.size(), 1, 60'000);
        QCOMPARE(added.at(0).at(0).toInt(), 50'000);
        room.work().addLines(QString::fromLatin1(manyLines(50'000)), 3); // into the table, by Ctrl+V
        QCOMPARE(added.size(), 1);
        QTRY_COMPARE_WITH_TIMEOUT(added.size(), 2, 60'000);
    }

    void aTableIsShownFirst()
    {
        Room room;
        QSignalSpy found(&room.work(), &TargetsWork::tableFound);
        QSignalSpy added(&room.work(), &TargetsWork::added);
        room.work().addFile(room.write(u"readers.csv"_s, "page,site\nUser talk:A,fr.example\n"));
        QTRY_COMPARE(found.size(), 1);
        QVERIFY(added.isEmpty());
        auto *add = room.page.findChild<QPushButton *>(u"addTable"_s);
        QTRY_VERIFY(add != nullptr && add->isVisible());
        add->click();
        QTRY_COMPARE(added.size(), 1);
        QCOMPARE(room.document().targets().entries().at(0).target.title, u"User talk:A"_s);
    }

    void aFileIsReadAgainBesideTheWindow()
    {
        Room room;
        QSignalSpy added(&room.work(), &TargetsWork::added);
        QSignalSpy again(&room.work(), &TargetsWork::readAgain);
        room.work().addFile(room.write(u"few.txt"_s, manyLines(3)));
        QTRY_COMPARE(added.size(), 1);
        (void)room.write(u"few.txt"_s, manyLines(4));
        room.work().reread(u'A');
        QVERIFY(again.isEmpty());
        QTRY_COMPARE(again.size(), 1);
        QCOMPARE(room.document().targets().entries().size(), 4);
    }

    void tellsWhyAFileCannotBeRead_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("code");
        QTest::newRow("not there") << u"nothing.txt"_s << u"unreadable-file"_s;
        QTest::newRow("a folder") << QString() << u"unreadable-file"_s;
        QTest::newRow("a pipe") << u"pipe"_s << u"unreadable-file"_s; // nobody writes to it, ever
        QTest::newRow("a broken spreadsheet") << u"broken.ods"_s << u"badods"_s;
        QTest::newRow("too big") << u"big.txt"_s << u"file-too-big"_s;
        QTest::newRow("empty") << u"empty.txt"_s << u"empty-list"_s;
        QTest::newRow("more rows than any list") << u"long.txt"_s << u"toolong"_s;
    }

    void tellsWhyAFileCannotBeRead()
    {
        QFETCH(QString, name);
        QFETCH(QString, code);
        Room room;
        (void)room.write(u"broken.ods"_s, "PK\x03\x04");
        (void)room.write(u"empty.txt"_s, {});
        if (code == "toolong"_L1)
            (void)room.write(u"long.txt"_s, QByteArray("_\n").repeated(TargetRows::Most + 1));
        QFile big(room.folder.filePath(u"big.txt"_s));
        QVERIFY(big.open(QIODevice::WriteOnly) && big.resize(LargestListFile + 1)); // without its bytes
        QCOMPARE(mkfifo(qPrintable(room.folder.filePath(u"pipe"_s)), 0600), 0);
        QSignalSpy failed(&room.work(), &TargetsWork::failed);
        room.work().addFile(room.folder.filePath(name));
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 60'000);
        QCOMPARE(failed.at(0).at(0).value<Error>().code, code);
    }
};

QTEST_MAIN(TestListReader)
#include "listreader.moc"
