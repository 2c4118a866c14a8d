// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/previewdress.h"

#include "models/translations.h"
#include "ui/message/fakeface.h"
#include "ui/message/previewroom.h"
#include "ui/widgets/style.h"

#include <QComboBox>

namespace paperround {

/// When a wiki is asked for its own look, and what is said of it.
class PreviewDressTest : public QObject
{
    Q_OBJECT

    /// A preview of two wikis, with an exact face that keeps what it is shown.
    struct Preview
    {
        FakeMaker maker;
        SendRoom room{0};
        QList<WantedDress> asked;
        PageDress dress{.styles = "a{color:red}", .pictures = {{0, "png"}}};
        std::unique_ptr<PreviewStep> step;

        Preview()
        {
            room.round.wikis->tweakRendered = [](const QString &, RenderedMessage &rendered) {
                rendered.html = u"<p>Shown <img src=\"/images/a.png\"></p>"_s;
                rendered.styles = {u"ext.cite.styles"_s};
            };
            room.round.wikis->dressing = [this](const WantedDress &wanted) {
                asked.append(wanted);
                return dress;
            };
            room.session().targetsWork().addText(u"User talk:A@home.example\nUser talk:B@fr.example"_s, {});
            Surroundings around;
            around.exactFace = [this] { return &maker; };
            step = std::make_unique<PreviewStep>(room.session(), around);
            step->resize(900, 600);
            step->show();
        }
        ~Preview() { step.reset(); }
        [[nodiscard]] bool renders()
        {
            PreviewWork &work = room.session().previewWork();
            work.renderEverywhere();
            return QTest::qWaitFor([&work] { return !work.isRendering(); });
        }
        [[nodiscard]] PreviewPane *pane() { return step->findChild<PreviewPane *>(u"pane"_s); }
        [[nodiscard]] const ExactPage &page()
        {
            return dynamic_cast<FakeFace *>(pane()->view().exact())->pages.constLast();
        }
        [[nodiscard]] QAction *choice(const QString &words) { return choiceIn(*step, words); }
        [[nodiscard]] QAction *ownLook() { return choice(u"Wiki's own look and pictures"_s); }
        void beExact() { choice(u"Exact view"_s)->setChecked(true); }
    };

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, themeChoiceFromName(qEnvironmentVariable("PAPERROUND_THEME", u"light"_s)));
    }

    void nobodyIsAskedUnlessAPersonChoosesIt()
    {
        Preview preview;
        QVERIFY(preview.ownLook() && !preview.ownLook()->isEnabled() && !preview.ownLook()->isChecked());
        QVERIFY(preview.ownLook()->toolTip().contains(u"without your account"_s));
        QVERIFY(preview.renders());
        preview.beExact();
        QVERIFY(preview.ownLook()->isEnabled() && !preview.ownLook()->isChecked());
        QVERIFY(preview.page().styles.isEmpty());
        QCOMPARE(preview.room.round.wikis->calls(u"dress"_s), 0);
    }

    void thePageIsPlainUntilItsLookComes()
    {
        Preview preview;
        QVERIFY(preview.renders());
        preview.beExact();
        preview.ownLook()->trigger();
        QVERIFY(preview.page().styles.isEmpty() && !preview.page().html.isEmpty());
        QVERIFY(preview.pane()->view().note().contains(u"is asked"_s));
        QTRY_COMPARE(preview.page().styles, QByteArray("a{color:red}"));
        QCOMPARE(preview.page().pictures.value(0), QByteArray("png"));
        QCOMPARE(preview.pane()->view().note(), QString());
        QCOMPARE(preview.asked.size(), 1);
        QCOMPARE(preview.asked[0].styles, QStringList(u"ext.cite.styles"_s));
        QCOMPARE(preview.asked[0].pictures.size(), 1);
        QCOMPARE(preview.asked[0].pictures[0].path(), u"/images/a.png"_s);
        preview.ownLook()->trigger();
        QVERIFY(preview.page().styles.isEmpty() && preview.page().pictures.isEmpty());
    }

    void aSheetThatKnowsNoDarkPageIsShownLight()
    {
        Preview preview;
        QVERIFY(preview.renders());
        preview.beExact();
        preview.choice(u"Dark"_s)->trigger();
        QVERIFY(preview.page().dark);
        preview.ownLook()->trigger();
        QVERIFY(preview.page().dark);
        QTRY_VERIFY(!preview.page().styles.isEmpty());
        QVERIFY(!preview.page().dark);
        QVERIFY(preview.pane()->view().note().contains(u"no dark page"_s));
        preview.dress.styles = "html.skin-theme-clientpref-night{color:#fff}";
        preview.pane()->wikis()->setCurrentIndex(1);
        QTRY_COMPARE(preview.page().styles, preview.dress.styles);
        QVERIFY(preview.page().dark);
        QCOMPARE(preview.pane()->view().note(), QString());
    }

    void theSimpleViewAsksForNothing()
    {
        Preview preview;
        QVERIFY(preview.renders());
        preview.beExact();
        preview.ownLook()->trigger();
        QTRY_VERIFY(!preview.page().styles.isEmpty());
        preview.choice(u"Exact view"_s)->setChecked(false);
        QVERIFY(!preview.ownLook()->isEnabled());
        preview.pane()->wikis()->setCurrentIndex(1);
        QCOMPARE(preview.room.round.wikis->calls(u"dress"_s), 1);
        QVERIFY(!preview.pane()->view().note().contains(u"look"_s));
    }

    void whatWasLookedAtBeforeIsNotAskedForAgain()
    {
        Preview preview;
        QVERIFY(preview.renders());
        preview.beExact();
        preview.ownLook()->trigger();
        QTRY_VERIFY(!preview.page().styles.isEmpty());
        preview.pane()->wikis()->setCurrentIndex(1);
        QVERIFY(preview.page().styles.isEmpty());
        QTRY_VERIFY(!preview.page().styles.isEmpty());
        QCOMPARE(preview.asked.size(), 2);
        QVERIFY(preview.asked[0].wiki != preview.asked[1].wiki);
        preview.pane()->wikis()->setCurrentIndex(0);
        QCOMPARE(preview.page().styles, QByteArray("a{color:red}"));
        QCOMPARE(preview.asked.size(), 2);
    }

    void itIsGivenUpWhenThePreviewGoes()
    {
        Preview preview;
        QVERIFY(preview.renders());
        preview.beExact();
        preview.ownLook()->trigger();
        QVERIFY(!preview.room.round.wikis->isGivenUp());
        preview.step.reset();
        QVERIFY(preview.room.round.wikis->isGivenUp());
    }

    void whatIsMissingIsSaidInOneSentence()
    {
        Preview preview;
        preview.dress = {
            .stylesError = Error{ErrorKind::Temporary, u"timeout"_s, {}, {}}, .refused = 1, .failed = 2};
        QVERIFY(preview.renders());
        preview.beExact();
        preview.ownLook()->trigger();
        QTRY_VERIFY(
            preview.pane()->view().note().startsWith(u"Missing of the wiki's own look: the style sheet ("_s));
        const QString note = preview.pane()->view().note();
        QVERIFY2(note.contains(u"2 pictures that did not come"_s)
                     && note.contains(u"1 picture from elsewhere"_s),
                 qPrintable(note));
        look(*preview.step, u"preview-own-look"_s);
        QMenu *menu = qobject_cast<QMenu *>(preview.ownLook()->associatedObjects().constFirst());
        menu->popup({});
        look(*menu, u"preview-own-look-menu"_s);
    }

    void aWikiThatDoesNotAnswerLeavesAPlainPage()
    {
        Preview preview;
        preview.room.round.wikis->readFault = [](const QString &call, const QString &) {
            return call == u"dress" ? std::optional(Error{ErrorKind::Temporary, u"timeout"_s, {}, {}})
                                    : std::nullopt;
        };
        QVERIFY(preview.renders());
        preview.beExact();
        preview.ownLook()->trigger();
        QTRY_VERIFY2(preview.pane()->view().note().contains(u"did not come, so this is plain"_s),
                     qPrintable(preview.pane()->view().note()));
        QVERIFY(!preview.page().html.isEmpty() && preview.page().styles.isEmpty());
        preview.room.round.wikis->readFault = {};
    }
};

} // namespace paperround

QTEST_MAIN(paperround::PreviewDressTest)
#include "previewdress.moc"
