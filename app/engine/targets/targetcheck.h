// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/rowstate.h"
#include "domain/targets/target.h"
#include "engine/ports/wikis.h"
#include "engine/targets/verdict.h"

#include <QList>
#include <QObject>
#include <memory>
#include <stop_token>

namespace paperround {

/// Looks at all targets of a list, each wiki in bulk, wikis side by side. Nothing is posted.
class TargetCheck : public QObject
{
    Q_OBJECT
public:
    explicit TargetCheck(QObject *parent = nullptr);
    ~TargetCheck() override;

    /// Begins anew; an earlier check is given up.
    void check(std::shared_ptr<Wikis> wikis, QList<Target> targets);
    void cancel();

Q_SIGNALS:
    /// `indexes` into the list given to check(), with a verdict each. Later rows that are the same page come
    /// with reason "duplicate".
    void checked(const QList<int> &indexes, const QList<paperround::Verdict> &verdicts);
    void wikiFailed(const QString &wiki, const paperround::Error &error);
    void finished();

private:
    std::stop_source m_stop;
};

} // namespace paperround
