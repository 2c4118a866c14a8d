// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/querywork.h"

#include <QCoroTask>
#include <QPointer>

namespace paperround {

using namespace Qt::StringLiterals;

QueryWork::QueryWork(const Desk &desk, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_clock(clock)
{
    connect(&m_desk, &Desk::changed, this, &QueryWork::cancel);
}

QueryWork::~QueryWork()
{
    m_stop.request_stop();
}

void QueryWork::run(const Recipe &recipe)
{
    cancel();
    m_recipe = recipe;
    if (!m_desk.wikis()) {
        Q_EMIT failed(m_desk.trouble().value_or(Error{ErrorKind::NeedsFix, u"sign-in"_s, {}}), recipe);
        return;
    }
    m_stop = {};
    m_running = true;
    const quint64 round = ++m_round;
    const QDateTime asked = m_clock.now();
    const auto told = [self = QPointer(this), round](const RecipeProgress &progress) {
        if (!self || self->m_round != round)
            return;
        self->m_progress = progress;
        Q_EMIT self->stateChanged();
    };
    Q_EMIT stateChanged();
    QCoro::connect(loadRecipe(m_desk.wikis(), recipe, told, m_stop.get_token()), this,
                   [this, round, asked](const Result<ParsedTargets> &targets) {
                       if (round == m_round)
                           finish(targets, asked);
                   });
}

void QueryWork::finish(const Result<ParsedTargets> &targets, const QDateTime &asked)
{
    m_running = false;
    Q_EMIT stateChanged();
    if (targets)
        Q_EMIT found(m_recipe, *targets, asked);
    else
        Q_EMIT failed(targets.error(), m_recipe);
}

void QueryWork::cancel()
{
    ++m_round;
    m_stop.request_stop();
    m_progress = {};
    if (!m_running)
        return;
    m_running = false;
    Q_EMIT stateChanged();
}

} // namespace paperround
