// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"
#include "cli/workplace.h"

namespace paperround {

/// The account a verb works as, and its farm's wikis as that account sees them.
struct Session
{
    FarmProfile farm;
    Account account;
    std::shared_ptr<Wikis> wikis;
};

/// By the options of accountOptions(): the secret file's account, the one named, or the only one of the farm.
/// Errors: "no-account", "which-account", "other-account" (Input), those of secret files and of the sign-in.
Task<Session> openSession(std::shared_ptr<Workplace> workplace, GivenOptions options, QString home);

} // namespace paperround
