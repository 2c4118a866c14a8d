// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/checksstep.h"

#include "domain/review/policypage.h"
#include "models/checksmodel.h"
#include "models/translations.h"
#include "ui/drafts/sendroom.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTreeView>

namespace paperround {

/// What stops a draft stands in its checks, with what it means and the way to where it is mended.
class ChecksStepTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, themeChoiceFromName(qEnvironmentVariable("PAPERROUND_THEME", u"light"_s)));
    }

    void whomThePolicyPageLetsSendMaySendWhateverTheProfileSays()
    {
        SendRoom room(2, [](SendPolicy &send) {
            send.who = SendPolicy::Who::Right;
            send.value = u"massmessage"_s;
        });
        QTRY_VERIFY(room.session().obstacle());
        FarmPolicy policy;
        policy.send = {.who = SendPolicy::Who::Everybody, .value = {}, .everyWiki = true};
        room.round.wikis->edit(u"home.example"_s, DefaultPolicyPage, policyPageText(policy));
        room.session().checkAgain();
        QVERIFY(room.canSend());
    }

    void whatStopsADraftIsSaidAndLedTo_data()
    {
        QTest::addColumn<QString>("trouble");
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("meaning");
        QTest::addColumn<int>("step"); // Where its cure leads; -1: to the accounts.
        const auto row = [](const char *name, const QString &title, const QString &meaning, int step) {
            QTest::newRow(name) << QString::fromLatin1(name) << title << meaning << step;
        };
        row("long subject", u"The subject is too long: 242 of 240 bytes"_s, u"Shorten it."_s,
            DraftEditor::Message);
        row("no message", u"The message is empty"_s, u"Write the text."_s, DraftEditor::Message);
        row("empty list", u"There is no page to send to"_s, u"Add a target list, or paste the pages."_s,
            DraftEditor::Targets);
        row("no rights", u"This account may not send on this farm"_s, u"Ask on the home wiki"_s, -1);
    }

    void whatStopsADraftIsSaidAndLedTo()
    {
        QFETCH(const QString, trouble);
        QFETCH(const QString, title);
        QFETCH(const QString, meaning);
        QFETCH(const int, step);
        SendRoom room(trouble == "empty list"_L1 ? 0 : 2, [&](SendPolicy &send) {
            if (trouble == "no rights"_L1) {
                send.who = SendPolicy::Who::Right;
                send.value = u"massmessage"_s;
            }
        });
        if (trouble == "long subject"_L1)
            room.document().setSubject(u"é"_s.repeated(121));
        else if (trouble == "no message"_L1)
            room.document().setBody({});
        room.page.editor().goTo(DraftEditor::Checks);
        QTRY_VERIFY(room.session().obstacle() && room.session().obstacle()->title == title);

        // By keyboard: the first of the checks, its meaning, and where it is mended. Whatever is found out
        // meanwhile makes the list anew.
        auto *tree = room.page.editor().findChild<ChecksStep *>()->findChild<QTreeView *>();
        const auto choose = [&] {
            tree->setFocus();
            tree->setCurrentIndex(tree->model()->index(0, 0, tree->model()->index(0, 0)));
            return tree->currentIndex().data().toString().contains(title) && room.says(meaning);
        };
        QTRY_VERIFY(choose());
        const auto cut = [&room] { // What is said is said whole.
            const auto labels = room.page.editor().findChild<ChecksStep *>()->findChildren<QLabel *>();
            return std::ranges::any_of(labels, [](const QLabel *label) {
                return label->isVisible() && label->height() < label->heightForWidth(label->width());
            });
        };
        QTRY_VERIFY(!cut());
        look(room.page, u"checks-"_s + QString(trouble).replace(u' ', u'-'));
        QSignalSpy accounts(&room.page, &DraftsPage::accountsWanted);
        QVERIFY(choose());
        QTest::keyClick(tree, Qt::Key_Return);
        if (step < 0)
            QCOMPARE(accounts.count(), 1);
        else
            QCOMPARE(int(room.page.editor().step()), step);

        room.page.editor().goTo(DraftEditor::Send);
        QVERIFY(!room.step().sendButton()->isEnabled());
        room.session().send();
        QVERIFY(!room.session().isSending());
        QCOMPARE(room.round.wikis->calls(u"post"_s), 0);
    }

    void whatThePolicyPageAloneForbidsStopsBeforeSending()
    {
        SendRoom room;
        QVERIFY(room.canSend());
        room.document().setBody(u"=== A heading ===\nA text. ~~~~"_s);
        QVERIFY(room.canSend()); // The farm's profile says nothing of headings.
        FarmPolicy policy = policyOf(room.desk.farm());
        policy.review.forbids = {u"heading"_s};
        room.round.wikis->edit(u"home.example"_s, DefaultPolicyPage, policyPageText(policy));
        room.session().checkAgain();
        QTRY_VERIFY(room.session().obstacle() && room.session().obstacle()->title.contains("A heading"_L1));
        QVERIFY(room.session().obstacle()->meaning.contains("policy does not let it pass"_L1));
        // A name that this version does not know may be anything: nothing is sent then.
        room.document().setBody(u"A text. ~~~~"_s);
        QVERIFY(room.canSend());
        policy.review.forbids = {u"no-such-check"_s};
        room.round.wikis->edit(u"home.example"_s, DefaultPolicyPage, policyPageText(policy));
        room.session().checkAgain();
        QTRY_VERIFY(room.session().obstacle() && !room.step().sendButton()->isEnabled());
    }

    void whatTheWikisSayIsSaidWhole()
    {
        SendRoom room;
        const QString body =
            u"[[Help:Gone]] [[/Below]] {{Nope}} [https://refused.example here] <center>x</center> ~~~~"_s;
        room.round.wikis->tweakRendered = [](const QString &, RenderedMessage &rendered) {
            rendered.missingTemplates = {u"Template:Nope"_s};
            rendered.missingLinks = {u"Help:Gone"_s};
            rendered.addresses = {u"https://refused.example"_s};
            rendered.categories = {u"Pages of a newsletter with a name that is rather long"_s};
            rendered.warnings = {u"Template loop detected: Template:A"_s};
        };
        room.round.wikis->refusedByWiki = {{u"fr.example"_s, {u"refused.example"_s}}};
        room.round.wikis->parsed = {{body, {{u"obsolete-tag"_s, u"center"_s, {68, 18}}}}};
        room.round.wikis->tweak = [](PageCheck &page) { page.bytes = 2 * 1024 * 1024; };
        room.document().setBody(body);
        room.session().checkAgain();
        room.page.editor().goTo(DraftEditor::Checks);
        const auto has = [&room](LintCheck check) {
            return std::ranges::find(room.session().lint(), check, &LintFinding::check)
                != room.session().lint().end();
        };
        const auto findsCenter = [&room] {
            return std::ranges::any_of(room.session().lint(), [](const LintFinding &finding) {
                return finding.words == QStringList{u"obsolete-tag: center"_s};
            });
        };
        // One wiki after the other tells; the parser comes last.
        QTRY_VERIFY(has(LintCheck::RefusedAddress) && has(LintCheck::FullPage) && findsCenter());
        QVERIFY(has(LintCheck::BrokenLink) && has(LintCheck::RelativeLink) && has(LintCheck::Category));
        auto *tree = room.page.editor().findChild<ChecksStep *>()->findChild<QTreeView *>();
        QTRY_VERIFY(tree->model()->rowCount() > 1);
        const auto cut = [&room] {
            const auto labels = room.page.editor().findChild<ChecksStep *>()->findChildren<QLabel *>();
            return std::ranges::any_of(labels, [](const QLabel *label) {
                return label->isVisible() && label->height() < label->heightForWidth(label->width());
            });
        };
        for (int group = 0; group < tree->model()->rowCount(); ++group) {
            const QModelIndex severity = tree->model()->index(group, 0);
            for (int row = 0; row < tree->model()->rowCount(severity); ++row) {
                const QString title = tree->model()->index(row, 0, severity).data().toString();
                tree->setCurrentIndex(tree->model()->index(row, 0, tree->model()->index(group, 0)));
                QTRY_VERIFY2(!cut(), qPrintable(title));
                if (title.contains("refused.example"_L1) || title.contains("no room"_L1)
                    || title.contains("parser finds"_L1))
                    look(room.page, u"checks-wikis-%1-%2"_s.arg(group).arg(row));
            }
        }
        room.page.editor().goTo(DraftEditor::Message);
        QCoreApplication::sendPostedEvents();
        look(room.page, u"message-wikis"_s);
    }

    void aPageWithoutRoomIsNamedBeforeSending()
    {
        SendRoom room;
        room.round.wikis->tweak = [](PageCheck &page) {
            page.bytes = page.title == "User talk:U2"_L1 ? 2 * 1024 * 1024 - 500 : 100;
        };
        room.session().checkAgain();
        const auto named = [&room] {
            return std::ranges::any_of(room.session().lint(), [](const LintFinding &finding) {
                return finding.check == LintCheck::FullPage
                    && finding.words == QStringList{u"User talk:U2 (fr.example)"_s};
            });
        };
        QTRY_VERIFY(named());
    }
};

} // namespace paperround

QTEST_MAIN(paperround::ChecksStepTest)
#include "checksstep.moc"
