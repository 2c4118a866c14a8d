// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/messagestep.h"

#include "ui/drafts/sendroom.h"
#include "ui/message/bodyeditor.h"
#include "ui/message/signaturebox.h"
#include "ui/message/sourcepanel.h"
#include "ui/message/wordingdialog.h"
#include "ui/message/wordsbar.h"
#include "ui/widgets/style.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QMenu>
#include <QTableView>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

constexpr auto SourceOfSections =
    "<section begin=head />The news<section end=head /> <section begin=text />All of it"
    "<section end=text />";

struct MessageRoom : SendRoom
{
    MessageRoom()
    {
        round.wikis->tweakFacts = [](WikiFacts &facts) {
            facts.language = facts.wiki.startsWith(u"fr") ? u"fr"_s : u"en"_s;
        };
        page.editor().goTo(DraftEditor::Message);
    }
    [[nodiscard]] MessageStep &message() { return *page.editor().findChild<MessageStep *>(); }
    [[nodiscard]] SourcePanel &panel() { return *page.editor().findChild<SourcePanel *>(); }
    [[nodiscard]] WordsBar &words() { return *page.editor().findChild<WordsBar *>(); }
    [[nodiscard]] const std::optional<MessageSource> &source() { return document().message().source; }
    /// By keyboard, as a person would.
    void usePage(const QString &title)
    {
        named<ActionButton>(u"Source page"_s)->click();
        auto *field = panel().findChildren<QLineEdit *>().at(1);
        type(field, title);
        QTest::keyClick(field, Qt::Key_Return);
    }
    void chooseWords(const QString &name)
    {
        auto *menu = words().findChild<QMenu *>();
        Q_EMIT menu->aboutToShow();
        for (QAction *action : menu->actions()) {
            if (action->text().contains(name) && !action->isSeparator()) {
                action->trigger();
                return;
            }
        }
        QTest::qFail(qPrintable(u"no such words: "_s + name), __FILE__, __LINE__);
    }
};

} // namespace

class TestMessageParts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesAPageOfAWikiAtItsRevision();
    void takesSectionsOfThePage();
    void offersANewerRevisionAndTakesItOnlyWhenAsked();
    void saysWhyAPageCannotBeUsed();
    void leavesThePageAgain();
    void writesOtherWordsForAWiki();
    void putsRemovedWordsBack();
    void saysWhyThereAreNoOtherWordsToWrite();
    void tellsWhoGetsWhat();
    void signsAsChosenAndSaysWhatItMeans();
    void saysThePolicyPagesFooterWhenItIsRead();
    void keepsAllOfItInTheDraft();
    void staysWholeAtEverySize_data();
    void staysWholeAtEverySize();
};

void TestMessageParts::takesAPageOfAWikiAtItsRevision()
{
    MessageRoom room;
    const qint64 revision = room.round.wikis->edit(u"home.example"_s, u"News page"_s, u"All of it"_s);
    room.usePage(u"News page"_s);
    QTRY_VERIFY(room.source());
    QCOMPARE(room.source()->wiki, u"home.example"_s);
    QCOMPARE(room.source()->revision, revision);
    QCOMPARE(room.source()->texts.constFirst().body, u"All of it"_s);
    QVERIFY(room.says(u"Revision %1"_s.arg(revision)));
    room.document().setBody({});
    QTRY_VERIFY(!room.session().obstacle());
}

void TestMessageParts::takesSectionsOfThePage()
{
    MessageRoom room;
    room.round.wikis->edit(u"home.example"_s, u"News page"_s, QString::fromLatin1(SourceOfSections));
    room.usePage(u"News page"_s);
    const auto boxes = room.panel().findChildren<QComboBox *>();
    QTRY_COMPARE(boxes.at(0)->count(), 3); // the typed subject, and both sections
    boxes.at(0)->setCurrentIndex(1);
    Q_EMIT boxes.at(0)->activated(1);
    QTRY_COMPARE(room.document().message().subject, u"The news"_s);
    QCOMPARE(room.message().subjectField()->text(), u"The news"_s);
    QVERIFY(room.message().subjectField()->isReadOnly());
    boxes.at(1)->setCurrentIndex(2);
    Q_EMIT boxes.at(1)->activated(2);
    QTRY_COMPARE(room.source()->texts.constFirst().body,
                 u"<section begin=text />All of it<section end=text />"_s);
}

void TestMessageParts::offersANewerRevisionAndTakesItOnlyWhenAsked()
{
    MessageRoom room;
    room.round.wikis->edit(u"home.example"_s, u"News page"_s, u"Old"_s);
    room.usePage(u"News page"_s);
    QTRY_VERIFY(room.source());
    const qint64 newer = room.round.wikis->edit(u"home.example"_s, u"News page"_s, u"New"_s);
    room.panel().open(); // looks again
    QTRY_VERIFY(room.says(QString::number(newer)));
    QCOMPARE(room.source()->texts.constFirst().body, u"Old"_s);
    room.named<QAbstractButton>(u"Take it"_s)->click();
    QTRY_COMPARE(room.source()->texts.constFirst().body, u"New"_s);
    QCOMPARE(room.source()->revision, newer);
}

void TestMessageParts::saysWhyAPageCannotBeUsed()
{
    MessageRoom room;
    room.usePage(u"Nothing"_s);
    QTRY_VERIFY(room.says(u"There is no such source page"_s));
    QVERIFY(!room.source());
}

void TestMessageParts::leavesThePageAgain()
{
    MessageRoom room;
    room.round.wikis->edit(u"home.example"_s, u"News page"_s, u"All of it"_s);
    room.usePage(u"News page"_s);
    QTRY_VERIFY(room.source());
    room.named<ActionButton>(u"Use no page"_s)->click();
    QVERIFY(!room.source());
    QVERIFY(!room.panel().isVisible());
    QVERIFY(room.named<ActionButton>(u"Source page"_s)->isVisible());
}

void TestMessageParts::writesOtherWordsForAWiki()
{
    MessageRoom room;
    room.chooseWords(u"fr.example"_s);
    QCOMPARE(room.words().variant(), 0);
    QCOMPARE(room.message().subjectField()->text(), QString());
    QVERIFY(room.message().subjectField()->placeholderText().contains(u"News"_s));
    type(room.message().subjectField(), u"Nouvelles"_s);
    room.message().editor()->setFocus();
    room.message().editor()->insertPlainText(u"Bonjour"_s);
    QCOMPARE(room.document().message().variants,
             (QList<MessageVariant>{{{}, u"fr.example"_s, u"Nouvelles"_s, u"Bonjour"_s}}));
    QCOMPARE(room.document().message().subject, u"News"_s);
    auto *whose = room.words().findChild<QComboBox *>();
    whose->setCurrentIndex(0);
    QCOMPARE(room.message().subjectField()->text(), u"News"_s);
    QCOMPARE(room.message().editor()->toPlainText(), u"A text. ~~~~"_s);
    QCOMPARE(room.document().message().variants.constFirst().body, u"Bonjour"_s);
    whose->setCurrentIndex(1);
    room.named<ActionButton>(u"Remove these words"_s)->click();
    QVERIFY(room.document().message().variants.isEmpty());
    QCOMPARE(room.message().editor()->toPlainText(), u"A text. ~~~~"_s);
}

void TestMessageParts::putsRemovedWordsBack()
{
    MessageRoom room;
    const MessageVariant french{u"fr"_s, {}, u"Nouvelles"_s, u"Bonjour"_s};
    const MessageVariant arabic{u"ar"_s, {}, {}, u"x"_s};
    room.document().setVariants({french, arabic});
    auto *whose = room.words().findChild<QComboBox *>();
    const auto remove = [&room, whose] {
        whose->setCurrentIndex(1);
        room.named<ActionButton>(u"Remove these words"_s)->click();
    };
    const auto putBack = [&room] {
        if (auto *button = room.named<QAbstractButton>(u"Put them back"_s))
            button->click();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    };
    remove();
    QCOMPARE(room.document().message().variants, QList<MessageVariant>{arabic});
    QTRY_VERIFY(room.says(u"Words removed: "_s));
    putBack();
    QCOMPARE(room.document().message().variants, (QList<MessageVariant>{french, arabic}));
    QCOMPARE(room.message().editor()->text(), u"Bonjour"_s);
    QVERIFY(!room.named<QAbstractButton>(u"Put them back"_s));
    // What was written for the same meanwhile is not lost either.
    remove();
    const MessageVariant anew{u"fr"_s, {}, {}, u"Salut"_s};
    room.document().setVariants({arabic, anew});
    putBack();
    QCOMPARE(room.document().message().variants, (QList<MessageVariant>{arabic, french}));
    putBack();
    QCOMPARE(room.document().message().variants, (QList<MessageVariant>{arabic, anew}));
    putBack();
    QCOMPARE(room.document().message().variants, (QList<MessageVariant>{arabic, french}));
    // They are of this draft alone.
    room.page.newDraft();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QVERIFY(!room.named<QAbstractButton>(u"Put them back"_s));
}

void TestMessageParts::saysWhyThereAreNoOtherWordsToWrite()
{
    MessageRoom room;
    const auto says = [&room](const QString &words) {
        auto *menu = room.words().findChild<QMenu *>();
        Q_EMIT menu->aboutToShow();
        return std::ranges::any_of(menu->actions(),
                                   [&words](const QAction *each) { return each->text().contains(words); });
    };
    QTRY_VERIFY(says(u"For one wiki"_s));
    room.document().setVariants({{u"en"_s, {}, {}, {}},
                                 {u"fr"_s, {}, {}, {}},
                                 {{}, u"home.example"_s, {}, {}},
                                 {{}, u"fr.example"_s, {}, {}}});
    QTRY_VERIFY(says(u"Every wiki of the list has words of its own"_s));
    QVERIFY(!says(u"The list has no wikis yet"_s));
    QVERIFY(!says(u"For one wiki"_s));
    room.page.newDraft();
    QVERIFY(says(u"The list has no wikis yet"_s));
}

void TestMessageParts::tellsWhoGetsWhat()
{
    MessageRoom room;
    room.document().setVariants({{u"fr"_s, {}, {}, u"Bonjour"_s}});
    room.words().findChild<QComboBox *>(); // shown by its count
    auto *who = room.named<ActionButton>(u"Who gets what"_s);
    QVERIFY(who && who->isVisible());
    who->click();
    auto *dialog = room.page.window()->findChild<WordingDialog *>();
    QVERIFY(dialog);
    auto *table = dialog->findChild<QTableView *>();
    QTRY_COMPARE(table->model()->index(0, 1).data().toString().contains(u"en"_s), true);
    QTRY_COMPARE(table->model()->index(1, 1).data().toString().contains(u"fr"_s), true);
    QVERIFY(table->model()->index(0, 3).data().toString().contains(u"everybody"_s));
    QVERIFY(table->model()->index(1, 3).data().toString().contains(u"fr"_s));
    look(*dialog, u"who-gets-what"_s);
    dialog->accept();
    QTRY_VERIFY(room.named<ActionButton>(u"1 wiki without words in the language"_s)
                || room.words().findChildren<ActionButton *>().size() > 0);
}

void TestMessageParts::signsAsChosenAndSaysWhatItMeans()
{
    MessageRoom room;
    auto *box = room.page.editor().findChild<SignatureBox *>();
    auto *kind = box->findChild<QComboBox *>();
    auto *line = box->findChild<QLineEdit *>();
    QVERIFY(!line->isVisible());
    kind->setCurrentIndex(2);
    Q_EMIT kind->activated(2);
    QVERIFY(line->isVisible());
    QVERIFY(kind->accessibleDescription().contains(u"archiving bots"_s));
    type(line, u"The team"_s);
    QCOMPARE(room.document().message().signature, Signature::Line);
    QCOMPARE(room.document().message().signatureLine, u"The team"_s);
    kind->setCurrentIndex(3);
    Q_EMIT kind->activated(3);
    QCOMPARE(room.document().message().signature, Signature::None);
    QVERIFY(room.says(u"for ever"_s));
}

void TestMessageParts::saysThePolicyPagesFooterWhenItIsRead()
{
    MessageRoom room;
    QVERIFY(!room.says(u"Why you get this"_s));
    FarmPolicy policy = room.desk.policy();
    policy.review.footer = u"<small>Why you get this</small>"_s;
    room.desk.obey(policy);
    QVERIFY(room.says(u"<small>Why you get this</small>"_s));
    const auto labels = room.page.editor().findChild<SignatureBox *>()->findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) {
        return label->toolTip().contains("&lt;small&gt;Why"_L1); // As it is written, not as it would look.
    }));
}

void TestMessageParts::keepsAllOfItInTheDraft()
{
    MessageRoom room;
    room.round.wikis->edit(u"home.example"_s, u"News page"_s, u"All of it"_s);
    room.usePage(u"News page"_s);
    QTRY_VERIFY(room.source());
    room.document().setSignature(Signature::None, {});
    room.document().setVariants({{u"fr"_s, {}, {}, u"Bonjour"_s}});
    room.document().save();
    const Message message = room.document().message();
    QTRY_COMPARE(room.drafts.kept.value(room.document().id()).message, message);
}

void TestMessageParts::staysWholeAtEverySize_data()
{
    QTest::addColumn<bool>("rightToLeft");
    QTest::addColumn<bool>("dark");
    QTest::addColumn<int>("percent");
    QTest::newRow("light") << false << false << 100;
    QTest::newRow("dark") << false << true << 100;
    QTest::newRow("rtl") << true << false << 100;
    QTest::newRow("large") << false << false << 200;
}

void TestMessageParts::staysWholeAtEverySize()
{
    QFETCH(const bool, rightToLeft);
    QFETCH(const bool, dark);
    QFETCH(const int, percent);
    const QFont font = QApplication::font();
    applyStyle(*qApp, dark ? ThemeChoice::Dark : ThemeChoice::Light);
    QFont larger = font;
    larger.setPointSizeF(font.pointSizeF() * percent / 100);
    QApplication::setFont(larger);
    QApplication::setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    {
        MessageRoom room;
        room.page.resize(percent > 100 ? 1800 : 960, percent > 100 ? 1100 : 600);
        room.round.wikis->edit(u"home.example"_s, u"News page"_s, QString::fromLatin1(SourceOfSections));
        room.usePage(u"News page"_s);
        QTRY_VERIFY(room.source());
        room.round.wikis->edit(u"home.example"_s, u"News page"_s, u"New"_s);
        room.panel().open();
        QTRY_VERIFY(room.says(u"newer revision"_s));
        room.document().setVariants({{u"fr"_s, {}, {}, u"Bonjour"_s}});
        look(room.page, u"message-%1"_s.arg(QString::fromLatin1(QTest::currentDataTag())));
        QVERIFY(room.message().editor()->height() > 60);
        for (const QAbstractButton *button : room.message().findChildren<QAbstractButton *>()) {
            if (!button->isVisible())
                continue;
            const QRect at(button->mapTo(&room.message(), QPoint()), button->size());
            QVERIFY2(room.message().rect().contains(at), qPrintable(button->text()));
        }
    }
    QApplication::setLayoutDirection(Qt::LeftToRight);
    applyTheme(*qApp, ThemeChoice::Light);
    QApplication::setFont(font);
}

QTEST_MAIN(TestMessageParts)
#include "messageparts.moc"
