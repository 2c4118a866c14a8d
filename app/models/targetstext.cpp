// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/targetstext.h"

#include "domain/targets/targetlistparser.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

TargetRow rowOf(const QJsonValue &json)
{
    TargetRow row;
    row.target = {json["title"_L1].toString(), json["wiki"_L1].toString(), json["line"_L1].toInt()};
    if (const QString code = json["code"_L1].toString(); !code.isEmpty())
        row.problem = {row.target.line, json["text"_L1].toString(), code};
    return row;
}

} // namespace

ListRecipe readTargets(const QString &text, const QString &home, const QString &wiki, const QString &page)
{
    ListRecipe list;
    const QJsonDocument json = QJsonDocument::fromJson(text.toUtf8());
    if (!json.isObject() || !json[u"entries"].isArray()) {
        const TargetRows rows = rowsOf(parseTargets(text, {.home = home}));
        for (int row = 0; row < rows.size(); ++row)
            list.edits.added.append({.row = rows.at(row)});
        return list;
    }
    QHash<QString, qsizetype> known;
    for (const QJsonValue &it : json[u"entries"].toArray()) {
        const TargetRow row = rowOf(it);
        const bool included = !it["out"_L1].toBool();
        const QString name = it["source"_L1].toString();
        auto at = known.constFind(name);
        if (at == known.cend() && !name.isEmpty()) {
            if (const auto letter = freeLetter(list.sources)) {
                const bool isPage = !page.isEmpty() && name == page;
                const SourceOrigin origin{isPage ? SourceKind::Page : SourceKind::Paste,
                                          isPage ? wiki : QString(), isPage ? page : QString(), 0,
                                          isPage ? json[u"listUrl"].toString() : QString()};
                at = known.insert(name, list.sources.size());
                list.sources.append({.letter = *letter, .name = name, .origin = origin});
                list.formula = list.formula.with(*letter);
            }
        }
        if (at == known.cend()) {
            list.edits.added.append({.row = row, .included = included, .note = name});
            continue;
        }
        list.sources[*at].rows.append(row);
        if (!included)
            list.edits.leftOut.insert(rowKey(row));
    }
    return list;
}

} // namespace paperround
