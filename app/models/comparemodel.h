// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/mergedsources.h"
#include "models/wikinames.h"

#include <QAbstractTableModel>

#include <vector>

namespace paperround {

/// Where a page stands of two lists.
enum class ListSide { Left, Right, Both };

/// Two lists side by side: each page once, with its line in either.
class CompareModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { SideColumn, PageColumn, WikiColumn, LeftColumn, RightColumn, ColumnCount };
    enum Role { SideRole = Qt::UserRole + 1 }; ///< int(ListSide)

    explicit CompareModel(QObject *parent = nullptr);

    void compare(const TargetSource &left, const TargetSource &right);
    /// Why the rows of an exclude list stand there, by row; shown in place of their lines.
    void setReasons(ListSide side, const QStringList &reasons);
    void setNames(const WikiNames &names);
    void setSide(std::optional<ListSide> side); ///< None: all.
    void setText(const QString &text); ///< In page or wiki; case does not matter.

    [[nodiscard]] int count(ListSide side) const { return m_counts[static_cast<std::size_t>(side)]; }
    [[nodiscard]] int total() const { return m_merged.size(); }
    [[nodiscard]] ListSide sideAt(int row) const;
    [[nodiscard]] TargetRow rowAt(int row) const;
    /// What is shown, as a source: to be used in a list.
    [[nodiscard]] TargetRows shown() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] ListSide side(int place) const;
    [[nodiscard]] QString lineIn(int place, int source) const;
    void filter();

    MergedSources m_merged;
    WikiNames m_names;
    std::array<QStringList, 2> m_reasons;
    std::vector<int> m_shown;
    std::array<int, 3> m_counts{};
    std::optional<ListSide> m_side;
    QString m_text;
};

} // namespace paperround
