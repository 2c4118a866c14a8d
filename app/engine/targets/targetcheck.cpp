// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/targets/targetcheck.h"

#include "domain/delivery/destination.h"
#include "domain/delivery/reason.h"

#include <QHash>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// So many titles a step: the table fills while the rest is still asked.
constexpr qsizetype StepSize = 50;

struct WikiTargets
{
    QList<int> indexes;
    QStringList titles; ///< As the list says them.
};

/// The wiki's own facts, or why nothing can be sent there at all.
Task<WikiFacts> usableFacts(std::shared_ptr<Wikis> wikis, QString wiki)
{
    auto facts = co_await wikis->facts(wiki);
    if (!facts || !wikis->account())
        co_return facts;
    const auto account = co_await wikis->accountFacts(wiki);
    if (!account)
        co_return tl::unexpected(account.error());
    if (account->block && !account->block->partial)
        co_return failure(ErrorKind::Wiki, u"blocked"_s, account->block->reason);
    co_return facts;
}

QList<Verdict> verdicts(const BatchCheck &batch, const WikiFacts &facts, const Routes &allowed,
                        QHash<QString, int> &pages)
{
    QList<Verdict> list;
    for (const PageCheck &page : batch.pages) {
        Verdict verdict = verdictOf(page, facts, allowed);
        if (verdict.willSend && ++pages[page.title] > 1) {
            verdict.willSend = false;
            verdict.reason = reason::Duplicate;
            verdict.detail = page.title;
        }
        list.append(std::move(verdict));
    }
    return list;
}

QCoro::Task<> checkWiki(QPointer<TargetCheck> check, std::shared_ptr<Wikis> wikis, QString wiki,
                        WikiTargets targets, std::stop_token stop)
{
    const auto ours = co_await wikis->belongsToFarm(wiki);
    if (stop.stop_requested() || !check)
        co_return;
    if (ours && !*ours) {
        const Verdict outside{false, reason::OutsideFarm, wiki, {}, {}};
        Q_EMIT check->checked(targets.indexes, QList<Verdict>(targets.indexes.size(), outside));
        co_return;
    }
    const auto facts = co_await usableFacts(wikis, wiki);
    if (stop.stop_requested() || !check)
        co_return;
    if (!facts) {
        Q_EMIT check->wikiFailed(wiki, facts.error());
        co_return;
    }
    QHash<QString, int> pages;
    for (qsizetype from = 0; from < targets.titles.size(); from += StepSize) {
        QStringList titles;
        for (const QString &title : targets.titles.mid(from, StepSize))
            titles.append(destinationOf(title, *facts));
        const QList<int> indexes = targets.indexes.mid(from, StepSize);
        const auto batch = co_await wikis->check(wiki, titles);
        if (stop.stop_requested() || !check)
            co_return;
        if (!batch || batch->pages.size() != indexes.size()) {
            const Error bad{ErrorKind::Temporary, u"bad-answer"_s, {}, {}};
            Q_EMIT check->wikiFailed(wiki, batch ? bad : batch.error());
            co_return;
        }
        Q_EMIT check->checked(indexes, verdicts(*batch, *facts, wikis->routes(), pages));
        if (stop.stop_requested() || !check)
            co_return;
    }
}

QCoro::Task<> checkAll(QPointer<TargetCheck> check, std::shared_ptr<Wikis> wikis,
                       QHash<QString, WikiTargets> byWiki, std::stop_token stop)
{
    std::vector<QCoro::Task<>> tasks;
    for (auto wiki = byWiki.cbegin(); wiki != byWiki.cend(); ++wiki)
        tasks.push_back(checkWiki(check, wikis, wiki.key(), wiki.value(), stop));
    for (auto &task : tasks)
        co_await task;
    if (check && !stop.stop_requested())
        Q_EMIT check->finished();
}

} // namespace

TargetCheck::TargetCheck(QObject *parent)
    : QObject(parent)
{
}

TargetCheck::~TargetCheck()
{
    cancel();
}

void TargetCheck::check(std::shared_ptr<Wikis> wikis, QList<Target> targets)
{
    cancel();
    m_stop = std::stop_source();
    QHash<QString, WikiTargets> byWiki;
    for (qsizetype i = 0; i < targets.size(); ++i) {
        byWiki[targets[i].wiki].indexes.append(int(i));
        byWiki[targets[i].wiki].titles.append(targets[i].title);
    }
    checkAll(this, std::move(wikis), std::move(byWiki), m_stop.get_token());
}

void TargetCheck::cancel()
{
    m_stop.request_stop();
}

} // namespace paperround
