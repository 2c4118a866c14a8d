// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/textdesk.h"

#include "cli/session.h"
#include "domain/review/requestrules.h"
#include "engine/review/policyinforce.h"

using namespace Qt::StringLiterals;

namespace paperround {

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
    const auto policy = co_await readPolicy(desk.wikis->farm(), desk.wikis);
    if (!policy) {
        co_await (*workplace)->shutDown();
        co_return tl::unexpected(policy.error());
    }
    desk.request = std::move(*loaded);
    desk.request.message = withFooter(desk.request.message, policy->policy);
    desk.policy = policy->policy;
    co_return desk;
}

} // namespace paperround
