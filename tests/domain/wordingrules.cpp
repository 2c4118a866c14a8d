// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What can be said at all, and when two messages say the same; how it is put together is in wording.cpp.
#include "domain/message/wording.h"

#include "domain/sourcetexts.h"

#include <QTest>

using namespace paperround;

class TestWordingRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatCannotBeSaid_data();
    void refusesWhatCannotBeSaid();
    void knowsTheSameWordsFromAnotherRevision();
    void knowsWhetherEverybodyGetsTheSameWords();
};

void TestWordingRules::refusesWhatCannotBeSaid_data()
{
    QTest::addColumn<Message>("message");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("place");
    const Message good{u"S"_s, u"B"_s};
    const auto row = [&good](const char *name, auto change, const QString &code, const QString &place) {
        Message message = good;
        change(message);
        QTest::newRow(name) << message << code << place;
    };
    row("fine", [](Message &) {}, {}, {});
    row(
        "no subject", [](Message &m) { m.subject = u"<br>"_s; }, u"empty-subject"_s, u"subject"_s);
    row(
        "no body", [](Message &m) { m.body = u" "_s; }, u"empty-body"_s, u"body"_s);
    row(
        "long", [](Message &m) { m.subject = QString(241, u'x'); }, u"subject-too-long"_s, u"subject"_s);
    row(
        "unread", [](Message &m) { m.source = sourceOf({}); }, u"source-unread"_s, u"News"_s);
    row("the page alone", [](Message &m) { m = fromPage(text(u"en"_s, u"b"_s, u"s"_s)); }, {}, {});
    row(
        "a long subject of a page",
        [](Message &m) { m = fromPage(text(u"en"_s, u"b"_s, QString(241, u'x'))); }, u"subject-too-long"_s,
        u"source: News/en"_s);
    row(
        "a variant's long subject",
        [](Message &m) {
            m.variants = {{u"fr"_s, {}, QString(241, u'x'), {}}};
        },
        u"subject-too-long"_s, u"variants[0].subject"_s);
    row(
        "a variant's blank body",
        [](Message &m) {
            m.variants = {{u"fr"_s, {}, {}, u" "_s}};
        },
        u"empty-body"_s, u"variants[0].body"_s);
    row(
        "for nobody",
        [](Message &m) {
            m.variants = {{{}, {}, {}, u"b"_s}};
        },
        u"bad-variant"_s, u"variants[0]"_s);
    row(
        "for both",
        [](Message &m) {
            m.variants = {{u"fr"_s, u"fr.example"_s, {}, u"b"_s}};
        },
        u"bad-variant"_s, u"variants[0]"_s);
    row(
        "twice",
        [](Message &m) {
            m.variants = {{u"fr"_s, {}, {}, u"b"_s}, {u"fr"_s, {}, {}, u"c"_s}};
        },
        u"bad-variant"_s, u"variants[1]"_s);
    row(
        "no language",
        [](Message &m) {
            m.variants = {{u"Fr!"_s, {}, {}, u"b"_s}};
        },
        u"bad-variant"_s, u"variants[0]"_s);
    row(
        "a segment and a wiki",
        [](Message &m) {
            m.variants = {{{}, u"fr.example"_s, {}, u"b"_s, u"Editors"_s, {{1, 2}}}};
        },
        u"bad-variant"_s, u"variants[0]"_s);
    row(
        "a segment twice",
        [](Message &m) {
            m.variants = {{{}, {}, {}, u"b"_s, u"Editors"_s, {{1, 2}}},
                          {{}, {}, {}, u"c"_s, u"Editors"_s, {{3, 3}}}};
        },
        u"bad-variant"_s, u"variants[1]"_s);
    row(
        "rows of no segment",
        [](Message &m) {
            m.variants = {{u"fr"_s, {}, {}, u"b"_s, {}, {{1, 2}}}};
        },
        u"bad-variant"_s, u"variants[0]"_s);
    row("a segment", [](Message &m) { m.variants = {{{}, {}, {}, u"b"_s, u"Editors"_s, {{1, 2}}}}; }, {}, {});
    row(
        "unknown field of a subject", [](Message &m) { m.subject = u"a %{users}"_s; }, u"unknown-row-field"_s,
        u"subject: %{users}"_s);
    row(
        "unknown field of a variant",
        [](Message &m) {
            m.variants = {{u"fr"_s, {}, {}, u"b %{gender}"_s}};
        },
        u"unknown-row-field"_s, u"variants[0].body: %{gender}"_s);
    row(
        "unknown field of a line to sign with",
        [](Message &m) {
            m.signature = Signature::Line;
            m.signatureLine = u"%{me}"_s;
        },
        u"unknown-row-field"_s, u"signatureLine: %{me}"_s);
    row(
        "unknown field of a footer", [](Message &m) { m.footer = u"%{why}"_s; }, u"unknown-row-field"_s,
        u"footer: %{why}"_s);
    row(
        "unknown field", [](Message &m) { m.body = u"a %{name} b"_s; }, u"unknown-row-field"_s,
        u"body: %{name}"_s);
    row(
        "unknown field of a page", [](Message &m) { m = fromPage(text(u"en"_s, u"%{x"_s, u"s"_s)); },
        u"unknown-row-field"_s, u"source: News/en: %{x"_s);
    row(
        "a line without words", [](Message &m) { m.signature = Signature::Line; }, u"empty-signature"_s,
        u"signatureLine"_s);
}

void TestWordingRules::refusesWhatCannotBeSaid()
{
    QFETCH(const Message, message);
    QFETCH(const QString, code);
    QFETCH(const QString, place);
    const auto checked = checkWording(message);
    QCOMPARE(checked ? QString() : checked.error().code, code);
    QCOMPARE(checked ? QString() : checked.error().detail, place);
}

void TestWordingRules::knowsTheSameWordsFromAnotherRevision()
{
    const Message message = fromPage(text(u"en"_s, u"b"_s), u"c"_s);
    Message other = message;
    other.source->revision = 9;
    other.source->texts[0].revision = 9;
    QVERIFY(saysTheSame(message, other));
    other.source->texts[0].body = u"d"_s;
    QVERIFY(!saysTheSame(message, other));
    QVERIFY(!saysTheSame(message, Message{message.subject, message.body}));
}

void TestWordingRules::knowsWhetherEverybodyGetsTheSameWords()
{
    Message message{u"S"_s, u"B"_s};
    QVERIFY(isOneText(message));
    message.body = u"%{user}"_s;
    QVERIFY(!isOneText(message));
    message.body = u"B"_s;
    message.variants = {{u"fr"_s, {}, {}, u"b"_s}};
    QVERIFY(!isOneText(message));
    QVERIFY(!isOneText(fromPage(text(u"en"_s, u"b"_s))));
}

QTEST_GUILESS_MAIN(TestWordingRules)
#include "wordingrules.moc"
