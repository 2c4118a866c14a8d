// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Wikis::until(): a wiki that never answers holds nobody who has given up, and no place of the farm's
// requests.
#include "engine/targets/targetcheck.h"
#include "mediawikisbench.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;
using namespace paperround::test;

namespace {

/// A farm of one wiki that falls silent at one kind of question, with limits of time that no test outlasts
/// and room for one request.
struct SilentWiki
{
    explicit SilentWiki(QString question)
        : silentAt(std::move(question))
        , stub([this](const StubRequest &request) {
            if (left)
                left();
            return request.form.value(u"action"_s) == "edit"_L1 ? saved
                                                                : QByteArray(R"({"query":{"pages":[]}})");
        })
    {
        stub.holds = [this](const StubRequest &request) {
            const bool silent = request.form.values().contains(silentAt);
            held += silent ? 1 : 0;
            return silent;
        };
        FarmProfile farm;
        farm.home = stub.server.host();
        const auto http = HttpClient::create({.connect = forever, .read = forever, .write = forever});
        const auto sites = SiteDirectory::create(farm, http, gate, clock);
        wikis = MediaWikis::create(farm, sites, http, gate, std::make_shared<CanaryCredentials>());
    }
    [[nodiscard]] QString host() const { return stub.server.host(); }

    static constexpr std::chrono::milliseconds forever{std::chrono::hours(1)};
    const QByteArray saved = R"({"edit":{"result":"Success","pageid":3,"title":"List","oldrevid":5,
                                 "newrevid":6,"newtimestamp":"2026-11-23T12:00:00Z"}})";
    QString silentAt;
    std::function<void()> left; ///< A question that is not about the wiki itself has arrived.
    int held = 0;
    WikiStub stub;
    std::shared_ptr<StillClock> clock = std::make_shared<StillClock>();
    std::shared_ptr<RequestGate> gate = RequestGate::create(1);
    std::shared_ptr<MediaWikis> wikis;
};

template <class T> struct Ended
{
    explicit Ended(Task<T> task)
    {
        QCoro::connect(std::move(task), &place, [this](const Result<T> &result) { answer = result; });
    }
    QObject place;
    std::optional<Result<T>> answer;
};

} // namespace

class TestGivingUp : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aReadThatWasGivenUpEndsAndMakesRoom_data()
    {
        QTest::addColumn<QString>("silentAt");
        QTest::newRow("which wikis there are") << u"sitematrix"_s;
        QTest::newRow("what is true of the wiki") << u"general|namespaces|namespacealiases|extensions"_s;
        QTest::newRow("its messages") << u"allmessages"_s;
        QTest::newRow("its pages") << u"User talk:Alice"_s;
    }
    void aReadThatWasGivenUpEndsAndMakesRoom()
    {
        QFETCH(QString, silentAt);
        SilentWiki wiki(silentAt);
        std::stop_source given;
        const auto asked = wiki.wikis->until(given.get_token());
        // Of a host that the profile does not name the home wiki is asked first.
        Ended<KnownSites> sites(asked->knownSites());
        Ended<BatchCheck> check(asked->check(wiki.host(), {u"User talk:Alice"_s}));
        QTRY_VERIFY(wiki.held > 0);
        given.request_stop();
        QTRY_VERIFY(check.answer && sites.answer);
        QVERIFY(!*check.answer || !*sites.answer);
        const Error error = *check.answer ? sites.answer->error() : check.answer->error();
        QCOMPARE(error.kind, ErrorKind::Stopped);
        QCOMPARE(wiki.gate->inside(), 0);
    }

    void whoWaitsForTheSameAsksThen()
    {
        SilentWiki wiki(u"allmessages"_s);
        std::stop_source given;
        Ended<WikiFacts> first(wiki.wikis->until(given.get_token())->facts(wiki.host()));
        Ended<WikiFacts> second(wiki.wikis->facts(wiki.host()));
        QTRY_VERIFY(wiki.held > 0);
        wiki.silentAt.clear();
        given.request_stop();
        QTRY_VERIFY(first.answer && second.answer);
        QCOMPARE(first.answer->error().kind, ErrorKind::Stopped);
        QVERIFY(*second.answer);
    }

    void aCancelledCheckAbortsWhatItAsked()
    {
        SilentWiki wiki(u"User talk:Alice"_s);
        TargetCheck check;
        QSignalSpy told(&check, &TargetCheck::checked);
        QSignalSpy failed(&check, &TargetCheck::wikiFailed);
        check.check(wiki.wikis, {{u"User talk:Alice"_s, wiki.host(), 1}});
        QTRY_VERIFY(wiki.held > 0);
        QCOMPARE(wiki.gate->inside(), 1);
        check.cancel();
        QTRY_COMPARE(wiki.gate->inside(), 0);
        QCOMPARE(told.size() + failed.size(), 0);
    }

    void aWriteThatHasLeftIsNotGivenUp()
    {
        SilentWiki wiki(QString{});
        std::stop_source given;
        const auto asked = wiki.wikis->until(given.get_token());
        wiki.left = [&given] { given.request_stop(); };
        Ended<SavedPage> saved(asked->savePage(
            {.wiki = wiki.host(), .title = u"List"_s, .text = u"x"_s, .summary = u"y"_s, .base = 5}));
        QTRY_VERIFY(saved.answer);
        QVERIFY(given.stop_requested());
        QVERIFY(*saved.answer);
        QCOMPARE((*saved.answer)->revision, 6);
    }

    void theWikisThemselvesAreStillAsked()
    {
        SilentWiki wiki(QString{});
        std::stop_source given;
        given.request_stop();
        Ended<WikiFacts> never(wiki.wikis->until(given.get_token())->facts(wiki.host()));
        Ended<WikiFacts> facts(wiki.wikis->facts(wiki.host()));
        QTRY_VERIFY(never.answer && facts.answer);
        QCOMPARE(never.answer->error().kind, ErrorKind::Stopped);
        QVERIFY(*facts.answer);
    }
};

QTEST_GUILESS_MAIN(TestGivingUp)
#include "givingup.moc"
