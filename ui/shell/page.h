// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/inlinebar.h"

#include <QString>
#include <QWidget>

class QSettings;

namespace paperround {

/// The places of the rail, in its order; the value is the number after Ctrl.
enum class PageId { Drafts = 1, Review = 2, Deliveries = 3, History = 4, Lists = 5 };

/// A page of the main window. It shows what engine and ledger hold and keeps nothing of its own but where the
/// person was; it talks to the shell only through these signals.
class Page : public QWidget
{
    Q_OBJECT
public:
    Page(PageId id, QWidget *parent = nullptr)
        : QWidget(parent)
        , m_id(id)
    {
    }

    [[nodiscard]] PageId id() const { return m_id; }
    /// Comes to the front. `place` is what open() named: a delivery id, a draft id; empty: where it was.
    virtual void activated(const QString &place) { Q_UNUSED(place) }
    /// Where the keyboard goes first; null: the first widget that takes focus.
    [[nodiscard]] virtual QWidget *firstFocus() { return nullptr; }
    /// The panes F6 walks through, in reading order.
    [[nodiscard]] virtual QList<QWidget *> panes() { return {}; }
    /// Splitters, columns, choices: kept across restarts under the page's own group.
    virtual void saveState(QSettings &settings) const { Q_UNUSED(settings) }
    virtual void restoreState(const QSettings &settings) { Q_UNUSED(settings) }

Q_SIGNALS:
    void countChanged(int count, bool hot); ///< For the rail. Hot: waits for this person.
    void noticeRaised(
        const paperround::Notice &notice); ///< For the bar above all pages; Page::bar of its own first.
    void noticeWithdrawn(const QString &key);
    void openRequested(paperround::PageId page, const QString &place); ///< Go to another page.

private:
    PageId m_id;
};

} // namespace paperround
