// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/targetcalls.h"

#include <QList>
#include <QString>

namespace paperround {

/// Replacements in a text, gathered in any order and done in one pass.
class TextPatch
{
public:
    /// An empty span inserts; what is inserted at one place stays in the order in which it came.
    void replace(TextSpan span, const QString &by) { m_pieces.append({span, by}); }
    void insert(qsizetype at, const QString &text) { replace({at, 0}, text); }
    void remove(TextSpan span) { replace(span, {}); }

    [[nodiscard]] bool isEmpty() const { return m_pieces.isEmpty(); }
    /// Where two spans touch the same characters, those go once.
    [[nodiscard]] QString appliedTo(const QString &text) const;

private:
    struct Piece
    {
        TextSpan span;
        QString by;
    };
    QList<Piece> m_pieces;
};

} // namespace paperround
