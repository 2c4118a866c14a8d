// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wiki/http/httpclient.h"
#include "wiki/http/requestgate.h"
#include "wiki/mediawikis.h"
#include "wiki/sites/sitedirectory.h"
#include "wikistub.h"

namespace paperround::test {

/// Only hands out claims.
class ClaimingLedger final : public Ledger
{
public:
    Task<void> create(Delivery, QList<Row>) override { co_return {}; }
    Task<std::optional<Delivery>> delivery(QString) override { co_return std::nullopt; }
    Task<QList<Row>> rows(QString) override { co_return QList<Row>(); }
    Task<QList<Attempt>> attempts(QString, int) override { co_return QList<Attempt>(); }
    Task<void> record(QList<RowChange>) override { co_return {}; }
    Task<void> setState(QString, DeliveryState) override { co_return {}; }
    Task<void> setReview(QString, ReviewNote) override { co_return {}; }
    Task<QHash<QString, QString>> pagesWithText(Message, QString, QString) override
    {
        co_return QHash<QString, QString>();
    }
    Task<QHash<QString, QString>> permissions(Account) override { co_return QHash<QString, QString>(); }
    Task<void> permit(Account, QStringList, QString) override { co_return {}; }
    Task<void> pause(QString, PauseCause) override { co_return {}; }
    Task<QList<ExcludeList>> excludeLists(QString) override { co_return QList<ExcludeList>(); }
    Task<LastIssue> lastIssue(QString, QString, QString) override { co_return LastIssue(); }
    Task<QList<Delivery>> open() override { co_return QList<Delivery>(); }

protected:
    Task<void> commitClaims(QList<AttemptPlan>) override { co_return {}; }
};

inline Task<PostedRevision> claimAndPost(ClaimingLedger *ledger, std::shared_ptr<MediaWikis> wikis,
                                         AttemptPlan plan)
{
    auto claimed = co_await ledger->claim(plan);
    co_return co_await wikis->post(std::move(*claimed));
}

struct Bench
{
    explicit Bench(WikiStub::Answer answer, bool signedIn = true, SendPolicy policy = {})
        : wiki(std::move(answer))
    {
        FarmProfile farm;
        farm.home = wiki.server.host();
        farm.send = std::move(policy);
        const auto http = HttpClient::create();
        const auto gate = RequestGate::create(3);
        const auto sites = SiteDirectory::create(farm, http, gate, clock);
        wikis = MediaWikis::create(farm, sites, http, gate,
                                   signedIn ? std::make_shared<CanaryCredentials>() : nullptr);
    }
    [[nodiscard]] QString host() const { return wiki.server.host(); }
    Result<PostedRevision> post(EditForm form, qint64 base, const QString &account = QStringLiteral("Sender"))
    {
        AttemptPlan plan;
        plan.account = account;
        plan.wiki = host();
        plan.row.page = QStringLiteral("User talk:Alice");
        plan.attempt.form = form;
        plan.attempt.base = base;
        plan.attempt.startTimestamp = QStringLiteral("2026-11-23T12:00:00Z");
        plan.text = QStringLiteral("\n\n== Heading ==\n\nBody");
        plan.summary = QStringLiteral("/* Heading */ new section (pr:7f3a67c4kz/1)");
        return QCoro::waitFor(claimAndPost(&ledger, wikis, plan));
    }

    WikiStub wiki;
    std::shared_ptr<StillClock> clock = std::make_shared<StillClock>();
    ClaimingLedger ledger;
    std::shared_ptr<MediaWikis> wikis;
};

} // namespace paperround::test
