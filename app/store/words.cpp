// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/words.h"

#include "domain/message/messagejson.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace paperround {

QString formName(EditForm form)
{
    switch (form) {
    case EditForm::Append:
        return u"append"_s;
    case EditForm::FullText:
        return u"full-text"_s;
    case EditForm::Create:
        return u"create"_s;
    case EditForm::Topic:
        return u"topic"_s;
    case EditForm::Thread:
        return u"thread"_s;
    case EditForm::HandOver:
        return u"hand-over"_s;
    }
    Q_UNREACHABLE();
}

std::optional<EditForm> formFromName(QStringView name)
{
    using enum EditForm;
    for (const EditForm form : {Append, FullText, Create, Topic, Thread, HandOver}) {
        if (formName(form) == name)
            return form;
    }
    return std::nullopt;
}

QVariant sqlText(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

QVariant sqlTime(const QDateTime &time)
{
    return time.isValid() ? QVariant(time.toMSecsSinceEpoch()) : QVariant(QMetaType::fromType<qlonglong>());
}

QDateTime timeFromSql(const QVariant &value)
{
    return value.isNull() ? QDateTime() : QDateTime::fromMSecsSinceEpoch(value.toLongLong(), Qt::UTC);
}

QVariant sqlOptions(const DeliveryOptions &options, const Message &message)
{
    QJsonObject object = optionsToJson(options);
    if (const QJsonObject parts = partsToJson(message); !parts.isEmpty())
        object.insert(u"message"_s, parts);
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

std::optional<DeliveryOptions> optionsFromSql(const QVariant &value)
{
    const QJsonDocument json = QJsonDocument::fromJson(value.toString().toUtf8());
    const auto options = optionsFromJson(json.object());
    return json.isObject() && options ? std::optional(*options) : std::nullopt;
}

std::optional<Message> messageFromSql(const QVariant &subject, const QVariant &body, const QVariant &options)
{
    const QJsonDocument json = QJsonDocument::fromJson(options.toString().toUtf8());
    const auto message = withPartsFromJson({subject.toString(), body.toString()},
                                           json.object().value(u"message"_s).toObject());
    return message ? std::optional(*message) : std::nullopt;
}

QVariant sqlReview(const ReviewNote &note)
{
    return QString::fromUtf8(QJsonDocument(reviewNoteToJson(note)).toJson(QJsonDocument::Compact));
}

std::optional<ReviewNote> reviewFromSql(const QVariant &value)
{
    const QJsonDocument json = QJsonDocument::fromJson(value.toString().toUtf8());
    return json.isObject() ? reviewNoteFromJson(json.object()) : std::nullopt;
}

} // namespace paperround
