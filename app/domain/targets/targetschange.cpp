// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/targetschange.h"

#include "domain/targets/samepage.h"
#include "domain/targets/targettext.h"

#include <QSet>

namespace paperround {

namespace {

QSet<QString> pagesOf(const QList<Target> &targets)
{
    QSet<QString> pages;
    pages.reserve(targets.size());
    for (const Target &target : targets)
        pages.insert(samePageKey(targetLine(target)));
    return pages;
}

QList<Target> without(const QList<Target> &targets, QSet<QString> known)
{
    QList<Target> others;
    for (const Target &target : targets) {
        const qsizetype before = known.size();
        known.insert(samePageKey(targetLine(target)));
        if (known.size() != before)
            others.append(target);
    }
    return others;
}

} // namespace

TargetsChange changeBetween(const QList<Target> &earlier, const QList<Target> &later)
{
    return {without(later, pagesOf(earlier)), without(earlier, pagesOf(later))};
}

} // namespace paperround
