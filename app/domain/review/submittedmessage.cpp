// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/submittedmessage.h"

#include "domain/message/messagejson.h"
#include "domain/review/canonicaljson.h"

#include <QJsonArray>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

const QString Source = u"source"_s;
const QString Texts = u"texts"_s;
const QString Hash = u"hash"_s;
const QString Subject = u"subject"_s;
const QString Body = u"body"_s;

QJsonArray textsIn(const QJsonObject &parts)
{
    return parts.value(Source).toObject().value(Texts).toArray();
}

QJsonObject withTextsIn(QJsonObject parts, const QJsonArray &texts)
{
    QJsonObject source = parts.value(Source).toObject();
    source.insert(Texts, texts);
    parts.insert(Source, source);
    return parts;
}

bool isHash(const QString &text)
{
    static const QRegularExpression hash(u"^[0-9a-f]{64}$"_s);
    return hash.match(text).hasMatch();
}

/// The page and what is taken of it, whatever it says.
MessageSource withoutWords(MessageSource source)
{
    source.texts.clear();
    return source;
}

} // namespace

QString hashOf(const SourceText &text)
{
    return canonicalDigest(QJsonObject{{Subject, text.subject}, {Body, text.body}});
}

QStringList sourceHashesOf(const Message &message)
{
    QStringList hashes;
    for (const SourceText &text : message.source ? message.source->texts : QList<SourceText>())
        hashes.append(hashOf(text));
    return hashes;
}

QJsonObject submittedParts(const Message &message, const QStringList &sourceHashes)
{
    const QJsonObject parts = partsToJson(message);
    QJsonArray texts = textsIn(parts);
    if (texts.isEmpty())
        return parts;
    for (qsizetype i = 0; i < texts.size(); ++i) {
        QJsonObject text = texts[i].toObject();
        text.remove(Subject);
        text.remove(Body);
        text.insert(Hash, sourceHashes.value(i));
        texts[i] = text;
    }
    return withTextsIn(parts, texts);
}

std::optional<SubmittedMessage> withSubmittedParts(Message message, const QJsonObject &parts)
{
    SubmittedMessage read{std::move(message), {}};
    QJsonObject filled = parts;
    if (QJsonArray texts = textsIn(parts); !texts.isEmpty()) {
        for (qsizetype i = 0; i < texts.size(); ++i) {
            QJsonObject text = texts[i].toObject();
            read.sourceHashes.append(text.take(Hash).toString());
            text.insert(Body, u"-"_s); // No text is without words where it is read.
            texts[i] = text;
        }
        filled = withTextsIn(parts, texts);
    }
    const auto whole = withPartsFromJson(read.message, filled);
    if (!whole || !std::ranges::all_of(read.sourceHashes, isHash))
        return std::nullopt;
    read.message = *whole;
    if (read.message.source) {
        for (SourceText &text : read.message.source->texts)
            text.body.clear();
    }
    if (submittedParts(read.message, read.sourceHashes) != parts)
        return std::nullopt;
    return read;
}

bool asksTheSame(const Message &one, const Message &other)
{
    if (one.source.has_value() != other.source.has_value() || one.body != other.body
        || one.variants != other.variants || one.signature != other.signature
        || one.signatureLine != other.signatureLine)
        return false;
    if (!one.source)
        return one.subject == other.subject;
    MessageSource mine = withoutWords(*one.source);
    MessageSource theirs = withoutWords(*other.source);
    if (mine.revision == 0 || theirs.revision == 0)
        mine.revision = theirs.revision = 0;
    // The heading comes from the page where a section of it is named.
    return mine == theirs && (!mine.subjectSection.isEmpty() || one.subject == other.subject);
}

} // namespace paperround
