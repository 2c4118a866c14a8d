// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/farmprofile.h"
#include "models/bidi.h"

#include <QHash>

namespace paperround {

/// What people call wikis. A wiki is its host everywhere else: in the ledger, in files, in what is copied.
class WikiNames
{
public:
    WikiNames() = default;
    explicit WikiNames(const QList<FarmProfile> &farms)
    {
        for (const FarmProfile &farm : farms) {
            for (const FarmWiki &wiki : farm.wikis) {
                if (!wiki.name.isEmpty())
                    m_names.insert(wiki.host, wiki.name);
            }
        }
    }

    /// To search for and to sort by; the host where no name is known.
    [[nodiscard]] QString plain(const QString &host) const { return m_names.value(host, host); }
    /// To show.
    [[nodiscard]] QString shown(const QString &host) const
    {
        const auto named = m_names.constFind(host);
        return named == m_names.constEnd() ? host : isolated(*named);
    }
    /// The same for what only a segment of the list gets there; empty: everybody.
    [[nodiscard]] QString shown(const QString &host, const QString &segment) const
    {
        return segment.isEmpty() ? shown(host) : shown(host) + QStringLiteral(" · ") + isolated(segment);
    }
    /// Name and host, a line each: what a search looks through.
    [[nodiscard]] QString full(const QString &host) const
    {
        const auto named = m_names.constFind(host);
        return named == m_names.constEnd() ? host : *named + u'\n' + host;
    }
    [[nodiscard]] QString toolTip(const QString &host) const
    {
        return full(host).toHtmlEscaped().replace(u'\n', QLatin1StringView("<br>"));
    }

    friend bool operator==(const WikiNames &, const WikiNames &) = default;

private:
    QHash<QString, QString> m_names; ///< By host.
};

} // namespace paperround
