// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/inlinebar.h"

#include <QLabel>
#include <QTest>
#include <QVBoxLayout>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestInlineBar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void growsWithItsWords();
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

QTEST_MAIN(TestInlineBar)
#include "inlinebar.moc"
