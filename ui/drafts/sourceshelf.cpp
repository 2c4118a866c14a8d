// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/sourceshelf.h"

#include "domain/delivery/mark.h"
#include "domain/message/composition.h"
#include "domain/targets/excludesource.h"
#include "models/bidi.h"
#include "models/draftsmodel.h"

#include <QCoroTask>
#include <QLocale>
#include <QMenu>
#include <QPointer>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostOffered = 15;
constexpr int rowsAtOnce = 5'000;

/// One line that says why there is nothing to choose.
void say(QMenu *menu, const QString &words)
{
    menu->clear();
    menu->addAction(words)->setEnabled(false);
}

} // namespace

SourceShelf::SourceShelf(Drafts &drafts, History *history, KeptLists *kept, QObject *parent)
    : QObject(parent)
    , m_drafts(drafts)
    , m_history(history)
    , m_kept(kept)
{
}

void SourceShelf::offerDrafts(QMenu *menu, std::function<QString()> except, Chosen chosen)
{
    connect(menu, &QMenu::aboutToShow, this,
            [this, menu, except = std::move(except), chosen = std::move(chosen)] {
                say(menu, tr("Looking …"));
                QCoro::connect(m_drafts.list(), menu,
                               [this, menu, except, chosen](const Result<QList<DraftHead>> &heads) {
                                   say(menu, tr("There is no other draft"));
                                   if (!heads)
                                       return;
                                   int count = 0;
                                   for (const DraftHead &head : *heads) {
                                       if (head.id == except() || count == mostOffered)
                                           continue;
                                       if (count++ == 0)
                                           menu->clear();
                                       menu->addAction(draftTitle(head.subject).replace(u'&', u"&&"_s), this,
                                                       [this, head, chosen] { readDraft(head.id, chosen); });
                                   }
                               });
            });
}

void SourceShelf::offerDeliveries(QMenu *menu, Chosen chosen)
{
    connect(menu, &QMenu::aboutToShow, this, [this, menu, chosen = std::move(chosen)] {
        say(menu, tr("Nothing has been delivered yet"));
        if (m_history == nullptr)
            return;
        QCoro::connect(m_history->deliveries({}, mostOffered), menu,
                       [this, menu, chosen](const Result<HistoryPage> &page) {
                           if (!page || page->deliveries.isEmpty())
                               return;
                           menu->clear();
                           for (const Delivery &delivery : page->deliveries) {
                               const QString words =
                                   tr("%1, %2 (%3)")
                                       .arg(effectiveSubject(delivery.message.subject),
                                            QLocale().toString(delivery.created.toLocalTime().date(),
                                                               QLocale::ShortFormat),
                                            QLocale().toString(delivery.counts[RowState::Delivered]));
                               menu->addAction(QString(words).replace(u'&', u"&&"_s), this,
                                               [this, delivery, chosen] { readDelivery(delivery, chosen); });
                           }
                       });
    });
}

void SourceShelf::readDraft(const QString &id, Chosen chosen)
{
    QCoro::connect(m_drafts.draft(id), this, [this, chosen](const Result<std::optional<Draft>> &read) {
        if (!read || !*read)
            return;
        const Draft &draft = **read;
        ListRecipe recipe{draft.sources, {}, draft.edits};
        if (const auto formula = SetFormula::parse(draft.formula, lettersOf(draft.sources)))
            recipe.formula = *formula;
        if (draft.sources.isEmpty() && draft.edits.isEmpty())
            recipe = readTargets(draft.targets, draft.farm);
        give(recipe,
             {.name = draftTitle(draft.message.subject),
              .origin = {.kind = SourceKind::Draft, .wiki = draft.farm, .id = draft.id},
              .read = draft.updated},
             chosen);
    });
}

/// What is in the list that the recipe makes, as a source.
void SourceShelf::give(const ListRecipe &recipe, const TargetSource &head, const Chosen &chosen)
{
    m_composer.make(recipe, {}, [head, chosen](const std::shared_ptr<const MadeList> &made) {
        TargetSource source = head;
        const TargetList &list = made->composed.list;
        for (int place = 0; place < list.size(); ++place) {
            if (list.isIncluded(place)) {
                const TargetEntry entry = list.at(place);
                source.rows.append({entry.target, entry.problem});
            }
        }
        chosen(source);
    });
}

void SourceShelf::offerKeptLists(QMenu *menu, Chosen chosen)
{
    connect(menu, &QMenu::aboutToShow, this, [this, menu, chosen = std::move(chosen)] {
        say(menu, tr("No list is kept yet"));
        if (m_kept == nullptr)
            return;
        QCoro::connect(m_kept->lists(), menu, [this, menu, chosen](const Result<QList<KeptListHead>> &lists) {
            if (!lists || lists->isEmpty())
                return;
            menu->clear();
            for (const KeptListHead &head : *lists) {
                const QString words =
                    tr("%1 (%2)", "list, rows").arg(head.name, QLocale().toString(head.rows));
                menu->addAction(QString(words).replace(u'&', u"&&"_s), this,
                                [this, head, chosen] { readKeptList(head.id, chosen); });
            }
        });
    });
}

void SourceShelf::readKeptList(const QString &id, Chosen chosen)
{
    if (m_kept == nullptr)
        return;
    QCoro::connect(m_kept->list(id), this, [this, chosen](const Result<std::optional<KeptList>> &read) {
        if (!read || !*read) {
            Q_EMIT failed(read ? Error{ErrorKind::Storage, u"no-such-list"_s, {}} : read.error(),
                          tr("the kept list"));
            return;
        }
        const KeptList &list = **read;
        ListRecipe recipe{list.sources, {}, list.edits};
        if (const auto formula = SetFormula::parse(list.formula, lettersOf(list.sources)))
            recipe.formula = *formula;
        give(recipe,
             {.name = list.head.name,
              .origin = {.kind = SourceKind::KeptList, .wiki = list.head.farm, .id = list.head.id},
              .read = list.head.updated},
             chosen);
    });
}

void SourceShelf::offerExcludeLists(QMenu *menu, Chosen chosen)
{
    connect(menu, &QMenu::aboutToShow, this, [this, menu, chosen = std::move(chosen)] {
        say(menu, tr("There is no exclude list yet"));
        if (!m_excluded)
            return;
        QCoro::connect(m_excluded(), menu, [this, menu, chosen](const Result<QList<ExcludeList>> &lists) {
            if (!lists || lists->isEmpty())
                return;
            menu->clear();
            for (const ExcludeList &list : *lists) {
                const QString words =
                    tr("%1 (%2)", "list, rows").arg(list.name, QLocale().toString(list.entries.size()));
                menu->addAction(QString(words).replace(u'&', u"&&"_s), this,
                                [this, name = list.name, chosen] { readExcludeList(name, chosen); });
            }
        });
    });
}

void SourceShelf::readExcludeList(const QString &name, Chosen chosen)
{
    if (!m_excluded)
        return;
    QCoro::connect(m_excluded(), this, [this, name, chosen](const Result<QList<ExcludeList>> &lists) {
        for (const ExcludeList &list : lists.value_or(QList<ExcludeList>())) {
            if (list.name == name) {
                chosen({.name = name,
                        .origin = {.kind = SourceKind::Exclusions, .id = name},
                        .read = {},
                        .rows = rowsOf(list.entries)});
                return;
            }
        }
        Q_EMIT failed(lists ? Error{ErrorKind::Storage, u"no-such-list"_s, {}} : lists.error(), name);
    });
}

void SourceShelf::keep(const KeptList &list, const ComposedTargets &composed,
                       std::function<void(const Result<void> &kept)> told)
{
    if (m_kept == nullptr)
        return;
    m_composer.edits(composed, [this, list, told = std::move(told)](const OwnEdits &edits) {
        KeptList whole = list;
        whole.head.id = newDeliveryId();
        whole.edits = edits;
        QCoro::connect(m_kept->save(whole), this, told);
    });
}

void SourceShelf::readDelivery(const Delivery &delivery, Chosen chosen)
{
    const auto source = std::make_shared<TargetSource>();
    source->name = effectiveSubject(delivery.message.subject);
    source->origin = {.kind = SourceKind::Delivery, .wiki = delivery.farm, .id = delivery.id};
    source->read = delivery.finished.isValid() ? delivery.finished : delivery.created;
    readRows(source, 0, chosen);
}

void SourceShelf::readRows(const std::shared_ptr<TargetSource> &source, int after, const Chosen &chosen)
{
    QCoro::connect(m_history->rowsOf(source->origin.id, after, rowsAtOnce), this,
                   [this, source, chosen](const Result<QList<Row>> &rows) {
                       if (!rows) {
                           Q_EMIT failed(rows.error(), source->name);
                           return;
                       }
                       for (const Row &row : *rows) {
                           if (row.state == RowState::Delivered)
                               source->rows.append({row.target, {}});
                       }
                       if (rows->size() == rowsAtOnce)
                           readRows(source, rows->constLast().number, chosen);
                       else
                           chosen(*source);
                   });
}

} // namespace paperround
