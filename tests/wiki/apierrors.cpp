// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/api/apierrors.h"

#include "wiki/http/httpclient.h"

#include <QJsonDocument>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(paperround::ErrorKind)

namespace {

QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

HttpAnswer said(int status, const QByteArray &contentType, const QByteArray &body)
{
    HttpAnswer answer;
    answer.status = status;
    answer.contentType = contentType;
    answer.body = body;
    return answer;
}

} // namespace

class TestApiErrors : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsWhatEveryCodeMeansForAWrite_data();
    void knowsWhatEveryCodeMeansForAWrite();
    void neverSaysLookForARead();
    void aPartialBlockIsThePagesTrouble();
    void theGravestOfSeveralErrorsDecides();
    void readsBothErrorFormats();
    void looksIntoWhatFlowWraps();
    void keepsNoMoreOfAWikisWordsThanAPersonReads();
    void judgesAnswersThatAreNoJson_data();
    void judgesAnswersThatAreNoJson();
    void believesNoRefusalOfAWriteWithStatus500();
    void deliveredOnlyWithARevision_data();
    void deliveredOnlyWithARevision();
    void tellsATemporaryAccount();
};

void TestApiErrors::knowsWhatEveryCodeMeansForAWrite_data()
{
    QTest::addColumn<ErrorKind>("kind");
    const auto rows = [](ErrorKind kind, const QList<const char *> &codes) {
        for (const auto *code : codes)
            QTest::newRow(code) << kind;
    };
    rows(ErrorKind::Temporary, {"maxlag", "readonly", "ratelimited"});
    rows(ErrorKind::NeedsFix,
         {"badtoken", "notoken", "assertuserfailed", "assertanonfailed", "assertbotfailed",
          "assertnameduserfailed", "mwoauth-invalid-authorization",
          "mwoauth-invalid-authorization-not-approved", "mwoauth-invalid-authorization-invalid-user",
          "readapidenied", "writeapidenied", "permissiondenied", "noedit", "confirmemail"});
    rows(ErrorKind::Wiki,
         {"mwoauth-invalid-authorization-wrong-wiki", "blocked", "autoblocked", "systemblocked",
          "globalblocking-blockedtext-user", "wikimedia-globalblocking-blockedtext-ip", "spamblacklist",
          "abusefilter-blocked-domains-attempted", "badtags", "disallowedtags", "moduledisabled",
          "noapiwrite", "badvalue", "missingparam", "toomanyvalues", "mustbeposted", "mustpostparams"});
    rows(ErrorKind::Row,
         {"protectedpage",
          "cascadeprotected",
          "protectedtitle",
          "protectednamespace",
          "protectednamespace-interface",
          "customjsprotected",
          "mycustomjsprotected",
          "cantcreate",
          "abusefilter-disallowed",
          "abusefilter-warning",
          "abusefilter-throttled",
          "titleblacklist-forbidden",
          "contenttoobig",
          "captcha",
          "badmd5",
          "badformat",
          "invalid-json-data",
          "invalid-content-data",
          "invalidtitle",
          "pagecannotexist",
          "nosuchpage",
          "nosuchpageid",
          "nosuchsection",
          "invalidsection",
          "sectionsnotsupported",
          "redirect-appendonly",
          "no-direct-editing",
          "block",
          "topic",
          "content",
          "invalid-page",
          "talkpage-protected",
          "invalid-subject",
          "nosubject",
          "hookaborted"});
    rows(ErrorKind::Look,
         {"editconflict", "articleexists", "edit-already-exists", "missingtitle", "pagedeleted", "nochange",
          "nosuchrevid", "internal_api_error_DBQueryError", "internal_api_error_ErrorPageError",
          "unknownerror", "a-code-nobody-has-seen", ""});
}

void TestApiErrors::knowsWhatEveryCodeMeansForAWrite()
{
    QFETCH(ErrorKind, kind);
    QCOMPARE(kindOfCode(QString::fromLatin1(QTest::currentDataTag()), {}, ApiEffect::Write), kind);
}

void TestApiErrors::neverSaysLookForARead()
{
    QCOMPARE(kindOfCode(u"missingtitle"_s, {}, ApiEffect::Read), ErrorKind::Row);
    QCOMPARE(kindOfCode(u"nosuchrevid"_s, {}, ApiEffect::Read), ErrorKind::Row);
    QCOMPARE(kindOfCode(u"internal_api_error_DBQueryError"_s, {}, ApiEffect::Read), ErrorKind::Temporary);
    QCOMPARE(kindOfCode(u"a-code-nobody-has-seen"_s, {}, ApiEffect::Read), ErrorKind::Wiki);
    QCOMPARE(kindOfCode(u"maxlag"_s, {}, ApiEffect::Read), ErrorKind::Temporary);
}

void TestApiErrors::aPartialBlockIsThePagesTrouble()
{
    const auto data = json(R"({"blockinfo":{"blockid":1,"blockpartial":true}})");
    QCOMPARE(kindOfCode(u"blocked"_s, data, ApiEffect::Write), ErrorKind::Row);
    QCOMPARE(kindOfCode(u"blocked"_s, json(R"({"blockinfo":{"blockpartial":false}})"), ApiEffect::Write),
             ErrorKind::Wiki);
}

void TestApiErrors::theGravestOfSeveralErrorsDecides()
{
    const QList<ApiError> errors{{u"titleblacklist-forbidden"_s, u"title"_s, {}},
                                 {u"autoblocked"_s, u"address"_s, {}}};
    const auto error = errorOf(errors, ApiEffect::Write, std::chrono::seconds(5));
    QCOMPARE(error.kind, ErrorKind::Wiki);
    QCOMPARE(error.code, u"autoblocked"_s);
    QCOMPARE(error.detail, u"address"_s);
    QCOMPARE(qint64(error.retryAfter.count()), 5000);
    const auto lagged = json(R"j({"readonlyreason":"Waiting for 2 lagged database(s)"})j");
    QCOMPARE(errorOf({{u"readonly"_s, u"The wiki is read-only."_s, lagged}}, ApiEffect::Write).detail,
             u"Waiting for 2 lagged database(s)"_s);
    QCOMPARE(errorOf({{u"protectedpage"_s, {}, {}}, {u"unheard-of"_s, {}, {}}}, ApiEffect::Write).kind,
             ErrorKind::Look);
}

void TestApiErrors::readsBothErrorFormats()
{
    const auto plain = apiErrorsOf(json(
        R"({"errors":[{"code":"maxlag","text":"Waiting","data":{"lag":7.5}},{"code":"readonly","text":"No"}]})"));
    QCOMPARE(plain.size(), 2);
    QCOMPARE(plain.constFirst().text, u"Waiting"_s);
    QCOMPARE(plain.constFirst().data.value("lag"_L1).toDouble(), 7.5);
    const auto old =
        apiErrorsOf(json(R"({"error":{"code":"blocked","info":"No","blockinfo":{"blockpartial":true}}})"));
    QCOMPARE(old.size(), 1);
    QCOMPARE(kindOfCode(old.constFirst().code, old.constFirst().data, ApiEffect::Write), ErrorKind::Row);
    QVERIFY(apiErrorsOf(json(R"({"errors":"none","error":5})")).isEmpty());
}

void TestApiErrors::looksIntoWhatFlowWraps()
{
    const auto said = [](const QByteArray &key) {
        return errorOf(
            apiErrorsOf(json(
                R"({"errors":[{"code":"spamfilter","text":"Too fast.","data":{"spamfilter":{"messageKey":")"
                + key + R"(","details":null}},"module":"flow+new-topic"}]})")),
            ApiEffect::Write);
    };
    QCOMPARE(said("actionthrottledtext").kind, ErrorKind::Temporary); // A rate limit fails no row.
    QCOMPARE(said("actionthrottledtext").detail, u"Too fast."_s);
    QCOMPARE(said("abusefilter-disallowed").code, u"abusefilter-disallowed"_s);
    QCOMPARE(said("spamprotectiontext").kind, ErrorKind::Wiki);
    QCOMPARE(said("anything-else").code, u"spamfilter"_s);
    QCOMPARE(said("anything-else").kind, ErrorKind::Row);
}

void TestApiErrors::keepsNoMoreOfAWikisWordsThanAPersonReads()
{
    const QByteArray much(100'000, 'x');
    const QByteArray both = "\"code\":\"" + much + "\",\"text\":\"" + much + "\",\"info\":\"" + much + '"';
    const auto small = [](const Error &error) {
        return error.code.size() <= 100 && error.detail.size() <= 2000;
    };
    QVERIFY(
        small(errorOf(apiErrorsOf(json(("{\"errors\":[{" + both + "}]}").constData())), ApiEffect::Write)));
    QVERIFY(small(errorOf(apiErrorsOf(json(("{\"error\":{" + both + "}}").constData())), ApiEffect::Write)));
    QVERIFY(small(readEdit(json(("{\"edit\":{\"result\":\"Failure\"," + both + "}}").constData())).error()));
    QVERIFY(small(readEdit(json(("{\"edit\":{\"result\":\"" + much + "\"}}").constData())).error()));
    QVERIFY(small(readApiAnswer(said(200, much, "{}"), ApiEffect::Read).error()));
}

void TestApiErrors::judgesAnswersThatAreNoJson_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("write");
    QTest::addColumn<ErrorKind>("read");
    const auto row = [](int status, const char *type, const char *body, ErrorKind write, ErrorKind read) {
        QTest::newRow(qPrintable(QStringLiteral("%1 %2").arg(status).arg(QLatin1StringView(body))))
            << status << QByteArray(type) << QByteArray(body) << write << read;
    };
    row(200, "text/html", "<html>the help page", ErrorKind::Look, ErrorKind::Temporary);
    row(200, "application/json", "{\"edit\":{\"resu", ErrorKind::Look, ErrorKind::Temporary);
    row(200, "application/json", "", ErrorKind::Look, ErrorKind::Temporary);
    row(302, "text/html", "", ErrorKind::Look, ErrorKind::Wiki);
    row(401, "text/html", "", ErrorKind::NeedsFix, ErrorKind::NeedsFix);
    row(403, "text/plain", "user agent", ErrorKind::NeedsFix, ErrorKind::NeedsFix);
    row(404, "text/html", "", ErrorKind::Look, ErrorKind::Wiki);
    row(413, "text/html", "", ErrorKind::Row, ErrorKind::Row);
    row(414, "text/html", "", ErrorKind::Row, ErrorKind::Row);
    row(429, "text/plain", "slow down", ErrorKind::Temporary, ErrorKind::Temporary);
    row(500, "text/html", "", ErrorKind::Look, ErrorKind::Temporary);
    row(502, "text/html", "", ErrorKind::Look, ErrorKind::Temporary);
    row(503, "text/html", "", ErrorKind::Look, ErrorKind::Temporary);
    row(504, "text/html", "", ErrorKind::Look, ErrorKind::Temporary);
}

void TestApiErrors::judgesAnswersThatAreNoJson()
{
    QFETCH(int, status);
    QFETCH(QByteArray, contentType);
    QFETCH(QByteArray, body);
    QFETCH(ErrorKind, write);
    QFETCH(ErrorKind, read);
    const auto answer = said(status, contentType, body);
    QCOMPARE(readApiAnswer(answer, ApiEffect::Write).error().kind, write);
    QCOMPARE(readApiAnswer(answer, ApiEffect::Read).error().kind, read);
}

void TestApiErrors::believesNoRefusalOfAWriteWithStatus500()
{
    const auto answer = said(500, "application/json", R"({"errors":[{"code":"protectedpage","text":""}]})");
    QCOMPARE(readApiAnswer(answer, ApiEffect::Write).error().kind, ErrorKind::Look);
    QCOMPARE(readApiAnswer(answer, ApiEffect::Read).error().kind, ErrorKind::Row);
}

void TestApiErrors::deliveredOnlyWithARevision_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const char *body, ErrorKind kind, const QString &code) {
        QTest::newRow(name) << QByteArray(body) << kind << code;
    };
    row("no change", R"({"edit":{"result":"Success","pageid":15,"nochange":true}})", ErrorKind::Look,
        u"nochange"_s);
    row("no revision", R"({"edit":{"result":"Success","pageid":15}})", ErrorKind::Look, u"no-revision"_s);
    row("captcha", R"({"edit":{"captcha":{"type":"simple","id":"6"},"result":"Failure"}})", ErrorKind::Row,
        u"captcha"_s);
    row("old spam blacklist", R"({"edit":{"spamblacklist":"evil.example","result":"Failure"}})",
        ErrorKind::Wiki, u"spamblacklist"_s);
    row("hook", R"({"edit":{"code":"abusefilter-disallowed","info":"no","result":"Failure"}})",
        ErrorKind::Row, u"abusefilter-disallowed"_s);
    row("failure without a word", R"({"edit":{"result":"Failure"}})", ErrorKind::Look, u"failure"_s);
    row("another result", R"({"edit":{"result":"Perhaps","newrevid":7}})", ErrorKind::Look, u"no-result"_s);
    row("empty", "{}", ErrorKind::Look, u"no-result"_s);
    row("of a wrong type", R"({"edit":[1,2]})", ErrorKind::Look, u"no-result"_s);
    row("revision as text", R"({"edit":{"result":"Success","newrevid":"7"}})", ErrorKind::Look,
        u"no-revision"_s);
}

void TestApiErrors::deliveredOnlyWithARevision()
{
    QFETCH(QByteArray, body);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, code);
    const auto posted = readEdit(json(body.constData()));
    QVERIFY(!posted);
    QCOMPARE(posted.error().kind, kind);
    QCOMPARE(posted.error().code, code);
}

void TestApiErrors::tellsATemporaryAccount()
{
    const auto posted = readEdit(json(R"({"edit":{"result":"Success","pageid":35,"title":"User talk:Carol",
        "newrevid":57,"newtimestamp":"2026-11-23T17:24:14Z","tempusercreated":true}})"));
    QVERIFY(posted);
    QCOMPARE(posted->revision, 57);
    QCOMPARE(posted->pageId, 35);
    QCOMPARE(posted->title, u"User talk:Carol"_s);
    QCOMPARE(posted->time, u"2026-11-23T17:24:14Z"_s);
    QVERIFY(posted->byTemporaryUser);
}

QTEST_GUILESS_MAIN(TestApiErrors)
#include "apierrors.moc"
