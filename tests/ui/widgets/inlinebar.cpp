// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/inlinebar.h"

#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTest>
#include <QVBoxLayout>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestInlineBar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void growsWithItsWords();
    void aButtonStaysUnderTheFingerWhereTheSameIsSaidAgain();
    void whatWasJustAskedForIsShownBeforeAWarningThatLasts();
};

void TestInlineBar::growsWithItsWords()
{
    QWidget page;
    auto *column = new QVBoxLayout(&page);
    auto *bar = new InlineBar(&page);
    column->addWidget(bar);
    column->addStretch(1);
    page.resize(400, 600);
    page.show();
    bar->raiseNotice(
        {.key = u"long"_s, .title = u"A title."_s, .text = u"Many words that go on. "_s.repeated(20)});
    const auto cut = [bar] {
        const QList<QLabel *> labels = bar->findChildren<QLabel *>();
        const QLabel *words = labels.last();
        return words->height() < words->heightForWidth(words->width());
    };
    QTRY_VERIFY(!cut());
    QVERIFY(bar->height() > 100);
}

void TestInlineBar::aButtonStaysUnderTheFingerWhereTheSameIsSaidAgain()
{
    InlineBar bar;
    int first = 0;
    int second = 0;
    Notice notice{
        .key = u"mends"_s, .title = u"Two mends"_s, .actions = {{u"Show"_s, [&first] { ++first; }}}};
    bar.raiseNotice(notice);
    bar.show();
    QVERIFY(QTest::qWaitForWindowActive(&bar));
    QPointer<QPushButton> button = bar.findChild<QPushButton *>();
    button->setFocus();
    QTest::mousePress(button, Qt::LeftButton);
    notice.actions = {{u"Show"_s, [&second] { ++second; }}};
    bar.raiseNotice(notice); // a check goes on meanwhile
    bar.raiseNotice({.key = u"added"_s, .tone = Tone::Delivered, .title = u"Behind it"_s});
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(button && button->isVisible() && button->hasFocus());
    QTest::mouseRelease(button, Qt::LeftButton);
    QCOMPARE(first, 0);
    QCOMPARE(second, 1);
    notice.title = u"Three mends"_s;
    bar.raiseNotice(notice);
    QCOMPARE(bar.accessibleName(), u"Three mends "_s);
    QVERIFY(!button || !button->isVisible());
}

void TestInlineBar::whatWasJustAskedForIsShownBeforeAWarningThatLasts()
{
    InlineBar bar;
    bar.raiseNotice(
        {.key = u"stale"_s, .tone = Tone::Waiting, .title = u"Changed since."_s, .closable = false});
    bar.raiseNotice(
        {.key = u"link"_s, .tone = Tone::Sending, .title = u"A link goes there."_s, .isNews = true});
    QCOMPARE(bar.accessibleName(), u"A link goes there. "_s);
    bar.raiseNotice({.key = u"broken"_s, .tone = Tone::Failed, .title = u"Not written."_s});
    QCOMPARE(bar.accessibleName(), u"A link goes there. "_s);
    bar.withdraw(u"link"_s);
    QCOMPARE(bar.accessibleName(), u"Not written. "_s);
    bar.withdraw(u"broken"_s);
    QCOMPARE(bar.accessibleName(), u"Changed since. "_s);
}

QTEST_MAIN(TestInlineBar)
#include "inlinebar.moc"
