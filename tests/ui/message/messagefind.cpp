// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/writingroom.h"

#include "models/translations.h"
#include "ui/widgets/style.h"

#include <QLineEdit>

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

QTEST_MAIN(TestMessageFind)
#include "messagefind.moc"
