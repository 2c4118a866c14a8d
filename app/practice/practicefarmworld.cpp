// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// PracticeFarm: what tests read and do, past HTTP.
#include "practice/othereditors.h"
#include "practice/practicefarmparts.h"
#include "practice/wikitext.h"

using namespace Qt::StringLiterals;

namespace paperround {

QStringList PracticeFarm::pages(const QString &host) const
{
    QStringList titles;
    if (const WikiStore *wiki = d->wiki(host)) {
        for (const WikiPage *page : wiki->pages())
            titles.append(wiki->identity().prefixed(page->title));
    }
    return titles;
}

std::optional<QString> PracticeFarm::pageText(const QString &host, const QString &title) const
{
    const WikiStore *wiki = d->wiki(host);
    const WikiPage *page = wiki ? wiki->page(title) : nullptr;
    return page ? std::optional(page->latest().text) : std::nullopt;
}

QList<PracticeRevision> PracticeFarm::revisions(const QString &host, const QString &title) const
{
    const WikiStore *wiki = d->wiki(host);
    const WikiPage *page = wiki ? wiki->page(title) : nullptr;
    return page ? page->revisions : QList<PracticeRevision>();
}

qint64 PracticeFarm::write(const QString &host, const QString &title, const QString &text,
                           const QString &user, const QString &comment)
{
    WikiStore *wiki = d->wiki(host);
    const std::optional<WikiTitle> parsed = wiki ? wiki->identity().parse(title) : std::nullopt;
    if (!parsed)
        return 0;
    const qint64 saved =
        wiki->save({.title = *parsed, .text = preSave(*wiki, text, user), .user = user, .comment = comment});
    Q_EMIT pageChanged(host, wiki->identity().prefixed(*parsed));
    return saved;
}

bool PracticeFarm::otherEditor(const QString &host, const QString &title, OtherEditor work)
{
    WikiStore *wiki = d->wiki(host);
    const std::optional<WikiTitle> parsed = wiki ? wiki->identity().parse(title) : std::nullopt;
    const bool done = parsed && workOnPage(*wiki, *parsed, work.work);
    if (done)
        Q_EMIT pageChanged(host, wiki->identity().prefixed(*parsed));
    return done;
}

bool PracticeFarm::movePage(const QString &host, const QString &from, const QString &to, bool redirect)
{
    WikiStore *wiki = d->wiki(host);
    const std::optional<WikiTitle> source = wiki ? wiki->identity().parse(from) : std::nullopt;
    const std::optional<WikiTitle> target = wiki ? wiki->identity().parse(to) : std::nullopt;
    return source && target && wiki->move(*source, *target, u"Odalys Brandt"_s, redirect);
}

void PracticeFarm::makeBoard(const QString &host, const QString &title, Route kind)
{
    WikiStore *wiki = d->wiki(host);
    const std::optional<WikiTitle> parsed = wiki ? wiki->identity().parse(title) : std::nullopt;
    if (!parsed)
        return;
    const bool isFlow = kind == Route::Flow;
    wiki->save({.title = *parsed,
                .text = isFlow ? u"{\"flow-workflow\":\"zp\"}"_s : u"A page with threads."_s,
                .user = u"Odalys Brandt"_s,
                .comment = {},
                .model = isFlow ? u"flow-board"_s : u"wikitext"_s});
    if (!isFlow)
        wiki->useLiquidThreads(*parsed);
}

void PracticeFarm::protect(const QString &host, const QString &title, const QString &action)
{
    WikiStore *wiki = d->wiki(host);
    const std::optional<WikiTitle> parsed = wiki ? wiki->identity().parse(title) : std::nullopt;
    if (parsed && action == "newthread"_L1)
        wiki->closeToThreads(*parsed);
    else if (parsed)
        wiki->protect(*parsed, u"sysop"_s);
    if (parsed)
        wiki->note(u"protect"_s, u"protect"_s, *parsed, u"Rowan Quist"_s);
}

void PracticeFarm::unprotect(const QString &host, const QString &title)
{
    WikiStore *wiki = d->wiki(host);
    const std::optional<WikiTitle> parsed = wiki ? wiki->identity().parse(title) : std::nullopt;
    if (!parsed)
        return;
    wiki->protect(*parsed, {});
    wiki->note(u"protect"_s, u"unprotect"_s, *parsed, u"Rowan Quist"_s);
}

bool PracticeFarm::restorePage(const QString &host, const QString &title)
{
    WikiStore *wiki = d->wiki(host);
    const std::optional<WikiTitle> parsed = wiki ? wiki->identity().parse(title) : std::nullopt;
    return parsed && wiki->restore(*parsed, u"Rowan Quist"_s);
}

qint64 PracticeFarm::importEdit(const QString &host, const QString &title, const QString &text,
                                const QString &user)
{
    WikiStore *wiki = d->wiki(host);
    const std::optional<WikiTitle> parsed = wiki ? wiki->identity().parse(title) : std::nullopt;
    if (!parsed)
        return 0;
    const qint64 saved = wiki->save({.title = *parsed, .text = text, .user = user, .comment = {}});
    wiki->note(u"import"_s, u"upload"_s, *parsed, u"Rowan Quist"_s);
    Q_EMIT pageChanged(host, wiki->identity().prefixed(*parsed));
    return saved;
}

qint64 PracticeFarm::takeBack(const QString &host, const QString &title, const QString &user,
                              const QString &tag)
{
    WikiStore *wiki = d->wiki(host);
    const WikiPage *page = wiki ? wiki->page(title) : nullptr;
    if (!page || page->revisions.size() < 2)
        return 0;
    const WikiTitle place = page->title;
    const QString text = page->revisions.at(page->revisions.size() - 2).text;
    const qint64 saved =
        wiki->save({.title = place, .text = text, .user = user, .comment = u"undone"_s, .tags = {tag}});
    Q_EMIT pageChanged(host, wiki->identity().prefixed(place));
    return saved;
}

bool PracticeFarm::hideRevision(const QString &host, qint64 revision, bool user, bool text)
{
    WikiStore *wiki = d->wiki(host);
    return wiki && wiki->hide(revision, user, text);
}

void PracticeFarm::setFlowReadOnly(const QString &host, bool readOnly)
{
    if (WikiStore *wiki = d->wiki(host))
        wiki->flowReadOnly = readOnly;
}

QStringList PracticeFarm::boardPosts(const QString &host, const QString &title) const
{
    const WikiStore *wiki = d->wiki(host);
    const WikiPage *board = wiki ? wiki->page(title) : nullptr;
    QStringList texts;
    if (!board)
        return texts;
    for (const WikiTopic &topic : wiki->topics) {
        if (topic.board == board->id)
            texts.append(topic.text);
    }
    for (const WikiPage *thread : wiki->threadsOf(*board))
        texts.append(thread->latest().text);
    return texts;
}

void PracticeFarm::block(const QString &host, const QString &user, bool partial)
{
    if (WikiStore *wiki = d->wiki(host))
        wiki->blocks.insert(
            user,
            {.id = 9, .by = u"Marten Vole"_s, .reason = u"Practice"_s, .time = now(), .partial = partial});
}

void PracticeFarm::unblock(const QString &host, const QString &user)
{
    if (WikiStore *wiki = d->wiki(host))
        wiki->blocks.remove(user);
}

void PracticeFarm::renameUser(const QString &from, const QString &to, const QDateTime &time)
{
    d->accounts.remove(from);
    d->accounts.add(to);
    for (const auto &wiki : d->wikis)
        noteRename(*wiki, from, to, time.isValid() ? time : now());
}

void PracticeFarm::lock(const QString &user)
{
    d->accounts.lock(user);
}

void PracticeFarm::closeWiki(const QString &host, const QString &how)
{
    if (WikiStore *wiki = d->wiki(host))
        wiki->closed = how;
}

void PracticeFarm::setEditLimit(const QString &host, std::optional<RateLimit> limit)
{
    if (WikiStore *wiki = d->wiki(host))
        wiki->editLimit = limit;
}

void PracticeFarm::addToGroup(const QString &user, const QString &group)
{
    const FarmUser *known = d->accounts.user(user);
    if (known && !known->groups.contains(group))
        setGroups(user, known->groups + QStringList{group});
}

void PracticeFarm::setGroups(const QString &user, const QStringList &groups)
{
    const FarmUser *known = d->accounts.user(user);
    if (!known)
        return;
    const QJsonObject params{{u"oldgroups"_s, QJsonArray::fromStringList(known->groups)},
                             {u"newgroups"_s, QJsonArray::fromStringList(groups)}};
    for (const auto &wiki : d->wikis)
        wiki->note(u"rights"_s, u"rights"_s, {.ns = 2, .text = user}, u"Rowan Quist"_s, params);
    d->accounts.setGroups(user, groups);
}

} // namespace paperround
