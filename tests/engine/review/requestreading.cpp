// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever tampers with a request is refused, each time with a reason of its own.
#include "engine/review/requestreading.h"

#include "support/reviewbench.h"

using namespace paperround;
using namespace Qt::StringLiterals;

class TestRequestReading : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_bench = std::make_unique<ReviewBench>(); }
    void cleanup() { m_bench.reset(); }

    void refusesARequestOfWhichAnyByteWasChanged();
    void refusesARequestWhenAnyWordOfThePolicyWasChanged();
    void refusesALongListThatSaysSomethingElse();
    void believesNobodyBut_data();
    void believesNobodyBut();
    void believesNoTemporaryAccountWhereEverybodyMayReview();
    void doesNotBelieveAnOlderApproval();
    void refusesAPageThatWasMovedOrDeleted();
    void doesNotBelieveAReviewerWhoLostTheRight();
    void doesNotBelieveARightThatCameLater();
    void doesNotBelieveWhatAnUndoBroughtBack();
    void survivesAHostilePage_data();
    void survivesAHostilePage();

private:
    std::unique_ptr<ReviewBench> m_bench;
};

void TestRequestReading::refusesARequestOfWhichAnyByteWasChanged()
{
    Request what = ReviewBench::request(2);
    what.options.waves = {10};
    const ReviewedRequest request = m_bench->approved(what);
    QCOMPARE(m_bench->refusal(request.title), QString());
    const auto record = QCoro::waitFor(m_bench->eve->record(Home, request.title));
    QVERIFY(record);
    const QString text = record->revisions.last().text;
    const qsizetype statusFrom = text.indexOf("<!-- paperround:status -->"_L1);
    const qsizetype statusTo = text.indexOf("<!-- /paperround:status -->"_L1);
    const RecordedRevision last = record->revisions.last();
    m_bench->eve->latency = std::chrono::milliseconds(0);
    int tried = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool isStatus = at > statusFrom + 26 && at < statusTo; // Of the console, for readers only.
        if (isStatus)
            continue;
        PageRecord changed = *record;
        RecordedRevision edit = last;
        edit.parent = last.id;
        edit.id = last.id + 1;
        edit.user = at % 2 == 0 ? u"Anna"_s : u"Eve"_s;
        edit.text[at] = text[at] == u'x' ? u'y' : u'x';
        changed.revisions.append(edit);
        const auto read = QCoro::waitFor(requestFrom(changed, request.policy, true, m_bench->eve));
        const bool refused = !read || !mayGoOut(*read);
        QVERIFY2(refused, qPrintable(text.mid(std::max<qsizetype>(0, at - 20), 40)));
        ++tried;
    }
    QVERIFY(tried > 2000);
}

void TestRequestReading::refusesARequestWhenAnyWordOfThePolicyWasChanged()
{
    const FarmPolicy policy{m_bench->anna->sendPolicy, m_bench->anna->reviewPolicy, {}, {Route::Edit}};
    m_bench->setPolicy(policy);
    const ReviewedRequest request = m_bench->approved(ReviewBench::request());
    QCOMPARE(m_bench->refusal(request.title), QString());
    const QString text = policyPageText(policy);
    int changes = 0;
    for (qsizetype at = 0; at < text.size(); ++at) {
        QString changed = text;
        changed[at] = text[at] == u'7' ? u'8' : u'7';
        const auto read = policyFromPage(changed, Home);
        if (read && *read == policy)
            continue; // The words around it, and blanks, say nothing.
        m_bench->anna->edit(Home, DefaultPolicyPage, changed);
        QVERIFY2(!m_bench->refusal(request.title).isEmpty(), qPrintable(changed.mid(at - 10, 20)));
        ++changes;
    }
    QVERIFY(changes > 300);
    m_bench->setPolicy(policy);
    QCOMPARE(m_bench->refusal(request.title), QString());
}

void TestRequestReading::refusesALongListThatSaysSomethingElse()
{
    const ReviewedRequest request = m_bench->approved(ReviewBench::request(501));
    QCOMPARE(request.submission().lists.size(), 1);
    QCOMPARE(request.submission().request.targets.size(), 501);
    const qint64 revision = request.submission().lists.first().revision;
    m_bench->anna->revision(Home, revision).text.replace(u"U17"_s, u"U71"_s);
    QCOMPARE(m_bench->refusal(request.title), u"targets-differ"_s);
}

void TestRequestReading::believesNobodyBut_data()
{
    QTest::addColumn<QString>("named");
    QTest::addColumn<QString>("author");
    QTest::addColumn<QString>("disbelief");
    QTest::newRow("a reviewer") << u"Ngozi"_s << u"Ngozi"_s << QString();
    QTest::newRow("the submitter") << u"Anna"_s << u"Anna"_s << disbelief::OwnRequest;
    QTest::newRow("somebody without the right") << u"Eve"_s << u"Eve"_s << disbelief::LostRight;
    QTest::newRow("an edit that lies") << u"Ngozi"_s << u"Eve"_s << disbelief::NotAuthor;
    QTest::newRow("the submitter in a reviewer's name") << u"Ngozi"_s << u"Anna"_s << disbelief::NotAuthor;
    QTest::newRow("an import") << u"Ngozi"_s << u"w>Ngozi"_s << disbelief::Imported;
}

void TestRequestReading::believesNobodyBut()
{
    QFETCH(const QString, named);
    QFETCH(const QString, author);
    QFETCH(const QString, disbelief);
    const ReviewedRequest request = m_bench->submitted(ReviewBench::request());
    m_bench->paste(request, ReviewBench::approvalBy(named, request), author);
    const auto read = m_bench->read(request.title);
    QVERIFY(read);
    QCOMPARE(read->record.decisions.size(), 1);
    QCOMPARE(read->record.decisions.first().disbelief, disbelief);
    QCOMPARE(m_bench->refusal(request.title), disbelief.isEmpty() ? QString() : u"not-approved"_s);
}

void TestRequestReading::believesNoTemporaryAccountWhereEverybodyMayReview()
{
    for (const auto &wikis : {m_bench->anna, m_bench->eve})
        wikis->reviewPolicy = {.who = SendPolicy::Who::Everybody, .value = {}};
    const ReviewedRequest request = m_bench->submitted(ReviewBench::request());
    const QString signedOut = u"~2026-17"_s; // Who is it? Perhaps the submitter.
    m_bench->paste(request, ReviewBench::approvalBy(signedOut, request), signedOut);
    QCOMPARE(m_bench->refusal(request.title), u"not-approved"_s);
    QCOMPARE(m_bench->read(request.title)->record.decisions.first().disbelief, disbelief::LostRight);
    m_bench->paste(request, ReviewBench::approvalBy(u"Eve"_s, request), u"Eve"_s);
    QCOMPARE(m_bench->refusal(request.title), QString());
}

void TestRequestReading::doesNotBelieveAnOlderApproval()
{
    Request what = ReviewBench::request();
    const ReviewedRequest first = m_bench->approved(what);
    what.message.body += u"\nAnd more."_s;
    const ReviewedRequest second = m_bench->submitted(what);
    QCOMPARE(second.submission().version, 2);
    QCOMPARE(second.title, first.title);
    QCOMPARE(m_bench->refusal(second.title), u"not-approved"_s);
    m_bench->paste(second, ReviewBench::approvalBy(u"Ngozi"_s, first), u"Ngozi"_s);
    QCOMPARE(m_bench->refusal(second.title), u"not-approved"_s);
    // The new number before the old digest.
    QString lie = ReviewBench::approvalBy(u"Ngozi"_s, first);
    lie.replace(u"approve 1"_s, u"approve 2"_s);
    m_bench->paste(second, lie, u"Ngozi"_s);
    QCOMPARE(m_bench->refusal(second.title), u"not-approved"_s);
    QCOMPARE(m_bench->read(second.title)->standing.disbelieved.last().disbelief, disbelief::OtherDigest);
}

void TestRequestReading::refusesAPageThatWasMovedOrDeleted()
{
    const ReviewedRequest request = m_bench->approved(ReviewBench::request());
    m_bench->anna->move(Home, request.title, request.title + u" B"_s, true);
    QCOMPARE(m_bench->refusal(request.title), u"request-moved"_s);
    QCOMPARE(m_bench->refusal(request.title + u" B"_s), u"request-moved"_s);
    const ReviewedRequest other = m_bench->approved(ReviewBench::request());
    m_bench->anna->remove(Home, other.title);
    QCOMPARE(m_bench->refusal(other.title), u"request-missing"_s);
    m_bench->anna->restore(Home, other.title);
    QCOMPARE(m_bench->refusal(other.title), u"request-deleted"_s);
    const ReviewedRequest third = m_bench->approved(ReviewBench::request());
    m_bench->anna->log(Home, third.title, u"import"_s, u"interwiki"_s);
    QCOMPARE(m_bench->refusal(third.title), u"request-imported"_s);
}

void TestRequestReading::doesNotBelieveAReviewerWhoLostTheRight()
{
    const ReviewedRequest request = m_bench->approved(ReviewBench::request());
    m_bench->anna->setBlocked(u"Ngozi"_s, true);
    QCOMPARE(m_bench->refusal(request.title), u"approval-withdrawn"_s);
    m_bench->anna->setBlocked(u"Ngozi"_s, false);
    QCOMPARE(m_bench->refusal(request.title), QString());
    m_bench->anna->setGroups(u"Ngozi"_s, {});
    QCOMPARE(m_bench->refusal(request.title), u"not-approved"_s);
    QCOMPARE(m_bench->read(request.title)->record.decisions.first().disbelief, disbelief::LostRight);
    m_bench->clock.advance(std::chrono::seconds(60));
    m_bench->anna->setGroups(u"Ngozi"_s, {u"reviewers"_s}); // Given back: what was said before stays void.
    QCOMPARE(m_bench->refusal(request.title), u"not-approved"_s);
}

void TestRequestReading::doesNotBelieveARightThatCameLater()
{
    const ReviewedRequest request = m_bench->submitted(ReviewBench::request());
    m_bench->paste(request, ReviewBench::approvalBy(u"Eve"_s, request), u"Eve"_s);
    m_bench->clock.advance(std::chrono::seconds(60));
    m_bench->anna->setGroups(u"Eve"_s, {u"reviewers"_s});
    QCOMPARE(m_bench->refusal(request.title), u"not-approved"_s);
    QCOMPARE(m_bench->read(request.title)->record.decisions.first().disbelief, disbelief::NoRight);
}

void TestRequestReading::doesNotBelieveWhatAnUndoBroughtBack()
{
    const ReviewedRequest request = m_bench->approved(ReviewBench::request());
    const QString approved = m_bench->anna->textOf(Home, request.title);
    QVERIFY(ReviewBench::say(m_bench->ngozi, Decision::Kind::Withdraw, request));
    QCOMPARE(m_bench->refusal(request.title), u"approval-withdrawn"_s);
    for (const QString &user : {u"Ngozi"_s, u"Anna"_s}) { // The wiki tags it: mw-manual-revert.
        m_bench->anna->edit(Home, request.title, approved, user);
        QCOMPARE(m_bench->refusal(request.title), u"approval-withdrawn"_s);
    }
}

void TestRequestReading::survivesAHostilePage_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("refusal");
    const QString begin = u"<!-- paperround:request -->\n<pre>\n"_s;
    const QString end = u"\n</pre>\n<!-- /paperround:request -->"_s;
    QTest::newRow("nothing") << u""_s << u"no-part"_s;
    QTest::newRow("prose") << u"I approve this."_s << u"no-part"_s;
    QTest::newRow("no JSON") << begin + u"{{{"_s + end << u"broken-json"_s;
    QTest::newRow("deep JSON") << begin + QString(200'000, u'[') + end << u"broken-json"_s;
    QTest::newRow("an empty object") << begin + u"{}"_s + end << u"no-part"_s;
    QTest::newRow("huge") << QString(5 * 1024 * 1024, u'x') << u"page-too-large"_s;
    QTest::newRow("two requests") << begin + u"{}"_s + end + u'\n' + begin + u"{}"_s + end << u"part-twice"_s;
}

void TestRequestReading::survivesAHostilePage()
{
    QFETCH(const QString, text);
    const ReviewedRequest request = m_bench->approved(ReviewBench::request());
    m_bench->anna->edit(Home, request.title, text, u"Eve"_s);
    QTEST(m_bench->refusal(request.title), "refusal");
}

QTEST_GUILESS_MAIN(TestRequestReading)
#include "requestreading.moc"
