// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/route.h"
#include "domain/delivery/rowstate.h"
#include "domain/targets/target.h"

#include <QDateTime>
#include <QString>

namespace paperround {

/// One target of a delivery and all that is known of it: a line of the table, a record of the ledger.
struct Row
{
    int number = 0; ///< 1-based; part of the mark.
    Target target;
    RowState state = RowState::Planned;
    QString reason; ///< From domain/delivery/reason.h; empty while planned for the first time.
    QString code; ///< MediaWiki's code, where there is one.
    QString detail; ///< The wiki's own words, or the place (redirect's target, category). Hostile text.
    Route route = Route::Edit; ///< Known from the check on.
    QString
        page; ///< The page really posted to, after namespace conversion and redirect; empty before the check.
    qint64 pageId = 0; ///< 0: unknown or missing page.
    qint64 firstBase = 0; ///< Base of the first attempt: a look starts there. 0: the page was missing.
    qint64 revision = 0; ///< Set when delivered, and only then; a board may give none.
    QString thread; ///< On a board, when delivered: the page of our topic or thread.
    int attempts = 0; ///< Bytes of so many attempts may have left.
    QDateTime time; ///< UTC, of the last change.

    friend bool operator==(const Row &, const Row &) = default;
};

/// How an attempt reaches the page (the delivery protocol's forms).
enum class EditForm {
    Append, ///< F: appendtext + baserevid + nocreate
    FullText, ///< H: text + baserevid + nocreate
    Create, ///< text + createonly + starttimestamp
    Topic, ///< A new topic on a Flow board: no base, never repeated by machine.
    Thread, ///< A new thread on a LiquidThreads page: the same.
    HandOver, ///< action=massmessage; the base is the revision of the list page handed over.
};

/// One attempt of one row: what was committed before a byte left, and what became of it.
struct Attempt
{
    int row = 0;
    int number = 0; ///< 1-based within the row.
    EditForm form = EditForm::Append;
    qint64 base = 0; ///< Revision id; 0 for Create, Topic, Thread.
    QString startTimestamp; ///< The wiki's clock (T0, ISO 8601) when the base was read.
    QDateTime claimed; ///< UTC, ours.
    QDateTime answered; ///< UTC; invalid while open.
    QString outcome; ///< "" while open; "delivered", "refused", "conflict", "unclear", "not-found", …
    QString code; ///< MediaWiki's code.
    QString detail; ///< The wiki's own words.

    friend bool operator==(const Attempt &, const Attempt &) = default;
};

} // namespace paperround

Q_DECLARE_METATYPE(paperround::Row)
