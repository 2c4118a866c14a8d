// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/delivery/reason.h"
#include "models/translations.h"
#include "ui/delivery/deliverytable.h"
#include "ui/delivery/rowpanel.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/permissiondialog.h"
#include "ui/widgets/style.h"

#include <QLabel>
#include <QLineEdit>

namespace paperround {

/// The bars of a delivery that ask a person.
class DeliveryNoticesTest : public QObject
{
    Q_OBJECT

    static QPushButton *button(const QWidget &in, const QString &words)
    {
        const auto all = in.findChildren<QPushButton *>();
        const auto found = std::ranges::find_if(
            all, [&](const QPushButton *each) { return each->isVisible() && each->text() == words; });
        return found == all.end() ? nullptr : *found;
    }
    static bool says(const QWidget &in, const QString &words)
    {
        const auto all = in.findChildren<QLabel *>();
        return std::ranges::any_of(
            all, [&](const QLabel *each) { return each->isVisible() && each->text().contains(words); });
    }

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, ThemeChoice::Light);
    }

    void aWaveSaysWhatIsOutAndItsButtonStartsTheNext()
    {
        Table at;
        Request request = at.round.request(10);
        request.options.waves = {20, 50};
        QVERIFY(!at.round.deliver(request));
        InlineBar *bar = at.view(request)->bar();
        QTRY_VERIFY(says(*bar, u"A wave is out: 2 of 10 pages are done"_s));
        QTest::mouseClick(button(*bar, u"Start the next wave"_s), Qt::LeftButton);
        QTRY_VERIFY(says(*bar, u"5 of 10 pages are done"_s));
        QTRY_VERIFY(button(*at.view(request), u"Start the next wave"_s)); // The head's own button, too.
        QPushButton *next = button(*bar, u"Start the next wave"_s);
        next->setFocus();
        QTest::keyClick(next, Qt::Key_Space);
        QVERIFY(at.round.finish(request.id));
        QCOMPARE(at.round.whatIsWrong(request), QString());
        QTRY_VERIFY(!button(*bar, u"Start the next wave"_s));
    }

    void theHeadSaysWhatTheRequestAsksFor()
    {
        Table at;
        Request request = at.round.request(2);
        request.options.waves = {1, 10};
        request.options.oncePerPerson = true;
        QVERIFY(!at.round.deliver(request)); // It waits for a look.
        QTRY_VERIFY(says(*at.view(request), u"in waves of 1 %, 10 %, the rest · once per person"_s));
    }

    void aWikiNobodyHasConfirmedHasOneButton()
    {
        Table at({u"home.example"_s, u"fr.example"_s});
        at.round.wikis->sendPolicy.everyWiki = false;
        const Request request = at.round.request(3);
        QVERIFY(!at.round.deliver(request));
        InlineBar *bar = at.view(request)->bar();
        QTRY_VERIFY(says(*bar, u"Nobody has confirmed that you may send on 1 wiki."_s));
        const QList<Row> rows = at.round.rows(request);
        const auto held = std::ranges::find(rows, RowState::Held, &Row::state);
        at.rows()->chooseRow(held->number);
        QTRY_VERIFY(at.rows()->panel()->isVisible());
        QTRY_VERIFY(button(*at.rows()->panel(), u"I have permission…"_s));
        QVERIFY(!button(*at.rows()->panel(), u"Send it"_s)); // Not past the permission.
        QTest::mouseClick(button(*bar, u"I have permission…"_s), Qt::LeftButton);
        auto *dialog = at.page.window()->findChild<PermissionDialog *>();
        QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
        QTest::keyClicks(dialog->findChild<QLineEdit *>(), u"https://fr.example/wiki/Bistro"_s);
        QTest::mouseClick(button(*dialog, u"I have permission"_s), Qt::LeftButton);
        QVERIFY(at.round.finish(request.id));
        QCOMPARE(at.round.whatIsWrong(request), QString());
        QCOMPARE(at.round.ledger.deliveryNow(request.id)->counts[RowState::Delivered], 6);
        QTRY_VERIFY(!says(*bar, u"Nobody has confirmed"_s));
    }

    void aPermissionThatCannotBeKeptIsSaid()
    {
        Table at({u"home.example"_s, u"fr.example"_s});
        at.round.wikis->sendPolicy.everyWiki = false;
        const Request request = at.round.request(1);
        QVERIFY(!at.round.deliver(request));
        InlineBar *bar = at.view(request)->bar();
        QTRY_VERIFY(button(*bar, u"I have permission…"_s));
        at.round.ledger.failFrom(1, {ErrorKind::Storage, u"disk-full"_s, {}, {}});
        QTest::mouseClick(button(*bar, u"I have permission…"_s), Qt::LeftButton);
        auto *dialog = at.page.window()->findChild<PermissionDialog *>();
        QVERIFY(dialog && QTest::qWaitForWindowActive(dialog));
        Q_EMIT dialog->given({u"fr.example"_s}, u"https://fr.example/"_s);
        dialog->close();
        QTRY_VERIFY(says(*bar, u"The permission was not kept"_s));
    }
};

} // namespace paperround

QTEST_MAIN(paperround::DeliveryNoticesTest)
#include "deliverynotices.moc"
