// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/message/messagejson.h"

#include "domain/jsonfields.h"
#include "domain/message/languages.h"
#include "domain/targets/targettext.h"

#include <QRegularExpression>

#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr qint64 LargestRevision = 1LL << 53;
constexpr qsizetype MostVariants = 500;
constexpr qsizetype MostTexts = 500;

constexpr std::array allSignatures{Signature::AsWritten, Signature::Account, Signature::Line,
                                   Signature::None};

void insertText(QJsonObject &object, const QString &field, const QString &text)
{
    if (!text.isEmpty())
        object.insert(field, text);
}

QJsonObject textToJson(const SourceText &text)
{
    QJsonObject object{{u"page"_s, text.page},
                       {u"revision"_s, text.revision},
                       {u"language"_s, text.language},
                       {u"body"_s, text.body}};
    if (text.rightToLeft)
        object.insert(u"rightToLeft"_s, true);
    insertText(object, u"subject"_s, text.subject);
    return object;
}

QJsonObject sourceToJson(const MessageSource &source)
{
    QJsonObject object{{u"wiki"_s, source.wiki}, {u"page"_s, source.page}};
    insertText(object, u"subjectSection"_s, source.subjectSection);
    insertText(object, u"bodySection"_s, source.bodySection);
    if (source.translations)
        object.insert(u"translations"_s, true);
    if (source.revision > 0)
        object.insert(u"revision"_s, source.revision);
    QJsonArray texts;
    for (const SourceText &text : source.texts)
        texts.append(textToJson(text));
    if (!texts.isEmpty())
        object.insert(u"texts"_s, texts);
    return object;
}

QString rowsToText(const QList<RowRange> &rows)
{
    QStringList words;
    for (const RowRange &each : rows)
        words.append(each.first == each.last ? QString::number(each.first)
                                             : u"%1-%2"_s.arg(each.first).arg(each.last));
    return words.join(u',');
}

/// "1-40,55", rising and apart.
std::optional<QList<RowRange>> rowsFrom(const QString &text)
{
    static const QRegularExpression form(u"^\\s*(\\d{1,7})\\s*(?:-\\s*(\\d{1,7})\\s*)?$"_s);
    QList<RowRange> rows;
    for (const QString &words : text.split(u',')) {
        const QRegularExpressionMatch match = form.match(words);
        const int first = match.captured(1).toInt();
        const int last = match.captured(2).isEmpty() ? first : match.captured(2).toInt();
        if (first <= (rows.isEmpty() ? 0 : rows.constLast().last) || last < first)
            return std::nullopt;
        rows.append({first, last});
    }
    return rows;
}

QJsonObject variantToJson(const MessageVariant &variant)
{
    QJsonObject object;
    insertText(object, u"language"_s, variant.language);
    insertText(object, u"wiki"_s, variant.wiki);
    insertText(object, u"segment"_s, variant.segment);
    insertText(object, u"rows"_s, rowsToText(variant.rows));
    insertText(object, u"subject"_s, variant.subject);
    insertText(object, u"body"_s, variant.body);
    return object;
}

QString hostFrom(JsonFields &fields, const QString &key, bool needed)
{
    const QString written = fields.text(key, needed);
    if (written.isEmpty())
        return {};
    const auto host = cleanHost(written);
    if (!host)
        fields.wrong(key);
    return host.value_or(QString());
}

SourceText textFrom(JsonFields &fields)
{
    SourceText text;
    text.page = fields.text(u"page"_s, true);
    text.revision = fields.number(u"revision"_s, 0, 1, LargestRevision);
    text.language = fields.text(u"language"_s, true);
    text.rightToLeft = fields.flag(u"rightToLeft"_s);
    text.subject = fields.text(u"subject"_s);
    text.body = fields.text(u"body"_s, true);
    if (text.revision == 0)
        fields.wrong(u"revision"_s);
    if (!isLanguageCode(text.language))
        fields.wrong(u"language"_s);
    return text;
}

MessageVariant variantFrom(JsonFields &fields)
{
    MessageVariant variant;
    variant.language = fields.text(u"language"_s).toLower();
    variant.wiki = hostFrom(fields, u"wiki"_s, false);
    variant.segment = fields.text(u"segment"_s);
    if (const QString written = fields.text(u"rows"_s); !written.isEmpty()) {
        const auto rows = rowsFrom(written);
        if (!rows)
            fields.wrong(u"rows"_s);
        variant.rows = rows.value_or(QList<RowRange>());
    }
    variant.subject = fields.text(u"subject"_s);
    variant.body = fields.text(u"body"_s);
    return variant;
}

/// The first problem of those that are read one after another.
void note(QString &problem, JsonFields &fields)
{
    if (const QString own = fields.problem(); problem.isEmpty())
        problem = own;
}

MessageSource sourceFrom(const QJsonObject &object, QString &problem)
{
    JsonFields fields(object, u"source"_s);
    MessageSource source;
    source.wiki = hostFrom(fields, u"wiki"_s, true);
    source.page = fields.text(u"page"_s, true);
    source.subjectSection = fields.text(u"subjectSection"_s);
    source.bodySection = fields.text(u"bodySection"_s);
    source.translations = fields.flag(u"translations"_s);
    source.revision = fields.number(u"revision"_s, 0, 1, LargestRevision);
    if (const auto title = cleanTitle(source.page, FirstLetter::AsWritten))
        source.page = *title;
    else
        fields.wrong(u"page"_s);
    const QJsonArray texts = fields.array(u"texts"_s);
    if (texts.size() > MostTexts)
        fields.wrong(u"texts"_s);
    note(problem, fields);
    for (qsizetype i = 0; i < texts.size() && problem.isEmpty(); ++i) {
        JsonFields text(texts.at(i).toObject(), u"source.texts[%1]"_s.arg(i));
        source.texts.append(textFrom(text));
        note(problem, text);
    }
    return source;
}

} // namespace

QString signatureName(Signature signature)
{
    switch (signature) {
    case Signature::AsWritten:
        return u"as-written"_s;
    case Signature::Account:
        return u"account"_s;
    case Signature::Line:
        return u"line"_s;
    case Signature::None:
        return u"none"_s;
    }
    return {};
}

std::optional<Signature> signatureFromName(const QString &name)
{
    for (const Signature each : allSignatures) {
        if (signatureName(each) == name)
            return each;
    }
    return std::nullopt;
}

const QStringList &partFields()
{
    static const QStringList fields{u"source"_s, u"variants"_s, u"signature"_s, u"signatureLine"_s,
                                    u"footer"_s};
    return fields;
}

QJsonObject partsToJson(const Message &message)
{
    QJsonObject object;
    if (message.source)
        object.insert(u"source"_s, sourceToJson(*message.source));
    QJsonArray variants;
    for (const MessageVariant &each : message.variants)
        variants.append(variantToJson(each));
    if (!variants.isEmpty())
        object.insert(u"variants"_s, variants);
    if (message.signature != Signature::AsWritten)
        object.insert(u"signature"_s, signatureName(message.signature));
    insertText(object, u"signatureLine"_s, message.signatureLine);
    insertText(object, u"footer"_s, message.footer);
    return object;
}

Result<Message> withPartsFromJson(Message message, const QJsonObject &object)
{
    QJsonObject own;
    for (const QString &field : partFields()) {
        if (object.contains(field))
            own.insert(field, object.value(field));
    }
    JsonFields fields(own);
    QString problem;
    const auto signature =
        signatureFromName(fields.has(u"signature"_s) ? fields.text(u"signature"_s, true) : u"as-written"_s);
    if (!signature)
        fields.wrong(u"signature"_s);
    message.signature = signature.value_or(Signature::AsWritten);
    message.signatureLine = fields.text(u"signatureLine"_s);
    message.footer = fields.text(u"footer"_s);
    if (message.signatureLine.contains(u'\n'))
        fields.wrong(u"signatureLine"_s);
    const QJsonValue source = fields.take(u"source"_s);
    if (!source.isUndefined() && !source.isObject())
        fields.wrong(u"source"_s);
    const QJsonArray variants = fields.array(u"variants"_s);
    if (variants.size() > MostVariants)
        fields.wrong(u"variants"_s);
    note(problem, fields);
    if (source.isObject())
        message.source = sourceFrom(source.toObject(), problem);
    for (qsizetype i = 0; i < variants.size() && problem.isEmpty(); ++i) {
        JsonFields variant(variants.at(i).toObject(), u"variants[%1]"_s.arg(i));
        message.variants.append(variantFrom(variant));
        note(problem, variant);
    }
    if (!problem.isEmpty())
        return failure(ErrorKind::Input, u"bad-part"_s, problem);
    return message;
}

} // namespace paperround
