// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/delivery/deliveryoptions.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace paperround;
using namespace Qt::StringLiterals;

namespace {

/// Rows on wikis named by letters, in this order.
QList<Row> rowsOn(QStringView wikis)
{
    QList<Row> rows;
    for (const QChar wiki : wikis) {
        Row row;
        row.number = static_cast<int>(rows.size()) + 1;
        row.target = {u"User talk:A"_s, QString(wiki), row.number};
        rows.append(row);
    }
    return rows;
}

} // namespace

class TestDeliveryOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesNothingOfWhatIsOrdinary();
    void comeBackAsTheyWereWritten();
    void countTimesOfAnyZoneInUtc();
    void refuseWhatCannotBeMeant_data();
    void refuseWhatCannotBeMeant();
    void endAfterTheyBegin();
    void tellHowManyRowsEachWaveHas_data();
    void tellHowManyRowsEachWaveHas();
    void goAroundTheWikisInTheFirstWave();
    void neverGiveALaterRowOfAWikiAnEarlierWave();
    void putEveryRowInOneWaveWhereNoneAreAsked();
};

void TestDeliveryOptions::writesNothingOfWhatIsOrdinary()
{
    QVERIFY(optionsToJson({}).isEmpty());
    QCOMPARE(*optionsFromJson({}), DeliveryOptions{});
    QCOMPARE(*optionsFromJson({{u"subject"_s, u"of somebody else"_s}}), DeliveryOptions{});
}

void TestDeliveryOptions::comeBackAsTheyWereWritten()
{
    const QDateTime time(QDate(2026, 12, 1), QTime(8, 0), Qt::UTC);
    const DeliveryOptions options{time, time.addSecs(3600), {1, 10, 50}, true, true,
                                  true, Route::MassMessage, 90};
    const QJsonObject json = optionsToJson(options);
    QCOMPARE(*optionsFromJson(json), options);
    QStringList fields = optionFields() + QStringList{u"test"_s};
    fields.sort();
    QCOMPARE(json.keys(), fields);
}

void TestDeliveryOptions::countTimesOfAnyZoneInUtc()
{
    const auto options = optionsFromJson({{u"notBefore"_s, u"2026-12-01T08:00:00+02:00"_s}});
    QVERIFY(options);
    QCOMPARE(options->notBefore, QDateTime(QDate(2026, 12, 1), QTime(6, 0), Qt::UTC));
    QCOMPARE(optionsToJson(*options).value("notBefore"_L1), QJsonValue(u"2026-12-01T06:00:00Z"_s));
}

void TestDeliveryOptions::refuseWhatCannotBeMeant_data()
{
    QTest::addColumn<QJsonObject>("object");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const QString &field, const QJsonValue &value,
                        const QString &code) {
        QTest::newRow(name) << QJsonObject{{field, value}} << code << field;
    };
    row("a time of no zone", u"notBefore"_s, u"2026-12-01T08:00:00"_s, u"bad-time"_s);
    row("a day", u"notAfter"_s, u"2026-12-01"_s, u"bad-time"_s);
    row("a word", u"notAfter"_s, u"tomorrow"_s, u"bad-time"_s);
    row("a number", u"notBefore"_s, 5, u"bad-time"_s);
    row("waves that fall", u"waves"_s, QJsonArray{10, 1}, u"bad-waves"_s);
    row("the same wave twice", u"waves"_s, QJsonArray{10, 10}, u"bad-waves"_s);
    row("a wave of nothing", u"waves"_s, QJsonArray{0}, u"bad-waves"_s);
    row("a wave of everything", u"waves"_s, QJsonArray{100}, u"bad-waves"_s);
    row("a share of words", u"waves"_s, QJsonArray{u"1 %"_s}, u"bad-waves"_s);
    row("waves in no array", u"waves"_s, 10, u"bad-waves"_s);
    row("a great many waves", u"waves"_s, QJsonArray{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, u"bad-waves"_s);
    row("a route of one board", u"route"_s, u"flow"_s, u"bad-route"_s);
    row("a route that is none", u"route"_s, 3, u"bad-route"_s);
    row("no time for a trace", u"traceMinutes"_s, 0, u"bad-minutes"_s);
    row("a flag that is text", u"oncePerPerson"_s, u"yes"_s, u"not-a-flag"_s);
    row("a test of words", u"test"_s, u"yes"_s, u"not-a-flag"_s);
}

void TestDeliveryOptions::refuseWhatCannotBeMeant()
{
    QFETCH(QJsonObject, object);
    const auto options = optionsFromJson(object);
    QVERIFY(!options);
    QCOMPARE(options.error().kind, ErrorKind::Input);
    QTEST(options.error().code, "code");
    QTEST(options.error().detail, "field");
}

void TestDeliveryOptions::endAfterTheyBegin()
{
    DeliveryOptions options;
    options.notBefore = QDateTime(QDate(2026, 12, 1), QTime(8, 0), Qt::UTC);
    QVERIFY(checkOptions(options));
    options.notAfter = options.notBefore.toOffsetFromUtc(3600);
    QCOMPARE(checkOptions(options).error(), (Error{ErrorKind::Input, u"bad-time"_s, u"notAfter"_s, {}}));
    // A draft may hold it for a while, and nothing else of it is lost.
    QCOMPARE(*optionsFromJson(optionsToJson(options)), options);
    options.notAfter = options.notAfter.addSecs(1);
    QVERIFY(checkOptions(options));
}

void TestDeliveryOptions::tellHowManyRowsEachWaveHas_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<QList<int>>("shares");
    QTest::addColumn<QList<int>>("sizes");
    QTest::newRow("usual") << 1271 << QList<int>{1, 10} << QList<int>{13, 115, 1143};
    QTest::newRow("few") << 3 << QList<int>{1, 10, 50} << QList<int>{1, 1, 1};
    QTest::newRow("one") << 1 << QList<int>{1, 10} << QList<int>{1};
    QTest::newRow("none") << 0 << QList<int>{1} << QList<int>{};
    QTest::newRow("no waves") << 7 << QList<int>{} << QList<int>{7};
    QTest::newRow("many") << 2'000'000'000 << QList<int>{99} << QList<int>{1'980'000'000, 20'000'000};
}

void TestDeliveryOptions::tellHowManyRowsEachWaveHas()
{
    QFETCH(int, rows);
    QFETCH(QList<int>, shares);
    QTEST(waveSizes(rows, shares), "sizes");
    if (rows > 10'000)
        return;
    QList<int> counted;
    const QList<int> waves = wavesOf(rowsOn(QString(rows, u'a')), shares);
    for (int wave = 0; wave <= shares.size(); ++wave) {
        if (const auto size = waves.count(wave))
            counted.append(static_cast<int>(size));
    }
    QTEST(counted, "sizes");
}

void TestDeliveryOptions::goAroundTheWikisInTheFirstWave()
{
    // Ten rows, the first four wikis' first pages before any second page.
    QCOMPARE(wavesOf(rowsOn(u"aaaaaaabcd"), {40, 50}), (QList<int>{0, 1, 2, 2, 2, 2, 2, 0, 0, 0}));
    // The least share is one row.
    QCOMPARE(wavesOf(rowsOn(u"aab"), {1}), (QList<int>{0, 1, 1}));
}

void TestDeliveryOptions::neverGiveALaterRowOfAWikiAnEarlierWave()
{
    const QList<Row> rows = rowsOn(u"abacabadabacabaeabacabadabacaba");
    const QList<int> waves = wavesOf(rows, {3, 20, 60});
    QHash<QString, int> last;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QVERIFY(waves[i] >= last.value(rows[i].target.wiki));
        last.insert(rows[i].target.wiki, waves[i]);
    }
    QCOMPARE(*std::ranges::max_element(waves), 3);
}

void TestDeliveryOptions::putEveryRowInOneWaveWhereNoneAreAsked()
{
    QCOMPARE(wavesOf(rowsOn(u"abc"), {}), (QList<int>{0, 0, 0}));
    QVERIFY(wavesOf({}, {1, 10}).isEmpty());
}

QTEST_GUILESS_MAIN(TestDeliveryOptions)
#include "deliveryoptions.moc"
