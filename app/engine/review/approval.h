// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/account.h"
#include "domain/review/farmprofile.h"
#include "domain/review/request.h"
#include "domain/review/reviewnote.h"
#include "engine/ports/task.h"
#include "engine/ports/wikis.h"

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
    /// By whose word; of nobody's where the policy asks nobody.
    [[nodiscard]] const ReviewNote &review() const { return m_review; }

private:
    friend class ReviewQueue;
    ApprovedRequest(Request request, Account account, ReviewNote review)
        : m_request(std::move(request))
        , m_account(std::move(account))
        , m_review(std::move(review))
    {
    }
    Request m_request;
    Account m_account;
    ReviewNote m_review;
};

/// Who may send what: the one maker of approved requests. The policy says whom to ask; the wiki's record of
/// the request's page says what they said.
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
    /// What nobody has to be asked about, by the policy in force (its page is read): maySend + mayTake +
    /// checkRequest + checkAgainst; the request must have its targets and id. NeedsFix "needs-approval" with
    /// "PAGES/FROM" where the policy asks for a second person; a test never needs one, and goes to
    /// testTarget() alone: Input "test-elsewhere" with that page.
    static Task<ApprovedRequest> approveByPolicy(Request request, FarmProfile farm,
                                                 std::shared_ptr<Wikis> wikis);
    /// What others approved on its page, once this console has the lock; see lockRequest().
    static Task<ApprovedRequest> approveByReview(QString title, QString installation, bool takeOver,
                                                 std::shared_ptr<Wikis> wikis);
};

} // namespace paperround
