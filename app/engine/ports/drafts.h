// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/message.h"
#include "domain/review/request.h"
#include "domain/targets/targetsource.h"
#include "engine/ports/task.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QStringList>
#include <optional>

namespace paperround {

/// A newsletter that is being written. Nothing in it need be complete or valid.
struct Draft
{
    QString id; ///< Chosen by its maker and kept: 1 to 64 characters.
    QString farm; ///< Home wiki's host; may be empty.
    QString account; ///< User name; may be empty.
    Message message;
    QString targets; ///< The list as typed or pasted; empty where there are sources or edits.
    std::optional<ListSource> list;
    QStringList excluded; ///< Targets a person took out, "title@wiki": they survive an edit of the list.
    QDateTime updated; ///< UTC, by the caller's clock.
    DeliveryOptions options;
    QList<TargetSource> sources = {};
    QString formula = {}; ///< Over the sources, SetFormula::ascii(); empty: none of them.
    OwnEdits edits = {}; ///< What a person did to the list beside the sources.

    friend bool operator==(const Draft &, const Draft &) = default;
};

/// What a list of drafts shows: reading it does not read the texts.
struct DraftHead
{
    QString id;
    QString farm;
    QString account;
    QString subject;
    QDateTime updated;

    friend bool operator==(const DraftHead &, const DraftHead &) = default;
};

/// Drafts outlive the window. A save is one small write that shares its commit with whatever waits beside it,
/// so saving at each pause of the keyboard is fine.
class Drafts
{
public:
    virtual ~Drafts() = default;

    virtual Task<QList<DraftHead>> list() = 0; ///< Last updated first.
    virtual Task<std::optional<Draft>> draft(QString id) = 0;
    virtual Task<void> save(Draft draft) = 0; ///< New or known id.
    virtual Task<void> remove(QString id) = 0; ///< Also fine when it is not there.
    /// What its maker kept about the rows of a draft, with keepFindings(); empty: nothing.
    virtual Task<QByteArray> findings(QString id) = 0;
    virtual Task<void> keepFindings(QString id, QByteArray findings) = 0; ///< Of a draft that is there.
};

} // namespace paperround

Q_DECLARE_METATYPE(paperround::Draft)
