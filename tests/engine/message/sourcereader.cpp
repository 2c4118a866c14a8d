// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/message/sourcereader.h"

#include "support/fakewikis.h"
#include "support/manualclock.h"

#include <QCoroTask>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {
const QString Home = u"home.example"_s;
} // namespace

class TestSourceReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void leavesAMessageWithoutASourceAlone();
    void takesTheWholePageAtItsNewestRevision();
    void keepsToTheRevisionItIsPinnedTo();
    void takesSubjectAndTextFromTheirSections();
    void takesTheTranslationsThatTheTargetsAskFor();
    void takesTheRenderedPageOfOneMarkedForTranslation();
    void keepsTheTranslationsItHas();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void passesOnThatAWikiDidNotAnswer();

private:
    [[nodiscard]] Request request(const MessageSource &source) const
    {
        Request request;
        request.home = Home;
        request.message = {u"Typed"_s, {}};
        request.message.source = source;
        request.targets = {{u"User talk:A"_s, u"pt.example"_s, 1}, {u"User talk:B"_s, u"ar.example"_s, 2}};
        return request;
    }
    Result<Request> read(const MessageSource &source)
    {
        return QCoro::waitFor(withSourceTexts(request(source), m_wikis));
    }

    std::unique_ptr<ManualClock> m_clock;
    std::shared_ptr<FakeWikis> m_wikis;
};

void TestSourceReader::init()
{
    m_clock = std::make_unique<ManualClock>();
    m_wikis = std::make_shared<FakeWikis>(*m_clock, Account{Home, u"Sender"_s, SignInKind::OAuth, {}},
                                          QStringList{Home, u"pt.example"_s, u"ar.example"_s});
    m_wikis->tweakFacts = [](WikiFacts &facts) {
        facts.language = facts.wiki == Home ? u"en"_s : facts.wiki.left(2);
        facts.rightToLeft = facts.language == "ar"_L1;
    };
}

void TestSourceReader::leavesAMessageWithoutASourceAlone()
{
    Request plain = request({});
    plain.message.source.reset();
    QCOMPARE(*QCoro::waitFor(withSourceTexts(plain, m_wikis)), plain);
    QCOMPARE(m_wikis->calls(u"page"_s), 0);
}

void TestSourceReader::takesTheWholePageAtItsNewestRevision()
{
    m_wikis->edit(Home, u"News"_s, u"Old"_s);
    const qint64 newest = m_wikis->edit(Home, u"News"_s, u"New"_s);
    const auto read = this->read({Home, u"News"_s, {}, {}, false, 0, {}});
    QVERIFY2(read, read ? "" : qPrintable(read.error().code));
    QCOMPARE(read->message.source->revision, newest);
    QCOMPARE(read->message.source->texts,
             (QList<SourceText>{{u"News"_s, newest, u"en"_s, false, {}, u"New"_s}}));
    QCOMPARE(read->message.subject, u"Typed"_s);
    // It was read once; later edits are offered, never taken.
    m_wikis->edit(Home, u"News"_s, u"Newer"_s);
    QCOMPARE(*QCoro::waitFor(withSourceTexts(*read, m_wikis)), *read);
    QCOMPARE(QCoro::waitFor(newestSource(*read->message.source, m_wikis))->text, u"Newer"_s);
}

void TestSourceReader::keepsToTheRevisionItIsPinnedTo()
{
    const qint64 first = m_wikis->edit(Home, u"News"_s, u"Old"_s);
    m_wikis->edit(Home, u"News"_s, u"New"_s);
    const auto read = this->read({Home, u"News"_s, {}, {}, false, first, {}});
    QVERIFY(read);
    QCOMPARE(read->message.source->texts.constFirst().body, u"Old"_s);
    QCOMPARE(read->message.source->texts.constFirst().revision, first);
}

void TestSourceReader::takesSubjectAndTextFromTheirSections()
{
    m_wikis->edit(
        Home, u"News"_s,
        u"<section begin=s />How <b>are</b>\n you <section end=s />x<section begin=t />Text<section end=t />"_s);
    const auto read = this->read({Home, u"News"_s, u"s"_s, u"t"_s, false, 0, {}});
    QVERIFY2(read, read ? "" : qPrintable(read.error().code));
    const SourceText text = read->message.source->texts.constFirst();
    QCOMPARE(text.subject, u"How <b>are</b>\n you "_s);
    QCOMPARE(text.body, u"<section begin=t />Text<section end=t />"_s);
    QCOMPARE(read->message.subject, u"How are you"_s); // By which every list of deliveries knows it.
}

void TestSourceReader::takesTheTranslationsThatTheTargetsAskFor()
{
    m_wikis->edit(Home, u"News"_s, u"English"_s);
    m_wikis->edit(Home, u"News/pt-br"_s, u"Brazilian"_s);
    m_wikis->edit(Home, u"News/ar"_s, u"Arabic"_s);
    m_wikis->edit(Home, u"News/de"_s, u"nobody here reads it"_s);
    const auto read = this->read({Home, u"News"_s, {}, {}, true, 0, {}});
    QVERIFY2(read, read ? "" : qPrintable(read.error().code));
    QStringList texts;
    for (const SourceText &each : read->message.source->texts)
        texts.append(each.language + (each.rightToLeft ? u"<"_s : u">"_s) + each.body);
    QCOMPARE(texts, (QStringList{u"en>English"_s, u"pt-br>Brazilian"_s, u"ar<Arabic"_s}));
}

void TestSourceReader::takesTheRenderedPageOfOneMarkedForTranslation()
{
    m_wikis->edit(Home, u"News"_s, u"<languages/><translate>Hello</translate>"_s);
    m_wikis->edit(Home, u"News/en"_s, u"Hello"_s);
    const auto read = this->read({Home, u"News"_s, {}, {}, true, 0, {}});
    QVERIFY2(read, read ? "" : qPrintable(read.error().code));
    QCOMPARE(read->message.source->texts.size(), 1);
    QCOMPARE(read->message.source->texts.constFirst().body, u"Hello"_s);
    QCOMPARE(read->message.source->texts.constFirst().page, u"News/en"_s);
}

void TestSourceReader::keepsTheTranslationsItHas()
{
    m_wikis->edit(Home, u"News"_s, u"English"_s);
    m_wikis->edit(Home, u"News/ar"_s, u"Arabic"_s);
    auto read = this->read({Home, u"News"_s, {}, {}, true, 0, {}});
    QVERIFY(read);
    m_wikis->edit(Home, u"News"_s, u"Changed"_s);
    m_wikis->edit(Home, u"News/ar"_s, u"Changed"_s);
    m_wikis->edit(Home, u"News/pt"_s, u"Portuguese"_s);
    read = QCoro::waitFor(withSourceTexts(*read, m_wikis));
    QVERIFY2(read, read ? "" : qPrintable(read.error().code));
    QStringList texts;
    for (const SourceText &each : read->message.source->texts)
        texts.append(each.body);
    QCOMPARE(texts, (QStringList{u"English"_s, u"Portuguese"_s, u"Arabic"_s}));
}

void TestSourceReader::saysWhatIsWrong_data()
{
    QTest::addColumn<MessageSource>("source");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("detail");
    const auto source = [](const QString &page, const QString &subject = {}, const QString &body = {}) {
        return MessageSource{Home, page, subject, body, false, 0, {}};
    };
    MessageSource elsewhere = source(u"News"_s);
    elsewhere.wiki = u"foreign.org"_s;
    MessageSource pinned = source(u"News"_s);
    pinned.revision = 99'999;
    QTest::newRow("missing") << source(u"Nothing"_s) << u"no-source-page"_s << u"Nothing@home.example"_s;
    QTest::newRow("foreign") << elsewhere << u"source-outside-farm"_s << u"foreign.org"_s;
    QTest::newRow("empty") << source(u"Empty"_s) << u"empty-source"_s << u"Empty"_s;
    QTest::newRow("a list") << source(u"List"_s) << u"source-not-wikitext"_s << u"List"_s;
    QTest::newRow("no subject section") << source(u"News"_s, u"x"_s) << u"no-such-section"_s << u"News: x"_s;
    QTest::newRow("no text section") << source(u"News"_s, {}, u"x"_s) << u"no-such-section"_s << u"News: x"_s;
    QTest::newRow("an empty section") << source(u"Blank"_s, u"b"_s) << u"empty-section"_s << u"Blank: b"_s;
    MessageSource another = source(u"News"_s);
    another.revision = -1; // One of another page, see below.
    QTest::newRow("a revision of another page") << another << u"foreign-source-revision"_s << u"News: %1"_s;
    QTest::newRow("no such revision") << pinned << u"bad-source-revision"_s << u"News: 99999"_s;
}

void TestSourceReader::saysWhatIsWrong()
{
    QFETCH(MessageSource, source);
    QFETCH(const QString, code);
    QFETCH(QString, detail);
    m_wikis->edit(Home, u"News"_s, u"Text"_s);
    const qint64 elsewhere = m_wikis->edit(Home, u"Other"_s, u"Other text"_s);
    if (source.revision < 0)
        source.revision = elsewhere;
    if (detail.contains("%1"_L1))
        detail = detail.arg(elsewhere);
    m_wikis->edit(Home, u"Empty"_s, u" "_s);
    m_wikis->edit(Home, u"Blank"_s, u"<section begin=b /> <section end=b />"_s);
    m_wikis->edit(Home, u"List"_s, u"{\"description\": \"\", \"targets\": []}"_s);
    const auto read = this->read(source);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Input);
    QCOMPARE(read.error().code, code);
    QCOMPARE(read.error().detail, detail);
}

void TestSourceReader::passesOnThatAWikiDidNotAnswer()
{
    m_wikis->edit(Home, u"News"_s, u"Text"_s);
    const Error down{ErrorKind::Temporary, u"connect-failed"_s, {}, {}};
    m_wikis->readFault = [down](const QString &call, const QString &wiki) {
        return call == u"facts" && wiki == u"ar.example" ? std::optional(down) : std::nullopt;
    };
    const auto read = this->read({Home, u"News"_s, {}, {}, true, 0, {}});
    QVERIFY(!read); // Its text would be in the wrong language.
    QCOMPARE(read.error(), down);
}

Q_DECLARE_METATYPE(paperround::MessageSource)

QTEST_GUILESS_MAIN(TestSourceReader)
#include "sourcereader.moc"
