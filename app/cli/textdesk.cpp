// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/textdesk.h"

#include "cli/session.h"
#include "domain/review/requestrules.h"
#include "engine/review/policyinforce.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// The request's own text with what the policy puts under it.
Task<Request> withPolicyFooter(Request request, std::shared_ptr<Wikis> wikis)
{
    const auto policy = co_await readPolicy(wikis->farm(), wikis);
    if (!policy)
        co_return tl::unexpected(policy.error());
    request.message = withFooter(request.message, policy->policy);
    co_return request;
}

} // namespace

Task<TextDesk> openTextDesk(Call call, RequestFile file)
{
    Workplace::Options options;
    options.directory = call.options.value(u"data-dir"_s);
    options.record = Workplace::Record::None;
    const auto workplace = co_await Workplace::open(options);
    if (!workplace)
        co_return tl::unexpected(workplace.error());
    TextDesk desk{*workplace, {}, call.options.value(u"account"_s), nullptr};
    auto session = co_await openSession(*workplace, call.options, file.request.home);
    if (session) {
        desk.sender = session->account.name;
        desk.wikis = session->wikis;
    } else if (session.error().code == "no-account"_L1) {
        desk.wikis = (*workplace)->wikisFor((*workplace)->farmFor(file.request.home));
    } else {
        co_await (*workplace)->shutDown();
        co_return tl::unexpected(session.error());
    }
    auto loaded = co_await withTargets(file, desk.wikis, call.console);
    if (!loaded) {
        co_await (*workplace)->shutDown();
        co_return tl::unexpected(loaded.error());
    }
    auto whole = co_await withPolicyFooter(*loaded, desk.wikis);
    if (!whole) {
        co_await (*workplace)->shutDown();
        co_return tl::unexpected(whole.error());
    }
    desk.request = std::move(*whole);
    co_return desk;
}

} // namespace paperround
