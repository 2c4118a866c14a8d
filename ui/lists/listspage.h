// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/ports/drafts.h"
#include "ui/shell/page.h"

class QListWidget;
class QStackedWidget;

namespace paperround {

/// The list pages that drafts come from, each with the drafts that use it. Keeping lists of one's own is to
/// come.
class ListsPage : public Page
{
    Q_OBJECT
public:
    explicit ListsPage(Drafts &drafts, QWidget *parent = nullptr);

    void activated(const QString &place) override;
    [[nodiscard]] QWidget *firstFocus() override;

private:
    void read(const QList<DraftHead> &heads);
    void add(const Draft &draft);

    Drafts &m_drafts;
    QListWidget *m_list;
    QStackedWidget *m_faces;
    quint64 m_round = 0;
};

} // namespace paperround
