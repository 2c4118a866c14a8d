// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QAbstractListModel>
#include <QDateTime>
#include <QList>
#include <QListView>
#include <QString>

namespace paperround {

/// A moment of a story: what happened, when, and what it means.
struct TimelineEntry
{
    QString icon; ///< Empty: by the tone.
    Tone tone = Tone::Planned;
    QString title;
    QDateTime time; ///< UTC; shown in local time to the second. Invalid: none.
    QString text;

    friend bool operator==(const TimelineEntry &, const TimelineEntry &) = default;
};

/// A story as a list: icons joined by a line at the start edge, title and time, the meaning below, wrapped.
/// Copy takes the chosen entries as text.
class TimelineView : public QListView
{
    Q_OBJECT
public:
    explicit TimelineView(const QString &accessibleName, QWidget *parent = nullptr);

    void setEntries(const QList<TimelineEntry> &entries);
    [[nodiscard]] const QList<TimelineEntry> &entries() const { return m_entries; }
    [[nodiscard]] QString asText() const;
    /// Height of all entries at this width: the view may be laid out without a scroll bar of its own.
    [[nodiscard]] int contentHeight() const;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    class Model;
    class Delegate;
    QList<TimelineEntry> m_entries;
    Model *m_model;
};

} // namespace paperround
