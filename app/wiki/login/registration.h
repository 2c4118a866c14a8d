// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/farmprofile.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace paperround {

/// One field of the wiki's form "propose an OAuth 2.0 consumer" and what to enter there.
struct RegistrationField
{
    QString name; ///< The form's own field name: also its key in a URL that prefills.
    QStringList values; ///< Several for the grants.

    friend bool operator==(const RegistrationField &, const RegistrationField &) = default;
};

/// How to register this program as an OAuth client on a farm's home wiki.
struct Registration
{
    QUrl
        form; ///< Special:OAuthConsumerRegistration/propose/oauth2 with all fields prefilled where it can be.
    QUrl plainForm; ///< The same without the fields.
    QString redirectUri;
    QList<RegistrationField> fields;
};
/// `api` is the home wiki's api.php.
[[nodiscard]] Registration registrationFor(const FarmProfile &farm, const QUrl &api);

} // namespace paperround
