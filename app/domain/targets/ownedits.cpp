// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/ownedits.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// Sets have no order; what is kept has, so that the same edits are the same bytes.
QJsonArray sortedArray(const QSet<QString> &keys)
{
    QStringList list = keys.values();
    list.sort();
    return QJsonArray::fromStringList(list);
}

QSet<QString> setOf(const QJsonArray &array)
{
    QSet<QString> keys;
    for (const QJsonValue &key : array)
        keys.insert(key.toString());
    keys.remove({});
    return keys;
}

QJsonObject rowToJson(const OwnRow &own)
{
    QJsonObject json{{u"title"_s, own.row.target.title}, {u"wiki"_s, own.row.target.wiki}};
    const auto put = [&json](const QString &name, const QJsonValue &value, bool say) {
        if (say)
            json.insert(name, value);
    };
    put(u"line"_s, own.row.line(), own.row.line() != 0);
    put(u"written"_s, own.row.target.written, !own.row.target.written.isEmpty());
    put(u"code"_s, own.row.problem.code, !own.row.isPage());
    put(u"text"_s, own.row.problem.text, !own.row.isPage());
    put(u"out"_s, true, !own.included);
    put(u"behind"_s, own.behind, !own.behind.isEmpty());
    put(u"note"_s, own.note, !own.note.isEmpty());
    return json;
}

OwnRow rowFromJson(const QJsonObject &json)
{
    OwnRow own;
    own.row.target = {json["title"_L1].toString(), json["wiki"_L1].toString(), json["line"_L1].toInt()};
    if (json.contains("written"_L1))
        own.row.target.written = json["written"_L1].toString();
    if (json.contains("code"_L1))
        own.row.problem = {own.row.target.line, json["text"_L1].toString(), json["code"_L1].toString()};
    own.included = !json["out"_L1].toBool();
    own.behind = json["behind"_L1].toString();
    own.note = json["note"_L1].toString();
    return own;
}

} // namespace

QByteArray editsToJson(const OwnEdits &edits)
{
    if (edits.isEmpty())
        return {};
    QJsonObject renamed;
    for (auto it = edits.renamed.cbegin(); it != edits.renamed.cend(); ++it)
        renamed.insert(it.key(), QJsonArray{it->title, it->wiki});
    QJsonObject moved;
    for (auto it = edits.moved.cbegin(); it != edits.moved.cend(); ++it)
        moved.insert(it.key(), *it);
    QJsonArray added;
    for (const OwnRow &own : edits.added)
        added.append(rowToJson(own));
    const QJsonObject json{{u"removed"_s, sortedArray(edits.removed)},
                           {u"leftOut"_s, sortedArray(edits.leftOut)},
                           {u"renamed"_s, renamed},
                           {u"moved"_s, moved},
                           {u"added"_s, added}};
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

OwnEdits editsFromJson(const QByteArray &bytes)
{
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    OwnEdits edits;
    edits.removed = setOf(json["removed"_L1].toArray());
    edits.leftOut = setOf(json["leftOut"_L1].toArray());
    const QJsonObject renamed = json["renamed"_L1].toObject();
    for (auto it = renamed.begin(); it != renamed.end(); ++it) {
        const QJsonArray target = it.value().toArray();
        if (target.size() == 2)
            edits.renamed.insert(it.key(), {target[0].toString(), target[1].toString()});
    }
    const QJsonObject moved = json["moved"_L1].toObject();
    for (auto it = moved.begin(); it != moved.end(); ++it) {
        if (const QString behind = it.value().toString(); !behind.isEmpty())
            edits.moved.insert(it.key(), behind);
    }
    for (const QJsonValue &row : json["added"_L1].toArray())
        edits.added.append(rowFromJson(row.toObject()));
    return edits;
}

} // namespace paperround
