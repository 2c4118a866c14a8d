// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchmarks/threadedfarm.h"

namespace paperround {

ThreadedFarm::ThreadedFarm(int wikis)
    : m_farm(std::make_unique<PracticeFarm>())
{
    m_farm->moveToThread(&m_thread);
    m_thread.start();
    on([wikis](PracticeFarm &farm) {
        farm.setSize(wikis);
        if (!farm.listen())
            qFatal("the practice farm could not listen");
    });
}

ThreadedFarm::~ThreadedFarm()
{
    on([home = QThread::currentThread()](PracticeFarm &farm) {
        farm.close();
        farm.moveToThread(home);
    });
    m_thread.quit();
    m_thread.wait();
}

void ThreadedFarm::on(const std::function<void(PracticeFarm &)> &work)
{
    PracticeFarm *farm = m_farm.get();
    QMetaObject::invokeMethod(
        farm, [farm, &work] { work(*farm); }, Qt::BlockingQueuedConnection);
}

} // namespace paperround
