// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/message.h"
#include "models/targetcomposition.h"
#include "models/targetlist.h"
#include "models/wikinames.h"

#include <QAbstractTableModel>
#include <QBasicTimer>
#include <QSet>

#include <memory>
#include <optional>
#include <vector>

namespace paperround {

/// One change of the list as a value; its opposite undoes it.
struct TargetEdit
{
    enum class Kind {
        Insert,
        Remove,
        Replace,
        Move,
        Whole, ///< Another list, as a change of sources or formula makes it.
    };
    Kind kind = Kind::Insert;
    /// Places in the list, rising. For Insert where the entries stand afterwards, for the others where they
    /// stand now.
    QList<int> places;
    QList<TargetEntry> entries; ///< One a place; for Insert and Replace.
    QList<int> to; ///< One a place; for Move: where they stand afterwards.
    QList<bool> moved; ///< One a place; for Move: what they say of themselves afterwards. Empty: all moved.
    std::shared_ptr<const ComposedTargets> whole;
    /// Rows of sources that count as removed afterwards (Remove) or no longer (Insert), by their keys. None:
    /// the model finds out; what undoes its edits has them.
    std::optional<QStringList> keys;

    [[nodiscard]] bool isEmpty() const { return places.isEmpty() && !whole; }
};

/// The target list of a draft as a table. Keeps its own index for filter, sort and groups (works with
/// 1,000,000 entries); every change comes in as a TargetEdit and goes out as the edit that undoes it.
class TargetTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { HealthColumn, PageColumn, WikiColumn, OriginColumn, HappensColumn, ColumnCount };
    enum Role {
        HealthRole = Qt::UserRole + 1, ///< int(TargetHealth)
        PlaceRole, ///< int, place in the list
        UrlTitleRole, ///< QString, the page to open
        GroupRole, ///< bool: the head of a wiki's group
        OpenRole, ///< bool, of a group's head: its rows are shown
    };
    static constexpr int NoPlace = -1;

    explicit TargetTableModel(QObject *parent = nullptr);

    [[nodiscard]] const TargetList &entries() const { return m_list; }
    [[nodiscard]] const HealthCounts &counts() const { return m_list.counts(); }
    [[nodiscard]] QList<WikiShare> shares() const { return m_list.shares(); } ///< Largest first.
    [[nodiscard]] QList<Target> targetsToSend() const; ///< In list order.
    /// Those of targetsToSend(), counted from 1, that stand in one of the sources with these letters.
    [[nodiscard]] QList<RowRange> rowsToSend(const QString &letters) const;
    /// The list with what a person did to it, for a change of sources and for keeping. Costs nothing.
    [[nodiscard]] ComposedTargets composed() const { return {m_list, m_resting}; }
    [[nodiscard]] int placeOf(quint64 key) const; ///< NoPlace where it is gone.
    [[nodiscard]] int placeAt(int row) const; ///< NoPlace for a group's head.
    [[nodiscard]] QList<int> placesAt(int row) const; ///< All of its group for a group's head.
    /// Entries that the filter takes, also in groups that are shut.
    [[nodiscard]] int shownEntries() const { return static_cast<int>(m_order.size()); }
    [[nodiscard]] int rowOfPlace(int place) const; ///< NoPlace where filter or group hide it.

    /// Carries out `edit` and returns what undoes it.
    [[nodiscard]] TargetEdit apply(const TargetEdit &edit);
    /// Before `place`, at the end by default; problems are kept.
    [[nodiscard]] TargetEdit insertion(QList<TargetEntry> entries, int place = NoPlace) const;
    [[nodiscard]] TargetEdit removal(QList<int> places) const;
    [[nodiscard]] TargetEdit inclusion(QList<int> places,
                                       bool included) const; ///< Only where it changes something.
    [[nodiscard]] TargetEdit retitling(int place, const QString &title, const QString &wiki) const;
    /// Together, in their order, before what stands at `place` now (behind the last for entries().size()).
    [[nodiscard]] TargetEdit moving(QList<int> places, int place) const;

    void setNames(const WikiNames &names);
    [[nodiscard]] const WikiNames &names() const { return m_names; }
    /// A whole other list, without undo.
    void setEntries(const TargetList &entries) { setComposed({entries, {}}); }
    void setComposed(const ComposedTargets &list);
    /// What a check found; no edit, so no undo. Unknown keys are passed over. Told after a moment, together
    /// with what comes meanwhile.
    void setFindings(const QList<quint64> &keys, const QList<TargetFinding> &findings);

    void setHealthFilter(std::optional<TargetHealth> health);
    void setTextFilter(const QString &text); ///< In page, wiki or the line's words; case does not matter.
    void refilter(); ///< Rows stay in view while a check changes them, until this.
    [[nodiscard]] std::optional<TargetHealth> healthFilter() const { return m_healthFilter; }
    /// The next row with that text, from `row` on in steps of 1 or -1, round the end; -1: none.
    [[nodiscard]] int find(const QString &text, int row, int step) const;

    void setGrouped(bool grouped); ///< By wiki, each group with a head of its own.
    [[nodiscard]] bool isGrouped() const { return m_grouped; }
    [[nodiscard]] int groupOf(int row) const; ///< The row of its group's head; -1 without groups.
    void setOpen(int row, bool open); ///< The group of that row.
    void setAllOpen(bool open);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

Q_SIGNALS:
    void countsChanged();
    /// The box or a cell was changed by a person: whoever keeps the undo stack applies it.
    void editWanted(const paperround::TargetEdit &edit);

protected:
    void timerEvent(QTimerEvent *event) override;

private:
    // targettablemodel.cpp
    void insertAt(const TargetEdit &edit);
    [[nodiscard]] QStringList noteRemoved(const TargetEdit &edit, const QList<TargetEntry> &entries);
    [[nodiscard]] QList<TargetEntry> removeAt(const QList<int> &places);
    [[nodiscard]] TargetEdit moveAt(const TargetEdit &edit);
    [[nodiscard]] QList<TargetEntry> replaceAt(const TargetEdit &edit);
    void tellShown(const QList<int> &places);
    void tellGroups();
    void tellGathered();

    class Numbers;
    // targettableorder.cpp
    [[nodiscard]] bool shows(int place) const;
    [[nodiscard]] int compare(int left, int right) const;
    [[nodiscard]] bool comesBefore(int left, int right) const;
    [[nodiscard]] std::vector<int> sorted(std::vector<int> places) const;
    void matchWikis();
    void rankWikis();
    void rebuildOrder(); ///< Filter, sort and groups anew, within a reset.
    // targettablerows.cpp
    [[nodiscard]] std::vector<int> withHeads() const;
    void present(std::vector<int> shown); ///< By removing and inserting rows.
    void insertRuns(const std::vector<int> &shown);
    void reorder(std::vector<int> order, const std::vector<int> &movedTo);
    [[nodiscard]] const std::vector<int> &rows() const;

    [[nodiscard]] QVariant text(const TargetEntry &entry, int column) const;
    [[nodiscard]] QString sentence(const TargetEntry &entry) const;
    [[nodiscard]] QVariant groupData(int wiki, int column, int role) const;

    WikiNames m_names;
    TargetList m_list;
    OwnEdits m_resting;
    std::vector<int> m_order; ///< Places that the filter takes, in the order of the view.
    /// What stands in each row: a place; -1 what is just being removed; below that -2 - a wiki's number for
    /// the head of its group.
    std::vector<int> m_shown;
    mutable std::vector<int> m_rowOfPlace; ///< Empty: to be made.
    mutable std::vector<int> m_placeOfKey; ///< Likewise.
    std::vector<int> m_wikiRank; ///< By number, in the order of their names.
    std::vector<bool> m_wikiMatches; ///< The text filter, by number.
    QSet<int> m_closed; ///< Wikis whose group is shut.
    bool m_grouped = false;
    std::optional<TargetHealth> m_healthFilter;
    QString m_textFilter;
    QByteArray m_textBytes;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    QBasicTimer m_gathering;
    QList<int> m_gathered; ///< Places that findings have changed.
};

} // namespace paperround

Q_DECLARE_METATYPE(paperround::TargetEdit)
