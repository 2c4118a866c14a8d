// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/historyfile.h"

#include "domain/delivery/mark.h"
#include "domain/message/messagejson.h"
#include "store/historyformat.h"
#include "store/words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

using namespace history;

/// Reads the fields of one object and remembers the first that is not what it should be: everything after it
/// comes back empty, and the caller looks once at the end.
class Fields
{
public:
    Fields(QJsonObject object, QString place, std::optional<QString> &wrong)
        : m_object(std::move(object))
        , m_place(std::move(place))
        , m_wrong(wrong)
    {
    }

    [[nodiscard]] QString text(const QString &name, qsizetype longest = LongestName)
    {
        const QJsonValue value = m_object.value(name);
        if (!value.isString() || value.toString().size() > longest)
            return bad<QString>(name);
        return value.toString();
    }
    [[nodiscard]] QString someText(const QString &name)
    {
        const QString value = text(name);
        return value.isEmpty() ? bad<QString>(name) : value;
    }
    /// A whole number from `least` on, exact in JSON's doubles.
    [[nodiscard]] qint64 number(const QString &name, qint64 least, qint64 most = 1LL << 53)
    {
        const QJsonValue value = m_object.value(name);
        const double real = value.toDouble(-1);
        if (!value.isDouble() || std::trunc(real) != real || real < double(least) || real > double(most))
            return bad<qint64>(name);
        return qint64(real);
    }
    [[nodiscard]] int count(const QString &name, int least)
    {
        return int(number(name, least, std::numeric_limits<int>::max()));
    }
    [[nodiscard]] QDateTime time(const QString &name)
    {
        const QJsonValue value = m_object.value(name);
        if (value.isNull())
            return {};
        const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
        // Years that no clock of ours shows would upset the order of the history.
        if (!value.isString() || !time.isValid() || time.date().year() < 2001 || time.date().year() > 2200)
            return bad<QDateTime>(name);
        return time;
    }
    template <class T> [[nodiscard]] T word(const QString &name, std::optional<T> (*fromName)(QStringView))
    {
        const auto value = fromName(m_object.value(name).toString());
        return value ? *value : bad<T>(name);
    }
    /// Files of the first versions have none.
    [[nodiscard]] DeliveryOptions options(const QString &name)
    {
        const QJsonValue value = m_object.value(name);
        const auto options = optionsFromJson(value.toObject());
        return options && (value.isObject() || value.isUndefined()) ? *options : bad<DeliveryOptions>(name);
    }
    /// Files of versions that knew no review have none.
    [[nodiscard]] ReviewNote review(const QString &name)
    {
        const QJsonValue value = m_object.value(name);
        const auto note = reviewNoteFromJson(value.toObject());
        return note && (value.isObject() || value.isUndefined()) ? *note : bad<ReviewNote>(name);
    }
    [[nodiscard]] QJsonArray list(const QString &name, qsizetype longest)
    {
        const QJsonValue value = m_object.value(name);
        if (!value.isArray() || value.toArray().size() > longest)
            return bad<QJsonArray>(name);
        return value.toArray();
    }
    /// What it has beside subject and body; files of versions that knew no more have none.
    [[nodiscard]] Message message(const QString &name, const Message &plain)
    {
        const QJsonValue value = m_object.value(name);
        const auto whole = withPartsFromJson(plain, value.toObject());
        return whole && (value.isObject() || value.isUndefined()) ? *whole : bad<Message>(name);
    }
    void require(bool good, const QString &name)
    {
        if (!good)
            static_cast<void>(bad<int>(name));
    }

private:
    template <class T> T bad(const QString &name)
    {
        if (!m_wrong)
            m_wrong = m_place + u'.' + name;
        return T{};
    }

    QJsonObject m_object;
    QString m_place;
    std::optional<QString> &m_wrong;
};

Delivery readHead(const QJsonObject &object, std::optional<QString> &wrong)
{
    Fields fields(object, u"delivery"_s, wrong);
    Delivery delivery;
    delivery.id = fields.text(u"id"_s);
    fields.require(isDeliveryId(delivery.id), u"id"_s);
    delivery.farm = fields.someText(u"farm"_s);
    delivery.account = fields.someText(u"account"_s);
    delivery.message =
        fields.message(u"message"_s, {fields.text(u"subject"_s), fields.text(u"body"_s, LongestBody)});
    delivery.listUrl = fields.text(u"listUrl"_s, LongestDetail);
    delivery.digest = fields.text(u"digest"_s);
    delivery.route = fields.word(u"route"_s, &routeFromName);
    delivery.options = fields.options(u"options"_s);
    delivery.review = fields.review(u"review"_s);
    delivery.state = fields.word(u"state"_s, &deliveryStateFromName);
    delivery.installation = fields.someText(u"installation"_s);
    delivery.origin = fields.text(u"origin"_s);
    delivery.created = fields.time(u"created"_s);
    fields.require(delivery.created.isValid(), u"created"_s);
    delivery.finished = fields.time(u"finished"_s);
    return delivery;
}

Row readRow(Fields &fields, int number, int version)
{
    Row row;
    row.number = fields.count(u"number"_s, 1);
    fields.require(row.number == number, u"number"_s);
    row.target = {fields.someText(u"title"_s), fields.someText(u"wiki"_s), fields.count(u"line"_s, 0)};
    row.state = fields.word(u"state"_s, &stateFromName);
    row.reason = fields.text(u"reason"_s, 64);
    row.code = fields.text(u"code"_s);
    row.detail = fields.text(u"detail"_s, LongestDetail);
    row.page = fields.text(u"page"_s);
    row.pageId = fields.number(u"pageId"_s, 0);
    row.firstBase = fields.number(u"firstBase"_s, 0);
    row.revision = fields.number(u"revision"_s, 0);
    if (version > 1) {
        row.route = fields.word(u"route"_s, &routeFromName);
        row.thread = fields.text(u"thread"_s);
    }
    const bool landed = row.revision > 0 || !row.thread.isEmpty();
    fields.require(landed ? row.state == RowState::Delivered || row.state == RowState::Retracted
                          : row.state != RowState::Delivered,
                   u"revision"_s);
    row.attempts = fields.count(u"attemptCount"_s, 0);
    row.time = fields.time(u"time"_s);
    return row;
}

Attempt readAttempt(Fields &fields, int row, int number)
{
    Attempt attempt;
    attempt.row = row;
    attempt.number = fields.count(u"number"_s, 1);
    fields.require(attempt.number == number, u"number"_s);
    attempt.form = fields.word(u"form"_s, &formFromName);
    attempt.base = fields.number(u"base"_s, 0);
    attempt.startTimestamp = fields.text(u"startTimestamp"_s, 64);
    attempt.claimed = fields.time(u"claimed"_s);
    attempt.answered = fields.time(u"answered"_s);
    attempt.outcome = fields.text(u"outcome"_s, 64);
    attempt.code = fields.text(u"code"_s);
    attempt.detail = fields.text(u"detail"_s, LongestDetail);
    return attempt;
}

void readRows(const QJsonArray &rows, int version, DeliveryRecord &record, std::optional<QString> &wrong)
{
    for (const QJsonValue &value : rows) {
        const QString place = u"rows[%1]"_s.arg(record.rows.size());
        Fields fields(value.toObject(), place, wrong);
        const Row row = readRow(fields, int(record.rows.size()) + 1, version);
        int number = 0;
        for (const QJsonValue &attempt : fields.list(u"attempts"_s, MostAttempts)) {
            Fields inner(attempt.toObject(), u"%1.attempts[%2]"_s.arg(place).arg(number), wrong);
            record.attempts << readAttempt(inner, row.number, ++number);
        }
        if (wrong)
            return;
        record.rows << row;
        ++record.delivery.counts[row.state];
    }
}

} // namespace

Result<DeliveryRecord> recordFromJson(const QByteArray &json)
{
    if (json.size() > MostBytes)
        return failure(ErrorKind::Input, u"file-too-big"_s, u"%1 bytes"_s.arg(json.size()));
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(json, &problem);
    if (problem.error != QJsonParseError::NoError)
        return failure(ErrorKind::Input, u"badjson"_s,
                       u"byte %1: %2"_s.arg(problem.offset).arg(problem.errorString()));
    const QJsonObject file = document.object();
    if (file.value(u"format"_s).toString() != Format)
        return failure(ErrorKind::Input, u"not-a-history-file"_s, u"format"_s);
    const int version = file.value(u"version"_s).toInt();
    if (version > Version)
        return failure(ErrorKind::Input, u"newer-format"_s, u"version %1"_s.arg(version));
    if (version < 1)
        return failure(ErrorKind::Input, u"bad-value"_s, u"version"_s);

    std::optional<QString> wrong;
    DeliveryRecord record;
    record.delivery = readHead(file.value(u"delivery"_s).toObject(), wrong);
    const QJsonValue rows = file.value(u"rows"_s);
    if (!wrong && (!rows.isArray() || rows.toArray().size() > MostRows))
        wrong = u"rows"_s;
    if (!wrong)
        readRows(rows.toArray(), version, record, wrong);
    if (wrong)
        return failure(ErrorKind::Input, u"bad-value"_s, *wrong);
    return record;
}

} // namespace paperround
