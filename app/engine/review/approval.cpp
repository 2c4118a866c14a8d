// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/review/approval.h"

#include "domain/delivery/mark.h"
#include "engine/crashpoint.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// A name as it can be compared: blanks for underscores, the first letter capital as in every user name.
QString normalName(QString name)
{
    name = name.replace(u'_', u' ').simplified();
    return name.isEmpty() ? name : name.left(1).toUpper() + name.sliced(1);
}

} // namespace

QSet<QString> namesOnAccessList(const QString &text)
{
    static const QRegularExpression comment(u"<!--.*?-->"_s, QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression link(u"\\[\\[\\s*:?[^\\[\\]|:]*:([^\\[\\]|/#]+)[^\\[\\]]*\\]\\]"_s);
    static const QRegularExpression bare(u"^[*#:\\s]*([^\\[\\]{}<>=|#/:*][^\\[\\]{}<>=|#/:]*)$"_s);
    constexpr qsizetype longest = 1024 * 1024;
    QSet<QString> names;
    const QString plain = text.left(longest).remove(comment);
    for (const QString &line : plain.split(u'\n')) {
        auto links = link.globalMatch(line);
        const bool linked = links.hasNext();
        while (links.hasNext())
            names.insert(normalName(links.next().captured(1)));
        if (const auto match = bare.match(line); !linked && match.hasMatch())
            names.insert(normalName(match.captured(1)));
    }
    names.remove(QString());
    return names;
}

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
        if (!namesOnAccessList(page->text).contains(normalName(name)))
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

Task<ApprovedRequest> ReviewQueue::approveByPolicy(Request request, FarmProfile farm,
                                                   std::shared_ptr<Wikis> wikis)
{
    const auto usable = checkRequest(request);
    if (!usable)
        co_return tl::unexpected(usable.error());
    if (!isDeliveryId(request.id))
        co_return failure(ErrorKind::Input, u"bad-id"_s, u"id"_s);
    const auto trusted = co_await maySend(farm, wikis);
    if (!trusted)
        co_return tl::unexpected(trusted.error());
    const auto open = co_await mayTake(request.options.route, farm, wikis);
    if (!open)
        co_return tl::unexpected(open.error());
    crashPoint("approved");
    co_return ApprovedRequest(request, *wikis->account());
}

} // namespace paperround
