// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/wording.h"
#include "models/wikinames.h"

#include <QAbstractTableModel>
#include <QList>
#include <QString>

namespace paperround {

/// A wiki of the list, as far as it decides on words.
struct WordingRow
{
    QString wiki;
    QString language; ///< MediaWiki's code; empty: not told yet.
    int pages = 0; ///< Targets there.

    friend bool operator==(const WordingRow &, const WordingRow &) = default;
};

/// Which wiki gets which words of a message, and where there are none in its language.
class WordingModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Wiki, Language, Pages, Words, ColumnCount };
    enum Role { MissingRole = Qt::UserRole + 1 }; ///< Bool: no words in the language of the wiki.

    explicit WordingModel(QObject *parent = nullptr);

    void setNames(const WikiNames &names);
    void setMessage(const Message &message);
    void setOwnLanguage(const QString &language); ///< In which everybody's words are taken to be.
    void setRows(const QList<WordingRow> &rows); ///< In the order in which they are shown.
    void setLanguage(const QString &wiki, const QString &language);

    [[nodiscard]] const QList<WordingRow> &wikis() const { return m_rows; }
    [[nodiscard]] bool isMissing(int row) const;
    [[nodiscard]] int missingWikis() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString wordsOf(const WordingRow &row) const;

    WikiNames m_names;
    Message m_message;
    QString m_ownLanguage;
    QList<WordingRow> m_rows;
};

} // namespace paperround
