// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/console.h"
#include "cli/files.h"
#include "domain/review/request.h"
#include "engine/ports/task.h"
#include "engine/ports/wikis.h"

#include <memory>

namespace paperround {

/// checkRequest() for a request whose targets may still have to be loaded; its errors name the file.
[[nodiscard]] Result<void> checkMessage(const RequestFile &file);

/// The request of this file with the targets of its list, where it names one; the list's problems are noted
/// by line; and with the texts of its message's source, where it has one. Targets that come from nowhere else
/// come from the file: its name is the list's. Errors of loadList(), withSourceTexts() and checkRequest().
Task<Request> withTargets(RequestFile file, std::shared_ptr<Wikis> wikis, std::shared_ptr<Console> console);

} // namespace paperround
