// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/translations.h"
#include "support/round.h"
#include "ui/accounts/desk.h"
#include "ui/drafts/drafteditor.h"
#include "ui/drafts/draftspage.h"
#include "ui/drafts/fakedrafts.h"
#include "ui/message/messagestep.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/style.h"

#include <QCoroTask>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

/// Drafts where nothing can be written for a while: said at the place, nothing lost, done when it can be.
class DraftSavingTest : public QObject
{
    Q_OBJECT

    struct Room
    {
        Round round;
        FakeDrafts drafts{round.clock};
        Desk desk;
        DraftsPage page{drafts, round.clock, desk, *round.engine, Surroundings{}};

        Room()
        {
            page.resize(1112, 800);
            page.show();
        }
        [[nodiscard]] DraftDocument &document() { return page.session().document(); }
        [[nodiscard]] InlineBar *bar() const
        {
            return page.findChild<InlineBar *>({}, Qt::FindDirectChildrenOnly);
        }
        [[nodiscard]] const Notice *notice(const QString &title) const
        {
            const QList<Notice> &all = bar()->notices();
            const auto found = std::ranges::find(all, title, &Notice::title);
            return found == all.end() ? nullptr : &*found;
        }
        /// A draft that the store has.
        QString begin(const QString &subject)
        {
            page.newDraft();
            document().setSubject(subject);
            document().save();
            const QString id = document().id();
            return QTest::qWaitFor([&] { return drafts.kept.value(id).message.subject == subject; })
                ? id
                : QString();
        }
    };

    static constexpr auto Unsaved = "The draft could not be saved.";

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, ThemeChoice::Light);
    }

    void whatCannotBeSavedIsSaidAndSavedWhenItCan_data()
    {
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("disk full") << u"disk-full"_s << u"The disk is full."_s;
        QTest::newRow("read-only") << u"ledger-readonly"_s
                                   << u"The record of deliveries cannot be written."_s;
    }

    void whatCannotBeSavedIsSaidAndSavedWhenItCan()
    {
        QFETCH(QString, code);
        QFETCH(QString, sentence);
        Room room;
        const QString id = room.begin(u"First"_s);
        QVERIFY(!id.isEmpty());
        room.drafts.refusal = Error{ErrorKind::Storage, code, {}, {}};
        room.page.editor().goTo(DraftEditor::Message);
        QLineEdit *subject = room.page.editor().findChild<MessageStep *>()->subjectField();
        subject->selectAll();
        QTest::keyClicks(subject, u"First and more"_s);
        const QString unsaved = QString::fromLatin1(Unsaved);
        QTRY_VERIFY(room.notice(unsaved));
        QVERIFY(room.bar()->isVisible());
        QVERIFY2(room.notice(unsaved)->text.startsWith(sentence), qPrintable(room.notice(unsaved)->text));
        QCOMPARE(room.document().message().subject, u"First and more"_s);

        room.drafts.refusal.reset();
        std::function(room.notice(unsaved)->actions.first().run)();
        QTRY_VERIFY(!room.notice(unsaved));
        QCOMPARE(room.drafts.kept[id].message.subject, u"First and more"_s);
    }

    void aDraftThatWasLeftUnsavedIsNotLost()
    {
        Room room;
        const QString first = room.begin(u"First"_s);
        const QString second = room.begin(u"Second"_s);
        room.page.openDraft(first);
        QTRY_COMPARE(room.document().id(), first);
        room.drafts.refusal = Error{ErrorKind::Storage, u"disk-full"_s, {}, {}};
        room.document().setSubject(u"First, longer"_s);
        room.page.openDraft(second);
        QTRY_COMPARE(room.document().id(), second);
        const QString unsaved = QString::fromLatin1(Unsaved);
        QTRY_VERIFY(room.notice(unsaved));

        // Back at it, it is as it was written.
        room.page.openDraft(first);
        QTRY_COMPARE(room.document().id(), first);
        QCOMPARE(room.document().message().subject, u"First, longer"_s);
        room.page.openDraft(second);
        QTRY_COMPARE(room.document().id(), second);
        QTRY_VERIFY(room.document().unsaved(first));

        room.drafts.refusal.reset();
        QVERIFY(room.notice(unsaved));
        std::function(room.notice(unsaved)->actions.first().run)();
        QTRY_COMPARE(room.drafts.kept[first].message.subject, u"First, longer"_s);
        QTRY_VERIFY(!room.notice(unsaved));
        QCOMPARE(room.drafts.kept[second].message.subject, u"Second"_s);
    }

    void aDeletedDraftThatCannotComeBackIsStillOffered()
    {
        Room room;
        const QString id = room.begin(u"Gone"_s);
        Q_EMIT room.page.editor().removalWanted();
        QTRY_VERIFY(room.notice(u"Deleted: \u2068Gone\u2069"_s));
        QVERIFY(room.drafts.kept.isEmpty());
        room.drafts.refusal = Error{ErrorKind::Storage, u"disk-full"_s, {}, {}};
        const auto undo = [&] {
            std::function(room.notice(u"Deleted: \u2068Gone\u2069"_s)->actions.first().run)();
        };
        undo();
        QTRY_VERIFY(room.notice(u"The draft could not be brought back."_s));
        QVERIFY(room.notice(u"Deleted: \u2068Gone\u2069"_s));
        room.drafts.refusal.reset();
        undo();
        QTRY_VERIFY(room.drafts.kept.contains(id));
        QTRY_COMPARE(room.page.model().rowCount(), 1);
    }

    void aDeliveryThatCannotBeWrittenDownDoesNotBegin()
    {
        Room room;
        const QString id = room.begin(u"News"_s);
        Request request = room.round.request(2);
        request.id = id;
        FarmProfile farm;
        farm.home = request.home;
        farm.send.who = SendPolicy::Who::Everybody;
        const auto send = [&] {
            QCoro::connect(ReviewQueue::approveByPolicy(request, farm, room.round.wikis), &room.page,
                           [&](Result<ApprovedRequest> approved) {
                               Q_EMIT room.page.session().approved(*approved, room.round.wikis);
                           });
        };
        room.round.ledger.failFrom(1, {ErrorKind::Storage, u"disk-full"_s, {}, {}});
        send();
        const QString title = u"The delivery did not begin."_s;
        QTRY_VERIFY(room.notice(title));
        QVERIFY(room.notice(title)->text.startsWith(u"The disk is full."_s));
        QCOMPARE(room.document().id(), id);
        QVERIFY(room.drafts.kept.contains(id));
        QCOMPARE(room.round.wikis->calls(u"post"_s), 0);

        room.round.ledger.mend();
        QSignalSpy opened(&room.page, &Page::openRequested);
        send();
        QTRY_COMPARE(opened.size(), 1);
        QVERIFY(!room.notice(title));
        QTRY_VERIFY(!room.drafts.kept.contains(id));
        QTRY_VERIFY(!room.round.engine->isUnderWay(id));
        QCOMPARE(room.round.whatIsWrong(request), QString());
        QCOMPARE(room.page.model().rowCount(), 0);
    }
};

} // namespace paperround

QTEST_MAIN(paperround::DraftSavingTest)
#include "draftsaving.moc"
