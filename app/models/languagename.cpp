// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/languagename.h"

#include "models/bidi.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace paperround {

QString languageName(const QString &code)
{
    // Qt's own names of these are those of one country.
    if (code == u"en")
        return u"English"_s;
    if (code == u"es")
        return u"español"_s;
    const QLocale locale(code);
    const QString name = locale.language() == QLocale::C ? code : locale.nativeLanguageName();
    return name.isEmpty() ? code : name;
}

QString languageWords(const QString &code)
{
    const QString name = languageName(code);
    return name == code ? code : u"%1 (%2)"_s.arg(isolated(name), code);
}

} // namespace paperround
