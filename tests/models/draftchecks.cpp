// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/draftchecks.h"

#include "domain/delivery/reason.h"
#include "models/checksmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// A draft with nothing to say against it.
DraftState goodDraft()
{
    DraftState state;
    state.message = {u"News"_s, u"Text [[:m:List|Unsubscribe]] ~~~~"_s};
    state.targets.total = 3;
    state.targets.willBeSent = 3;
    state.targets.count[static_cast<std::size_t>(TargetHealth::Good)] = 3;
    state.wikis = 1;
    state.signedIn = true;
    state.mayBeAsked = true;
    state.accounts = {{.wiki = u"en.test"_s, .name = u"Sender"_s, .rights = {u"edit"_s}}};
    state.previewed = 1;
    return state;
}

/// With what a look at its message finds, but for the word about posting as oneself, which is always there.
QList<CheckItem> checksOf(DraftState state)
{
    state.lint = lintMessage(state.message, {.asOneself = false});
    return draftChecks(state);
}

int number(const QList<CheckItem> &items, Severity severity)
{
    return static_cast<int>(std::count_if(
        items.cbegin(), items.cend(), [severity](const CheckItem &it) { return it.severity == severity; }));
}

} // namespace

class DraftChecksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aGoodDraftHasOnlyPassed()
    {
        const QList<CheckItem> items = checksOf(goodDraft());
        QCOMPARE(number(items, Severity::Passed), items.size());
        QVERIFY(items.size() >= 6);
    }

    void whatCanNeverBeSentStops_data()
    {
        QTest::addColumn<int>("trouble");
        for (int i = 0; i < 7; ++i)
            QTest::addRow("trouble %d", i) << i;
    }

    void whatCanNeverBeSentStops()
    {
        QFETCH(int, trouble);
        DraftState state = goodDraft();
        switch (trouble) {
        case 0:
            state.message.subject = u" <b></b> "_s;
            break;
        case 1:
            state.message.subject = u"é"_s.repeated(121);
            break;
        case 2:
            state.message.body = u" \n"_s;
            break;
        case 3:
            state.targets.willBeSent = 0;
            break;
        case 4:
            state.signedIn = false;
            break;
        case 5:
            state.options.route = Route::MassMessage;
            state.mayNotHandOver = Error{ErrorKind::NeedsFix, u"no-massmessage-right"_s, u"en.test"_s};
            break;
        default:
            state.mayNot = Error{ErrorKind::NeedsFix, u"not-trusted"_s, u"massmessage"_s};
        }
        const QList<CheckItem> items = checksOf(state);
        QCOMPARE(number(items, Severity::Stop), 1);
        QCOMPARE(items[0].severity, Severity::Stop);
        QVERIFY(!items[0].meaning.isEmpty());
        QVERIFY(items[0].cure != CureAt::Nowhere);
    }

    void whatMayGoWrongWarns()
    {
        DraftState state = goodDraft();
        state.targets.count[static_cast<std::size_t>(TargetHealth::Unchecked)] = 1;
        state.targets.count[static_cast<std::size_t>(TargetHealth::Problem)] = 1;
        state.targets.count[static_cast<std::size_t>(TargetHealth::OtherHost)] = 1;
        state.targets.total = 5;
        state.troubles = {{u"fr.test"_s, {ErrorKind::Temporary, u"timeout"_s, {}}}};
        state.accounts = {
            {.wiki = u"a.test"_s, .block = BlockInfo{.by = u"Admin"_s, .expiry = u"infinite"_s}},
            {.wiki = u"b.test"_s, .rights = {u"read"_s}}};
        state.missingTemplates = {{u"Tracked"_s, 4}};
        state.notRendered = 2;
        QCOMPARE(number(checksOf(state), Severity::Warning), 8);
        QCOMPARE(number(checksOf(state), Severity::Stop), 0);
    }

    void whatALookAtTheTextFindsStandsWithItsPlaceAndMend()
    {
        DraftState state = goodDraft();
        state.message.body = u"Hello\n[[fr:X]] [[:m:List|Unsubscribe]] ~~~~"_s;
        const CheckItem item = checksOf(state).constFirst();
        QCOMPARE(item.severity, Severity::Warning);
        QCOMPARE(item.title, u"\u2068[[fr:X]]\u2069 is a link to another language"_s);
        QCOMPARE(item.where, u"line 2"_s);
        QCOMPARE(item.place.span, (TextSpan{6, 8}));
        QCOMPARE(item.mendWords, u"Write the colon"_s);
        QCOMPARE(item.mend, (LintMend{LintField::Body, {8, 0}, u":"_s}));
        QCOMPARE(cureWords(item), u"Show line 2"_s);
    }

    void whatThePolicyForbidsStops()
    {
        DraftState state = goodDraft();
        state.message.body = u"Hello [[:m:List|Unsubscribe]]"_s;
        QCOMPARE(number(checksOf(state), Severity::Stop), 0);
        state.forbids = {u"heading"_s, u"unsigned"_s};
        const QList<CheckItem> items = checksOf(state);
        QCOMPARE(number(items, Severity::Stop), 1);
        QCOMPARE(items[0].title, u"The message is not signed"_s);
        QVERIFY(items[0].meaning.endsWith("This farm's policy does not let it pass."_L1));
    }

    void aTimeThatCannotBeKeptStops_data()
    {
        QTest::addColumn<int>("notBefore"); // Seconds from now; 0: none.
        QTest::addColumn<int>("notAfter");
        QTest::addColumn<QString>("title");
        QTest::newRow("over") << 0 << -60 << u"Its time is over"_s;
        QTest::newRow("just now") << -60 << 0 << QString();
        QTest::newRow("ends first") << 7200 << 3600 << u"It would end before it begins"_s;
        QTest::newRow("at once") << 3600 << 3600 << u"It would end before it begins"_s;
        QTest::newRow("later") << 3600 << 7200 << QString();
    }
    void aTimeThatCannotBeKeptStops()
    {
        QFETCH(int, notBefore);
        QFETCH(int, notAfter);
        QFETCH(QString, title);
        DraftState state = goodDraft();
        state.now = QDateTime(QDate(2026, 11, 23), QTime(16, 0), Qt::UTC);
        state.options.notBefore = notBefore ? state.now.addSecs(notBefore) : QDateTime();
        state.options.notAfter = notAfter ? state.now.addSecs(notAfter) : QDateTime();
        const CheckItem first = checksOf(state).constFirst();
        QCOMPARE(first.severity == Severity::Stop ? first.title : QString(), title);
        QCOMPARE(first.cure == CureAt::Options, !title.isEmpty() || notBefore > 0);
    }

    void theMomentItsTimeIsOverItStops()
    {
        DraftState state = goodDraft();
        state.now = QDateTime(QDate(2026, 11, 23), QTime(16, 0), Qt::UTC);
        state.options.notAfter = state.now;
        QCOMPARE(checksOf(state).constFirst().severity, Severity::Stop);
    }

    void wikisNobodyHasConfirmedWarn()
    {
        DraftState state = goodDraft();
        for (int i = 0; i < 12; ++i)
            state.unconfirmed.append(u"w%1.test"_s.arg(i));
        state.heldPages = 40;
        const CheckItem item = checksOf(state).constFirst();
        QCOMPARE(item.severity, Severity::Warning);
        QCOMPARE(item.cure, CureAt::Permission);
        QVERIFY(item.meaning.contains(u"40"_s) && item.meaning.contains(u"w9.test"_s));
        QVERIFY(!item.meaning.contains(u"w10.test"_s));
    }

    void pagesThatAreLeftOutAreCountedByTheirReason()
    {
        const auto entry = [](const QString &wiki, const QString &reason, bool included = true) {
            TargetEntry made{.target = {u"User talk:A"_s, wiki}, .included = included};
            made.finding = TargetFinding{.willSend = reason.isEmpty(), .reason = reason};
            return made;
        };
        TargetEntry unreadable;
        unreadable.problem.code = u"invalidtitle"_s;
        TargetEntry twice = entry(u"a.test"_s, {});
        twice.problem.code = u"duplicate"_s;
        const QList<LeftOut> left = leftOutOf(
            {entry(u"a.test"_s, {}), entry(u"a.test"_s, reason::OptedOut),
             entry(u"b.test"_s, reason::OptedOut), entry(u"b.test"_s, reason::NoUser),
             entry(u"b.test"_s, {}, false), entry(u"x.test"_s, reason::OutsideFarm), unreadable, twice});
        QCOMPARE(
            left,
            (QList<LeftOut>{
                {reason::OptedOut, 2, 2}, {{}, 1, 1}, {reason::Duplicate, 1, 1}, {reason::NoUser, 1, 1}}));
        DraftState state = goodDraft();
        state.leftOut = left;
        QCOMPARE(number(checksOf(state), Severity::Note), 4);
        QVERIFY(checksOf(state).constFirst().title.contains(u"Opted out"_s));
    }

    void pagesWithoutRoomAreThoseThatWouldGrowTooLarge()
    {
        const auto entry = [](const QString &title, qint64 bytes, bool included = true) {
            TargetEntry made{.target = {title, u"a.test"_s}, .included = included};
            made.finding = TargetFinding{.willSend = true, .page = title, .bytes = bytes};
            return made;
        };
        const TargetList list{entry(u"A"_s, 900), entry(u"B"_s, 901), entry(u"C"_s, 0),
                              entry(u"Left out"_s, 999, false)};
        QCOMPARE(fullPagesOf(list, 100, 1000), QStringList{u"B (a.test)"_s});
        QCOMPARE(fullPagesOf(list, 99, 1000), QStringList());
    }

    void whatOnlySomeWikisSayIsSaidOfThem()
    {
        DraftState state = goodDraft();
        LintFinding finding{.check = LintCheck::Category, .number = 3};
        finding.words = {u"News"_s};
        state.lint = {finding};
        QCOMPARE(draftChecks(state).constFirst().where, u"3 wiki(s)"_s);
        state.lint[0].check = LintCheck::FullPage;
        QCOMPARE(draftChecks(state).constFirst().where, QString());
        QCOMPARE(draftChecks(state).constFirst().cure, CureAt::Targets);
        state.lint[0] = {.check = LintCheck::NoWayOut};
        state.lint[0].severity = LintSeverity::Warning;
        QCOMPARE(draftChecks(state).constFirst().where, u"all wikis"_s);
    }

    void theRulesOfTheFarmAreToldBeforeSending()
    {
        DraftState state = goodDraft();
        state.againstRules = Error{ErrorKind::Input, u"unknown-check"_s, u"no-such"_s, {}};
        QCOMPARE(checksOf(state).constFirst().severity, Severity::Stop);
        QCOMPARE(number(checksOf(state), Severity::Stop), 1);
        // The options speak of a way that is not open themselves.
        state.againstRules = Error{ErrorKind::Input, u"route-not-allowed"_s, u"massmessage"_s, {}};
        state.options.route = Route::MassMessage;
        state.mayNotHandOver = state.againstRules;
        QCOMPARE(number(checksOf(state), Severity::Stop), 1);
    }

    void ofASubmissionNothingIsCuredWhereItIsRead()
    {
        DraftState state = goodDraft();
        state.message.body = u"<b>Text without an end"_s;
        state.lint = lintMessage(state.message, {});
        state.targets.count[static_cast<std::size_t>(TargetHealth::Unchecked)] = 2;
        state.signedIn = false; // Whoever reads it: nothing is sent from here.
        const QList<CheckItem> items = submissionChecks(state);
        QVERIFY(number(items, Severity::Warning) >= 2);
        QCOMPARE(number(items, Severity::Stop), 0);
        for (const CheckItem &item : items) {
            QCOMPARE(item.cure, CureAt::Nowhere);
            QVERIFY(item.mendWords.isEmpty());
            QCOMPARE(cureWords(item), QString());
        }
        state.againstRules = Error{ErrorKind::Input, u"no-footer"_s, u"-- The team"_s, {}};
        QCOMPARE(number(submissionChecks(state), Severity::Stop), 1);
        // What the policy forbids is one finding, not two.
        state.againstRules = Error{ErrorKind::Input, u"check-forbidden"_s, u"unsigned"_s, {}};
        state.forbids = {u"unsigned"_s};
        QCOMPARE(number(submissionChecks(state), Severity::Stop), 1);
    }

    void theTreeShowsEverySeverityAndItsNumber()
    {
        ChecksModel model;
        const QAbstractItemModelTester tester(&model);
        DraftState state = goodDraft();
        state.message.body.clear();
        model.setChecks(checksOf(state));
        QCOMPARE(model.rowCount(), 4);
        QCOMPARE(model.rowCount(model.index(0, 0)), 1);
        QCOMPARE(model.count(Severity::Stop), 1);
        QVERIFY(model.item(model.index(0, 0, model.index(0, 0))));
        QVERIFY(!model.item(model.index(0, 0)));
        model.setOnly(Severity::Passed);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.count(Severity::Stop), 1);
    }
};

} // namespace paperround

QTEST_GUILESS_MAIN(paperround::DraftChecksTest)
#include "draftchecks.moc"
