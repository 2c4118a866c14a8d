// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/wikis.h"

#include <QTimer>

namespace paperround {

/// Wikis that take every post at once, through one turn of the event loop and no net: what is left is what
/// engine and ledger cost.
class InstantWikis final : public Wikis, public std::enable_shared_from_this<InstantWikis>
{
public:
    InstantWikis()
    {
        m_account = Account{};
        m_account->farm = QStringLiteral("w0.example.org");
        m_account->name = QStringLiteral("Sender");
        m_policy.who = SendPolicy::Who::Everybody;
        m_policy.everyWiki = true;
    }

    [[nodiscard]] const std::optional<Account> &account() const override { return m_account; }
    [[nodiscard]] const FarmProfile &farm() const override { return m_profile; }
    void obey(std::optional<FarmPolicy> /*page*/) override { }
    [[nodiscard]] const SendPolicy &policy() const override { return m_policy; }
    [[nodiscard]] const BrakePolicy &brakes() const override { return m_brakes; }
    [[nodiscard]] const Routes &routes() const override { return m_routes; }
    [[nodiscard]] std::shared_ptr<Wikis> until(std::stop_token) override { return shared_from_this(); }
    Task<bool> belongsToFarm(QString) override { co_return true; }
    Task<KnownSites> knownSites() override { co_return KnownSites{}; }
    Task<QHash<QString, QString>> interwikis(QString) override { co_return none(); }
    Task<QSet<QString>> languages(QString) override { co_return none(); }
    Task<WikiFacts> facts(QString wiki) override
    {
        WikiFacts facts;
        facts.wiki = facts.dbname = wiki;
        co_return facts;
    }
    Task<AccountFacts> accountFacts(QString wiki) override { co_return factsOf(wiki); }
    Task<BatchCheck> check(QString wiki, QStringList titles) override
    {
        BatchCheck batch;
        batch.wikiClock = clock();
        batch.account = factsOf(wiki);
        for (const QString &title : std::as_const(titles)) {
            PageCheck page;
            page.asked = page.title = title;
            page.ns = 4;
            page.contentModel = QStringLiteral("wikitext");
            page.pageId = page.base = ++m_last;
            page.baseTime = QDateTime::fromSecsSinceEpoch(1'700'000'000, Qt::UTC);
            batch.pages.append(page);
        }
        co_return batch;
    }
    Task<QList<UserRename>> renames(QString, QStringList) override { co_return none(); }
    Task<QStringList> silentUsers(QString, QStringList, QString) override { co_return none(); }
    Task<QHash<QString, QString>> lastEdits(QString, QStringList) override { co_return none(); }
    Task<QStringList> lockedUsers(QString, QStringList) override { co_return none(); }
    Task<PostedRevision> post(ClaimedAttempt attempt) override
    {
        co_await turn();
        const AttemptPlan &plan = attempt.plan();
        const qint64 revision = ++m_last;
        m_posted[plan.wiki].append(
            {revision, plan.row.pageId, plan.row.page, plan.summary, clock(), plan.text.size(), {}});
        co_return PostedRevision{revision, plan.row.pageId, plan.row.page, clock()};
    }
    Task<LookAnswer> look(QString, qint64, QString, qint64) override { co_return none(); }
    Task<QList<BoardPost>> boardPosts(QString, Route, QString, QString) override { co_return none(); }
    Task<QList<SeenContribution>> contributions(QString wiki, qint64, QString) override
    {
        co_return QList<SeenContribution>(m_posted.value(wiki));
    }
    Task<Reactions> reactions(QString, qint64, QString) override { co_return Reactions{}; }
    Task<QList<FilterHit>> filterHits(QString, QString, QString) override { co_return none(); }
    Task<QString> revisionText(QString, qint64) override { co_return none(); }
    Task<RenderedMessage> render(QString, QString, QString, QString) override { co_return none(); }
    Task<PageDress> dress(WantedDress) override { co_return none(); }
    Task<QStringList> refusedAddresses(QString, QStringList) override { co_return none(); }
    Task<QList<ParserFinding>> parserFindings(QString, QString, QString) override { co_return none(); }
    Task<PageText> page(QString, QString) override
    {
        co_return failure(ErrorKind::Row, QStringLiteral("missingtitle"));
    }
    Task<QString> expand(QString, QString, QString) override { co_return none(); }
    Task<SavedPage> savePage(PageSave) override { co_return none(); }
    Task<QString> message(QString, QString, QStringList) override { co_return none(); }
    Task<FoundPages> find(Recipe, QString, std::stop_token) override { co_return none(); }
    Task<QStringList> completions(QString, QString, TitleUse, std::stop_token) override { co_return none(); }
    Task<QList<QueuedPage>> pagesBelow(QString, QString) override { co_return none(); }
    Task<PageRecord> record(QString, QString) override { co_return none(); }
    Task<QList<UserRecord>> userRecords(QString, QStringList) override { co_return none(); }
    Task<qint64> makeList(QString, QString, QString) override { co_return none(); }
    Task<void> emptyList(QString, QString) override { co_return none(); }
    Task<int> handOver(ClaimedHandOver) override { co_return none(); }
    Task<QList<SendEntry>> sendLog(QString, QString) override { co_return none(); }
    Task<Observed> observe(QString, QString, QString, QString) override { co_return none(); }

private:
    struct Turn
    {
        [[nodiscard]] static bool await_ready() { return false; }
        static void await_suspend(std::coroutine_handle<> waiting)
        {
            QTimer::singleShot(0, [waiting] { waiting.resume(); });
        }
        static void await_resume() { }
    };
    static Turn turn() { return {}; }
    static tl::unexpected<Error> none() { return failure(ErrorKind::Input, QStringLiteral("not-here")); }
    static QString clock() { return QDateTime::currentDateTimeUtc().toString(Qt::ISODate); }
    static AccountFacts factsOf(const QString &wiki)
    {
        AccountFacts facts;
        facts.wiki = wiki;
        facts.userId = 7;
        for (const char *right : {"edit", "apihighlimits", "noratelimit"})
            facts.rights.append(QLatin1String(right));
        return facts;
    }

    std::optional<Account> m_account;
    FarmProfile m_profile;
    SendPolicy m_policy;
    BrakePolicy m_brakes;
    Routes m_routes;
    QHash<QString, QList<SeenContribution>> m_posted;
    qint64 m_last = 0;
};

} // namespace paperround
