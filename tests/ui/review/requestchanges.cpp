// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/requestchanges.h"

#include "models/translations.h"
#include "ui/review/deskroom.h"
#include "ui/widgets/diffview.h"
#include "ui/widgets/stepbar.h"
#include "ui/widgets/style.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>

using namespace std::chrono_literals;

namespace paperround {

/// What a reviewer sees of a request's earlier versions and of the last issue.
class RequestChangesTest : public QObject
{
    Q_OBJECT

    ReviewBench *m_bench = nullptr; ///< Of m_benches, the last.
    std::vector<std::unique_ptr<ReviewBench>> m_benches; ///< All: answers may still be on their way.

    /// A second version of a request that Ngozi returned.
    ReviewedRequest mended(int pages = 3)
    {
        Request what = ReviewBench::request(pages);
        what.message = {u"Tech News: 2026-48"_s, u"* one\n* the help link\n* three\n~~~~"_s};
        const ReviewedRequest first = m_bench->submitted(what);
        if (!ReviewBench::say(m_bench->ngozi, Decision::Kind::Return, first, u"The help link is red."_s))
            qFatal("cannot return");
        what.message.body = u"* one\n* the mended link\n* and another\n* three\n~~~~"_s;
        what.targets.removeLast();
        what.targets.append({u"User talk:Heronsgate"_s, Home, 0});
        what.options.notAfter = QDateTime(QDate(2026, 12, 1), QTime(12, 0), Qt::UTC);
        return m_bench->submitted(what);
    }
    static QString plain(QString text) { return text.remove(QChar(0x2068)).remove(QChar(0x2069)); }
    static QStringList rowsOf(const QTableView &table)
    {
        QStringList rows;
        for (int row = 0; row < table.model()->rowCount(); ++row)
            rows.append(plain(table.model()->index(row, 0).data(Qt::AccessibleTextRole).toString()));
        return rows;
    }

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, ThemeChoice::Light);
    }
    void init() { m_bench = m_benches.emplace_back(std::make_unique<ReviewBench>()).get(); }

    void theVersionThatWasReturnedIsComparedByKeyboard()
    {
        const ReviewedRequest request = mended();
        DeskRoom room(*m_bench, m_bench->ngozi);
        QVERIFY(QTest::qWaitForWindowActive(&room.page));
        QVERIFY(room.opens(request.title));
        RequestChanges &changes = *room.view().changes();
        QCOMPARE(changes.earlier()->count(), 0); // Nobody has asked yet.
        room.view().tabs()->setFocus();
        for (int i = 0; i < RequestView::Changed; ++i)
            press(Qt::Key_PageDown, Qt::ControlModifier);
        QVERIFY(changes.isVisible());
        QTRY_COMPARE(changes.earlier()->currentText(), u"Version 1, returned"_s);
        QVERIFY(plain(changes.word()->text()).contains(u"Ngozi returned it: “The help link is red.”"_s));
        QCOMPARE(diffText(changes.text()->diff().lines()),
                 u"  * one\n− * the help link\n+ * the mended link\n+ * and another\n  * three\n  ~~~~\n"_s);
        const QStringList others = rowsOf(*changes.others());
        QCOMPARE(others.size(), 3);
        QVERIFY(others[0].startsWith(u"Changed: Not after, none → "_s));
        QCOMPARE(others[1], u"Left: User talk:U3, home.example"_s);
        QCOMPARE(others[2], u"Joined: User talk:Heronsgate, home.example"_s);
        room.look(u"review-changes"_s);
    }

    void theLastIssueIsThere()
    {
        Request what = ReviewBench::request();
        what.message = {u"Tech News: 2026-47"_s, u"* one\n~~~~"_s};
        const ReviewedRequest issue = m_bench->approved(what);
        QVERIFY(QCoro::waitFor(lockRequest(issue.title, u"console-a"_s, false, m_bench->anna)));
        m_bench->clock.advance(1h);
        const ReviewedRequest request = mended();
        DeskRoom room(*m_bench, m_bench->eve); // Who may not review may look.
        QVERIFY(room.opens(request.title));
        QTRY_VERIFY(room.page.work().queue());
        room.view().tabs()->setCurrent(RequestView::Changed);
        QComboBox &earlier = *room.view().changes()->earlier();
        QTRY_COMPARE(earlier.count(), 2);
        earlier.setCurrentIndex(1);
        QCOMPARE(plain(earlier.currentText()), u"The last issue, Tech News: 2026-47"_s);
        QVERIFY(rowsOf(*room.view().changes()->others())
                    .constFirst()
                    .startsWith(u"Changed: Subject, Tech News: 2026-47 → Tech News: 2026-48"_s));
        QVERIFY(!room.view().changes()->word()->isVisible());
        room.look(u"review-changes-issue"_s);
    }

    void aFirstVersionSaysThatThereIsNothingBefore()
    {
        const ReviewedRequest request = m_bench->submitted(ReviewBench::request());
        DeskRoom room(*m_bench, m_bench->ngozi);
        QVERIFY(room.opens(request.title));
        room.view().tabs()->setCurrent(RequestView::Changed);
        QVERIFY(!room.view().changes()->earlier()->isEnabled());
        const auto labels = room.view().changes()->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(
            labels, [](QLabel *each) { return each->text().contains("nothing to compare it with"_L1); }));
        room.look(u"review-changes-none"_s);
    }

    void anotherRequestIsAskedAboutAnew()
    {
        const ReviewedRequest request = mended();
        const ReviewedRequest other = m_bench->submitted(ReviewBench::request());
        DeskRoom room(*m_bench, m_bench->ngozi);
        QVERIFY(room.opens(request.title));
        room.view().tabs()->setCurrent(RequestView::Changed);
        QTRY_COMPARE(room.view().changes()->earlier()->count(), 1);
        room.page.activated(other.title);
        QTRY_COMPARE(room.page.work().request()->title, other.title);
        QCOMPARE(room.view().changes()->earlier()->count(), 0);
        QCOMPARE(room.view().changes()->others()->model()->rowCount(), 0);
    }

    void whatCannotBeReadSaysWhyAndIsAskedAgain()
    {
        const ReviewedRequest request = mended(502); // Its lists stand on pages of their own.
        DeskRoom room(*m_bench, m_bench->ngozi);
        QVERIFY(room.opens(request.title));
        m_bench->ngozi->readFault = [](const QString &call, const QString &) -> std::optional<Error> {
            if (call == "revisionText"_L1)
                return Error{ErrorKind::Temporary, u"timeout"_s, {}, {}};
            return {};
        };
        room.view().tabs()->setCurrent(RequestView::Changed);
        const InlineBar &bar = *room.view().changes()->bar();
        QTRY_COMPARE(bar.notices().size(), 1);
        QVERIFY(bar.notices().constFirst().title.startsWith(u"What it was before could not be read: "_s));
        QVERIFY(!bar.notices().constFirst().text.isEmpty());
        room.look(u"review-changes-trouble"_s);
        m_bench->ngozi->readFault = {};
        bar.notices().constFirst().actions.constFirst().run();
        QTRY_COMPARE(room.view().changes()->earlier()->count(), 1);
        QVERIFY(bar.notices().isEmpty());
    }
};

} // namespace paperround

QTEST_MAIN(paperround::RequestChangesTest)
#include "requestchanges.moc"
