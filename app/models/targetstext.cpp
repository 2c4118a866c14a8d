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

/// Title, wiki and line of a target, and its words.
void put(const Target &target, QJsonObject &into)
{
    into.insert("title"_L1, target.title);
    into.insert("wiki"_L1, target.wiki);
    if (target.line != 0)
        into.insert("line"_L1, target.line);
    if (!target.written.isEmpty())
        into.insert("written"_L1, target.written);
}

Target targetIn(const QJsonValue &it)
{
    return {it["title"_L1].toString(), it["wiki"_L1].toString(), it["line"_L1].toInt(),
            it["written"_L1].toString()};
}

} // namespace

QString writeTargets(const StoredTargets &targets)
{
    QJsonArray entries;
    for (const TargetEntry &entry : targets.entries) {
        QJsonObject it;
        if (entry.problem.code.isEmpty()) {
            put(entry.target, it);
        } else {
            it.insert("text"_L1, entry.problem.text);
            it.insert("code"_L1, entry.problem.code);
            if (entry.target.line != 0)
                it.insert("line"_L1, entry.target.line);
            if (!entry.problem.meant.title.isEmpty()) {
                QJsonObject meant;
                put(entry.problem.meant, meant);
                it.insert("meant"_L1, meant);
            }
        }
        if (!entry.source.isEmpty())
            it.insert("source"_L1, entry.source);
        if (!entry.included)
            it.insert("out"_L1, true);
        entries.append(it);
    }
    const QJsonObject whole{{"listUrl"_L1, targets.listUrl}, {"entries"_L1, entries}};
    return QString::fromUtf8(QJsonDocument(whole).toJson(QJsonDocument::Compact));
}

StoredTargets readTargets(const QString &text, const QString &home)
{
    const QJsonDocument json = QJsonDocument::fromJson(text.toUtf8());
    if (!json.isObject() || !json[u"entries"].isArray())
        return {entriesOf(parseTargets(text, {.home = home}), {}), {}};
    StoredTargets targets{.listUrl = json[u"listUrl"].toString()};
    const QJsonArray entries = json[u"entries"].toArray();
    targets.entries.reserve(entries.size());
    for (const QJsonValue &it : entries) {
        TargetEntry entry{.source = it["source"_L1].toString(), .included = !it["out"_L1].toBool()};
        entry.target = targetIn(it);
        const QString code = it["code"_L1].toString();
        if (!code.isEmpty())
            entry.problem = {entry.target.line, it["text"_L1].toString(), code, targetIn(it["meant"_L1])};
        targets.entries.append(entry);
    }
    return targets;
}

} // namespace paperround
