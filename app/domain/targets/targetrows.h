// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/target.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QHash>
#include <QList>
#include <QStringList>

namespace paperround {

/// A line of a source: a page, or words that name none (`problem.code` set).
struct TargetRow
{
    Target target;
    TargetProblem problem;

    [[nodiscard]] bool isPage() const { return problem.code.isEmpty(); }
    [[nodiscard]] int line() const { return isPage() ? target.line : problem.line; }
    /// The words as well.
    friend bool operator==(const TargetRow &a, const TargetRow &b)
    {
        return a.target == b.target && a.target.written == b.target.written && a.problem == b.problem;
    }
};

/// What two rows share if they are the same to a list: "title@wiki" of a page; "!" and the words of a line
/// that names none. What a wiki makes of a title is not known here.
[[nodiscard]] QString rowKey(const TargetRow &row);

/// The rows of a source, close together: 20 bytes each beside the bytes of its title, so that a million of
/// them are some 40 MB and a copy costs nothing. Rows are only ever added.
class TargetRows
{
public:
    /// No list is larger; what comes behind is not taken, and append() says so.
    static constexpr int Most = 2'000'000;

    [[nodiscard]] int size() const { return static_cast<int>(m_rows.size()); }
    [[nodiscard]] bool isEmpty() const { return m_rows.isEmpty(); }
    bool append(const TargetRow &row); ///< False: full.
    void reserve(int rows) { m_rows.reserve(rows); }

    [[nodiscard]] TargetRow at(int row) const;
    [[nodiscard]] bool isPage(int row) const { return m_rows[row].code == 0; }
    [[nodiscard]] int line(int row) const { return m_rows[row].line; }
    [[nodiscard]] QByteArrayView title(int row) const; ///< UTF-8.
    [[nodiscard]] int wiki(int row) const { return static_cast<int>(m_rows[row].wiki); } ///< Into wikis().
    [[nodiscard]] const QStringList &wikis() const { return m_wikis; }
    [[nodiscard]] qsizetype bytes() const; ///< Memory that the rows take.

    /// As text, for keeping: a row a line,
    /// `line⇥title⇥wiki[⇥written[⇥code⇥words[⇥title⇥wiki⇥line of what was meant]]]`.
    [[nodiscard]] QByteArray toText() const;
    /// What toText() wrote; lines it did not write are passed over.
    [[nodiscard]] static TargetRows fromText(QByteArrayView text);

    friend bool operator==(const TargetRows &a, const TargetRows &b);

private:
    struct Packed
    {
        quint32 from;
        quint32 length;
        quint32 wiki;
        qint32 line;
        quint16 title; ///< Bytes of the title; what is behind it are the words.
        quint8 code; ///< 0: a page; else one above its place in m_codes.
    };
    [[nodiscard]] quint32 wikiNumber(const QString &wiki);

    QList<Packed> m_rows;
    QByteArray m_bytes;
    QHash<int, Target> m_meant; ///< What rows with a problem were meant to be.
    QStringList m_wikis;
    QHash<QString, quint32> m_numbers;
    QStringList m_codes;
};

/// Targets and problems of a reader in the order of their lines.
[[nodiscard]] TargetRows rowsOf(const ParsedTargets &parsed);

} // namespace paperround
