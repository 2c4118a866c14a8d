// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/exclusions.h"
#include "models/wikinames.h"

#include <QAbstractTableModel>

namespace paperround {

/// An exclude list as a table: who gets nothing, where, why, and since when.
class ExclusionsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { PageColumn, WikiColumn, ReasonColumn, SourceColumn, AddedColumn, ColumnCount };

    explicit ExclusionsModel(QObject *parent = nullptr);

    void setNames(const WikiNames &names);
    void setEntries(const QList<Exclusion> &entries);
    void setText(const QString &text); ///< In page, wiki or reason; case does not matter.
    [[nodiscard]] const Exclusion &at(int row) const { return m_entries[m_shown[row]]; }
    [[nodiscard]] int total() const { return static_cast<int>(m_entries.size()); }
    [[nodiscard]] int rowOf(const Exclusion &entry) const; ///< By title and wiki; -1: it is not shown.

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void reasonWritten(const paperround::Exclusion &entry); ///< With the reason that a person wants for it.

private:
    void filter();
    [[nodiscard]] QString wikiWords(const Exclusion &entry) const;

    WikiNames m_names;
    QList<Exclusion> m_entries;
    QList<int> m_shown;
    QString m_text;
};

} // namespace paperround
