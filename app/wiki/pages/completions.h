// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/wikifacts.h"
#include "engine/ports/wikis.h"
#include "wiki/api/apiparams.h"

#include <QJsonObject>
#include <QStringList>
#include <optional>

namespace paperround {

/// One query for how a title may go on: list=prefixsearch tells pages, list=allusers accounts. Words without
/// a namespace may be the name of a page wherever messages go (of a list: in any namespace), or of an
/// account. None where there is nothing to go by yet.
[[nodiscard]] std::optional<ApiParams> completionParams(const QString &begun, TitleUse use,
                                                        const WikiFacts &facts);

/// Titles by name, each once: pages as the wiki writes them, accounts as the page that was begun or, without
/// a namespace, as talk pages. Lines that are none are passed over.
[[nodiscard]] QStringList readCompletions(const QJsonObject &answer, const QString &begun,
                                          const WikiFacts &facts);

} // namespace paperround
