// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/message.h"

#include <QJsonObject>
#include <QStringList>

namespace paperround {

/// Every word of a message for a terminal: heading and text, then whatever else goes out, each with whom it
/// is for. Whoever approves by these lines has seen all of it.
[[nodiscard]] QStringList messageLines(const Message &message);

/// "body", and "message" with what it has beside subject and body, where it has more.
void insertMessage(QJsonObject &object, const Message &message);

} // namespace paperround
