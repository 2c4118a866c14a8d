// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/pagehead.h"

#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

class PageHeadTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { applyStyle(*qApp, ThemeChoice::Light); }

    void theActionsLeaveTheTitleItsRoom()
    {
        PageHead head;
        head.setTitle(u"Tech News: 2026-48"_s);
        auto *action = new ActionButton(u"New from this issue"_s, ActionButton::Kind::Plain, {}, &head);
        head.addAction(action);
        auto *title = head.findChild<ElidedLabel *>();
        head.resize(800, head.sizeHint().height());
        head.show();
        QTRY_VERIFY(action->x() > title->geometry().right());
        QVERIFY(!title->isElided());

        head.resize(title->sizeHint().width() / 2 + action->width() + 48, 56);
        QTRY_VERIFY(action->y() > title->geometry().bottom());
        QVERIFY(!title->isElided());
        QVERIFY(head.sizeHint().height() > 56);

        head.resize(800, 56);
        QTRY_VERIFY(action->x() > title->geometry().right());
        action->setText(action->text().repeated(10)); // Words of another language.
        QTRY_VERIFY(action->y() > title->geometry().bottom());
    }
};

} // namespace paperround

QTEST_MAIN(paperround::PageHeadTest)
#include "pagehead.moc"
