// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/spreadsheetcell.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {
constexpr QChar Apostrophe = u'\'';

/// Is there a formula, with so many apostrophes before it or none?
bool isFormulaBehindApostrophes(const QString &text)
{
    const auto begin = std::ranges::find_if(text, [](QChar c) { return c != Apostrophe; });
    return begin != text.end() && u"=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20"_s.contains(*begin);
}
} // namespace

QString toSpreadsheetCell(const QString &text)
{
    return isFormulaBehindApostrophes(text) ? Apostrophe + text : text;
}

QString fromSpreadsheetCell(const QString &cell)
{
    return cell.startsWith(Apostrophe) && isFormulaBehindApostrophes(cell) ? cell.mid(1) : cell;
}

QString csvField(const QString &text)
{
    QString cell = toSpreadsheetCell(text);
    if (!cell.contains(u'"') && !cell.contains(u',') && !cell.contains(u'\r') && !cell.contains(u'\n'))
        return cell;
    return u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
}

} // namespace paperround
