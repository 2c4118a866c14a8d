// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/previewstep.h"

#include "models/translations.h"
#include "ui/message/messagebrowser.h"
#include "ui/message/previewpage.h"
#include "ui/message/previewroom.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QListView>
#include <QTableView>

namespace paperround {

/// Who is asked for a preview, and how a person looks at it.
class PreviewStepTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, themeChoiceFromName(qEnvironmentVariable("PAPERROUND_THEME", u"light"_s)));
    }

    void theFirstWikiOfEachLanguageIsAskedAndTheRestOnDemand()
    {
        Preview preview;
        QVERIFY(preview.renders());
        QCOMPARE(preview.asked(), QStringList({u"ar.example"_s, u"home.example"_s}));
        QCOMPARE(preview.work().groups().later(), 1);
        QCOMPARE(preview.room.round.wikis->calls(u"render"_s), 2);
        preview.work().renderLater(u"fr.example"_s);
        QVERIFY(preview.ends());
        QCOMPARE(preview.asked().size(), 3);
        QCOMPARE(preview.work().groups().later(), 0);
        QCOMPARE(preview.room.round.wikis->calls(u"render"_s), 3);
    }

    void nobodysEyeFallsFirstOnWhatWasNotAsked()
    {
        Preview preview;
        preview.step->findChild<QListView *>()->setFocus();
        QVERIFY(preview.renders());
        QCOMPARE(preview.work().groups().later(), 1);
        QVERIFY(preview.panes()[0]->shown() && !preview.panes()[0]->shown()->isLater);
    }

    void theChecksAskEveryWikiAndNobodyTwice()
    {
        Preview preview;
        QVERIFY(preview.renders());
        preview.room.page.editor().goTo(DraftEditor::Checks);
        QTRY_COMPARE(preview.asked().size(), 3);
        QCOMPARE(preview.room.round.wikis->calls(u"render"_s), 3);
    }

    void whereTheFirstOfALanguageFailsAnotherSpeaksForIt()
    {
        Preview preview;
        preview.room.round.wikis->readFault = [](const QString &call, const QString &wiki) {
            return call == u"render" && wiki == u"home.example"
                ? std::optional(Error{ErrorKind::Temporary, u"timeout"_s, {}, {}})
                : std::nullopt;
        };
        QVERIFY(preview.renders());
        QCOMPARE(preview.asked().size(), 3);
        QCOMPARE(preview.work().groups().failedWikis(), 1);
        preview.room.round.wikis->readFault = {};
    }

    void theSameWordsAreNotRenderedTwiceUnlessAPersonWantsThat()
    {
        Preview preview;
        QVERIFY(preview.renders());
        preview.room.document().setBody(u"Another text. ~~~~"_s);
        QVERIFY(preview.renders());
        QCOMPARE(preview.room.round.wikis->calls(u"render"_s), 4);
        preview.room.document().setBody(u"A text. ~~~~"_s);
        QVERIFY(preview.renders());
        QCOMPARE(preview.room.round.wikis->calls(u"render"_s), 4);
        QTest::keyClick(preview.step.get(), Qt::Key_F5);
        QVERIFY(preview.ends());
        QCOMPARE(preview.room.round.wikis->calls(u"render"_s), 6);
    }

    void aFooterThatThePolicyPageBringsMakesThePreviewOld()
    {
        Preview preview;
        QVERIFY(preview.renders());
        FarmPolicy policy = preview.room.desk.policy();
        policy.review.value = u"others"_s; // Nothing that a reader would see.
        preview.room.desk.obey(policy);
        QVERIFY(!preview.work().isStale());
        policy.review.footer = u"Why you get this"_s;
        preview.room.desk.obey(policy);
        QVERIFY(preview.work().isStale());
        QVERIFY(preview.renders());
        QVERIFY(preview.work().message().footer.contains(u"Why you get this"_s));
    }

    void whatIsMissingStandsBesideEachWiki()
    {
        Preview preview;
        const QString signer = preview.room.desk.account()->name;
        preview.room.round.wikis->tweakRendered = [signer](const QString &wiki, RenderedMessage &rendered) {
            if (wiki != "ar.example"_L1)
                return;
            rendered.missingTemplates = {u"قالب:Tracked"_s};
            rendered.missingLinks = {u"Help:A"_s, u"Help:B"_s, u"User:"_s + signer};
        };
        QVERIFY(preview.renders());
        const PreviewGroupsModel &groups = preview.work().groups();
        int row = 0;
        while (groups.group(row).wikis[0].wiki != "ar.example"_L1)
            ++row;
        QCOMPARE(groups.group(row).problems(), 3);
        preview.step->findChild<QListView *>()->setCurrentIndex(groups.index(row));
        PreviewPane *pane = preview.panes().constFirst();
        QVERIFY2(pane->wikis()->currentText().contains(u"3 problems"_s),
                 qPrintable(pane->wikis()->currentText()));
        const auto labels = pane->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
            return label->text().contains(u"missing: Tracked"_s)
                && label->text().contains(u"2 red links: Help:A, Help:B"_s);
        }));
    }

    void twoWikisStandSideBySide()
    {
        Preview preview;
        QVERIFY(preview.renders());
        QVERIFY(preview.panes()[0]->isVisible() && !preview.panes()[1]->isVisible());
        preview.choice(u"Two wikis side by side"_s)->trigger();
        QVERIFY(preview.panes()[1]->isVisible());
        QVERIFY(preview.panes()[1]->shown());
        QVERIFY(preview.panes()[0]->shown()->wiki != preview.panes()[1]->shown()->wiki);
        look(*preview.step, u"preview-beside"_s);
        preview.choice(u"Dark"_s)->trigger();
        preview.choice(u"As wide as a telephone"_s)->trigger();
        for (PreviewPane *pane : preview.panes())
            QTRY_VERIFY(pane->view().light().width() <= PreviewView::narrow);
        look(*preview.step, u"preview-beside-dark-narrow"_s);
    }

    void withoutThePlugInTheExactViewSaysWhyItIsOff()
    {
        Preview preview;
        QAction *exact = preview.choice(u"Exact view"_s);
        QVERIFY(exact && !exact->isEnabled());
        QVERIFY(exact->toolTip().contains(u"paperround-exactpreview"_s));
    }

    void theBrowserGetsAPrivatePageThatCanLoadNothing()
    {
        Preview preview;
        preview.room.round.wikis->tweakRendered = [](const QString &, RenderedMessage &rendered) {
            rendered.html = u"<p onclick=\"x()\">Shown<script>x()</script><img src=\"//evil.test/p\"></p>"_s;
        };
        QVERIFY(preview.renders());
        preview.choice(u"Open in the browser"_s)->trigger();
        QCOMPARE(preview.opened.size(), 1);
        QFile file(preview.opened.constFirst().toLocalFile());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString page = QString::fromUtf8(file.readAll());
        QVERIFY(page.contains(u"default-src 'none'"_s) && page.contains(u"Shown"_s));
        QVERIFY(!page.contains(u"<script"_s) && !page.contains(u"onclick"_s)
                && !page.contains(u"evil.test"_s));
        QCOMPARE(QFileInfo(QFileInfo(file).path()).permissions()
                     & (QFileDevice::ReadGroup | QFileDevice::ReadOther),
                 QFileDevice::Permissions());
        preview.step.reset();
        QVERIFY(!QFileInfo::exists(file.fileName())); // It goes with the page it was made from.
    }

    void whatHasChangedSinceTheLastIssueIsShownByLines()
    {
        Preview preview;
        QVERIFY(preview.renders());
        Q_EMIT preview.room.session().lastIssueRead(Message{u"News"_s, u"An old text. ~~~~"_s});
        const PreviewResult &shown = *preview.panes()[0]->shown();
        QCOMPARE(preview.work().wordsOn(shown, {u"News"_s, u"An old text."_s}), u"News\n\nAn old text."_s);
        const auto tables = preview.panes()[0]->findChildren<QTableView *>();
        QCOMPARE(tables.size(), 1);
        QVERIFY(tables[0]->model()->rowCount() >= 2); // One line out, one in.
        Q_EMIT preview.room.session().lastIssueRead({});
        QCOMPARE(tables[0]->model()->rowCount(), 0);
    }
};

} // namespace paperround

QTEST_MAIN(paperround::PreviewStepTest)
#include "previewstep.moc"
