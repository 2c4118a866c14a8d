// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <limits>

namespace paperround {

/// Writes wikitext from what a formatted text is made of, told in its order: parts that open and close, and
/// words. Marks are written only around words, and never over the end of a line; words that a wiki would take
/// for markup are written so that they show.
class WikitextWriter
{
public:
    enum class Part {
        Plain,
        Paragraph,
        Heading,
        Quote,
        Verbatim, ///< Blanks and line ends count.
        Bullets,
        Numbers,
        Item, ///< Of either.
        Term,
        Meaning,
        Table, ///< In another one, in a list or a heading: its words alone.
        Caption,
        Row,
        Head,
        Cell,
        Link, ///< setAddress() before it.
        Bold,
        Italic,
        BoldItalic,
        Struck,
        Sub,
        Sup,
        Code,
    };

    void setMost(qsizetype units) { m_most = units; } ///< UTF-16 units; words beyond are passed over.
    void setTopHeading(int level) { m_topHeading = level; } ///< It is written as level 3.
    void setAddress(const QString &address) { m_address = address; }
    void setSpans(int columns, int rows); ///< Of the next head or cell.

    void open(Part part, int headingLevel = 0);
    void close(Part part); ///< The last one opened.
    void words(const QString &text);
    void lineBreak();
    void rule();

    [[nodiscard]] QString text(); ///< After all is closed.
    [[nodiscard]] bool isFormatted() const { return m_formatted; }
    [[nodiscard]] qsizetype size() const { return m_kept + m_out.size(); }
    [[nodiscard]] bool isCut() const { return m_cut; } ///< Words were passed over.

private:
    enum class Gap { None, Break, Line, Paragraph };
    /// Around words of a line.
    struct Mark
    {
        QString opens;
        QString closes;
        bool written = false;
    };
    struct TableCell
    {
        QString text;
        QString attributes;
        bool head = false;
    };
    struct Table
    {
        QString caption;
        QList<QList<TableCell>> rows;
        QString around; ///< What was written before it.
        QString lists;
        QString spans; ///< Of the cell that is open.
    };

    void gap(Gap wanted);
    void beginWords(bool blank);
    void closeMarks();
    void pushMark(const QString &opens, const QString &closes);
    void popMark();
    [[nodiscard]] bool fits(QChar next);
    void putVerbatim(const QString &text);
    [[nodiscard]] QString shown(QStringView text, qsizetype at) const;
    [[nodiscard]] bool inLine() const; ///< Of a list or heading: a line end would end it.
    [[nodiscard]] Part effective(Part part) const;
    void openCell(Part part);
    void closeCell(Part part);
    void closeTable();

    QString m_out;
    QString m_prefix; ///< Of the line, once it has words.
    Gap m_gap = Gap::None;
    QList<Part> m_parts;
    QList<Mark> m_marks;
    QString m_lists; ///< "*#"
    QString m_address;
    QString m_spans; ///< Of the cell that opens next.
    QList<Table> m_tables; ///< None or one.
    qsizetype m_kept = 0; ///< In the cells.
    qsizetype m_most = std::numeric_limits<qsizetype>::max();
    int m_topHeading = 1;
    int m_level = 3;
    bool m_blank = false; ///< Between words, not written yet.
    bool m_formatted = false;
    bool m_cut = false;
};

} // namespace paperround
