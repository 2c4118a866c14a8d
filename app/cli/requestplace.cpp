// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/requestplace.h"

#include "domain/targets/targettext.h"
#include "wiki/login/accountbook.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace paperround {

Result<RequestPlace> requestPlace(const GivenOptions &options, const QString &words,
                                  const Workplace &workplace)
{
    if (options.has(u"home"_s))
        return RequestPlace{options.value(u"home"_s), words};
    const qsizetype at = words.lastIndexOf(u'@'); // A title may have one, too.
    if (const auto host = cleanHost(words.mid(at + 1)); host && at > 0)
        return RequestPlace{*host, words.first(at).trimmed()};
    QSet<QString> homes;
    for (const KnownAccount &known : workplace.accounts().accounts())
        homes.insert(known.account.farm);
    if (homes.size() != 1)
        return failure(ErrorKind::Input, u"no-home-named"_s, words);
    return RequestPlace{*homes.cbegin(), words};
}

} // namespace paperround
