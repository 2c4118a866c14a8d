// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/account.h"
#include "domain/message/lint.h"
#include "domain/review/farmpolicy.h"
#include "domain/review/pagerecord.h"
#include "domain/targets/recipe.h"
#include "domain/targets/target.h"
#include "domain/targets/targetlistparser.h"
#include "domain/wikifacts.h"
#include "engine/ports/foundpages.h"
#include "engine/ports/ledger.h"
#include "engine/ports/pagedress.h"
#include "engine/ports/task.h"

#include <QDateTime>
#include <QHash>
#include <QStringList>
#include <memory>
#include <optional>
#include <stop_token>

namespace paperround {

/// What kind of user a User (talk) page belongs to.
enum class PageOwner { NotAUserPage, Exists, Missing, IpAddress, Temporary };

/// Why the account may not edit a page, from `intestactions`: MediaWiki's code and words.
struct EditProblem
{
    QString code;
    QString text;
    ErrorKind kind = ErrorKind::Row; ///< As if an edit had been refused so: this page's, or every page's.

    friend bool operator==(const EditProblem &, const EditProblem &) = default;
};

/// One page as its wiki describes it just before a post.
struct PageCheck
{
    QString asked; ///< The title as asked.
    QString title; ///< As the wiki writes it, after normalisation and one local redirect.
    int ns = 0;
    qint64 pageId = 0; ///< 0: missing.
    qint64 base = 0; ///< Newest revision; 0: missing.
    QDateTime baseTime; ///< UTC, the wiki's clock.
    qint64 bytes = 0; ///< Of its text.
    QString contentModel; ///< "wikitext", "flow-board", …; of a missing page what it would be.
    QString language; ///< Of the page: MediaWiki's code; empty: the wiki did not say.
    QString redirectedFrom; ///< Normalised title of the redirect that was followed; empty: none.
    bool invalid = false; ///< Not a title there.
    bool interwikiRedirect = false;
    bool doubleRedirect = false;
    bool optedOut = false; ///< In the wiki's opt-out category.
    bool liquidThreads = false;
    bool deniesBots = false; ///< Says {{nobots}} or the like; asked only where the policy honours it.
    PageOwner owner = PageOwner::NotAUserPage;
    QString ownerName; ///< Of the pages of a user; else empty.
    bool ownerBlocked = false; ///< On this whole wiki. Talk pages stay open to messages.
    QString ownerBlock; ///< "since/until" of that block, ISO 8601 or "infinite"; empty: the wiki did not say.
    bool ownerLocked = false; ///< Globally; known only of a page checked alone, where accounts are central.
    QList<EditProblem> problems; ///< Empty: may edit (or create).
    QString wikiClosed; ///< "closed", "private", "fishbowl": so says the farm of the wiki that refuses.

    friend bool operator==(const PageCheck &, const PageCheck &) = default;
};

/// What a title that a person is writing is for.
enum class TitleUse {
    Target, ///< Pages where messages go, and pages of accounts.
    ListPage, ///< Any page.
};

/// What became of a user name, as the wiki's log of renames tells.
struct UserRename
{
    QString user;
    QString to; ///< The name now, after all renames.
    QString time; ///< ISO 8601, of the last of them.

    friend bool operator==(const UserRename &, const UserRename &) = default;
};

/// A batch of pages and the wiki's clock when it was read.
struct BatchCheck
{
    QString wikiClock; ///< curtimestamp (T0), ISO 8601.
    QList<PageCheck> pages; ///< One per title asked, same order.
    bool hasMessages = false;
    std::optional<AccountFacts> account; ///< Limits, rights and blocks as they are now; they ride along.
};

/// The wiki's answer to an edit that went in.
struct PostedRevision
{
    qint64 revision = 0;
    qint64 pageId = 0;
    QString title;
    QString time; ///< newtimestamp, ISO 8601.
    QString thread; ///< On a board: the page of the topic or thread; there may be no revision then.
    /// The wiki made a temporary account for it: delivered, but we are not signed in there. The lane must
    /// stop.
    bool byTemporaryUser = false;
};

/// A line of a page's own history, oldest first.
struct SeenRevision
{
    qint64 revision = 0;
    QString user; ///< Null: the wiki hides it; the same of the comment.
    QString comment;
    QString time;
};

/// What a look brought: all revisions since (and with) the given base.
struct LookAnswer
{
    bool missing = false; ///< The page is not there (now).
    QString title; ///< Its title now.
    qint64 pageId = 0;
    QList<SeenRevision> revisions; ///< Oldest first, complete.
    QString wikiClock;
};

/// A marked edit of the account, from usercontribs.
struct SeenContribution
{
    qint64 revision = 0;
    qint64 pageId = 0;
    QString title;
    QString comment;
    QString time;
    qint64 sizeDiff = 0;
    QStringList tags;
};

/// How a wiki took to what the account does there.
struct Reactions
{
    bool hasMessages = false; ///< Something new on the account's own talk page.
    QList<SeenContribution> reverted; ///< Marked edits of the account that somebody undid.
};

/// A message in a board's own list.
struct BoardPost
{
    QString thread; ///< The page of its topic or thread.
    QString user;
    QString text; ///< Where the mark stands: a topic's wikitext, the summary of a thread's edit.
    qint64 revision = 0; ///< 0: the board does not say.
};

/// A line of the massmessage log of the wiki where a list was handed over.
struct SendEntry
{
    qint64 listRevision = 0;
    QString user;
    QString time;
};

/// What a target's wiki tells of a handed-over message: an edit of its delivery account, or a line of its
/// log.
struct ObservedMessage
{
    QString page;
    qint64 pageId = 0;
    qint64 revision = 0; ///< 0: not delivered; then `action` says why.
    QString action; ///< "skipoptout", "skipnouser", "skipbadns", "failure".
    QString code; ///< A failure's error code, or the wiki's words.
    QString time;
};

/// What a round of watching a wiki brought.
struct Observed
{
    QString wikiClock;
    QList<ObservedMessage> messages;
};

/// An abuse-filter hit of the account on a page since T0.
struct FilterHit
{
    QString result; ///< "warn", "disallow", "tag", …
    QString filter; ///< Description.
};

/// What a wiki would show. Hostile HTML: sanitise before any layout.
struct RenderedMessage
{
    QString html;
    QString wikitext; ///< After pre-save transform.
    // What the text calls for and this wiki does not have, by its own titles. Of links: those to its own
    // pages, the signature's too.
    QStringList missingTemplates;
    QStringList missingFiles; ///< Neither here nor where the wiki shares files.
    QStringList missingLinks;
    QStringList categories; ///< That readers see; names, without the namespace.
    QStringList missingCategories; ///< Of those.
    QStringList addresses; ///< Other sites that the text leads to, as the wiki writes them.
    QStringList styles; ///< Modules of style sheets that the parser names.
    QStringList warnings; ///< Of the parser, in the wiki's words. Hostile text.
    QUrl baseUrl; ///< For relative links.
};

/// A page's text with the revision it was read at.
struct PageText
{
    QString title;
    qint64 revision = 0;
    QString contentModel;
    QString text;
    QUrl url; ///< Canonical, with oldid.
    QString language; ///< Of the page: MediaWiki's code.
    bool rightToLeft = false;
};

/// A page's whole text as somebody means to save it, with the guard that makes a repeat of it conflict.
struct PageSave
{
    QString wiki;
    QString title;
    QString text; ///< All of it.
    QString summary;
    qint64 base = 0; ///< The revision of this very page that the text was made from; 0: there must be none.
    /// Of a page that must not be there: the wiki's clock when that was seen (BatchCheck::wikiClock).
    QString startTimestamp;
    QString contentModel; ///< Of a page that must not be there; empty: what its title says.
};

/// The wiki's answer to a page that was saved.
struct SavedPage
{
    qint64 revision = 0;
    qint64 pageId = 0;
    QString title;
    QString time; ///< newtimestamp, ISO 8601.
    /// `oldrevid`, the page's newest revision when the request came; 0: a new page. Not the base: the wiki
    /// merged with somebody's edit, and the page says what nobody has seen. The same: nobody came between, as
    /// far as the wiki saw when it began to save; look() from the base on is the certainty.
    qint64 previous = 0;
    bool byTemporaryUser = false; ///< Saved, but we are not signed in there.
};

/// A page of a queue, with what tells whether it changed since it was read.
struct QueuedPage
{
    QString title; ///< As the wiki writes it.
    qint64 pageId = 0;
    qint64 revision = 0; ///< Newest.
    bool redirect = false;

    friend bool operator==(const QueuedPage &, const QueuedPage &) = default;
};

/// A change of a user's groups, from the wiki's log of rights.
struct GroupsChange
{
    QDateTime time; ///< UTC.
    QStringList before;
    QStringList after;
};

/// What a wiki says of one of its users, for deciding what their word is worth.
struct UserRecord
{
    QString name; ///< As the wiki writes it.
    qint64 userId = 0; ///< 0: there is no such user.
    QStringList groups; ///< Now; implicit ones too.
    QStringList rights; ///< Now, by all groups.
    bool blocked = false; ///< On the whole wiki, or locked on all, now.
    QList<GroupsChange> changes; ///< Newest first, at least the newest fifty.
    bool areChangesWhole = true; ///< False: there are older ones.
};

/// What the engine asks of MediaWiki: the wikis of one farm as one account (or nobody) sees them.
/// Reads come back with Temporary, NeedsFix, Wiki, Row or Input errors; post() with every kind, and
/// ErrorKind::Look wherever it may have been applied. Waiting for limits is the caller's (the lane's), except
/// that an implementation keeps to the farm's total of requests at once.
class Wikis
{
public:
    virtual ~Wikis() = default;

    [[nodiscard]] virtual const std::optional<Account> &account() const = 0;
    [[nodiscard]] virtual const FarmProfile &farm() const = 0; ///< As its profile says.
    /// What the farm's policy page says: from now on policy(), brakes() and routes() are what it says, and
    /// none is the profile again. Deliveries under way follow.
    virtual void obey(std::optional<FarmPolicy> page) = 0;
    [[nodiscard]] virtual const SendPolicy &policy() const = 0; ///< In force.
    [[nodiscard]] virtual const BrakePolicy &brakes() const = 0; ///< In force.
    [[nodiscard]] virtual const Routes &routes() const = 0; ///< Those allowed by what is in force.
    /// The same wikis for somebody who may give up: once `stop` says so, a read on its way is aborted, and it
    /// ends with Stopped, as all does that would come after it. A write that has left is not given up.
    [[nodiscard]] virtual std::shared_ptr<Wikis> until(std::stop_token stop) = 0;
    /// May credentials go to that host? False: rows there are skipped as outside the farm.
    virtual Task<bool> belongsToFarm(QString wiki) = 0;
    /// The wikis of the farm and what else they are called, for reading lists; cached with age. By any name,
    /// and bare titles belong to the home wiki.
    virtual Task<KnownSites> knownSites() = 0;
    virtual Task<WikiFacts> facts(QString wiki) = 0; ///< Cached with age.
    /// The prefixes by which that wiki links to other hosts, each with its host; cached with age.
    virtual Task<QHash<QString, QString>> interwikis(QString wiki) = 0;
    /// Those prefixes by which it links to other languages: without a colon before it such a link goes into
    /// the side bar.
    virtual Task<QSet<QString>> languages(QString wiki) = 0;
    virtual Task<AccountFacts> accountFacts(QString wiki) = 0; ///< Asked anew each time.
    virtual Task<BatchCheck> check(QString wiki,
                                   QStringList titles) = 0; ///< Any number; batches of 50 or 500.
    /// Of users whom the wiki calls missing: those that its log has renamed. A request each, and one more for
    /// each rename found. A wiki without that log has none.
    virtual Task<QList<UserRename>> renames(QString wiki, QStringList users) = 0;
    /// Those of the users who have not edited that wiki since then (ISO 8601). Fifty a request, and a request
    /// more wherever they have made over 500 edits (5,000) since; never more requests than users.
    virtual Task<QStringList> silentUsers(QString wiki, QStringList users, QString since) = 0;
    /// When each of the users last edited that wiki (ISO 8601); who never did is not among them. A request
    /// each.
    virtual Task<QHash<QString, QString>> lastEdits(QString wiki, QStringList users) = 0;
    /// Those whose central account is locked: a request each, none where the farm has no such accounts.
    virtual Task<QStringList> lockedUsers(QString wiki, QStringList users) = 0;
    virtual Task<PostedRevision> post(ClaimedAttempt attempt) = 0; ///< One copy on the wire.
    /// By page id; by title only where pageId is 0. `firstBase` 0: from the page's first revision.
    virtual Task<LookAnswer> look(QString wiki, qint64 pageId, QString title, qint64 firstBase) = 0;
    /// Ours on that board since then, newest first.
    virtual Task<QList<BoardPost>> boardPosts(QString wiki, Route board, QString title, QString since) = 0;
    virtual Task<QList<SeenContribution>> contributions(QString wiki, qint64 userId, QString since) = 0;
    /// One request: the tag `mw-reverted` and the account's messages ride together.
    virtual Task<Reactions> reactions(QString wiki, qint64 userId, QString since) = 0;
    virtual Task<QList<FilterHit>> filterHits(QString wiki, QString title, QString since) = 0;
    virtual Task<QString> revisionText(QString wiki, qint64 revision) = 0;
    /// One request, and one more where the text shows files.
    virtual Task<RenderedMessage> render(QString wiki, QString title, QString subject, QString body) = 0;
    /// The wiki's own style sheet and pictures, asked as nobody: no credentials, no cookies.
    virtual Task<PageDress> dress(WantedDress wanted) = 0;
    /// What the wiki's list against spam has of these addresses, as it writes it; nothing where it has no
    /// such list. A request for fifty.
    virtual Task<QStringList> refusedAddresses(QString wiki, QStringList addresses) = 0;
    /// What the wiki's own parser finds wrong in a text, placed in UTF-16 units; one request. Wiki
    /// "no-linter" where nobody can ask.
    virtual Task<QList<ParserFinding>> parserFindings(QString wiki, QString title, QString text) = 0;
    virtual Task<PageText> page(QString wiki,
                                QString title) = 0; ///< "missingtitle" (Row) where there is none.
    /// The target list a wikitext page expands to ({{#target:}} through wrappers), as `title@site` lines'
    /// targets.
    virtual Task<QString> expand(QString wiki, QString title, QString text) = 0;
    /// One round of a recipe (from cleanRecipe()), of as many rows as the wiki tells at once; of a category
    /// its own members. `from`: `next` of the round before, null at first. A service outside the farm is
    /// asked as nobody; `stop` gives a slow one up. Errors of its own: Row "missingtitle"; Input
    /// "no-such-group", "no-such-item", "no-such-service" (the farm's profile names none); Temporary
    /// "service-unreached"; Wiki "service-refused", "bad-service-answer", "search-cut".
    virtual Task<FoundPages> find(Recipe recipe, QString from, std::stop_token stop) = 0;

    /// How a title there might go on that a person is writing: pages, and for a target pages of accounts
    /// (talk pages, unless another namespace was written); some twenty at most, by name. One request; none
    /// for a bare namespace. `stop` aborts it: Stopped.
    virtual Task<QStringList> completions(QString wiki, QString begun, TitleUse use,
                                          std::stop_token stop) = 0;

    /// Saves the page on its base, or makes it. Never overwrites: where MediaWiki cannot merge by lines it
    /// answers Look "editconflict", "articleexists", "pagedeleted" or "missingtitle"; where the page says all
    /// that already, Look "nochange". All of them, and any answer that is lost, may be the echo of a copy of
    /// this very save that went in before. One copy on the wire.
    virtual Task<SavedPage> savePage(PageSave save) = 0;
    /// A message of the wiki in its content language, with the arguments put in and {{PLURAL:}} and the like
    /// worked out; empty: the wiki has no such message.
    virtual Task<QString> message(QString wiki, QString name, QStringList arguments) = 0;

    // Review.
    /// The pages whose titles begin so (namespace and all), redirects too; by title, up to 5,000: Wiki
    /// "too-many-requests" beyond. One request for 500.
    virtual Task<QList<QueuedPage>> pagesBelow(QString wiki, QString prefix) = 0;
    /// A page with its whole history and its texts, and what the log says happened to it, in one request
    /// where fifty revisions are enough; `isWhole` false beyond 500 revisions. A missing page is an answer
    /// (pageId 0), with the log of its name. Never follows a redirect.
    virtual Task<PageRecord> record(QString wiki, QString title) = 0;
    /// Of each name, in the same order: `list=users` for fifty in a request, and a request each for the log
    /// of rights.
    virtual Task<QList<UserRecord>> userRecords(QString wiki, QStringList users) = 0;

    // MassMessage.
    /// Makes a MassMessage list page, never overwrites one: its revision, or Look "articleexists".
    virtual Task<qint64> makeList(QString wiki, QString title, QString json) = 0;
    /// Empties a list page, whatever stands there: a call that arrives after it finds nobody to send to.
    virtual Task<void> emptyList(QString wiki, QString title) = 0;
    virtual Task<int> handOver(ClaimedHandOver claimed) = 0; ///< One copy on the wire; the wiki's count.
    virtual Task<QList<SendEntry>> sendLog(QString wiki, QString list) = 0;
    /// Messages under that subject since then: edits that carry the mark, and all log lines. Two requests.
    virtual Task<Observed> observe(QString wiki, QString since, QString subject, QString mark) = 0;
};

} // namespace paperround
