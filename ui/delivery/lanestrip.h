// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/delivery/lanestatus.h"

#include <QWidget>

class QListView;

namespace paperround {

class ActionButton;
class LaneModel;

/// The wikis of a delivery side by side: name, bar, what it does, how far it is. Scrolls sideways; the button
/// at the end shows all of them.
class LaneStrip : public QWidget
{
    Q_OBJECT
public:
    explicit LaneStrip(LaneModel *model, QWidget *parent = nullptr);
    [[nodiscard]] QListView *view() const { return m_view; }

Q_SIGNALS:
    void wikiChosen(const QString &wiki); ///< To filter by it.

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void showAll();
    void countHidden();

    LaneModel *m_model;
    QListView *m_view;
    ActionButton *m_more;
};

} // namespace paperround
