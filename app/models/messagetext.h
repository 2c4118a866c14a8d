// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/message.h"

#include <QStringList>

namespace paperround {

/// What a message has beside subject and body, to be read and to be compared line by line: variants, the
/// source's texts, signature and footer, each with whom it is for. Hostile text.
[[nodiscard]] QStringList partLines(const Message &message);

/// The body with all of it below.
[[nodiscard]] QString wholeText(const Message &message);

} // namespace paperround
