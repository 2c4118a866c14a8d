// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/messagejson.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace paperround;

namespace {

Message whole()
{
    Message message{u"S"_s, u"B"_s};
    message.source = MessageSource{u"meta.example"_s,
                                   u"News"_s,
                                   u"sub"_s,
                                   u"body"_s,
                                   true,
                                   7,
                                   {{u"News/en"_s, 7, u"en"_s, false, u"Subject"_s, u"Text"_s},
                                    {u"News/ar"_s, 8, u"ar"_s, true, u"Sujet"_s, u"Texte"_s}}};
    message.variants = {{u"fr"_s, {}, u"Nouvelles"_s, {}},
                        {{}, u"de.example"_s, {}, u"Hallo"_s},
                        {{}, {}, {}, u"Dear editors"_s, u"Editors"_s, {{1, 40}, {55, 55}}}};
    message.signature = Signature::Line;
    message.signatureLine = u"The team"_s;
    message.footer = u"foot"_s;
    return message;
}

} // namespace

class TestMessageJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWasWritten();
    void isNothingForAPlainMessage();
    void namesThePlaceOfEveryProblem_data();
    void namesThePlaceOfEveryProblem();
    void changesEveryText();
};

void TestMessageJson::comesBackAsItWasWritten()
{
    const Message message = whole();
    QCOMPARE(*withPartsFromJson({message.subject, message.body}, partsToJson(message)), message);
    for (const Signature each : {Signature::AsWritten, Signature::Account, Signature::None}) {
        Message other = message;
        other.signature = each;
        QCOMPARE(withPartsFromJson({u"S"_s, u"B"_s}, partsToJson(other))->signature, each);
    }
}

void TestMessageJson::isNothingForAPlainMessage()
{
    QVERIFY(partsToJson({u"S"_s, u"B"_s}).isEmpty());
    QCOMPARE(*withPartsFromJson({u"S"_s, u"B"_s}, {{u"other"_s, 5}}), (Message{u"S"_s, u"B"_s}));
}

void TestMessageJson::namesThePlaceOfEveryProblem_data()
{
    QTest::addColumn<QJsonObject>("json");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, const QString &field, const QJsonValue &value,
                        const QString &place) {
        QTest::newRow(name) << QJsonObject{{field, value}} << place;
    };
    row("signature", u"signature"_s, u"mine"_s, u"signature"_s);
    row("signature is a number", u"signature"_s, 5, u"signature"_s);
    row("two lines", u"signatureLine"_s, u"a\nb"_s, u"signatureLine"_s);
    row("footer", u"footer"_s, 5, u"footer"_s);
    row("source", u"source"_s, u"News"_s, u"source"_s);
    row("no wiki", u"source"_s, QJsonObject{{u"page"_s, u"News"_s}}, u"source.wiki"_s);
    row("an address", u"source"_s, QJsonObject{{u"wiki"_s, u"https://a.b/c"_s}, {u"page"_s, u"News"_s}},
        u"source.wiki"_s);
    row("no title", u"source"_s, QJsonObject{{u"wiki"_s, u"m.example"_s}, {u"page"_s, u"[x]"_s}},
        u"source.page"_s);
    row("revision", u"source"_s,
        QJsonObject{{u"wiki"_s, u"m.example"_s}, {u"page"_s, u"News"_s}, {u"revision"_s, -1}},
        u"source.revision"_s);
    row("more", u"source"_s,
        QJsonObject{{u"wiki"_s, u"m.example"_s}, {u"page"_s, u"News"_s}, {u"colour"_s, u"red"_s}},
        u"source.colour"_s);
    row("a text", u"source"_s,
        QJsonObject{{u"wiki"_s, u"m.example"_s}, {u"page"_s, u"News"_s}, {u"texts"_s, QJsonArray{5}}},
        u"source.texts[0].page"_s);
    row("variants", u"variants"_s, u"fr"_s, u"variants"_s);
    row("a variant", u"variants"_s, QJsonArray{QJsonObject{{u"wiki"_s, u"a b"_s}}}, u"variants[0].wiki"_s);
    for (const QString &rows :
         {u"0"_s, u"2-1"_s, u"3,2"_s, u"1-3,3"_s, u"x"_s, u"1,"_s, u"-2"_s, u"12345678"_s})
        row(qPrintable(u"rows "_s + rows), u"variants"_s,
            QJsonArray{QJsonObject{{u"segment"_s, u"E"_s}, {u"rows"_s, rows}}}, u"variants[0].rows"_s);
    row("more of a variant", u"variants"_s, QJsonArray{QJsonObject{}, QJsonObject{{u"x"_s, 1}}},
        u"variants[1].x"_s);
}

void TestMessageJson::namesThePlaceOfEveryProblem()
{
    QFETCH(const QJsonObject, json);
    QFETCH(const QString, place);
    const auto read = withPartsFromJson({u"S"_s, u"B"_s}, json);
    QVERIFY(!read);
    QCOMPARE(read.error().kind, ErrorKind::Input);
    QCOMPARE(read.error().code, u"bad-part"_s);
    QCOMPARE(read.error().detail, place);
}

void TestMessageJson::changesEveryText()
{
    const Message upper = withTexts(whole(), [](const QString &text) { return text.toUpper(); });
    QCOMPARE(upper.subject, u"S"_s);
    QCOMPARE(upper.footer, u"FOOT"_s);
    QCOMPARE(upper.signatureLine, u"THE TEAM"_s);
    QCOMPARE(upper.variants[0].subject, u"NOUVELLES"_s);
    QCOMPARE(upper.variants[1].body, u"HALLO"_s);
    QCOMPARE(upper.variants[2].segment, u"EDITORS"_s);
    QCOMPARE(upper.source->texts[1].body, u"TEXTE"_s);
    QCOMPARE(upper.source->texts[1].subject, u"SUJET"_s);
    QCOMPARE(upper.source->bodySection, u"BODY"_s);
}

QTEST_GUILESS_MAIN(TestMessageJson)
#include "messagejson.moc"
