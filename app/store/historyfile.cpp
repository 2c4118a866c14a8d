// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/historyfile.h"

#include "domain/message/messagejson.h"
#include "domain/targets/spreadsheetcell.h"
#include "store/historyformat.h"
#include "store/words.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

QJsonValue timeValue(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

QJsonObject headObject(const Delivery &delivery)
{
    QJsonObject head{{u"id"_s, delivery.id},
                     {u"farm"_s, delivery.farm},
                     {u"account"_s, delivery.account},
                     {u"subject"_s, delivery.message.subject},
                     {u"body"_s, delivery.message.body},
                     {u"listUrl"_s, delivery.listUrl},
                     {u"digest"_s, delivery.digest},
                     {u"route"_s, routeName(delivery.route)},
                     {u"options"_s, optionsToJson(delivery.options)},
                     {u"review"_s, reviewNoteToJson(delivery.review)},
                     {u"state"_s, stateName(delivery.state)},
                     {u"installation"_s, delivery.installation},
                     {u"origin"_s, delivery.origin},
                     {u"created"_s, timeValue(delivery.created)},
                     {u"finished"_s, timeValue(delivery.finished)}};
    if (const QJsonObject parts = partsToJson(delivery.message); !parts.isEmpty())
        head.insert(u"message"_s, parts);
    return head;
}

QJsonObject attemptObject(const Attempt &attempt)
{
    return {{u"number"_s, attempt.number},
            {u"form"_s, formName(attempt.form)},
            {u"base"_s, attempt.base},
            {u"startTimestamp"_s, attempt.startTimestamp},
            {u"claimed"_s, timeValue(attempt.claimed)},
            {u"answered"_s, timeValue(attempt.answered)},
            {u"outcome"_s, attempt.outcome},
            {u"code"_s, attempt.code},
            {u"detail"_s, attempt.detail}};
}

QJsonObject rowObject(const Row &row, const QJsonArray &attempts)
{
    return {{u"number"_s, row.number},
            {u"title"_s, row.target.title},
            {u"wiki"_s, row.target.wiki},
            {u"line"_s, row.target.line},
            {u"state"_s, stateName(row.state)},
            {u"reason"_s, row.reason},
            {u"code"_s, row.code},
            {u"detail"_s, row.detail},
            {u"route"_s, routeName(row.route)},
            {u"page"_s, row.page},
            {u"pageId"_s, row.pageId},
            {u"firstBase"_s, row.firstBase},
            {u"revision"_s, row.revision},
            {u"thread"_s, row.thread},
            {u"attemptCount"_s, row.attempts},
            {u"time"_s, timeValue(row.time)},
            {u"attempts"_s, attempts}};
}

QString line(const QStringList &values)
{
    QStringList fields;
    for (const QString &value : values)
        fields << csvField(value);
    return fields.join(u',') + u"\r\n"_s;
}

} // namespace

QByteArray recordToJson(const DeliveryRecord &record)
{
    QHash<int, QJsonArray> attempts;
    for (const Attempt &attempt : record.attempts)
        attempts[attempt.row] << attemptObject(attempt);
    QJsonArray rows;
    for (const Row &row : record.rows)
        rows << rowObject(row, attempts.value(row.number));
    const QJsonObject file{{u"format"_s, history::Format},
                           {u"version"_s, history::Version},
                           {u"delivery"_s, headObject(record.delivery)},
                           {u"rows"_s, rows}};
    return QJsonDocument(file).toJson();
}

QByteArray recordToCsv(const DeliveryRecord &record)
{
    QString text(QChar(QChar::ByteOrderMark));
    text += line({u"delivery"_s, u"subject"_s, u"account"_s, u"row"_s, u"wiki"_s, u"title"_s, u"page"_s,
                  u"state"_s, u"reason"_s, u"code"_s, u"detail"_s, u"revision"_s, u"attempts"_s, u"time"_s});
    const Delivery &delivery = record.delivery;
    for (const Row &row : record.rows) {
        text += line({delivery.id, delivery.message.subject, delivery.account, QString::number(row.number),
                      row.target.wiki, row.target.title, row.thread.isEmpty() ? row.page : row.thread,
                      stateName(row.state), row.reason, row.code, row.detail,
                      row.revision > 0 ? QString::number(row.revision) : QString(),
                      QString::number(row.attempts), row.time.toUTC().toString(Qt::ISODateWithMs)});
    }
    return text.toUtf8();
}

} // namespace paperround
