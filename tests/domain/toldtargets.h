// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/targets/targetlistparser.h"

#include <QStringList>

namespace paperround {

/// "Title@host" and "!code@line" in order of targets, then problems: short enough for a table.
inline QStringList told(const ParsedTargets &parsed)
{
    using namespace Qt::StringLiterals;
    QStringList words;
    for (const auto &target : parsed.targets)
        words += target.title + u'@' + target.wiki;
    for (const auto &problem : parsed.problems)
        words += u'!' + problem.code + u'@' + QString::number(problem.line);
    return words;
}

/// The wikis the tables of these tests know.
inline KnownSites family()
{
    using namespace Qt::StringLiterals;
    return {u"test.wikipedia.org"_s, {u"en.wikipedia.org"_s, u"de.wikipedia.org"_s, u"fr.wikipedia.org"_s}};
}

} // namespace paperround
