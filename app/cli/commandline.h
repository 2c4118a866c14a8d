// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace paperround {

/// Do these arguments (without the program's name) name a verb, or ask for help or the version? Else the
/// console is meant.
[[nodiscard]] bool isForCommandLine(const QStringList &arguments);

/// Runs a verb to its end and returns the exit code. Needs a QCoreApplication; starts its own event loop.
[[nodiscard]] int runCommandLine(const QStringList &arguments);

} // namespace paperround
