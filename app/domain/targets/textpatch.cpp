// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/textpatch.h"

#include <algorithm>

namespace paperround {

QString TextPatch::appliedTo(const QString &text) const
{
    QList<Piece> pieces = m_pieces;
    // Insertions before what is taken out behind them.
    std::ranges::stable_sort(pieces, {}, [](const Piece &piece) {
        return std::pair(piece.span.from, piece.span.length > 0 ? 1 : 0);
    });
    QString result;
    result.reserve(text.size());
    qsizetype at = 0;
    for (const Piece &piece : std::as_const(pieces)) {
        if (piece.span.from > at)
            result += QStringView(text).mid(at, piece.span.from - at);
        result += piece.by;
        at = std::max({at, piece.span.end(), piece.span.from});
    }
    return result + text.mid(std::min(at, text.size()));
}

} // namespace paperround
