// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The engine's ports with a turnstile before them: one call at a time, so that a seed brings the same run
// again; counted, so that the clock knows when everybody rests; and dead from the moment the program is
// "killed".
#pragma once

#include "engine/delivery/wakeup.h"
#include "engine/ports/ledger.h"
#include "engine/ports/wikis.h"
#include "store/store.h"

#include <deque>
#include <functional>
#include <memory>

namespace paperround {

/// What all calls of one life of the program pass.
class Turnstile
{
public:
    std::function<void()> changed; ///< isBusy() may be another now.
    std::function<void(int call)> passed; ///< Before each call; may kill.

    [[nodiscard]] bool isBusy() const { return m_calls > 0; }
    [[nodiscard]] bool isKilled() const { return m_killed; }
    void kill() { m_killed = true; }
    /// The engine has been told to leave: the calls that a killed program never got an answer to end.
    void release()
    {
        m_released = true;
        m_release.wake();
    }
    static QCoro::Task<> hang(std::shared_ptr<Turnstile> stile)
    {
        while (stile->m_killed && !stile->m_released)
            co_await stile->m_release.wait();
    }

    /// Held while a call is under way.
    class Turn
    {
    public:
        explicit Turn(std::shared_ptr<Turnstile> stile)
            : m_stile(std::move(stile))
        {
        }
        ~Turn()
        {
            if (m_stile)
                m_stile->leave();
        }
        Turn(Turn &&) = default;
        Turn &operator=(Turn &&) = delete;
        Turn(const Turn &) = delete;
        Turn &operator=(const Turn &) = delete;

    private:
        std::shared_ptr<Turnstile> m_stile;
    };

    static QCoro::Task<Turn> enter(std::shared_ptr<Turnstile> stile)
    {
        ++stile->m_calls;
        stile->tell();
        const auto mine = std::make_shared<Wakeup>();
        stile->m_waiting.push_back(mine);
        while (stile->m_within || stile->m_waiting.front() != mine)
            co_await mine->wait();
        stile->m_waiting.pop_front();
        stile->m_within = true;
        if (stile->passed && !stile->m_killed)
            stile->passed(++stile->m_number);
        co_return Turn(stile);
    }

private:
    void leave()
    {
        m_within = false;
        --m_calls;
        if (!m_waiting.empty())
            m_waiting.front()->wake();
        tell();
    }
    void tell() const
    {
        if (changed)
            changed();
    }

    std::deque<std::shared_ptr<Wakeup>> m_waiting;
    bool m_within = false;
    bool m_killed = false;
    bool m_released = false;
    Wakeup m_release;
    int m_calls = 0;
    int m_number = 0;
};

template <class T, class Call>
Task<T> throughTurnstile(std::shared_ptr<Turnstile> stile, std::shared_ptr<Call> call)
{
    Result<T> answer = failure(ErrorKind::Stopped, QStringLiteral("killed"));
    {
        const auto turn = co_await Turnstile::enter(stile);
        if (!stile->isKilled()) {
            auto running = (*call)();
            auto came = co_await running;
            if (!stile->isKilled())
                answer = std::move(came);
        }
    }
    co_await Turnstile::hang(stile);
    co_return answer;
}

template <class T, class Call> Task<T> watched(const std::shared_ptr<Turnstile> &stile, Call call)
{
    return throughTurnstile<T>(stile, std::make_shared<Call>(std::move(call)));
}

class WatchedWikis final : public Wikis
{
public:
    WatchedWikis(std::shared_ptr<Wikis> wikis, std::shared_ptr<Turnstile> stile)
        : m_wikis(std::move(wikis))
        , m_stile(std::move(stile))
    {
    }
    [[nodiscard]] const std::optional<Account> &account() const override { return m_wikis->account(); }
    [[nodiscard]] const FarmProfile &farm() const override { return m_wikis->farm(); }
    void obey(std::optional<FarmPolicy> page) override { m_wikis->obey(std::move(page)); }
    [[nodiscard]] const SendPolicy &policy() const override { return m_wikis->policy(); }
    [[nodiscard]] const BrakePolicy &brakes() const override { return m_wikis->brakes(); }
    [[nodiscard]] const Routes &routes() const override { return m_wikis->routes(); }
    [[nodiscard]] std::shared_ptr<Wikis> until(std::stop_token stop) override
    {
        return std::make_shared<WatchedWikis>(m_wikis->until(std::move(stop)), m_stile);
    }
    Task<KnownSites> knownSites() override
    {
        return watched<KnownSites>(m_stile, [w = m_wikis] { return w->knownSites(); });
    }
    Task<bool> belongsToFarm(QString wiki) override
    {
        return watched<bool>(m_stile, [=, w = m_wikis] { return w->belongsToFarm(wiki); });
    }
    Task<WikiFacts> facts(QString wiki) override
    {
        return watched<WikiFacts>(m_stile, [=, w = m_wikis] { return w->facts(wiki); });
    }
    Task<QHash<QString, QString>> interwikis(QString wiki) override
    {
        return watched<QHash<QString, QString>>(m_stile, [=, w = m_wikis] { return w->interwikis(wiki); });
    }
    Task<QSet<QString>> languages(QString wiki) override
    {
        return watched<QSet<QString>>(m_stile, [=, w = m_wikis] { return w->languages(wiki); });
    }
    Task<AccountFacts> accountFacts(QString wiki) override
    {
        return watched<AccountFacts>(m_stile, [=, w = m_wikis] { return w->accountFacts(wiki); });
    }
    Task<BatchCheck> check(QString wiki, QStringList titles) override
    {
        return watched<BatchCheck>(m_stile, [=, w = m_wikis] { return w->check(wiki, titles); });
    }
    Task<QList<UserRename>> renames(QString wiki, QStringList users) override
    {
        return watched<QList<UserRename>>(m_stile, [=, w = m_wikis] { return w->renames(wiki, users); });
    }
    Task<QStringList> silentUsers(QString wiki, QStringList users, QString since) override
    {
        return watched<QStringList>(m_stile, [=, w = m_wikis] { return w->silentUsers(wiki, users, since); });
    }
    Task<QHash<QString, QString>> lastEdits(QString wiki, QStringList users) override
    {
        return watched<QHash<QString, QString>>(m_stile,
                                                [=, w = m_wikis] { return w->lastEdits(wiki, users); });
    }
    Task<QStringList> lockedUsers(QString wiki, QStringList users) override
    {
        return watched<QStringList>(m_stile, [=, w = m_wikis] { return w->lockedUsers(wiki, users); });
    }
    Task<PostedRevision> post(ClaimedAttempt attempt) override
    {
        const auto held = std::make_shared<ClaimedAttempt>(std::move(attempt));
        return watched<PostedRevision>(m_stile, [=, w = m_wikis] { return w->post(std::move(*held)); });
    }
    Task<LookAnswer> look(QString wiki, qint64 pageId, QString title, qint64 firstBase) override
    {
        return watched<LookAnswer>(m_stile,
                                   [=, w = m_wikis] { return w->look(wiki, pageId, title, firstBase); });
    }
    Task<QList<SeenContribution>> contributions(QString wiki, qint64 userId, QString since) override
    {
        return watched<QList<SeenContribution>>(
            m_stile, [=, w = m_wikis] { return w->contributions(wiki, userId, since); });
    }
    Task<QList<FilterHit>> filterHits(QString wiki, QString title, QString since) override
    {
        return watched<QList<FilterHit>>(m_stile,
                                         [=, w = m_wikis] { return w->filterHits(wiki, title, since); });
    }
    Task<QString> revisionText(QString wiki, qint64 revision) override
    {
        return watched<QString>(m_stile, [=, w = m_wikis] { return w->revisionText(wiki, revision); });
    }
    Task<QList<BoardPost>> boardPosts(QString wiki, Route board, QString title, QString since) override
    {
        return watched<QList<BoardPost>>(
            m_stile, [=, w = m_wikis] { return w->boardPosts(wiki, board, title, since); });
    }
    Task<Reactions> reactions(QString wiki, qint64 userId, QString since) override
    {
        return watched<Reactions>(m_stile, [=, w = m_wikis] { return w->reactions(wiki, userId, since); });
    }
    Task<QList<QueuedPage>> pagesBelow(QString wiki, QString prefix) override
    {
        return watched<QList<QueuedPage>>(m_stile, [=, w = m_wikis] { return w->pagesBelow(wiki, prefix); });
    }
    Task<PageRecord> record(QString wiki, QString title) override
    {
        return watched<PageRecord>(m_stile, [=, w = m_wikis] { return w->record(wiki, title); });
    }
    Task<QList<UserRecord>> userRecords(QString wiki, QStringList users) override
    {
        return watched<QList<UserRecord>>(m_stile, [=, w = m_wikis] { return w->userRecords(wiki, users); });
    }
    // Saving pages and the hand-over have tests of their own.
    Task<SavedPage> savePage(PageSave save) override { return m_wikis->savePage(std::move(save)); }
    Task<QString> message(QString wiki, QString name, QStringList arguments) override
    {
        return m_wikis->message(wiki, name, arguments);
    }
    Task<qint64> makeList(QString wiki, QString title, QString json) override
    {
        return m_wikis->makeList(wiki, title, json);
    }
    Task<void> emptyList(QString wiki, QString title) override { return m_wikis->emptyList(wiki, title); }
    Task<int> handOver(ClaimedHandOver claimed) override { return m_wikis->handOver(std::move(claimed)); }
    Task<QList<SendEntry>> sendLog(QString wiki, QString list) override
    {
        return m_wikis->sendLog(wiki, list);
    }
    Task<Observed> observe(QString wiki, QString since, QString subject, QString mark) override
    {
        return m_wikis->observe(wiki, since, subject, mark);
    }
    Task<RenderedMessage> render(QString wiki, QString title, QString subject, QString body) override
    {
        return m_wikis->render(wiki, title, subject, body);
    }
    Task<PageDress> dress(WantedDress wanted) override { return m_wikis->dress(wanted); }
    Task<QStringList> refusedAddresses(QString wiki, QStringList addresses) override
    {
        return m_wikis->refusedAddresses(wiki, addresses);
    }
    Task<QList<ParserFinding>> parserFindings(QString wiki, QString title, QString text) override
    {
        return m_wikis->parserFindings(wiki, title, text);
    }
    Task<PageText> page(QString wiki, QString title) override
    {
        return watched<PageText>(m_stile, [=, w = m_wikis] { return w->page(wiki, title); });
    }
    Task<QString> expand(QString wiki, QString title, QString text) override
    {
        return m_wikis->expand(wiki, title, text);
    }
    Task<FoundPages> find(Recipe recipe, QString from, std::stop_token stop) override
    {
        return m_wikis->find(recipe, from, stop);
    }
    Task<QStringList> completions(QString wiki, QString begun, TitleUse use, std::stop_token stop) override
    {
        return m_wikis->completions(wiki, begun, use, stop);
    }

private:
    std::shared_ptr<Wikis> m_wikis;
    std::shared_ptr<Turnstile> m_stile;
};

/// A store's ledger. A write is over when the search index has it, too: otherwise it would be a matter of
/// speed which of the disk's writes is the n-th. The store outlives all calls.
class WatchedLedger final : public Ledger
{
public:
    WatchedLedger(Store &store, std::shared_ptr<Turnstile> stile)
        : m_store(&store)
        , m_ledger(&store.ledger())
        , m_stile(std::move(stile))
    {
    }
    Task<void> create(Delivery delivery, QList<Row> rows) override
    {
        return watched<void>(m_stile,
                             [=, s = m_store] { return indexed(s, s->ledger().create(delivery, rows)); });
    }
    Task<std::optional<Delivery>> delivery(QString id) override
    {
        return watched<std::optional<Delivery>>(m_stile, [=, l = m_ledger] { return l->delivery(id); });
    }
    Task<QList<Row>> rows(QString id) override
    {
        return watched<QList<Row>>(m_stile, [=, l = m_ledger] { return l->rows(id); });
    }
    Task<QList<Attempt>> attempts(QString id, int row) override
    {
        return watched<QList<Attempt>>(m_stile, [=, l = m_ledger] { return l->attempts(id, row); });
    }
    Task<void> record(QList<RowChange> changes) override
    {
        return watched<void>(m_stile, [=, s = m_store] { return indexed(s, s->ledger().record(changes)); });
    }
    Task<void> setState(QString id, DeliveryState state) override
    {
        return watched<void>(m_stile,
                             [=, s = m_store] { return indexed(s, s->ledger().setState(id, state)); });
    }
    Task<void> setReview(QString id, ReviewNote review) override
    {
        return watched<void>(m_stile,
                             [=, s = m_store] { return indexed(s, s->ledger().setReview(id, review)); });
    }
    Task<void> pause(QString id, PauseCause cause) override
    {
        return watched<void>(m_stile, [=, s = m_store] { return indexed(s, s->ledger().pause(id, cause)); });
    }
    Task<QHash<QString, QString>> pagesWithText(Message message, QString wiki, QString exceptId) override
    {
        return watched<QHash<QString, QString>>(
            m_stile, [=, l = m_ledger] { return l->pagesWithText(message, wiki, exceptId); });
    }
    Task<QHash<QString, QString>> permissions(Account account) override
    {
        return watched<QHash<QString, QString>>(m_stile,
                                                [=, l = m_ledger] { return l->permissions(account); });
    }
    Task<void> permit(Account account, QStringList wikis, QString link) override
    {
        return watched<void>(m_stile, [=, l = m_ledger] { return l->permit(account, wikis, link); });
    }
    Task<QList<ExcludeList>> excludeLists(QString farm) override
    {
        return watched<QList<ExcludeList>>(m_stile, [=, l = m_ledger] { return l->excludeLists(farm); });
    }
    Task<LastIssue> lastIssue(QString farm, QString subject, QString exceptId) override
    {
        return watched<LastIssue>(m_stile,
                                  [=, l = m_ledger] { return l->lastIssue(farm, subject, exceptId); });
    }
    Task<QList<Delivery>> open() override
    {
        return watched<QList<Delivery>>(m_stile, [=, l = m_ledger] { return l->open(); });
    }

protected:
    Task<void> commitClaims(QList<AttemptPlan> plans) override
    {
        return watched<void>(m_stile, [=, s = m_store] { return indexed(s, claimThere(s, plans)); });
    }

private:
    static Task<void> indexed(Store *store, Task<void> writing)
    {
        auto written = co_await writing;
        (void)co_await store->searchable();
        co_return written;
    }
    static Task<void> claimThere(Store *store, QList<AttemptPlan> plans)
    {
        const auto claimed = co_await store->ledger().claim(plans.first()); // One, but for a hand-over.
        if (!claimed)
            co_return tl::unexpected(claimed.error());
        co_return Result<void>();
    }

    Store *m_store;
    Ledger *m_ledger;
    std::shared_ptr<Turnstile> m_stile;
};

} // namespace paperround
