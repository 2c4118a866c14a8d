// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/wikis.h"
#include "support/manualclock.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>

namespace paperround {

/// What befalls one post on its way.
struct PostFault
{
    enum class What {
        None,
        LostBefore, ///< The request never arrives; nobody answers.
        LostAfter, ///< Saved; the answer is lost.
        Twice, ///< Something between forwards it twice; the second copy's answer comes back.
        TwiceLost, ///< The same, and no answer.
        Late, ///< The client gives up; the request arrives `delay` later.
        LateTwice, ///< A copy arrives at once and one `delay` later, no answer.
        Refused, ///< `error` instead of a save.
        Stranger, ///< Saved under a temporary account; the answer says so.
        RefusedAfter, ///< Saved, and yet `error` (a 5xx of a proxy, or a second copy's refusal).
    };
    What what = What::None;
    std::chrono::milliseconds delay{0};
    Error error{};
};

struct FakeRevision
{
    qint64 id = 0;
    QString user;
    QString comment;
    QString text;
    QDateTime time;
    qint64 parent = 0;
    QStringList tags = {}; ///< As the wiki sets them: "mw-manual-revert", "mw-undo", …
    bool userHidden = false;
    bool textHidden = false;
};

struct FakePage
{
    qint64 id = 0;
    QString title;
    QList<FakeRevision> revisions; ///< Oldest first.
};

struct FakeUser
{
    qint64 id = 0;
    QStringList groups;
    bool blocked = false;
    QList<GroupsChange> changes; ///< Newest first.
};

/// Wikis in memory with MediaWiki's compare-and-swap: three-way merges, created and deleted pages, redirects,
/// moves, other editors. Every answer comes later through the clock; what a real client must never do is kept
/// in violations().
class FakeWikis : public Wikis, public std::enable_shared_from_this<FakeWikis>
{
public:
    FakeWikis(ManualClock &clock, Account account, QStringList hosts);
    /// Another account on the same wikis, with switches of its own.
    FakeWikis(FakeWikis &world, Account account);

    // Wikis
    [[nodiscard]] const std::optional<Account> &account() const override { return m_account; }
    [[nodiscard]] const FarmProfile &farm() const override;
    void obey(std::optional<FarmPolicy> page) override { m_obeyed = std::move(page); }
    [[nodiscard]] const SendPolicy &policy() const override { return m_obeyed ? m_obeyed->send : sendPolicy; }
    [[nodiscard]] const BrakePolicy &brakes() const override
    {
        return m_obeyed ? m_obeyed->brakes : brakePolicy;
    }
    [[nodiscard]] const Routes &routes() const override { return m_obeyed ? m_obeyed->routes : allowed; }
    /// Itself: who gives up gets every answer all the same, and must not mind. isGivenUp() tells.
    [[nodiscard]] std::shared_ptr<Wikis> until(std::stop_token stop) override;
    Task<bool> belongsToFarm(QString wiki) override;
    Task<KnownSites> knownSites() override; ///< Of all hosts; the first is home.
    Task<WikiFacts> facts(QString wiki) override;
    Task<QHash<QString, QString>> interwikis(QString wiki) override; ///< See `prefixes`.
    Task<QSet<QString>> languages(QString wiki) override; ///< See `languagePrefixes`.
    Task<AccountFacts> accountFacts(QString wiki) override;
    Task<BatchCheck> check(QString wiki, QStringList titles) override;
    Task<QList<UserRename>> renames(QString wiki, QStringList users) override;
    Task<QStringList> silentUsers(QString wiki, QStringList users, QString since) override;
    Task<QHash<QString, QString>> lastEdits(QString wiki, QStringList users) override;
    Task<QStringList> lockedUsers(QString wiki, QStringList users) override;
    Task<PostedRevision> post(ClaimedAttempt attempt) override;
    Task<LookAnswer> look(QString wiki, qint64 pageId, QString title, qint64 firstBase) override;
    Task<QList<BoardPost>> boardPosts(QString wiki, Route board, QString title, QString since) override;
    Task<QList<SeenContribution>> contributions(QString wiki, qint64 userId, QString since) override;
    Task<Reactions> reactions(QString wiki, qint64 userId, QString since) override;
    Task<QList<FilterHit>> filterHits(QString wiki, QString title, QString since) override;
    Task<QString> revisionText(QString wiki, qint64 revision) override;
    Task<RenderedMessage> render(QString wiki, QString title, QString subject, QString body) override;
    Task<PageDress> dress(WantedDress wanted) override; ///< See `dressing`.
    Task<QStringList> refusedAddresses(QString wiki, QStringList addresses) override;
    Task<QList<ParserFinding>> parserFindings(QString wiki, QString title, QString text) override;
    Task<PageText> page(QString wiki, QString title) override;
    Task<QString> expand(QString wiki, QString title, QString text) override;
    Task<SavedPage> savePage(PageSave save) override;
    Task<QString> message(QString wiki, QString name, QStringList arguments) override;
    Task<QStringList> completions(QString wiki, QString begun, TitleUse use, std::stop_token stop) override;
    Task<FoundPages> find(Recipe recipe, QString from, std::stop_token stop) override;
    Task<QList<QueuedPage>> pagesBelow(QString wiki, QString prefix) override;
    Task<PageRecord> record(QString wiki, QString title) override;
    Task<QList<UserRecord>> userRecords(QString wiki, QStringList users) override;
    Task<qint64> makeList(QString wiki, QString title, QString json) override;
    Task<void> emptyList(QString wiki, QString title) override;
    Task<int> handOver(ClaimedHandOver claimed) override;
    Task<QList<SendEntry>> sendLog(QString wiki, QString list) override;
    Task<Observed> observe(QString wiki, QString since, QString subject, QString mark) override;

    // The world around our client.
    qint64 edit(const QString &wiki, const QString &title, const QString &text,
                const QString &user = QStringLiteral("Somebody"),
                const QString &comment = QStringLiteral("edit"));
    void append(const QString &wiki, const QString &title, const QString &text);
    void move(const QString &wiki, const QString &from, const QString &to, bool redirect);
    void remove(const QString &wiki, const QString &title);
    void restore(const QString &wiki, const QString &title); ///< What was removed, with its history.
    void protect(const QString &wiki, const QString &title, const QString &level);
    /// Into its log: what no edit tells ("import", "merge").
    void log(const QString &wiki, const QString &title, const QString &type, const QString &action);
    /// To hide it, to tag it, to make it an import of somebody ("w>Name").
    [[nodiscard]] FakeRevision &revision(const QString &wiki, qint64 id);
    /// The same groups on every wiki, in the log of rights as of now. `groupRights` says what they give.
    void setGroups(const QString &user, const QStringList &groups);
    void setBlocked(const QString &user, bool blocked);
    void setGroupRights(const QString &group, const QStringList &rights);
    void makeBoard(const QString &wiki, const QString &title, Route kind);
    [[nodiscard]] QStringList threadsOf(const QString &wiki, const QString &title) const; ///< Their texts.
    [[nodiscard]] QString textOf(const QString &wiki, const QString &title) const;
    [[nodiscard]] int copies(const QString &wiki,
                             const QString &mark) const; ///< Saved ever, counted in summaries.
    [[nodiscard]] bool exists(const QString &wiki, const QString &title) const;

    // Switches.
    std::function<PostFault(const AttemptPlan &)> fault; ///< Asked for each post.
    std::function<PostFault(const PageSave &)> saveFault; ///< Asked for each page that is saved.
    std::function<std::optional<Error>(const QString &call, const QString &wiki)>
        readFault; ///< For each read.
    std::function<PostFault(const HandOverPlan &)> handOverFault;
    /// What becomes of a job of MassMessage on that page: "" delivered, "drop", or the log's action with a
    /// failure's code behind a blank.
    std::function<QString(const QString &wiki, const QString &page)> job;
    std::chrono::milliseconds queueDelay{20'000};
    Routes allowed = everyRoute();
    std::function<void(PageCheck &)> tweak; ///< Last word on each checked page.
    std::function<void(WikiFacts &)> tweakFacts;
    std::function<void(const QString &wiki, RenderedMessage &)> tweakRendered;
    /// What a wiki gives a page to wear; unset: nothing.
    std::function<PageDress(const WantedDress &)> dressing;
    QHash<QString, QHash<QString, QString>> prefixes; ///< Of each wiki, prefix → host.
    QHash<QString, QSet<QString>> languagePrefixes; ///< Of each wiki.
    QHash<QString, QStringList> refusedByWiki; ///< What each wiki's list against spam has.
    QHash<QString, QList<ParserFinding>> parsed; ///< By text; of another there is no parser.
    std::function<void(AccountFacts &)> tweakAccount;
    QHash<QString, QList<FilterHit>> hits; ///< By title.
    QHash<QString, QString> messages; ///< By name, with $1 and the like.
    std::function<QString(const QString &text)> expansion; ///< What a list page expands to; unset: itself.
    /// What a round of a recipe brings; unset: nothing is ever found.
    std::function<Result<FoundPages>(const Recipe &recipe, const QString &from)> finding;
    SendPolicy sendPolicy{.everyWiki = true};
    BrakePolicy brakePolicy;
    QString policyPage = DefaultPolicyPage;
    ReviewPolicy reviewPolicy{.approvals = 0};
    QHash<QString, UserRename> renamed; ///< By old name, on every wiki.
    QSet<QString> silent; ///< Users without a recent edit.
    QHash<QString, QString> lastEdit; ///< By user, ISO 8601; of others there is none.
    QSet<QString> locked;
    QSet<QString> newMessages; ///< Wikis where somebody wrote to the account.
    QSet<qint64> reverted; ///< Revisions that somebody undid.
    QStringList completed; ///< What was to be completed, "words@wiki" in order.
    bool refuseMerges = false;
    bool mayPostTogether = false; ///< After a restart an older process's post may still be under way.
    std::chrono::milliseconds latency{50};
    std::chrono::milliseconds clockSkew{0}; ///< The wiki's clock against ours.
    std::optional<Account> signedIn() const { return m_account; }

    /// All that ever asked until something have given up.
    [[nodiscard]] bool isGivenUp() const;
    [[nodiscard]] int calls(const QString &name) const { return m_calls.value(name); }
    [[nodiscard]] const QStringList &violations() const { return m_violations; }
    [[nodiscard]] const QStringList &posted() const
    {
        return m_posted;
    } ///< "host title form" in order of arrival.

private:
    struct Wiki
    {
        QList<FakePage> pages;
        QHash<QString, QDateTime> deleted; ///< Title → when.
        QHash<QString, Route> boards; ///< By title.
        QHash<QString, QList<BoardPost>> topics; ///< By title of their Flow board.
        QList<ObservedMessage> log;
        QHash<QString, QList<SendEntry>> sends; ///< By title of the list.
        QHash<QString, FakePage> graves; ///< Removed pages by title.
        QHash<QString, QStringList> protections; ///< By title.
        QHash<QString, QList<RecordedEvent>> events; ///< By title; newest first.
    };
    /// What all accounts share.
    struct World
    {
        QHash<QString, Wiki> wikis;
        QHash<QString, FakeUser> users;
        QHash<QString, QStringList> groupRights;
        qint64 lastRevision = 1000;
        qint64 lastPage = 100;
        qint64 lastUser = 6;
    };

    FakeUser &userNamed(const QString &name); ///< Registers whom the wikis did not know.
    [[nodiscard]] QStringList rightsOf(const FakeUser &user) const;
    qint64 addRevision(FakePage &page, const QString &user, const QString &comment, const QString &text);
    QCoro::Task<> aMoment(std::chrono::milliseconds span);
    QList<SeenContribution> ours(const QString &wiki, qint64 userId, const QString &since);
    Result<PostedRevision> save(const AttemptPlan &plan);
    Result<PostedRevision> saveNew(const AttemptPlan &plan);
    Result<PostedRevision> saveOnBoard(const AttemptPlan &plan);
    Result<SavedPage> store(const PageSave &save);
    Result<int> submit(const HandOverPlan &plan);
    void runJob(const QString &wiki, const QString &page, const HandOverPlan &plan);
    void giveToStranger(const AttemptPlan &plan, Result<PostedRevision> &answer);
    Result<PostedRevision> commit(const AttemptPlan &plan, FakePage &page, const QString &text);
    [[nodiscard]] AccountFacts accountNow(const QString &wiki) const;
    [[nodiscard]] PageCheck checked(const QString &wiki, const QString &title) const;
    [[nodiscard]] const FakePage *find(const QString &wiki, const QString &title) const;
    [[nodiscard]] FakePage *find(const QString &wiki, const QString &title);
    [[nodiscard]] const FakePage *byId(const QString &wiki, qint64 id) const;
    [[nodiscard]] QDateTime wikiNow() const;
    [[nodiscard]] QString wikiClock() const;
    [[nodiscard]] std::optional<Error> reading(const QString &call, const QString &wiki);
    void violate(const QString &what) { m_violations.append(what); }

    ManualClock &m_clock;
    std::optional<Account> m_account;
    std::optional<FarmPolicy> m_obeyed;
    mutable FarmProfile m_farm;
    QStringList m_hosts;
    std::shared_ptr<World> m_world;
    QHash<QString, Wiki> &m_wikis = m_world->wikis;
    QHash<QString, int> m_inFlight;
    int m_completing = 0;
    QList<std::stop_token> m_untils;
    QHash<QString, int> m_calls;
    QStringList m_violations;
    QStringList m_posted;
};

} // namespace paperround
