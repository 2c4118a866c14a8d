// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/listedit.h"

#include <algorithm>

namespace paperround {

namespace {
QSet<QString> keysOf(const TargetRows &rows)
{
    QSet<QString> keys;
    keys.reserve(rows.size());
    for (int i = 0; i < rows.size(); ++i)
        keys.insert(rowKey(rows.at(i)));
    return keys;
}

QString keyOf(const Target &target)
{
    return rowKey({target, {}});
}
} // namespace

ListEdit editBetween(const TargetRows &base, const TargetRows &wanted, const QHash<QString, Target> &renames)
{
    const QSet<QString> before = keysOf(base);
    const QSet<QString> after = keysOf(wanted);
    ListEdit edit;
    QHash<QString, QString> renamedTo;
    for (auto it = renames.cbegin(); it != renames.cend(); ++it) {
        const QString now = keyOf(it.value());
        if (before.contains(it.key()) && !after.contains(it.key()) && after.contains(now)
            && !before.contains(now) && !renamedTo.contains(now)) {
            edit.renamed.insert(it.key(), it.value());
            renamedTo.insert(now, it.key());
        }
    }
    for (const QString &key : before) {
        if (!after.contains(key) && !edit.renamed.contains(key))
            edit.removed.insert(key);
    }
    QString behind;
    QSet<QString> seen;
    for (int i = 0; i < wanted.size(); ++i) {
        const TargetRow row = wanted.at(i);
        const QString key = rowKey(row);
        if (row.isPage() && !before.contains(key) && !renamedTo.contains(key) && !seen.contains(key))
            edit.added.append({row.target, behind});
        seen.insert(key);
        behind = renamedTo.value(key, key);
    }
    return edit;
}

TargetRows applied(const ListEdit &edit, const TargetRows &rows)
{
    const QSet<QString> there = keysOf(rows);
    QHash<QString, QList<Target>> behind;
    QList<Target> atTheEnd;
    for (const AddedTarget &added : edit.added) {
        const bool follows = added.behind.isNull() || there.contains(added.behind);
        // Those behind another added one come in the same order behind whatever that one follows.
        if (follows && !edit.removed.contains(added.behind))
            behind[added.behind].append(added.target);
        else
            atTheEnd.append(added.target);
    }
    TargetRows result;
    QSet<QString> seen;
    const auto put = [&](const TargetRow &row) {
        const QString key = rowKey(row);
        if (!seen.contains(key))
            result.append(row);
        seen.insert(key);
    };
    for (const Target &target : behind.value({}))
        put({target, {}});
    for (int i = 0; i < rows.size(); ++i) {
        const TargetRow row = rows.at(i);
        const QString key = rowKey(row);
        const auto renamed = edit.renamed.constFind(key);
        if (renamed != edit.renamed.cend())
            put({*renamed, {}});
        else if (!edit.removed.contains(key))
            put(row);
        for (const Target &target : behind.value(key))
            put({target, {}});
    }
    for (const Target &target : std::as_const(atTheEnd))
        put({target, {}});
    return result;
}

MergedEdit mergedEdit(const ListEdit &mine, const TargetRows &base, const TargetRows &theirs,
                      const QString &baseDescription, const QString &theirDescription)
{
    MergedEdit merged;
    merged.others = editBetween(base, theirs);
    if (theirDescription != baseDescription)
        merged.others.description = theirDescription;
    const QSet<QString> there = keysOf(theirs);
    for (const AddedTarget &added : mine.added) {
        if (!there.contains(keyOf(added.target)))
            merged.edit.added.append(added);
    }
    for (const QString &key : mine.removed) {
        if (there.contains(key))
            merged.edit.removed.insert(key);
    }
    for (auto it = mine.renamed.cbegin(); it != mine.renamed.cend(); ++it) {
        if (there.contains(it.key()) && there.contains(keyOf(it.value())))
            merged.edit.removed.insert(it.key()); // They added what I made of it.
        else if (there.contains(it.key()))
            merged.edit.renamed.insert(it.key(), it.value());
        else if (!there.contains(keyOf(it.value())))
            merged.conflicts.append({it.key(), it.value(), {}});
    }
    if (mine.description && mine.description != theirDescription) {
        if (theirDescription == baseDescription)
            merged.edit.description = mine.description;
        else
            merged.conflicts.append({{}, {}, theirDescription});
    }
    std::ranges::sort(merged.conflicts, {}, &EditConflict::row);
    return merged;
}

} // namespace paperround
