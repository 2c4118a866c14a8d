// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/wording.h"

#include "domain/message/composition.h"
#include "domain/sourcetexts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

namespace {

Recipient at(const QString &language, const QString &wiki = u"fr.example"_s)
{
    return {wiki, language, {u"A"_s, u"Wiki"_s, u"User talk:A"_s, u"List"_s}};
}

} // namespace

class TestWording : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsTheTextTogetherAsMassMessageDoes_data();
    void putsTheTextTogetherAsMassMessageDoes();
    void takesTheSubjectAsMassMessageDoes_data();
    void takesTheSubjectAsMassMessageDoes();
    void cleansASubject_data();
    void cleansASubject();
    void choosesTheTranslationByMediaWikisFallbacks_data();
    void choosesTheTranslationByMediaWikisFallbacks();
    void choosesAVariantByWikiBeforeLanguage_data();
    void choosesAVariantByWikiBeforeLanguage();
    void choosesAVariantByTheRowsSegmentFirst();
    void marksAVariantInAnotherLanguageThanItsPage();
    void signsAsItIsTold_data();
    void signsAsItIsTold();
    void signsNothingOnABoardThatShowsWhoWrote();
    void fillsInARowsFieldsInEveryPart();
    void trimsOnlyWhatTheWikiTrims();
};

void TestWording::putsTheTextTogetherAsMassMessageDoes_data()
{
    QTest::addColumn<Message>("message");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("body");
    const QString own = u"This is a message."_s;
    QTest::newRow("body alone") << Message{u"S"_s, u"  This is a message.\n"_s} << u"en"_s << own;
    QTest::newRow("page and body, one language") << fromPage(text(u"en"_s, u"Test page message."_s), own)
                                                 << u"en"_s << u"Test page message.\n\nThis is a message."_s;
    QTest::newRow("page alone in the language of its page")
        << fromPage(text(u"fr"_s, u"how are you"_s)) << u"fr"_s << u"how are you"_s;
    QTest::newRow("page in another language, from right to left")
        << fromPage(text(u"he"_s, u"how are you"_s, {}, true)) << u"fr"_s
        << u"<div lang=\"he\" dir=\"rtl\">\nhow are you\n</div>"_s;
    QTest::newRow("page of unknown language") << fromPage(text(u"en"_s, u"how are you"_s)) << QString()
                                              << u"<div lang=\"en\" dir=\"ltr\">\nhow are you\n</div>"_s;
    QTest::newRow("only the page is marked")
        << fromPage(text(u"en"_s, u"page"_s), own) << u"fr"_s
        << u"<div lang=\"en\" dir=\"ltr\">\npage\n</div>\n\nThis is a message."_s;
    Message footed{u"S"_s, u"Text \n"_s};
    footed.footer = u" ''Why you get this.'' "_s;
    QTest::newRow("footer under the body") << footed << u"en"_s << u"Text\n''Why you get this.''"_s;
    Message footedPage = fromPage(text(u"en"_s, u"page"_s));
    footedPage.footer = u"foot"_s;
    QTest::newRow("footer under a page") << footedPage << u"en"_s << u"page\n\nfoot"_s;
}

void TestWording::putsTheTextTogetherAsMassMessageDoes()
{
    QFETCH(const Message, message);
    QFETCH(const QString, language);
    QFETCH(const QString, body);
    QCOMPARE(wordingFor(message, at(language), PostedOn::TalkPage).body, body);
}

void TestWording::takesTheSubjectAsMassMessageDoes_data()
{
    QTest::addColumn<Message>("message");
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("heading");
    QTest::addColumn<QString>("subject");
    const QString tags = u"hello <span>world</span>"_s;
    QTest::newRow("typed") << Message{tags, u"b"_s} << u"fr"_s << u"hello world"_s << u"hello world"_s;
    QTest::newRow("the page's wins") << fromPage(text(u"en"_s, u"b"_s, u"how are you"_s)) << u"en"_s
                                     << u"how are you"_s << u"how are you"_s;
    QTest::newRow("tags of the page's go")
        << fromPage(text(u"en"_s, u"b"_s, tags)) << u"en"_s << u"hello world"_s << u"hello world"_s;
    QTest::newRow("its language is marked, in the heading alone")
        << fromPage(text(u"en"_s, u"b"_s, tags)) << u"he"_s
        << u"<span lang=\"en\" dir=\"ltr\">hello world</span>"_s << u"hello world"_s;
    QTest::newRow("from right to left")
        << fromPage(text(u"he"_s, u"b"_s, u"how are you"_s, true)) << u"fr"_s
        << u"<span lang=\"he\" dir=\"rtl\">how are you</span>"_s << u"how are you"_s;
    QTest::newRow("line ends of the page's")
        << fromPage(text(u"en"_s, u"b"_s, u"Hello World\n <br><hr>How are you? "_s)) << u"en"_s
        << u"Hello World How are you?"_s << u"Hello World How are you?"_s;
}

void TestWording::takesTheSubjectAsMassMessageDoes()
{
    QFETCH(const Message, message);
    QFETCH(const QString, language);
    QFETCH(const QString, heading);
    QFETCH(const QString, subject);
    const Wording words = wordingFor(message, at(language), PostedOn::TalkPage);
    QCOMPARE(words.heading, heading);
    QCOMPARE(words.subject, subject);
}

void TestWording::cleansASubject_data()
{
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("effective");
    QTest::newRow("line break and tags")
        << u"Hello World\n <br><hr>How are you? "_s << u"Hello World How are you?"_s;
    QTest::newRow("leading blank stays") << u" Hello World \n"_s << u" Hello World"_s;
    QTest::newRow("spans") << u"hello <span>world</span>"_s << u"hello world"_s;
    QTest::newRow("a wrapper") << u"<div lang='en' dir='ltr'>Hello World</div> "_s << u"Hello World"_s;
    QTest::newRow("a heart") << u"I <3 wikis"_s << u"I <3 wikis"_s;
    QTest::newRow("only a heart") << u"<3 news"_s << u"<3 news"_s;
    QTest::newRow("less than") << u"1<2"_s << u"1<2"_s;
    QTest::newRow("comparison") << u"A < B and C > D"_s << u"A < B and C > D"_s;
    QTest::newRow("empty tag") << u"x<br/>y"_s << u"xy"_s;
    QTest::newRow("carriage return") << u"a\r\nb"_s << u"ab"_s;
    QTest::newRow("entities") << u"a &lt;b&gt;"_s << u"a &lt;b&gt;"_s;
    QTest::newRow("comment") << u"a<!-- x -->b"_s << u"ab"_s;
    QTest::newRow("quoted end") << u"a<i title=\">\">b</i>"_s << u"ab"_s;
    QTest::newRow("no tag after all") << u"a <b"_s << u"a <b"_s;
}

void TestWording::cleansASubject()
{
    QFETCH(const QString, subject);
    QFETCH(const QString, effective);
    QCOMPARE(effectiveSubject(subject), effective);
}

void TestWording::choosesTheTranslationByMediaWikisFallbacks_data()
{
    QTest::addColumn<QStringList>("translations"); // the first is the page's own language
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("chosen");
    QTest::addColumn<bool>("other");
    QTest::newRow("its own") << QStringList{u"en"_s, u"pt"_s} << u"pt"_s << u"pt"_s << false;
    QTest::newRow("a variant of it") << QStringList{u"en"_s, u"pt-br"_s} << u"pt"_s << u"pt-br"_s << true;
    QTest::newRow("of a variant") << QStringList{u"en"_s, u"pt"_s} << u"pt-br"_s << u"pt"_s << true;
    QTest::newRow("none: the source") << QStringList{u"en"_s, u"de"_s} << u"pt-br"_s << u"en"_s << true;
    QTest::newRow("English before the source") << QStringList{u"de"_s, u"en"_s} << u"pt"_s << u"en"_s << true;
    QTest::newRow("neither: the source") << QStringList{u"de"_s, u"fr"_s} << u"ja"_s << u"de"_s << true;
    QTest::newRow("the source's own") << QStringList{u"de"_s, u"en"_s} << u"de"_s << u"de"_s << false;
    QTest::newRow("unknown") << QStringList{u"de"_s, u"en"_s} << QString() << u"de"_s << true;
}

void TestWording::choosesTheTranslationByMediaWikisFallbacks()
{
    QFETCH(const QStringList, translations);
    QFETCH(const QString, language);
    QFETCH(const QString, chosen);
    QFETCH(const bool, other);
    QList<SourceText> texts;
    for (const QString &each : translations)
        texts.append(text(each, u"b"_s));
    Message message;
    message.source = sourceOf(texts);
    const ChosenTexts found = textsFor(message, u"w.example"_s, language);
    QCOMPARE(texts.value(found.sourceText).language, chosen);
    QCOMPARE(found.otherLanguage, other);
}

void TestWording::choosesAVariantByWikiBeforeLanguage_data()
{
    QTest::addColumn<QString>("wiki");
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("variant");
    QTest::newRow("its wiki") << u"fr.example"_s << u"fr"_s << 1;
    QTest::newRow("its language") << u"other.example"_s << u"fr"_s << 0;
    QTest::newRow("a fallback") << u"oc.example"_s << u"wa"_s << 0;
    QTest::newRow("none") << u"de.example"_s << u"de"_s << -1;
    QTest::newRow("unknown language") << u"x.example"_s << QString() << -1;
}

void TestWording::choosesAVariantByWikiBeforeLanguage()
{
    QFETCH(const QString, wiki);
    QFETCH(const QString, language);
    QFETCH(const int, variant);
    Message message{u"S"_s, u"B"_s};
    message.variants = {{u"fr"_s, {}, {}, u"Bonjour"_s}, {{}, u"fr.example"_s, {}, u"Salut"_s}};
    QCOMPARE(textsFor(message, wiki, language).variant, variant);
}

void TestWording::choosesAVariantByTheRowsSegmentFirst()
{
    Message message{u"S"_s, u"B"_s};
    message.variants = {{u"fr"_s, {}, {}, u"Bonjour"_s},
                        {{}, u"fr.example"_s, {}, u"Salut"_s},
                        {{}, {}, {}, u"Dear editors"_s, u"Editors"_s, {{2, 4}, {7, 7}}},
                        {{}, {}, {}, u"Dear readers"_s, u"Readers"_s, {{4, 5}}}};
    const auto chosen = [&message](int row) {
        return textsFor(message, u"fr.example"_s, u"fr"_s, row).variant;
    };
    QCOMPARE(chosen(0), 1); // in no segment
    QCOMPARE(chosen(1), 1);
    QCOMPARE(chosen(2), 2);
    QCOMPARE(chosen(4), 2); // in both: the first of them
    QCOMPARE(chosen(5), 3);
    QCOMPARE(chosen(6), 1);
    QCOMPARE(chosen(7), 2);
    QCOMPARE(chosen(8), 1);
    ComposeFacts row;
    row.message = message;
    row.row = 5;
    WikiFacts wiki;
    wiki.language = u"fr"_s;
    // Nobody knows its language, so nothing is marked.
    QVERIFY(composeRow(row, wiki).addition.contains(u"\n\nDear readers\n<!--"_s));
}

void TestWording::marksAVariantInAnotherLanguageThanItsPage()
{
    Message message{u"News"_s, u"Hello"_s};
    message.variants = {{u"fr"_s, {}, u"Nouvelles"_s, u"Bonjour"_s}};
    const Wording same = wordingFor(message, at(u"fr"_s), PostedOn::TalkPage);
    QCOMPARE(same.heading, u"Nouvelles"_s);
    QCOMPARE(same.body, u"Bonjour"_s);
    const Wording near = wordingFor(message, at(u"wa"_s), PostedOn::TalkPage);
    QCOMPARE(near.heading, u"<span lang=\"fr\" dir=\"ltr\">Nouvelles</span>"_s);
    QCOMPARE(near.subject, u"Nouvelles"_s);
    QCOMPARE(near.body, u"<div lang=\"fr\" dir=\"ltr\">\nBonjour\n</div>"_s);
    message.variants[0].subject.clear(); // then the message's own
    QCOMPARE(wordingFor(message, at(u"wa"_s), PostedOn::TalkPage).heading, u"News"_s);
    message.variants = {
        {{}, u"fr.example"_s, {}, u"Salut"_s}}; // a wiki's own wording is in no known language
    QCOMPARE(wordingFor(message, at(u"fr"_s), PostedOn::TalkPage).body, u"Salut"_s);
}

void TestWording::signsAsItIsTold_data()
{
    QTest::addColumn<QString>("body");
    QTest::addColumn<Signature>("signature");
    QTest::addColumn<QString>("posted");
    QTest::newRow("as written") << u"Hi ~~~~"_s << Signature::AsWritten << u"Hi ~~~~"_s;
    QTest::newRow("the account's") << u"Hi"_s << Signature::Account << u"Hi\n~~~~\nfoot"_s;
    QTest::newRow("the account's, there already") << u"Hi ~~~~"_s << Signature::Account << u"Hi ~~~~\nfoot"_s;
    QTest::newRow("a line") << u"Hi"_s << Signature::Line << u"Hi\n[[m:T|The team]] ~~~~~\nfoot"_s;
    QTest::newRow("a line in its place")
        << u"Hi ~~~~"_s << Signature::Line << u"Hi\n[[m:T|The team]] ~~~~~\nfoot"_s;
    QTest::newRow("none") << u"Hi ~~~~"_s << Signature::None << u"Hi\nfoot"_s;
    QTest::newRow("a date stays") << u"Hi ~~~~~"_s << Signature::None << u"Hi ~~~~~\nfoot"_s;
    QTest::newRow("a signature alone") << QString() << Signature::Account << u"~~~~\nfoot"_s;
}

void TestWording::signsAsItIsTold()
{
    QFETCH(const QString, body);
    QFETCH(const Signature, signature);
    QFETCH(const QString, posted);
    Message message{u"S"_s, body};
    message.signature = signature;
    message.signatureLine = u"[[m:T|The team]]"_s;
    message.footer = signature == Signature::AsWritten ? QString() : u"foot"_s;
    QCOMPARE(wordingFor(message, at(u"en"_s), PostedOn::TalkPage).body, posted);
}

void TestWording::signsNothingOnABoardThatShowsWhoWrote()
{
    Message message{u"S"_s, u"Hi ~~~~ "_s};
    QCOMPARE(wordingFor(message, at(u"en"_s), PostedOn::Board).body, u"Hi"_s);
    message.signature = Signature::Account;
    QCOMPARE(wordingFor(message, at(u"en"_s), PostedOn::Board).body, u"Hi"_s);
    message.body = u"Hi ~~~~~"_s; // a date
    QCOMPARE(wordingFor(message, at(u"en"_s), PostedOn::Board).body, u"Hi ~~~~~"_s);
}

void TestWording::fillsInARowsFieldsInEveryPart()
{
    Message message = fromPage(text(u"en"_s, u"Dear %{user},"_s, u"For %{user}"_s), u"on %{page}"_s);
    message.footer = u"of %{wiki}"_s;
    Recipient recipient = at(u"en"_s);
    recipient.facts.user = u"O'Hara"_s;
    const Wording words = wordingFor(message, recipient, PostedOn::TalkPage);
    QCOMPARE(words.heading, u"For O&#39;Hara"_s);
    QCOMPARE(words.subject, u"For O'Hara"_s);
    QCOMPARE(words.body, u"Dear O&#39;Hara,\n\non User talk&#58;A\nof Wiki"_s);
}

void TestWording::trimsOnlyWhatTheWikiTrims()
{
    const Message message{u"S"_s, u"\t a\u00a0\v\n"_s};
    QCOMPARE(wordingFor(message, {}, PostedOn::TalkPage).body, u"a\u00a0"_s);
}

QTEST_GUILESS_MAIN(TestWording)
#include "wording.moc"
