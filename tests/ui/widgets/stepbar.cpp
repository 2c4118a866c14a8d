// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/stepbar.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace paperround {

class StepBarTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void arrowsGoToTheNextStepAndEndAtTheLast_data()
    {
        QTest::addColumn<bool>("rightToLeft");
        QTest::newRow("left to right") << false;
        QTest::newRow("right to left") << true;
    }
    void arrowsGoToTheNextStepAndEndAtTheLast()
    {
        QFETCH(const bool, rightToLeft);
        StepBar bar(u"Parts"_s, StepBar::Form::Tabs);
        bar.setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
        bar.setSteps({u"What"_s, u"Where"_s, u"Said"_s});
        bar.show();
        QVERIFY(QTest::qWaitForWindowActive(&bar));
        bar.findChildren<QToolButton *>().constFirst()->setFocus();
        QSignalSpy changed(&bar, &StepBar::currentChanged);
        const Qt::Key on = rightToLeft ? Qt::Key_Left : Qt::Key_Right;
        const Qt::Key back = rightToLeft ? Qt::Key_Right : Qt::Key_Left;
        for (const int step : {1, 2, 2}) {
            QTest::keyClick(QApplication::focusWidget(), on);
            QCOMPARE(bar.current(), step);
        }
        QTest::keyClick(QApplication::focusWidget(), back);
        QCOMPARE(bar.current(), 1);
        QCOMPARE(changed.size(), 3);
        QVERIFY(bar.findChildren<QToolButton *>()[1]->hasFocus());
    }

    void aMarkIsInTheAccessibleName()
    {
        StepBar bar(u"Parts"_s, StepBar::Form::Tabs);
        bar.setSteps({u"What"_s, u"Where"_s});
        bar.setMark(1, StepBar::Mark::Count, 40);
        QCOMPARE(bar.findChildren<QToolButton *>()[1]->accessibleName(), u"Where, 40"_s);
    }
};

} // namespace paperround

QTEST_MAIN(paperround::StepBarTest)
#include "stepbar.moc"
