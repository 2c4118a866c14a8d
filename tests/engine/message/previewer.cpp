// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/message/previewer.h"

#include "support/fakewikis.h"
#include "support/manualclock.h"

#include <QCoroTask>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestPreviewer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheHeadingAndTheTextThatWouldBePosted();
    void rendersTheWordsThatThePageGets();
    void passesOnThatTheWikiCouldNotBeAsked();
    void whoHasRenderedTheseWordsIsNotAskedAgain();
    void whatIsKeptHasAnAgeAndASize();

private:
    Result<RenderedMessage> render(const Message &message)
    {
        return QCoro::waitFor(renderMessage(m_wikis, u"fr.example"_s, u"User talk:A"_s, message));
    }

    ManualClock m_clock;
    std::shared_ptr<FakeWikis> m_wikis =
        std::make_shared<FakeWikis>(m_clock, Account{u"home.example"_s, u"Sender"_s, SignInKind::OAuth, {}},
                                    QStringList(u"fr.example"_s));
};

void TestPreviewer::showsTheHeadingAndTheTextThatWouldBePosted()
{
    // What a wiki shows must be what a delivery posts: no tags and line ends in a heading, no blank ends.
    const auto rendered = render({u"News <b>of</b>\n the week"_s, u"\n  Hello ~~~~ \n\n"_s});
    QVERIFY(rendered);
    QCOMPARE(rendered->html, u"<h2>%1</h2><p>Hello ~~~~</p>"_s.arg(effectiveSubject(u"News of the week"_s)));
    QVERIFY2(!rendered->html.contains(u"&lt;b&gt;"_s), qPrintable(rendered->html));
    QVERIFY(rendered->wikitext.startsWith(u"User talk:A\n"_s));
    QCOMPARE(rendered->baseUrl, QUrl(u"https://fr.example/wiki/"_s));
    QCOMPARE(m_wikis->calls(u"render"_s), 1);
}

void TestPreviewer::rendersTheWordsThatThePageGets()
{
    Message message{u"News for %{user}"_s, u"Hello"_s};
    message.variants = {{{}, u"fr.example"_s, {}, u"Bonjour"_s}};
    message.footer = u"foot"_s;
    const auto rendered = render(message);
    QVERIFY(rendered);
    QCOMPARE(rendered->html, u"<h2>News for A</h2><p>Bonjour\nfoot</p>"_s);
}

void TestPreviewer::passesOnThatTheWikiCouldNotBeAsked()
{
    const Error down{ErrorKind::Temporary, u"connect-failed"_s, {}, {}};
    m_wikis->readFault = [down](const QString &call, const QString &wiki) {
        return call == u"render" && wiki == u"fr.example" ? std::optional(down) : std::nullopt;
    };
    const auto rendered = render({u"News"_s, u"Hello"_s});
    QVERIFY(!rendered);
    QCOMPARE(rendered.error(), down);
}

void TestPreviewer::whoHasRenderedTheseWordsIsNotAskedAgain()
{
    m_wikis->readFault = {};
    const auto known = std::make_shared<Renderings>(m_clock);
    const int before = m_wikis->calls(u"render"_s);
    const auto ask = [&](const QString &title, const QString &body) {
        return QCoro::waitFor(renderMessage(m_wikis, u"fr.example"_s, title, {u"News"_s, body}, {}, 0, known));
    };
    const auto first = ask(u"User talk:A"_s, u"Hello"_s);
    const auto again = ask(u"User talk:A"_s, u"Hello"_s);
    QVERIFY(first && again);
    QCOMPARE(again->html, first->html);
    QCOMPARE(m_wikis->calls(u"render"_s), before + 1);
    QVERIFY(ask(u"User talk:A"_s, u"Hello you"_s) && ask(u"User talk:B"_s, u"Hello"_s));
    QCOMPARE(m_wikis->calls(u"render"_s), before + 3);
    known->clear();
    QVERIFY(ask(u"User talk:A"_s, u"Hello"_s));
    QCOMPARE(m_wikis->calls(u"render"_s), before + 4);
}

void TestPreviewer::whatIsKeptHasAnAgeAndASize()
{
    Renderings known(m_clock, 10);
    RenderedMessage small;
    small.html = u"123456"_s;
    known.add("a", small);
    QVERIFY(known.find("a"));
    m_clock.advance(std::chrono::minutes(59));
    QVERIFY(known.find("a"));
    m_clock.advance(std::chrono::minutes(1));
    QVERIFY(!known.find("a")); // A template may say something else by now.
    known.add("b", small);
    QVERIFY(known.find("b") && !known.find("a"));
    RenderedMessage large;
    large.html = u"12345678901"_s;
    known.add("c", large);
    QVERIFY(!known.find("c"));
    QVERIFY(Renderings::keyOf(u"a"_s, u"bc"_s, {}, {}) != Renderings::keyOf(u"ab"_s, u"c"_s, {}, {}));
}

QTEST_GUILESS_MAIN(TestPreviewer)
#include "previewer.moc"
