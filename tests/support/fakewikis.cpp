// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakewikis.h"

#include "domain/delivery/destination.h"
#include "domain/message/composition.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paperround {

FakeWikis::FakeWikis(ManualClock &clock, Account account, QStringList hosts)
    : m_clock(clock)
    , m_account(std::move(account))
    , m_hosts(std::move(hosts))
    , m_world(std::make_shared<World>())
{
    userNamed(m_account->name);
}

FakeWikis::FakeWikis(FakeWikis &world, Account account)
    : m_clock(world.m_clock)
    , m_account(std::move(account))
    , m_hosts(world.m_hosts)
    , m_world(world.m_world)
{
    userNamed(m_account->name);
}

const FarmProfile &FakeWikis::farm() const
{
    m_farm.home = m_hosts.value(0);
    m_farm.policyPage = policyPage;
    m_farm = withPolicy(m_farm, {sendPolicy, reviewPolicy, brakePolicy, allowed});
    return m_farm;
}

QCoro::Task<> FakeWikis::aMoment(std::chrono::milliseconds span)
{
    co_await m_clock.sleep(span, {});
}

QDateTime FakeWikis::wikiNow() const
{
    return m_clock.now().addMSecs(clockSkew.count());
}

QString FakeWikis::wikiClock() const
{
    return wikiNow().toString(u"yyyy-MM-dd'T'HH:mm:ss'Z'"_s);
}

std::optional<Error> FakeWikis::reading(const QString &call, const QString &wiki)
{
    ++m_calls[call];
    if (!m_hosts.contains(wiki))
        violate(call + u" asked of a host outside the farm: "_s + wiki);
    return readFault ? readFault(call, wiki) : std::nullopt;
}

std::shared_ptr<Wikis> FakeWikis::until(std::stop_token stop)
{
    m_untils.append(std::move(stop));
    return shared_from_this();
}

bool FakeWikis::isGivenUp() const
{
    return std::ranges::all_of(m_untils, &std::stop_token::stop_requested);
}

Task<bool> FakeWikis::belongsToFarm(QString wiki)
{
    co_await aMoment(1ms);
    co_return m_hosts.contains(wiki);
}

Task<KnownSites> FakeWikis::knownSites()
{
    co_await aMoment(1ms);
    KnownSites sites{m_hosts.value(0), QSet<QString>(m_hosts.cbegin(), m_hosts.cend())};
    for (const QString &host : m_hosts)
        sites.names.add(host.section(u'.', 0, 0) + u"wiki"_s, host, SiteNames::Kind::Database);
    co_return sites;
}

Task<QHash<QString, QString>> FakeWikis::interwikis(QString wiki)
{
    const auto error = reading(u"interwikis"_s, wiki);
    co_await aMoment(latency);
    if (error)
        co_return tl::unexpected(*error);
    co_return QHash<QString, QString>(prefixes.value(wiki));
}

Task<QSet<QString>> FakeWikis::languages(QString wiki)
{
    const auto error = reading(u"languages"_s, wiki);
    co_await aMoment(latency);
    if (error)
        co_return tl::unexpected(*error);
    co_return QSet<QString>(languagePrefixes.value(wiki));
}

Task<WikiFacts> FakeWikis::facts(QString wiki)
{
    const auto error = reading(u"facts"_s, wiki);
    co_await aMoment(latency);
    if (error)
        co_return tl::unexpected(*error);
    WikiFacts facts;
    facts.wiki = wiki;
    facts.dbname = wiki.section(u'.', 0, 0) + u"wiki"_s;
    for (const auto &[id, name] :
         {std::pair(2, u"User"_s), std::pair(3, u"User talk"_s), std::pair(4, u"Project"_s),
          std::pair(1, u"Talk"_s), std::pair(8, u"MediaWiki"_s)})
        facts.namespaces.insert(id, {id, name, name, {}, true});
    if (tweakFacts)
        tweakFacts(facts);
    co_return facts;
}

AccountFacts FakeWikis::accountNow(const QString &wiki) const
{
    AccountFacts facts;
    facts.wiki = wiki;
    facts.name = m_account->name;
    const FakeUser user = m_world->users.value(m_account->name);
    facts.userId = user.id;
    facts.rights = rightsOf(user);
    facts.groups = user.groups;
    facts.hasMessages = newMessages.contains(wiki);
    if (tweakAccount)
        tweakAccount(facts);
    return facts;
}

Task<AccountFacts> FakeWikis::accountFacts(QString wiki)
{
    const auto error = reading(u"accountFacts"_s, wiki);
    co_await aMoment(latency);
    if (error)
        co_return tl::unexpected(*error);
    co_return accountNow(wiki);
}

PageCheck FakeWikis::checked(const QString &wiki, const QString &title) const
{
    static const QString redirect = u"#REDIRECT [["_s;
    PageCheck check;
    check.asked = title;
    check.title = title;
    const FakePage *page = find(wiki, title);
    if (page && page->revisions.last().text.startsWith(redirect)) {
        check.redirectedFrom = title;
        check.title = page->revisions.last().text.mid(redirect.size()).section("]]"_L1, 0, 0);
        page = find(wiki, check.title);
        check.doubleRedirect = page && page->revisions.last().text.startsWith(redirect);
    }
    const QString prefix = check.title.section(u':', 0, 0);
    check.ns = prefix == "User talk"_L1 ? 3 : prefix == "Project"_L1 ? 4 : prefix == "Talk"_L1 ? 1 : 0;
    check.owner = check.ns == 3 ? PageOwner::Exists : PageOwner::NotAUserPage;
    check.ownerName = check.ns == 3 ? check.title.section(u':', 1).section(u'/', 0, 0) : QString();
    check.contentModel = u"wikitext"_s;
    const Route board = m_wikis.value(wiki).boards.value(check.title, Route::Edit);
    check.liquidThreads = board == Route::LiquidThreads;
    if (board == Route::Flow)
        check.contentModel = u"flow-board"_s;
    if (page) {
        check.pageId = page->id;
        check.base = page->revisions.last().id;
        check.baseTime = page->revisions.last().time;
    }
    if (tweak)
        tweak(check);
    return check;
}

Task<BatchCheck> FakeWikis::check(QString wiki, QStringList titles)
{
    const auto error = reading(u"check"_s, wiki);
    co_await aMoment(latency / 2);
    BatchCheck batch;
    batch.wikiClock = wikiClock();
    batch.hasMessages = newMessages.contains(wiki);
    for (const QString &title : titles)
        batch.pages.append(checked(wiki, title));
    batch.account = accountNow(wiki);
    co_await aMoment(latency / 2);
    if (error)
        co_return tl::unexpected(*error);
    co_return batch;
}

Task<QList<UserRename>> FakeWikis::renames(QString wiki, QStringList users)
{
    const auto error = reading(u"renames"_s, wiki);
    co_await aMoment(latency);
    if (error)
        co_return tl::unexpected(*error);
    QList<UserRename> found;
    for (const QString &user : std::as_const(users)) {
        if (renamed.contains(user))
            found.append(renamed.value(user));
    }
    co_return found;
}

Task<QStringList> FakeWikis::silentUsers(QString wiki, QStringList users, QString)
{
    const auto error = reading(u"silentUsers"_s, wiki);
    co_await aMoment(latency);
    if (error)
        co_return tl::unexpected(*error);
    users.removeIf([this](const QString &user) { return !silent.contains(user); });
    co_return QStringList(users);
}

Task<QHash<QString, QString>> FakeWikis::lastEdits(QString wiki, QStringList users)
{
    const auto error = reading(u"lastEdits"_s, wiki);
    co_await aMoment(latency);
    if (error)
        co_return tl::unexpected(*error);
    QHash<QString, QString> times;
    for (const QString &user : std::as_const(users)) {
        if (lastEdit.contains(user))
            times.insert(user, lastEdit.value(user));
    }
    co_return QHash<QString, QString>(times);
}

Task<QStringList> FakeWikis::lockedUsers(QString wiki, QStringList users)
{
    const auto error = reading(u"lockedUsers"_s, wiki);
    m_calls[u"centralUsers"_s] += int(users.size());
    co_await aMoment(latency);
    if (error)
        co_return tl::unexpected(*error);
    users.removeIf([this](const QString &user) { return !locked.contains(user); });
    co_return QStringList(users);
}

Task<LookAnswer> FakeWikis::look(QString wiki, qint64 pageId, QString title, qint64 firstBase)
{
    const auto error = reading(u"look"_s, wiki);
    co_await aMoment(latency / 2);
    LookAnswer answer;
    answer.wikiClock = wikiClock();
    answer.title = title;
    const FakePage *page = pageId ? byId(wiki, pageId) : find(wiki, title);
    answer.missing = !page;
    if (page) {
        answer.title = page->title;
        answer.pageId = page->id;
        for (const FakeRevision &revision : page->revisions) {
            if (revision.id >= firstBase)
                answer.revisions.append(
                    {revision.id, revision.user, revision.comment, revision.time.toString(Qt::ISODate)});
        }
    }
    co_await aMoment(latency / 2);
    if (error)
        co_return tl::unexpected(*error);
    co_return answer;
}

QList<SeenContribution> FakeWikis::ours(const QString &wiki, qint64 userId, const QString &since)
{
    const QDateTime begin = QDateTime::fromString(since, Qt::ISODate);
    if (userId != m_world->users.value(m_account->name).id || !begin.isValid())
        violate(u"contributions of nobody or of no time"_s);
    QList<SeenContribution> list;
    for (const FakePage &page : std::as_const(m_wikis[wiki].pages)) {
        qint64 size = 0;
        for (const FakeRevision &revision : page.revisions) {
            const qint64 length = revision.text.toUtf8().size();
            if (revision.user == m_account->name && revision.time >= begin)
                list.append({revision.id, page.id, page.title, revision.comment,
                             revision.time.toString(Qt::ISODate), length - size,
                             reverted.contains(revision.id) ? QStringList{u"mw-reverted"_s} : QStringList()});
            size = length;
        }
    }
    return list;
}

Task<QList<SeenContribution>> FakeWikis::contributions(QString wiki, qint64 userId, QString since)
{
    const auto error = reading(u"contributions"_s, wiki);
    co_await aMoment(latency);
    const auto list = ours(wiki, userId, since);
    if (error)
        co_return tl::unexpected(*error);
    co_return list;
}

Task<Reactions> FakeWikis::reactions(QString wiki, qint64 userId, QString since)
{
    const auto error = reading(u"reactions"_s, wiki);
    co_await aMoment(latency);
    Reactions reactions{newMessages.contains(wiki), ours(wiki, userId, since)};
    reactions.reverted.removeIf([](const SeenContribution &each) { return each.tags.isEmpty(); });
    if (error)
        co_return tl::unexpected(*error);
    co_return reactions;
}

Task<QList<FilterHit>> FakeWikis::filterHits(QString wiki, QString title, QString since)
{
    const auto error = reading(u"filterHits"_s, wiki);
    if (since.isEmpty())
        violate(u"filter hits since never"_s);
    co_await aMoment(latency);
    if (error)
        co_return tl::unexpected(*error);
    co_return hits.value(title);
}

Task<QString> FakeWikis::revisionText(QString wiki, qint64 revision)
{
    const auto error = reading(u"revisionText"_s, wiki);
    co_await aMoment(latency);
    if (error)
        co_return tl::unexpected(*error);
    for (const FakePage &page : std::as_const(m_wikis[wiki].pages)) {
        for (const FakeRevision &each : page.revisions) {
            if (each.id == revision)
                co_return each.text;
        }
    }
    co_return failure(ErrorKind::Row, u"nosuchrevid"_s);
}

Task<RenderedMessage> FakeWikis::render(QString wiki, QString title, QString subject, QString body)
{
    const auto error = reading(u"render"_s, wiki);
    co_await aMoment(latency);
    if (error)
        co_return tl::unexpected(*error);
    const QString html = u"<h2>%1</h2><p>%2</p>"_s.arg(subject.toHtmlEscaped(), body.toHtmlEscaped());
    RenderedMessage rendered;
    rendered.html = html;
    rendered.wikitext = title + u'\n' + body;
    rendered.baseUrl = QUrl(u"https://"_s + wiki + u"/wiki/"_s);
    if (tweakRendered)
        tweakRendered(wiki, rendered);
    co_return rendered;
}

Task<PageText> FakeWikis::page(QString wiki, QString title)
{
    const auto error = reading(u"page"_s, wiki);
    co_await aMoment(latency);
    if (error)
        co_return tl::unexpected(*error);
    const FakePage *page = find(wiki, title);
    if (!page)
        co_return failure(ErrorKind::Row, u"missingtitle"_s, title);
    const FakeRevision &newest = page->revisions.last();
    const bool list = newest.text.startsWith(u'{') && newest.text.contains("\"targets\""_L1);
    const QUrl url(u"https://%1/w/index.php?oldid=%2"_s.arg(wiki).arg(newest.id));
    PageText text{title, newest.id, list ? u"MassMessageListContent"_s : u"wikitext"_s, newest.text, url};
    WikiFacts facts;
    facts.wiki = wiki;
    if (tweakFacts)
        tweakFacts(facts);
    text.language = facts.language;
    text.rightToLeft = facts.rightToLeft;
    co_return text;
}

Task<QString> FakeWikis::expand(QString wiki, QString title, QString text)
{
    Q_UNUSED(title);
    const auto error = reading(u"expand"_s, wiki);
    co_await aMoment(latency);
    if (error)
        co_return tl::unexpected(*error);
    co_return expansion ? expansion(text) : text;
}

Task<FoundPages> FakeWikis::find(Recipe recipe, QString from, std::stop_token stop)
{
    const auto error = reading(u"find"_s, recipe.wiki);
    co_await aMoment(latency);
    if (stop.stop_requested())
        co_return failure(ErrorKind::Stopped, u"stopped"_s);
    if (error)
        co_return tl::unexpected(*error);
    co_return finding ? finding(recipe, from) : FoundPages();
}

} // namespace paperround
