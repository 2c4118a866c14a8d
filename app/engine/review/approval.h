// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/account.h"
#include "domain/review/farmprofile.h"
#include "domain/review/request.h"
#include "engine/ports/task.h"
#include "engine/ports/wikis.h"

#include <QSet>

#include <memory>

namespace paperround {

/// A request somebody entitled said yes to. Only ReviewQueue makes one: what was not approved cannot be sent,
/// by type.
class ApprovedRequest
{
public:
    [[nodiscard]] const Request &request() const { return m_request; }
    [[nodiscard]] const Account &account() const { return m_account; }
    [[nodiscard]] const QString &farm() const { return m_account.farm; }

private:
    friend class ReviewQueue;
    ApprovedRequest(Request request, Account account)
        : m_request(std::move(request))
        , m_account(std::move(account))
    {
    }
    Request m_request;
    Account m_account;
};

/// The user names on an access list as EdwardsBot kept one: `[[User:Name]]` in whatever language, or a name a
/// line.
[[nodiscard]] QSet<QString> namesOnAccessList(const QString &text);

/// Who may send what. Until the review issue brings requests on the wiki, the farm profile is the policy:
/// whoever it trusts may send without a second person.
class ReviewQueue
{
public:
    /// May this account send on this farm? Asks the home wiki for rights and groups (left by the grants), or
    /// reads the list page. ErrorKind::NeedsFix "not-trusted" with what is missing in `detail`.
    static Task<void> maySend(FarmProfile farm, std::shared_ptr<Wikis> wikis);
    /// Is that route open to the account? Edit always is; MassMessage where the farm's profile says so and
    /// the home wiki has the extension and gives the right. Input "route-not-allowed", "no-massmessage", or
    /// NeedsFix "no-massmessage-right".
    static Task<void> mayTake(Route route, FarmProfile farm, std::shared_ptr<Wikis> wikis);
    /// maySend + mayTake + checkRequest; the request must have its targets and id.
    static Task<ApprovedRequest> approveByPolicy(Request request, FarmProfile farm,
                                                 std::shared_ptr<Wikis> wikis);
};

} // namespace paperround
