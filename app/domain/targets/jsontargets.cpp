// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/listreaders.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

void addBrokenJson(const QByteArray &json, qsizetype offset, QStringView text, TargetCollector &into)
{
    const auto before = QByteArrayView(json).first(std::clamp<qsizetype>(offset, 0, json.size()));
    const qsizetype line = std::ranges::count(before, '\n') + 1;
    QStringView words;
    int shown = 1;
    forEachLine(text, [&](QStringView each, int number) {
        if (number > line)
            return;
        words = each;
        shown = number;
    });
    into.addProblem(shown, words, u"badjson"_s);
}

bool hasTooManyValues(const QByteArray &json)
{
    constexpr qsizetype most = 20LL * TargetRows::Most; // Entries with six members each.
    constexpr int container = 8; // What one takes, counted in plain values: some 16 bytes each.
    qsizetype weight = 0;
    bool quoted = false;
    for (const char *at = json.cbegin(); at != json.cend() && weight <= most; ++at) {
        if (quoted) {
            if (*at == '\\' && at + 1 != json.cend())
                ++at;
            else
                quoted = *at != '"';
        } else if (*at == '"') {
            quoted = true;
        } else if (*at == ',') {
            ++weight;
        } else if (*at == '[' || *at == '{') {
            weight += container;
        }
    }
    return weight > most;
}

QString jsonWords(const QJsonValue &value)
{
    if (value.isString())
        return value.toString();
    if (value.isUndefined())
        return {};
    const auto json = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(json.sliced(1).chopped(1));
}

namespace {
/// The first of these fields that an entry has.
QJsonValue either(const QJsonObject &entry, QLatin1StringView one, QLatin1StringView other)
{
    const auto value = entry.value(one);
    return value.isUndefined() ? entry.value(other) : value;
}

void readEntry(const QJsonValue &value, int number, TargetCollector &into)
{
    if (value.isString()) {
        const QString line = value.toString();
        into.add(into.readLine(line, FirstLetter::AsWritten), number, line);
        return;
    }
    const auto entry = value.toObject();
    const auto title = either(entry, "title"_L1, "page"_L1);
    const auto site = either(entry, "site"_L1, "wiki"_L1);
    if (!title.isString() || (!site.isUndefined() && !site.isString())) {
        into.addProblem(number, jsonWords(value), title.isString() ? u"invalidsite"_s : u"badentry"_s);
        return;
    }
    const QString titleText = title.toString();
    const QString siteText = site.toString();
    auto read = into.read(titleText, site.isUndefined() ? std::nullopt : std::optional<QStringView>(siteText),
                          FirstLetter::AsWritten);
    const bool plain = read.problem.isEmpty() && !read.altered;
    into.add(std::move(read), number, plain ? QString(titleText + u'@' + siteText) : jsonWords(value));
}
} // namespace

void readJson(QStringView text, TargetCollector &into)
{
    const auto json = text.toUtf8();
    if (hasTooManyValues(json))
        return into.refuse(1);
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(json, &error);
    const auto list = document.isArray() ? QJsonValue(document.array()) : document["targets"_L1];
    if (error.error != QJsonParseError::NoError) {
        addBrokenJson(json, error.offset, text, into);
        return;
    }
    if (!list.isArray()) {
        into.addProblem(1, jsonWords(list.isUndefined() ? QJsonValue(document.object()) : list),
                        u"badtargets"_s);
        return;
    }
    int number = 0;
    const auto entries = list.toArray();
    for (const auto &entry : entries)
        readEntry(entry, ++number, into);
}

} // namespace paperround
