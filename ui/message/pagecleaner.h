// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/message/htmlsanitiser.h"

#include <QObject>

#include <functional>

class QThreadPool;

namespace paperround {

/// Cleans pages of wikis in a thread of its own, one after another: a hostile one takes seconds, and no
/// window waits for it.
class PageCleaner : public QObject
{
    Q_OBJECT
public:
    explicit PageCleaner(QObject *parent = nullptr);
    ~PageCleaner() override; ///< Waits for the page at hand; nobody hears of it any more.

    /// `done` is called in the thread of this object, never at once.
    void clean(const QString &html, const QUrl &base, std::function<void(const CleanHtml &clean)> done);

private:
    QThreadPool *m_pool;
};

} // namespace paperround
