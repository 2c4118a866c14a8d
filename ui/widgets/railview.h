// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QListView>
#include <QString>

class QStandardItemModel;

namespace paperround {

/// An entry of the navigation.
struct RailEntry
{
    int id = 0;
    QString icon;
    QString word;
    QString shortcut; ///< For the tooltip: "Ctrl+1".
};

/// The navigation at the start edge: icon, word and a count where something waits. Compact shows icons only,
/// with the words as tooltips and a dot for the count.
class RailView : public QListView
{
    Q_OBJECT
public:
    explicit RailView(QWidget *parent = nullptr);

    void setEntries(const QList<RailEntry> &entries);
    void setCount(int id, int count,
                  bool hot); ///< Hot: waits for this person, in the accent. 0: nothing shown.
    void setCompact(bool compact);
    [[nodiscard]] bool isCompact() const { return m_compact; }
    void setChosen(int id);
    [[nodiscard]] int chosen() const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void chosenChanged(int id);

protected:
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    [[nodiscard]] QModelIndex indexOf(int id) const;

    QStandardItemModel *m_entries;
    bool m_compact = false;
};

} // namespace paperround
