// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/delivery/outcome.h"

#include "domain/delivery/reason.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

Q_DECLARE_METATYPE(paperround::ErrorKind)
Q_DECLARE_METATYPE(paperround::LaneStep)

class TestOutcome : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void believesARevisionAndNothingLess();
    void readsARefusal_data();
    void readsARefusal();
    void looksWhereACopyMayBeThere();
    void namesThePagesReason_data();
    void namesThePagesReason();
};

void TestOutcome::believesARevisionAndNothingLess()
{
    const auto delivered = outcomeOf(PostedRevision{.revision = 17, .pageId = 3, .title = u"Talk:A"_s}, true);
    QCOMPARE(delivered.state, RowState::Delivered);
    QCOMPARE(delivered.reason, reason::Posted);
    QCOMPARE(delivered.lane, LaneStep::GoOn);
    const auto stranger = outcomeOf(
        PostedRevision{.revision = 17, .pageId = 3, .title = u"Talk:A"_s, .byTemporaryUser = true}, false);
    QCOMPARE(stranger.state, RowState::Delivered);
    QCOMPARE(stranger.lane, LaneStep::Trouble);
    const auto nothing = outcomeOf(PostedRevision{}, false);
    QCOMPARE(nothing.state, RowState::Unknown);
    QCOMPARE(nothing.reason, reason::Conflict);
    QVERIFY(nothing.word != RefusedWord);
}

void TestOutcome::readsARefusal_data()
{
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<RowState>("state");
    QTest::addColumn<LaneStep>("lane");
    QTest::addColumn<bool>("isFinal");
    QTest::newRow("temporary") << ErrorKind::Temporary << RowState::Planned << LaneStep::Wait << false;
    QTest::newRow("stopped") << ErrorKind::Stopped << RowState::Planned << LaneStep::GoOn << false;
    QTest::newRow("sign-in") << ErrorKind::NeedsFix << RowState::Planned << LaneStep::Trouble << false;
    QTest::newRow("wiki") << ErrorKind::Wiki << RowState::Planned << LaneStep::Trouble << false;
    QTest::newRow("storage") << ErrorKind::Storage << RowState::Planned << LaneStep::Trouble << false;
    QTest::newRow("row") << ErrorKind::Row << RowState::Failed << LaneStep::GoOn << true;
    QTest::newRow("input") << ErrorKind::Input << RowState::Failed << LaneStep::GoOn << true;
}

void TestOutcome::readsARefusal()
{
    QFETCH(const ErrorKind, kind);
    const Result<PostedRevision> answer = failure(kind, u"some-code"_s);
    const auto first = outcomeOf(answer, false);
    QTEST(first.state, "state");
    QTEST(first.lane, "lane");
    QTEST(first.finalRefusal, "isFinal");
    QCOMPARE(first.word, RefusedWord);
    // This copy was refused; an earlier one may be on the page all the same.
    QCOMPARE(outcomeOf(answer, true).state, RowState::Unknown);
    QCOMPARE(outcomeOf(answer, true).word, RefusedWord);
}

void TestOutcome::looksWhereACopyMayBeThere()
{
    for (const auto &code : {u"editconflict"_s, u"articleexists"_s, u"edit-already-exists"_s,
                             u"missingtitle"_s, u"pagedeleted"_s, u"nochange"_s}) {
        const auto outcome = outcomeOf(failure(ErrorKind::Look, code), false);
        QCOMPARE(outcome.state, RowState::Unknown);
        QCOMPARE(outcome.reason, reason::Conflict);
    }
    const auto lost = outcomeOf(failure(ErrorKind::Look, u"timeout"_s), false);
    QCOMPARE(lost.state, RowState::Unknown);
    QCOMPARE(lost.reason, reason::NoAnswer);
    QVERIFY(lost.word != RefusedWord);
}

void TestOutcome::namesThePagesReason_data()
{
    QTest::addColumn<QString>("expected");
    QTest::newRow("cascadeprotected") << reason::Protected;
    QTest::newRow("abusefilter-warning") << reason::FilterWarning;
    QTest::newRow("abusefilter-warning-links") << reason::FilterWarning;
    QTest::newRow("abusefilter-disallowed") << reason::FilterDisallowed;
    QTest::newRow("abusefilter-blocked-domains-attempted") << reason::SpamBlacklist;
    QTest::newRow("spamblacklist") << reason::SpamBlacklist;
    QTest::newRow("captcha") << reason::Captcha;
    QTest::newRow("contenttoobig") << reason::TooBig;
    QTest::newRow("blocked") << reason::PartialBlock;
    QTest::newRow("invalidtitle") << reason::BadTitle;
    QTest::newRow("hookaborted") << reason::Refused;
}

void TestOutcome::namesThePagesReason()
{
    QFETCH(const QString, expected);
    QCOMPARE(refusalReason(QString::fromLatin1(QTest::currentDataTag())), expected);
}

QTEST_APPLESS_MAIN(TestOutcome)
#include "outcome.moc"
