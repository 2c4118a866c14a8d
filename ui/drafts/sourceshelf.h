// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/drafts.h"
#include "engine/ports/excludelists.h"
#include "engine/ports/history.h"
#include "engine/ports/keptlists.h"
#include "ui/drafts/listcomposer.h"

#include <QObject>

#include <functional>

class QMenu;

namespace paperround {

/// Lists that this computer has anyway: kept ones, those of other drafts, and who got earlier deliveries.
class SourceShelf : public QObject
{
    Q_OBJECT
public:
    using Chosen = std::function<void(TargetSource source)>;
    using AskExcluded = std::function<Task<QList<ExcludeList>>()>; ///< Those of the farm at hand.

    /// `history`, `kept`: none where there is no record.
    SourceShelf(Drafts &drafts, History *history, KeptLists *kept, QObject *parent = nullptr);

    void setExcludeLists(AskExcluded ask) { m_excluded = std::move(ask); }

    /// Menus that fill when they open; `except`: a draft that is left out.
    void offerDrafts(QMenu *menu, std::function<QString()> except, Chosen chosen);
    void offerDeliveries(QMenu *menu, Chosen chosen);
    void offerKeptLists(QMenu *menu, Chosen chosen);
    void offerExcludeLists(QMenu *menu, Chosen chosen);

    void readDraft(const QString &id, Chosen chosen);
    void readDelivery(const Delivery &delivery, Chosen chosen);
    void readKeptList(const QString &id, Chosen chosen); ///< Or failed(): "no-such-list".
    void readExcludeList(const QString &name, Chosen chosen); ///< Likewise; `read` is left to the caller.

    /// Keeps `list`, whose edits are those of `composed`, under an id of its own.
    void keep(const KeptList &list, const ComposedTargets &composed,
              std::function<void(const Result<void> &kept)> told);
    [[nodiscard]] bool canKeep() const { return m_kept != nullptr; }

Q_SIGNALS:
    void failed(const paperround::Error &error, const QString &name);

private:
    void give(const ListRecipe &recipe, const TargetSource &head, const Chosen &chosen);
    void readRows(const std::shared_ptr<TargetSource> &source, int after, const Chosen &chosen);

    Drafts &m_drafts;
    History *m_history;
    KeptLists *m_kept;
    AskExcluded m_excluded;
    ListComposer m_composer;
};

} // namespace paperround
