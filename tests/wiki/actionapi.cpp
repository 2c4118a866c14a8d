// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "wiki/api/actionapi.h"

#include "wiki/http/httpclient.h"
#include "wiki/http/requestgate.h"
#include "wikistub.h"

#include <QTest>

using namespace paperround;
using namespace paperround::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray saved = R"({"edit":{"result":"Success","newrevid":7}})";

QByteArray refusal(const char *code)
{
    return QByteArray(R"({"errors":[{"code":")") + code + R"(","text":"words"}]})";
}

ApiCall callOn(WikiStub &wiki, const QString &action, ApiEffect effect)
{
    ApiCall call{.wiki = wiki.server.host(), .api = wiki.server.url(u"/w/api.php"_s)};
    call.params.set(u"action"_s, action);
    call.effect = effect;
    return call;
}

struct Bench
{
    std::shared_ptr<HttpClient> http = HttpClient::create();
    std::shared_ptr<RequestGate> gate = RequestGate::create(3);
    std::shared_ptr<CanaryCredentials> credentials = std::make_shared<CanaryCredentials>();
    [[nodiscard]] std::shared_ptr<ActionApi> api() const
    {
        const QUrl home(u"https://meta.example.org/w/api.php"_s);
        return ActionApi::create(http, gate, credentials, {.userAgent = userAgentFor(home, u"Sénder One"_s)});
    }
};

} // namespace

class TestActionApi : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void assertsTheAccountOnEveryRequest();
    void asksForTheTokenOnceAndPostsItLast();
    void fetchesTheTokenAnewOnceAfterBadtoken();
    void givesUpAtTheSecondBadtoken();
    void renewsTheAccessTokenOnceAndTheCsrfTokenWithIt();
    void saysSignInWhenTheTokenCannotBeRenewed();
    void signsABotPasswordInOncePerWikiAndAgainWhenTheSessionIsLost();
    void refusesTheTokenOfNobody();
    void writesNothingWithoutAnAccount();
    void believesNoAnswerToAnotherQuestion();
    void neverRepeatsAWriteThatMayHaveBeenSaved();
    void repeatsAReadWhoseConnectionBroke();
    void repeatsAReadWhoseAnswerEndsInTheMiddle();
    void givesWayToLag();
    void tellsWhoItIs();
    void followsContinueAndEndsAnEndlessOne();
    void takesNoMoreOfAllRoundsThanItsShare();
    void keepsOneWriteInFlightAWikiAndTheFarmsTotal();
};

void TestActionApi::assertsTheAccountOnEveryRequest()
{
    WikiStub wiki([](const StubRequest &) { return saved; });
    const auto api = Bench().api();
    QVERIFY(QCoro::waitFor(api->call(callOn(wiki, u"query"_s, ApiEffect::Read))));
    QVERIFY(QCoro::waitFor(api->call(callOn(wiki, u"edit"_s, ApiEffect::Write))));
    QCOMPARE(wiki.server.requests().size(), 3);
    for (const auto &request : wiki.server.requests()) {
        QCOMPARE(request.form.value(u"assert"_s), u"user"_s);
        QCOMPARE(request.form.value(u"assertuser"_s), u"Sender"_s);
        QCOMPARE(request.form.value(u"formatversion"_s), u"2"_s);
        QCOMPARE(request.form.value(u"errorformat"_s), u"plaintext"_s);
        QCOMPARE(request.headers.value("authorization"), "Bearer canary-1");
    }
}

void TestActionApi::asksForTheTokenOnceAndPostsItLast()
{
    WikiStub wiki([](const StubRequest &) { return saved; });
    const auto api = Bench().api();
    for (int i = 0; i < 3; ++i)
        QVERIFY(QCoro::waitFor(api->call(callOn(wiki, u"edit"_s, ApiEffect::Write))));
    QCOMPARE(wiki.count(u"tokens"_s), 1);
    QCOMPARE(wiki.count(u"edit"_s), 3);
    const auto edit = wiki.last(u"edit"_s);
    QCOMPARE(edit.method, "POST");
    QVERIFY(edit.body.endsWith("&token=token-1%2B%5C"));
}

void TestActionApi::fetchesTheTokenAnewOnceAfterBadtoken()
{
    WikiStub wiki([](const StubRequest &request) {
        return request.form.value(u"token"_s).startsWith("token-2"_L1) ? saved : refusal("badtoken");
    });
    const auto api = Bench().api();
    QVERIFY(!QCoro::waitFor(api->call(callOn(wiki, u"edit"_s, ApiEffect::Write))));
    wiki.csrf = "token-2+\\\\";
    QVERIFY(QCoro::waitFor(api->call(callOn(wiki, u"edit"_s, ApiEffect::Write))));
}

void TestActionApi::givesUpAtTheSecondBadtoken()
{
    WikiStub wiki([](const StubRequest &) { return refusal("badtoken"); });
    const auto answer = QCoro::waitFor(Bench().api()->call(callOn(wiki, u"edit"_s, ApiEffect::Write)));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::NeedsFix);
    QCOMPARE(answer.error().code, u"badtoken"_s);
    QCOMPARE(wiki.count(u"edit"_s), 2);
    QCOMPARE(wiki.count(u"tokens"_s), 2);
}

void TestActionApi::renewsTheAccessTokenOnceAndTheCsrfTokenWithIt()
{
    WikiStub wiki([](const StubRequest &request) {
        return request.headers.value("authorization") == "Bearer canary-2"
            ? saved
            : refusal("mwoauth-invalid-authorization");
    });
    Bench bench;
    const auto api = bench.api();
    QVERIFY(QCoro::waitFor(api->call(callOn(wiki, u"edit"_s, ApiEffect::Write))));
    QCOMPARE(bench.credentials->renewals, 1);
    QCOMPARE(wiki.count(u"tokens"_s), 2); // tokens die with the access token
    QCOMPARE(wiki.count(u"edit"_s), 2);
}

void TestActionApi::saysSignInWhenTheTokenCannotBeRenewed()
{
    WikiStub wiki([](const StubRequest &) { return refusal("mwoauth-invalid-authorization"); });
    Bench bench;
    const auto api = bench.api();
    auto answer = QCoro::waitFor(api->call(callOn(wiki, u"query"_s, ApiEffect::Read)));
    QCOMPARE(answer.error().code, u"mwoauth-invalid-authorization"_s); // renewed, and refused all the same
    QCOMPARE(bench.credentials->renewals, 1);
    bench.credentials->canRenew = false;
    answer = QCoro::waitFor(api->call(callOn(wiki, u"query"_s, ApiEffect::Read)));
    QCOMPARE(answer.error().kind, ErrorKind::NeedsFix);
    QCOMPARE(answer.error().code, u"sign-in"_s);
}

void TestActionApi::signsABotPasswordInOncePerWikiAndAgainWhenTheSessionIsLost()
{
    bool lost = false;
    WikiStub wiki([&lost](const StubRequest &request) -> QByteArray {
        if (request.form.value(u"type"_s) == "login"_L1)
            return R"({"query":{"tokens":{"logintoken":"login+\\"}}})";
        if (request.form.value(u"action"_s) == "login"_L1) {
            lost = false;
            const bool right = request.form.value(u"lgpassword"_s) == "canary-password"_L1
                && request.form.value(u"lgtoken"_s) == "login+\\"_L1 && !request.form.contains(u"assert"_s);
            return right ? R"({"login":{"result":"Success"}})" : R"({"login":{"result":"Failed"}})";
        }
        return lost ? refusal("assertnameduserfailed") : saved;
    });
    Bench bench;
    bench.credentials =
        std::make_shared<CanaryCredentials>(BotPassword{u"Sender@rig"_s, u"canary-password"_s});
    const auto api = bench.api();
    QVERIFY(QCoro::waitFor(api->call(callOn(wiki, u"edit"_s, ApiEffect::Write))));
    QVERIFY(QCoro::waitFor(api->call(callOn(wiki, u"edit"_s, ApiEffect::Write))));
    QCOMPARE(wiki.count(u"login"_s), 1);
    QVERIFY(!wiki.last(u"edit"_s).headers.contains("authorization"));
    QCOMPARE(wiki.last(u"login"_s).method, "POST");
    lost = true;
    QVERIFY(QCoro::waitFor(api->call(callOn(wiki, u"edit"_s, ApiEffect::Write))));
    QCOMPARE(wiki.count(u"login"_s), 2);
    QCOMPARE(wiki.count(u"edit"_s), 4);
}

void TestActionApi::refusesTheTokenOfNobody()
{
    WikiStub wiki([](const StubRequest &) { return saved; });
    wiki.csrf = "+\\\\";
    const auto answer = QCoro::waitFor(Bench().api()->call(callOn(wiki, u"edit"_s, ApiEffect::Write)));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::NeedsFix);
    QCOMPARE(wiki.count(u"edit"_s), 0);
}

void TestActionApi::writesNothingWithoutAnAccount()
{
    WikiStub wiki([](const StubRequest &) { return saved; });
    Bench bench;
    bench.credentials = nullptr;
    const auto api = bench.api();
    const auto answer = QCoro::waitFor(api->call(callOn(wiki, u"edit"_s, ApiEffect::Write)));
    QVERIFY(!answer);
    QCOMPARE(wiki.server.requests().size(), 0);
    QVERIFY(QCoro::waitFor(api->call(callOn(wiki, u"query"_s, ApiEffect::Read))));
    QVERIFY(!wiki.last(u"query"_s).form.contains(u"assert"_s));
    QVERIFY(!wiki.last(u"query"_s).headers.contains("authorization"));
}

void TestActionApi::believesNoAnswerToAnotherQuestion()
{
    QStringList asked;
    const QByteArray refused = R"({"requestid":"another","errors":[{"code":"readonly","text":"words"}]})";
    QByteArray answer = R"({"requestid":"another","edit":{"result":"Success","newrevid":7}})";
    WikiStub wiki([&](const StubRequest &request) {
        asked += request.form.value(u"requestid"_s);
        return answer;
    });
    const Bench bench;
    const auto api = bench.api();
    const auto wrote = QCoro::waitFor(api->call(callOn(wiki, u"edit"_s, ApiEffect::Write)));
    QVERIFY(!wrote);
    QCOMPARE(wrote.error().code, u"other-answer"_s);
    QCOMPARE(wrote.error().kind, ErrorKind::Look);
    answer = refused; // Whoever was refused, it was not us.
    QCOMPARE(QCoro::waitFor(api->call(callOn(wiki, u"edit"_s, ApiEffect::Write))).error().kind,
             ErrorKind::Look);
    const auto read = QCoro::waitFor(api->call(callOn(wiki, u"parse"_s, ApiEffect::Read)));
    QCOMPARE(read.error().code, u"other-answer"_s);
    QCOMPARE(read.error().kind, ErrorKind::Temporary);
    QCOMPARE(QSet<QString>(asked.begin(), asked.end()).size(), asked.size());
}

void TestActionApi::neverRepeatsAWriteThatMayHaveBeenSaved()
{
    for (const auto *code : {"editconflict", "internal_api_error_DBQueryError", "readonly", "ratelimited"}) {
        WikiStub wiki([code](const StubRequest &) { return refusal(code); });
        QVERIFY(!QCoro::waitFor(Bench().api()->call(callOn(wiki, u"edit"_s, ApiEffect::Write))));
        QCOMPARE(wiki.count(u"edit"_s), 1);
    }
    StubServer server([](const StubRequest &request) {
        StubReply reply{.body = R"({"query":{"tokens":{"csrftoken":"abc+\\"}}})"};
        if (request.method == "POST")
            reply.cut = StubReply::Cut::BeforeAnswer;
        return reply;
    });
    ApiCall call{.wiki = server.host(), .api = server.url(u"/w/api.php"_s)};
    call.effect = ApiEffect::Write;
    const auto answer = QCoro::waitFor(Bench().api()->call(call));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Look);
    QCOMPARE(server.requests().size(), 2); // the token, and one copy of the edit
}

void TestActionApi::repeatsAReadWhoseConnectionBroke()
{
    int asked = 0;
    StubServer server([&asked](const StubRequest &) {
        StubReply reply{.body = "{\"query\":{}}"};
        if (++asked == 1)
            reply.cut = StubReply::Cut::WithinAnswer;
        return reply;
    });
    const ApiCall call{.wiki = server.host(), .api = server.url(u"/w/api.php"_s)};
    QVERIFY(QCoro::waitFor(Bench().api()->call(call)));
    QCOMPARE(asked, 2);
}

void TestActionApi::repeatsAReadWhoseAnswerEndsInTheMiddle()
{
    int asked = 0;
    StubServer server([&asked](const StubRequest &) {
        return StubReply{.body = ++asked == 1 ? "{\"query\":{" : "{\"query\":{}}"};
    });
    const ApiCall call{.wiki = server.host(), .api = server.url(u"/w/api.php"_s)};
    QVERIFY(QCoro::waitFor(Bench().api()->call(call)));
    QCOMPARE(asked, 2);
}

void TestActionApi::givesWayToLag()
{
    WikiStub wiki([](const StubRequest &) { return saved; });
    const auto api = Bench().api();
    auto read = callOn(wiki, u"query"_s, ApiEffect::Read);
    QVERIFY(QCoro::waitFor(api->call(read)));
    QVERIFY(!wiki.last(u"query"_s).form.contains(u"maxlag"_s));
    read.patience = ApiCall::Patience::Background;
    QVERIFY(QCoro::waitFor(api->call(read)));
    QCOMPARE(wiki.last(u"query"_s).form.value(u"maxlag"_s), u"5"_s);
    QVERIFY(QCoro::waitFor(api->call(callOn(wiki, u"edit"_s, ApiEffect::Write))));
    QCOMPARE(wiki.last(u"edit"_s).form.value(u"maxlag"_s), u"5"_s);

    StubServer lagged([](const StubRequest &) {
        return StubReply{.body = refusal("maxlag"), .headers = {{"Retry-After", "5"}}};
    });
    const ApiCall call{.wiki = lagged.host(), .api = lagged.url(u"/w/api.php"_s)};
    const auto answer = QCoro::waitFor(api->call(call));
    QCOMPARE(answer.error().kind, ErrorKind::Temporary);
    QCOMPARE(qint64(answer.error().retryAfter.count()), 5000);
}

void TestActionApi::tellsWhoItIs()
{
    WikiStub wiki([](const StubRequest &) { return saved; });
    QVERIFY(QCoro::waitFor(Bench().api()->call(callOn(wiki, u"query"_s, ApiEffect::Read))));
    const auto agent = wiki.last(u"query"_s).headers.value("user-agent");
    QVERIFY2(agent.startsWith("PaperRound/" PAPERROUND_VERSION
                              " (https://meta.example.org/w/index.php?title=User:S%C3%A9nder_One; "),
             agent.constData());
    QVERIFY(agent.contains(") Qt/6"));
    QVERIFY(userAgentFor({}, {}).startsWith("PaperRound/" PAPERROUND_VERSION " (Paper Round"));
}

void TestActionApi::followsContinueAndEndsAnEndlessOne()
{
    WikiStub wiki([](const StubRequest &request) -> QByteArray {
        const int at = request.form.value(u"rvcontinue"_s).toInt();
        if (at == 2)
            return R"({"query":{"at":2}})";
        return R"({"continue":{"rvcontinue":")" + QByteArray::number(at + 1)
            + R"(","continue":"||"},"query":{}})";
    });
    const auto api = Bench().api();
    const auto call = callOn(wiki, u"query"_s, ApiEffect::Read);
    const auto rounds = QCoro::waitFor(api->callAll(call));
    QVERIFY(rounds);
    QCOMPARE(rounds->size(), 3);
    const auto cut = QCoro::waitFor(api->callAll(call, 2));
    QVERIFY(!cut);
    QCOMPARE(cut.error().code, u"endless-continue"_s);
}

void TestActionApi::takesNoMoreOfAllRoundsThanItsShare()
{
    WikiStub wiki([](const StubRequest &) -> QByteArray {
        return R"({"continue":{"rvcontinue":"1","continue":"||"},"query":{"much":")" + QByteArray(900, 'x')
            + "\"}}";
    });
    const auto api = Bench().api();
    auto call = callOn(wiki, u"query"_s, ApiEffect::Read);
    call.maxBytes = 1000;
    const auto cut = QCoro::waitFor(api->callAll(call));
    QVERIFY(!cut);
    QCOMPARE(cut.error().code, u"too-large"_s);
    QCOMPARE(cut.error().kind, ErrorKind::Wiki);
    QCOMPARE(wiki.count(u"query"_s), 5);
}

void TestActionApi::keepsOneWriteInFlightAWikiAndTheFarmsTotal()
{
    Bench bench;
    int most = 0; // as the wiki sees it: a person polling may come when all is over
    WikiStub wiki([&](const StubRequest &) {
        most = std::max(most, bench.gate->inside());
        return saved;
    });
    const auto api = bench.api();
    QVERIFY(QCoro::waitFor(api->call(callOn(wiki, u"edit"_s, ApiEffect::Write))));
    std::vector<Task<QJsonObject>> tasks;
    for (int i = 0; i < 5; ++i)
        tasks.push_back(api->call(callOn(wiki, u"edit"_s, ApiEffect::Write)));
    QCOMPARE(bench.gate->inside(), 1);
    for (int i = 0; i < 5; ++i)
        tasks.push_back(api->call(callOn(wiki, u"query"_s, ApiEffect::Read)));
    for (auto &task : tasks)
        QVERIFY(QCoro::waitFor(task));
    QCOMPARE(most, 3);
    QCOMPARE(bench.gate->inside(), 0);
    QCOMPARE(wiki.count(u"edit"_s), 6);
}

QTEST_GUILESS_MAIN(TestActionApi)
#include "actionapi.moc"
