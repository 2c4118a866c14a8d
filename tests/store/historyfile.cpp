// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/historyfile.h"

#include "store/storetest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

using namespace paperround;
using namespace paperround::test;

namespace {

const QString Id = u"aaaaaaaaaa"_s;

DeliveryRecord example()
{
    DeliveryRecord record{delivery(Id), plannedRows(3), {}};
    record.delivery.message.body = u"Line 1\n\"quoted\", ünïcode\u202e"_s;
    record.delivery.state = DeliveryState::Stopped;
    const RowChange sent = deliveredChange(planFor(Id, record.rows[0]));
    record.rows[0] = sent.row;
    record.attempts = {*sent.attempt};
    record.rows[1].state = RowState::Skipped;
    record.rows[1].reason = u"opted-out"_s;
    record.delivery.counts[RowState::Delivered] = 1;
    record.delivery.counts[RowState::Skipped] = 1;
    record.delivery.counts[RowState::Planned] = 1;
    return record;
}

/// The example's JSON with one value put in another's place; `path` as "rows/0/state".
QByteArray changed(const QString &path, const QJsonValue &value)
{
    const std::function<QJsonValue(QJsonValue, QStringList)> put = [&](QJsonValue at, QStringList steps) {
        if (steps.isEmpty())
            return value;
        const QString step = steps.takeFirst();
        if (at.isArray()) {
            QJsonArray array = at.toArray();
            array[step.toInt()] = put(array.at(step.toInt()), steps);
            return QJsonValue(array);
        }
        QJsonObject object = at.toObject();
        object[step] = put(object.value(step), steps);
        return QJsonValue(object);
    };
    const QJsonObject file = QJsonDocument::fromJson(recordToJson(example())).object();
    return QJsonDocument(put(file, path.split(u'/')).toObject()).toJson();
}

} // namespace

/// Deliveries that leave a ledger, and come into another.
class TestHistoryFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatItWrote();
    void carriesADeliveryFromOneLedgerToAnother();
    void onlyReadsWhatWasImported();
    void refusesToImportWhatIsHereAlready();
    void importsNothingOfARecordThatTheLedgerRefuses();
    void namesThePlaceOfEveryBadValue_data();
    void namesThePlaceOfEveryBadValue();
    void refusesWhatIsNoHistoryFile();
    void survivesEveryTruncation();
    void writesCsvThatASpreadsheetDoesNotRun();
};

void TestHistoryFile::readsWhatItWrote()
{
    const auto read = recordFromJson(recordToJson(example()));
    QCOMPARE(codeOf(read), QString());
    QCOMPARE(*read, example());
}

void TestHistoryFile::carriesADeliveryFromOneLedgerToAnother()
{
    const QTemporaryDir here;
    const QTemporaryDir there;
    const auto from = openStore(here.path());
    const auto to = openStore(there.path());
    DeliveryRecord made = example();
    made.delivery.message = fromAPage();
    QVERIFY(await(from->ledger().create(made.delivery, plannedRows(3))));
    const AttemptPlan plan = planFor(Id, plannedRows(1).constFirst());
    QVERIFY(await(claim(&from->ledger(), plan)));
    QVERIFY(await(from->ledger().record({deliveredChange(plan)})));

    const auto exported = await(from->record(Id));
    QVERIFY(exported);
    const auto read = recordFromJson(recordToJson(*exported));
    QCOMPARE(*read, *exported);
    const auto imported = await(to->import(*read));
    QCOMPARE(codeOf(imported), QString());
    QCOMPARE(imported->origin, u"desk"_s);
    auto again = await(to->record(Id)).value();
    QCOMPARE(again.delivery.origin, u"desk"_s);
    again.delivery.origin.clear();
    QCOMPARE(again, *exported);
    QCOMPARE(await(to->verify())->problems, QStringList());
    QVERIFY(await(to->searchable()));
    QCOMPARE(await(to->history().search(u"tech reader"_s, {}, 5)).value().deliveries.size(), 1);
    QCOMPARE(codeOf(await(from->record(u"bbbbbbbbbb"_s))), u"no-such-delivery"_s);
}

void TestHistoryFile::onlyReadsWhatWasImported()
{
    const QTemporaryDir directory;
    const auto store = openStore(directory.path());
    QVERIFY(await(store->import(example())));
    QVERIFY(await(store->ledger().open()).value().isEmpty());
    QCOMPARE(codeOf(await(claim(&store->ledger(), planFor(Id, row(3))))), u"imported"_s);
    QCOMPARE(codeOf(await(store->ledger().record({stateChange(Id, row(3), RowState::Skipped)}))),
             u"imported"_s);
    QCOMPARE(codeOf(await(store->ledger().setState(Id, DeliveryState::Delivering))), u"imported"_s);
}

void TestHistoryFile::refusesToImportWhatIsHereAlready()
{
    const QTemporaryDir directory;
    const auto store = openStore(directory.path());
    QVERIFY(await(store->ledger().create(delivery(Id), plannedRows(1))));
    const auto refused = await(store->import(example()));
    QCOMPARE(codeOf(refused), u"exists"_s);
    QCOMPARE(refused.error().detail, Id);
    QCOMPARE(await(store->ledger().rows(Id)).value().size(), 1);
    QVERIFY(await(store->history().open(Id)).value()->origin.isEmpty());
}

void TestHistoryFile::importsNothingOfARecordThatTheLedgerRefuses()
{
    const QTemporaryDir directory;
    const auto store = openStore(directory.path());
    DeliveryRecord broken = example();
    broken.attempts[0].row = 99;
    QCOMPARE(codeOf(await(store->import(broken))), u"illegal-row"_s);
    QVERIFY(!await(store->history().open(Id)).value());
    broken = example();
    broken.delivery.installation.clear();
    QCOMPARE(await(store->import(broken)).error().kind, ErrorKind::Input);
    QCOMPARE(await(store->verify())->problems, QStringList());
}

void TestHistoryFile::namesThePlaceOfEveryBadValue_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("place");
    const auto bad = [](const QString &path, const QJsonValue &value, const QString &place) {
        QTest::addRow("%s %d", path.toLatin1().constData(), int(value.type())) << path << value << place;
    };
    bad(u"delivery"_s, 7, u"delivery.id"_s);
    bad(u"delivery/id"_s, u"../../etc"_s, u"delivery.id"_s);
    bad(u"delivery/installation"_s, QString(), u"delivery.installation"_s);
    bad(u"delivery/state"_s, u"on fire"_s, u"delivery.state"_s);
    bad(u"delivery/created"_s, QJsonValue(), u"delivery.created"_s);
    bad(u"delivery/created"_s, u"9999-01-01T00:00:00Z"_s, u"delivery.created"_s);
    bad(u"delivery/body"_s, QString(5'000'000, u'x'), u"delivery.body"_s);
    bad(u"rows"_s, QJsonObject(), u"rows"_s);
    bad(u"rows/1"_s, u"a row"_s, u"rows[1].number"_s);
    bad(u"rows/1/number"_s, 3, u"rows[1].number"_s);
    bad(u"rows/2/state"_s, u"waiting"_s, u"rows[2].state"_s);
    bad(u"rows/0/title"_s, QString(), u"rows[0].title"_s);
    bad(u"rows/0/wiki"_s, 5, u"rows[0].wiki"_s);
    bad(u"rows/0/revision"_s, 0, u"rows[0].revision"_s);
    bad(u"rows/1/revision"_s, 44, u"rows[1].revision"_s);
    bad(u"rows/0/revision"_s, 1.5, u"rows[0].revision"_s);
    bad(u"rows/0/pageId"_s, 1e300, u"rows[0].pageId"_s);
    bad(u"rows/0/attemptCount"_s, -1, u"rows[0].attemptCount"_s);
    bad(u"rows/0/time"_s, u"yesterday"_s, u"rows[0].time"_s);
    bad(u"rows/0/attempts"_s, u"none"_s, u"rows[0].attempts"_s);
    bad(u"rows/0/attempts/0/form"_s, u"section=new"_s, u"rows[0].attempts[0].form"_s);
    bad(u"rows/0/attempts/0/number"_s, 2, u"rows[0].attempts[0].number"_s);
}

void TestHistoryFile::namesThePlaceOfEveryBadValue()
{
    QFETCH(QString, path);
    QFETCH(QJsonValue, value);
    QFETCH(QString, place);
    const auto refused = recordFromJson(changed(path, value));
    QCOMPARE(codeOf(refused), u"bad-value"_s);
    QCOMPARE(refused.error().kind, ErrorKind::Input);
    QCOMPARE(refused.error().detail, place);
}

void TestHistoryFile::refusesWhatIsNoHistoryFile()
{
    QCOMPARE(codeOf(recordFromJson({})), u"badjson"_s);
    QCOMPARE(codeOf(recordFromJson("[]")), u"not-a-history-file"_s);
    QCOMPARE(codeOf(recordFromJson("{\"subject\": \"a request\"}")), u"not-a-history-file"_s);
    QCOMPARE(codeOf(recordFromJson(changed(u"version"_s, 3))), u"newer-format"_s);
    QCOMPARE(codeOf(recordFromJson(changed(u"version"_s, u"1"_s))), u"bad-value"_s);
    QCOMPARE(codeOf(recordFromJson(QByteArray(100'000, '['))), u"badjson"_s);
    QCOMPARE(codeOf(recordFromJson(QByteArray(256 * 1024 * 1024 + 1, ' '))), u"file-too-big"_s);
}

void TestHistoryFile::survivesEveryTruncation()
{
    const QByteArray whole = recordToJson(example()).trimmed();
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const auto refused = recordFromJson(whole.left(length));
        QVERIFY2(codeOf(refused) == u"badjson"_s, whole.left(length).constData());
        QVERIFY(refused.error().detail.startsWith(u"byte "_s));
    }
}

void TestHistoryFile::writesCsvThatASpreadsheetDoesNotRun()
{
    DeliveryRecord record = example();
    record.delivery.message.subject = u"=HYPERLINK(\"http://evil\")"_s;
    record.rows[0].target.title = u"User talk:A, \"B\""_s;
    record.rows[0].detail = u"two\nlines"_s;
    record.rows[1].target.title = u"+1"_s;
    record.rows[1].detail = u"@SUM(A1)"_s;
    record.rows[1].code = u"\tx"_s;
    record.rows[2].detail = u"-2+3"_s;
    record.rows[2].page = u"＝full"_s;
    const QByteArray expected =
        "\xEF\xBB\xBF"
        "delivery,subject,account,row,wiki,title,page,state,reason,code,detail,revision,attempts,time\r\n"
        "aaaaaaaaaa,\"'=HYPERLINK(\"\"http://evil\"\")\",Sender,1,en.example.org,\"User talk:A, \"\"B\"\"\","
        "User talk:Reader 1,delivered,posted,,\"two\nlines\",501,1,2026-03-01T13:00:01.000Z\r\n"
        "aaaaaaaaaa,\"'=HYPERLINK(\"\"http://evil\"\")\",Sender,2,en.example.org,'+1,,skipped,opted-out,'\tx,"
        "'@SUM(A1),,0,2026-03-01T12:00:00.000Z\r\n"
        "aaaaaaaaaa,\"'=HYPERLINK(\"\"http://evil\"\")\",Sender,3,en.example.org,User talk:Reader 3,'＝full,"
        "planned,,,'-2+3,,0,2026-03-01T12:00:00.000Z\r\n";
    QCOMPARE(recordToCsv(record), expected);
}

QTEST_GUILESS_MAIN(TestHistoryFile)
#include "historyfile.moc"
