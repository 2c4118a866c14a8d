// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/policypage.h"

#include "domain/review/markedpage.h"
#include "domain/review/policyjson.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr QLatin1StringView Part("policy");
constexpr QLatin1StringView Schema("paperround-policy");
constexpr int Version = 1;

tl::unexpected<Error> bad(const QString &place)
{
    return failure(ErrorKind::Input, u"bad-policy"_s, place);
}

} // namespace

Result<FarmPolicy> policyFromPage(const QString &wikitext, const QString &home)
{
    const auto object = jsonPartOf(wikitext, Part);
    if (!object)
        return tl::unexpected(object.error());
    JsonFields fields(*object);
    if (fields.text(u"schema"_s) != Schema)
        return bad(u"schema"_s);
    const qint64 version = fields.number(u"version"_s, 0, 1, 1'000'000);
    if (version > Version)
        return failure(ErrorKind::Input, u"newer-format"_s, QString::number(version));
    FarmPolicy policy;
    JsonFields send = fields.object(u"send"_s);
    JsonFields review = fields.object(u"review"_s);
    JsonFields brakes = fields.object(u"brakes"_s);
    policy.send = sendPolicyFrom(send, home);
    policy.review = reviewPolicyFrom(review);
    policy.brakes = brakePolicyFrom(brakes);
    policy.routes = routesFrom(fields);
    if (version < 1)
        return bad(u"version"_s);
    for (JsonFields *part : {&send, &review, &brakes, &fields}) {
        if (const QString problem = part->problem(); !problem.isEmpty())
            return bad(problem);
    }
    return policy;
}

QString policyPageText(const FarmPolicy &policy)
{
    QJsonObject object = policyToJson(policy);
    object.insert(u"schema"_s, Schema);
    object.insert(u"version"_s, Version);
    QStringList lines{
        u"How newsletters are sent from this wiki with Paper Round: who may send, who has to approve, and "
        u"what "
        "stops a delivery. The console reads the part below; what is left out has the program's default."_s,
        QString(),
        u"'''Protect this page''' so that only those edit it who may change the rules. What people may do at "
        u"all "
        "is up to the rights, protections and blocks of the wikis."_s,
        QString()};
    return (lines + jsonPart(Part, object)).join(u'\n');
}

} // namespace paperround
