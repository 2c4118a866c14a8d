// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/review/testsend.h"

#include "domain/delivery/mark.h"
#include "domain/targets/targettext.h"

using namespace Qt::StringLiterals;

namespace paperround {

Target testTarget(const FarmProfile &farm, const QString &account)
{
    const ReadTarget named = readTargetLine(farm.send.testPage, {farm.home, {}}, FirstLetter::AsWritten);
    // Every wiki takes the English name of a namespace.
    return named.problem.isEmpty() ? named.target : Target{u"User talk:"_s + account, farm.home};
}

Request testOf(const Request &request, const FarmProfile &farm, const QString &account)
{
    Request test;
    test.id = newDeliveryId();
    test.home = request.home;
    test.message = request.message;
    // Its one row is in no segment of the list.
    test.message.variants.removeIf([](const MessageVariant &each) { return !each.segment.isEmpty(); });
    test.targets = {testTarget(farm, account)};
    test.listUrl = request.listUrl;
    test.options.repeat = true;
    test.options.test = true;
    return test;
}

} // namespace paperround
