// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/listreaders.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace paperround {

ReadTarget readMassMessageEntry(const QJsonValue &value, const KnownSites &sites)
{
    const auto entry = value.toObject();
    const auto title = entry.value("title"_L1);
    const auto site = entry.value("site"_L1);
    if (!value.isObject() || !title.isString())
        return {{}, u"badentry"_s};
    const QString titleText = title.toString();
    const QString siteText = site.toString();
    auto read =
        readTarget(titleText, site.isUndefined() ? std::nullopt : std::optional<QStringView>(siteText), sites,
                   FirstLetter::AsWritten);
    if (read.problem.isEmpty() && !site.isUndefined() && !site.isString())
        read.problem = u"invalidsite"_s;
    return read;
}

TargetRow massMessageRow(const QJsonValue &value, int number, const KnownSites &sites)
{
    const ReadTarget read = readMassMessageEntry(value, sites);
    if (!read.problem.isEmpty())
        return {{{}, {}, number}, {number, quotation(jsonWords(value)), read.problem}};
    return {{read.target.title, read.target.wiki, number}, {}};
}

void readMassMessageJson(QStringView text, TargetCollector &into)
{
    if (text.trimmed().isEmpty())
        return; // A page just made: a list without targets.
    const auto json = text.toUtf8();
    if (hasTooManyValues(json))
        return into.refuse(1);
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError || !document.isObject()) {
        addBrokenJson(json, error.error == QJsonParseError::NoError ? 0 : error.offset, text, into);
        return;
    }
    const auto list = document.object();
    if (!list.value("description"_L1).isString())
        into.addProblem(1, jsonWords(list.value("description"_L1)), u"baddescription"_s);
    if (!list.value("targets"_L1).isArray()) {
        into.addProblem(1, jsonWords(list.value("targets"_L1)), u"badtargets"_s);
        return;
    }
    int number = 0;
    const auto targets = list.value("targets"_L1).toArray();
    for (const auto &entry : targets)
        into.add(readMassMessageEntry(entry, into.sites()), ++number, jsonWords(entry));
}

} // namespace paperround
