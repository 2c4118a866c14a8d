// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/targetcomposition.h"
#include "models/targetstext.h"

#include <QObject>

#include <functional>
#include <memory>

class QThreadPool;

namespace paperround {

/// A list that was made of its sources.
struct MadeList
{
    ListRecipe recipe;
    MergedSources merged;
    ComposedTargets composed;
};

/// Makes lists of their sources: short ones at once, long ones in another thread, since a million rows take a
/// second. Only the last that was asked for is told.
class ListComposer : public QObject
{
    Q_OBJECT
public:
    /// Up to so many rows a window does not notice.
    static constexpr int atOnce = 20'000;
    using Made = std::function<void(std::shared_ptr<const MadeList>)>;

    explicit ListComposer(QObject *parent = nullptr);
    ~ListComposer() override; ///< Waits for what is under way in another thread.

    /// `before`: the entries whose keys and findings are kept.
    void make(ListRecipe recipe, TargetList before, Made made);
    /// The edits of a list, likewise.
    void edits(ComposedTargets list, std::function<void(OwnEdits)> told);
    void cancel(); ///< What was asked for is not told any more.
    [[nodiscard]] bool isBusy() const { return m_busy > 0; }

Q_SIGNALS:
    void busyChanged();

private:
    template <class Work, class Done> void run(bool elsewhere, Work work, Done done);

    quint64 m_round = 0;
    int m_busy = 0;
    QThreadPool *m_pool;
};

} // namespace paperround
