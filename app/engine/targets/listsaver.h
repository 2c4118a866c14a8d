// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/listedit.h"
#include "domain/targets/listpage.h"
#include "engine/ports/task.h"
#include "engine/ports/wikis.h"
#include "engine/targets/listloader.h"

#include <memory>

namespace paperround {

/// What a person did to a list that came from a page.
struct ListSave
{
    ListSource source;
    qint64 base = 0; ///< The revision that the rows were read from.
    ListEdit edit;
};

/// Everything about a save before it is done: to be shown, and then saved as it is or not at all.
struct ListSavePlan
{
    QString wiki;
    QString title; ///< After a redirect: the page that is really saved.
    qint64 base = 0; ///< The newest revision, on which it is saved; 0: the page is made.
    QString wikiClock; ///< When it was seen missing.
    QString contentModel; ///< Of a page that is made.
    QString before;
    QString after;
    QString summary; ///< As MassMessage would write it, in the wiki's content language.
    QList<ListChange> changes;
    QList<ListChange> refused; ///< What this page's text cannot say.
    TargetRows rows; ///< What the list will be.

    // What somebody did since the list was read.
    ListEdit others;
    QList<SeenRevision> between; ///< Their edits, oldest first.
    QList<EditConflict> conflicts; ///< Left out of the save until a person decides.

    QStringList stillThere; ///< rowKeys that the wiki finds on the new text although they were taken out.
    QStringList notThere; ///< rowKeys that it does not find there although they were put in.
    QList<EditProblem> problems; ///< Why the account may not save it.

    [[nodiscard]] bool changesAnything() const { return base == 0 || before != after; }
};

/// What came of a save.
struct SavedList
{
    qint64 revision = 0;
    bool foundLater = false; ///< The answer was lost or unclear; the page's history has it.
    /// Edits of others that went in while it was saved: the wiki merged. Null where nobody could look.
    std::optional<QList<SeenRevision>> between;
    bool asPlanned = true; ///< The list is now what the plan said; else it has more or less, by others.
};

/// A list page as it was at a revision; 0: as it is. Errors of readListPage(), and "base-gone" (Input).
Task<LoadedList> readListAt(std::shared_ptr<Wikis> wikis, ListSource source, qint64 revision);

/// Reads the page as it is now, merges what others did since `base`, row by row, and rewrites it. Writes
/// nothing. Errors of readListPage(), and "base-gone" (Input) where the wiki does not give the revision that
/// the rows were read from any more.
Task<ListSavePlan> planListSave(std::shared_ptr<Wikis> wikis, ListSave save);

/// The same for a whole list: what makes `wanted` of the page as it was at `base` (0: as it is). Lines there
/// that name no page stay.
Task<ListSavePlan> planWholeList(std::shared_ptr<Wikis> wikis, ListSource source, qint64 base,
                                 TargetRows wanted, std::optional<QString> description);

/// A new list page: MassMessage's own model where the wiki has MassMessage and the account the right to
/// choose a model (createwithcontentmodel, once editcontentmodel), else wikitext; `contentModel` says which.
/// Input "articleexists".
Task<ListSavePlan> planNewList(std::shared_ptr<Wikis> wikis, ListSource page, TargetRows rows,
                               QString description);

/// Saves a plan, once. Where the answer is lost, or says that the page has changed, the page's history tells
/// whether it went in. If not: Look with the wiki's code; plan anew, which finds what of it is there already.
/// A plan that changes nothing is Input "nothing-to-save".
Task<SavedList> saveList(std::shared_ptr<Wikis> wikis, ListSavePlan plan);

} // namespace paperround
