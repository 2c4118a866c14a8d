// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/savewords.h"

#include "models/bidi.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
constexpr qsizetype RowsToldAtMost = 5;
constexpr qsizetype ConflictsToldInFull = 2;

/// Words of the program: one context for all sentences about a save.
class SaveWords
{
    Q_DECLARE_TR_FUNCTIONS(paperround::SaveWords)

public:
    /// A row as a person knows it: "User talk:A@en.wikipedia.org", or the line's own words.
    static QString row(const QString &key) { return isolated(key.startsWith(u'!') ? key.mid(1) : key); }

    static QString some(QStringList keys)
    {
        const auto more = keys.size() - RowsToldAtMost;
        if (more > 0)
            keys = keys.first(RowsToldAtMost);
        for (QString &key : keys)
            key = row(key);
        const QString told = keys.join(tr(", ", "between names"));
        return more > 0 ? tr("%1 and %Ln more", nullptr, int(more)).arg(told) : told;
    }

    static QString counts(int added, int removed, int renamed, bool described)
    {
        QStringList parts;
        if (added > 0)
            parts += tr("%Ln added", nullptr, added);
        if (removed > 0)
            parts += tr("%Ln removed", nullptr, removed);
        if (renamed > 0)
            parts += tr("%Ln renamed", nullptr, renamed);
        if (described)
            parts += tr("description changed");
        return parts.isEmpty() ? tr("nothing changed") : parts.join(tr(", ", "between counts"));
    }

    static QStringList others(const ListSavePlan &plan)
    {
        if (plan.between.isEmpty() && plan.others.isEmpty())
            return {};
        QStringList users;
        for (const SeenRevision &each : plan.between) {
            const QString user = each.user.isNull() ? tr("a hidden user") : isolated(each.user);
            if (!users.contains(user))
                users += user;
        }
        const QString what = counts(int(plan.others.added.size()), int(plan.others.removed.size()),
                                    int(plan.others.renamed.size()), plan.others.description.has_value());
        return {tr("The page was edited since the list was read, by %1: %2. Their changes stay.")
                    .arg(users.isEmpty() ? tr("somebody") : users.join(tr(", ", "between names")), what)};
    }

    static QStringList conflicts(const ListSavePlan &plan)
    {
        QStringList notes;
        QStringList more;
        for (const EditConflict &each : plan.conflicts) {
            if (notes.size() >= ConflictsToldInFull) {
                more += each.row;
                continue;
            }
            notes += each.row.isEmpty()
                ? tr("Somebody else wrote a new description. Yours is not saved.")
                : tr("%1 was taken out or renamed by somebody else. Your new name for it, %2, is not saved.")
                      .arg(row(each.row), row(rowKey({each.mine, {}})));
        }
        if (!more.isEmpty())
            notes +=
                tr("The same became of %1.", "rows that somebody else took out or renamed").arg(some(more));
        return notes;
    }

    static QStringList refusals(const ListSavePlan &plan)
    {
        QStringList elsewhere;
        QStringList noPlace;
        for (const ListChange &each : plan.refused) {
            switch (each.refusal) {
            case ListChange::Refusal::None:
                break;
            case ListChange::Refusal::Elsewhere:
                elsewhere += each.row;
                break;
            case ListChange::Refusal::NoPlace:
                noPlace += each.row;
                break;
            }
        }
        QStringList notes;
        if (!elsewhere.isEmpty())
            notes += tr("%Ln row(s) cannot be changed here: a page or template that this page includes names "
                        "them. Edit it there: %1.",
                        nullptr, int(elsewhere.size()))
                         .arg(some(elsewhere));
        if (!noPlace.isEmpty())
            notes +=
                tr("%Ln row(s) cannot be renamed here: the template that names them has no place for it: "
                   "%1.",
                   nullptr, int(noPlace.size()))
                    .arg(some(noPlace));
        return notes;
    }

    static QStringList differences(const ListSavePlan &plan)
    {
        QStringList notes;
        if (!plan.stillThere.isEmpty())
            notes += tr("The wiki would still find %Ln row(s) on the new page: %1.", nullptr,
                        int(plan.stillThere.size()))
                         .arg(some(plan.stillThere));
        if (!plan.notThere.isEmpty())
            notes += tr("The wiki would not take %Ln row(s) of the new page: %1.", nullptr,
                        int(plan.notThere.size()))
                         .arg(some(plan.notThere));
        return notes;
    }

    static QStringList troubles(const ListSavePlan &plan)
    {
        QStringList notes;
        for (const EditProblem &each : plan.problems)
            notes += tr("Your account may not save this page: %1").arg(isolated(each.text));
        if (plan.base == 0)
            notes += plan.contentModel == "wikitext"_L1
                ? tr("The page becomes wikitext: MassMessage's own kind of list needs MassMessage on the "
                     "wiki, "
                     "and the right to choose a page's content model.")
                : tr("The page becomes a list of MassMessage's own kind.");
        return notes;
    }

    static QStringList saved(const SavedList &list)
    {
        QStringList notes{
            list.foundLater
                ? tr("Saved as revision %1. The wiki's answer was lost; its page tells.").arg(list.revision)
                : tr("Saved as revision %1.").arg(list.revision)};
        if (!list.between)
            notes += tr("Whether somebody edited in the same moment could not be looked up.");
        else if (!list.between->isEmpty())
            notes +=
                tr("%Ln edit(s) by others went in at the same moment, and the wiki merged them. Read the "
                   "list anew.",
                   nullptr, int(list.between->size()));
        return notes;
    }
};
} // namespace

QStringList planNotes(const ListSavePlan &plan)
{
    return SaveWords::others(plan) + SaveWords::conflicts(plan) + SaveWords::refusals(plan)
        + SaveWords::differences(plan) + SaveWords::troubles(plan);
}

bool needsLook(const ListSavePlan &plan)
{
    return !plan.conflicts.isEmpty() || !plan.refused.isEmpty() || !plan.stillThere.isEmpty()
        || !plan.notThere.isEmpty() || !plan.problems.isEmpty();
}

QString changeCounts(const QList<ListChange> &changes)
{
    int added = 0;
    int removed = 0;
    int renamed = 0;
    bool described = false;
    for (const ListChange &each : changes) {
        added += each.kind == ListChange::Kind::Added ? 1 : 0;
        removed += each.kind == ListChange::Kind::Removed ? 1 : 0;
        renamed += each.kind == ListChange::Kind::Renamed ? 1 : 0;
        described = described || each.kind == ListChange::Kind::Described;
    }
    return SaveWords::counts(added, removed, renamed, described);
}

QStringList savedNotes(const SavedList &saved)
{
    return SaveWords::saved(saved);
}

} // namespace paperround
