// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/previewstep.h"

#include "models/translations.h"
#include "ui/message/messagebrowser.h"
#include "ui/message/previewroom.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QComboBox>
#include <QListView>
#include <QPlainTextEdit>

namespace paperround {

/// What a segment of the list gets is seen as well as what everybody else does.
class PreviewSegmentsTest : public QObject
{
    Q_OBJECT

    /// A page more on each wiki for editors, who are written to in words of their own.
    struct Segments : Preview
    {
        Segments()
        {
            room.session().targetsWork().addText(
                u"User talk:E1@home.example\nUser talk:E2@home.example\nUser talk:E3@fr.example\n"
                "User talk:E4@ar.example"_s,
                u"Editors"_s);
            room.document().setVariants({{{}, {}, {}, u"Dear editors ~~~~"_s, u"Editors"_s}});
        }
        /// "wiki/segment" of all that was asked for, or of all that was not.
        [[nodiscard]] QStringList places(bool later)
        {
            QStringList found;
            const PreviewGroupsModel &groups = work().groups();
            for (int row = 0; row < groups.rowCount(); ++row) {
                for (const PreviewResult &each : groups.group(row).wikis) {
                    if (each.isLater == later)
                        found.append(each.place().replace(u'\n', u'/'));
                }
            }
            found.sort();
            return found;
        }
        [[nodiscard]] const PreviewResult *result(const QString &place)
        {
            const PreviewGroupsModel &groups = work().groups();
            for (int row = 0; row < groups.rowCount(); ++row) {
                for (const PreviewResult &each : groups.group(row).wikis) {
                    if (each.place() == place)
                        return &each;
                }
            }
            return nullptr;
        }
        [[nodiscard]] int groupOf(const QString &place)
        {
            const PreviewGroupsModel &groups = work().groups();
            for (int row = 0; row < groups.rowCount(); ++row) {
                if (std::ranges::find(groups.group(row).wikis, place, &PreviewResult::place)
                    != groups.group(row).wikis.end())
                    return row;
            }
            return -1;
        }
    };
    static QString plain(QString words) { return words.remove(QChar(0x2068)).remove(QChar(0x2069)); }

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, themeChoiceFromName(qEnvironmentVariable("PAPERROUND_THEME", u"light"_s)));
        if (qEnvironmentVariableIsSet("PAPERROUND_RTL"))
            QApplication::setLayoutDirection(Qt::RightToLeft);
    }

    void theWordsForASegmentAreRenderedOnTheFirstWikiOfEachLanguage()
    {
        Segments preview;
        QVERIFY(preview.renders());
        QCOMPARE(preview.places(false),
                 QStringList({u"ar.example"_s, u"ar.example/Editors"_s, u"home.example"_s,
                              u"home.example/Editors"_s}));
        QCOMPARE(preview.places(true), QStringList({u"fr.example"_s, u"fr.example/Editors"_s}));
        QCOMPARE(preview.room.round.wikis->calls(u"render"_s), 4);
        // Home for its name, each wiki once, and a rendering looks them up where they are kept.
        QCOMPARE(preview.room.round.wikis->calls(u"facts"_s), 1 + 3 + 4);
        const PreviewResult *editors = preview.result(u"home.example\nEditors"_s);
        QVERIFY(editors && editors->wikitext.contains(u"Dear editors"_s));
        QCOMPARE(editors->pages, 2);
        QCOMPARE(editors->title, u"User talk:E1"_s);
        const PreviewResult *others = preview.result(u"home.example"_s);
        QVERIFY(others && others->wikitext.contains(u"A text."_s) && others->pages == 1);
    }

    void theRestIsAskedForOnDemandOneByOneOrAll()
    {
        Segments preview;
        QVERIFY(preview.renders());
        preview.work().renderLater(u"fr.example\nEditors"_s);
        QVERIFY(preview.ends());
        QCOMPARE(preview.places(true), QStringList(u"fr.example"_s));
        QVERIFY(preview.result(u"fr.example\nEditors"_s)->wikitext.contains(u"Dear editors"_s));
        QCOMPARE(preview.room.round.wikis->calls(u"render"_s), 5);
        QCOMPARE(preview.work().groups().wikis(), 2); // Of fr.example not all is known.
        preview.work().renderLater();
        QVERIFY(preview.ends());
        QCOMPARE(preview.places(true), QStringList());
        QCOMPARE(preview.work().groups().wikis(), 3);
        QCOMPARE(preview.work().groups().results(), 6);
        QCOMPARE(preview.room.round.wikis->calls(u"facts"_s), 1 + 3 + 6);
    }

    void aWikiRendersOneThingAfterAnother()
    {
        Segments preview;
        QHash<QString, int> underWay;
        int most = 0;
        preview.room.round.wikis->readFault = [&](const QString &call, const QString &wiki) {
            if (call == u"render")
                most = std::max(most, ++underWay[wiki]);
            return std::optional<Error>();
        };
        preview.room.round.wikis->tweakRendered = [&](const QString &wiki, RenderedMessage &) {
            --underWay[wiki];
        };
        preview.work().renderEverywhere();
        QVERIFY(preview.ends());
        QCOMPARE(preview.places(false).size(), 6);
        QCOMPARE(most, 1);
        preview.room.round.wikis->readFault = {};
        preview.room.round.wikis->tweakRendered = {};
    }

    void whereItFailsAnotherWikiSpeaksForTheSegment()
    {
        Segments preview;
        int asked = 0;
        preview.room.round.wikis->readFault = [&](const QString &call, const QString &wiki) {
            return call == u"render" && wiki == u"home.example" && ++asked == 2
                ? std::optional(Error{ErrorKind::Temporary, u"timeout"_s, {}, {}})
                : std::nullopt;
        };
        QVERIFY(preview.renders());
        QCOMPARE(preview.places(true), QStringList(u"fr.example"_s));
        QVERIFY(preview.result(u"home.example\nEditors"_s)->error);
        QVERIFY(!preview.result(u"fr.example\nEditors"_s)->error);
        QCOMPARE(preview.work().groups().failedWikis(), 1);
        preview.room.round.wikis->readFault = {};
    }

    void nobodySpeaksForAWikiWithWordsOfItsOwn()
    {
        Preview preview;
        preview.room.document().setVariants({{{}, u"fr.example"_s, {}, u"Chers lecteurs ~~~~"_s}});
        QVERIFY(preview.renders());
        QCOMPARE(preview.asked(), QStringList({u"ar.example"_s, u"fr.example"_s, u"home.example"_s}));
        QCOMPARE(preview.work().groups().later(), 0);
    }

    void theSegmentIsNamedBesideItsWiki()
    {
        Segments preview;
        QVERIFY(preview.renders());
        const int row = preview.groupOf(u"home.example\nEditors"_s);
        const PreviewGroupsModel &groups = preview.work().groups();
        QCOMPARE(plain(groups.index(row).data().toString()), u"English · Editors"_s);
        QCOMPARE(plain(groups.index(row).data(Qt::ToolTipRole).toString()), u"home.example · Editors"_s);
        QCOMPARE(groups.index(row).data(PreviewGroupsModel::CaptionRole).toString(), u"1 wiki · 2 pages"_s);
        preview.step->findChild<QListView *>()->setCurrentIndex(groups.index(row));
        const PreviewPane *pane = preview.panes().constFirst();
        QCOMPARE(plain(pane->wikis()->currentText()), u"home.example · Editors"_s);
        QCOMPARE(pane->shown()->segment, u"Editors"_s);
        const auto texts = pane->findChildren<QPlainTextEdit *>();
        QVERIFY(std::ranges::any_of(texts, [](const QPlainTextEdit *text) {
            return text->toPlainText().contains(u"Dear editors"_s);
        }));
        look(*preview.step, u"preview-segment"_s);
        preview.choice(u"Two wikis side by side"_s)->trigger();
        QVERIFY(preview.panes()[1]->shown()->place() != pane->shown()->place());
        look(*preview.step, u"preview-segment-beside"_s);
        // What was chosen stays so, though rows have other numbers after a change of the list.
        preview.room.document().setBody(u"Another text ~~~~"_s);
        QVERIFY(preview.renders());
        preview.step->findChild<QListView *>()->setCurrentIndex(
            groups.index(preview.groupOf(u"home.example\nEditors"_s)));
        QCOMPARE(pane->shown()->place(), u"home.example\nEditors"_s);
    }

    void theLastIssueIsComparedInTheSegmentsOwnWords()
    {
        Segments preview;
        QVERIFY(preview.renders());
        Message last{u"News"_s, u"An old text. ~~~~"_s};
        last.variants = {{{}, {}, {}, u"Dear old editors ~~~~"_s, u"Editors"_s, {{70, 80}}}};
        const PreviewResult editors = *preview.result(u"home.example\nEditors"_s);
        const PreviewResult others = *preview.result(u"home.example"_s);
        QVERIFY(preview.work().wordsOn(editors, last).contains(u"Dear old editors"_s));
        QVERIFY(preview.work().wordsOn(others, last).contains(u"An old text."_s));
        QVERIFY(preview.work().wordsOn(editors, preview.work().message()).contains(u"Dear editors"_s));
        QVERIFY(preview.work().wordsOn(others, preview.work().message()).contains(u"A text."_s));
    }

    void theChecksSeeWhatOnlyASegmentLacks()
    {
        Segments preview;
        preview.room.round.wikis->tweakRendered = [](const QString &, RenderedMessage &rendered) {
            rendered.missingTemplates = {u"Template:Both"_s};
            if (rendered.wikitext.contains(u"Dear editors"_s))
                rendered.missingTemplates.append(u"Template:Editors"_s);
        };
        preview.work().renderEverywhere();
        QVERIFY(preview.ends());
        const QMap<QString, int> expected{{u"Both"_s, 3}, {u"Editors"_s, 3}}; // On so many wikis.
        QCOMPARE(preview.work().groups().missingTemplates(), expected);
        LintFacts facts;
        preview.work().tell(facts);
        QCOMPARE(facts.missingTemplates.size(), 2);
        for (const int wikis : std::as_const(facts.missingTemplates))
            QCOMPARE(wikis, 3);
    }

    void aChangeWhileTheWikisAreAskedIsSeen()
    {
        Segments preview;
        preview.work().render();
        preview.room.session().targetsWork().addText(u"User talk:Z@home.example"_s, u"more"_s);
        QVERIFY(preview.ends());
        QVERIFY(preview.work().isStale());
        QCOMPARE(preview.result(u"home.example\nEditors"_s)->pages, 2);
    }
};

} // namespace paperround

QTEST_MAIN(paperround::PreviewSegmentsTest)
#include "previewsegments.moc"
