// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/wording.h"
#include "models/wikinames.h"

#include <QAbstractTableModel>
#include <QList>
#include <QString>

namespace paperround {

/// Targets of the list that get the same words: those on a wiki, or the part of them that is of a segment.
struct WordingRow
{
    QString wiki; ///< Empty: words for a segment that no row of the list is in.
    QString language; ///< MediaWiki's code; empty: not told yet.
    int pages = 0; ///< Targets there.
    int row = 0; ///< One of them in the request; 0: they are in no segment.
    QString segment = {};

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
    [[nodiscard]] int emptySegments() const; ///< Words that nobody gets.

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
