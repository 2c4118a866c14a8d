// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/requestrules.h"

#include "domain/message/wholelint.h"
#include "domain/review/wikiproof.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// "heading: line 3"
QString placeOf(const LintFinding &finding)
{
    const QString name = lintName(finding.check);
    return finding.place.field == LintField::Body ? u"%1: line %2"_s.arg(name).arg(finding.place.line) : name;
}

/// What the policy forbids, and the text does.
Result<void> checkText(const QStringList &forbids, const Request &request)
{
    QSet<LintCheck> forbidden;
    for (const QString &name : forbids) {
        if (const auto check = lintFromName(name))
            forbidden.insert(*check);
    }
    if (forbidden.isEmpty())
        return {};
    const QList<LintFinding> findings = lintWhole(request.message, lintFactsOf(request));
    for (const LintFinding &finding : findings) {
        if (forbidden.contains(finding.check))
            return failure(ErrorKind::Input, u"check-forbidden"_s, placeOf(finding));
    }
    return {};
}

} // namespace

LintFacts lintFactsOf(const DeliveryOptions &options, const std::optional<ListSource> &list, const QString &listUrl)
{
    LintFacts facts;
    facts.asOneself = options.route != Route::MassMessage;
    if (list)
        facts.listPages.append(list->page);
    if (!listUrl.isEmpty())
        facts.listPages.append(listUrl);
    return facts;
}

LintFacts lintFactsOf(const Request &request)
{
    return lintFactsOf(request.options, request.list, request.listUrl);
}

Message withFooter(Message message, const FarmPolicy &policy)
{
    const QString footer = asWikiKeeps(policy.review.footer);
    const bool hasIt = !footer.isEmpty() && asWikiKeeps(message.body).contains(footer);
    message.footer = hasIt ? QString() : footer;
    return message;
}

Result<void> checkRules(const FarmPolicy &policy, const Request &request)
{
    if (!policy.routes.contains(request.options.route))
        return failure(ErrorKind::Input, u"route-not-allowed"_s, routeName(request.options.route));
    const QString footer = asWikiKeeps(policy.review.footer);
    if (!footer.isEmpty() && asWikiKeeps(request.message.footer) != footer
        && !asWikiKeeps(request.message.body).contains(footer))
        return failure(ErrorKind::Input, u"no-footer"_s, footer);
    for (const QString &name : policy.review.forbids) {
        if (!lintFromName(name))
            return failure(ErrorKind::Input, u"unknown-check"_s, name);
    }
    return {};
}

Result<void> checkAgainst(const FarmPolicy &policy, const Request &request)
{
    const auto fits = checkRules(policy, request);
    return fits ? checkText(policy.review.forbids, request) : fits;
}

} // namespace paperround
