// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Every code with which MediaWiki refuses an edit, through all floors: what it means, what becomes of the row
// and of its wiki, what a person reads, and what can be done.
#include "domain/delivery/reason.h"
#include "engine/delivery/outcome.h"
#include "engine/delivery/pace.h"
#include "models/rowwords.h"
#include "wiki/api/apierrors.h"

#include <QJsonDocument>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(paperround::LaneStep)

namespace {

/// What is sent back, by a wiki that says it in words of its own.
Error refusal(const QString &code, const QByteArray &data)
{
    const auto json = QJsonDocument::fromJson(data).object();
    return errorOf({{code, u"the wiki's words"_s, json}}, ApiEffect::Write);
}

LaneStatus laneWith(LaneStatus::Phase phase, const QString &cause)
{
    return {.wiki = u"a.example"_s, .phase = phase, .cause = cause};
}

} // namespace

class TestEveryCode : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endsInAStateASentenceAndAnAction_data();
    void endsInAStateASentenceAndAnAction();
    void neverConfirmsAWarningByMachine();
};

void TestEveryCode::endsInAStateASentenceAndAnAction_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<RowState>("state");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<LaneStep>("lane");
    const auto rows = [](RowState state, const QString &reason, LaneStep lane,
                         const QList<const char *> &codes, const char *data = "{}") {
        for (const char *code : codes)
            QTest::addRow("%s %s", code, data) << QByteArray(data) << state << reason << lane;
    };
    // It may be the echo of our own first copy, or nobody can say: the wiki's record is read.
    rows(RowState::Unknown, reason::Conflict, LaneStep::GoOn,
         {"editconflict", "pagedeleted", "articleexists", "edit-already-exists", "missingtitle", "nochange"});
    rows(RowState::Unknown, reason::NoAnswer, LaneStep::GoOn,
         {"internal_api_error_ErrorPageError", "internal_api_error_DBQueryError", "unknownerror"});
    // The page's.
    rows(RowState::Failed, reason::Protected, LaneStep::GoOn,
         {"protectedpage", "cascadeprotected", "protectedtitle", "protectednamespace",
          "protectednamespace-interface", "customjsprotected", "mycustomjsprotected", "sitecssprotected"});
    rows(RowState::Failed, reason::PartialBlock, LaneStep::GoOn, {"blocked"},
         R"({"blockinfo":{"blockid":3,"blockpartial":true}})");
    rows(RowState::Failed, reason::FilterDisallowed, LaneStep::GoOn,
         {"abusefilter-disallowed", "abusefilter-throttled"});
    rows(RowState::Failed, reason::FilterWarning, LaneStep::GoOn,
         {"abusefilter-warning", "abusefilter-warning-links"});
    rows(RowState::Failed, reason::Captcha, LaneStep::GoOn, {"captcha"});
    rows(RowState::Failed, reason::TooBig, LaneStep::GoOn, {"contenttoobig"});
    rows(RowState::Failed, reason::BadTitle, LaneStep::GoOn, {"invalidtitle", "pagecannotexist"});
    rows(RowState::Failed, reason::Refused, LaneStep::GoOn,
         {"cantcreate", "titleblacklist-forbidden", "titleblacklist-forbidden-edit", "badmd5", "badformat",
          "invalid-json-data", "nosuchsection", "invalidsection", "redirect-appendonly", "no-direct-editing",
          "contentmodel-mismatch", "sectionsnotsupported", "contentnotallowedhere", "hookaborted"});
    // The wiki's: rows stay planned, a person acts.
    rows(RowState::Planned, reason::NotApplied, LaneStep::Trouble,
         {"blocked",
          "autoblocked",
          "systemblocked",
          "globalblocking-ipblocked",
          "spamblacklist",
          "spamprotected",
          "abusefilter-blocked-domains-attempted",
          "badtags",
          "badtoken",
          "permissiondenied",
          "readapidenied",
          "noedit",
          "confirmemail",
          "assertuserfailed",
          "assertnameduserfailed",
          "mwoauth-invalid-authorization",
          "mwoauth-invalid-authorization-wrong-wiki",
          "mwoauth-invalid-authorization-invalid-user",
          "mwoauth-invalid-authorization-not-approved",
          "mustbeposted",
          "missingparam",
          "badvalue"});
    // A limit: the lane waits, no row pays.
    rows(RowState::Planned, reason::NotApplied, LaneStep::Wait,
         {"maxlag", "readonly", "ratelimited", "actionthrottledtext"});
}

void TestEveryCode::endsInAStateASentenceAndAnAction()
{
    const QString code = QString::fromLatin1(QTest::currentDataTag()).section(u' ', 0, 0);
    QFETCH(const QByteArray, data);
    QFETCH(const RowState, state);
    QFETCH(const QString, reason);
    QFETCH(const LaneStep, lane);
    const Error error = refusal(code, data);
    const Outcome outcome = outcomeOf(tl::unexpected(error), false);
    QCOMPARE(outcome.state, state);
    QCOMPARE(outcome.reason, reason);
    QCOMPARE(outcome.lane, lane);
    // While an earlier copy may be there nothing is believed before the wiki's record was read.
    QCOMPARE(outcomeOf(tl::unexpected(error), true).state, RowState::Unknown);

    Row row{.number = 1, .state = outcome.state, .reason = outcome.reason, .code = error.code};
    row.detail = error.detail;
    const auto phase = lane == LaneStep::Trouble ? LaneStatus::Phase::Troubled : LaneStatus::Phase::Waiting;
    const LaneStatus status = laneWith(phase, error.code);
    switch (lane) {
    case LaneStep::GoOn: {
        const Explanation said = explainRow(row, laneWith(LaneStatus::Phase::Sending, {}));
        QVERIFY(!said.what.isEmpty() && said.what != reason && !said.means.isEmpty());
        QVERIFY2(state != RowState::Failed || !said.todo.isEmpty(), qPrintable(said.what));
        QVERIFY(said.details.contains(code) && said.details.contains("the wiki's words"_L1));
        break;
    }
    case LaneStep::Trouble: {
        QVERIFY2(causeWords(code) != causeWords(u"no such cause"_s), "nobody knows what this cause is");
        const Explanation said = explainRow(row, status);
        QVERIFY(!said.means.isEmpty() && !said.todo.isEmpty());
        QVERIFY(!laneButton(status).isEmpty());
        break;
    }
    case LaneStep::Wait:
        QVERIFY(saysLater(error));
        QVERIFY(causeWords(code) != causeWords(u"no such cause"_s));
        QVERIFY(!explainLane(status).text().isEmpty());
        QVERIFY(laneButton(status).isEmpty());
        break;
    }
}

void TestEveryCode::neverConfirmsAWarningByMachine()
{
    // An identical repeat would confirm it, so the row has ended, whatever went before.
    for (const QString &code : {u"abusefilter-warning"_s, u"abusefilter-warning-links"_s}) {
        QVERIFY(outcomeOf(tl::unexpected(refusal(code, "{}")), false).finalRefusal);
        QVERIFY(outcomeOf(tl::unexpected(refusal(code, "{}")), true).finalRefusal);
    }
}

QTEST_GUILESS_MAIN(TestEveryCode)
#include "everycode.moc"
