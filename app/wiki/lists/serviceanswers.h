// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/farmprofile.h"
#include "domain/targets/recipe.h"
#include "engine/ports/foundpages.h"

#include <QByteArray>
#include <QJsonObject>
#include <QUrl>

namespace paperround {

// PagePile, PetScan and Wikibase: what is asked, and what their answers say. In what they find `wiki` is a
// host where the answer has one, else the name of a database.

/// PagePile's action=get_data of so many pages at most.
[[nodiscard]] QUrl pileQuestion(const QUrl &service, const Recipe &recipe);
/// PetScan's own query, or its saved one by number, answered in the plainest of its formats.
[[nodiscard]] QUrl scanQuestion(const QUrl &service, const Recipe &recipe);

/// Wiki "bad-service-answer" with the place in `detail`; "service-refused" with the service's words; Input
/// "too-many-rows" where there are more than the recipe's limit.
[[nodiscard]] Result<FoundPages> readPile(const QByteArray &body, const Recipe &recipe);
[[nodiscard]] Result<FoundPages> readScan(const QByteArray &body, const Recipe &recipe);
/// Of action=wbgetentities with props=sitelinks/urls; Input "no-such-item".
[[nodiscard]] Result<FoundPages> readSitelinks(const QJsonObject &answer, const Recipe &recipe);

} // namespace paperround
