// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/draftspage.h"

#include "store/store.h"
#include "ui/accounts/accountswitch.h"
#include "ui/drafts/drafteditor.h"
#include "ui/drafts/sendstep.h"
#include "ui/message/bodyeditor.h"
#include "ui/message/messagebrowser.h"
#include "ui/message/messagestep.h"
#include "ui/practiceplace.h"
#include "ui/targets/targetsstep.h"
#include "ui/targets/targettable.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/metrics.h"
#include "wiki/login/accountbook.h"

#include <QApplication>
#include <QCoroTask>
#include <QDir>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryFile>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

/// The walk of a draft from an empty page to a delivery, on the practice farm, in the real widgets.
class DraftsPageTest : public QObject
{
    Q_OBJECT

    PracticePlace m_practice;

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_practice.open()); }

    void cleanupTestCase() { m_practice.close(); }

    void walksFromAnEmptyDraftToADelivery()
    {
        Desk desk;
        AccountSwitch accounts(*m_practice, desk);
        accounts.begin();
        QTRY_VERIFY_WITH_TIMEOUT(desk.wikis(), 60'000);
        DraftsPage page(m_practice->store().drafts(), m_practice->clock(), desk, m_practice->engine(),
                        quietSurroundings());
        page.resize(1112, 800);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        look(page, u"drafts-empty"_s);
        page.newDraft();
        DraftEditor &editor = page.editor();
        DraftSession &session = page.session();
        look(page, u"targets-empty"_s);

        // Targets: from a page of the home wiki, by keyboard.
        auto *from = editor.findChild<ActionButton *>(u"addFromPage"_s);
        QVERIFY(from);
        QTest::mouseClick(from, Qt::LeftButton);
        QTest::keyClicks(QApplication::focusWidget(), u"Newsletter/Targets"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(session.document().targets().counts().total > 20, 60'000);
        QTRY_COMPARE_WITH_TIMEOUT(session.document().targets().counts()[TargetHealth::Unchecked], 0, 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(!session.targetsWork().isChecking(), 60'000);
        const HealthCounts counts = session.document().targets().counts();
        QVERIFY(counts.willBeSent > 0 && counts.willBeSent < counts.total);
        look(page, u"targets"_s);

        // One out with Space, back with undo.
        auto *table = editor.findChild<TargetTable *>();
        table->selectRow(0);
        table->setFocus();
        QTest::keyClick(table, Qt::Key_Space);
        QCOMPARE(session.document().targets().counts().willBeSent, counts.willBeSent - 1);
        QTest::keyClick(table, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(session.document().targets().counts().willBeSent, counts.willBeSent);

        // Message, preview, checks.
        QTest::keyClick(table, Qt::Key_2, Qt::AltModifier);
        QCOMPARE(editor.step(), DraftEditor::Message);
        auto *message = editor.findChild<MessageStep *>();
        QTest::keyClicks(message->subjectField(), u"Tech News: [[2026-48]]"_s);
        message->editor()->insertPlainText(
            u"<div class=\"plainlinks\">\n'''News''' of [[Main Page|the week]]:\n* One {{tracked|T1}}\n* Two "
            "[https://example.org two]\n</div>\n~~~~"_s);
        QTest::keyClick(message->editor(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(editor.step(), DraftEditor::Preview);
        session.previewWork().render();
        QTRY_VERIFY_WITH_TIMEOUT(!session.previewWork().isRendering(), 20'000);
        QVERIFY(session.previewWork().groups().wikis() > 1);
        look(page, u"preview"_s);
        editor.goTo(DraftEditor::Checks);
        QTRY_VERIFY_WITH_TIMEOUT(!session.targetsWork().isChecking() && !session.previewWork().isRendering(),
                                 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(!session.obstacle(), 60'000);
        look(page, u"send"_s);
        lookAround(page, editor);

        // Send.
        QSignalSpy opened(&page, &Page::openRequested);
        const QString id = session.document().id();
        auto *send = editor.findChild<ActionButton *>(u"send"_s);
        QVERIFY(send->isEnabled());
        QTest::mouseClick(send, Qt::LeftButton);
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 20'000);
        QCOMPARE(opened[0][1].toString(), id);
        QTRY_VERIFY_WITH_TIMEOUT(!QCoro::waitFor(m_practice->store().drafts().draft(id))->has_value(), 5'000);
        QCOMPARE(page.model().rowCount(), 0);
    }

    void closingLosesNothing()
    {
        Desk desk;
        AccountSwitch accounts(*m_practice, desk);
        accounts.begin();
        QString id;
        {
            DraftsPage page(m_practice->store().drafts(), m_practice->clock(), desk, m_practice->engine(),
                            quietSurroundings());
            page.newDraft();
            id = page.session().document().id();
            page.session().targetsWork().addText(u"User talk:A@en.test\nno [[ wiki"_s, u"pasted"_s);
            page.session().document().edit(page.session().document().targets().inclusion({0}, false),
                                           u"out"_s);
            page.session().document().setSubject(u"Half"_s);
            page.session().document().setBody(u"a text"_s);
            page.session().document().save();
        }
        DraftsPage page(m_practice->store().drafts(), m_practice->clock(), desk, m_practice->engine(),
                        quietSurroundings());
        QTRY_VERIFY_WITH_TIMEOUT(page.model().rowOf(id) >= 0, 60'000);
        page.openDraft(id);
        QTRY_COMPARE_WITH_TIMEOUT(page.session().document().id(), id, 60'000);
        QCOMPARE(page.session().document().message(), Message({u"Half"_s, u"a text"_s}));
        QCOMPARE(page.session().document().targets().counts().total, 2);
        QVERIFY(!page.session().document().targets().entries()[0].included);
    }

    void aFileDroppedOnADraftBringsItsTargets()
    {
        Desk desk;
        desk.choose(m_practice->farms().constFirst(), {},
                    m_practice->wikisFor(m_practice->farms().constFirst()));
        DraftsPage page(m_practice->store().drafts(), m_practice->clock(), desk, m_practice->engine(),
                        quietSurroundings());
        page.newDraft();
        page.editor().goTo(DraftEditor::Message);
        QTemporaryFile file(QDir::tempPath() + u"/XXXXXX.csv"_s);
        QVERIFY(file.open());
        file.write("page,site\nUser talk:A,en.test\nUser talk:B,\n");
        file.close();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file.fileName())});
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&page.editor(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&page.editor(), &drop);
        QCOMPARE(page.editor().step(), DraftEditor::Targets);
        auto *preview = page.editor().findChild<QWidget *>(u"tablePreview"_s);
        QTRY_VERIFY(!preview->isHidden()); // A table is shown before it is taken.
        preview->findChild<QPushButton *>(u"addTable"_s)->click();
        QTRY_COMPARE_WITH_TIMEOUT(page.session().document().targets().counts().total, 2, 60'000);
        QCOMPARE(page.editor().step(), DraftEditor::Targets);

        // What is no file of this computer is not taken.
        QMimeData foreign;
        foreign.setUrls({QUrl(u"https://example.org/list.csv"_s)});
        QDragEnterEvent refused({5, 5}, Qt::CopyAction, &foreign, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&page.editor(), &refused);
        QVERIFY(!refused.isAccepted());
        page.session().document().close();
    }

    void aFileDroppedOnTheListOfDraftsBeginsOne()
    {
        Desk desk;
        desk.choose(m_practice->farms().constFirst(), {}, m_practice->wikisFor(m_practice->farms().constFirst()));
        DraftsPage page(m_practice->store().drafts(), m_practice->clock(), desk, m_practice->engine(), quietSurroundings());
        page.show();
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write("User talk:Ana@en.test\n");
        file.close();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file.fileName())});
        QDragEnterEvent enter({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&page, &enter);
        QVERIFY(enter.isAccepted());
        QVERIFY(page.session().document().id().isEmpty());
        QDropEvent drop({5, 5}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&page, &drop);
        QVERIFY(!page.session().document().id().isEmpty());
        QTRY_COMPARE(page.session().document().targets().counts().total, 1);
        page.session().document().close();
    }

    void aLinkIsOpenedOnlyAfterItWasSaidWhereItGoes()
    {
        QList<QUrl> opened;
        Surroundings around = quietSurroundings();
        around.openUrl = [&opened](const QUrl &url) { opened.append(url); };
        Desk desk;
        DraftsPage page(m_practice->store().drafts(), m_practice->clock(), desk, m_practice->engine(),
                        around);
        page.resize(1112, 800);
        page.show();
        page.newDraft();
        page.editor().goTo(DraftEditor::Preview);
        auto *browser = page.editor().findChild<MessageBrowser *>();
        QVERIFY(browser);
        const QUrl url(u"https://evil.example/path?q=en.wikipedia.org"_s);
        Q_EMIT browser->linkChosen(url);
        QVERIFY(opened.isEmpty());
        const auto shown = [&page] {
            const QList<QLabel *> labels = page.editor().findChildren<QLabel *>();
            return std::ranges::any_of(labels, [](const QLabel *label) {
                return label->isVisible() && label->text().contains(u"evil.example"_s)
                    && label->text().contains(u"q=en.wikipedia.org"_s);
            });
        };
        QTRY_VERIFY_WITH_TIMEOUT(shown(), 60'000);
        QWidget *open = buttonWith(page, u"Open in the browser"_s);
        QVERIFY(open);
        QTest::mouseClick(open, Qt::LeftButton);
        QCOMPARE(opened, QList<QUrl>{url});
        QTRY_VERIFY_WITH_TIMEOUT(!shown(), 60'000);
        page.session().document().close();
    }

    void sendingIsOffForWhomTheFarmDoesNotTrust()
    {
        Desk desk;
        DraftsPage page(m_practice->store().drafts(), m_practice->clock(), desk, m_practice->engine(),
                        quietSurroundings());
        desk.choose(m_practice->farms().constFirst(), {},
                    m_practice->wikisFor(m_practice->farms().constFirst()));
        page.newDraft();
        page.session().targetsWork().addText(u"User talk:A"_s, {});
        page.session().document().setSubject(u"S"_s);
        page.session().document().setBody(u"B"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            page.session().obstacle() && page.session().obstacle()->cure == CureAt::Accounts, 60'000);
        auto *send = page.editor().findChild<ActionButton *>(u"send"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!send->isEnabled(), 60'000);
        QVERIFY(!send->accessibleDescription().isEmpty());
        QSignalSpy approved(&page.session(), &DraftSession::approved);
        page.session().send();
        QCOMPARE(approved.size(), 0);
        page.session().document().close();
    }

private:
    /// The same screens dark, mirrored, small.
    static void lookAround(DraftsPage &page, DraftEditor &editor)
    {
        if (qEnvironmentVariable("PAPERROUND_LOOK").isEmpty())
            return;
        const auto all = [&](const QString &how) {
            for (const auto step : {DraftEditor::Targets, DraftEditor::Preview, DraftEditor::Send}) {
                editor.goTo(step);
                look(page, how + QString::number(step));
            }
        };
        applyTheme(*qApp, ThemeChoice::Dark);
        all(u"dark-"_s);
        applyTheme(*qApp, ThemeChoice::Light);
        QApplication::setLayoutDirection(Qt::RightToLeft);
        all(u"rtl-"_s);
        QApplication::setLayoutDirection(Qt::LeftToRight);
        page.resize(904, 600);
        all(u"small-"_s);
        page.resize(1112, 800);
        editor.goTo(DraftEditor::Checks);
    }
};

} // namespace paperround

QTEST_MAIN(paperround::DraftsPageTest)
#include "draftspage.moc"
