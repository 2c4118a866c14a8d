// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/findingskeeper.h"

#include <QCoroTask>
#include <QThreadPool>

#include <utility>

namespace paperround {

FindingsKeeper::FindingsKeeper(DraftDocument &document, const Desk &desk, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_desk(desk)
    , m_pool(new QThreadPool(this))
{
    m_pool->setMaxThreadCount(1);
    connect(&m_document, &DraftDocument::sourcesChanged, this, [this] {
        if (m_waiting)
            bringBack();
    });
}

FindingsKeeper::~FindingsKeeper()
{
    m_pool->waitForDone();
}

/// A long list elsewhere: a million rows take seconds.
template <class Work, class Done> void FindingsKeeper::run(Work work, Done done)
{
    if (m_document.targets().entries().size() <= ListComposer::atOnce) {
        done(work());
        return;
    }
    m_pool->start([this, work = std::move(work), done = std::move(done)] {
        QMetaObject::invokeMethod(
            this, [done, result = work()] { done(result); }, Qt::QueuedConnection);
    });
}

QString FindingsKeeper::asked() const
{
    return m_desk.account() ? m_desk.account()->key() : m_desk.farm().home;
}

void FindingsKeeper::keep()
{
    const QString id = m_document.id();
    if (id.isEmpty())
        return;
    run([list = m_document.targets().entries(), asked = asked()] { return packFindings(list, asked); },
        [this, id](const QByteArray &packed) {
            if (id == m_document.id())
                QCoro::connect(m_document.store().keepFindings(id, packed), this, [](const Result<void> &) {
                    // A ledger that takes nothing is told by the draft that cannot be saved.
                });
        });
}

void FindingsKeeper::bringBack()
{
    const quint64 round = ++m_round;
    m_waiting = m_document.isComposing();
    m_busy = !m_document.id().isEmpty() && m_document.targets().counts().total > 0;
    if (m_waiting)
        m_busy = true;
    if (m_waiting || !m_busy)
        return;
    QCoro::connect(m_document.store().findings(m_document.id()), this,
                   [this, round](const Result<QByteArray> &packed) {
                       if (round == m_round)
                           unpack(packed.value_or(QByteArray()));
                   });
}

void FindingsKeeper::unpack(const QByteArray &packed)
{
    if (packed.isEmpty()) {
        finish({});
        return;
    }
    run([packed, list = m_document.targets().entries(),
         asked = asked()] { return unpackFindings(packed, list, asked); },
        [this, round = m_round](const KeptFindings &kept) {
            if (round == m_round)
                finish(kept);
        });
}

void FindingsKeeper::finish(const KeptFindings &kept)
{
    m_busy = false;
    KeptFindings fitting = kept;
    // A row that was changed or checked meanwhile knows better.
    const TargetTableModel &targets = m_document.targets();
    for (qsizetype i = fitting.keys.size() - 1; i >= 0; --i) {
        const int place = targets.placeOf(fitting.keys[i]);
        if (place != TargetTableModel::NoPlace && targets.entries().finding(place) == nullptr)
            continue;
        fitting.keys.removeAt(i);
        fitting.findings.removeAt(i);
    }
    Q_EMIT cameBack(fitting);
}

} // namespace paperround
