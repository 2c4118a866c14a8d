// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/pagecleaner.h"

#include <QThreadPool>

#include <utility>

namespace paperround {

PageCleaner::PageCleaner(QObject *parent)
    : QObject(parent)
    , m_pool(new QThreadPool(this))
{
    m_pool->setMaxThreadCount(1);
}

PageCleaner::~PageCleaner()
{
    m_pool->clear();
    m_pool->waitForDone();
}

void PageCleaner::clean(const QString &html, const QUrl &base,
                        std::function<void(const CleanHtml &clean)> done)
{
    // The destructor waits, so `this` outlives the work; what it posts goes with its receiver.
    m_pool->start([this, html, base, done = std::move(done)] {
        QMetaObject::invokeMethod(
            this, [done, clean = sanitiseHtml(html, base)] { done(clean); }, Qt::QueuedConnection);
    });
}

} // namespace paperround
