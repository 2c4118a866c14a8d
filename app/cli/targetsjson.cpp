// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/targetsjson.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
QJsonObject toJson(const Target &target)
{
    QJsonObject it{{u"title"_s, target.title}, {u"wiki"_s, target.wiki}, {u"line"_s, target.line}};
    if (!target.written.isEmpty())
        it.insert(u"written"_s, target.written);
    return it;
}
} // namespace

QJsonObject targetsToJson(const ParsedTargets &parsed)
{
    QJsonArray targets;
    for (const auto &target : parsed.targets)
        targets.append(toJson(target));
    QJsonArray problems;
    for (const auto &problem : parsed.problems) {
        QJsonObject it{{u"line"_s, problem.line}, {u"text"_s, problem.text}, {u"code"_s, problem.code}};
        if (!problem.meant.title.isEmpty())
            it.insert(u"meant"_s, toJson(problem.meant));
        problems.append(it);
    }
    return {{u"targets"_s, targets}, {u"problems"_s, problems}};
}

} // namespace paperround
