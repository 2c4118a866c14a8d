// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Titles that go on as the wiki tells: in the table's editor, in the field for a list page, in pasted lines.
#include "ui/targets/titlesuggestions.h"

#include "models/translations.h"
#include "ui/drafts/sendroom.h"
#include "ui/targets/addpanel.h"
#include "ui/targets/targetlines.h"
#include "ui/targets/targetsstep.h"
#include "ui/targets/targettable.h"
#include "ui/targets/titlecompleter.h"
#include "ui/widgets/style.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QLineEdit>
#include <QSignalSpy>

using namespace paperround;

namespace {

/// A draft of two rows, and pages that begin like each other on the first one's wiki.
struct Room : SendRoom
{
    Room()
        : SendRoom(2)
    {
        for (const QString &title : {u"User talk:Ada"_s, u"User talk:Adam"_s, u"User talk:Adele"_s})
            round.wikis->edit(u"home.example"_s, title, u"x"_s);
        round.wikis->edit(u"fr.example"_s, u"User talk:Adieu"_s, u"x"_s);
        page.editor().goTo(DraftEditor::Targets);
        page.activateWindow();
        isActive = QTest::qWaitForWindowActive(&page);
        table()->setFocus();
    }
    bool isActive = false; ///< Who types has the focus.

    [[nodiscard]] TargetsStep *targets() { return page.editor().findChild<TargetsStep *>(); }
    [[nodiscard]] TargetTable *table() { return targets()->table(); }
    [[nodiscard]] TitleSuggestions &suggestions() { return session().targetsWork().suggestions(); }
    [[nodiscard]] QStringList &asked() { return round.wikis->completed; }
    [[nodiscard]] QLineEdit *edit(int row)
    {
        table()->selectRow(row);
        QTest::keyClick(table(), Qt::Key_F2);
        auto *field = table()->findChild<QLineEdit *>();
        if (field != nullptr)
            field->selectAll();
        return field;
    }
    static QStringList offered(const QCompleter *completer)
    {
        QStringList titles;
        for (int row = 0; row < completer->model()->rowCount(); ++row)
            titles.append(completer->model()->index(row, 0).data().toString());
        return titles;
    }
};

} // namespace

class TestTitleSuggestions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, themeChoiceFromName(qEnvironmentVariable("PAPERROUND_THEME", u"light"_s)));
    }

    void cleanup() { QGuiApplication::setLayoutDirection(Qt::LeftToRight); }

    void theEditorOffersHowATitleGoesOn_data()
    {
        QTest::addColumn<Qt::LayoutDirection>("direction");
        QTest::newRow("left to right") << Qt::LeftToRight;
        QTest::newRow("right to left") << Qt::RightToLeft;
    }

    void theEditorOffersHowATitleGoesOn()
    {
        QFETCH(Qt::LayoutDirection, direction);
        QGuiApplication::setLayoutDirection(direction);
        Room room;
        QVERIFY(room.isActive);
        QLineEdit *field = room.edit(0);
        QVERIFY(field != nullptr);
        QTest::keyClicks(field, u"User talk:Ad"_s);
        QTRY_VERIFY(field->completer()->popup()->isVisible());
        QCOMPARE(room.offered(field->completer()),
                 (QStringList{u"User talk:Ada"_s, u"User talk:Adam"_s, u"User talk:Adele"_s}));
        const QString side = direction == Qt::RightToLeft ? u"-rtl"_s : QString();
        look(room.page, u"completion"_s + side);
        look(*field->completer()->popup(), u"completion-list"_s + side);
        QAbstractItemView *list = field->completer()->popup();
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Return); // takes it into the field
        QVERIFY(!list->isVisible());
        QCOMPARE(field->text(), u"User talk:Adam"_s);
        QCOMPARE(room.document().targets().entries().at(0).target.title, u"User talk:U1"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(room.document().targets().entries().at(0).target.title, u"User talk:Adam"_s);
        room.document().undoStack().undo();
        QCOMPARE(room.document().targets().entries().at(0).target.title, u"User talk:U1"_s);
    }

    void escapeShutsTheListBeforeTheEditor()
    {
        Room room;
        QVERIFY(room.isActive);
        QLineEdit *field = room.edit(0);
        QTest::keyClicks(field, u"User talk:Ad"_s);
        QTRY_VERIFY(field->completer()->popup()->isVisible());
        QTest::keyClick(field->completer()->popup(), Qt::Key_Escape);
        QVERIFY(!field->completer()->popup()->isVisible());
        QVERIFY(field->hasFocus());
        QCOMPARE(field->text(), u"User talk:Ad"_s);
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(room.document().targets().entries().at(0).target.title, u"User talk:U1"_s);
    }

    void theRowsOwnWikiIsAsked()
    {
        Room room;
        QVERIFY(room.isActive);
        QLineEdit *field = room.edit(1);
        QTest::keyClicks(field, u"User talk:Ad"_s);
        QTRY_VERIFY(field->completer()->popup()->isVisible());
        QCOMPARE(room.offered(field->completer()), QStringList(u"User talk:Adieu"_s));
        QCOMPARE(room.asked(), QStringList(u"User talk:Ad@fr.example"_s));
    }

    void aPauseOfTheTypingAsksOnce()
    {
        Room room;
        QVERIFY(room.isActive);
        QSignalSpy found(&room.suggestions(), &TitleSuggestions::found);
        for (const QString &words : {u"User talk:A"_s, u"User talk:Ad"_s, u"User talk:Ada"_s})
            room.suggestions().ask(u"home.example"_s, words);
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(room.asked(), QStringList(u"User talk:Ada@home.example"_s));
    }

    void whatIsKnownIsNotAskedAgain()
    {
        Room room;
        QVERIFY(room.isActive);
        QSignalSpy found(&room.suggestions(), &TitleSuggestions::found);
        room.suggestions().ask(u"home.example"_s, u"User talk:Ad"_s);
        QTRY_COMPARE(found.size(), 1);
        room.suggestions().ask(u"HOME.example"_s, u"User talk:Ad "_s);
        QCOMPARE(found.size(), 2); // at once
        QCOMPARE(found.at(1).at(2), found.at(0).at(2));
        QCOMPARE(room.asked().size(), 1);
        room.desk.choose(room.desk.farm(), *room.round.wikis->account(), room.round.wikis); // may be another
        room.suggestions().ask(u"home.example"_s, u"User talk:Ad"_s);
        QTRY_COMPARE(found.size(), 3);
        QCOMPARE(room.asked().size(), 2);
    }

    void typingOnAbortsTheQuestionAndOneIsInFlight()
    {
        Room room;
        QVERIFY(room.isActive);
        room.round.wikis->latency = std::chrono::hours(1);
        room.round.clock.setRunning(false);
        QSignalSpy found(&room.suggestions(), &TitleSuggestions::found);
        room.suggestions().ask(u"home.example"_s, u"User talk:Ad"_s);
        QTRY_COMPARE(room.asked().size(), 1); // on its way, and no answer will come
        room.suggestions().ask(u"home.example"_s, u"User talk:Ade"_s);
        QTRY_COMPARE(room.asked().size(), 2);
        room.round.clock.setRunning(true);
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(found.at(0).at(2).toStringList(), QStringList(u"User talk:Adele"_s));
        QCOMPARE(room.round.wikis->violations(), QStringList());
    }

    void whereNobodyAnswersItSaysNothingAndEditingWorks()
    {
        Room room;
        QVERIFY(room.isActive);
        room.round.wikis->readFault = [](const QString &call, const QString &) -> std::optional<Error> {
            if (call == u"completions"_s)
                return Error{ErrorKind::Temporary, u"connect-failed"_s, {}, {}};
            return {};
        };
        QLineEdit *field = room.edit(0);
        QTest::keyClicks(field, u"User talk:Ad"_s);
        QTRY_COMPARE(room.asked().size(), 1);
        QTRY_COMPARE(room.round.wikis->calls(u"completions"_s), 1);
        QTest::keyClicks(field, u"ele"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(room.document().targets().entries().at(0).target.title, u"User talk:Adele"_s);
        QVERIFY(!room.says(u"not reached"_s));
    }

    void whatIsTypedStaysWhenTheRowIsFoundOut()
    {
        Room room;
        QVERIFY(room.isActive);
        QLineEdit *field = room.edit(0);
        QTest::keyClicks(field, u"User talk:Ad"_s);
        TargetTableModel &targets = room.document().targets();
        TargetFinding finding;
        finding.willSend = true;
        targets.setFindings({targets.entries().key(0)}, {finding});
        QCoreApplication::sendPostedEvents();
        QCOMPARE(field->text().left(12), u"User talk:Ad"_s);
    }

    void aWikiThatDidNotAnswerIsLeftAloneForAWhile()
    {
        Room room;
        QVERIFY(room.isActive);
        room.round.wikis->readFault = [](const QString &call, const QString &wiki) -> std::optional<Error> {
            if (call == u"completions"_s && wiki == u"fr.example"_s)
                return Error{ErrorKind::Temporary, u"ratelimited"_s, {}, {}};
            return {};
        };
        QSignalSpy found(&room.suggestions(), &TitleSuggestions::found);
        room.suggestions().ask(u"fr.example"_s, u"User talk:Ad"_s);
        QTRY_VERIFY(room.asked().size() == 1 && !room.round.clock.hasEvents()); // and was answered
        room.round.wikis->readFault = {};
        room.suggestions().ask(u"fr.example"_s, u"User talk:Adi"_s);
        room.suggestions().ask(u"home.example"_s, u"User talk:Ad"_s); // another one is asked
        QTRY_COMPARE(found.size(), 1);
        room.suggestions().ask(u"fr.example"_s, u"User talk:Adi"_s);
        room.round.clock.after(TitleSuggestions::quiet,
                               [&room] { room.suggestions().ask(u"fr.example"_s, u"User talk:Adie"_s); });
        QTRY_COMPARE(found.size(), 2);
        QCOMPARE(room.asked(),
                 (QStringList{u"User talk:Ad@fr.example"_s, u"User talk:Ad@home.example"_s,
                              u"User talk:Adie@fr.example"_s}));
    }

    void nobodyIsAskedWithoutAWiki()
    {
        Room room;
        QVERIFY(room.isActive);
        room.desk.choose(room.desk.farm(), {}, nullptr);
        QLineEdit *field = room.edit(0);
        QTest::keyClicks(field, u"User talk:Adele"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QTRY_COMPARE(room.document().targets().entries().at(0).target.title, u"User talk:Adele"_s);
    }

    void linesAreCompletedWhereTheCursorStands()
    {
        Room room;
        QVERIFY(room.isActive);
        room.targets()->findChild<AddPanel *>()->askForLines(u"User talk:X@fr.example\n"_s);
        auto *lines = room.targets()->findChild<TargetLines *>();
        lines->moveCursor(QTextCursor::End);
        QTest::keyClicks(lines, u"User talk:Ad"_s);
        QTRY_VERIFY(lines->completion()->isOpen());
        look(room.page, u"completion-lines"_s);
        QAbstractItemView *list = lines->completion()->completer()->popup();
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(lines->toPlainText(), u"User talk:X@fr.example\nUser talk:Ada"_s);
        QTest::keyClicks(lines, u"@fr.example"_s);
        QVERIFY(!lines->completion()->isOpen());
        // In a line that names its wiki, that one is asked; what stands behind the title stays.
        lines->moveCursor(QTextCursor::StartOfBlock);
        QTest::keyClick(lines, Qt::Key_End, Qt::ControlModifier);
        lines->setPlainText(u"User talk:Ad@fr.example"_s);
        QTextCursor cursor = lines->textCursor();
        cursor.setPosition(12);
        lines->setTextCursor(cursor);
        QTest::keyClicks(lines, u"i"_s);
        QTRY_VERIFY(lines->completion()->isOpen());
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(lines->toPlainText(), u"User talk:Adieu@fr.example"_s);
    }

    void theListPageIsCompletedToo()
    {
        Room room;
        QVERIFY(room.isActive);
        room.round.wikis->edit(u"home.example"_s, u"Project:List"_s, u"x"_s);
        auto *panel = room.targets()->findChild<AddPanel *>();
        panel->askForPage(u"home.example"_s);
        auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(field != nullptr && panel->isAncestorOf(field));
        QTest::keyClicks(field, u"Project:L"_s);
        QTRY_VERIFY(field->completer()->popup()->isVisible());
        QCOMPARE(room.offered(field->completer()), QStringList(u"Project:List"_s));
    }
};

QTEST_MAIN(TestTitleSuggestions)
#include "titlesuggestions.moc"
