// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/farmgate.h"

#include "practice/practicefarm.h"
#include "support/rawapi.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace paperround;

/// What each trouble does to the page and to the client.
class FarmGateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void troubleAppliesAndAnswers_data();
    void troubleAppliesAndAnswers();
    void refusesWithTheCodeItWasGiven();
    void cutsAReplyThatWasCarriedOut();
    void answersASlowRequestLater();
    void neverAnswersASilentRequest();
    void carriesOutALateRequestAfterTheClientLeft();
    void carriesOutADoubledRequestOnceByCompareAndSwap();
    void forgetsLateRequestsWhenItCloses();
    void takesAScriptInItsOrder();
    void playsTheSameTroublesForTheSameSeed();
    void letsSomebodyElseWorkBeforeAndAfterAnEdit();
    void warnsOnceAndPassesTheIdenticalRepeat();
    void asksForACaptchaWithoutAnError();
    void refusesProtectedPagesBoardsAndBlockedSenders();

private:
    [[nodiscard]] RawParams edit(const QString &words) const;
    RawAnswer append(const QString &words = u"\n\nOurs."_s) { return m_api->post(edit(words)); }
    [[nodiscard]] bool isThere() const { return m_farm->pageText(m_host, m_title)->contains(u"Ours."_s); }

    const QString m_title = u"User talk:Kestrel Marsh"_s;
    std::unique_ptr<PracticeFarm> m_farm;
    std::unique_ptr<RawApi> m_api;
    QString m_host;
    QString m_token;
    qint64 m_base = 0;
};

void FarmGateTest::init()
{
    m_farm = std::make_unique<PracticeFarm>();
    QVERIFY(m_farm->listen());
    m_host = m_farm->host(u"en");
    m_api =
        std::make_unique<RawApi>(m_farm->api(m_host), "Bearer " + m_farm->users().first().token.toLatin1());
    m_token = m_api->csrf();
    m_base = m_farm->revisions(m_host, m_title).last().id;
}

RawParams FarmGateTest::edit(const QString &words) const
{
    // A sequential body would not be sent again; here a reset connection is answered by a second copy of Qt's
    // own, so what is counted is whether the page has it.
    return {{u"action"_s, u"edit"_s}, {u"title"_s, m_title},
            {u"appendtext"_s, words}, {u"baserevid"_s, QString::number(m_base)},
            {u"nocreate"_s, u"1"_s},  {u"maxlag"_s, u"5"_s},
            {u"token"_s, m_token}};
}

void FarmGateTest::troubleAppliesAndAnswers_data()
{
    QTest::addColumn<int>("trouble");
    QTest::addColumn<bool>("applied");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char *name, Trouble trouble, bool applied, int status, const QByteArray &code) {
        QTest::newRow(name) << int(trouble) << applied << status << code;
    };
    row("lag", Trouble::Lag, false, 200, "maxlag");
    row("read-only", Trouble::ReadOnly, false, 200, "readonly");
    row("rate limit", Trouble::RateLimited, false, 200, "ratelimited");
    row("too many requests", Trouble::TooManyRequests, false, 429, "");
    row("lost before", Trouble::LostBefore, false, 0, "");
    row("lost within", Trouble::LostWithin, false, 0, "");
    row("reply lost", Trouble::ReplyLost, true, 0, "");
    row("error after the save", Trouble::ErrorAfterSave, true, 503, "");
    row("refusal after the save", Trouble::RefusalAfterSave, true, 200, "internal_api_error_DBQueryError");
    row("expired token", Trouble::ExpiredToken, false, 200, "mwoauth-invalid-authorization");
    row("bad token", Trouble::BadToken, false, 200, "badtoken");
    row("blocked", Trouble::Blocked, false, 200, "blocked");
    row("HTML", Trouble::Html, false, 200, "");
    row("doubled", Trouble::ForwardedTwice, true, 200, "editconflict");
    row("refused", Trouble::Refused, false, 200, "internal_api_error_DBQueryError");
}

void FarmGateTest::troubleAppliesAndAnswers()
{
    QFETCH(int, trouble);
    QFETCH(bool, applied);
    QFETCH(int, status);
    QFETCH(QByteArray, code);
    m_farm->troubles().add({.trouble = Trouble(trouble), .count = status == 0 ? -1 : 1});
    const RawAnswer answer = append();
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.apiError, code);
    QCOMPARE(isThere(), applied);
    QCOMPARE(m_farm->pageText(m_host, m_title)->count(u"Ours."_s), applied ? 1 : 0);
    QVERIFY(m_farm->troubles().struck() >= 1);
}

void FarmGateTest::refusesWithTheCodeItWasGiven()
{
    m_farm->troubles().add({.trouble = Trouble::Refused, .code = u"protectedpage"_s});
    QCOMPARE(append().apiError, QByteArray("protectedpage"));
    QVERIFY(!isThere());
    QCOMPARE(append().apiError, QByteArray()); // It struck once.
}

void FarmGateTest::cutsAReplyThatWasCarriedOut()
{
    m_farm->troubles().add({.trouble = Trouble::ReplyCut});
    const RawAnswer answer = append();
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.error, QNetworkReply::RemoteHostClosedError);
    QVERIFY(answer.json.isEmpty());
    QVERIFY(isThere());
}

void FarmGateTest::answersASlowRequestLater()
{
    using namespace std::chrono_literals;
    m_farm->troubles().add({.trouble = Trouble::Slow, .delay = 100ms});
    QNetworkReply *slow = m_api->startPost(edit(u"\n\nOurs."_s));
    QElapsedTimer sinceItWasCarriedOut;
    bool early = false;
    connect(m_farm.get(), &PracticeFarm::pageChanged, slow, [&] {
        sinceItWasCarriedOut.start();
        early = slow->isFinished();
    });
    // What is asked after it need not wait for it.
    QVERIFY(!m_api->csrf().isEmpty());
    QCOMPARE(RawApi::wait(slow).json["edit"_L1]["result"_L1].toString(), u"Success"_s);
    QVERIFY(isThere() && sinceItWasCarriedOut.isValid() && !early);
    QVERIFY(sinceItWasCarriedOut.elapsed() >= 99); // A timer may come a moment early.
}

void FarmGateTest::neverAnswersASilentRequest()
{
    m_farm->troubles().add({.trouble = Trouble::Silent});
    QNetworkReply *silent = m_api->startPost(edit(u"\n\nOurs."_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_farm->troubles().struck(), 1, 60'000);
    QCOMPARE(append(u"\n\nAnother."_s).apiError, QByteArray());
    QVERIFY(!silent->isFinished());
    QVERIFY(!isThere());
    m_farm->close();
    QVERIFY(RawApi::wait(silent).status == 0);
}

void FarmGateTest::carriesOutALateRequestAfterTheClientLeft()
{
    using namespace std::chrono_literals;
    m_farm->troubles().add({.trouble = Trouble::ForwardedLate, .count = -1, .delay = 30ms});
    QCOMPARE(append().status, 0);
    QTRY_VERIFY_WITH_TIMEOUT(isThere(), 60'000);
}

void FarmGateTest::carriesOutADoubledRequestOnceByCompareAndSwap()
{
    using namespace std::chrono_literals;
    QSignalSpy handled(m_farm.get(), &PracticeFarm::requestHandled);
    m_farm->troubles().add({.trouble = Trouble::ForwardedTwice, .delay = 10ms});
    QCOMPARE(append().json["edit"_L1]["result"_L1].toString(), u"Success"_s);
    QTRY_COMPARE_WITH_TIMEOUT(handled.size(), 2, 60'000);
    QCOMPARE(m_farm->pageText(m_host, m_title)->count(u"Ours."_s), 1);
}

void FarmGateTest::forgetsLateRequestsWhenItCloses()
{
    using namespace std::chrono_literals;
    m_farm->troubles().add({.trouble = Trouble::ForwardedLate, .count = -1, .delay = 500ms});
    QCOMPARE(append().status, 0);
    m_farm->close();
    // A timer that was started later and is due later: by then the late one would have struck.
    bool later = false;
    QTimer::singleShot(600ms, this, [&later] { later = true; });
    QTRY_VERIFY_WITH_TIMEOUT(later, 60'000);
    QVERIFY(!isThere());
}

void FarmGateTest::takesAScriptInItsOrder()
{
    m_farm->troubles().script(m_host, {Trouble::BadToken, Trouble::Nothing, Trouble::RateLimited});
    QCOMPARE(append().apiError, QByteArray("badtoken"));
    QCOMPARE(append().apiError, QByteArray());
    QCOMPARE(append().apiError, QByteArray("ratelimited"));
    QCOMPARE(append().apiError, QByteArray("editconflict"));
}

void FarmGateTest::playsTheSameTroublesForTheSameSeed()
{
    const auto play = [](quint32 seed) {
        PracticeTroubles troubles(seed);
        troubles.add({.trouble = Trouble::ReplyLost, .count = -1, .probability = 0.5});
        QString seen;
        for (int i = 0; i < 64; ++i)
            seen += troubles.strike(u"127.0.0.1:1"_s, u"edit"_s) ? u'x' : u'.';
        return seen;
    };
    QCOMPARE(play(7), play(7));
    QVERIFY(play(7) != play(8));
    QVERIFY(play(7).contains(u'x') && play(7).contains(u'.'));
}

void FarmGateTest::letsSomebodyElseWorkBeforeAndAfterAnEdit()
{
    m_farm->troubles().meanwhile(
        {.work = OtherEditor::Work::Append, .moment = OtherEditor::Moment::AfterEdit});
    QCOMPARE(append().apiError, QByteArray());
    QVERIFY(m_farm->pageText(m_host, m_title)->indexOf(u"A question"_s)
            > m_farm->pageText(m_host, m_title)->indexOf(u"Ours."_s));
    m_base = m_farm->revisions(m_host, m_title).last().id;
    m_farm->troubles().meanwhile({.work = OtherEditor::Work::Move});
    QCOMPARE(append().apiError, QByteArray("editconflict"));
    QVERIFY(m_farm->pageText(m_host, m_title)->startsWith(u"#REDIRECT"_s));
    m_farm->troubles().meanwhile({.work = OtherEditor::Work::Delete});
    QCOMPARE(append().apiError, QByteArray("missingtitle"));
}

void FarmGateTest::warnsOnceAndPassesTheIdenticalRepeat()
{
    QCOMPARE(append(u"\n\npractice-warn"_s).apiError, QByteArray("abusefilter-warning"));
    const RawAnswer log = m_api->get({{u"action"_s, u"query"_s},
                                      {u"list"_s, u"abuselog"_s},
                                      {u"afltitle"_s, m_title},
                                      {u"aflprop"_s, u"result|filter"_s}});
    QCOMPARE(log.json["query"_L1]["abuselog"_L1][0]["result"_L1].toString(), u"warn"_s);
    QCOMPARE(append(u"\n\npractice-warn"_s).apiError, QByteArray());
    m_base = m_farm->revisions(m_host, m_title).last().id;
    QCOMPARE(append(u"\n\npractice-disallow"_s).apiError, QByteArray("abusefilter-disallowed"));
    QCOMPARE(append(u"\n\nhttp://spam.example"_s).apiError, QByteArray("spamblacklist"));
}

void FarmGateTest::asksForACaptchaWithoutAnError()
{
    const RawAnswer answer = append(u"\n\nhttp://captcha.example"_s);
    QCOMPARE(answer.apiError, QByteArray());
    QCOMPARE(answer.json["edit"_L1]["result"_L1].toString(), u"Failure"_s);
    QVERIFY(answer.json["edit"_L1]["captcha"_L1].isObject());
}

void FarmGateTest::refusesProtectedPagesBoardsAndBlockedSenders()
{
    const auto edit = [this](const QString &title) {
        return m_api
            ->post({{u"action"_s, u"edit"_s},
                    {u"title"_s, title},
                    {u"appendtext"_s, u"x"_s},
                    {u"token"_s, m_token}})
            .apiError;
    };
    QCOMPARE(edit(u"User talk:Gated Garden"_s), QByteArray("protectedpage"));
    QCOMPARE(edit(u"Project:Flow board"_s), QByteArray("no-direct-editing"));
    QCOMPARE(edit(u"Special:Version"_s), QByteArray("pagecannotexist"));
    // As on a real wiki, the edit of a page of threads goes in, above them: the check must come before.
    QCOMPARE(edit(u"User talk:Threadneedle"_s), QByteArray());
    m_farm->block(m_host, m_farm->users().first().name);
    QCOMPARE(edit(m_title), QByteArray("blocked"));
    m_farm->unblock(m_host, m_farm->users().first().name);
    QCOMPARE(edit(m_title), QByteArray());
}

QTEST_GUILESS_MAIN(FarmGateTest)
#include "farmgate.moc"
