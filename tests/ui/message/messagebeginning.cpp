// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/writingroom.h"

#include "models/translations.h"
#include "ui/message/fakehistory.h"
#include "ui/widgets/style.h"

#include <QCoroTask>
#include <QDropEvent>
#include <QInputDialog>
#include <QSignalSpy>

using namespace paperround;
using namespace Qt::StringLiterals;

/// With what a message begins: files, texts of one's own, earlier issues.
class TestMessageBeginning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void takesADroppedFileWhereItIsDropped();
    void aFileIsTheWholeOfAnEmptyMessage();
    void saysWhatOfAFileIsLost_data();
    void saysWhatOfAFileIsLost();
    void keepsNoMenusThatItHasShown();
    void keepsATextToBeginWith();
    void beginsFromAnEarlierIssue();
    void wordsAreTakenBackUntilSomebodyWorksOnThem_data();
    void wordsAreTakenBackUntilSomebodyWorksOnThem();
    void wordsOfAnotherDraftAreNotTakenBack();
    void aPageOnItsWayIsTakenBackToo();
};

namespace {

/// What takes an earlier issue's words back, as long as something does.
std::function<void()> takeBack(const WritingRoom &room)
{
    const auto notice = room.notice(u"The words of"_s);
    return notice ? notice->actions.constFirst().run : nullptr;
}

} // namespace

void TestMessageBeginning::initTestCase()
{
    installTranslations(*qApp, QLocale::c());
    applyStyle(*qApp, themeChoiceFromName(qEnvironmentVariable("PAPERROUND_THEME", u"light"_s)));
}

void TestMessageBeginning::takesADroppedFileWhereItIsDropped()
{
    WritingRoom room;
    room.write(u"part.wiki"_s, "== Part ==\n\nmore\n");
    room.write(u"picture.png"_s, QByteArray("\x89PNG\r\n\x1a\n\0\0", 10));
    room.body().setPlainText(u"one\ntwo"_s);
    const auto drop = [&room](const QString &name, int position) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(room.folder.filePath(name))});
        QTextCursor cursor = room.body().textCursor();
        cursor.setPosition(position);
        const QPoint point = room.body().cursorRect(cursor).center();
        QDragEnterEvent enter(point, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(room.body().viewport(), &enter);
        QDragMoveEvent move(point, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(room.body().viewport(), &move);
        QDropEvent event(point, Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(room.body().viewport(), &event);
    };
    drop(u"part.wiki"_s, 4);
    QCOMPARE(room.text(), u"one\n== Part ==\n\nmore\ntwo"_s);
    room.body().undo();
    QCOMPARE(room.text(), u"one\ntwo"_s);
    drop(u"picture.png"_s, 4);
    QCOMPARE(room.text(), u"one\ntwo"_s);
    QTRY_VERIFY(room.tells(u"The file is no text"_s));
    look(room.page, u"writing-no-text"_s);
}

void TestMessageBeginning::aFileIsTheWholeOfAnEmptyMessage()
{
    WritingRoom room;
    room.write(u"issue.wiki"_s, "== This week ==\n\nHello there ~~~~");
    room.body().clear();
    auto *data = new QMimeData;
    data->setUrls({QUrl::fromLocalFile(room.folder.filePath(u"issue.wiki"_s))});
    QApplication::clipboard()->setMimeData(data);
    room.press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(room.document().message().subject, u"This week"_s);
    QCOMPARE(room.document().message().body, u"Hello there ~~~~"_s);
}

void TestMessageBeginning::saysWhatOfAFileIsLost_data()
{
    QTest::addColumn<QByteArray>("page");
    QTest::addColumn<QString>("said");
    QTest::newRow("too many parts") << QByteArray("<p>x</p>").repeated(60'000)
                                    << u"Not all of the file is here"_s;
    QTest::newRow("nested too deep") << QByteArray("<ul><li>").repeated(200) + "x"
                                     << u"All words are here, but not all of their form"_s;
}

void TestMessageBeginning::saysWhatOfAFileIsLost()
{
    QFETCH(const QByteArray, page);
    QFETCH(const QString, said);
    WritingRoom room;
    room.write(u"page.html"_s, page);
    Q_EMIT room.body().fileGiven(room.folder.filePath(u"page.html"_s), 0);
    QVERIFY(room.text().contains(u'x'));
    QVERIFY(room.notice(said));
    QTRY_VERIFY(room.tells(said));
}

void TestMessageBeginning::keepsNoMenusThatItHasShown()
{
    WritingRoom room;
    QVERIFY(room.action(u"Begin with a text of yours"_s));
    const auto menus = room.step->tools().menu()->findChildren<QMenu *>().size();
    QVERIFY(room.action(u"Begin with a text of yours"_s));
    QCOMPARE(room.step->tools().menu()->findChildren<QMenu *>().size(), menus);
}

void TestMessageBeginning::keepsATextToBeginWith()
{
    WritingRoom room;
    room.document().setSubject(u"Weekly news"_s);
    room.step->subjectField()->setText(u"Weekly news"_s);
    room.body().setPlainText(u"Hello there"_s);
    room.action(u"Keep this text"_s)->trigger();
    auto *dialog = room.page.findChild<QInputDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->textValue(), u"Weekly news"_s);
    dialog->setTextValue(u"Every week"_s);
    dialog->accept();
    QTRY_VERIFY(room.tells(u"Kept as"_s));
    room.body().setPlainText(u"x"_s);
    room.document().setSubject(u"y"_s);
    room.step->subjectField()->setText(u"y"_s);
    QMenu *begin = room.action(u"Begin with a text of yours"_s)->menu();
    room.action(u"Every week"_s, begin)->trigger();
    QCOMPARE(room.document().message().subject, u"Weekly news"_s);
    QCOMPARE(room.document().message().body, u"Hello there"_s);
    room.body().undo();
    QCOMPARE(room.text(), u"x"_s);
    begin = room.action(u"Begin with a text of yours"_s)->menu();
    room.action(u"Every week"_s, room.action(u"Remove"_s, begin)->menu())->trigger();
    QVERIFY(!room.action(u"Begin with a text of yours"_s)->isEnabled());
    QTRY_VERIFY(room.tells(u"was removed"_s));
    const auto buttons = room.step->findChildren<QPushButton *>();
    const auto back = std::ranges::find(buttons, u"Put it back"_s, &QPushButton::text);
    QVERIFY(back != buttons.end());
    (*back)->click();
    QVERIFY(room.action(u"Begin with a text of yours"_s)->isEnabled());
}

void TestMessageBeginning::beginsFromAnEarlierIssue()
{
    WritingRoom room;
    FakeHistory history;
    const auto issue = [](const QString &subject, const QString &body) {
        Delivery delivery;
        delivery.farm = u"home.example"_s;
        delivery.message = {subject, body};
        return delivery;
    };
    history.kept = {issue(u"Tech News 48"_s, u"New"_s), issue(u"Tech News 47"_s, u"Old"_s),
                    issue(u"Other"_s, u"Text"_s)};
    history.kept[0].message.signature = Signature::Line;
    history.kept[0].message.signatureLine = u"The team"_s;
    history.kept[0].message.variants = {{u"fr"_s, {}, {}, u"Bonjour"_s},
                                        {{}, {}, {}, u"x"_s, u"Editors"_s, {{1, 2}}}};
    history.kept.append(issue(u"Elsewhere"_s, u"Text"_s));
    history.kept.last().farm = u"other.example"_s;
    DraftSession &session = room.session();
    BodyEditor editor;
    InlineBar bar;
    QWidget around;
    WritingTools tools(editor, bar, {}, session.desk(), &history, &around);
    QSignalSpy wanted(&tools, &WritingTools::wordsWanted);
    Q_EMIT tools.menu()->aboutToShow();
    QMenu *menu = room.action(u"New from the last issue"_s, tools.menu())->menu();
    Q_EMIT menu->aboutToShow();
    QTRY_COMPARE(menu->actions().size(), 2); // the newest of each series of this farm
    room.action(u"Tech News 48"_s, menu)->trigger();
    QCOMPARE(wanted.count(), 1);
    const Message before = room.document().message();
    Q_EMIT room.step->tools().wordsWanted(wanted.first().first().value<Message>());
    const Message &now = room.document().message();
    QCOMPARE(now.subject, u"Tech News 48"_s);
    QCOMPARE(now.body, u"New"_s);
    QCOMPARE(now.signatureLine, u"The team"_s);
    QCOMPARE(now.variants, (QList<MessageVariant>{{u"fr"_s, {}, {}, u"Bonjour"_s}}));
    QCOMPARE(room.text(), u"New"_s);
    QVERIFY(takeBack(room));
    look(room.page, u"writing-issue"_s);
    takeBack(room)();
    QCOMPARE(room.document().message(), before);
    QCOMPARE(room.text(), before.body);
    QVERIFY(!takeBack(room));
}

void TestMessageBeginning::wordsAreTakenBackUntilSomebodyWorksOnThem_data()
{
    QTest::addColumn<std::function<void(WritingRoom &)>>("work");
    using Work = std::function<void(WritingRoom &)>;
    QTest::newRow("text") << Work([](WritingRoom &room) { QTest::keyClicks(&room.body(), u"x"_s); });
    QTest::newRow("subject") << Work(
        [](WritingRoom &room) { QTest::keyClicks(room.step->subjectField(), u"x"_s); });
    QTest::newRow("signature") << Work(
        [](WritingRoom &room) { room.document().setSignature(Signature::Line, u"The team"_s); });
    QTest::newRow("words for some") << Work([](WritingRoom &room) {
        room.document().setVariants({{u"fr"_s, {}, {}, u"Bonjour"_s}});
    });
}

void TestMessageBeginning::wordsAreTakenBackUntilSomebodyWorksOnThem()
{
    QFETCH(const std::function<void(WritingRoom &)>, work);
    WritingRoom room;
    Q_EMIT room.step->tools().wordsWanted({u"Tech News 48"_s, u"New"_s});
    QVERIFY(takeBack(room));
    work(room);
    QVERIFY(!takeBack(room));
}

void TestMessageBeginning::wordsOfAnotherDraftAreNotTakenBack()
{
    WritingRoom room;
    Q_EMIT room.step->tools().wordsWanted({u"Tech News 48"_s, u"New"_s});
    QVERIFY(takeBack(room));
    room.page.newDraft();
    room.page.editor().goTo(DraftEditor::Message);
    QVERIFY(!takeBack(room));
    QVERIFY(room.text().isEmpty());
}

void TestMessageBeginning::aPageOnItsWayIsTakenBackToo()
{
    WritingRoom room;
    room.round.wikis->edit(u"home.example"_s, u"News/2025"_s, u"All of it"_s);
    const Message before = room.document().message();
    Message issue{u"Tech News 48"_s, u"New"_s};
    issue.source = MessageSource{u"home.example"_s, u"News/2025"_s, {}, {}, false, 0, {}};
    Q_EMIT room.step->tools().wordsWanted(issue);
    QVERIFY(takeBack(room));
    QVERIFY(!room.document().message().source); // It is being read.
    takeBack(room)();
    for (int i = 0; i < 5; ++i) // More than were asked for it: whatever was, is answered by then.
        QVERIFY(QCoro::waitFor(room.round.wikis->page(u"home.example"_s, u"News/2025"_s)));
    QCOMPARE(room.document().message(), before);
    // Once it is there, it does not count as work.
    Q_EMIT room.step->tools().wordsWanted(issue);
    QTRY_VERIFY(room.document().message().source);
    QVERIFY(takeBack(room));
    takeBack(room)();
    QCOMPARE(room.document().message(), before);
}

QTEST_MAIN(TestMessageBeginning)
#include "messagebeginning.moc"
