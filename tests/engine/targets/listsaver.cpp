// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/targets/listsaver.h"

#include "domain/saidedits.h"
#include "domain/targets/targettext.h"
#include "support/fakewikis.h"
#include "support/manualclock.h"

#include <QCoroTask>
#include <QTest>

using namespace paperround;
using namespace paperround::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {
const QString List = u"Project:List"_s;
const QString three = u"Head\n* {{#target:A}}\n* {{#target:B}}\n* {{#target:C}}\nFoot"_s;

/// What the list page's wiki makes of it: it knows two wikis, and includes another page.
QString expansionOf(const QString &text)
{
    const QString whole = QString(text).replace(u"{{:Part}}"_s, u"{{#target:Z}}"_s);
    QStringList lines;
    for (const Target &each : parseTargets(whole, {Home, {En}}, ListFormat::TargetFunctions).targets)
        lines += targetLine(each);
    return lines.join(u'\n');
}
} // namespace

class TestListSaver : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { QCOMPARE(m_wikis->violations(), QStringList()); }

    void savesAnEditOnThePageItCameFrom();
    void savesAJsonListInItsOwnWay();
    void writesTheSummaryInTheWikisWords();
    void mergesWhatOthersDidRowByRow();
    void leavesAConflictToAPerson();
    void savesNothingWhereItIsThereAlready();
    void asksNothingAboutAnEmptyPage();
    void tellsWhatStandsElsewhere();
    void tellsWhyThePageMayNotBeSaved();
    void tellsWhatIsNoList_data();
    void tellsWhatIsNoList();
    void tellsThatTheBaseIsGone();
    void neverOverwritesWhatCameAfterThePlan();
    void noticesThatTheWikiMerged();
    void findsASaveWhoseAnswerWasLost_data();
    void findsASaveWhoseAnswerWasLost();
    void repeatsNothingBlindly();
    void savesOnceWhateverComesLate();
    void passesOnWhyItWasNotSaved();
    void makesAListPageOfTheRightModel_data();
    void makesAListPageOfTheRightModel();
    void makesNoPageThatIsThere();
    void makesNoPageThatCameMeanwhile();

private:
    [[nodiscard]] Result<ListSavePlan> plan(qint64 base, const QStringList &said)
    {
        return QCoro::waitFor(planListSave(m_wikis, {{Home, List}, base, edit(said)}));
    }
    [[nodiscard]] Result<SavedList> save(const ListSavePlan &planned)
    {
        return QCoro::waitFor(saveList(m_wikis, planned));
    }
    void failNext(PostFault::What what, std::chrono::milliseconds delay = {})
    {
        m_wikis->saveFault = [what, delay](const PageSave &) { return PostFault{what, delay, {}}; };
    }
    [[nodiscard]] QString now() const { return m_wikis->textOf(Home, List); }

    std::unique_ptr<ManualClock> m_clock;
    std::shared_ptr<FakeWikis> m_wikis;
};

void TestListSaver::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_wikis = std::make_shared<FakeWikis>(
        *m_clock, Account{Home, u"Sender"_s, SignInKind::OwnerOnlyToken, {}}, QStringList{Home, En});
    m_wikis->expansion = expansionOf;
}

void TestListSaver::savesAnEditOnThePageItCameFrom()
{
    const qint64 base = m_wikis->edit(Home, List, three);
    const auto planned = plan(base, {u"-B"_s, u"+X@en<A"_s});
    QVERIFY(planned);
    QCOMPARE(planned->before, three);
    QCOMPARE(planned->after,
             u"Head\n* {{#target:A}}\n* {{#target:X|en.example.org}}\n* {{#target:C}}\nFoot"_s);
    QCOMPARE(planned->summary, u"Added 1 page and removed 1 page"_s);
    QCOMPARE(planned->rows.size(), 3);
    QVERIFY(planned->stillThere.isEmpty() && planned->notThere.isEmpty());
    QCOMPARE(now(), three); // Planning writes nothing.
    const auto saved = save(*planned);
    QVERIFY(saved);
    QCOMPARE(now(), planned->after);
    QVERIFY(saved->asPlanned && !saved->foundLater);
    QVERIFY(saved->between && saved->between->isEmpty());
}

void TestListSaver::savesAJsonListInItsOwnWay()
{
    const QString text = uR"({"x":1,"description":"d","targets":[{"title":"A","k":2},{"title":"B"}]})"_s;
    const qint64 base = m_wikis->edit(Home, List, text);
    const auto planned = plan(base, {u"-B"_s, u"+C@en"_s, u"\"new"_s});
    QVERIFY(planned);
    QCOMPARE(planned->summary, u"Added 1 page, removed 1 page, and changed the description"_s);
    QVERIFY(save(*planned));
    QCOMPARE(
        now(),
        uR"({"x":1,"description":"new","targets":[{"title":"A","k":2},{"title":"C","site":"en.example.org"}]})"_s);
}

void TestListSaver::writesTheSummaryInTheWikisWords()
{
    m_wikis->messages.insert(u"massmessage-summary-add"_s, u"[[:$1]] ajout\u00e9e"_s);
    const qint64 base = m_wikis->edit(Home, List, three);
    QCOMPARE(plan(base, {u"+X"_s})->summary, u"[[:X]] ajout\u00e9e"_s);
}

void TestListSaver::mergesWhatOthersDidRowByRow()
{
    const qint64 base = m_wikis->edit(Home, List, three);
    const qint64 theirs =
        m_wikis->edit(Home, List, u"Head\n* {{#target:A}}\n* {{#target:C}}\n* {{#target:D}}\nFoot"_s,
                      u"Somebody"_s, u"B left, D came"_s);
    const auto planned = plan(base, {u"-B"_s, u"-C"_s, u"+D"_s, u"+X"_s});
    QVERIFY(planned);
    QCOMPARE(planned->base, theirs);
    QCOMPARE(planned->others.removed, QSet<QString>{key(u"B"_s)});
    QCOMPARE(planned->others.added.size(), 1);
    QCOMPARE(planned->between.size(), 1);
    QCOMPARE(planned->between.first().user, u"Somebody"_s);
    QVERIFY(planned->conflicts.isEmpty());
    QCOMPARE(planned->changes.size(), 2); // -C and +X are left to do.
    QVERIFY(save(*planned));
    QCOMPARE(now(), u"Head\n* {{#target:A}}\n* {{#target:D}}\n* {{#target:X}}\nFoot"_s);
}

void TestListSaver::leavesAConflictToAPerson()
{
    const qint64 base = m_wikis->edit(Home, List, three);
    m_wikis->edit(Home, List, QString(three).replace(u"#target:B"_s, u"#target:Bea"_s));
    const auto planned = plan(base, {u"B>Bee"_s, u"-A"_s});
    QVERIFY(planned);
    QCOMPARE(planned->conflicts, (QList<EditConflict>{{key(u"B"_s), target(u"Bee"_s), {}}}));
    QVERIFY(save(*planned));
    QCOMPARE(now(), u"Head\n* {{#target:Bea}}\n* {{#target:C}}\nFoot"_s);
}

void TestListSaver::savesNothingWhereItIsThereAlready()
{
    const qint64 base = m_wikis->edit(Home, List, three);
    m_wikis->edit(Home, List, QString(three).remove(u"* {{#target:B}}\n"_s));
    const auto planned = plan(base, {u"-B"_s});
    QVERIFY(planned);
    QVERIFY(!planned->changesAnything());
    QCOMPARE(save(*planned).error().code, u"nothing-to-save"_s);
    QCOMPARE(m_wikis->calls(u"savePage"_s), 0);
}

void TestListSaver::asksNothingAboutAnEmptyPage()
{
    const auto planned = plan(m_wikis->edit(Home, List, u"* {{#target:A}}"_s), {u"-A"_s});
    QVERIFY(planned);
    QCOMPARE(planned->after, QString());
    QCOMPARE(m_wikis->calls(u"expand"_s), 1); // Of the page as it is.
    QVERIFY(save(*planned));
    QCOMPARE(now(), QString());
}

void TestListSaver::tellsWhatStandsElsewhere()
{
    const qint64 base = m_wikis->edit(Home, List, u"{{:Part}}\n* {{#target:A}}\n"_s);
    const auto planned = plan(base, {u"-Z"_s, u"-A"_s});
    QVERIFY(planned);
    QCOMPARE(planned->refused.size(), 1);
    QCOMPARE(planned->refused.first().refusal, ListChange::Refusal::Elsewhere);
    QVERIFY(planned->stillThere.isEmpty()); // It is known to stay.
    QCOMPARE(planned->rows.size(), 1);
    // What only the wiki's own parser can tell: a page that takes the same target from two places.
    m_wikis->edit(Home, List, u"{{:Part}}\n* {{#target:Z}}\n"_s);
    QCOMPARE(plan(m_wikis->edit(Home, List, u"{{:Part}}\n* {{#target:Z}}\n* {{#target:A}}"_s), {u"-Z"_s})
                 ->stillThere,
             QStringList{key(u"Z"_s)});
}

void TestListSaver::tellsWhyThePageMayNotBeSaved()
{
    const qint64 base = m_wikis->edit(Home, List, three);
    m_wikis->tweak = [](PageCheck &page) { page.problems = {{u"protectedpage"_s, u"Protected."_s}}; };
    const auto planned = plan(base, {u"-B"_s});
    QVERIFY(planned);
    QCOMPARE(planned->problems.size(), 1);
    QCOMPARE(planned->problems.first().code, u"protectedpage"_s);
}

void TestListSaver::tellsWhatIsNoList_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("code");
    QTest::newRow("missing") << QString() << u"missingtitle"_s;
    QTest::newRow("broken") << u"{\"description\":\"\",\"targets\":["_s << u"badjson"_s;
    QTest::newRow("no description") << u"{\"targets\":[]}"_s << u"baddescription"_s;
}

void TestListSaver::tellsWhatIsNoList()
{
    QFETCH(QString, text);
    if (!text.isNull())
        m_wikis->edit(Home, List, text);
    const auto planned = plan(1, {u"+A"_s});
    QVERIFY(!planned);
    QTEST(planned.error().code, "code");
    QCOMPARE(planned.error().kind, ErrorKind::Input);
}

void TestListSaver::tellsThatTheBaseIsGone()
{
    m_wikis->edit(Home, List, three);
    const auto planned = plan(17, {u"-A"_s});
    QVERIFY(!planned);
    QCOMPARE(planned.error().code, u"base-gone"_s);
}

void TestListSaver::neverOverwritesWhatCameAfterThePlan()
{
    const auto planned = plan(m_wikis->edit(Home, List, three), {u"-B"_s});
    const QString theirs = QString(three).replace(u"#target:B"_s, u"#target:Bee"_s);
    m_wikis->edit(Home, List, theirs);
    const auto saved = save(*planned);
    QVERIFY(!saved);
    QCOMPARE(saved.error().code, u"editconflict"_s);
    QCOMPARE(now(), theirs);
}

void TestListSaver::noticesThatTheWikiMerged()
{
    const auto planned = plan(m_wikis->edit(Home, List, three), {u"-C"_s});
    m_wikis->edit(Home, List, u"New "_s + three, u"Somebody"_s, u"a new head"_s);
    const auto saved = save(*planned);
    QVERIFY(saved);
    QVERIFY(!saved->asPlanned);
    QCOMPARE(saved->between->size(), 1);
    QCOMPARE(saved->between->first().comment, u"a new head"_s);
    QCOMPARE(now(), u"New Head\n* {{#target:A}}\n* {{#target:B}}\nFoot"_s);
}

void TestListSaver::findsASaveWhoseAnswerWasLost_data()
{
    QTest::addColumn<int>("what");
    QTest::newRow("answer lost") << int(PostFault::What::LostAfter);
    QTest::newRow("sent on twice") << int(PostFault::What::Twice);
    QTest::newRow("twice, answer lost") << int(PostFault::What::TwiceLost);
}

void TestListSaver::findsASaveWhoseAnswerWasLost()
{
    QFETCH(int, what);
    const auto planned = plan(m_wikis->edit(Home, List, three), {u"-B"_s});
    failNext(PostFault::What(what));
    const auto saved = save(*planned);
    QVERIFY(saved);
    QVERIFY(saved->foundLater);
    QVERIFY(saved->revision > planned->base);
    QCOMPARE(now(), planned->after);
    QCOMPARE(m_wikis->calls(u"savePage"_s), 1);
}

void TestListSaver::repeatsNothingBlindly()
{
    const auto planned = plan(m_wikis->edit(Home, List, three), {u"-B"_s});
    failNext(PostFault::What::LostBefore);
    const auto saved = save(*planned);
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Look);
    QCOMPARE(m_wikis->calls(u"savePage"_s), 1);
    QCOMPARE(now(), three);
}

void TestListSaver::savesOnceWhateverComesLate()
{
    const qint64 base = m_wikis->edit(Home, List, three);
    const auto planned = plan(base, {u"-B"_s});
    failNext(PostFault::What::Late, 10s);
    QVERIFY(!save(*planned));
    m_wikis->saveFault = {};
    QTRY_VERIFY(now() == planned->after);
    const auto again = plan(base, {u"-B"_s});
    QVERIFY(again);
    QVERIFY(!again->changesAnything());
}

void TestListSaver::passesOnWhyItWasNotSaved()
{
    const auto planned = plan(m_wikis->edit(Home, List, three), {u"-B"_s});
    const Error refused{ErrorKind::Row, u"protectedpage"_s, u"Protected."_s, {}};
    m_wikis->saveFault = [refused](const PageSave &) {
        return PostFault{PostFault::What::Refused, {}, refused};
    };
    QCOMPARE(save(*planned).error(), refused);
    QCOMPARE(m_wikis->calls(u"look"_s), 0); // Nothing to look for.
}

void TestListSaver::makesAListPageOfTheRightModel_data()
{
    QTest::addColumn<bool>("hasExtension");
    QTest::addColumn<QString>("right");
    QTest::addColumn<QString>("model");
    QTest::newRow("MassMessage, and the right")
        << true << u"createwithcontentmodel"_s << u"MassMessageListContent"_s;
    QTest::newRow("the right of an older wiki")
        << true << u"editcontentmodel"_s << u"MassMessageListContent"_s;
    QTest::newRow("no right") << true << QString() << u"wikitext"_s;
    QTest::newRow("no MassMessage") << false << u"createwithcontentmodel"_s << u"wikitext"_s;
}

void TestListSaver::makesAListPageOfTheRightModel()
{
    QFETCH(bool, hasExtension);
    QFETCH(QString, right);
    QFETCH(QString, model);
    m_wikis->tweakFacts = [hasExtension](WikiFacts &facts) {
        if (hasExtension)
            facts.extensions.insert(u"MassMessage"_s);
    };
    m_wikis->tweakAccount = [right](AccountFacts &facts) {
        if (!right.isEmpty())
            facts.rights.append(right);
    };
    TargetRows rows;
    rows.append({target(u"A"_s), {}});
    rows.append({target(u"B@en"_s), {}});
    const auto planned = QCoro::waitFor(planNewList(m_wikis, {Home, List}, rows, u"Ours"_s));
    QVERIFY(planned);
    QCOMPARE(planned->contentModel, model);
    QCOMPARE(planned->summary, u"Create mass message delivery list"_s);
    QVERIFY(save(*planned));
    const bool json = model != "wikitext"_L1;
    QCOMPARE(now(),
             json ? u"{\n\t\"description\": \"Ours\",\n\t\"targets\": [\n\t\t{\n\t\t\t\"title\": "
                    u"\"A\"\n\t\t},\n\t\t{\n"
                    "\t\t\t\"title\": \"B\",\n\t\t\t\"site\": \"en.example.org\"\n\t\t}\n\t]\n}"_s
                  : u"Ours\n\n* {{#target:A}}\n* {{#target:B|en.example.org}}\n"_s);
}

void TestListSaver::makesNoPageThatIsThere()
{
    m_wikis->edit(Home, List, three);
    const auto planned = QCoro::waitFor(planNewList(m_wikis, {Home, List}, {}, {}));
    QCOMPARE(planned.error().code, u"articleexists"_s);
    QCOMPARE(planned.error().kind, ErrorKind::Input);
}

void TestListSaver::makesNoPageThatCameMeanwhile()
{
    const auto planned = QCoro::waitFor(planNewList(m_wikis, {Home, List}, {}, {}));
    QVERIFY(planned);
    m_wikis->edit(Home, List, three);
    QCOMPARE(save(*planned).error().code, u"articleexists"_s);
    QCOMPARE(now(), three);
}

QTEST_GUILESS_MAIN(TestListSaver)
#include "listsaver.moc"
