// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/delivery/route.h"
#include "domain/review/brakepolicy.h"
#include "domain/review/reviewpolicy.h"
#include "domain/review/sendpolicy.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QUrl>
#include <optional>

namespace paperround {

/// A wiki named by a farm's profile, for farms without SiteMatrix.
struct FarmWiki
{
    QString host; ///< With port.
    QUrl api; ///< Empty: found from the host.
    QString language; ///< May be empty.
    QString name; ///< What people call it, in its own language; empty: its host.

    friend bool operator==(const FarmWiki &, const FarmWiki &) = default;
};

/// Services beside the wikis that keep or find lists of pages. Asked as nobody; empty: the farm has none.
struct ListServices
{
    QUrl pagePile; ///< PagePile's api.php.
    QUrl petScan; ///< PetScan's own page.
    QUrl wikibase; ///< api.php of the wiki whose items link the pages of all wikis: Wikidata.

    friend bool operator==(const ListServices &, const ListServices &) = default;
};

/// Wikis that share accounts and sign-in. A local JSON file (resources/farms/, DATA-DIR/farms/).
struct FarmProfile
{
    QString name; ///< "Wikimedia", "Practice farm"
    QString home; ///< Host of the home wiki: lists, requests and OAuth live there.
    QUrl homeApi; ///< Empty: found from the host.
    QHash<QString, QString> aliases; ///< Former host or other name, lower case → the wiki's host now.
    QList<FarmWiki> wikis; ///< The family, where SiteMatrix does not tell it; the home too, for its name.
    bool practice = false;
    QString oauthClientId; ///< Empty: no client registered, OAuth is not offered.
    QString oauthClientSecret; ///< Optional; servers up to OAuth 1.45 ask for it at a refresh.
    quint16 oauthRedirectPort = 8799; ///< Fixed: those servers compare the redirect URI byte for byte.
    SendPolicy send; ///< This, the brakes, review and routes hold where the wiki has no policy page.
    BrakePolicy brakes;
    /// Read before anything is sent: what it says holds in place of this. Empty: there is none.
    QString policyPage = DefaultPolicyPage;
    ReviewPolicy review;
    Routes routes{Route::Edit}; ///< Those that may be used here; Edit always may.
    ListServices services;
    int totalRequests = 3; ///< At most so many requests at once over all hosts of the farm.

    friend bool operator==(const FarmProfile &, const FarmProfile &) = default;
};

} // namespace paperround
