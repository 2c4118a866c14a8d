// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/setformula.h"
#include "domain/targets/targetrows.h"

#include <QDateTime>
#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <optional>

namespace paperround {

/// What a source of a list is. Kept by number: new ones go to the end.
enum class SourceKind {
    Page, ///< A list page of a wiki, at a revision.
    Recipe, ///< A saved query.
    File,
    Paste,
    Draft, ///< The list of another draft.
    Delivery, ///< Who got an earlier delivery of the ledger.
    KeptList, ///< A list kept on this computer.
    Exclusions, ///< An exclude list: it comes in with a minus.
};

inline constexpr int sourceKinds = static_cast<int>(SourceKind::Exclusions) + 1;

/// Where the rows of a source come from, so that it can be read again.
struct SourceOrigin
{
    SourceKind kind = SourceKind::Paste;
    QString wiki; ///< Of a page or recipe: the host.
    QString id; ///< Page: its title. Recipe: as the recipe writes itself. File: its path. Others: their id.
    qint64 revision = 0; ///< Of a page.
    QString url; ///< Canonical, of a page with oldid.

    friend bool operator==(const SourceOrigin &, const SourceOrigin &) = default;
};

/// One source of a draft's list. Its rows are a snapshot: they change by reading it again and by nothing
/// else.
struct TargetSource
{
    char16_t letter = u'A'; ///< A to Z; stays with it as long as it is there.
    QString name; ///< As people call it: the page's title, a file's name.
    SourceOrigin origin;
    QDateTime read; ///< UTC, when the rows were read.
    TargetRows rows;

    friend bool operator==(const TargetSource &, const TargetSource &) = default;
};

/// The first letter that no source has; none: there are 26.
[[nodiscard]] std::optional<char16_t> freeLetter(const QList<TargetSource> &sources);
[[nodiscard]] QString lettersOf(const QList<TargetSource> &sources);

/// Stands for a rowKey where a row is put before all others; no row has it.
inline constexpr QLatin1StringView AtTheBeginning("^");

/// A row that a person put in; it stands in no source.
struct OwnRow
{
    TargetRow row;
    bool included = true;
    QString behind; ///< rowKey of the row it stands behind, or AtTheBeginning; empty: at the end.
    QString note; ///< Where the person has it from: "pasted", a file's name.

    friend bool operator==(const OwnRow &, const OwnRow &) = default;
};

/// What a person did to a list beside its sources.
///
/// The list is what the formula makes of the sources, with these laid over it; sources are never edited. Each
/// edit is kept by the row it is about (rowKey as the source says it), never by line: when a source is read
/// again, or the formula changes, the list is made anew and the same edits are laid over it. An edit about a
/// row that no source names any more rests, and is there again when the row comes back. A moved row stands
/// behind the row it was put behind, or where its source has it when that one is gone.
struct OwnEdits
{
    QSet<QString> removed;
    QHash<QString, Target> renamed; ///< What it is instead; its `line` counts for nothing.
    QSet<QString> leftOut; ///< Box cleared.
    QHash<QString, QString> moved; ///< To behind which row, or AtTheBeginning.
    QList<OwnRow> added; ///< In list order.

    [[nodiscard]] bool isEmpty() const
    {
        return removed.isEmpty() && renamed.isEmpty() && leftOut.isEmpty() && moved.isEmpty()
            && added.isEmpty();
    }
    friend bool operator==(const OwnEdits &, const OwnEdits &) = default;
};

} // namespace paperround
