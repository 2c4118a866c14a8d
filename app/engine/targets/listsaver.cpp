// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/targets/listsaver.h"

#include "domain/targets/listsummary.h"
#include "domain/targets/listwriter.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

constexpr QLatin1StringView massMessageModel("MassMessageListContent");

QSet<QString> pagesIn(const TargetRows &rows)
{
    QSet<QString> keys;
    for (int i = 0; i < rows.size(); ++i) {
        if (rows.isPage(i))
            keys.insert(rowKey(rows.at(i)));
    }
    return keys;
}

QStringList sorted(const QSet<QString> &keys)
{
    QStringList list(keys.cbegin(), keys.cend());
    list.sort();
    return list;
}

/// What of an edit a page's text could not take does not count.
ListEdit without(ListEdit edit, const QList<ListChange> &refused)
{
    for (const ListChange &each : refused) {
        edit.removed.remove(each.row);
        edit.renamed.remove(each.row);
    }
    return edit;
}

/// The list as it was when the rows were read.
Task<ListPage> pageAt(std::shared_ptr<Wikis> wikis, QString wiki, QString title, qint64 revision,
                      ListPageKind kind)
{
    const auto text = co_await wikis->revisionText(wiki, revision);
    if (!text)
        co_return failure(text.error().kind == ErrorKind::Row ? ErrorKind::Input : text.error().kind,
                          text.error().kind == ErrorKind::Row ? u"base-gone"_s : text.error().code,
                          wiki + u": "_s + title);
    co_return co_await readListText(wikis, wiki, title, kind, *text);
}

Task<QString> summaryFor(std::shared_ptr<Wikis> wikis, QString wiki, SummaryMessage message)
{
    if (message.name.isEmpty())
        co_return QString();
    const auto words = co_await wikis->message(wiki, message.name, message.arguments);
    co_return words && !words->isEmpty() ? *words : englishSummary(message);
}

/// The edits behind `base` up to and without `ours` (0: all).
QList<SeenRevision> editsBetween(const LookAnswer &look, qint64 base, qint64 ours)
{
    QList<SeenRevision> between;
    for (const SeenRevision &revision : look.revisions) {
        if (revision.revision > base && (ours == 0 || revision.revision < ours))
            between.append(revision);
    }
    return between;
}

/// Of a new page: there is a right of its own for that since 2026, and the general one was asked for before.
bool mayChooseModel(const QStringList &rights)
{
    return rights.contains(u"createwithcontentmodel"_s) || rights.contains(u"editcontentmodel"_s);
}

/// MediaWiki drops blanks at a page's end.
QString ended(QString text)
{
    while (!text.isEmpty() && text.back().isSpace())
        text.chop(1);
    return text;
}

/// Puts the check of the rewritten page into the plan: the wiki itself says what the new text names.
Task<ListSavePlan> checked(std::shared_ptr<Wikis> wikis, ListSavePlan plan, ListPageKind kind)
{
    const auto now = co_await readListText(wikis, plan.wiki, plan.title, kind, plan.after);
    if (!now)
        co_return tl::unexpected(now.error());
    const QSet<QString> found = pagesIn(now->rows);
    const QSet<QString> wanted = pagesIn(plan.rows);
    plan.stillThere = sorted(found - wanted);
    plan.notThere = sorted(wanted - found);
    const QStringList titles(plan.title);
    const auto check = co_await wikis->check(plan.wiki, titles);
    if (!check)
        co_return tl::unexpected(check.error());
    plan.wikiClock = check->wikiClock;
    if (!check->pages.isEmpty())
        plan.problems = check->pages.first().problems;
    co_return plan;
}

/// Was it this plan that made that revision?
Task<bool> isOurs(std::shared_ptr<Wikis> wikis, ListSavePlan plan, SeenRevision revision)
{
    if (!wikis->account() || revision.user != wikis->account()->name)
        co_return false;
    const auto text = co_await wikis->revisionText(plan.wiki, revision.revision);
    if (!text)
        co_return tl::unexpected(text.error());
    co_return ended(*text) == ended(plan.after);
}

/// What the page's history says of a save whose answer tells nothing.
Task<SavedList> lookForSave(std::shared_ptr<Wikis> wikis, ListSavePlan plan, Error error)
{
    const auto look = co_await wikis->look(plan.wiki, 0, plan.title, plan.base);
    if (!look)
        co_return tl::unexpected(error);
    for (const SeenRevision &revision : look->revisions) {
        if (revision.revision <= plan.base)
            continue;
        const auto ours = co_await isOurs(wikis, plan, revision);
        if (!ours)
            co_return tl::unexpected(error);
        if (*ours)
            co_return SavedList{revision.revision, true, editsBetween(*look, plan.base, revision.revision),
                                true};
    }
    co_return tl::unexpected(error);
}

/// Who came in between, by the page's own history: the wiki merges by itself where edits do not touch.
Task<SavedList> verified(std::shared_ptr<Wikis> wikis, ListSavePlan plan, SavedPage saved)
{
    SavedList list{saved.revision, false, std::nullopt, true};
    const auto look = co_await wikis->look(plan.wiki, saved.pageId, plan.title, plan.base);
    if (look)
        list.between = editsBetween(*look, plan.base, saved.revision);
    if (saved.previous == plan.base && list.between && list.between->isEmpty())
        co_return list;
    const auto text = co_await wikis->revisionText(plan.wiki, saved.revision);
    list.asPlanned = text && ended(*text) == ended(plan.after);
    co_return list;
}

} // namespace

Task<LoadedList> readListAt(std::shared_ptr<Wikis> wikis, ListSource source, qint64 revision)
{
    auto list = co_await readListPage(wikis, source);
    if (!list || revision == 0 || revision == list->revision)
        co_return list;
    const auto page = co_await pageAt(wikis, source.wiki, list->title, revision, list->page.kind);
    if (!page)
        co_return tl::unexpected(page.error());
    list->page = *page;
    list->revision = revision;
    co_return list;
}

Task<ListSavePlan> planListSave(std::shared_ptr<Wikis> wikis, ListSave save)
{
    const auto now = co_await readListPage(wikis, save.source);
    if (!now)
        co_return tl::unexpected(now.error());
    ListSavePlan plan;
    plan.wiki = save.source.wiki;
    plan.title = now->title;
    plan.base = now->revision;
    plan.before = now->page.text;
    ListEdit edit = save.edit;
    if (save.base != now->revision) {
        const auto base = co_await pageAt(wikis, plan.wiki, plan.title, save.base, now->page.kind);
        if (!base)
            co_return tl::unexpected(base.error());
        const auto look = co_await wikis->look(plan.wiki, 0, plan.title, save.base);
        if (!look)
            co_return tl::unexpected(look.error());
        const MergedEdit merged =
            mergedEdit(save.edit, base->rows, now->page.rows, base->description, now->page.description);
        edit = merged.edit;
        plan.others = merged.others;
        plan.conflicts = merged.conflicts;
        plan.between = editsBetween(*look, save.base, 0);
    }
    const auto page = rewritten(now->page, edit);
    if (!page)
        co_return tl::unexpected(page.error());
    plan.after = page->text;
    plan.changes = page->changes;
    plan.refused = page->refused;
    plan.rows = applied(without(edit, page->refused), now->page.rows);
    const auto summary = co_await summaryFor(wikis, plan.wiki, summaryOf(plan.changes, plan.wiki));
    if (!summary)
        co_return tl::unexpected(summary.error());
    plan.summary = *summary;
    co_return co_await checked(wikis, plan, now->page.kind);
}

Task<ListSavePlan> planWholeList(std::shared_ptr<Wikis> wikis, ListSource source, qint64 base,
                                 TargetRows wanted, std::optional<QString> description)
{
    const auto list = co_await readListAt(wikis, source, base);
    if (!list)
        co_return tl::unexpected(list.error());
    ListSave save{source, list->revision, editBetween(list->page.rows, wanted)};
    save.edit.removed.removeIf([](const QString &key) { return key.startsWith(u'!'); });
    save.edit.description = description;
    co_return co_await planListSave(wikis, save);
}

Task<ListSavePlan> planNewList(std::shared_ptr<Wikis> wikis, ListSource page, TargetRows rows,
                               QString description)
{
    const QStringList titles(page.page);
    const auto check = co_await wikis->check(page.wiki, titles);
    if (!check)
        co_return tl::unexpected(check.error());
    const PageCheck there = check->pages.value(0);
    if (there.invalid)
        co_return failure(ErrorKind::Input, u"invalidtitle"_s, page.page);
    if (there.pageId != 0)
        co_return failure(ErrorKind::Input, u"articleexists"_s, page.wiki + u": "_s + there.title);
    const auto facts = co_await wikis->facts(page.wiki);
    if (!facts)
        co_return tl::unexpected(facts.error());
    const bool mayChoose = check->account && mayChooseModel(check->account->rights);
    const bool isJson = mayChoose && facts->extensions.contains(u"MassMessage"_s);
    ListSavePlan plan;
    plan.wiki = page.wiki;
    plan.title = there.title;
    plan.wikiClock = check->wikiClock;
    plan.contentModel = isJson ? QString(massMessageModel) : u"wikitext"_s;
    const ListFacts list{page.wiki, description, {}};
    plan.after = QString::fromUtf8(
        writeList(rows, isJson ? ListFile::MassMessageJson : ListFile::Wikitext, list).bytes);
    if (!isJson && !description.isEmpty())
        plan.after.prepend(description + u"\n\n"_s);
    for (int i = 0; i < rows.size(); ++i) {
        if (rows.isPage(i))
            plan.rows.append(rows.at(i));
    }
    const auto summary = co_await summaryFor(wikis, plan.wiki, summaryOfNewList());
    if (!summary)
        co_return tl::unexpected(summary.error());
    plan.summary = *summary;
    plan.problems = there.problems;
    co_return plan;
}

Task<SavedList> saveList(std::shared_ptr<Wikis> wikis, ListSavePlan plan)
{
    if (!plan.changesAnything())
        co_return failure(ErrorKind::Input, u"nothing-to-save"_s, plan.title);
    const PageSave save{plan.wiki, plan.title,     plan.after,       plan.summary,
                        plan.base, plan.wikiClock, plan.contentModel};
    const auto saved = co_await wikis->savePage(save);
    if (saved)
        co_return co_await verified(wikis, plan, *saved);
    if (saved.error().kind != ErrorKind::Look)
        co_return tl::unexpected(saved.error());
    co_return co_await lookForSave(wikis, plan, saved.error());
}

} // namespace paperround
