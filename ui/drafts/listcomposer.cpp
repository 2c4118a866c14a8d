// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/listcomposer.h"

#include <QThreadPool>

#include <utility>

namespace paperround {

ListComposer::ListComposer(QObject *parent)
    : QObject(parent)
    , m_pool(new QThreadPool(this))
{
    m_pool->setMaxThreadCount(1);
}

ListComposer::~ListComposer()
{
    m_pool->waitForDone();
}

template <class Work, class Done> void ListComposer::run(bool elsewhere, Work work, Done done)
{
    if (!elsewhere) {
        done(work());
        return;
    }
    ++m_busy;
    Q_EMIT busyChanged();
    // The destructor waits, so `this` outlives the work; what it posts goes with its receiver.
    m_pool->start([this, work = std::move(work), done = std::move(done)] {
        QMetaObject::invokeMethod(
            this,
            [this, done, result = work()] {
                --m_busy;
                done(result);
                Q_EMIT busyChanged();
            },
            Qt::QueuedConnection);
    });
}

void ListComposer::make(ListRecipe recipe, TargetList before, Made made)
{
    int rows = static_cast<int>(recipe.edits.added.size());
    for (const TargetSource &source : recipe.sources)
        rows += source.rows.size();
    const quint64 round = ++m_round;
    run(
        rows > atOnce,
        [recipe = std::move(recipe), before = std::move(before)] {
            auto list = std::make_shared<MadeList>(MadeList{recipe, MergedSources(recipe.sources), {}});
            list->composed = composeTargets(list->merged, recipe.formula, recipe.edits, before);
            return std::shared_ptr<const MadeList>(std::move(list));
        },
        [this, round, made = std::move(made)](const std::shared_ptr<const MadeList> &list) {
            if (round == m_round)
                made(list);
        });
}

void ListComposer::edits(ComposedTargets list, std::function<void(OwnEdits)> told)
{
    const bool elsewhere = list.list.size() > atOnce;
    run(
        elsewhere, [list = std::move(list)] { return editsOf(list); },
        [told = std::move(told)](const OwnEdits &edits) { told(edits); });
}

void ListComposer::cancel()
{
    ++m_round;
}

} // namespace paperround
