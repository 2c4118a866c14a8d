// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// FakeWikis: pages, other editors, and how an edit is saved.
#include "support/fakewikis.h"

#include "domain/delivery/mark.h"
#include "domain/message/composition.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paperround {

namespace {

/// Would a three-way merge by lines put an insertion at the end of `base` into `now`? Only where it takes the
/// last line of `now` for that of `base`; of lines alike it takes the first one that it can.
bool mergesAtEnd(const QString &base, const QString &now)
{
    const QStringList old = base.split(u'\n');
    const QStringList fresh = now.split(u'\n');
    // How many lines the ends from here on have in common.
    QList<QList<int>> common(old.size() + 1, QList<int>(fresh.size() + 1));
    for (qsizetype i = old.size() - 1; i >= 0; --i) {
        for (qsizetype j = fresh.size() - 1; j >= 0; --j)
            common[i][j] =
                old[i] == fresh[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < old.size() && j < fresh.size()) {
        if (old[i] == fresh[j]) {
            if (i == old.size() - 1)
                return j == fresh.size() - 1;
            ++i;
            ++j;
        } else if (common[i + 1][j] >= common[i][j + 1]) {
            ++i;
        } else {
            ++j;
        }
    }
    return false;
}

const Error NoReply{ErrorKind::Look, u"timeout"_s, {}, {}};

} // namespace

const FakePage *FakeWikis::find(const QString &wiki, const QString &title) const
{
    const auto found = m_wikis.constFind(wiki);
    if (found == m_wikis.cend())
        return nullptr;
    const auto page = std::ranges::find(found->pages, title, &FakePage::title);
    return page == found->pages.end() ? nullptr : &*page;
}

FakePage *FakeWikis::find(const QString &wiki, const QString &title)
{
    QList<FakePage> &pages = m_wikis[wiki].pages;
    const auto page = std::ranges::find(pages, title, &FakePage::title);
    return page == pages.end() ? nullptr : &*page;
}

const FakePage *FakeWikis::byId(const QString &wiki, qint64 id) const
{
    const auto found = m_wikis.constFind(wiki);
    if (found == m_wikis.cend())
        return nullptr;
    const auto page = std::ranges::find(found->pages, id, &FakePage::id);
    return page == found->pages.end() ? nullptr : &*page;
}

qint64 FakeWikis::edit(const QString &wiki, const QString &title, const QString &text, const QString &user,
                       const QString &comment)
{
    FakePage *page = find(wiki, title);
    if (!page) {
        m_wikis[wiki].pages.append({++m_world->lastPage, title, {}});
        page = &m_wikis[wiki].pages.last();
    }
    return addRevision(*page, user, comment, text);
}

void FakeWikis::append(const QString &wiki, const QString &title, const QString &text)
{
    const QString old = textOf(wiki, title);
    edit(wiki, title, old.isEmpty() ? text : old + u"\n\n"_s + text);
}

void FakeWikis::move(const QString &wiki, const QString &from, const QString &to, bool redirect)
{
    if (FakePage *page = find(wiki, from); page && !find(wiki, to)) {
        page->title = to;
        log(wiki, from, u"move"_s, u"move"_s);
        if (redirect) // Without one nothing is left at the old title; it does not count as deleted either.
            edit(wiki, from, u"#REDIRECT [[%1]]"_s.arg(to));
    }
}

void FakeWikis::remove(const QString &wiki, const QString &title)
{
    if (const FakePage *page = find(wiki, title)) {
        m_wikis[wiki].graves.insert(title, *page);
        log(wiki, title, u"delete"_s, u"delete"_s);
    }
    m_wikis[wiki].pages.removeIf([&title](const FakePage &page) { return page.title == title; });
    m_wikis[wiki].deleted.insert(title, wikiNow());
}

QString FakeWikis::textOf(const QString &wiki, const QString &title) const
{
    const FakePage *page = find(wiki, title);
    return page ? page->revisions.last().text : QString();
}

bool FakeWikis::exists(const QString &wiki, const QString &title) const
{
    return find(wiki, title) != nullptr;
}

int FakeWikis::copies(const QString &wiki, const QString &mark) const
{
    int count = 0;
    for (const FakePage &page : m_wikis.value(wiki).pages) {
        for (const FakeRevision &revision : page.revisions) {
            const auto found = Mark::find(revision.comment);
            count += found && found->text() == mark ? 1 : 0;
        }
    }
    for (const QList<BoardPost> &posts : m_wikis.value(wiki).topics) {
        for (const BoardPost &post : posts) {
            const auto found = Mark::find(post.text);
            count += found && found->text() == mark ? 1 : 0;
        }
    }
    return count;
}

Task<PostedRevision> FakeWikis::post(ClaimedAttempt attempt)
{
    const AttemptPlan plan = attempt.plan();
    ++m_calls[u"post"_s];
    if (!m_hosts.contains(plan.wiki))
        violate(u"posted outside the farm"_s);
    if (++m_inFlight[plan.wiki] > 1 && !mayPostTogether)
        violate(u"two writes at once on "_s + plan.wiki);
    if (plan.account != m_account->name || !Mark::find(plan.summary) || !plan.text.contains("-->"_L1))
        violate(u"a post without account or mark"_s);
    const FakePage *meant = byId(plan.wiki, plan.row.pageId);
    if (meant && plan.attempt.base != 0
        && std::ranges::find(meant->revisions, plan.attempt.base, &FakeRevision::id)
            == meant->revisions.end())
        violate(u"row %1: a base read from another page"_s.arg(plan.row.number));
    const PostFault fate = fault ? fault(plan) : PostFault{};
    using enum PostFault::What;
    co_await aMoment(latency / 2);
    Result<PostedRevision> answer = tl::unexpected(NoReply);
    if (fate.what == Refused)
        answer = tl::unexpected(fate.error);
    else if (fate.what == Late)
        m_clock.after(fate.delay, [this, plan] { (void)save(plan); });
    else if (fate.what != LostBefore)
        answer = save(plan);
    if (fate.what == Twice || fate.what == TwiceLost)
        answer = save(plan);
    if (fate.what == LateTwice)
        m_clock.after(fate.delay, [this, plan] { (void)save(plan); });
    if (fate.what == Stranger)
        giveToStranger(plan, answer);
    if (fate.what == RefusedAfter)
        answer = tl::unexpected(fate.error);
    if (fate.what == LostAfter || fate.what == TwiceLost || fate.what == LateTwice)
        answer = tl::unexpected(NoReply);
    co_await aMoment(latency / 2);
    --m_inFlight[plan.wiki];
    co_return answer;
}

Result<PostedRevision> FakeWikis::save(const AttemptPlan &plan)
{
    static const QHash<EditForm, QString> forms{{EditForm::Append, u"F"_s},
                                                {EditForm::FullText, u"H"_s},
                                                {EditForm::Create, u"Create"_s},
                                                {EditForm::Topic, u"Topic"_s},
                                                {EditForm::Thread, u"Thread"_s}};
    const QString title = plan.row.page;
    m_posted.append(u"%1 %2 %3"_s.arg(plan.wiki, title, forms.value(plan.attempt.form)));
    if (m_wikis[plan.wiki].boards.contains(title))
        return saveOnBoard(plan);
    FakePage *page = find(plan.wiki, title);
    if (plan.attempt.form == EditForm::Create)
        return saveNew(plan);
    if (!page)
        return failure(ErrorKind::Look, u"missingtitle"_s);
    const FakeRevision &newest = page->revisions.last();
    if (newest.id != plan.attempt.base) {
        const auto base = std::ranges::find(page->revisions, plan.attempt.base, &FakeRevision::id);
        // Two insertions at the same end overlap; an edit elsewhere merges.
        if (base == page->revisions.end() || refuseMerges || !mergesAtEnd(base->text, newest.text))
            return failure(ErrorKind::Look, u"editconflict"_s);
        const QString addition =
            plan.attempt.form == EditForm::Append ? plan.text : plan.text.mid(base->text.size());
        return commit(plan, *page, newest.text + addition);
    }
    return commit(plan, *page, plan.attempt.form == EditForm::Append ? newest.text + plan.text : plan.text);
}

void FakeWikis::giveToStranger(const AttemptPlan &plan, Result<PostedRevision> &answer)
{
    if (!answer)
        return;
    find(plan.wiki, answer->title)->revisions.last().user = u"~2026-17"_s;
    answer->byTemporaryUser = true;
}

Result<PostedRevision> FakeWikis::saveNew(const AttemptPlan &plan)
{
    const QString title = plan.row.page;
    if (find(plan.wiki, title))
        return failure(ErrorKind::Look, u"articleexists"_s);
    const QDateTime deleted = m_wikis[plan.wiki].deleted.value(title);
    if (deleted.isValid() && deleted >= QDateTime::fromString(plan.attempt.startTimestamp, Qt::ISODate))
        return failure(ErrorKind::Look, u"pagedeleted"_s);
    m_wikis[plan.wiki].pages.append({++m_world->lastPage, title, {}});
    return commit(plan, m_wikis[plan.wiki].pages.last(), plan.text);
}

Result<PostedRevision> FakeWikis::commit(const AttemptPlan &plan, FakePage &page, const QString &text)
{
    const qint64 made = addRevision(page, plan.account, plan.summary, text);
    return PostedRevision{made, page.id, page.title, wikiClock()};
}

Task<QStringList> FakeWikis::completions(QString wiki, QString begun, TitleUse, std::stop_token stop)
{
    const auto error = reading(u"completions"_s, wiki);
    completed.append(begun + u'@' + wiki);
    if (m_completing++ > 0)
        violate(u"two completions in flight"_s);
    co_await m_clock.sleep(latency, stop);
    --m_completing;
    if (stop.stop_requested())
        co_return failure(ErrorKind::Stopped, u"stopped"_s);
    if (error)
        co_return tl::unexpected(*error);
    QStringList titles;
    for (const FakePage &page : std::as_const(m_wikis[wiki].pages)) {
        if (page.title.startsWith(begun))
            titles.append(page.title);
    }
    titles.sort();
    co_return QStringList(titles);
}

Task<QStringList> FakeWikis::refusedAddresses(QString wiki, QStringList addresses)
{
    const auto error = reading(u"refusedAddresses"_s, wiki);
    co_await aMoment(latency);
    if (error)
        co_return tl::unexpected(*error);
    QStringList refused = refusedByWiki.value(wiki);
    refused.removeIf([&addresses](const QString &known) {
        return std::ranges::none_of(addresses, [&](const QString &each) { return each.contains(known); });
    });
    co_return refused;
}

Task<PageDress> FakeWikis::dress(WantedDress wanted)
{
    const auto error = reading(u"dress"_s, wanted.wiki);
    co_await aMoment(latency);
    if (error)
        co_return tl::unexpected(*error);
    co_return dressing ? dressing(wanted) : PageDress();
}

Task<QList<ParserFinding>> FakeWikis::parserFindings(QString wiki, QString /*title*/, QString text)
{
    const auto error = reading(u"parserFindings"_s, wiki);
    co_await aMoment(latency);
    if (error)
        co_return tl::unexpected(*error);
    if (!parsed.contains(text))
        co_return failure(ErrorKind::Wiki, u"no-linter"_s, wiki);
    co_return QList<ParserFinding>(parsed.value(text));
}

} // namespace paperround
