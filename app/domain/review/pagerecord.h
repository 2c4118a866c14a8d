// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>

namespace paperround {

/// A revision as the wiki's record has it.
struct RecordedRevision
{
    qint64 id = 0;
    qint64 parent = 0;
    QString user; ///< Null: the wiki hides it.
    qint64 userId = 0; ///< 0: nobody of this wiki (an import, an IP address).
    QDateTime time; ///< UTC.
    QStringList tags;
    QString text; ///< Null: the wiki hides it.
};

/// What the wiki's log says happened to a page beside its edits.
struct RecordedEvent
{
    QString type; ///< "move", "delete", "import", "merge", "protect", …
    QString action; ///< "move_redir", "restore", …
    QString user;
    QDateTime time; ///< UTC.
};

/// A page with its history, as far as a reader needs it.
struct PageRecord
{
    QString title; ///< As the wiki writes it.
    qint64 pageId = 0; ///< 0: missing.
    bool redirect = false;
    QString contentModel;
    QStringList editProtection; ///< Levels that an edit asks for ("sysop"); empty: none.
    QList<RecordedRevision> revisions; ///< Oldest first, up to the newest.
    bool isWhole = true; ///< False: there are older ones.
    QList<RecordedEvent> events; ///< Newest first, at least the newest fifty.
    QDateTime wikiClock; ///< UTC, when it was read.
};

} // namespace paperround
