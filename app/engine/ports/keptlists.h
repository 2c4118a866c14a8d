// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/targetsource.h"
#include "engine/ports/task.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace paperround {

/// What is told of a kept list without reading its rows.
struct KeptListHead
{
    static constexpr int LongestName = 100;

    QString id;
    QString farm; ///< Host of the home wiki that it was kept for.
    QString name; ///< 1 to LongestName characters; several lists may have the same.
    QDateTime updated; ///< UTC.
    int rows = 0; ///< Of the list when it was kept.

    friend bool operator==(const KeptListHead &, const KeptListHead &) = default;
};

/// A list with a name, kept on this computer for any draft: its sources, what is made of them, and what a
/// person did to that.
struct KeptList
{
    KeptListHead head;
    QList<TargetSource> sources;
    QString formula; ///< As SetFormula::ascii() writes it.
    OwnEdits edits;

    friend bool operator==(const KeptList &, const KeptList &) = default;
};

/// A list page or query that a draft uses.
struct SourceUse
{
    TargetSource source; ///< Without its rows.
    int rows = 0; ///< -1: of a draft that has not been opened since drafts keep their sources.
    QString draft;
    QString subject;

    friend bool operator==(const SourceUse &, const SourceUse &) = default;
};

/// The lists that a person keeps, beside the drafts.
class KeptLists
{
public:
    virtual ~KeptLists() = default;

    virtual Task<QList<KeptListHead>> lists() = 0; ///< By name.
    virtual Task<std::optional<KeptList>> list(QString id) = 0;
    /// New or known id. Storage "illegal-row" for an id or name that nobody could have given.
    virtual Task<void> save(KeptList list) = 0;
    virtual Task<void> rename(QString id, QString name) = 0; ///< Likewise; "no-such-list".
    virtual Task<void> remove(QString id) = 0; ///< Also fine when it is not there.

    virtual Task<QList<SourceUse>> uses() = 0; ///< Of pages and recipes, by name.
    virtual Task<std::optional<TargetSource>> source(QString draft, char16_t letter) = 0; ///< With its rows.
};

} // namespace paperround
