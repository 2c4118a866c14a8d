// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>
#include <QVarLengthArray>

#include <deque>

namespace paperround {

/// A record of a text table.
struct CsvRecord
{
    int line = 0; ///< Where it begins, from 1.
    QStringView written; ///< All of it, without its line end.
    QVarLengthArray<QStringView, 8> fields; ///< Into the text, or into `unescaped`.
    std::deque<QString> unescaped; ///< Fields that had doubled quotation marks.
    QString problem; ///< "unclosed", "badquote", or empty.

    [[nodiscard]] bool isBlank() const;
    [[nodiscard]] QStringView field(qsizetype column) const
    {
        return column >= 0 && column < fields.size() ? fields[column] : QStringView();
    }
};

/// Reads records as RFC 4180 has them, with any delimiter and any line end; without `quotes` a quotation mark
/// is a character like others. After a quote that is never closed, or only by one that belongs to another
/// line, fields no longer run over lines: one slip costs one line, not the rest of the file.
class CsvReader
{
public:
    CsvReader(QStringView text, QChar delimiter, bool quotes)
        : m_text(text)
        , m_delimiter(delimiter)
        , m_quotes(quotes)
    {
    }

    /// False at the end of the text. `record` is filled anew, and lives no longer than the text.
    [[nodiscard]] bool next(CsvRecord &record);

private:
    [[nodiscard]] bool atLineEnd() const
    {
        return m_at >= m_text.size() || m_text[m_at] == u'\n' || m_text[m_at] == u'\r';
    }
    void endLine();
    void readRecord(CsvRecord &record);
    QStringView readField(CsvRecord &record);
    QStringView readQuoted(CsvRecord &record);

    QStringView m_text;
    QChar m_delimiter;
    bool m_quotes;
    qsizetype m_at = 0;
    int m_line = 1;
    bool m_oneLineFields = false;
};

} // namespace paperround
