// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/request.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {
QJsonObject whole()
{
    return {{u"id"_s, u"abcdefgh23"_s},
            {u"home"_s, u"meta.example.org"_s},
            {u"subject"_s, u"News"_s},
            {u"body"_s, u"Hello\n"_s},
            {u"targets"_s, QJsonArray{u"User_talk:A@en.example.org"_s, u"User talk:b"_s}}};
}

QByteArray bytes(const QJsonObject &object)
{
    return QJsonDocument(object).toJson();
}

QJsonObject with(const QString &field, const QJsonValue &value)
{
    auto object = whole();
    object.insert(field, value);
    return object;
}

QJsonObject without(const QString &field)
{
    auto object = whole();
    object.remove(field);
    return object;
}

Request valid()
{
    return *requestFromJson(bytes(whole()));
}
} // namespace

class TestRequest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsARequest();
    void readsAListInPlaceOfTargets();
    void mayLeaveSubjectAndBodyToItsSource();
    void comesBackAsItWasWritten();
    void namesThePlaceOfEveryProblem_data();
    void namesThePlaceOfEveryProblem();
    void hasOneDigestHoweverItIsTyped();
    void hasAnotherDigestForAnythingElse_data();
    void hasAnotherDigestForAnythingElse();
    void refusesWhatCannotBeSent_data();
    void refusesWhatCannotBeSent();
    void takesASubjectOf240Bytes();
    void schemaNamesTheFieldsThatAreRead();
};

void TestRequest::readsARequest()
{
    const auto request = requestFromJson(bytes(whole()));
    QVERIFY(request);
    QCOMPARE(request->id, u"abcdefgh23"_s);
    QCOMPARE(request->home, u"meta.example.org"_s);
    QCOMPARE(request->message, (Message{u"News"_s, u"Hello\n"_s}));
    QCOMPARE(request->targets,
             (QList<Target>{{u"User talk:A"_s, u"en.example.org"_s, 1},
                            {u"User talk:b"_s, u"meta.example.org"_s, 2}}));
    QVERIFY(!request->list);
    QVERIFY(checkRequest(*request));
}

void TestRequest::readsAListInPlaceOfTargets()
{
    auto object = without(u"targets"_s);
    object.insert(u"list"_s, QJsonObject{{u"wiki"_s, u"META.example.org"_s}, {u"page"_s, u"News_list"_s}});
    object.remove(u"id"_s);
    const auto request = requestFromJson(bytes(object));
    QVERIFY(request);
    QCOMPARE(request->list, (ListSource{u"meta.example.org"_s, u"News list"_s}));
    QVERIFY(request->id.isEmpty());
    QCOMPARE(*requestFromJson(requestToJson(*request)), *request);
}

void TestRequest::mayLeaveSubjectAndBodyToItsSource()
{
    QJsonObject object = without(u"subject"_s);
    object.remove(u"body"_s);
    object.insert(u"source"_s, QJsonObject{{u"wiki"_s, u"META.example.org"_s}, {u"page"_s, u"News_page"_s}});
    const auto request = requestFromJson(bytes(object));
    QVERIFY(request);
    QCOMPARE(request->message.source->wiki, u"meta.example.org"_s);
    QCOMPARE(request->message.source->page, u"News page"_s);
    QCOMPARE(checkRequest(*request).error().code, u"source-unread"_s);
}

void TestRequest::comesBackAsItWasWritten()
{
    auto request = valid();
    request.message.source = MessageSource{u"a.org"_s, u"P"_s, u"s"_s, u"b"_s, true, 5, {}};
    request.message.variants = {{u"fr"_s, {}, u"S"_s, {}}};
    request.message.signature = Signature::Account;
    request.targets.append({u"User:x@y"_s, u"127.0.0.1:8082"_s, 3});
    request.targets.append({u"User:x@y.org"_s, u"meta.example.org"_s, 4});
    request.listUrl = u"https://meta.example.org/w/index.php?title=L&oldid=5"_s;
    QCOMPARE(*requestFromJson(requestToJson(request)), request);
}

void TestRequest::namesThePlaceOfEveryProblem_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, const QByteArray &json, const QString &code, const QString &place) {
        QTest::newRow(name) << json << code << place;
    };
    row("empty", {}, u"broken-json"_s, u"line 1"_s);
    row("broken", "{\n\"home\":\n}", u"broken-json"_s, u"line 3"_s);
    row("array", "[]", u"broken-json"_s, u"line 1"_s);
    row("huge", QByteArray(65 * 1024 * 1024, ' '), u"too-big"_s, u"request"_s);
    row("unknown", bytes(with(u"colour"_s, u"red"_s)), u"unknown-field"_s, u"colour"_s);
    row("route", bytes(with(u"route"_s, u"flow"_s)), u"bad-route"_s, u"route"_s);
    row("no home", bytes(without(u"home"_s)), u"missing-field"_s, u"home"_s);
    row("no subject", bytes(without(u"subject"_s)), u"missing-field"_s, u"subject"_s);
    row("no body", bytes(without(u"body"_s)), u"missing-field"_s, u"body"_s);
    row("a part", bytes(with(u"signature"_s, u"mine"_s)), u"bad-part"_s, u"signature"_s);
    row("no targets", bytes(without(u"targets"_s)), u"missing-field"_s, u"targets"_s);
    row("home is a URL", bytes(with(u"home"_s, u"https://a.org"_s)), u"invalid-host"_s, u"home"_s);
    row("subject is a number", bytes(with(u"subject"_s, 5)), u"not-text"_s, u"subject"_s);
    row("id is not one", bytes(with(u"id"_s, u"ABC"_s)), u"bad-id"_s, u"id"_s);
    row("a time of no zone", bytes(with(u"notBefore"_s, u"2026-12-01T08:00:00"_s)), u"bad-time"_s,
        u"notBefore"_s);
    row("an end before its beginning",
        bytes({{u"home"_s, u"a.org"_s},
               {u"subject"_s, u"S"_s},
               {u"body"_s, u"B"_s},
               {u"targets"_s, QJsonArray{u"A"_s}},
               {u"notBefore"_s, u"2026-12-01T08:00:00Z"_s},
               {u"notAfter"_s, u"2026-12-01T09:00:00+01:00"_s}}),
        u"bad-time"_s, u"notAfter"_s);
    row("a test", bytes(with(u"test"_s, true)), u"unknown-field"_s, u"test"_s);
    row("a flag that is text", bytes(with(u"repeat"_s, u"yes"_s)), u"not-a-flag"_s, u"repeat"_s);
    row("id is a number", bytes(with(u"id"_s, 7)), u"not-text"_s, u"id"_s);
    row("targets are text", bytes(with(u"targets"_s, u"A@b.org"_s)), u"not-an-array"_s, u"targets"_s);
    row("a number", bytes(with(u"targets"_s, QJsonArray{u"A"_s, 5})), u"not-text"_s, u"targets[1]"_s);
    row("a bad title", bytes(with(u"targets"_s, QJsonArray{u"A"_s, u"B"_s, u"<>"_s})), u"invalidtitle"_s,
        u"targets[2]"_s);
    row("a bad host", bytes(with(u"targets"_s, QJsonArray{u"A@enwiki"_s})), u"invalidsite"_s,
        u"targets[0]"_s);
    row("both", bytes(with(u"list"_s, QJsonObject{})), u"targets-and-list"_s, u"list"_s);
    auto list = without(u"targets"_s);
    list.insert(u"list"_s, u"L"_s);
    row("list is text", bytes(list), u"not-an-object"_s, u"list"_s);
    list.insert(u"list"_s, QJsonObject{{u"wiki"_s, u"a.org"_s}, {u"page"_s, u"L"_s}, {u"x"_s, 1}});
    row("unknown in list", bytes(list), u"unknown-field"_s, u"list.x"_s);
    list.insert(u"list"_s, QJsonObject{{u"wiki"_s, u"a.org"_s}});
    row("list without page", bytes(list), u"missing-field"_s, u"list.page"_s);
    list.insert(u"list"_s, QJsonObject{{u"wiki"_s, u"a.org"_s}, {u"page"_s, u"<"_s}});
    row("list with a bad page", bytes(list), u"invalidtitle"_s, u"list.page"_s);
    list.insert(u"list"_s, QJsonObject{{u"wiki"_s, u"a"_s}, {u"page"_s, u"L"_s}});
    row("list on no host", bytes(list), u"invalid-host"_s, u"list.wiki"_s);
}

void TestRequest::namesThePlaceOfEveryProblem()
{
    QFETCH(QByteArray, json);
    const auto request = requestFromJson(json);
    QVERIFY(!request);
    QCOMPARE(request.error().kind, ErrorKind::Input);
    QTEST(request.error().code, "code");
    QTEST(request.error().detail, "place");
}

void TestRequest::hasOneDigestHoweverItIsTyped()
{
    auto one = valid();
    one.message = {u"Café"_s, u"a\nb\n"_s};
    auto other = one;
    other.message = {u"Cafe\u0301"_s, u"a\r\nb\r"_s};
    for (auto &target : other.targets)
        target.line = 99;
    other.listUrl = u"elsewhere"_s;
    QCOMPARE(digestOf(one), digestOf(other));
    // Fixed for ever: approvals and ledgers of other installations hold it.
    QCOMPARE(digestOf(valid()), u"a33fe5ee98af81c69f2c309dfdc2ae6bb780da97582932f7e92492c3a6faf023"_s);
}

void TestRequest::hasAnotherDigestForAnythingElse_data()
{
    QTest::addColumn<QJsonObject>("object");
    QTest::newRow("id") << with(u"id"_s, u"abcdefgh24"_s);
    QTest::newRow("home") << with(u"home"_s, u"other.example.org"_s);
    QTest::newRow("subject") << with(u"subject"_s, u"news"_s);
    QTest::newRow("body") << with(u"body"_s, u"Hello"_s);
    QTest::newRow("order") << with(u"targets"_s,
                                   QJsonArray{u"User talk:b"_s, u"User_talk:A@en.example.org"_s});
    QTest::newRow("a variant") << with(
        u"variants"_s, QJsonArray{QJsonObject{{u"language"_s, u"fr"_s}, {u"body"_s, u"Salut"_s}}});
    QTest::newRow("a segment's rows") << with(
        u"variants"_s,
        QJsonArray{QJsonObject{{u"segment"_s, u"E"_s}, {u"rows"_s, u"1"_s}, {u"body"_s, u"Salut"_s}}});
    QTest::newRow("signature") << with(u"signature"_s, u"none"_s);
    QTest::newRow("footer") << with(u"footer"_s, u"foot"_s);
    QTest::newRow("source") << with(u"source"_s,
                                    QJsonObject{{u"wiki"_s, u"meta.example.org"_s}, {u"page"_s, u"News"_s}});
    QTest::newRow("an option") << with(u"oncePerPerson"_s, true);
    QTest::newRow("fewer") << with(u"targets"_s, QJsonArray{u"User_talk:A@en.example.org"_s});
}

void TestRequest::hasAnotherDigestForAnythingElse()
{
    QFETCH(QJsonObject, object);
    QVERIFY(digestOf(*requestFromJson(bytes(object))) != digestOf(valid()));
}

void TestRequest::refusesWhatCannotBeSent_data()
{
    QTest::addColumn<QJsonObject>("object");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("place");
    QTest::newRow("home") << with(u"home"_s, u""_s) << u"no-home"_s << u"home"_s;
    QTest::newRow("subject") << with(u"subject"_s, u" "_s) << u"empty-subject"_s << u"subject"_s;
    QTest::newRow("subject that is all tag")
        << with(u"subject"_s, u"<br> "_s) << u"empty-subject"_s << u"subject"_s;
    QTest::newRow("long subject") << with(u"subject"_s, QString(121, u'é')) << u"subject-too-long"_s
                                  << u"subject"_s;
    QTest::newRow("body") << with(u"body"_s, u"\n "_s) << u"empty-body"_s << u"body"_s;
    QTest::newRow("a field of nobody's")
        << with(u"body"_s, u"%{name}"_s) << u"unknown-row-field"_s << u"body: %{name}"_s;
    auto each = with(u"body"_s, u"%{user}"_s);
    each.insert(u"route"_s, u"massmessage"_s);
    QTest::newRow("words for each page by MassMessage") << each << u"one-text-only"_s << u"route"_s;
    const auto segment = [](const QString &rows) {
        QJsonObject variant{{u"segment"_s, u"Editors"_s}, {u"body"_s, u"Dear editors"_s}};
        if (!rows.isEmpty())
            variant.insert(u"rows"_s, rows);
        return with(u"variants"_s, QJsonArray{variant});
    };
    QTest::newRow("a segment of no rows")
        << segment({}) << u"bad-segment"_s << u"variants[0].rows: Editors"_s;
    QTest::newRow("a segment beyond the list")
        << segment(u"1-3"_s) << u"bad-segment"_s << u"variants[0].rows: Editors"_s;
    QTest::newRow("targets") << with(u"targets"_s, QJsonArray{}) << u"no-targets"_s << u"targets"_s;
}

void TestRequest::refusesWhatCannotBeSent()
{
    QFETCH(QJsonObject, object);
    auto request = valid();
    if (object.value("home"_L1).toString().isEmpty())
        request.home.clear();
    else
        request = *requestFromJson(bytes(object));
    const auto checked = checkRequest(request);
    QVERIFY(!checked);
    QCOMPARE(checked.error().kind, ErrorKind::Input);
    QTEST(checked.error().code, "code");
    QTEST(checked.error().detail, "place");
}

void TestRequest::takesASubjectOf240Bytes()
{
    QVERIFY(
        checkRequest(*requestFromJson(bytes(with(u"subject"_s, QString(QString(120, u'é') + u"<br>"_s))))));
}

void TestRequest::schemaNamesTheFieldsThatAreRead()
{
    QFile file(QStringLiteral(PAPERROUND_SCHEMA));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto schema = QJsonDocument::fromJson(file.readAll()).object();
    auto request = valid();
    request.listUrl = u"L"_s;
    request.message.source = MessageSource{u"a.org"_s, u"P"_s, {}, {}, false, 0, {}};
    request.message.variants = {{u"fr"_s, {}, u"S"_s, {}}};
    request.message.signature = Signature::Line;
    request.message.signatureLine = u"L"_s;
    request.message.footer = u"F"_s;
    const auto time = QDateTime::fromString(u"2026-12-01T08:00:00Z"_s, Qt::ISODate);
    request.options = {time, time.addDays(1), {1}, true, true, false, Route::MassMessage, 90};
    auto keys = QJsonDocument::fromJson(requestToJson(request)).object().keys();
    request.list = ListSource{u"a.org"_s, u"L"_s};
    keys += u"list"_s;
    keys.sort();
    QCOMPARE(schema.value("properties"_L1).toObject().keys(), keys);
    QCOMPARE(schema.value("additionalProperties"_L1), QJsonValue(false));
}

QTEST_GUILESS_MAIN(TestRequest)
#include "request.moc"
