// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <tl/expected.hpp>

namespace paperround {

/// A value or the reason there is none. Nothing of ours throws across a co_await.
template<class T>
using Result = tl::expected<T, Error>;

/// `return failure(ErrorKind::Input, u"empty-list"_qs, …)` wherever a Result is returned.
[[nodiscard]] inline tl::unexpected<Error> failure(ErrorKind kind, QString code, QString detail = {},
                                                   std::chrono::milliseconds retryAfter = {})
{
    return tl::unexpected(Error{kind, std::move(code), std::move(detail), retryAfter});
}

} // namespace paperround
