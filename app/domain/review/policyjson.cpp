// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/policyjson.h"

#include "domain/review/decision.h"
#include "domain/targets/targettext.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr int MaxCount = 1'000'000;
constexpr int MaxApprovals = 20;
constexpr int MaxDays = 3650;
constexpr int MaxRate = 6000; // Edits a minute.
constexpr int MaxNamespace = 10'000;
constexpr qsizetype MaxTitle = 255;
constexpr qsizetype MaxFooter = 2000;
constexpr qsizetype MaxForbids = 100;

/// What no title can hold, so that a page under it could never be read.
bool isUnfitForATitle(const QString &title)
{
    static const QRegularExpression unfit(u"[\\[\\]{}|<>#\\x00-\\x1f]"_s);
    return title.size() > MaxTitle || title.contains(unfit);
}

struct WhoWord
{
    SendPolicy::Who who;
    QLatin1StringView word;
};
constexpr std::array WhoWords{
    WhoWord{SendPolicy::Who::Everybody, "everybody"_L1}, WhoWord{SendPolicy::Who::Right, "right"_L1},
    WhoWord{SendPolicy::Who::Group, "group"_L1}, WhoWord{SendPolicy::Who::ListPage, "list-page"_L1}};

void readWho(JsonFields &fields, SendPolicy::Who &who, QString &value)
{
    const QString word = fields.text(u"who"_s, true);
    const auto *const known = std::ranges::find(WhoWords, word, &WhoWord::word);
    if (known == WhoWords.end()) {
        fields.wrong(u"who"_s);
        return;
    }
    who = known->who;
    value = fields.text(u"value"_s, who != SendPolicy::Who::Everybody).trimmed();
    if (value.size() > MaxTitle || (who == SendPolicy::Who::ListPage && isUnfitForATitle(value)))
        fields.wrong(u"value"_s);
}

void writeWho(QJsonObject &object, SendPolicy::Who who, const QString &value)
{
    object.insert(u"who"_s, std::ranges::find(WhoWords, who, &WhoWord::who)->word);
    if (who != SendPolicy::Who::Everybody)
        object.insert(u"value"_s, value);
}

/// What no user name can hold, so that a link to it would lead elsewhere.
bool isUnfitForAUser(const QString &name)
{
    static const QRegularExpression unfit(u"[\\[\\]{}|<>#/@:=\\x00-\\x1f]"_s);
    return name.isEmpty() || name.size() > MaxTitle || name.contains(unfit);
}

QStringList usersFrom(JsonFields &fields, const QString &key)
{
    QStringList users;
    for (const QJsonValue &value : fields.array(key)) {
        const QString name = normalUserName(value.toString());
        if (isUnfitForAUser(name) || users.size() >= MostCalled)
            fields.wrong(key);
        else if (!users.contains(name))
            users.append(name);
    }
    return users;
}

QList<int> namespacesFrom(JsonFields &fields)
{
    QList<int> namespaces;
    for (const QJsonValue &value : fields.array(u"namespaces"_s)) {
        const int ns = value.toInt(-1);
        if (ns < 0 || ns > MaxNamespace)
            fields.wrong(u"namespaces"_s);
        else if (!namespaces.contains(ns))
            namespaces.append(ns);
    }
    std::ranges::sort(namespaces);
    return namespaces;
}

} // namespace

SendPolicy sendPolicyFrom(JsonFields &fields, const QString &home)
{
    SendPolicy policy;
    readWho(fields, policy.who, policy.value);
    policy.honourBotExclusion = fields.flag(u"honourBotExclusion"_s);
    policy.markBotEdits = fields.flag(u"markBotEdits"_s);
    if (fields.has(u"everyWiki"_s))
        policy.everyWiki = fields.flag(u"everyWiki"_s);
    policy.confirmAbove = int(fields.number(u"confirmAbove"_s, policy.confirmAbove, 0, MaxCount));
    policy.testPage = fields.text(u"testPage"_s).trimmed();
    const ReadTarget test = readTargetLine(policy.testPage, {home, {}}, FirstLetter::AsWritten);
    if (!policy.testPage.isEmpty() && !test.problem.isEmpty())
        fields.wrong(u"testPage"_s);
    policy.namespaces = namespacesFrom(fields);
    policy.editsPerMinute = int(fields.number(u"editsPerMinute"_s, 0, 0, MaxRate));
    return policy;
}

ReviewPolicy reviewPolicyFrom(JsonFields &fields)
{
    ReviewPolicy policy;
    if (fields.has(u"queue"_s)) {
        const QString queue = fields.text(u"queue"_s, true);
        if (queue != "wiki"_L1 && queue != "ledger"_L1)
            fields.wrong(u"queue"_s);
        policy.queue = queue == "ledger"_L1 ? ReviewPolicy::Queue::Ledger : ReviewPolicy::Queue::Wiki;
    }
    if (fields.has(u"who"_s))
        readWho(fields, policy.who, policy.value);
    policy.approvals = int(fields.number(u"approvals"_s, policy.approvals, 0, MaxApprovals));
    policy.fromTargets = int(fields.number(u"fromTargets"_s, policy.fromTargets, 0, MaxCount));
    policy.expireDays = int(fields.number(u"expireDays"_s, policy.expireDays, 1, MaxDays));
    if (fields.has(u"requests"_s))
        policy.requests = fields.text(u"requests"_s, true).trimmed();
    if (isUnfitForATitle(policy.requests) || policy.requests.startsWith(u'/')
        || policy.requests.startsWith(u':'))
        fields.wrong(u"requests"_s);
    policy.footer = fields.text(u"footer"_s).trimmed();
    if (policy.footer.size() > MaxFooter)
        fields.wrong(u"footer"_s);
    policy.notify = usersFrom(fields, u"notify"_s);
    for (const QJsonValue &value : fields.array(u"forbids"_s)) {
        if (!value.isString() || value.toString().size() > MaxTitle || policy.forbids.size() >= MaxForbids)
            fields.wrong(u"forbids"_s);
        else
            policy.forbids.append(value.toString());
    }
    policy.forbids.sort();
    policy.forbids.removeDuplicates();
    return policy;
}

BrakePolicy brakePolicyFrom(JsonFields &fields)
{
    BrakePolicy brakes;
    if (fields.has(u"stopPage"_s))
        brakes.stopPage = fields.text(u"stopPage"_s).trimmed();
    if (isUnfitForATitle(brakes.stopPage))
        fields.wrong(u"stopPage"_s);
    brakes.failureShare = int(fields.number(u"failureShare"_s, brakes.failureShare, 0, 100));
    brakes.failureShareOf = int(fields.number(u"failureShareOf"_s, brakes.failureShareOf, 1, MaxCount));
    brakes.failuresInARow = int(fields.number(u"failuresInARow"_s, brakes.failuresInARow, 0, MaxCount));
    brakes.reverts = int(fields.number(u"reverts"_s, brakes.reverts, 0, MaxCount));
    brakes.ownTalk = fields.flag(u"ownTalk"_s, brakes.ownTalk);
    return brakes;
}

Routes routesFrom(JsonFields &fields)
{
    Routes routes{Route::Edit};
    for (const QJsonValue &value : fields.array(u"routes"_s)) {
        if (const auto route = routeFromName(value.toString()))
            routes.insert(*route);
        else
            fields.wrong(u"routes"_s);
    }
    return routes;
}

QJsonObject sendPolicyToJson(const SendPolicy &policy)
{
    QJsonObject object{{u"honourBotExclusion"_s, policy.honourBotExclusion},
                       {u"markBotEdits"_s, policy.markBotEdits},
                       {u"confirmAbove"_s, policy.confirmAbove},
                       {u"testPage"_s, policy.testPage}};
    if (policy.editsPerMinute > 0)
        object.insert(u"editsPerMinute"_s, policy.editsPerMinute);
    writeWho(object, policy.who, policy.value);
    if (policy.everyWiki)
        object.insert(u"everyWiki"_s, *policy.everyWiki);
    QJsonArray namespaces;
    for (const int ns : policy.namespaces)
        namespaces.append(ns);
    if (!namespaces.isEmpty())
        object.insert(u"namespaces"_s, namespaces);
    return object;
}

QJsonObject reviewPolicyToJson(const ReviewPolicy &policy)
{
    const bool onWiki = policy.queue == ReviewPolicy::Queue::Wiki;
    QJsonObject object{{u"queue"_s, onWiki ? u"wiki"_s : u"ledger"_s},
                       {u"approvals"_s, policy.approvals},
                       {u"fromTargets"_s, policy.fromTargets},
                       {u"expireDays"_s, policy.expireDays},
                       {u"requests"_s, policy.requests},
                       {u"footer"_s, policy.footer},
                       {u"notify"_s, QJsonArray::fromStringList(policy.notify)},
                       {u"forbids"_s, QJsonArray::fromStringList(policy.forbids)}};
    writeWho(object, policy.who, policy.value);
    return object;
}

QJsonObject brakePolicyToJson(const BrakePolicy &brakes)
{
    return {{u"stopPage"_s, brakes.stopPage},
            {u"failureShare"_s, brakes.failureShare},
            {u"failureShareOf"_s, brakes.failureShareOf},
            {u"failuresInARow"_s, brakes.failuresInARow},
            {u"reverts"_s, brakes.reverts},
            {u"ownTalk"_s, brakes.ownTalk}};
}

QJsonArray routesToJson(const Routes &routes)
{
    QJsonArray names;
    for (const Route route : allRoutes) {
        if (routes.contains(route))
            names.append(routeName(route));
    }
    return names;
}

QJsonObject policyToJson(const FarmPolicy &policy)
{
    return {{u"send"_s, sendPolicyToJson(policy.send)},
            {u"review"_s, reviewPolicyToJson(policy.review)},
            {u"brakes"_s, brakePolicyToJson(policy.brakes)},
            {u"routes"_s, routesToJson(policy.routes)}};
}

} // namespace paperround
