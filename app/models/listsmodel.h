// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/exclusions.h"
#include "engine/ports/keptlists.h"

#include <QAbstractListModel>

namespace paperround {

/// A list that this computer knows of.
struct ListEntry
{
    enum class Kind { Kept, Page, Recipe, Excluded };
    Kind kind = Kind::Kept;
    QString id; ///< Of a kept list. Of a page or recipe: the draft that has read it last.
    char16_t letter = 0; ///< Of the source in that draft; 0: the draft has not kept its rows.
    SourceOrigin origin; ///< Of a page or recipe.
    QString name;
    QString caption;

    friend bool operator==(const ListEntry &, const ListEntry &) = default;
};

/// The lists that a person keeps, the pages and queries that drafts take their targets from, and the exclude
/// lists; in this order, each by name.
class ListsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { CaptionRole = Qt::UserRole + 1 };

    explicit ListsModel(QObject *parent = nullptr);

    void setLists(const QList<KeptListHead> &kept, const QList<SourceUse> &uses,
                  const QList<ExcludeList> &excluded);
    [[nodiscard]] const ListEntry &at(int row) const { return m_entries[row]; }
    [[nodiscard]] int rowOf(const ListEntry &entry) const; ///< The same list, whatever it is called; -1.
    /// "NAME (2)": such a name as no list of that kind has.
    [[nodiscard]] QString freeName(ListEntry::Kind kind, const QString &name) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void addUses(const QList<SourceUse> &uses);

    QList<ListEntry> m_entries;
};

} // namespace paperround
