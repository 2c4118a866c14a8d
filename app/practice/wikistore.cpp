// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "practice/wikistore.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround::inline practice {

WikiStore::WikiStore(WikiIdentity identity, FarmClock clock)
    : m_identity(std::move(identity))
    , m_clock(std::move(clock))
{
}

QDateTime WikiStore::now() const
{
    return m_clock();
}

QString WikiStore::key(const WikiTitle &title) const
{
    return QString::number(title.ns) + u':' + title.text;
}

const WikiPage *WikiStore::page(const WikiTitle &title) const
{
    return title.interwiki.isEmpty() ? pageById(m_byTitle.value(key(title))) : nullptr;
}

const WikiPage *WikiStore::page(const QString &title) const
{
    const std::optional<WikiTitle> parsed = m_identity.parse(title);
    return parsed ? page(*parsed) : nullptr;
}

const WikiPage *WikiStore::pageById(qint64 id) const
{
    const auto found = m_pages.find(id);
    return found == m_pages.end() ? nullptr : &found->second;
}

const WikiPage *WikiStore::pageOfRevision(qint64 revision) const
{
    return pageById(m_byRevision.value(revision));
}

QList<const WikiPage *> WikiStore::pages() const
{
    QList<const WikiPage *> pages;
    for (const auto &[id, page] : m_pages)
        pages.append(&page);
    return pages;
}

std::optional<QDateTime> WikiStore::deleted(const WikiTitle &title) const
{
    const auto found = m_deleted.constFind(key(title));
    return found == m_deleted.cend() ? std::nullopt : std::optional(*found);
}

qint64 WikiStore::save(const Save &save)
{
    const QString titleKey = key(save.title);
    qint64 &id = m_byTitle[titleKey];
    if (id == 0) {
        id = m_nextPage++;
        m_pages[id] = {.id = id, .title = save.title};
        m_pages[id].title.fragment.clear();
    }
    WikiPage &page = m_pages[id];
    const bool isNew = page.revisions.isEmpty();
    const QStringList tags = tagsOf(save, page);
    page.revisions.append({.id = m_nextRevision++,
                           .parent = isNew ? 0 : page.latest().id,
                           .user = save.user,
                           .comment = save.comment,
                           .text = save.text,
                           .model = isNew ? save.model : page.latest().model,
                           .time = save.time.value_or(now()),
                           .tags = tags});
    m_byRevision.insert(page.latest().id, id);
    return page.latest().id;
}

/// A text that one of the last fifteen revisions had is a revert, whoever wrote it by whatever means.
QStringList WikiStore::tagsOf(const Save &save, const WikiPage &page)
{
    constexpr qsizetype radius = 15;
    if (!save.tags.isEmpty() || page.revisions.isEmpty() || page.latest().text == save.text)
        return save.tags;
    const auto older = page.revisions.last(std::min(radius + 1, page.revisions.size()));
    const bool wasThere = std::ranges::find(older, save.text, &PracticeRevision::text) != older.end();
    return wasThere ? QStringList{u"mw-manual-revert"_s} : QStringList();
}

bool WikiStore::hide(qint64 revision, bool user, bool text)
{
    const auto page = m_pages.find(m_byRevision.value(revision));
    if (page == m_pages.end())
        return false;
    const auto found = std::ranges::find(page->second.revisions, revision, &PracticeRevision::id);
    found->userHidden = user;
    found->textHidden = text;
    return true;
}

void WikiStore::note(const QString &type, const QString &action, const WikiTitle &title, const QString &user,
                     const QJsonObject &params)
{
    log.append({.id = log.size() + 1,
                .action = action,
                .user = user,
                .title = m_identity.prefixed(title),
                .params = params,
                .comment = {},
                .time = now(),
                .type = type});
}

void WikiStore::protect(const WikiTitle &title, const QString &group)
{
    if (const auto found = m_pages.find(m_byTitle.value(key(title))); found != m_pages.end())
        found->second.protection = group;
}

void WikiStore::useLiquidThreads(const WikiTitle &title)
{
    if (const auto found = m_pages.find(m_byTitle.value(key(title))); found != m_pages.end())
        found->second.liquidThreads = true;
}

void WikiStore::closeToThreads(const WikiTitle &title)
{
    if (const auto found = m_pages.find(m_byTitle.value(key(title))); found != m_pages.end())
        found->second.closedToThreads = true;
}

QList<const WikiPage *> WikiStore::threadsOf(const WikiPage &talk) const
{
    QList<const WikiPage *> threads = pages();
    const QString prefix = m_identity.prefixed(talk.title) + u'/';
    threads.removeIf([&prefix](const WikiPage *page) {
        return page->title.ns != 90 || !page->title.text.startsWith(prefix);
    });
    return threads;
}

bool WikiStore::move(const WikiTitle &from, const WikiTitle &to, const QString &user, bool redirect)
{
    const auto found = m_pages.find(m_byTitle.value(key(from)));
    if (found == m_pages.end() || m_byTitle.contains(key(to)))
        return false;
    // The page keeps its id under the new name; a new page with the redirect, if any, takes the old one. A
    // move leaves a revision of its own, so a base read before it is no longer the latest.
    m_byTitle.remove(key(from));
    m_byTitle.insert(key(to), found->first);
    found->second.title = to;
    const QString words =
        u"moved page [["_s + m_identity.prefixed(from) + u"]] to [["_s + m_identity.prefixed(to) + u"]]"_s;
    const QString text = found->second.latest().text;
    save({.title = to, .text = text, .user = user, .comment = words});
    note(u"move"_s, u"move"_s, from, user,
         {{u"target_ns"_s, to.ns}, {u"target_title"_s, m_identity.prefixed(to)}});
    if (!redirect)
        return true;
    save({.title = from,
          .text = m_identity.redirectWords.value(0, u"#REDIRECT"_s) + u" [["_s + m_identity.prefixed(to)
              + u"]]"_s,
          .user = user,
          .comment = words});
    return true;
}

bool WikiStore::remove(const WikiTitle &title, const QString &user)
{
    const auto found = m_pages.find(m_byTitle.value(key(title)));
    if (found == m_pages.end())
        return false;
    for (const PracticeRevision &revision : found->second.revisions)
        m_byRevision.remove(revision.id);
    m_byTitle.remove(key(title));
    m_graves.insert(key(title), found->second);
    m_pages.erase(found);
    m_deleted.insert(key(title), now());
    note(u"delete"_s, u"delete"_s, title, user);
    return true;
}

bool WikiStore::restore(const WikiTitle &title, const QString &user)
{
    if (!m_graves.contains(key(title)) || m_byTitle.contains(key(title)))
        return false;
    const WikiPage page = m_graves.take(key(title));
    m_byTitle.insert(key(title), page.id);
    for (const PracticeRevision &revision : page.revisions)
        m_byRevision.insert(revision.id, page.id);
    m_pages[page.id] = page;
    m_deleted.remove(key(title));
    note(u"delete"_s, u"restore"_s, title, user);
    return true;
}

bool WikiStore::mayEditNow(const QString &user)
{
    if (!editLimit)
        return true;
    auto &[begin, edits] = m_windows[user];
    if (!begin.isValid() || begin.addSecs(editLimit->seconds) <= now()) {
        begin = now();
        edits = 0;
    }
    return ++edits <= editLimit->hits;
}

} // namespace paperround::inline practice
