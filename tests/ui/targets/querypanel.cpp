// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/querypanel.h"

#include "models/translations.h"
#include "ui/drafts/sendroom.h"
#include "ui/targets/querywork.h"
#include "ui/targets/targetsstep.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace paperround {

/// "From a query …" of the first step of a draft, and what runs it.
class QueryPanelTest : public QObject
{
    Q_OBJECT

    /// The step with the panel open, by keyboard.
    struct Room : SendRoom
    {
        explicit Room(const ListServices &services = {})
            : SendRoom(1)
        {
            FarmProfile farm = desk.farm();
            farm.services = services;
            desk.choose(farm, *round.wikis->account(), round.wikis);
            page.editor().goTo(DraftEditor::Targets);
            QTest::keyClick(page.findChild<QWidget *>(u"fromQuery"_s), Qt::Key_Space);
        }
        [[nodiscard]] QueryPanel &panel() { return *page.findChild<QueryPanel *>(); }
        template <class Field> [[nodiscard]] Field *field(const QString &label)
        {
            for (QLabel *each : panel().findChildren<QLabel *>()) {
                if (each->text().remove(u'&') == label)
                    return qobject_cast<Field *>(each->buddy());
            }
            return nullptr;
        }
        void choose(RecipeKind kind)
        {
            auto *kinds = field<QComboBox>(u"Load these"_s);
            kinds->setCurrentIndex(kinds->findData(static_cast<int>(kind)));
        }
        [[nodiscard]] QueryWork &work() { return session().queryWork(); }
        [[nodiscard]] QString notice()
        {
            const QList<Notice> &all = panel().findChild<InlineBar *>()->notices();
            return all.isEmpty() ? QString() : all.first().title;
        }
        void answer(const FoundPages &found)
        {
            round.wikis->finding = [found](const Recipe &, const QString &) -> Result<FoundPages> {
                return found;
            };
        }
    };

    static void runFromMenu(QToolButton *source)
    {
        for (QAction *action : source->menu()->actions()) {
            if (action->text() == u"Run again"_s)
                return action->trigger();
        }
        QFAIL("no such action");
    }

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, ThemeChoice::Light);
    }

    void offersWhatTheFarmCanAnswer();
    void asksForWhatItsFieldsSay();
    void hidesWhatAKindDoesNotKnow();
    void takesNamespacesByNumberOrNameAndALimit();
    void saysWhatIsWrongAtTheFieldThatItIsAbout();
    void addsWhatIsFoundAndCanBeUndone();
    void tellsWhoJoinedAndWhoLeftSinceItRanBefore();
    void runsAgainFromTheMenuOfItsSourceAfterTheDraftWasClosed();
    void tellsWhatARunFromTheMenuCannotDo();
    void tellsHowFarItIsAndCanBeCancelled();
    void tellsWhyNothingCame();
    void tellsWhenNothingIsFound();
    void showsARecipeAgainWithAllThatItHolds();
    void allOfItCanBeRead_data();
    void allOfItCanBeRead();
};

void QueryPanelTest::offersWhatTheFarmCanAnswer()
{
    Room plain;
    QVERIFY(plain.panel().isVisible());
    auto *kinds = plain.field<QComboBox>(u"Load these"_s);
    QCOMPARE(plain.page.focusWidget(), kinds);
    QCOMPARE(kinds->count(), 5);
    QCOMPARE(plain.field<QLineEdit>(u"On wiki"_s)->text(), u"home.example"_s);
    Room served({QUrl(u"https://piles.example/api.php"_s), QUrl(u"https://scan.example/"_s),
                 QUrl(u"https://items.example/w/api.php"_s)});
    QCOMPARE(served.field<QComboBox>(u"Load these"_s)->count(), 8);
    look(served.page, u"query"_s);
}

void QueryPanelTest::asksForWhatItsFieldsSay()
{
    Room room;
    QSignalSpy wanted(&room.panel(), &QueryPanel::recipeWanted);
    QTRY_VERIFY(room.session().targetsWork().sites().names.find(u"frwiki"));
    type(room.field<QLineEdit>(u"On wiki"_s), u"FrWiki"_s); // its database
    room.field<QSpinBox>(u"Levels of subcategories"_s)->setValue(2);
    auto *what = room.field<QLineEdit>(u"Category"_s);
    type(what, u" Tech_ambassadors "_s);
    QTest::keyClick(what, Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().value<Recipe>(),
             (Recipe{.wiki = u"fr.example"_s, .what = u"Tech ambassadors"_s, .depth = 2}));
    QCOMPARE(room.field<QLineEdit>(u"On wiki"_s)->text(), u"fr.example"_s);
}

void QueryPanelTest::hidesWhatAKindDoesNotKnow()
{
    Room room({{}, {}, QUrl(u"https://items.example/w/api.php"_s)});
    QSignalSpy wanted(&room.panel(), &QueryPanel::recipeWanted);
    auto *depth = room.field<QSpinBox>(u"Levels of subcategories"_s);
    depth->setValue(3);
    room.panel().findChildren<QCheckBox *>().first()->setChecked(true);
    room.choose(RecipeKind::Sitelinks);
    QVERIFY(!depth->isVisible() && !room.field<QLineEdit>(u"Only from namespaces"_s)->isVisible());
    QVERIFY(!room.field<QLineEdit>(u"On wiki"_s)->isVisible());
    type(room.field<QLineEdit>(u"Item"_s), u"https://www.wikidata.org/wiki/Q16503"_s);
    type(room.field<QLineEdit>(u"Only wikis that end in"_s), u"wikipedia.org, wiktionary.org"_s);
    QTest::keyClick(room.field<QLineEdit>(u"Item"_s), Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().value<Recipe>(),
             (Recipe{.kind = RecipeKind::Sitelinks,
                     .what = u"Q16503"_s,
                     .sites = {u"wikipedia.org"_s, u"wiktionary.org"_s}}));
    QCOMPARE(room.field<QLineEdit>(u"Item"_s)->text(), u"Q16503"_s);
}

void QueryPanelTest::takesNamespacesByNumberOrNameAndALimit()
{
    Room room;
    QSignalSpy wanted(&room.panel(), &QueryPanel::recipeWanted);
    auto *namespaces = room.field<QLineEdit>(u"Only from namespaces"_s);
    type(room.field<QLineEdit>(u"Category"_s), u"Readers"_s);
    type(namespaces, u"User talk, 1; project_talk"_s);
    room.field<QSpinBox>(u"At most"_s)->setValue(500);
    QTest::keyClick(namespaces, Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    const auto recipe = wanted.takeFirst().first().value<Recipe>();
    QCOMPARE(recipe.namespaces, (QList<int>{1, 3, 5}));
    QCOMPARE(recipe.limit, 500);
    room.work().cancel();
    type(namespaces, u"3, Nowhere"_s);
    QTest::keyClick(namespaces, Qt::Key_Return);
    QCOMPARE(wanted.size(), 0);
    QCOMPARE(room.page.focusWidget(), namespaces);
    QCOMPARE(room.notice(), u"These are no namespaces."_s);
}

void QueryPanelTest::saysWhatIsWrongAtTheFieldThatItIsAbout()
{
    Room room;
    QSignalSpy wanted(&room.panel(), &QueryPanel::recipeWanted);
    auto *wiki = room.field<QLineEdit>(u"On wiki"_s);
    type(wiki, u"no host"_s);
    type(room.field<QLineEdit>(u"Category"_s), u"A"_s);
    QTest::keyClick(room.field<QLineEdit>(u"Category"_s), Qt::Key_Return);
    QCOMPARE(room.page.focusWidget(), wiki);
    QCOMPARE(room.notice(), u"This is no host."_s);
    type(wiki, u"home.example"_s);
    QVERIFY(room.notice().isEmpty());
    type(room.field<QLineEdit>(u"Category"_s), u"<>"_s);
    QTest::keyClick(wiki, Qt::Key_Return);
    QCOMPARE(room.page.focusWidget(), room.field<QLineEdit>(u"Category"_s));
    QVERIFY(!room.notice().isEmpty());
    QCOMPARE(wanted.size(), 0);
}

void QueryPanelTest::addsWhatIsFoundAndCanBeUndone()
{
    Room room;
    room.answer({{{u"User talk:Ana"_s, u"home.example"_s, 3}, {u"An article"_s, u"home.example"_s, 0}}, {}});
    auto *what = room.field<QLineEdit>(u"Category"_s);
    type(what, u"Readers"_s);
    QTest::keyClick(what, Qt::Key_Return);
    QTRY_COMPARE(room.document().targets().counts().total, 3);
    QVERIFY(!room.panel().isVisible());
    QTRY_VERIFY(room.says(u"Category Readers"_s));
    look(room.page, u"query-added"_s);
    room.document().undoStack().undo();
    QCOMPARE(room.document().targets().counts().total, 1);
}

void QueryPanelTest::tellsWhoJoinedAndWhoLeftSinceItRanBefore()
{
    Room room;
    const auto ask = [&room](const QStringList &users) {
        FoundPages found;
        for (const QString &user : users)
            found.pages.append({u"User talk:"_s + user, u"home.example"_s, 3});
        room.answer(found);
        QTest::keyClick(room.page.findChild<QWidget *>(u"fromQuery"_s), Qt::Key_Space);
        auto *what = room.field<QLineEdit>(u"Category"_s);
        type(what, u"Readers"_s);
        QTest::keyClick(what, Qt::Key_Return);
        return QTest::qWaitFor([&room] { return !room.work().isRunning(); });
    };
    QVERIFY(ask({u"Ana"_s, u"Ben"_s}));
    QTRY_COMPARE(room.document().targets().counts().total, 3);
    QVERIFY(ask({u"Ben"_s, u"Cai"_s, u"Dot"_s}));
    QTRY_COMPARE(room.document().targets().counts().total, 4); // Ana has left
    QTRY_VERIFY(room.says(u"2 pages joined, 1 page left"_s));
    look(room.page, u"query-again"_s);
    QVERIFY(ask({u"Ben"_s, u"Cai"_s, u"Dot"_s}));
    QTRY_VERIFY(room.says(u"0 pages joined, 0 pages left"_s));
    QCOMPARE(room.document().targets().counts().total, 4);
}

void QueryPanelTest::runsAgainFromTheMenuOfItsSourceAfterTheDraftWasClosed()
{
    Room room;
    room.answer(
        {{{u"User talk:Ana"_s, u"home.example"_s, 3}, {u"User talk:Ben"_s, u"home.example"_s, 3}}, {}});
    auto *what = room.field<QLineEdit>(u"Category"_s);
    type(what, u"Readers"_s);
    QTest::keyClick(what, Qt::Key_Return);
    QTRY_COMPARE(room.document().sources().size(), 2);
    const QString id = room.document().id();
    room.document().close();
    QTRY_COMPARE(room.drafts.kept.value(id).sources.size(), 2);
    room.document().open(room.drafts.kept[id]);
    QCOMPARE(room.document().sources().at(1).origin.kind, SourceKind::Recipe);
    QCOMPARE(originWords(room.document().targets().entries().at(1)), u"B, member"_s);

    room.answer(
        {{{u"User talk:Ben"_s, u"home.example"_s, 3}, {u"User talk:Cai"_s, u"home.example"_s, 3}}, {}});
    auto *source = room.page.findChild<QToolButton *>(u"sourceB"_s);
    QVERIFY(source != nullptr);
    source->setFocus();
    runFromMenu(source);
    QVERIFY(room.panel().isVisible());
    QTRY_VERIFY(room.says(u"1 page joined, 1 page left"_s));
    QVERIFY(!room.panel().isVisible());
    QCOMPARE(room.document().sources().size(), 2);
    QCOMPARE(room.document().targets().counts().total, 3);
    QCOMPARE(room.document().targets().entries().at(2).target.title, u"User talk:Cai"_s);
    look(room.page, u"run-again"_s);
    QTest::mouseClick(room.named<QAbstractButton>(u"Undo"_s), Qt::LeftButton);
    QCOMPARE(room.document().targets().entries().at(1).target.title, u"User talk:Ana"_s);
    QVERIFY(!room.says(u"1 page joined"_s));
}

void QueryPanelTest::tellsWhatARunFromTheMenuCannotDo()
{
    Room room;
    room.answer({{{u"User talk:Ana"_s, u"home.example"_s, 3}}, {}});
    auto *what = room.field<QLineEdit>(u"Category"_s);
    type(what, u"Readers"_s);
    QTest::keyClick(what, Qt::Key_Return);
    QTRY_COMPARE(room.document().sources().size(), 2);
    room.round.wikis->finding = [](const Recipe &, const QString &) -> Result<FoundPages> {
        return failure(ErrorKind::Temporary, u"unreached"_s, u"Host not found"_s);
    };
    runFromMenu(room.page.findChild<QToolButton *>(u"sourceB"_s));
    QTRY_VERIFY(!room.notice().isEmpty());
    QVERIFY(room.panel().isVisible());
    QCOMPARE(what->text(), u"Readers"_s);
    QCOMPARE(room.document().targets().counts().total, 2);

    // What is found no more has left; the source stays.
    room.answer({});
    runFromMenu(room.page.findChild<QToolButton *>(u"sourceB"_s));
    QTRY_VERIFY(room.says(u"0 pages joined, 1 page left"_s));
    QCOMPARE(room.document().targets().counts().total, 1);
    QCOMPARE(room.document().sources().size(), 2);
}

void QueryPanelTest::tellsHowFarItIsAndCanBeCancelled()
{
    Room room;
    room.round.wikis->finding = [](const Recipe &, const QString &from) -> Result<FoundPages> {
        return FoundPages{{{u"User talk:"_s + from, u"home.example"_s, 3}}, from + u'1'};
    };
    auto *what = room.field<QLineEdit>(u"Category"_s);
    type(what, u"Readers"_s);
    QTest::keyClick(what, Qt::Key_Return);
    QTRY_VERIFY(room.work().progress().rows >= 2);
    QVERIFY(room.says(u"pages so far"_s));
    look(room.page, u"query-running"_s);
    QTest::keyClick(what, Qt::Key_Escape);
    QVERIFY(!room.work().isRunning());
    QVERIFY(room.panel().isVisible());
    QVERIFY(!room.says(u"pages so far"_s));
    QCOMPARE(room.document().targets().counts().total, 1);
    QTest::keyClick(what, Qt::Key_Escape);
    QVERIFY(!room.panel().isVisible());
}

void QueryPanelTest::tellsWhyNothingCame()
{
    Room room({{}, QUrl(u"https://scan.example/"_s), {}});
    room.round.wikis->finding = [](const Recipe &, const QString &) -> Result<FoundPages> {
        return failure(ErrorKind::Temporary, u"service-unreached"_s, u"scan.example: Host not found"_s);
    };
    room.choose(RecipeKind::PetScan);
    auto *what = room.field<QLineEdit>(u"Number or address"_s);
    type(what, u"42"_s);
    QTest::keyClick(what, Qt::Key_Return);
    QTRY_COMPARE(room.notice(), u"The service is out of reach."_s);
    look(room.page, u"query-failed"_s);
    QVERIFY(!room.work().isRunning());
}

void QueryPanelTest::tellsWhenNothingIsFound()
{
    Room room;
    auto *what = room.field<QLineEdit>(u"Category"_s);
    type(what, u"Nobody"_s);
    QTest::keyClick(what, Qt::Key_Return);
    QTRY_COMPARE(room.notice(), u"The query finds no page."_s);
    QVERIFY(room.panel().isVisible());
}

void QueryPanelTest::showsARecipeAgainWithAllThatItHolds()
{
    Room room;
    const Recipe recipe{.kind = RecipeKind::Search,
                        .wiki = u"fr.example"_s,
                        .what = u"bistro"_s,
                        .namespaces = {4},
                        .talk = true,
                        .limit = 77};
    room.panel().showRecipe(recipe);
    QCOMPARE(room.panel().recipe(), recipe);
}

void QueryPanelTest::allOfItCanBeRead_data()
{
    QTest::addColumn<int>("theme");
    QTest::addColumn<bool>("fromRight");
    QTest::addColumn<QSize>("size");
    QTest::newRow("light") << int(ThemeChoice::Light) << false << QSize(1112, 800);
    QTest::newRow("dark") << int(ThemeChoice::Dark) << false << QSize(1112, 800);
    QTest::newRow("rtl") << int(ThemeChoice::Light) << true << QSize(1112, 800);
    QTest::newRow("200 percent") << int(ThemeChoice::Light) << false << QSize(1600, 1000);
    QTest::newRow("small") << int(ThemeChoice::Light) << false << QSize(904, 600);
}

void QueryPanelTest::allOfItCanBeRead()
{
    QFETCH(int, theme);
    QFETCH(bool, fromRight);
    QFETCH(QSize, size);
    applyStyle(*qApp, ThemeChoice(theme));
    QApplication::setLayoutDirection(fromRight ? Qt::RightToLeft : Qt::LeftToRight);
    const QFont usual = QApplication::font();
    if (size.width() > 1500)
        QApplication::setFont(QFont(usual.family(), usual.pointSize() * 2));
    {
        Room room({QUrl(u"https://piles.example/api.php"_s), QUrl(u"https://scan.example/"_s),
                   QUrl(u"https://items.example/w/api.php"_s)});
        room.page.resize(size);
        for (const RecipeKind kind : allRecipeKinds) {
            room.choose(kind);
            look(room.page,
                 u"query-%1-%2"_s.arg(QString::fromLatin1(QTest::currentDataTag()), recipeKindName(kind)));
            for (const QWidget *part : room.panel().findChildren<QWidget *>()) {
                const bool isField = qobject_cast<const QLabel *>(part)
                    || qobject_cast<const QAbstractButton *>(part) || qobject_cast<const QComboBox *>(part)
                    || qobject_cast<const QLineEdit *>(part);
                if (isField && part->isVisible() && !part->size().isEmpty())
                    QVERIFY2(part->width() >= part->minimumSizeHint().width(),
                             part->metaObject()->className());
            }
        }
    }
    QApplication::setFont(usual);
    QApplication::setLayoutDirection(Qt::LeftToRight);
    applyStyle(*qApp, ThemeChoice::Light);
}

} // namespace paperround

QTEST_MAIN(paperround::QueryPanelTest)
#include "querypanel.moc"
