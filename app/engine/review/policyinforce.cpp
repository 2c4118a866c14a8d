// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/review/policyinforce.h"

#include "domain/review/policypage.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// Semi-protection keeps out nobody who has an account for four days.
bool isStrong(const QString &level)
{
    return !level.isEmpty() && level != "autoconfirmed"_L1 && level != "editsemiprotected"_L1;
}

Result<PolicyInForce> policyIn(const PageRecord &record, const FarmProfile &farm)
{
    if (record.pageId == 0 || record.revisions.isEmpty())
        return PolicyInForce{policyOf(farm), {}, 0, true};
    if (record.redirect)
        return failure(ErrorKind::Row, u"policy-moved"_s, record.title);
    const RecordedRevision &newest = record.revisions.constLast();
    if (newest.text.isNull())
        return failure(ErrorKind::Row, u"policy-hidden"_s, record.title);
    const auto policy = policyFromPage(newest.text, farm.home);
    if (!policy)
        return failure(policy.error().kind, policy.error().code,
                       record.title + u": "_s + policy.error().detail);
    const bool isInterface = farm.policyPage.startsWith("MediaWiki:"_L1, Qt::CaseInsensitive);
    const bool guarded = isInterface || std::ranges::any_of(record.editProtection, isStrong);
    return PolicyInForce{*policy, record.title, newest.id, guarded};
}

} // namespace

Task<PolicyInForce> readPolicy(FarmProfile farm, std::shared_ptr<Wikis> wikis)
{
    PolicyInForce inForce{policyOf(farm), {}, 0, true};
    if (!farm.policyPage.isEmpty()) {
        const auto record = co_await wikis->record(farm.home, farm.policyPage);
        if (!record)
            co_return tl::unexpected(record.error());
        const auto read = policyIn(*record, farm);
        if (!read)
            co_return tl::unexpected(read.error());
        inForce = *read;
    }
    wikis->obey(inForce.page.isEmpty() ? std::nullopt : std::optional(inForce.policy));
    co_return inForce;
}

} // namespace paperround
