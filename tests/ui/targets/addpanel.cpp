// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person hands a draft that is no list, by keyboard and by file: said in words, and the draft stays as
// it is.
#include "ui/targets/addpanel.h"

#include "cli/listfile.h"
#include "models/translations.h"
#include "ui/drafts/sendroom.h"
#include "ui/targets/targetsstep.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/style.h"

#include <QLineEdit>
#include <QMenu>
#include <QTemporaryDir>
#include <QToolButton>

using namespace paperround;

namespace {

/// A draft at its first step, with U1 and U2.
struct ListRoom : SendRoom
{
    ListRoom()
        : SendRoom(2)
    {
        page.editor().goTo(DraftEditor::Targets);
    }
    /// What the bar says of a list that was not loaded; empty: nothing.
    [[nodiscard]] QString told()
    {
        const auto *step = page.editor().findChild<TargetsStep *>();
        for (const Notice &notice : step->findChild<InlineBar *>()->notices()) {
            if (notice.key == "load"_L1)
                return notice.title + u' ' + notice.text;
        }
        return {};
    }
    void askForPage(const QString &name)
    {
        page.findChild<QToolButton *>(u"addSource"_s)->menu()->actions().constFirst()->trigger();
        type(page.focusWidget(), name);
        QTest::keyClick(page.focusWidget(), Qt::Key_Return);
    }
};

} // namespace

class AddPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, themeChoiceFromName(qEnvironmentVariable("PAPERROUND_THEME", u"light"_s)));
    }

    void aPageThatIsNoListIsSaid_data()
    {
        QTest::addColumn<QString>("text"); // Null: there is no such page.
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("cure");
        QTest::newRow("missing") << QString() << u"There is no such page"_s
                                 << u"Look at the spelling and at the wiki."_s;
        QTest::newRow("no list") << u"Some words."_s << u"This page is no target list"_s
                                 << u"Choose a list page, or paste its targets."_s;
        QTest::newRow("empty") << u"{{#target:<>}}"_s << u"The list names no page"_s
                               << u"Choose another list, or add targets."_s;
    }

    void aPageThatIsNoListIsSaid()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, sentence);
        QFETCH(const QString, cure);
        ListRoom room;
        if (!text.isNull())
            room.round.wikis->edit(u"home.example"_s, u"Project:Readers"_s, text);
        room.round.wikis->expansion = [](const QString &) { return QString(); };
        room.askForPage(u"Project:Readers"_s);
        QTRY_VERIFY_WITH_TIMEOUT(room.told().contains(sentence), 60'000);
        QVERIFY2(room.told().contains(cure) && room.told().contains(u"Project:Readers"_s),
                 qPrintable(room.told()));
        look(room.page, u"page-"_s + QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'));
        QCOMPARE(room.document().targets().counts().total, 2);

        // The name stands there still, to be mended.
        auto *panel = room.page.findChild<AddPanel *>();
        QVERIFY(panel->isVisible());
        room.round.wikis->edit(u"home.example"_s, u"Project:Reader"_s, u"{{#target:User talk:Ada}}"_s);
        room.round.wikis->expansion = [](const QString &) { return u"User talk:Ada@home.example"_s; };
        QTest::keyClick(room.page.focusWidget(), Qt::Key_Backspace);
        QTest::keyClick(room.page.focusWidget(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(room.document().targets().counts().total, 3, 60'000);
        QCOMPARE(room.told(), QString());
        QVERIFY(!panel->isVisible());
    }

    void aWikiThatDoesNotAnswerIsSaid()
    {
        ListRoom room;
        room.round.wikis->readFault = [](const QString &call, const QString &) {
            return call == "page"_L1
                ? std::optional(Error{ErrorKind::Temporary, u"connect-failed"_s, u"home.example"_s, {}})
                : std::nullopt;
        };
        room.askForPage(u"Project:Readers"_s);
        QTRY_VERIFY_WITH_TIMEOUT(room.told().contains(u"The wiki cannot be reached"_s), 60'000);
        QVERIFY(room.page.findChild<AddPanel *>()->isVisible());
        QCOMPARE(room.document().targets().counts().total, 2);
    }

    void aCategoryIsTakenAsItsMembersAndCanBeAskedAgain()
    {
        ListRoom room;
        room.round.wikis->tweakFacts = [](WikiFacts &facts) {
            facts.namespaces.insert(14, {14, u"Category"_s, u"Category"_s, {}, true});
        };
        room.round.wikis->finding = [](const Recipe &recipe, const QString &) {
            return FoundPages{{{u"User talk:Ada"_s, recipe.wiki, 3}, {u"Some page"_s, recipe.wiki, 0}}, {}};
        };
        room.askForPage(u"Category:Readers"_s);
        QTRY_COMPARE_WITH_TIMEOUT(room.document().sources().size(), 2, 60'000);
        const TargetSource &source = room.document().sources().constLast();
        QCOMPARE(source.origin.kind, SourceKind::Recipe);
        QCOMPARE(source.name, u"Category Readers"_s);
        QCOMPARE(source.rows.size(), 2); // the page that takes no messages is told as such
        QCOMPARE(room.told(), QString());
        QVERIFY(!room.page.findChild<AddPanel *>()->isVisible());
    }

    void aPageGoesByItsAddressAndItsWikiByAnyName_data()
    {
        QTest::addColumn<QString>("wiki");
        QTest::addColumn<QString>("page");
        QTest::newRow("database") << u"frwiki"_s << u"Project:Readers"_s;
        QTest::newRow("in capitals") << u" FR.example "_s << u"Project:Readers"_s;
        QTest::newRow("address of the wiki") << u"https://fr.example/wiki/"_s << u"Project:Readers"_s;
        QTest::newRow("address of the page")
            << u"home.example"_s << u"https://fr.example/wiki/Project:Readers?uselang=de"_s;
    }

    void aPageGoesByItsAddressAndItsWikiByAnyName()
    {
        QFETCH(const QString, wiki);
        QFETCH(const QString, page);
        ListRoom room;
        QTRY_VERIFY(room.session().targetsWork().sites().names.find(u"frwiki"));
        room.round.wikis->edit(u"fr.example"_s, u"Project:Readers"_s, u"{{#target:User talk:Ada}}"_s);
        room.round.wikis->expansion = [](const QString &) { return u"User talk:Ada@fr.example"_s; };
        room.page.findChild<QToolButton *>(u"addSource"_s)->menu()->actions().constFirst()->trigger();
        auto *panel = room.page.findChild<AddPanel *>();
        panel->findChildren<QLineEdit *>().constFirst()->setText(wiki);
        type(room.page.focusWidget(), page);
        QTest::keyClick(room.page.focusWidget(), Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(room.document().sources().size(), 2, 60'000);
        const SourceOrigin &origin = room.document().sources().constLast().origin;
        QCOMPARE(origin.wiki, u"fr.example"_s);
        QCOMPARE(origin.id, u"Project:Readers"_s);
    }

    void aFileThatIsNoListIsSaid_data()
    {
        QTest::addColumn<QByteArray>("bytes"); // Null: there is no such file.
        QTest::addColumn<qint64>("size");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<QString>("cure");
        QTest::newRow("too large") << QByteArray("A\n") << LargestListFile + 1 << u"The file is too large"_s
                                   << u"Look whether it is the right one, or divide it."_s;
        QTest::newRow("missing") << QByteArray() << 0LL << u"The file cannot be read"_s
                                 << u"Look at its name and permissions."_s;
        QTest::newRow("empty") << QByteArray("\n") << 0LL << u"The list names no page"_s
                               << u"Choose another list, or add targets."_s;
        QTest::newRow("a broken spreadsheet")
            << QByteArray("PK\3\4rubbish") << 0LL << u"The file is no spreadsheet that can be read"_s
            << u"Save it anew as OpenDocument (.ods) or CSV."_s;
    }

    void aFileThatIsNoListIsSaid()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const qint64, size);
        QFETCH(const QString, sentence);
        QFETCH(const QString, cure);
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"readers.txt"_s));
        if (!bytes.isNull()) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(bytes);
            if (size > 0)
                QVERIFY(file.resize(size)); // Full of holes: it takes no room.
            file.close();
        }
        ListRoom room;
        room.session().targetsWork().addFile(file.fileName());
        QTRY_VERIFY_WITH_TIMEOUT(room.told().contains(sentence), 60'000);
        QVERIFY2(room.told().contains(cure) && room.told().contains(u"readers.txt"_s),
                 qPrintable(room.told()));
        look(room.page, u"file-"_s + QString::fromLatin1(QTest::currentDataTag()).replace(u' ', u'-'));
        QCOMPARE(room.document().targets().counts().total, 2);
        QCOMPARE(room.document().sources().size(), 1);
    }
};

QTEST_MAIN(AddPanelTest)
#include "addpanel.moc"
