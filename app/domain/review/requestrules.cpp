// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/requestrules.h"

#include "domain/message/wholelint.h"
#include "domain/message/wording.h"
#include "domain/review/wikiproof.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

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

LintFacts lintFactsOf(const DeliveryOptions &options, const std::optional<ListSource> &list,
                      const QString &listUrl)
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

namespace {

/// Of a text what its readers see: no comments, and nothing that is shown as it is written. A tag ends before
/// the next begins: else each of many without an end would be looked for to the end of the text.
QString withoutHidden(QString text)
{
    static const QRegularExpression hidden(
        u"<!--.*?(?:-->|\\z)|<(nowiki|pre|syntaxhighlight)\\b[^<>]*>.*?(?:</\\1\\s*>|\\z)"_s,
        QRegularExpression::DotMatchesEverythingOption | QRegularExpression::CaseInsensitiveOption);
    return text.remove(hidden);
}

/// Whatever text somebody gets, the footer is in it.
bool allHave(const QString &footer, Message message)
{
    message.footer.clear();
    QSet<QString> seen; // Of hundreds of variants all may have the same body.
    return std::ranges::all_of(wordingsOf(message), [&](const Message &words) {
        if (seen.contains(words.body))
            return true;
        seen.insert(words.body);
        const QString body = asWikiKeeps(words.body);
        return body.contains(footer) && withoutHidden(body).contains(withoutHidden(footer));
    });
}

} // namespace

Message withFooter(Message message, const FarmPolicy &policy)
{
    const QString footer = asWikiKeeps(policy.review.footer);
    const bool hasIt = !footer.isEmpty() && allHave(footer, message);
    message.footer = hasIt ? QString() : footer;
    return message;
}

Result<void> checkRules(const FarmPolicy &policy, const Request &request)
{
    if (!policy.routes.contains(request.options.route))
        return failure(ErrorKind::Input, u"route-not-allowed"_s, routeName(request.options.route));
    const QString footer = asWikiKeeps(policy.review.footer);
    if (!footer.isEmpty() && asWikiKeeps(request.message.footer) != footer
        && !allHave(footer, request.message))
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
