// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/targetentry.h"
#include "models/wikinames.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QSet>

#include <array>
#include <vector>

namespace paperround {

/// One change of the list as a value; its opposite undoes it.
struct TargetEdit
{
    enum class Kind { Insert, Remove, Replace };
    Kind kind = Kind::Insert;
    /// Places in the list, rising. For Insert where the entries stand afterwards, for the others where they
    /// stand now.
    QList<int> places;
    QList<TargetEntry> entries; ///< One a place; for Remove empty.
};

/// How many entries have each health.
struct HealthCounts
{
    std::array<int, allTargetHealths.size()> count{};
    int willBeSent = 0;
    int total = 0;

    [[nodiscard]] int operator[](TargetHealth health) const
    {
        return count[static_cast<std::size_t>(health)];
    }
    friend bool operator==(const HealthCounts &, const HealthCounts &) = default;
};

/// How many of a wiki's entries will be sent.
struct WikiShare
{
    QString wiki;
    int willBeSent = 0;
    int total = 0;

    friend bool operator==(const WikiShare &, const WikiShare &) = default;
};

/// The target list of a draft as a table. Keeps its own index for filter and sort (quick at 100,000 entries);
/// every change comes in as a TargetEdit and goes out as the edit that undoes it.
class TargetTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { HealthColumn, PageColumn, WikiColumn, OriginColumn, HappensColumn, ColumnCount };
    enum Role {
        HealthRole = Qt::UserRole + 1, ///< int(TargetHealth)
        PlaceRole, ///< int, place in the list
        UrlTitleRole, ///< QString, the page to open
    };

    explicit TargetTableModel(QObject *parent = nullptr);

    [[nodiscard]] const QList<TargetEntry> &entries() const { return m_entries; }
    [[nodiscard]] const HealthCounts &counts() const { return m_counts; }
    [[nodiscard]] QList<WikiShare> shares() const; ///< Largest first.
    [[nodiscard]] QList<Target> targetsToSend() const; ///< In list order.
    [[nodiscard]] int placeOf(quint64 key) const; ///< -1 where it is gone.
    [[nodiscard]] int placeAt(int row) const { return m_shown[static_cast<std::size_t>(row)]; }
    [[nodiscard]] int rowOfPlace(int place) const; ///< -1 where the filter hides it.

    /// Carries out `edit` and returns what undoes it.
    [[nodiscard]] TargetEdit apply(const TargetEdit &edit);
    [[nodiscard]] TargetEdit insertion(QList<TargetEntry> entries) const; ///< At the end, problems kept.
    [[nodiscard]] TargetEdit removal(QList<int> places) const;
    [[nodiscard]] TargetEdit inclusion(QList<int> places,
                                       bool included) const; ///< Only where it changes something.
    [[nodiscard]] TargetEdit retitling(int place, const QString &title, const QString &wiki) const;

    void setNames(const WikiNames &names);
    /// A whole other list, without undo.
    void setEntries(QList<TargetEntry> entries);
    /// What a check found; no edit, so no undo. Unknown keys are passed over.
    void setFindings(const QList<quint64> &keys, const QList<TargetFinding> &findings);

    void setHealthFilter(std::optional<TargetHealth> health);
    void setTextFilter(const QString &text); ///< In page, wiki or the line's words; case does not matter.
    void refilter(); ///< Rows stay in view while a check changes them, until this.
    [[nodiscard]] std::optional<TargetHealth> healthFilter() const { return m_healthFilter; }

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

private:
    struct Place
    {
        QString folded; ///< For the text filter.
        TargetHealth health = TargetHealth::Unchecked;
    };
    void adopt(TargetEntry &entry);
    [[nodiscard]] Place placeFor(const TargetEntry &entry) const;
    void insertAt(const TargetEdit &edit);
    [[nodiscard]] QList<TargetEntry> removeAt(const QList<int> &places);
    [[nodiscard]] QList<TargetEntry> replaceAt(const TargetEdit &edit);
    [[nodiscard]] bool shows(int place) const;
    [[nodiscard]] bool sortsBefore(int left, int right) const;
    void renumber(); ///< Keys and rows of places, after anything moved.
    void recount();
    void rebuildIndex();
    void tellShown(const QList<int> &places);
    [[nodiscard]] QVariant text(const TargetEntry &entry, int column) const;
    [[nodiscard]] QString sentence(const TargetEntry &entry) const;
    [[nodiscard]] const TargetEntry *twinOf(const TargetEntry &entry) const; ///< The row that it repeats.

    WikiNames m_names;
    QList<TargetEntry> m_entries;
    std::vector<Place> m_places; ///< One an entry.
    QHash<quint64, int> m_placeOfKey;
    std::vector<int> m_shown; ///< Places in the order of the view.
    std::vector<int> m_rowOfPlace; ///< -1: hidden.
    HealthCounts m_counts;
    std::optional<TargetHealth> m_healthFilter;
    QString m_textFilter;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    quint64 m_nextKey = 1;
};

} // namespace paperround

Q_DECLARE_METATYPE(paperround::TargetEdit)
