// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>
#include <QXmlStreamReader>

namespace paperround {

/// One sheet of an OpenDocument spreadsheet as text: a line a row, cells divided by tabs, no quotation marks.
/// Tabs and line ends within a cell are U+0085 there, which no title may hold.
struct OdsTable
{
    QStringList sheets; ///< Names of all.
    int sheet = -1; ///< Which of them was read; -1: none has anything in it.
    QString text;
    /// "badods": no such XML, a document type, or nested too deep. "toolong": more rows or text than any list
    /// has; then nothing of it counts.
    QString problem;
};

/// Reads a spreadsheet's content.xml piece by piece, as it comes out of its archive. Repeated empty rows and
/// cells (a whole sheet of them, usually) cost nothing; what is repeated with words in it counts in full.
class OdsReader
{
public:
    /// `sheet` -1: the first that has anything in it.
    explicit OdsReader(int sheet = -1);

    /// False: no more is wanted, something is wrong.
    bool add(const QByteArray &piece);
    [[nodiscard]] OdsTable take();

private:
    void read();
    void start();
    void end();
    void startCell();
    void endCell();
    void endRow();
    void put(const QString &words);
    [[nodiscard]] qint64 repeats(QLatin1StringView attribute) const;
    [[nodiscard]] bool isWanted() const;
    void fail(const QString &code);

    QXmlStreamReader m_xml;
    OdsTable m_table;
    int m_wanted;
    int m_depth = 0;
    int m_passedOver = 0; ///< Depth within an element whose words are no cell's: a comment.
    bool m_inCell = false;
    bool m_paragraph = false; ///< The cell has one already.
    QString m_cell;
    QString m_row;
    int m_columns = 0;
    qint64 m_emptyCells = 0; ///< Since the last with words.
    qint64 m_cellRepeats = 1;
    qint64 m_rowRepeats = 1;
    qint64 m_emptyRows = 0; ///< Since the last with words.
    qint64 m_rows = 0;
    qsizetype m_unread = 0; ///< Bytes since something was made out.
};

} // namespace paperround
