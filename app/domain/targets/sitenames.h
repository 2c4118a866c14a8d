// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringView>

#include <optional>

namespace paperround {

/// What the wikis of a farm are called beside their hosts. Built from facts (SiteMatrix, interwiki map, farm
/// profile); looks up without regard to case.
class SiteNames
{
public:
    enum class Kind {
        Alias, ///< The host of a wiki before it was renamed; MassMessage takes those too.
        Database, ///< "enwiki"
        Interwiki, ///< A prefix of the home wiki's interwiki map: "w", "meta"
        Mobile, ///< "en.m.wikipedia.org"
    };
    struct Name
    {
        QString wiki; ///< Canonical host; empty where two wikis go by that name.
        Kind kind = Kind::Alias;

        friend bool operator==(const Name &, const Name &) = default;
    };

    /// A name that is there already with another wiki becomes one of two wikis; but an alias, which a person
    /// wrote into the farm's profile, stands. `wiki` is a canonical host.
    void add(const QString &name, const QString &wiki, Kind kind);
    [[nodiscard]] std::optional<Name> find(QStringView name) const;
    [[nodiscard]] bool isEmpty() const { return m_names.isEmpty(); }
    [[nodiscard]] qsizetype size() const { return m_names.size(); }

    friend bool operator==(const SiteNames &, const SiteNames &) = default;

private:
    QHash<QString, Name> m_names; ///< By lower case.
};

/// The one of `hosts` whose mobile host this is: "en.m.wikipedia.org" of "en.wikipedia.org", "m.wikidata.org"
/// of "www.wikidata.org" (as the mobile sites of Wikimedia are named); empty: none. `host` in lower case.
[[nodiscard]] QString wikiOfMobileHost(QStringView host, const QSet<QString> &hosts);

} // namespace paperround
