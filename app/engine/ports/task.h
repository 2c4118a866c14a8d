// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/result.h"

#include <QCoroTask>

namespace paperround {

/// A coroutine's answer. Parameters by value, no capturing lambda as a coroutine, shared_from_this() in
/// members: .github/CONTRIBUTING.md has the rules and what breaks without them.
template <class T> using Task = QCoro::Task<Result<T>>;

} // namespace paperround
