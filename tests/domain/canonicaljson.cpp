// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/canonicaljson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace paperround;
using namespace Qt::StringLiterals;

class TestCanonicalJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheExampleOfTheStandard();
    void writesNumbersAsEcmascriptDoes_data();
    void writesNumbersAsEcmascriptDoes();
    void sortsKeysByCodeUnits();
};

void TestCanonicalJson::writesTheExampleOfTheStandard()
{
    // RFC 8785, 3.2.2 and 3.2.3.
    const QByteArray given = R"json({
        "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
        "literals": [null, true, false]
    })json";
    const QByteArray written =
        R"json({"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],)json"
        R"json("string":"€$\u000f\nA'B\"\\\\\"/"})json";
    QCOMPARE(canonicalJson(QJsonDocument::fromJson(given).object()), written);
}

void TestCanonicalJson::writesNumbersAsEcmascriptDoes_data()
{
    QTest::addColumn<double>("number");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("0") << 0.0 << QByteArray("0");
    QTest::newRow("-0") << -0.0 << QByteArray("0");
    QTest::newRow("1") << 1.0 << QByteArray("1");
    QTest::newRow("-12.5") << -12.5 << QByteArray("-12.5");
    QTest::newRow("2^53") << 9007199254740992.0 << QByteArray("9007199254740992");
    QTest::newRow("1e20") << 1e20 << QByteArray("100000000000000000000");
    QTest::newRow("1e21") << 1e21 << QByteArray("1e+21");
    QTest::newRow("0.000001") << 1e-6 << QByteArray("0.000001");
    QTest::newRow("1e-7") << 1e-7 << QByteArray("1e-7");
    QTest::newRow("least") << 5e-324 << QByteArray("5e-324");
    QTest::newRow("most") << 1.7976931348623157e308 << QByteArray("1.7976931348623157e+308");
    QTest::newRow("29514790517935283e4") << 295147905179352830000.0 << QByteArray("295147905179352830000");
}

void TestCanonicalJson::writesNumbersAsEcmascriptDoes()
{
    QFETCH(double, number);
    QTEST(canonicalJson(QJsonValue(number)), "text");
}

void TestCanonicalJson::sortsKeysByCodeUnits()
{
    // RFC 8785, 3.2.3: a smiley is a surrogate pair, and stands before the Hebrew presentation form.
    const QJsonObject object{{u"\u20ac"_s, 1}, {u"\r"_s, 2},     {u"\uFB33"_s, 3},     {u"1"_s, 4},
                             {u"\u0080"_s, 6}, {u"\u00f6"_s, 7}, {u"\U0001F600"_s, 5}, {u"</script>"_s, 8}};
    const QString written = u"{\"\\r\":2,\"1\":4,\"</script>\":8,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,"
                            u"\"\U0001F600\":5,\"\uFB33\":3}"_s;
    QCOMPARE(QString::fromUtf8(canonicalJson(object)), written);
}

QTEST_GUILESS_MAIN(TestCanonicalJson)
#include "canonicaljson.moc"
