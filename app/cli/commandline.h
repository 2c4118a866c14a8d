// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/options.h"

#include <QStringList>

namespace paperround {

/// Do these arguments (without the program's name) name a verb, or ask for help or the version? Else the
/// console is meant.
[[nodiscard]] bool isForCommandLine(const QStringList &arguments);

/// Runs a verb to its end and returns the exit code. Needs a QCoreApplication; starts its own event loop.
[[nodiscard]] int runCommandLine(const QStringList &arguments);

/// What the console was called with: "practice", "data-dir". ErrorKind::Input "usage" with a sentence.
[[nodiscard]] Result<GivenOptions> consoleOptions(const QStringList &arguments);

/// Says what was wrong with a call on standard error; the exit code for it.
[[nodiscard]] int refuseCall(const Error &error);

} // namespace paperround
