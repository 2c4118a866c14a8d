// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/requestpage.h"

#include "domain/requestfixture.h"
#include "domain/review/markedpage.h"
#include "domain/review/wikiproof.h"

#include <QSet>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

MessageSource somePage(qint64 revision, const QString &body)
{
    return {u"meta.example.org"_s,
            u"News"_s,
            u"s"_s,
            {},
            false,
            revision,
            {{u"News"_s, revision, u"en"_s, false, u"Heading </pre>"_s, body}}};
}

} // namespace

class TestRequestPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWasWritten();
    void showsEveryWordingThatGoesOut();
    void isTheSameAfterASave();
    void showsWhoWhatAndWhere();
    void offersLinesToPaste();
    void putsLongListsOnPagesOfTheirOwn();
    void takesTheWordsOfItsSourceFromTheirRevisions();
    void refusesEveryChangedByte();
    void refusesEveryChangedByteOfAListAndOfASource();
    void hasAnotherDigestForEveryChange();
    void namesThePlaceOfEveryProblem_data();
    void namesThePlaceOfEveryProblem();
    void boundsWhatIsHostile();
    void hasATitleOfItsOwn_data();
    void hasATitleOfItsOwn();
};

void TestRequestPage::comesBackAsItWasWritten()
{
    const RequestPage page{someSubmission(), {u"Waiting for review."_s}, {u"* a remark of somebody"_s}};
    const auto read = requestPageFrom(requestPageText(page));
    QVERIFY2(read, read ? "" : qPrintable(read.error().code + read.error().detail));
    QCOMPARE(*read, page);
    QVERIFY(read->submission.isComplete());
    QCOMPARE(digestOf(read->submission), digestOf(page.submission));
}

void TestRequestPage::showsEveryWordingThatGoesOut()
{
    Request request = someSubmission().request;
    request.message.body.clear();
    request.message.source = somePage(5, u"From </pre> the page ~~~~"_s);
    request.message.variants = {{u"fr"_s, {}, u"Nouvelles"_s, u"Bonjour"_s},
                                {{}, u"de.example.org"_s, {}, u"Hallo"_s}};
    request.message.signature = Signature::Line;
    request.message.signatureLine = u"[[User:T|T]]"_s;
    request.message.footer = u"Why you get this"_s;
    Submission submission = someSubmission();
    const QString before = digestOf(submission);
    const Submission made = submissionOf(request);
    submission.request = made.request;
    submission.sourceHashes = made.sourceHashes;
    const QString text = requestPageText({submission, {}, {}});
    for (const QString &words :
         {u"=== For fr ==="_s, u"Nouvelles"_s, u"Bonjour"_s, u"=== For de.example.org ==="_s, u"Hallo"_s,
          u"=== From News on meta.example.org ==="_s, u"section <code>s</code>"_s,
          u"* [[Special:PermanentLink/5|News]], revision 5 (en)"_s, u"Why you get this"_s,
          u"&#126;&#126;&#126;&#126;&#126;"_s})
        QVERIFY2(text.contains(words), qPrintable(words));
    QVERIFY(!text.contains(u"~~~"_s)); // It would be signed as the page is saved.
    QVERIFY(!text.contains(u"the page &#126;"_s)); // What stands on a page of its own stays there.
    const auto read = requestPageFrom(text);
    QVERIFY2(read, read ? "" : qPrintable(read.error().code + read.error().detail));
    QCOMPARE(read->submission, asWrittenDown(submission));
    QVERIFY(!read->submission.isComplete());
    QVERIFY(digestOf(read->submission) != before);
    const auto whole = completed(read->submission, request.message.source->texts, {});
    QVERIFY(whole && whole->isComplete());
    QCOMPARE(*whole, submission);
    // On another wiki than the request's own no link leads to the number.
    request.message.source->wiki = u"other.example.org"_s;
    submission.request = submissionOf(request).request;
    QVERIFY(requestPageText({submission, {}, {}}).contains(u"* News, revision 5 (en)"_s));
}

void TestRequestPage::isTheSameAfterASave()
{
    const QString text = requestPageText({someSubmission(), {}, {}});
    QCOMPARE(asWikiKeeps(text), text);
    QVERIFY(!text.back().isSpace());
    QVERIFY(!text.contains(u"~~"_s));
    QVERIFY(!text.contains(u"{{"_s));
    QVERIFY(!text.contains(u"</nowiki>"_s));
    QCOMPARE(text.count(u"</pre>"_s), 3);
    QCOMPARE(*requestPageFrom(text + u"\n \n"_s), *requestPageFrom(text));
}

void TestRequestPage::showsWhoWhatAndWhere()
{
    const QString text = requestPageText({someSubmission(), {}, {}});
    QVERIFY(
        text.contains(u"[[User:Tessera Lind|Tessera Lind]] asks to deliver this message to '''3 pages''' on "
                      u"'''2 wikis'''."_s));
    QVERIFY(text.contains(u"* en.example.org: 2\n* fr.example.org: 1"_s));
    QVERIFY(text.contains(u"Hello &#60;/pre&#62; &#39;&#39;&#39;you"_s));
    QVERIFY(text.contains(u"notAfter"_s));
    QVERIFY(text.contains(u"Please look at the second link."_s));
}

void TestRequestPage::offersLinesToPaste()
{
    const Submission submission = someSubmission();
    QString line = lineToPaste(Decision::Kind::Approve, 1, digestOf(submission));
    QVERIFY(requestPageText({submission, {}, {}}).contains(wikiProofText(line)));
    line.replace(u"{{subst:REVISIONUSER}}"_s, u"Ngozi Reyes"_s);
    const auto decision = decisionFromLine(line);
    QVERIFY(decision);
    QCOMPARE(decision->user, u"Ngozi Reyes"_s);
    QCOMPARE(decision->digest, digestOf(submission));
    QCOMPARE(decision->version, 1);
}

void TestRequestPage::putsLongListsOnPagesOfTheirOwn()
{
    const Submission model = someSubmission();
    Request request = model.request;
    request.targets.clear();
    for (int i = 1; i <= 40'000; ++i)
        request.targets.append({u"User talk:Reader %1"_s.arg(i), u"en.example.org"_s, i});
    Submission submission = submissionOf(request);
    submission.page = model.page;
    submission.submitter = model.submitter;
    submission.policy = model.policy;
    submission.expires = model.expires;
    const QList<QList<Target>> parts = targetParts(submission.request.targets);
    QVERIFY(parts.size() > 1);
    QStringList texts;
    for (const QList<Target> &part : parts) {
        texts.append(targetsPageText(part));
        QVERIFY(texts.constLast().toUtf8().size() < 2 * 1024 * 1024);
        submission.lists.append({u"Meta:Requests/News/Targets %1"_s.arg(texts.size()), 70 + texts.size()});
    }
    const auto read = requestPageFrom(requestPageText({submission, {}, {}}));
    QVERIFY2(read, read ? "" : qPrintable(read.error().code + read.error().detail));
    QVERIFY(!read->submission.isComplete());
    QCOMPARE(digestOf(read->submission), digestOf(submission));
    const auto whole = completed(read->submission, {}, texts);
    QVERIFY(whole && whole->isComplete());
    QCOMPARE(whole->request.targets, submission.request.targets);
    texts[0].replace(u"Reader 7@"_s, u"Reader 8@"_s);
    QCOMPARE(completed(read->submission, {}, texts).error().code, u"targets-differ"_s);
    QCOMPARE(completed(read->submission, {}, {}).error().code, u"targets-differ"_s);
}

void TestRequestPage::takesTheWordsOfItsSourceFromTheirRevisions()
{
    Request request = someSubmission().request;
    request.message.source = somePage(77, u"e\u0301 of the page\r\n~~~~"_s);
    Submission submission = someSubmission();
    submission.request = submissionOf(request).request;
    submission.sourceHashes = submissionOf(request).sourceHashes;
    const auto read = requestPageFrom(requestPageText({submission, {}, {}}));
    QVERIFY2(read, read ? "" : qPrintable(read.error().code + read.error().detail));
    QVERIFY(read->submission.request.message.source->texts.constFirst().body.isEmpty());
    QCOMPARE(digestOf(read->submission), digestOf(submission));
    QList<SourceText> texts = request.message.source->texts;
    QCOMPARE(*completed(read->submission, texts, {}), submission); // As the wiki keeps it.
    texts[0].body += u'.';
    QCOMPARE(completed(read->submission, texts, {}).error().code, u"source-differs"_s);
    QCOMPARE(completed(read->submission, {}, {}).error().code, u"source-differs"_s);
    texts = request.message.source->texts;
    texts[0].subject += u'.';
    QCOMPARE(completed(read->submission, texts, {}).error().detail, u"News"_s);
    // Another revision, page, language: another digest, whatever they say.
    for (const auto &change :
         {+[](SourceText &text) { text.revision = 78; }, +[](SourceText &text) { text.page = u"Olds"_s; },
          +[](SourceText &text) { text.language = u"fr"_s; },
          +[](SourceText &text) { text.rightToLeft = true; }}) {
        Submission other = submission;
        change(other.request.message.source->texts[0]);
        QVERIFY(digestOf(other) != digestOf(submission));
    }
}

void TestRequestPage::refusesEveryChangedByte()
{
    const RequestPage page{someSubmission(), {u"Waiting for review."_s}, {}};
    const QByteArray text = requestPageText(page).toUtf8();
    const QString machine = machinePartOf(QString::fromUtf8(text));
    qsizetype refused = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        QByteArray changed = text;
        changed[i] = char(changed[i] ^ (i % 2 ? 0x01 : 0x20));
        const QString read = asWikiKeeps(QString::fromUtf8(changed));
        const auto as = requestPageFrom(read);
        if (!as) {
            ++refused;
            continue;
        }
        // What is read at all is the same request: only the status' words and the decisions are free.
        QCOMPARE(as->submission, page.submission);
        QCOMPARE(machinePartOf(read), machine);
    }
    QVERIFY(refused > text.size() * 19 / 20);
}

void TestRequestPage::refusesEveryChangedByteOfAListAndOfASource()
{
    // What stands on pages of its own, as their revisions have it: each byte of them changed in turn.
    Submission whole = someSubmission();
    whole.request.message.source = somePage(7, whole.request.message.body);
    whole.request.message.source->texts[0].subject.clear();
    whole.sourceHashes = submissionOf(whole.request).sourceHashes;
    whole.lists = {{u"Requests/Pages"_s, 8}};
    const auto fresh = [&whole] { return asWrittenDown(whole); };
    const auto said = [&whole](const QString &body) {
        QList<SourceText> texts = whole.request.message.source->texts;
        texts[0].body = body;
        return texts;
    };
    const QString body = whole.request.message.body;
    const QString list = targetsPageText(whole.request.targets);
    const auto same = completed(fresh(), said(body), {list});
    QVERIFY(same);
    QCOMPARE(same->request, whole.request);
    const auto changedAt = [](const QString &text, qsizetype at) {
        QByteArray bytes = text.toUtf8();
        bytes[at] = char(bytes[at] ^ (at % 2 ? 0x01 : 0x20));
        return QString::fromUtf8(bytes);
    };
    for (qsizetype at = 0; at < body.toUtf8().size(); ++at) {
        const auto read = completed(fresh(), said(changedAt(body, at)), {list});
        QVERIFY2(!read, qPrintable(changedAt(body, at)));
        QCOMPARE(read.error().code, u"source-differs"_s);
    }
    qsizetype refused = 0;
    for (qsizetype at = 0; at < list.toUtf8().size(); ++at) {
        const auto read = completed(fresh(), said(body), {changedAt(list, at)});
        if (read) // What is read at all is the same list: blanks of the JSON, words outside the marks.
            QCOMPARE(read->request, whole.request);
        else
            ++refused;
    }
    QVERIFY2(refused > 100, qPrintable(QString::number(refused)));
}

void TestRequestPage::hasAnotherDigestForEveryChange()
{
    const Submission submission = someSubmission();
    QSet<QString> digests{digestOf(submission)};
    const auto isNew = [&digests](const Submission &changed) {
        Submission made = submissionOf(changed.request);
        made.version = changed.version;
        made.page = changed.page;
        made.submitter = changed.submitter;
        made.policy = changed.policy;
        made.expires = changed.expires;
        const qsizetype before = digests.size();
        digests.insert(digestOf(made));
        return digests.size() == before + 1;
    };
    for (qsizetype i = 0; i < submission.request.message.body.size(); ++i) {
        Submission changed = submission;
        changed.request.message.body.replace(i, 1, QChar(u'\u0416'));
        QVERIFY2(isNew(changed), qPrintable(QString::number(i)));
    }
    const auto with = [&](auto change) {
        Submission changed = submission;
        change(changed);
        return isNew(changed);
    };
    QVERIFY(with([](Submission &s) { s.version = 2; }));
    QVERIFY(with([](Submission &s) { s.page += u'x'; }));
    QVERIFY(with([](Submission &s) { s.submitter += u'x'; }));
    QVERIFY(with([](Submission &s) { s.policy[3] = u'z'; }));
    QVERIFY(with([](Submission &s) { s.expires = s.expires.addSecs(1); }));
    QVERIFY(with([](Submission &s) { s.request.id[0] = u'z'; }));
    QVERIFY(with([](Submission &s) { s.request.home += u'x'; }));
    QVERIFY(with([](Submission &s) { s.request.listUrl += u'x'; }));
    QVERIFY(with([](Submission &s) { s.request.message.subject += u'x'; }));
    QVERIFY(with([](Submission &s) { s.request.message.variants = {{u"fr"_s, {}, u"N"_s, {}}}; }));
    QVERIFY(with([](Submission &s) { s.request.message.variants = {{u"fr"_s, {}, u"M"_s, {}}}; }));
    QVERIFY(with([](Submission &s) { s.request.message.signature = Signature::None; }));
    QVERIFY(with([](Submission &s) { s.request.message.footer = u"f"_s; }));
    QVERIFY(with([](Submission &s) { s.request.message.source = somePage(5, u"Text"_s); }));
    QVERIFY(with([](Submission &s) { s.request.message.source = somePage(6, u"Text"_s); }));
    QVERIFY(with([](Submission &s) { s.request.message.source = somePage(5, u"Other"_s); }));
    QVERIFY(with([](Submission &s) { s.request.targets.removeLast(); }));
    QVERIFY(with([](Submission &s) { s.request.targets.swapItemsAt(0, 1); }));
    QVERIFY(with([](Submission &s) { s.request.targets[0].title += u'x'; }));
    QVERIFY(with([](Submission &s) { s.request.targets[0].wiki = u"de.example.org"_s; }));
    QVERIFY(with([](Submission &s) { s.request.options.notAfter = s.request.options.notAfter.addSecs(1); }));
    QVERIFY(with([](Submission &s) { s.request.options.notBefore = minute(0); }));
    QVERIFY(with([](Submission &s) { s.request.options.waves = {10}; }));
    QVERIFY(with([](Submission &s) { s.request.options.oncePerPerson = true; }));
    QVERIFY(with([](Submission &s) { s.request.options.repeat = true; }));
    QVERIFY(with([](Submission &s) { s.request.options.route = Route::MassMessage; }));
    QVERIFY(with([](Submission &s) { s.request.options.traceMinutes = 61; }));
}

void TestRequestPage::namesThePlaceOfEveryProblem_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("place");
    QTest::newRow("no machine part") << u"paperround:request"_s << u"paperround:quest"_s << u"no-part"_s
                                     << u"request"_s;
    QTest::newRow("a mark twice") << u"== Message =="_s << u"<!-- paperround:request -->"_s << u"part-twice"_s
                                  << u"request"_s;
    QTest::newRow("broken JSON") << u"\"submission\": 1,"_s << u"\"submission\": 1"_s << u"broken-json"_s
                                 << u"request, line "_s;
    QTest::newRow("newer") << u"\"version\": 1"_s << u"\"version\": 2"_s << u"newer-format"_s << u"2"_s;
    QTest::newRow("a field of another kind")
        << u"\"submission\": 1"_s << u"\"submission\": \"1\""_s << u"bad-field"_s << u"submission"_s;
    QTest::newRow("an unknown field")
        << u"\"submission\": 1"_s << u"\"submission\": 1,\n \"also\": 1"_s << u"bad-field"_s << u"also"_s;
    QTest::newRow("a bad target") << u"\"User talk:A@en.example.org\""_s << u"\"User talk:A@\""_s
                                  << u"bad-field"_s << u"targets"_s;
    QTest::newRow("a bad id") << u"\"abcdefgh23\""_s << u"\"abc\""_s << u"bad-field"_s << u"id"_s;
    QTest::newRow("the head lies") << u"'''3 pages'''"_s << u"'''2 pages'''"_s << u"page-differs"_s
                                   << u"line 4"_s;
    QTest::newRow("the message lies")
        << u"Hello &#60;"_s << u"Hullo &#60;"_s << u"page-differs"_s << u"line "_s;
}

void TestRequestPage::namesThePlaceOfEveryProblem()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QString text = requestPageText({someSubmission(), {}, {}});
    QVERIFY(text.contains(from));
    const auto read = requestPageFrom(text.replace(from, to));
    QVERIFY(!read);
    QTEST(read.error().code, "code");
    QFETCH(QString, place);
    QVERIFY2(read.error().detail.contains(place), qPrintable(read.error().detail));
}

void TestRequestPage::boundsWhatIsHostile()
{
    const QString text = requestPageText({someSubmission(), {}, {}});
    QCOMPARE(requestPageFrom(text + QString(LargestMarkedPage, u'x')).error().code, u"page-too-large"_s);
    QString deep = text;
    deep.replace(u"\"submission\": 1"_s, u"\"submission\": "_s + QString(5000, u'[') + QString(5000, u']'));
    QCOMPARE(requestPageFrom(deep).error().code, u"broken-json"_s);
    QVERIFY(!requestPageFrom(QString()));
    QVERIFY(!requestPageFrom(beginMark("request"_L1).repeated(50'000)));
    const QString broken = beginMark("request"_L1) + u"\n<pre>\n{\n"_s + endMark("request"_L1) + u'\n';
    QVERIFY(!requestPageFrom(broken.repeated(20'000)));
    QVERIFY(!decisionFromLine(u"* approve 1 "_s + QString(1'000'000, u'a')));
    QVERIFY(!decisionFromLine(u"* approve 1 "_s + QString(64, u'a') + u" [[User:"_s + QString(1'000, u':')));
}

void TestRequestPage::hasATitleOfItsOwn_data()
{
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("title");
    QTest::newRow("plain") << u"Tech News 48"_s << u"Project:R/Tech News 48 (abcdefgh23)"_s;
    QTest::newRow("markup") << u"''[[Tech|News]]'': {{x}} a/b #48"_s
                            << u"Project:R/News x a b 48 (abcdefgh23)"_s;
    QTest::newRow("nothing left") << u"{{}}"_s << u"Project:R/(abcdefgh23)"_s;
    QTest::newRow("long") << QString(300, u'\u0416')
                          << u"Project:R/"_s + QString(60, u'\u0416') + u" (abcdefgh23)"_s;
}

void TestRequestPage::hasATitleOfItsOwn()
{
    QFETCH(QString, subject);
    ReviewPolicy policy;
    policy.requests = u"Project:R/"_s;
    Request request = someSubmission().request;
    request.message.subject = subject;
    QTEST(requestTitle(policy, request), "title");
}

QTEST_GUILESS_MAIN(TestRequestPage)
#include "requestpage.moc"
