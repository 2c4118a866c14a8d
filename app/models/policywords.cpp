// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policywords.h"

#include "models/bidi.h"
#include "models/rowwords.h"
#include "models/submittedwords.h"

#include <QCoreApplication>
#include <QLocale>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(paperround::PolicyWords)
};

QString who(SendPolicy::Who rule, const QString &value)
{
    switch (rule) {
    case SendPolicy::Who::Everybody:
        return Words::tr("Everybody with an account");
    case SendPolicy::Who::Right:
        return Words::tr("Who has the right %1 on the home wiki").arg(isolated(value));
    case SendPolicy::Who::Group:
        return Words::tr("Who is in the group %1 on the home wiki").arg(isolated(value));
    case SendPolicy::Who::ListPage:
        return Words::tr("Whom the page %1 names").arg(isolated(value));
    }
    Q_UNREACHABLE();
}

QString listed(const QStringList &words)
{
    QStringList each;
    for (const QString &word : words)
        each.append(isolated(word));
    return each.isEmpty() ? Words::tr("None") : each.join(Words::tr(", ", "between names"));
}

QString yesOrNo(bool yes)
{
    return yes ? Words::tr("Yes") : Words::tr("No");
}

QString orNone(const QString &text)
{
    return text.isEmpty() ? Words::tr("None") : isolated(text);
}

void addSending(QList<PolicyRule> &rules, const FarmPolicy &policy)
{
    const SendPolicy &send = policy.send;
    QStringList namespaces;
    for (const int ns : send.namespaces)
        namespaces.append(QString::number(ns));
    QStringList routes;
    for (const Route route : allRoutes) {
        if (policy.routes.contains(route))
            routes.append(routeWords(route));
    }
    rules +=
        {{Words::tr("Who may send"), who(send.who, send.value)},
         {Words::tr("Without a wiki’s own permission"),
          !send.everyWiki ? Words::tr("On the home wiki") : yesOrNo(*send.everyWiki)},
         {Words::tr("Ways"), routes.join(Words::tr(", ", "between names"))},
         {Words::tr("Namespaces"), namespaces.isEmpty() ? Words::tr("All") : listed(namespaces)},
         {Words::tr("Edits a minute on a wiki"),
          send.editsPerMinute > 0 ? QLocale().toString(send.editsPerMinute)
                                  : Words::tr("What the wiki allows")},
         {Words::tr("Their number is typed above"),
          send.confirmAbove > 0 ? Words::tr("%Ln page(s)", nullptr, send.confirmAbove) : Words::tr("Never")},
         {Words::tr("Pages that say no to bots are left out"), yesOrNo(send.honourBotExclusion)},
         {Words::tr("Edits are marked as a bot’s"), yesOrNo(send.markBotEdits)},
         {Words::tr("Tests go to"),
          send.testPage.isEmpty() ? Words::tr("The account’s own talk page") : isolated(send.testPage)}};
}

void addReview(QList<PolicyRule> &rules, const ReviewPolicy &review)
{
    rules +=
        {{Words::tr("Who may review"), who(review.who, review.value)},
         {Words::tr("Who has to approve"), approvalWords(review, review.fromTargets)},
         {Words::tr("From"), Words::tr("%Ln page(s) on", nullptr, review.fromTargets)},
         {Words::tr("A request can be approved for"), Words::tr("%Ln day(s)", nullptr, review.expireDays)},
         {Words::tr("Requests stand below"), isolated(review.requests)},
         {Words::tr("Whom the wiki tells of requests"), listed(review.notify)},
         {Words::tr("Checks that may not fail"), listed(review.forbids)},
         {Words::tr("Footer of every message"), orNone(review.footer)}};
}

void addBrakes(QList<PolicyRule> &rules, const BrakePolicy &brakes)
{
    const QString never = Words::tr("Never");
    rules +=
        {{Words::tr("Stop page"), orNone(brakes.stopPage)},
         {Words::tr("A delivery pauses when so many rows fail"),
          brakes.failureShare > 0
              ? Words::tr("%L1 %, once %L2 have ended").arg(brakes.failureShare).arg(brakes.failureShareOf)
              : never},
         {Words::tr("… so many one after the other"),
          brakes.failuresInARow > 0 ? QLocale().toString(brakes.failuresInARow) : never},
         {Words::tr("… so many messages are undone"),
          brakes.reverts > 0 ? QLocale().toString(brakes.reverts) : never},
         {Words::tr("… somebody writes to the account"), yesOrNo(brakes.ownTalk)}};
}

} // namespace

QList<PolicyRule> policyRules(const FarmPolicy &policy)
{
    QList<PolicyRule> rules;
    addSending(rules, policy);
    addReview(rules, policy.review);
    addBrakes(rules, policy.brakes);
    return rules;
}

} // namespace paperround
