// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/target.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

namespace paperround {

/// A page that gets no messages, and why. A User or User talk page stands for its user: all pages of theirs
/// are held, subpages as well.
struct Exclusion
{
    QString title; ///< Prefixed title, as cleanTitle() leaves it.
    QString wiki; ///< Host; empty: on every wiki of the farm.
    QString reason; ///< A person's words; may be empty.
    QString source; ///< Where it came from: a list page, a file, a window; may be empty.
    QDateTime added; ///< UTC.

    friend bool operator==(const Exclusion &, const Exclusion &) = default;
};

/// A named list of them. A list that has no entries any more is none.
struct ExcludeList
{
    QString name;
    QList<Exclusion> entries; ///< By wiki, then title.

    friend bool operator==(const ExcludeList &, const ExcludeList &) = default;
};

/// One change of a list as a value; carrying it out tells the edit that undoes it.
struct ExcludeEdit
{
    QString list; ///< 1 to 100 characters; a new name begins a list.
    QList<Exclusion> put; ///< Added, or in place of the entry with the same title and wiki.
    QList<Exclusion> taken; ///< Away; only title and wiki count. One that is not there is passed over.

    [[nodiscard]] bool isEmpty() const { return put.isEmpty() && taken.isEmpty(); }
    friend bool operator==(const ExcludeEdit &, const ExcludeEdit &) = default;
};

/// Targets of a reader as entries of a list. `everywhere`: on every wiki of the farm, whichever the target
/// names.
[[nodiscard]] QList<Exclusion> exclusionsOf(const QList<Target> &targets, const Exclusion &like,
                                            bool everywhere);

/// What the exclude lists of a farm say of one page; quick for a million of them.
class Exclusions
{
public:
    Exclusions() = default;
    explicit Exclusions(const QList<ExcludeList> &lists);

    [[nodiscard]] bool isEmpty() const { return m_pages.isEmpty() && m_users.isEmpty(); }
    /// "NAME: reason" of the first list that holds the page, "NAME" where it gives none; empty: no list does.
    /// `userPage`: the wiki says that it is in one of the namespaces User and User talk, whatever they are
    /// called there; English names are known without it.
    [[nodiscard]] QString heldBy(const QString &title, const QString &wiki, bool userPage = false) const;
    /// The same of a row that stands for `page`, as its wiki writes it after a redirect: either may be held.
    [[nodiscard]] QString heldBy(const Target &listed, const QString &page, bool userPage) const;

    friend bool operator==(const Exclusions &, const Exclusions &) = default;

private:
    QHash<QString, QString> m_pages; ///< "title@wiki" → the words.
    QHash<QString, QString> m_users; ///< "name@wiki", "name@" → the words.
};

} // namespace paperround
