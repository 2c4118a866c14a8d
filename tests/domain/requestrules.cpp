// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/requestrules.h"

#include "domain/sourcetexts.h"

#include <QTest>

using namespace paperround;

class TestRequestRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWhetherEverybodysWordsAreSigned_data();
    void knowsWhetherEverybodysWordsAreSigned();
    void setsTheFooterWhateverTheRequestSays();
    void aTextOfOpenTagsTakesNoLongerThanOthers();
};

void TestRequestRules::knowsWhetherEverybodysWordsAreSigned_data()
{
    QTest::addColumn<Message>("message");
    QTest::addColumn<bool>("itIs");
    const Message plain{u"S"_s, u"Hello"_s};
    const auto row = [&plain](const char *name, bool itIs, auto change) {
        Message message = plain;
        change(message);
        QTest::newRow(name) << message << itIs;
    };
    row("not at all", false, [](Message &) {});
    row("in the text", true, [](Message &m) { m.body += u" ~~~~"_s; });
    row("by choice", true, [](Message &m) { m.signature = Signature::Account; });
    row("by a line", true, [](Message &m) { m.signature = Signature::Line; });
    row("taken away", false, [](Message &m) {
        m.body += u" ~~~~"_s;
        m.signature = Signature::None;
    });
    row("not a variant", false, [](Message &m) {
        m.body += u" ~~~~"_s;
        m.variants = {{u"fr"_s, {}, {}, u"Bonjour"_s}};
    });
    row("a variant of the subject alone", true, [](Message &m) {
        m.body += u" ~~~~"_s;
        m.variants = {{u"fr"_s, {}, u"Nouvelles"_s, {}}};
    });
    row("by its page", true, [](Message &m) {
        m.source = MessageSource{
            u"m.example"_s, u"N"_s, {}, {}, false, 5, {{u"N"_s, 5, u"en"_s, false, {}, u"x ~~~~"_s}}};
    });
    row("not by a translation", false, [](Message &m) {
        m.source = MessageSource{
            u"m.example"_s,
            u"N"_s,
            {},
            {},
            true,
            5,
            {{u"N"_s, 5, u"en"_s, false, {}, u"x ~~~~"_s}, {u"N/fr"_s, 6, u"fr"_s, false, {}, u"x"_s}}};
    });
}

void TestRequestRules::knowsWhetherEverybodysWordsAreSigned()
{
    QFETCH(const Message, message);
    QFETCH(const bool, itIs);
    FarmPolicy policy;
    policy.review.forbids = {u"unsigned"_s};
    Request request;
    request.message = message;
    const auto checked = checkAgainst(policy, request);
    QCOMPARE(checked ? QString() : checked.error().code, itIs ? QString() : u"check-forbidden"_s);
}

void TestRequestRules::setsTheFooterWhateverTheRequestSays()
{
    FarmPolicy policy;
    Message message{u"S"_s, u"Hello"_s};
    message.footer = u"mine"_s;
    QCOMPARE(withFooter(message, policy).footer, QString());
    policy.review.footer = u"Why you get this"_s;
    QCOMPARE(withFooter(message, policy).footer, policy.review.footer);
    message.body += u"\nWhy you get this"_s;
    QCOMPARE(withFooter(message, policy).footer, QString());
    // Somebody would get it without: in other words for a language, or where nobody reads it.
    Message other = message;
    other.variants = {{u"fr"_s, {}, {}, u"Bonjour"_s}};
    QCOMPARE(withFooter(other, policy).footer, policy.review.footer);
    for (const QString &hidden :
         {u"Hello <!-- Why you get this -->"_s, u"<nowiki>Why you get this</nowiki>"_s,
          u"Hello <!-- never closed Why you get this"_s}) {
        QCOMPARE(withFooter({u"S"_s, hidden}, policy).footer, policy.review.footer);
        Request sent;
        sent.message = {u"S"_s, hidden};
        QCOMPARE(checkAgainst(policy, sent).error().code, u"no-footer"_s);
    }
    Request request;
    request.message = {u"S"_s, u"Hello"_s};
    QCOMPARE(checkAgainst(policy, request).error().code, u"no-footer"_s);
    request.message = withFooter(request.message, policy);
    QVERIFY(checkAgainst(policy, request));
}

void TestRequestRules::aTextOfOpenTagsTakesNoLongerThanOthers()
{
    // By the square of its length this would be minutes; the program's time limit would end it.
    FarmPolicy policy;
    policy.review.footer = u"Why you get this"_s;
    Message message;
    message.subject = u"News"_s;
    message.body = u"<pre "_s.repeated(200'000) + policy.review.footer;
    QVERIFY(withFooter(message, policy).footer.isEmpty()); // No tag ends, so its readers see it.
}

QTEST_GUILESS_MAIN(TestRequestRules)
#include "requestrules.moc"
