// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/requests.h"
#include "cli/verb.h"
#include "cli/workplace.h"

namespace paperround {

/// Everything that a verb about one request's text needs, or the error that was told already.
struct TextDesk
{
    std::shared_ptr<Workplace> workplace;
    Request request;
    QString sender;
    std::shared_ptr<Wikis> wikis;
    FarmPolicy policy; ///< In force.
};

/// With an account where there is one to be had, else as nobody: reading needs none. Errors of openSession()
/// and withTargets().
Task<TextDesk> openTextDesk(Call call, RequestFile file);

} // namespace paperround
