// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// FakeWikis: the record of a page and of its users, for what a reviewer's word is worth.
#include "support/fakewikis.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr qsizetype RevertRadius = 15; // $wgManualRevertSearchRadius

/// MediaWiki's record knows no milliseconds.
QDateTime wholeSeconds(const QDateTime &time)
{
    return QDateTime::fromSecsSinceEpoch(time.toSecsSinceEpoch(), Qt::UTC);
}

bool isRedirect(const FakePage &page)
{
    return page.revisions.last().text.startsWith(u"#REDIRECT [["_s);
}

RecordedRevision recorded(const FakeRevision &revision, const QHash<QString, FakeUser> &users)
{
    RecordedRevision seen;
    seen.id = revision.id;
    seen.parent = revision.parent;
    seen.time = wholeSeconds(revision.time);
    seen.tags = revision.tags;
    if (!revision.userHidden) {
        seen.user = revision.user;
        seen.userId = users.value(revision.user).id; // None of an import.
    }
    if (!revision.textHidden)
        seen.text = revision.text.isNull() ? u""_s : revision.text;
    return seen;
}

} // namespace

FakeUser &FakeWikis::userNamed(const QString &name)
{
    FakeUser &user = m_world->users[name];
    if (user.id == 0)
        user.id = ++m_world->lastUser;
    return user;
}

QStringList FakeWikis::rightsOf(const FakeUser &user) const
{
    QStringList rights{u"edit"_s, u"createtalk"_s};
    for (const QString &group : user.groups)
        rights += m_world->groupRights.value(group);
    return rights;
}

qint64 FakeWikis::addRevision(FakePage &page, const QString &user, const QString &comment,
                              const QString &text)
{
    FakeRevision made{++m_world->lastRevision, user, comment, text, wikiNow()};
    if (!user.contains(u'>'))
        userNamed(user);
    if (!page.revisions.isEmpty()) {
        made.parent = page.revisions.last().id;
        const bool changes = page.revisions.last().text != text;
        const auto older = page.revisions.last(std::min(RevertRadius + 1, page.revisions.size()));
        if (changes && std::ranges::find(older, text, &FakeRevision::text) != older.end())
            made.tags.append(u"mw-manual-revert"_s);
    }
    page.revisions.append(made);
    return made.id;
}

FakeRevision &FakeWikis::revision(const QString &wiki, qint64 id)
{
    for (FakePage &page : m_wikis[wiki].pages) {
        const auto found = std::ranges::find(page.revisions, id, &FakeRevision::id);
        if (found != page.revisions.end())
            return *found;
    }
    qFatal("there is no such revision");
}

void FakeWikis::log(const QString &wiki, const QString &title, const QString &type, const QString &action)
{
    m_wikis[wiki].events[title].prepend({type, action, u"Somebody"_s, wholeSeconds(wikiNow())});
}

void FakeWikis::restore(const QString &wiki, const QString &title)
{
    const auto grave = m_wikis[wiki].graves.constFind(title);
    if (grave == m_wikis[wiki].graves.cend() || find(wiki, title))
        qFatal("nothing to restore");
    m_wikis[wiki].pages.append(*grave);
    m_wikis[wiki].graves.erase(grave);
    log(wiki, title, u"delete"_s, u"restore"_s);
}

void FakeWikis::protect(const QString &wiki, const QString &title, const QString &level)
{
    m_wikis[wiki].protections.insert(title, {level});
    log(wiki, title, u"protect"_s, u"protect"_s);
}

void FakeWikis::setGroups(const QString &user, const QStringList &groups)
{
    FakeUser &known = userNamed(user);
    known.changes.prepend({wholeSeconds(wikiNow()), known.groups, groups});
    known.groups = groups;
}

void FakeWikis::setBlocked(const QString &user, bool blocked)
{
    userNamed(user).blocked = blocked;
}

void FakeWikis::setGroupRights(const QString &group, const QStringList &rights)
{
    m_world->groupRights.insert(group, rights);
}

Task<QList<QueuedPage>> FakeWikis::pagesBelow(QString wiki, QString prefix)
{
    const auto error = reading(u"pagesBelow"_s, wiki);
    if (!prefix.contains(u':'))
        violate(u"pages below no namespace: "_s + prefix);
    co_await aMoment(latency / 2);
    QList<QueuedPage> pages;
    for (const FakePage &page : std::as_const(m_wikis[wiki].pages)) {
        if (page.title.startsWith(prefix))
            pages.append({page.title, page.id, page.revisions.last().id, isRedirect(page)});
    }
    std::ranges::sort(pages, {}, &QueuedPage::title);
    co_await aMoment(latency / 2);
    if (error)
        co_return tl::unexpected(*error);
    co_return QList<QueuedPage>(pages);
}

Task<PageRecord> FakeWikis::record(QString wiki, QString title)
{
    const auto error = reading(u"record"_s, wiki);
    co_await aMoment(latency / 2);
    PageRecord record;
    record.title = title;
    record.wikiClock = wholeSeconds(wikiNow());
    record.events = m_wikis[wiki].events.value(title);
    record.editProtection = m_wikis[wiki].protections.value(title);
    if (const FakePage *page = find(wiki, title)) {
        record.pageId = page->id;
        record.redirect = isRedirect(*page);
        record.contentModel = u"wikitext"_s;
        for (const FakeRevision &revision : page->revisions)
            record.revisions.append(recorded(revision, m_world->users));
    }
    co_await aMoment(latency / 2);
    if (error)
        co_return tl::unexpected(*error);
    co_return PageRecord(record);
}

Task<QList<UserRecord>> FakeWikis::userRecords(QString wiki, QStringList users)
{
    const auto error = reading(u"userRecords"_s, wiki);
    co_await aMoment(latency / 2);
    QList<UserRecord> records;
    for (const QString &name : std::as_const(users)) {
        UserRecord record;
        record.name = name;
        if (m_world->users.contains(name)) {
            const FakeUser user = m_world->users.value(name);
            record.userId = user.id;
            record.groups = QStringList{u"*"_s, name.startsWith(u'~') ? u"temp"_s : u"user"_s} + user.groups;
            record.rights = rightsOf(user);
            record.blocked = user.blocked;
            record.changes = user.changes;
        }
        records.append(record);
    }
    co_await aMoment(latency / 2);
    if (error)
        co_return tl::unexpected(*error);
    co_return QList<UserRecord>(records);
}

} // namespace paperround
