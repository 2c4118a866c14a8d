// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/request.h"

#include "domain/delivery/mark.h"
#include "domain/message/messagejson.h"
#include "domain/message/wording.h"
#include "domain/targets/targettext.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
constexpr qsizetype LargestFile = 64 * 1024 * 1024; // Bytes.

tl::unexpected<Error> bad(const QString &code, const QString &place)
{
    return failure(ErrorKind::Input, code, place);
}

int lineAt(const QByteArray &text, qsizetype offset)
{
    return int(text.first(std::clamp<qsizetype>(offset, 0, text.size())).count('\n')) + 1;
}

Result<QJsonObject> objectFrom(const QByteArray &json)
{
    if (json.size() > LargestFile)
        return bad(u"too-big"_s, u"request"_s);
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError)
        return bad(u"broken-json"_s, u"line %1"_s.arg(lineAt(json, error.offset)));
    if (!document.isObject())
        return bad(u"broken-json"_s, u"line 1"_s);
    return document.object();
}

Result<void> onlyKnownFields(const QJsonObject &object, const QStringList &known, const QString &prefix = {})
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!known.contains(it.key()))
            return bad(u"unknown-field"_s, prefix + it.key());
    }
    return {};
}

Result<QString> text(const QJsonObject &object, QLatin1StringView field, bool required,
                     const QString &prefix = {})
{
    const auto value = object.value(field);
    if (value.isUndefined() && !required)
        return QString();
    if (value.isUndefined())
        return bad(u"missing-field"_s, prefix + field);
    if (!value.isString())
        return bad(u"not-text"_s, prefix + field);
    return value.toString();
}

Result<QString> host(const QJsonObject &object, QLatin1StringView field, const QString &prefix = {})
{
    const auto written = text(object, field, true, prefix);
    if (!written || written->isEmpty())
        return written;
    const auto clean = cleanHost(*written);
    if (!clean)
        return bad(u"invalid-host"_s, prefix + field);
    return *clean;
}

Result<QList<Target>> targetsFrom(const QJsonValue &value, const QString &home)
{
    if (!value.isArray())
        return bad(u"not-an-array"_s, u"targets"_s);
    QList<Target> targets;
    const auto entries = value.toArray();
    targets.reserve(entries.size());
    for (qsizetype i = 0; i < entries.size(); ++i) {
        const auto place = u"targets[%1]"_s.arg(i);
        if (!entries[i].isString())
            return bad(u"not-text"_s, place);
        auto read = readTargetLine(entries[i].toString(), {home, {}}, FirstLetter::AsWritten);
        if (!read.problem.isEmpty())
            return bad(read.problem, place);
        read.target.line = int(i) + 1;
        targets.append(read.target);
    }
    return targets;
}

Result<ListSource> listFrom(const QJsonValue &value)
{
    if (!value.isObject())
        return bad(u"not-an-object"_s, u"list"_s);
    const auto object = value.toObject();
    if (const auto known = onlyKnownFields(object, {u"wiki"_s, u"page"_s}, u"list."_s); !known)
        return tl::unexpected(known.error());
    const auto wiki = host(object, "wiki"_L1, u"list."_s);
    if (!wiki)
        return tl::unexpected(wiki.error());
    const auto page = text(object, "page"_L1, true, u"list."_s);
    if (!page)
        return tl::unexpected(page.error());
    const auto title = cleanTitle(*page, FirstLetter::AsWritten);
    if (wiki->isEmpty())
        return bad(u"invalid-host"_s, u"list.wiki"_s);
    if (!title)
        return bad(u"invalidtitle"_s, u"list.page"_s);
    return ListSource{*wiki, *title};
}

Result<void> readTargetsOrList(const QJsonObject &object, Request &request)
{
    const bool hasTargets = object.contains("targets"_L1);
    const bool hasList = object.contains("list"_L1);
    if (hasTargets && hasList)
        return bad(u"targets-and-list"_s, u"list"_s);
    if (!hasTargets && !hasList)
        return bad(u"missing-field"_s, u"targets"_s);
    if (hasList) {
        auto list = listFrom(object.value("list"_L1));
        if (!list)
            return tl::unexpected(list.error());
        request.list = *list;
        return {};
    }
    auto targets = targetsFrom(object.value("targets"_L1), request.home);
    if (!targets)
        return tl::unexpected(targets.error());
    request.targets = std::move(*targets);
    return {};
}

/// The same characters whoever typed them where: NFC, and line ends as \n.
QString canonical(QString text)
{
    text.replace(u"\r\n"_s, u"\n"_s).replace(u'\r', u'\n');
    return text.normalized(QString::NormalizationForm_C);
}
} // namespace

Result<Request> requestFromJson(const QByteArray &json)
{
    const auto object = objectFrom(json);
    if (!object)
        return tl::unexpected(object.error());
    static const QStringList fields{u"id"_s,      u"home"_s, u"subject"_s, u"body"_s,
                                    u"targets"_s, u"list"_s, u"listUrl"_s};
    if (const auto known = onlyKnownFields(*object, fields + optionFields() + partFields()); !known)
        return tl::unexpected(known.error());
    const auto id = text(*object, "id"_L1, false);
    const auto home = host(*object, "home"_L1);
    // The page may say both.
    const bool hasSource = object->contains("source"_L1);
    const auto subject = text(*object, "subject"_L1, !hasSource);
    const auto body = text(*object, "body"_L1, !hasSource);
    const auto listUrl = text(*object, "listUrl"_L1, false);
    for (const auto *field : {&id, &home, &subject, &body, &listUrl}) {
        if (!*field)
            return tl::unexpected(field->error());
    }
    if (!id->isEmpty() && !isDeliveryId(*id))
        return bad(u"bad-id"_s, u"id"_s);
    const auto options = optionsFromJson(*object);
    if (!options)
        return tl::unexpected(options.error());
    if (const auto possible = checkOptions(*options); !possible)
        return tl::unexpected(possible.error());
    const auto message = withPartsFromJson({*subject, *body}, *object);
    if (!message)
        return tl::unexpected(message.error());
    Request request{*id, *home, *message, {}, {}, *listUrl, *options};
    if (const auto read = readTargetsOrList(*object, request); !read)
        return tl::unexpected(read.error());
    return request;
}

QByteArray requestToJson(const Request &request)
{
    QJsonObject object = optionsToJson(request.options);
    if (!request.id.isEmpty())
        object.insert("id"_L1, request.id);
    object.insert("home"_L1, request.home);
    object.insert("subject"_L1, request.message.subject);
    object.insert("body"_L1, request.message.body);
    const QJsonObject parts = partsToJson(request.message);
    for (auto part = parts.begin(); part != parts.end(); ++part)
        object.insert(part.key(), part.value());
    if (!request.listUrl.isEmpty())
        object.insert("listUrl"_L1, request.listUrl);
    if (request.list) {
        object.insert("list"_L1,
                      QJsonObject{{u"wiki"_s, request.list->wiki}, {u"page"_s, request.list->page}});
        return QJsonDocument(object).toJson();
    }
    QJsonArray targets;
    for (const auto &target : request.targets)
        targets.append(targetLine(target));
    object.insert("targets"_L1, targets);
    return QJsonDocument(object).toJson();
}

QString digestOf(const Request &request)
{
    QJsonArray targets;
    for (const auto &target : request.targets)
        targets.append(QJsonObject{{u"title"_s, canonical(target.title)}, {u"wiki"_s, target.wiki}});
    const Message words = withTexts(request.message, &canonical);
    QJsonObject message = partsToJson(words);
    message.insert(u"subject"_s, words.subject);
    message.insert(u"body"_s, words.body);
    // QJsonObject keeps its keys sorted; Compact writes no blanks.
    QJsonObject whole{
        {u"id"_s, request.id}, {u"home"_s, request.home}, {u"message"_s, message}, {u"targets"_s, targets}};
    if (const QJsonObject options = optionsToJson(request.options); !options.isEmpty())
        whole.insert(u"options"_s, options);
    const auto json = QJsonDocument(whole).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(json, QCryptographicHash::Sha256).toHex());
}

Result<void> checkRequest(const Request &request)
{
    if (request.home.isEmpty())
        return bad(u"no-home"_s, u"home"_s);
    if (const auto words = checkWording(request.message); !words)
        return words;
    if (request.targets.isEmpty())
        return bad(u"no-targets"_s, u"targets"_s);
    for (qsizetype i = 0; i < request.message.variants.size(); ++i) {
        const MessageVariant &each = request.message.variants[i];
        if (each.segment.isEmpty())
            continue;
        if (each.rows.isEmpty() || each.rows.constLast().last > request.targets.size())
            return bad(u"bad-segment"_s, u"variants[%1].rows: %2"_s.arg(i).arg(each.segment));
    }
    if (request.options.route == Route::MassMessage && !isOneText(request.message))
        return bad(u"one-text-only"_s, u"route"_s);
    return checkOptions(request.options);
}

} // namespace paperround
