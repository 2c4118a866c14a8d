// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/savelistdialog.h"

#include "domain/targets/targetlistparser.h"
#include "domain/targets/targettext.h"
#include "support/fakewikis.h"
#include "support/manualclock.h"
#include "ui/drafts/sendroom.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/diffview.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/style.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {
const QString Home = u"home.example"_s;
const QString List = u"Project:List"_s;
const QString two = u"Head\n* {{#target:User talk:A}}\n* {{#target:User talk:B}}\nFoot"_s;

TargetRows rowsNamed(const QStringList &titles)
{
    TargetRows rows;
    for (const QString &title : titles)
        rows.append({{title, Home, 0}, {}});
    return rows;
}

QString json(const QString &description, const QStringList &titles)
{
    QStringList targets;
    for (const QString &title : titles)
        targets += u"{\"title\": \"%1\"}"_s.arg(title);
    return u"{\"description\": \"%1\", \"targets\": [%2]}"_s.arg(description, targets.join(u", "_s));
}
} // namespace

class TestSaveListDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        applyStyle(*qApp, themeChoiceFromName(qEnvironmentVariable("PAPERROUND_THEME", u"light"_s)));
    }
    void init();

    void showsTheChangesBeforeItSaves();
    void savesWhatItShowed();
    void showsWhatOthersDid();
    void looksAgainAfterAConflict();
    void savesNothingThatTheAccountMayNot();
    void makesANewPage();
    void tellsWhichRowsGoThereAndSavesThose();
    void changesTheDescriptionOfAMassMessageList();
    void showsADescriptionOnlyWhereThePageHasOne();
    void letsAPersonChooseWhoseNameOfARowCounts();
    void letsAPersonChooseWhoseDescriptionCounts();
    void canBeUsedByKeyboardAlone();
    void staysUntilItIsKnownWhatCameOfASave();
    void hasRoomForAnyNumberOfConflicts();

private:
    [[nodiscard]] SaveListDialog *open(const QStringList &titles, qint64 base)
    {
        auto *dialog = new SaveListDialog(m_wikis, {Home, List}, base, {{.rows = rowsNamed(titles)}});
        m_dialog = dialog;
        dialog->show();
        return dialog;
    }
    [[nodiscard]] ActionButton *button(const QString &words)
    {
        for (auto *each : m_dialog->findChildren<ActionButton *>()) {
            if (each->text().remove(u'&') == words)
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QPlainTextEdit *description()
    {
        return m_dialog->findChildren<QPlainTextEdit *>().value(0);
    }
    /// Of the first conflict; null: there is none.
    [[nodiscard]] QComboBox *side() { return m_dialog->findChildren<QComboBox *>(u"conflict0"_s).value(0); }
    [[nodiscard]] QString told()
    {
        QStringList words;
        for (const auto *label : m_dialog->findChildren<QLabel *>()) {
            if (label->isVisible())
                words += label->text();
        }
        return words.join(u'\n');
    }

    ManualClock m_clock; ///< Outlives what a test left under way.
    std::shared_ptr<FakeWikis> m_wikis;
    QPointer<SaveListDialog> m_dialog;
};

void TestSaveListDialog::init()
{
    delete m_dialog;
    m_wikis = std::make_shared<FakeWikis>(m_clock, Account{Home, u"Sender"_s, SignInKind::OwnerOnlyToken, {}},
                                          QStringList{Home});
    m_wikis->expansion = [](const QString &text) {
        QStringList lines;
        for (const Target &each : parseTargets(text, {.home = Home}, ListFormat::TargetFunctions).targets)
            lines += targetLine(each);
        return lines.join(u'\n');
    };
}

void TestSaveListDialog::showsTheChangesBeforeItSaves()
{
    const qint64 base = m_wikis->edit(Home, List, two);
    auto *dialog = open({u"User talk:A"_s, u"User talk:C"_s}, base);
    QTRY_VERIFY(button(u"Save"_s)->isEnabled());
    QCOMPARE(
        diffText(dialog->findChild<DiffView *>()->diff().lines()),
        u"  Head\n  * {{#target:User talk:A}}\n− * {{#target:User talk:B}}\n+ * {{#target:User talk:C}}\n  Foot\n"_s);
    QCOMPARE(m_wikis->textOf(Home, List), two);
    QVERIFY(told().contains(u"1 added, 1 removed"_s));
}

void TestSaveListDialog::savesWhatItShowed()
{
    auto *dialog = open({u"User talk:A"_s}, m_wikis->edit(Home, List, two));
    QSignalSpy saved(dialog, &SaveListDialog::saved);
    QTRY_VERIFY(button(u"Save"_s)->isEnabled());
    QTest::mouseClick(button(u"Save"_s), Qt::LeftButton);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(saved[0][2].toBool(), true);
    QCOMPARE(m_wikis->textOf(Home, List), u"Head\n* {{#target:User talk:A}}\nFoot"_s);
    QVERIFY(told().contains(u"Saved as revision"_s));
    QVERIFY(!button(u"Save"_s)->isEnabled());
}

void TestSaveListDialog::showsWhatOthersDid()
{
    const qint64 base = m_wikis->edit(Home, List, two);
    m_wikis->edit(Home, List, QString(two).replace(u"Foot"_s, u"* {{#target:User talk:D}}\nFoot"_s),
                  u"Helen"_s);
    auto *dialog = open({u"User talk:A"_s}, base);
    QSignalSpy saved(dialog, &SaveListDialog::saved);
    QTRY_VERIFY(button(u"Save"_s)->isEnabled());
    QVERIFY2(told().contains(u"Helen"_s), qPrintable(told()));
    QTest::mouseClick(button(u"Save"_s), Qt::LeftButton);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(saved[0][2].toBool(), false); // The page has a row that the list has not.
    QCOMPARE(m_wikis->textOf(Home, List),
             u"Head\n* {{#target:User talk:A}}\n* {{#target:User talk:D}}\nFoot"_s);
}

void TestSaveListDialog::looksAgainAfterAConflict()
{
    auto *dialog = open({u"User talk:A"_s}, m_wikis->edit(Home, List, two));
    QSignalSpy saved(dialog, &SaveListDialog::saved);
    QTRY_VERIFY(button(u"Save"_s)->isEnabled());
    m_wikis->edit(Home, List, QString(two).replace(u"talk:B}}"_s, u"talk:B}} since May"_s));
    QTest::mouseClick(button(u"Save"_s), Qt::LeftButton);
    QTRY_VERIFY(told().contains(u"Somebody else edited the page"_s));
    QCOMPARE(saved.size(), 0);
    QVERIFY(!button(u"Save"_s)->isEnabled());
    QTest::mouseClick(button(u"Look again"_s), Qt::LeftButton);
    QTRY_VERIFY(button(u"Save"_s)->isEnabled());
    QTest::mouseClick(button(u"Save"_s), Qt::LeftButton);
    QTRY_COMPARE(saved.size(), 1);
    QCOMPARE(m_wikis->textOf(Home, List), u"Head\n* {{#target:User talk:A}}\nFoot"_s);
}

void TestSaveListDialog::savesNothingThatTheAccountMayNot()
{
    m_wikis->tweak = [](PageCheck &page) {
        page.problems = {{u"protectedpage"_s, u"This page is protected."_s}};
    };
    (void)open({u"User talk:A"_s}, m_wikis->edit(Home, List, two));
    QTRY_VERIFY(told().contains(u"This page is protected."_s));
    QVERIFY(!button(u"Save"_s)->isEnabled());
}

void TestSaveListDialog::makesANewPage()
{
    auto *dialog = new SaveListDialog(m_wikis, Home, {.rows = rowsNamed({u"User talk:A"_s})});
    m_dialog = dialog;
    dialog->show();
    QVERIFY(!button(u"Show the changes"_s)->isEnabled());
    QTest::keyClicks(dialog->findChildren<QLineEdit *>().constFirst(), u"Project:Fresh"_s);
    QTest::mouseClick(button(u"Show the changes"_s), Qt::LeftButton);
    QTRY_VERIFY(button(u"Save"_s)->isEnabled());
    QVERIFY2(told().contains(u"The page becomes wikitext"_s), qPrintable(told()));
    QTest::mouseClick(button(u"Save"_s), Qt::LeftButton);
    QTRY_COMPARE(m_wikis->textOf(Home, u"Project:Fresh"_s), u"* {{#target:User talk:A}}\n"_s);
}

void TestSaveListDialog::tellsWhichRowsGoThereAndSavesThose()
{
    const qint64 base = m_wikis->edit(Home, List, two);
    const QList<RowsToSave> choices{
        {u"The rows of A"_s, u"3 rows of other sources stay out."_s, rowsNamed({u"User talk:A"_s}), {}},
        {u"The whole list"_s, u"1 row goes along."_s, rowsNamed({u"User talk:A"_s, u"User talk:Z"_s}), {}}};
    m_dialog = new SaveListDialog(m_wikis, {Home, List}, base, choices);
    m_dialog->show();
    QTRY_VERIFY(button(u"Save"_s)->isEnabled());
    QVERIFY(told().contains(u"3 rows of other sources stay out."_s));
    QVERIFY(told().contains(u"1 removed"_s));
    auto *choice = m_dialog->findChildren<QComboBox *>().constFirst();
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Down);
    QVERIFY(!button(u"Save"_s)->isEnabled()); // not before that was shown
    QTRY_VERIFY(button(u"Save"_s)->isEnabled());
    QVERIFY(told().contains(u"1 row goes along."_s));
    QTest::mouseClick(button(u"Save"_s), Qt::LeftButton);
    QTRY_COMPARE(m_wikis->textOf(Home, List),
                 u"Head\n* {{#target:User talk:A}}\n* {{#target:User talk:Z}}\nFoot"_s);
}

void TestSaveListDialog::changesTheDescriptionOfAMassMessageList()
{
    auto *dialog =
        open({u"User talk:A"_s}, m_wikis->edit(Home, List, json(u"Old words"_s, {u"User talk:A"_s})));
    QTRY_COMPARE(description()->toPlainText(), u"Old words"_s);
    QVERIFY(description()->isVisible());
    QTRY_VERIFY(dialog->isEnabled() && description()->isEnabled());
    QVERIFY(!button(u"Save"_s)->isEnabled()); // nothing to save yet
    description()->setPlainText(u"New words"_s);
    QVERIFY(!button(u"Save"_s)->isEnabled()); // not before it was looked at
    QTest::mouseClick(button(u"Show the changes"_s), Qt::LeftButton);
    QTRY_VERIFY(button(u"Save"_s)->isEnabled());
    QVERIFY2(told().contains(u"description changed"_s), qPrintable(told()));
    QTest::mouseClick(button(u"Save"_s), Qt::LeftButton);
    QTRY_VERIFY(m_wikis->textOf(Home, List).contains(u"New words"_s));
    QVERIFY(m_wikis->textOf(Home, List).contains(u"User talk:A"_s));
}

void TestSaveListDialog::showsADescriptionOnlyWhereThePageHasOne()
{
    (void)open({u"User talk:A"_s}, m_wikis->edit(Home, List, two));
    QTRY_VERIFY(button(u"Save"_s)->isEnabled());
    QVERIFY(!description()->isVisible());
}

void TestSaveListDialog::letsAPersonChooseWhoseNameOfARowCounts()
{
    const qint64 base = m_wikis->edit(Home, List, two);
    m_wikis->edit(Home, List, QString(two).remove(u"* {{#target:User talk:B}}\n"_s), u"Helen"_s);
    const Target mine{u"User talk:Bea"_s, Home, 0};
    m_dialog = new SaveListDialog(m_wikis, {Home, List}, base,
                                  {{.rows = rowsNamed({u"User talk:A"_s, mine.title}),
                                    .renames = {{rowKey({{u"User talk:B"_s, Home, 0}, {}}), mine}}}});
    m_dialog->show();
    QTRY_VERIFY(side() != nullptr);
    QTRY_VERIFY(side()->isEnabled());
    QCOMPARE(side()->currentIndex(), 0);
    QVERIFY(told().contains(u"is not saved"_s));
    QVERIFY(!button(u"Save"_s)->isEnabled()); // theirs stays: nothing is left to save
    look(*m_dialog, u"conflict"_s);
    side()->setFocus();
    QTest::keyClick(side(), Qt::Key_Down);
    QTRY_VERIFY(button(u"Save"_s)->isEnabled());
    QVERIFY(!told().contains(u"is not saved"_s));
    QVERIFY(told().contains(u"Helen"_s)); // what she did is still told
    QTest::mouseClick(button(u"Save"_s), Qt::LeftButton);
    QTRY_COMPARE(m_wikis->textOf(Home, List),
                 u"Head\n* {{#target:User talk:A}}\n* {{#target:User talk:Bea}}\nFoot"_s);
}

void TestSaveListDialog::letsAPersonChooseWhoseDescriptionCounts()
{
    const qint64 base = m_wikis->edit(Home, List, json(u"Old"_s, {u"User talk:A"_s}));
    m_wikis->edit(Home, List, json(u"Theirs"_s, {u"User talk:A"_s}), u"Helen"_s);
    (void)open({u"User talk:A"_s, u"User talk:B"_s}, base);
    QTRY_VERIFY(button(u"Save"_s)->isEnabled());
    description()->setPlainText(u"Mine"_s);
    QTest::mouseClick(button(u"Show the changes"_s), Qt::LeftButton);
    QTRY_VERIFY(side() != nullptr && side()->isEnabled());
    QVERIFY(side()->itemText(0).contains(u"Theirs"_s));
    look(*m_dialog, u"conflict-description"_s);
    side()->setCurrentIndex(1);
    QTRY_VERIFY(button(u"Save"_s)->isEnabled());
    QTest::mouseClick(button(u"Save"_s), Qt::LeftButton);
    QTRY_VERIFY(m_wikis->textOf(Home, List).contains(u"Mine"_s));
    QVERIFY(m_wikis->textOf(Home, List).contains(u"User talk:B"_s));
}

void TestSaveListDialog::canBeUsedByKeyboardAlone()
{
    auto *dialog = open({u"User talk:A"_s}, m_wikis->edit(Home, List, two));
    QTRY_VERIFY(button(u"Save"_s)->isEnabled());
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    for (int i = 0; i < 12 && dialog->focusWidget() != button(u"Save"_s); ++i)
        QTest::keyClick(dialog->focusWidget() ? dialog->focusWidget() : static_cast<QWidget *>(dialog),
                        Qt::Key_Tab);
    QCOMPARE(dialog->focusWidget(), static_cast<QWidget *>(button(u"Save"_s)));
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Space);
    QTRY_VERIFY(!m_wikis->textOf(Home, List).contains(u"talk:B"_s));
}

void TestSaveListDialog::staysUntilItIsKnownWhatCameOfASave()
{
    auto *dialog = open({u"User talk:A"_s}, m_wikis->edit(Home, List, two));
    QTRY_VERIFY(button(u"Save"_s)->isEnabled());
    m_clock.setRunning(false);
    QTest::mouseClick(button(u"Save"_s), Qt::LeftButton);
    QTest::keyClick(dialog, Qt::Key_Escape);
    dialog->close();
    QVERIFY(dialog->isVisible());
    m_clock.setRunning(true);
    QTRY_VERIFY(told().contains(u"Saved as revision"_s));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QVERIFY(!dialog->isVisible());
}

void TestSaveListDialog::hasRoomForAnyNumberOfConflicts()
{
    constexpr int many = 60;
    QString text;
    QStringList titles{u"User talk:A"_s};
    QHash<QString, Target> renames;
    for (int i = 0; i < many; ++i) {
        text += u"* {{#target:User talk:B%1}}\n"_s.arg(i);
        titles += u"User talk:Bea%1"_s.arg(i);
        renames.insert(rowKey({{u"User talk:B%1"_s.arg(i), Home, 0}, {}}), {titles.last(), Home, 0});
    }
    const qint64 base = m_wikis->edit(Home, List, u"* {{#target:User talk:A}}\n"_s + text);
    m_wikis->edit(Home, List, u"* {{#target:User talk:A}}\n"_s, u"Helen"_s);
    auto *dialog =
        new SaveListDialog(m_wikis, {Home, List}, base, {{.rows = rowsNamed(titles), .renames = renames}});
    m_dialog = dialog;
    dialog->show();
    const int height = dialog->height();
    QTRY_VERIFY(side() != nullptr && side()->isEnabled());
    QCOMPARE(dialog->findChildren<QComboBox *>(QRegularExpression(u"^conflict"_s)).size(), many);
    QCoreApplication::sendPostedEvents();
    look(*dialog, u"many-conflicts"_s);
    QCOMPARE(dialog->height(), height);
    QVERIFY2(told().contains(u"and 53 more"_s), qPrintable(told()));
    QVERIFY(dialog->findChild<DiffView *>()->height() > height / 4);
    auto *last = dialog->findChild<QComboBox *>(u"conflict%1"_s.arg(many - 1));
    QVERIFY(QTest::qWaitForWindowActive(dialog));
    side()->setFocus();
    for (int i = 0; i < 2 * many && dialog->focusWidget() != last; ++i)
        QTest::keyClick(dialog->focusWidget(), Qt::Key_Tab);
    QCOMPARE(dialog->focusWidget(), static_cast<QWidget *>(last));
    QVERIFY(last->visibleRegion().boundingRect().height() == last->height()); // brought into view
}

QTEST_MAIN(TestSaveListDialog)
#include "savelistdialog.moc"
