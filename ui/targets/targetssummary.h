// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/targettablemodel.h"

#include <QTimer>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace paperround {

class DraftSession;
class SegmentedBar;

/// The end edge of the Targets step: how many will be sent, on which wikis, what is left out and why. It
/// always sums up to the list.
class TargetsSummary : public QWidget
{
    Q_OBJECT
public:
    explicit TargetsSummary(DraftSession &session, QWidget *parent = nullptr);

Q_SIGNALS:
    void healthWanted(paperround::TargetHealth health); ///< A count was chosen.
    void wikiWanted(const QString &wiki); ///< A wiki was chosen.

private:
    void refresh();
    void updateLeftOut();
    void updateFacts();

    DraftSession &m_session;
    QTimer m_soon;
    QLabel *m_number;
    SegmentedBar *m_bar;
    QLabel *m_parts;
    QLabel *m_wikis;
    class WikiBars *m_bars;
    QLabel *m_leftOutCount;
    QGridLayout *m_leftOut;
    QLabel *m_approval;
    QLabel *m_takes;
};

} // namespace paperround
