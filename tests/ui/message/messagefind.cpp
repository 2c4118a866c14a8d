// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/writingroom.h"

#include "models/translations.h"
#include "ui/widgets/style.h"

#include <QLineEdit>
#include <QScrollBar>

using namespace paperround;
using namespace Qt::StringLiterals;

/// The search goes by the text as it is, whatever happened to it meanwhile.
class TestMessageFind : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void knowsWhatWasMendedWhileItsStepWasAway();
    void knowsTheTextOfAnotherDraft();
    void goesOnByItsKeyAfterItWasClosed();
    void readsOutWhatItFinds();
    void leavesTheCursorWhereItWas();
};

namespace {

void search(WritingRoom &room, const QString &what, const QString &with)
{
    room.press(Qt::Key_H, Qt::ControlModifier);
    const auto fields = room.bar().findChildren<QLineEdit *>();
    type(fields.at(0), what);
    type(fields.at(1), with);
}

QPushButton *all(const WritingRoom &room)
{
    const auto buttons = room.bar().findChildren<QPushButton *>();
    const auto found = std::ranges::find(buttons, u"Replace &all"_s, &QPushButton::text);
    return found == buttons.end() ? nullptr : *found;
}

/// At another step meanwhile.
void away(WritingRoom &room, const std::function<void()> &meanwhile)
{
    room.page.editor().goTo(DraftEditor::Targets);
    QVERIFY(!room.bar().isVisible());
    meanwhile();
    room.page.editor().goTo(DraftEditor::Message);
    QVERIFY(room.bar().isVisible());
}

} // namespace

void TestMessageFind::initTestCase()
{
    installTranslations(*qApp, QLocale::c());
    applyStyle(*qApp, themeChoiceFromName(qEnvironmentVariable("PAPERROUND_THEME", u"light"_s)));
}

void TestMessageFind::knowsWhatWasMendedWhileItsStepWasAway()
{
    WritingRoom room;
    room.body().setPlainText(u"an one and one"_s);
    search(room, u"one"_s, u"two"_s);
    away(room, [&room] { room.step->mend({LintField::Body, {0, 2}, u"Only"_s}); });
    QTRY_VERIFY(room.tells(u"2 found"_s));
    all(room)->click();
    QCOMPARE(room.text(), u"Only two and two"_s);
}

void TestMessageFind::knowsTheTextOfAnotherDraft()
{
    WritingRoom room;
    room.body().setPlainText(u"a long text with one at its end: one"_s);
    search(room, u"one"_s, u"two"_s);
    away(room, [&room] { room.page.newDraft(); });
    QVERIFY(room.text().isEmpty());
    QVERIFY(!all(room)->isEnabled());
    room.press(Qt::Key_F3);
    QTest::keyClick(room.bar().findChildren<QLineEdit *>().at(1), Qt::Key_Return);
    QVERIFY(room.text().isEmpty());
}

void TestMessageFind::goesOnByItsKeyAfterItWasClosed()
{
    WritingRoom room;
    room.body().setPlainText(u"one two one"_s);
    search(room, u"one"_s, {});
    room.press(Qt::Key_Escape);
    QVERIFY(!room.bar().isVisible());
    room.body().moveCursor(QTextCursor::Start);
    QTest::keyClicks(&room.body(), u"so "_s); // What was found has moved.
    room.press(Qt::Key_F3);
    QVERIFY(!room.bar().isVisible());
    QCOMPARE(room.body().textCursor().selectedText(), u"one"_s);
    QCOMPARE(room.body().textCursor().selectionStart(), 3);
    room.press(Qt::Key_F3, Qt::ShiftModifier); // round the end
    QCOMPARE(room.body().textCursor().selectionStart(), 11);
    room.body().setPlainText(u"two"_s);
    room.press(Qt::Key_F3);
    QVERIFY(room.bar().isVisible());
    QTRY_VERIFY(room.tells(u"Not found"_s));
}

void TestMessageFind::readsOutWhatItFinds()
{
    WritingRoom room;
    room.body().setPlainText(u"one two one"_s);
    search(room, u"one"_s, u"two"_s);
    const QLineEdit *what = room.bar().findChildren<QLineEdit *>().at(0);
    QCOMPARE(what->accessibleDescription(), u"1 of 2"_s);
    all(room)->click();
    QCOMPARE(what->accessibleDescription(), u"2 replaced"_s);
    type(room.bar().findChildren<QLineEdit *>().at(0), u"four"_s);
    QCOMPARE(what->accessibleDescription(), u"Not found"_s);
}

void TestMessageFind::leavesTheCursorWhereItWas()
{
    WritingRoom room;
    room.body().setPlainText(u"one two\n"_s.repeated(100) + u"here one"_s + u"\none two"_s.repeated(100));
    search(room, u"one"_s, u"three"_s);
    QTextCursor cursor = room.body().textCursor();
    cursor.setPosition(int(room.text().indexOf(u"here"_s)));
    room.body().setTextCursor(cursor);
    room.body().ensureCursorVisible();
    const int scrolled = room.body().verticalScrollBar()->value();
    QVERIFY(scrolled > 0);
    all(room)->click();
    QCOMPARE(room.body().textCursor().position(), room.text().indexOf(u"here"_s));
    QCOMPARE(room.body().verticalScrollBar()->value(), scrolled);
}

QTEST_MAIN(TestMessageFind)
#include "messagefind.moc"
