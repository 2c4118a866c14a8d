// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/writingroom.h"

#include "models/translations.h"
#include "ui/widgets/style.h"

#include <QDropEvent>
#include <QLineEdit>

using namespace paperround;
using namespace Qt::StringLiterals;

/// What is pasted or dropped comes as wikitext; what of it does not is said, and nothing else is.
class TestMessagePasting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pastesFormattedTextAsWikitextInOneChange();
    void pastesWikitextAndCodeAsTheyStand();
    void saysWhatAPasteHasLeftOut_data();
    void saysWhatAPasteHasLeftOut();
    void pastesPlainTextOnlyWhereItIsSeen();
    void keepsBlanksThatNoLineBreaksAt();
    void takesOneFileAtATime();
};

void TestMessagePasting::initTestCase()
{
    installTranslations(*qApp, QLocale::c());
    applyStyle(*qApp, themeChoiceFromName(qEnvironmentVariable("PAPERROUND_THEME", u"light"_s)));
}

void TestMessagePasting::pastesFormattedTextAsWikitextInOneChange()
{
    WritingRoom room;
    room.body().setPlainText(u"Before "_s);
    room.body().moveCursor(QTextCursor::End);
    room.put(u"<p>See <a href=\"https://example.org\">this</a>, it is <b>new</b></p>"_s,
             u"See this, it is new"_s);
    room.press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(room.text(), u"Before See [https://example.org this], it is '''new'''"_s);
    QCOMPARE(room.document().message().body, room.text());
    room.press(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(room.text(), u"Before "_s);
    room.press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(room.text(), u"Before See this, it is new"_s);
}

void TestMessagePasting::pastesWikitextAndCodeAsTheyStand()
{
    WritingRoom room;
    const QString wikitext = u"See [[Page|<b>this</b>]] ~~~~"_s;
    room.body().clear();
    room.put(u"<p>See [[Page|&lt;b&gt;<i>this</i>&lt;/b&gt;]] ~~~~</p>"_s, wikitext);
    room.press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(room.text(), wikitext);
    room.body().clear();
    room.put(u"<div><span style=\"color:#f00\">one</span></div><div>  two</div>"_s, u"one\n  two"_s);
    room.press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(room.text(), u"one\n  two"_s);
}

void TestMessagePasting::saysWhatAPasteHasLeftOut_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("plain");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("text"); // Its beginning.
    const QString cut = u"Not all of what was pasted is here"_s;
    const QString form = u"All words are here, but not all of their form"_s;
    const QString none = u"Nothing was pasted"_s;
    const QString huge = u"<p>x</p>"_s.repeated(1'100'000);
    const QString many = u"<p>x</p>"_s.repeated(60'000);
    const QString deep = u"<ul><li>"_s.repeated(200) + u"deep"_s;
    QTest::newRow("all") << u"<b>x</b>"_s << u"x"_s << QString() << u"'''x"_s;
    QTest::newRow("too large") << huge << u"plain"_s << form << u"plain"_s;
    QTest::newRow("too large, and nothing plain") << huge << QString() << none << QString();
    QTest::newRow("too many parts") << u"<b>y</b>"_s + many << u"plain"_s << cut << u"'''y"_s;
    QTest::newRow("too many parts of no form") << many << u"plain"_s << QString() << u"plain"_s;
    QTest::newRow("too many parts, and nothing plain") << many << QString() << cut << u"x"_s;
    QTest::newRow("nested too deep") << deep << u"plain"_s << form << u"*"_s;
    QTest::newRow("deep, of no form")
        << u"<span>"_s.repeated(200) + u"deep"_s << u"deep"_s << QString() << u"deep"_s;
}

void TestMessagePasting::saysWhatAPasteHasLeftOut()
{
    QFETCH(const QString, html);
    QFETCH(const QString, plain);
    QFETCH(const QString, said);
    QFETCH(const QString, text);
    WritingRoom room;
    room.body().clear();
    room.put(html, plain);
    room.press(Qt::Key_V, Qt::ControlModifier);
    QVERIFY(room.text().startsWith(text));
    QCOMPARE(room.text().isEmpty(), text.isEmpty());
    for (const auto &each : {u"Not all of what was pasted is here"_s,
                             u"All words are here, but not all of their form"_s, u"Nothing was pasted"_s})
        QCOMPARE(room.notice(each).has_value(), each == said);
    QTRY_COMPARE(room.tells(said), true);
    look(room.page, u"writing-paste-"_s + QString::fromUtf8(QTest::currentDataTag()));
}

void TestMessagePasting::pastesPlainTextOnlyWhereItIsSeen()
{
    WritingRoom room;
    room.put({}, u"pasted"_s);
    room.step->subjectField()->setFocus();
    room.press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!room.text().contains(u"pasted"_s));
    room.press(Qt::Key_F, Qt::ControlModifier); // From the subject, too.
    QVERIFY(room.bar().isVisible());
    room.press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!room.text().contains(u"pasted"_s));
    room.body().setFocus();
    room.press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(room.text().contains(u"pasted"_s));
}

void TestMessagePasting::keepsBlanksThatNoLineBreaksAt()
{
    WritingRoom room;
    room.body().clear();
    room.put(u"<p><b>aperçu</b>&nbsp;: voilà</p>"_s, u"aperçu : voilà"_s);
    room.press(Qt::Key_V, Qt::ControlModifier);
    QTest::keyClicks(&room.body(), u"!"_s);
    const QString text = u"'''aperçu'''\u00a0: voilà!"_s;
    QCOMPARE(room.document().message().body, text);
    room.body().selectAll();
    room.press(Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), text);
    room.press(Qt::Key_H, Qt::ControlModifier);
    const auto fields = room.bar().findChildren<QLineEdit *>();
    type(fields.at(0), u"!"_s);
    const auto buttons = room.bar().findChildren<QPushButton *>();
    (*std::ranges::find(buttons, u"Replace &all"_s, &QPushButton::text))->click();
    QCOMPARE(room.document().message().body, text.chopped(1));
}

void TestMessagePasting::takesOneFileAtATime()
{
    WritingRoom room;
    room.write(u"a.wiki"_s, "one");
    room.write(u"b.wiki"_s, "two");
    const QString before = room.text();
    const auto files = [&room] {
        auto *data = new QMimeData;
        data->setUrls({QUrl::fromLocalFile(room.folder.filePath(u"a.wiki"_s)),
                       QUrl::fromLocalFile(room.folder.filePath(u"b.wiki"_s))});
        return data;
    };
    QApplication::clipboard()->setMimeData(files());
    room.press(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(room.text(), before);
    QTRY_VERIFY(room.tells(u"One file at a time"_s));
    const std::unique_ptr<QMimeData> data(files());
    const QPoint point = room.body().cursorRect().center();
    QDragEnterEvent enter(point, Qt::CopyAction, data.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(room.body().viewport(), &enter);
    QDropEvent drop(point, Qt::CopyAction, data.get(), Qt::LeftButton, {});
    QCoreApplication::sendEvent(room.body().viewport(), &drop);
    QCOMPARE(room.text(), before);
    room.press(Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!room.text().contains(u"file:"_s));
}

QTEST_MAIN(TestMessagePasting)
#include "messagepasting.moc"
