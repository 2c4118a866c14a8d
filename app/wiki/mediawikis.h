// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/farmprofile.h"
#include "engine/ports/clock.h"
#include "engine/ports/wikis.h"
#include "wiki/api/actionapi.h"

#include <memory>

namespace paperround {

struct CheckAnswer;
class Credentials;
class HttpClient;
class PageDresser;
class ParserLint;
class RequestGate;
class ServiceLists;
class SiteDirectory;

/// The wikis of one farm over the Action API, as one account sees them, or as nobody (no credentials: reading
/// only). A host that does not belong to the farm gets no request at all: Wiki "outside-farm".
class MediaWikis final : public Wikis, public std::enable_shared_from_this<MediaWikis>
{
public:
    /// `sites`, `http` and `gate` are shared by all accounts of the farm; `credentials` null: anonymous.
    /// `language` is that of the wiki's words in errors (MediaWiki's code).
    [[nodiscard]] static std::shared_ptr<MediaWikis>
    create(FarmProfile farm, std::shared_ptr<SiteDirectory> sites, std::shared_ptr<HttpClient> http,
           std::shared_ptr<RequestGate> gate, std::shared_ptr<Credentials> credentials,
           QString language = QStringLiteral("en"));
    ~MediaWikis() override;

    /// Aborts what is under way and refuses what comes: reads end with Stopped, a write that had left with
    /// Look. For the exit of the program, after the deliveries have been shut down.
    void stop();

    [[nodiscard]] const std::optional<Account> &account() const override { return m_account; }
    [[nodiscard]] const FarmProfile &farm() const override { return m_profile; }
    void obey(std::optional<FarmPolicy> page) override;
    [[nodiscard]] const SendPolicy &policy() const override { return m_known->farm.send; }
    [[nodiscard]] const BrakePolicy &brakes() const override { return m_known->farm.brakes; }
    [[nodiscard]] const Routes &routes() const override { return m_known->farm.routes; }
    [[nodiscard]] std::shared_ptr<Wikis> until(std::stop_token stop) override;
    Task<bool> belongsToFarm(QString wiki) override;
    Task<KnownSites> knownSites() override;
    Task<WikiFacts> facts(QString wiki) override;
    Task<QHash<QString, QString>> interwikis(QString wiki) override;
    Task<QSet<QString>> languages(QString wiki) override;
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
    Task<PageDress> dress(WantedDress wanted) override;
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

private:
    MediaWikis(FarmProfile farm, std::shared_ptr<SiteDirectory> sites, std::shared_ptr<ActionApi> api,
               std::shared_ptr<ServiceLists> services, std::shared_ptr<ParserLint> parsers,
               std::shared_ptr<PageDresser> dresser, std::optional<Account> account);
    using Patience = ApiCall::Patience;
    /// What all that look at these wikis share, however long each of them cares to wait.
    struct Known
    {
        FarmProfile farm; ///< With the policy in force.
        QHash<QString, bool> highLimits; ///< Wiki → apihighlimits.
    };
    [[nodiscard]] std::shared_ptr<MediaWikis> readingUntil(std::stop_token stop) const;
    /// The one door of every method: only hosts of the farm have an endpoint.
    Task<ApiCall> callTo(QString wiki, ApiParams params, Patience patience);
    Task<QJsonObject> ask(QString wiki, ApiParams params, Patience patience);
    Task<QList<QJsonObject>> askAll(QString wiki, ApiParams params, int maxRounds);
    Task<QJsonObject> write(QString wiki, ApiParams params);
    Task<QList<BoardPost>> topics(QString wiki, QString title, QString since);
    Task<QStringList> missingFilesOf(WikiFacts facts, QStringList names);
    Task<FoundPages> findElsewhere(Recipe recipe, std::stop_token stop);
    Task<BatchCheck> checkBatch(WikiFacts facts, QStringList titles);
    Task<void> readBotTemplates(WikiFacts facts, std::shared_ptr<CheckAnswer> answer);

    FarmProfile m_profile;
    std::shared_ptr<Known> m_known;
    std::shared_ptr<SiteDirectory> m_sites;
    std::shared_ptr<ActionApi> m_api;
    std::shared_ptr<ServiceLists> m_services; ///< Knows nothing of the account.
    std::shared_ptr<ParserLint> m_parsers; ///< Nor does it.
    std::shared_ptr<PageDresser> m_dresser; ///< Nor does it.
    std::optional<Account> m_account;
    std::stop_token m_stop; ///< Of reads; none: they run to their end.
};

} // namespace paperround
