// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/submittedmessage.h"

#include "domain/requestfixture.h"

#include <QJsonDocument>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

Message translated()
{
    Message message{u"News"_s, {}};
    message.source = MessageSource{u"meta.example.org"_s, u"News"_s, {}, {}, true, 5, {}};
    message.source->texts = {{u"News/en"_s, 5, u"en"_s, false, {}, u"Hello"_s},
                             {u"News/ar"_s, 6, u"ar"_s, true, {}, u"\u0645"_s}};
    return message;
}

} // namespace

class TestSubmittedMessage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesTheWordsOfASourceWhereTheyStand();
    void isReadOnlyAsItIsWritten_data();
    void isReadOnlyAsItIsWritten();
    void asksTheSameWhateverWasReadOfASource();
    void asksForSomethingElseWithAnyOtherWord();
    void comparesRequestsWithTheirSubmissions();
};

void TestSubmittedMessage::leavesTheWordsOfASourceWhereTheyStand()
{
    Message message = translated();
    message.variants = {{u"fr"_s, {}, {}, u"Bonjour"_s}};
    const QStringList hashes = sourceHashesOf(message);
    QCOMPARE(hashes.size(), 2);
    QVERIFY(hashes[0] != hashes[1]);
    const QJsonObject parts = submittedParts(message, hashes);
    const QByteArray written = QJsonDocument(parts).toJson();
    QVERIFY(!written.contains("Hello"));
    QVERIFY(written.contains("Bonjour"));
    QVERIFY(written.contains(hashes[1].toLatin1()));
    const auto read = withSubmittedParts({u"News"_s, {}}, parts);
    QVERIFY(read);
    QCOMPARE(read->sourceHashes, hashes);
    for (SourceText &text : message.source->texts)
        text.body.clear();
    QCOMPARE(read->message, message);
    const Message plain{u"News"_s, u"Hello"_s};
    QVERIFY(submittedParts(plain, {}).isEmpty());
}

void TestSubmittedMessage::isReadOnlyAsItIsWritten_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("as it is") << QByteArray("x") << QByteArray("x");
    QTest::newRow("no hash") << QByteArray("\"hash\"") << QByteArray("\"hush\"");
    QTest::newRow("words beside the hash")
        << QByteArray("\"revision\":5") << QByteArray("\"body\":\"Hello\",\"revision\":5");
    QTest::newRow("a heading beside it")
        << QByteArray("\"revision\":5") << QByteArray("\"revision\":5,\"subject\":\"Hello\"");
    QTest::newRow("no revision") << QByteArray("\"revision\":6") << QByteArray("\"revision\":0");
    QTest::newRow("a field of tomorrow")
        << QByteArray("\"revision\":6") << QByteArray("\"revision\":6,\"also\":1");
    QTest::newRow("no texts but a number")
        << QByteArray("\"translations\":true") << QByteArray("\"translations\":1");
}

void TestSubmittedMessage::isReadOnlyAsItIsWritten()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    const Message message = translated();
    const QByteArray parts =
        QJsonDocument(submittedParts(message, sourceHashesOf(message))).toJson(QJsonDocument::Compact);
    QVERIFY2(from == to || parts.contains(from), parts.constData());
    const auto read = withSubmittedParts(
        {u"News"_s, {}}, QJsonDocument::fromJson(QByteArray(parts).replace(from, to)).object());
    QCOMPARE(read.has_value(), from == to);
}

void TestSubmittedMessage::asksTheSameWhateverWasReadOfASource()
{
    const Message read = translated();
    Message draft = read;
    draft.source->texts.clear();
    QVERIFY(asksTheSame(draft, read));
    draft.source->revision = 0; // Whatever is the newest.
    QVERIFY(asksTheSame(draft, read));
    draft.footer = u"Unsubscribe here"_s; // The policy's.
    QVERIFY(asksTheSame(draft, read));
    draft.source->revision = 4;
    QVERIFY(!asksTheSame(draft, read));
    Message headed = read;
    headed.source->subjectSection = u"s"_s; // The page says the heading.
    Message typed = headed;
    typed.subject = u"Not read yet"_s;
    QVERIFY(asksTheSame(headed, typed));
}

void TestSubmittedMessage::asksForSomethingElseWithAnyOtherWord()
{
    const Message message = translated();
    for (const auto &change :
         {+[](Message &m) { m.subject += u'!'; }, +[](Message &m) { m.body += u'!'; },
          +[](Message &m) { m.source.reset(); }, +[](Message &m) { m.source->page = u"Olds"_s; },
          +[](Message &m) { m.source->wiki = u"en.example.org"_s; },
          +[](Message &m) { m.source->bodySection = u"x"_s; },
          +[](Message &m) { m.source->translations = false; },
          +[](Message &m) {
              m.variants = {{u"fr"_s, {}, {}, u"Bonjour"_s}};
          },
          +[](Message &m) { m.signature = Signature::None; },
          +[](Message &m) { m.signatureLine = u"Us"_s; }}) {
        Message other = message;
        change(other);
        QVERIFY(!asksTheSame(message, other));
        QVERIFY(!asksTheSame(other, message));
    }
}

void TestSubmittedMessage::comparesRequestsWithTheirSubmissions()
{
    const Submission submitted = someSubmission();
    Submission draft = submitted;
    draft.version = 7;
    draft.submitter = u"Ngozi Reyes"_s;
    QVERIFY(askTheSame(submitted, draft));
    draft.request.message.variants = {{u"fr"_s, {}, {}, u"Bonjour"_s}};
    QVERIFY(!askTheSame(submitted, draft));
    draft = submitted;
    draft.request.options.waves = {10};
    QVERIFY(!askTheSame(submitted, draft));
    Request other = submitted.request;
    other.targets.removeLast();
    QVERIFY(!askTheSame(submitted, submissionOf(other)));
}

QTEST_GUILESS_MAIN(TestSubmittedMessage)
#include "submittedmessage.moc"
