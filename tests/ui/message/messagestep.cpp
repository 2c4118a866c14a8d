// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/messagestep.h"

#include "models/translations.h"
#include "ui/drafts/checksstep.h"
#include "ui/drafts/sendroom.h"
#include "ui/message/bodyeditor.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QLineEdit>
#include <QListWidget>
#include <QTreeView>

namespace paperround {

/// What is wrong in a text is told where it is written, led to, and mended with one change.
class MessageStepTest : public QObject
{
    Q_OBJECT

    static MessageStep &stepOf(SendRoom &room) { return *room.page.editor().findChild<MessageStep *>(); }
    static QListWidget &listOf(SendRoom &room) { return *stepOf(room).findChild<QListWidget *>(); }
    static void write(SendRoom &room, const QString &text)
    {
        room.page.editor().goTo(DraftEditor::Message);
        stepOf(room).editor()->setPlainText(text);
    }

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, themeChoiceFromName(qEnvironmentVariable("PAPERROUND_THEME", u"light"_s)));
    }

    void aProblemIsLedToByKeyboard()
    {
        SendRoom room;
        write(room, u"Hello\nand <b>more ~~~~"_s);
        QListWidget &list = listOf(room);
        QTRY_COMPARE(list.count(), 1);
        QCOMPARE(list.item(0)->text(), u"Line 2: \u2068<b>\u2069 is never closed"_s);
        QVERIFY(list.item(0)->data(Qt::AccessibleTextRole).toString().startsWith("Warning, Line 2"_L1));
        list.setFocus();
        list.setCurrentRow(0);
        QTest::keyClick(&list, Qt::Key_Return);
        QCOMPARE(stepOf(room).editor()->textCursor().selectedText(), u"<b>"_s);
        QVERIFY(stepOf(room).editor()->hasFocus());
        look(room.page, u"message-problem"_s);
    }

    void aMendIsOneChangeThatOneUndoTakesBack()
    {
        SendRoom room;
        const QString text = u"See [[fr:X]]\nand [[Category:Y]] ~~~~"_s;
        write(room, text);
        QListWidget &list = listOf(room);
        QTRY_COMPARE(list.count(), 2);
        list.setCurrentRow(1);
        QVERIFY(room.says(u"All pages that get the message would be in it"_s));
        auto *mend = room.named<QPushButton>(u"Write the colon"_s);
        QVERIFY(mend && mend->isVisible());
        const auto cut = [&room] { // What is said is said whole.
            const auto labels = stepOf(room).findChildren<QLabel *>();
            return std::ranges::any_of(labels, [](const QLabel *label) {
                return label->isVisible() && label->wordWrap()
                    && label->height() < label->heightForWidth(label->width());
            });
        };
        QTRY_VERIFY(!cut());
        look(room.page, u"message-mend"_s);
        mend->setFocus();
        QTest::keyClick(mend, Qt::Key_Space);
        QCOMPARE(room.document().message().body, u"See [[fr:X]]\nand [[:Category:Y]] ~~~~"_s);
        QTRY_COMPARE(list.count(), 1);
        QTest::keyClick(stepOf(room).editor(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(room.document().message().body, text);
        QTRY_COMPARE(list.count(), 2);
    }

    void aSubjectThatFallsApartIsShownAsSent()
    {
        SendRoom room;
        room.page.editor().goTo(DraftEditor::Message);
        type(stepOf(room).subjectField(), u"I <3 <i>News</i>"_s);
        QListWidget &list = listOf(room);
        QTRY_COMPARE(list.count(), 1);
        QCOMPARE(list.item(0)->text(), u"Subject: The subject is sent as: \u2068I <3 News\u2069"_s);
        list.setCurrentRow(0);
        auto *mend = room.named<QPushButton>(u"Write it so"_s);
        QVERIFY(mend && mend->isVisible());
        mend->click();
        QCOMPARE(room.document().message().subject, u"I <3 News"_s);
        QCOMPARE(stepOf(room).subjectField()->text(), u"I <3 News"_s);
        QTest::keyClick(stepOf(room).subjectField(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(room.document().message().subject, u"I <3 <i>News</i>"_s);
    }

    void theCursorShowsWhatIsWrongWhereItStands()
    {
        SendRoom room;
        write(room, u"<b>one\n== two ==\n~~~~"_s);
        QTRY_COMPARE(listOf(room).count(), 2);
        QTextCursor cursor = stepOf(room).editor()->textCursor();
        cursor.setPosition(9);
        stepOf(room).editor()->setTextCursor(cursor);
        QCOMPARE(listOf(room).currentRow(), 1);
        QVERIFY(room.says(u"begins a section of its own"_s));
    }

    void aCheckLeadsToItsPlaceAndMendsItThere()
    {
        SendRoom room;
        write(room, u"Hello\nx</b> [[:m:L|Unsubscribe]] ~~~~"_s);
        room.page.editor().goTo(DraftEditor::Checks);
        auto *tree = room.page.editor().findChild<ChecksStep *>()->findChild<QTreeView *>();
        const auto choose = [&] {
            const QModelIndex warnings = tree->model()->index(1, 0);
            for (int row = 0; row < tree->model()->rowCount(warnings); ++row) {
                const QModelIndex index = tree->model()->index(row, 0, warnings);
                if (!index.data().toString().contains("closes nothing"_L1))
                    continue;
                tree->setCurrentIndex(index);
                return true;
            }
            return false;
        };
        QTRY_VERIFY(choose());
        look(room.page, u"checks-mend"_s);
        auto *show = room.named<QPushButton>(u"Show line 2"_s);
        QVERIFY(show && show->isVisible());
        show->click();
        QCOMPARE(room.page.editor().step(), DraftEditor::Message);
        QCOMPARE(stepOf(room).editor()->textCursor().selectedText(), u"</b>"_s);

        room.page.editor().goTo(DraftEditor::Checks);
        QTRY_VERIFY(choose());
        const auto buttons = room.page.editor().findChild<ChecksStep *>()->findChildren<QPushButton *>();
        const auto mend = std::ranges::find(buttons, u"Take it out"_s, &QPushButton::text);
        QVERIFY(mend != buttons.end() && (*mend)->isVisible());
        (*mend)->click();
        QCOMPARE(room.page.editor().step(), DraftEditor::Message);
        QCOMPARE(room.document().message().body, u"Hello\nx [[:m:L|Unsubscribe]] ~~~~"_s);
    }

    void aLinkThatLeadsNowhereIsMendedWithThePrefixOfTheHomeWiki()
    {
        SendRoom room;
        room.round.wikis->tweakRendered = [](const QString &wiki, RenderedMessage &rendered) {
            if (wiki == "fr.example"_L1)
                rendered.missingLinks = {u"Help:Page"_s};
        };
        room.round.wikis->edit(u"home.example"_s, u"Help:Page"_s, u"x"_s);
        for (const auto &wiki : {u"home.example"_s, u"fr.example"_s})
            room.round.wikis->prefixes[wiki] = {{u"m"_s, u"home.example"_s}};
        write(room, u"See [[Help:Page]] ~~~~"_s);
        QCOMPARE(listOf(room).count(), 0);
        room.session().previewWork().renderEverywhere();
        QTRY_COMPARE(listOf(room).count(), 1);
        QCOMPARE(listOf(room).item(0)->text(),
                 u"Line 1: \u2068[[Help:Page]]\u2069 leads nowhere on 1 wiki"_s);
        listOf(room).setCurrentRow(0);
        QPushButton *mend = nullptr;
        QTRY_VERIFY(mend = room.named<QPushButton>(u"Write \u2068[[:m:Help:Page]]\u2069"_s));
        look(room.page, u"message-link"_s);
        mend->click();
        QCOMPARE(room.document().message().body, u"See [[:m:Help:Page|Help:Page]] ~~~~"_s);
    }

    void aLongTextIsReadInAPauseOfTyping()
    {
        SendRoom room;
        write(room, u"<b>"_s.repeated(20'000) + u" ~~~~"_s);
        QTRY_COMPARE(listOf(room).count(), MostOfOneCheck);
        QVERIFY(listOf(room).item(MostOfOneCheck - 1)->text().contains("19,950"_L1)
                || listOf(room).item(MostOfOneCheck - 1)->text().contains("19950"_L1));
    }
};

} // namespace paperround

QTEST_MAIN(paperround::MessageStepTest)
#include "messagestep.moc"
