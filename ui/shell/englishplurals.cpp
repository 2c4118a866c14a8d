// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/englishplurals.h"

using namespace Qt::StringLiterals;

namespace paperround {

QString EnglishPlurals::translate(const char *, const char *source, const char *, int count) const
{
    QString text = QString::fromUtf8(source);
    if (count < 0 || !text.contains(u"(s)"_s))
        return {};
    if (count == 1)
        return text.remove(u"(s)"_s);
    return text.replace(u"y(s)"_s, u"ies"_s).replace(u"(s)"_s, u"s"_s);
}

} // namespace paperround
