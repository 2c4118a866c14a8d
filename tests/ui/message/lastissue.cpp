// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/previewstep.h"

#include "models/translations.h"
#include "ui/message/fakehistory.h"
#include "ui/message/previewroom.h"
#include "ui/widgets/stepbar.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTableView>

namespace paperround {

/// The issue before this one is found where this console has sent it, and compared.
class LastIssueTest : public QObject
{
    Q_OBJECT

    /// A preview of "News 48", with what was sent before.
    struct Issues : FakeHistory, Preview
    {
        Issues()
            : Preview(this)
        {
            room.document().setSubject(u"News 48"_s);
        }
        /// It was delivered, and stands in the history.
        [[nodiscard]] bool sent(const QString &subject, const QString &body)
        {
            Request request = room.round.request(1);
            request.message = {subject, body};
            room.round.clock.advance(std::chrono::hours(24));
            if (!room.round.deliver(request))
                return false;
            kept.append(*room.round.ledger.deliveryNow(request.id));
            return true;
        }
        void compare() const
        {
            const auto bars = step->findChildren<StepBar *>();
            bars.constFirst()->setCurrent(PreviewPane::SinceLast);
        }
        [[nodiscard]] bool tells(const QString &words) const
        {
            const auto labels = step->findChildren<QLabel *>();
            return std::ranges::any_of(labels, [&words](const QLabel *label) {
                QString text = label->text();
                return text.remove(QChar(0x2068)).remove(QChar(0x2069)).contains(words);
            });
        }
        [[nodiscard]] int lines() { return panes()[0]->findChild<QTableView *>()->model()->rowCount(); }
    };

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, ThemeChoice::Light);
    }

    void theNewestOfTheSeriesIsComparedLineByLine()
    {
        Issues preview;
        QVERIFY(preview.sent(u"News 46"_s, u"The oldest text. ~~~~"_s));
        QVERIFY(preview.sent(u"News 47"_s, u"An old text. ~~~~"_s));
        QVERIFY(preview.sent(u"Another newsletter"_s, u"Quite another text. ~~~~"_s));
        QVERIFY(preview.renders());
        QSignalSpy read(&preview.room.session(), &DraftSession::lastIssueRead);
        preview.compare();
        QTRY_COMPARE(read.count(), 1);
        QCOMPARE(read.first().first().value<std::optional<Message>>()->body, u"An old text. ~~~~"_s);
        QVERIFY(preview.tells(u"Since “News 47”"_s));
        QVERIFY(preview.lines() >= 4); // Subject and text, out and in.
        look(*preview.step, u"preview-since-last"_s);
    }

    void whereThereWasNoneThatIsSaid()
    {
        Issues preview;
        QVERIFY(preview.renders());
        QSignalSpy read(&preview.room.session(), &DraftSession::lastIssueRead);
        preview.compare();
        QTRY_COMPARE(read.count(), 1);
        QVERIFY(preview.tells(u"has sent no earlier issue"_s));
        QCOMPARE(preview.lines(), 0);
    }

    void aDeliveryThatCannotBeOpenedIsAsNone()
    {
        Issues preview;
        QVERIFY(preview.sent(u"News 47"_s, u"An old text. ~~~~"_s));
        preview.fault = Error{ErrorKind::Storage, u"io"_s, {}};
        QVERIFY(preview.renders());
        QSignalSpy read(&preview.room.session(), &DraftSession::lastIssueRead);
        preview.compare();
        QTRY_COMPARE(read.count(), 1);
        QVERIFY(!read.first().first().value<std::optional<Message>>());
    }

    void anotherSubjectHasAnotherLastIssue()
    {
        Issues preview;
        QVERIFY(preview.sent(u"News 47"_s, u"An old text. ~~~~"_s));
        QVERIFY(preview.renders());
        preview.compare();
        QTRY_VERIFY(preview.tells(u"Since “News 47”"_s));
        preview.room.document().setSubject(u"A quite new one"_s);
        QVERIFY(preview.renders());
        QTRY_VERIFY(preview.tells(u"has sent no earlier issue"_s));
        preview.room.document().setSubject(u"News 49"_s);
        QVERIFY(preview.renders());
        QTRY_VERIFY(preview.tells(u"Since “News 47”"_s));
    }

    void anotherDraftIsNotComparedWithThisOnesLastIssue()
    {
        Issues preview;
        QVERIFY(preview.sent(u"News 47"_s, u"An old text. ~~~~"_s));
        QVERIFY(preview.renders());
        preview.compare();
        QTRY_VERIFY(preview.tells(u"Since “News 47”"_s));
        preview.room.session().askLastIssue(); // It is answered when this draft is not open any more.
        QSignalSpy read(&preview.room.session(), &DraftSession::lastIssueRead);
        preview.room.document().begin();
        QVERIFY(preview.tells(u"has sent no earlier issue"_s));
        QTRY_COMPARE(read.count(), 1);
        QVERIFY(!read.first().first().value<std::optional<Message>>());
        QVERIFY(!preview.tells(u"Since “News 47”"_s));
    }
};

} // namespace paperround

QTEST_MAIN(paperround::LastIssueTest)
#include "lastissue.moc"
