// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/writingroom.h"

#include "domain/message/wording.h"
#include "models/translations.h"
#include "ui/message/speller.h"
#include "ui/message/spellwork.h"
#include "ui/message/wordsbar.h"
#include "ui/widgets/style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QScopeGuard>
#include <QSettings>
#include <QSignalSpy>

using namespace paperround;
using namespace Qt::StringLiterals;

/// What helps to write a message: search, spelling, words for some alone.
class TestMessageWriting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsByKeyboardAndGoesBackToTheText();
    void replacesOneAndAllWithOneChange();
    void marksWhatBelongsTogether();
    void underlinesWhatNoDictionaryKnows();
    void asksTheDictionaryOfWhatIsWritten();
    void putsASuggestionInPlaceByKeyboard();
    void aSuggestionIsForTheWordThatItWasMadeFor();
    void saysWhyThereIsNoUnknownWord();
    void writesForTheRowsOfASource();
    void whetherSpellingIsCheckedOutlivesTheRun();
    void escapeStaysWithWhatIsWritten();
    void staysWhole_data();
    void staysWhole();
};

void TestMessageWriting::initTestCase()
{
    installTranslations(*qApp, QLocale::c());
    applyStyle(*qApp, themeChoiceFromName(qEnvironmentVariable("PAPERROUND_THEME", u"light"_s)));
}

void TestMessageWriting::findsByKeyboardAndGoesBackToTheText()
{
    WritingRoom room;
    room.body().setPlainText(u"one two One three one"_s);
    room.press(Qt::Key_F, Qt::ControlModifier);
    QVERIFY(room.bar().isVisible());
    QTest::keyClicks(QApplication::focusWidget(), u"one"_s);
    QTRY_VERIFY(room.tells(u"1 of 3"_s));
    QCOMPARE(room.body().textCursor().selectedText(), u"one"_s);
    room.press(Qt::Key_Return);
    QTRY_VERIFY(room.tells(u"2 of 3"_s));
    QCOMPARE(room.body().textCursor().selectionStart(), 8);
    room.press(Qt::Key_F3);
    room.press(Qt::Key_F3); // round the end
    QTRY_VERIFY(room.tells(u"1 of 3"_s));
    room.press(Qt::Key_Return, Qt::ShiftModifier);
    QTRY_VERIFY(room.tells(u"3 of 3"_s));
    look(room.page, u"writing-find"_s);
    room.bar().findChild<QCheckBox *>()->click();
    QTRY_VERIFY(room.tells(u"2 of 2"_s));
    type(QApplication::focusWidget() == room.bar().findChild<QCheckBox *>()
             ? room.bar().findChildren<QLineEdit *>().at(0)
             : QApplication::focusWidget(),
         u"four"_s);
    QTRY_VERIFY(room.tells(u"Not found"_s));
    room.press(Qt::Key_Escape);
    QVERIFY(!room.bar().isVisible());
    QVERIFY(room.body().hasFocus());
    // The menu by its key.
    room.press(Qt::Key_O, Qt::AltModifier);
    QTRY_COMPARE(QApplication::activePopupWidget(), room.step->tools().menu());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    QVERIFY(room.bar().isVisible());
}

void TestMessageWriting::replacesOneAndAllWithOneChange()
{
    WritingRoom room;
    const QString text = u"colour, Colour\nand colours"_s;
    room.body().setPlainText(text);
    room.press(Qt::Key_H, Qt::ControlModifier);
    const auto fields = room.bar().findChildren<QLineEdit *>();
    type(fields.at(0), u"colour"_s);
    type(fields.at(1), u"color"_s);
    QTest::keyClick(fields.at(1), Qt::Key_Return);
    QCOMPARE(room.text(), u"color, Colour\nand colours"_s);
    QCOMPARE(room.body().textCursor().selectedText(), u"Colour"_s); // and the next one is shown
    look(room.page, u"writing-replace"_s);
    const auto buttons = room.bar().findChildren<QPushButton *>();
    const auto all =
        std::ranges::find_if(buttons, [](const auto *each) { return each->text() == "Replace &all"_L1; });
    QVERIFY(all != buttons.end());
    (*all)->click();
    QCOMPARE(room.text(), u"color, color\nand colors"_s);
    QTRY_VERIFY(room.tells(u"2 replaced"_s));
    QCOMPARE(room.document().message().body, room.text());
    room.body().undo();
    QCOMPARE(room.text(), u"color, Colour\nand colours"_s);
}

void TestMessageWriting::marksWhatBelongsTogether()
{
    WritingRoom room;
    room.body().setPlainText(u"a [[Link]] <b>b</b>"_s);
    const auto marked = [&room](int position) {
        QTextCursor cursor = room.body().textCursor();
        cursor.setPosition(position);
        room.body().setTextCursor(cursor);
        QStringList words;
        for (const auto &each : room.body().extraSelections()) {
            if (each.format.fontWeight() == QFont::Bold)
                words.append(each.cursor.selectedText());
        }
        return words;
    };
    QCOMPARE(marked(2), (QStringList{u"[["_s, u"]]"_s}));
    QCOMPARE(marked(10), (QStringList{u"[["_s, u"]]"_s}));
    QCOMPARE(marked(12), (QStringList{u"<b>"_s, u"</b>"_s}));
    QCOMPARE(marked(6), QStringList());
}

void TestMessageWriting::underlinesWhatNoDictionaryKnows()
{
    WritingRoom room;
    room.body().setPlainText(u"Hello thear [[Pgae|frends]] {{Tmplate}} news"_s);
    QTRY_COMPARE(room.misspelt(), (QStringList{u"thear"_s, u"frends"_s}));
    look(room.page, u"writing-spelling"_s);
    // What stands before it moves its line along.
    QTextCursor cursor = room.body().textCursor();
    cursor.setPosition(0);
    room.body().setTextCursor(cursor);
    QTest::keyClicks(&room.body(), u"Hello "_s);
    QCOMPARE(room.misspelt(), (QStringList{u"thear"_s, u"frends"_s}));
    Q_EMIT room.body().learnWanted(u"thear"_s);
    QTRY_COMPARE(room.misspelt(), QStringList{u"frends"_s});
    QFile words(room.folder.filePath(u"writing/words.txt"_s));
    QVERIFY(words.open(QIODevice::ReadOnly));
    QCOMPARE(words.readAll(), QByteArray("thear\n"));
    QAction *check = room.action(u"Check spelling: "_s);
    QVERIFY(check && check->isChecked());
    check->trigger();
    QTRY_COMPARE(room.misspelt(), QStringList());
}

void TestMessageWriting::asksTheDictionaryOfWhatIsWritten()
{
    WritingRoom room;
    room.document().setVariants({{u"fr"_s, {}, {}, u"bonjour hello"_s}, {u"ar"_s, {}, {}, u"hello"_s}});
    room.body().setPlainText(u"bonjour hello"_s);
    QTRY_COMPARE(room.misspelt(), QStringList{u"bonjour"_s});
    auto *whose = room.step->findChild<WordsBar *>()->findChild<QComboBox *>();
    whose->setCurrentIndex(1);
    QTRY_COMPARE(room.misspelt(), QStringList{u"hello"_s});
    whose->setCurrentIndex(2);
    QTRY_COMPARE(room.misspelt(), QStringList());
    QAction *check = room.action(u"no dictionary of"_s);
    QVERIFY(check && !check->isEnabled());
}

void TestMessageWriting::putsASuggestionInPlaceByKeyboard()
{
    WritingRoom room;
    room.body().setPlainText(u"hello frends"_s);
    QTRY_COMPARE(room.misspelt(), QStringList{u"frends"_s});
    room.press(Qt::Key_F7);
    QMenu *menu = nullptr;
    QTRY_VERIFY(menu = qobject_cast<QMenu *>(QApplication::activePopupWidget()));
    QVERIFY(room.action(u"friends"_s, menu));
    QVERIFY(room.action(u"Add to my words"_s, menu));
    QTest::keyClick(menu, Qt::Key_Return);
    QTRY_COMPARE(room.text(), u"hello friends"_s);
    room.body().undo();
    QCOMPARE(room.text(), u"hello frends"_s);
}

void TestMessageWriting::aSuggestionIsForTheWordThatItWasMadeFor()
{
    WritingRoom room;
    room.body().setPlainText(u"hello frends"_s);
    QTRY_COMPARE(room.misspelt(), QStringList{u"frends"_s});
    room.press(Qt::Key_F7);
    auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
    QVERIFY(menu);
    room.step->mend({LintField::Body, {0, 0}, u"Oh, "_s}); // Meanwhile.
    room.action(u"friends"_s, menu)->trigger();
    QCOMPARE(room.text(), u"Oh, hello frends"_s);
    menu->close();
}

void TestMessageWriting::saysWhyThereIsNoUnknownWord()
{
    WritingRoom room;
    room.write(u"hunspell/de_DE.aff"_s, "SET KLINGON-8\n");
    room.write(u"hunspell/de_DE.dic"_s, "1\nx\n");
    room.document().setVariants({{u"ar"_s, {}, {}, u"hello"_s}, {u"de"_s, {}, {}, u"hello"_s}});
    room.body().setPlainText(u"hello frends"_s);
    QTRY_COMPARE(room.misspelt(), QStringList{u"frends"_s});
    room.body().setPlainText(u"hello friends"_s);
    QTRY_VERIFY(!room.step->tools().spelling().isBusy());
    const auto says = [&room](const QString &words) {
        room.press(Qt::Key_F7);
        return room.notice(words).has_value();
    };
    QVERIFY(says(u"Every word is known"_s));
    look(room.page, u"writing-known"_s);
    QTest::keyClicks(&room.body(), u" "_s); // As long as nobody writes.
    QVERIFY(!room.notice(u"Every word is known"_s));
    room.body().setPlainText(u"frends\n"_s.repeated(50'000));
    QTRY_VERIFY(says(u"The text is too long"_s));
    auto *whose = room.step->findChild<WordsBar *>()->findChild<QComboBox *>();
    whose->setCurrentIndex(1);
    QVERIFY(says(u"No dictionary of"_s));
    whose->setCurrentIndex(2);
    QTRY_VERIFY(room.step->tools().speller().isUnusable());
    QVERIFY(says(u"The dictionary of"_s));
    QAction *check = room.action(u"cannot be read"_s);
    QVERIFY(check && !check->isEnabled() && !check->isChecked());
    whose->setCurrentIndex(0);
    room.action(u"Check spelling: "_s)->trigger();
    QVERIFY(says(u"Spelling is not checked"_s));
}

void TestMessageWriting::writesForTheRowsOfASource()
{
    WritingRoom room;
    DraftDocument &document = room.document();
    room.session().targetsWork().addText(u"User talk:E1@home.example\nUser talk:E2@fr.example"_s,
                                         u"editors"_s);
    const QString name = document.sources().constLast().name;
    auto *words = room.step->findChild<WordsBar *>();
    auto *menu = words->findChild<QMenu *>();
    Q_EMIT menu->aboutToShow();
    QAction *segment = room.action(name, menu);
    QVERIFY(segment);
    segment->trigger();
    room.body().setFocus();
    room.body().insertPlainText(u"Dear editors"_s);
    const Request request = document.request();
    const MessageVariant variant = request.message.variants.constFirst();
    QCOMPARE(variant.segment, name);
    for (int row = 1; row <= request.targets.size(); ++row)
        QCOMPARE(isForRow(variant, row), request.targets[row - 1].title.startsWith("User talk:E"_L1));
    QVERIFY(checkRequest(request));
    QVERIFY(document.message().variants.constFirst().rows.isEmpty()); // They are the list's, as it then is.
    // Words stay with their source under its new name, and undo takes both back.
    const char16_t letter = document.sources().constLast().letter;
    document.renameSource(letter, u"The editors"_s);
    QCOMPARE(document.message().variants.constFirst().segment, u"The editors"_s);
    document.undoStack().undo();
    QCOMPARE(document.message().variants.constFirst().segment, name);
    // Without its source nobody gets them, and that is told.
    document.removeSource(letter);
    QCOMPARE(checkRequest(document.request()).error().code, u"bad-segment"_s);
    QTRY_VERIFY(std::ranges::any_of(words->findChildren<QPushButton *>(), [](const QPushButton *each) {
        return each->isVisible() && each->text() == "1 source without a row"_L1;
    }));
}

void TestMessageWriting::whetherSpellingIsCheckedOutlivesTheRun()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    const auto isChecked = [](const WritingRoom &room) {
        return room.action(u"Check spelling"_s)->isChecked();
    };
    {
        WritingRoom room;
        room.page.restoreState(settings);
        QTRY_VERIFY(isChecked(room)); // Unless somebody does not want it.
        room.action(u"Check spelling"_s)->trigger();
        room.page.saveState(settings);
    }
    {
        WritingRoom room;
        room.page.restoreState(settings);
        QTRY_VERIFY(room.action(u"Check spelling"_s)->isEnabled());
        QVERIFY(!isChecked(room));
        room.body().insertPlainText(u"hello frends "_s);
        room.action(u"Check spelling"_s)->trigger();
        QTRY_COMPARE(room.misspelt(), QStringList(u"frends"_s));
        room.page.saveState(settings);
    }
    WritingRoom room;
    room.page.restoreState(settings);
    QTRY_VERIFY(isChecked(room));
}

void TestMessageWriting::escapeStaysWithWhatIsWritten()
{
    WritingRoom room;
    DraftEditor &editor = room.page.editor();
    QSignalSpy left(&editor, &DraftEditor::listWanted);
    QTest::keyClick(&room.body(), Qt::Key_Escape);
    room.step->subjectField()->setFocus();
    QTest::keyClick(room.step->subjectField(), Qt::Key_Escape);
    QCOMPARE(left.count(), 0);
    auto *words = room.step->findChild<WordsBar *>()->findChild<QComboBox *>();
    words->setFocus();
    QTest::keyClick(words, Qt::Key_Escape);
    QCOMPARE(left.count(), 1);
}

void TestMessageWriting::staysWhole_data()
{
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::addColumn<int>("percent");
    QTest::addColumn<int>("width");
    QTest::newRow("wide") << Qt::LeftToRight << 100 << 1280;
    QTest::newRow("narrow") << Qt::LeftToRight << 100 << 560;
    QTest::newRow("mirrored") << Qt::RightToLeft << 100 << 960;
    QTest::newRow("large") << Qt::LeftToRight << 200 << 1280;
}

void TestMessageWriting::staysWhole()
{
    QFETCH(const Qt::LayoutDirection, direction);
    QFETCH(const int, percent);
    QFETCH(const int, width);
    const QFont plain = QApplication::font();
    QFont font = plain;
    font.setPointSizeF(plain.pointSizeF() * percent / 100);
    QApplication::setFont(font);
    QApplication::setLayoutDirection(direction);
    const auto restored = qScopeGuard([&plain] {
        QApplication::setFont(plain);
        QApplication::setLayoutDirection(Qt::LeftToRight);
    });
    {
        WritingRoom room;
        room.page.resize(width, 900);
        QVERIFY(percent > 100 || room.page.minimumSizeHint().width() <= 960); // Two steps beside each other.
        room.body().setPlainText(u"Hello thear\n[[Page]] frends ~~~~"_s);
        QTRY_VERIFY(!room.misspelt().isEmpty());
        room.press(Qt::Key_H, Qt::ControlModifier);
        QTest::keyClicks(QApplication::focusWidget(), u"e"_s);
        QCoreApplication::sendPostedEvents();
        const auto fields = room.step->findChildren<QAbstractButton *>();
        for (const QAbstractButton *each : fields) {
            if (each->isVisible())
                QVERIFY2(each->width() >= each->minimumSizeHint().width()
                             && room.step->rect().contains(each->mapTo(room.step, each->rect().center())),
                         qPrintable(each->text() + each->accessibleName()));
        }
        look(room.page,
             u"writing-%1-%2-%3"_s.arg(direction == Qt::RightToLeft ? u"rtl"_s : u"ltr"_s)
                 .arg(percent)
                 .arg(width));
    }
}

QTEST_MAIN(TestMessageWriting)
#include "messagewriting.moc"
