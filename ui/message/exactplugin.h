// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/message/exactface.h"

namespace paperround {

/// The file of the exact face beside the program at `program`: where an installation has it, or where a build
/// leaves it. Empty: it is not installed. Asks the disk alone, so it can be called before QApplication is
/// made.
[[nodiscard]] QString exactFaceFile(const QString &program);

/// Loads it when it is first wanted, and stays. Null: it cannot be loaded (another Qt, a part of it missing).
[[nodiscard]] ExactFaceMaker *loadExactFace(const QString &file);

} // namespace paperround
