// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/review/approval.h"

#include "domain/delivery/mark.h"
#include "domain/review/requestrules.h"
#include "domain/review/testsend.h"
#include "domain/targets/targettext.h"
#include "engine/crashpoint.h"
#include "engine/message/sourcereader.h"
#include "engine/review/entitlement.h"
#include "engine/review/policyinforce.h"
#include "engine/review/requestwriting.h"
#include "engine/review/wikirules.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

Task<void> ReviewQueue::maySend(FarmProfile farm, std::shared_ptr<Wikis> wikis)
{
    if (!wikis->account())
        co_return failure(ErrorKind::NeedsFix, u"sign-in"_s);
    const QString name = wikis->account()->name;
    const QString what = farm.send.value;
    switch (farm.send.who) {
    case SendPolicy::Who::Everybody:
        co_return Result<void>();
    case SendPolicy::Who::Right:
    case SendPolicy::Who::Group: {
        const auto facts = co_await wikis->accountFacts(farm.home);
        if (!facts)
            co_return tl::unexpected(facts.error());
        const QStringList &has = farm.send.who == SendPolicy::Who::Right ? facts->rights : facts->groups;
        if (!has.contains(what))
            co_return failure(ErrorKind::NeedsFix, u"not-trusted"_s, farm.home + u": "_s + what);
        co_return Result<void>();
    }
    case SendPolicy::Who::ListPage: {
        const auto page = co_await wikis->page(farm.home, what);
        if (!page)
            co_return tl::unexpected(page.error());
        if (!namesOnAccessList(page->text).contains(normalUserName(name)))
            co_return failure(ErrorKind::NeedsFix, u"not-trusted"_s, farm.home + u": "_s + what);
        co_return Result<void>();
    }
    }
    Q_UNREACHABLE();
}

Task<void> ReviewQueue::mayTake(Route route, FarmProfile farm, std::shared_ptr<Wikis> wikis)
{
    if (route == Route::Edit)
        co_return Result<void>();
    if (!farm.routes.contains(route))
        co_return failure(ErrorKind::Input, u"route-not-allowed"_s, routeName(route));
    const auto home = co_await wikis->facts(farm.home);
    if (!home)
        co_return tl::unexpected(home.error());
    if (!home->extensions.contains(u"MassMessage"_s))
        co_return failure(ErrorKind::Input, u"no-massmessage"_s, farm.home);
    const auto account = co_await wikis->accountFacts(farm.home);
    if (!account)
        co_return tl::unexpected(account.error());
    if (!account->rights.contains("massmessage"_L1))
        co_return failure(ErrorKind::NeedsFix, u"no-massmessage-right"_s, farm.home);
    co_return Result<void>();
}

namespace {

bool goTo(const QList<Target> &targets, const QList<Target> &pages)
{
    return std::ranges::equal(targets, pages, [](const Target &one, const Target &other) {
        return one.wiki == other.wiki && one.title == other.title;
    });
}

/// May this account send that request on a farm with that policy, as far as the farm asks nobody else?
Task<void> maySendThis(Request request, FarmProfile farm, std::shared_ptr<Wikis> wikis)
{
    const auto trusted = co_await ReviewQueue::maySend(farm, wikis);
    if (!trusted)
        co_return tl::unexpected(trusted.error());
    const auto open = co_await ReviewQueue::mayTake(request.options.route, farm, wikis);
    if (!open)
        co_return tl::unexpected(open.error());
    if (request.options.test)
        co_return Result<void>();
    if (const auto fits = checkAgainst(policyOf(farm), request); !fits)
        co_return tl::unexpected(fits.error());
    co_return co_await checkOnWikis(request, policyOf(farm), wikis);
}

} // namespace

Task<ApprovedRequest> ReviewQueue::approveByPolicy(Request request, FarmProfile farm,
                                                   std::shared_ptr<Wikis> wikis)
{
    const auto whole = co_await withSourceTexts(request, wikis);
    if (!whole)
        co_return tl::unexpected(whole.error());
    request = *whole;
    const auto usable = checkRequest(request);
    if (!usable)
        co_return tl::unexpected(usable.error());
    if (!isDeliveryId(request.id))
        co_return failure(ErrorKind::Input, u"bad-id"_s, u"id"_s);
    const auto policy = co_await readPolicy(farm, wikis);
    if (!policy)
        co_return tl::unexpected(policy.error());
    farm = withPolicy(farm, policy->policy);
    request.message = withFooter(request.message, policyOf(farm));
    const qsizetype pages = request.targets.size();
    // Nobody is asked about a test, since it goes nowhere else.
    const QList<Target> ownPage{testTarget(farm, wikis->account() ? wikis->account()->name : QString())};
    if (request.options.test && !goTo(request.targets, ownPage))
        co_return failure(ErrorKind::Input, u"test-elsewhere"_s, targetLine(ownPage.constFirst()));
    if (!request.options.test && approvalsNeeded(farm.review, pages) > 0)
        co_return failure(ErrorKind::NeedsFix, u"needs-approval"_s,
                          u"%1/%2"_s.arg(pages).arg(farm.review.fromTargets));
    const auto may = co_await maySendThis(request, farm, wikis);
    if (!may)
        co_return tl::unexpected(may.error());
    crashPoint("approved");
    ReviewNote note;
    note.policyPage = policy->page;
    note.policyRevision = policy->revision;
    co_return ApprovedRequest(request, *wikis->account(), note);
}

Task<ApprovedRequest> ReviewQueue::approveByReview(QString title, QString installation, bool takeOver,
                                                   std::shared_ptr<Wikis> wikis)
{
    if (!wikis->account())
        co_return failure(ErrorKind::NeedsFix, u"sign-in"_s);
    const auto read = co_await readRequest(title, wikis);
    if (!read)
        co_return tl::unexpected(read.error());
    // Before the lock: what cannot be sent must not be locked.
    Request request = read->submission().request;
    const FarmProfile farm = withPolicy(wikis->farm(), read->policy.policy);
    const auto usable = checkRequest(request);
    if (!usable)
        co_return tl::unexpected(usable.error());
    const auto may = co_await maySendThis(request, farm, wikis);
    if (!may)
        co_return tl::unexpected(may.error());
    const auto locked = co_await lockRequest(title, installation, takeOver, wikis);
    if (!locked)
        co_return tl::unexpected(locked.error());
    if (locked->digest() != read->digest())
        co_return failure(ErrorKind::Input, u"request-changed"_s, title);
    crashPoint("approved");
    co_return ApprovedRequest(locked->submission().request, *wikis->account(), noteOf(*locked));
}

} // namespace paperround
