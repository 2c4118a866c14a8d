// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/foldingline.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

class FoldingLineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void putsTheButtonsBelowWhereTheWordsWouldBeCut()
    {
        QWidget window;
        FoldingLine line(&window);
        auto *label = new QLabel(u"8d50 918d 7bd9 768f df20 7a57"_s);
        auto *button = new QPushButton(u"Approve exactly this"_s);
        auto *words = new QVBoxLayout;
        words->addWidget(label);
        line.setParts(words, {button});
        const int both = line.sizeHint().width();
        window.resize(both * 2, 200);
        line.resize(both, 100);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTRY_VERIFY(button->x() > label->x() && button->y() < label->geometry().bottom());

        line.resize(both - 1, line.height());
        QTRY_VERIFY(button->y() > label->geometry().bottom());
        QVERIFY(label->width() >= label->sizeHint().width());
        QVERIFY(line.minimumSizeHint().width() < both); // What is around it may become so narrow.

        line.resize(both, line.height());
        QTRY_VERIFY(button->y() < label->geometry().bottom());

        button->setText(button->text() + u" and nothing else"_s);
        QTRY_VERIFY(button->y() > label->geometry().bottom());
    }
};

} // namespace paperround

QTEST_MAIN(paperround::FoldingLineTest)
#include "foldingline.moc"
