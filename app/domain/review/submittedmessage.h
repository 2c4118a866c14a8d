// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/message.h"

#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <optional>

namespace paperround {

// A message as a request's page writes it down. What its source says stands on pages of wikis, each at the
// revision that is named; here it goes in by a hash, and readers are led there.

/// Hex SHA-256 of what a text of a source says: heading and body.
[[nodiscard]] QString hashOf(const SourceText &text);
/// Of each text of the message's source, in its order.
[[nodiscard]] QStringList sourceHashesOf(const Message &message);

/// partsToJson() with the words of the source's texts replaced by their hashes, one each.
[[nodiscard]] QJsonObject submittedParts(const Message &message, const QStringList &sourceHashes);

/// A message that was written down so.
struct SubmittedMessage
{
    Message message; ///< The source's texts have no words yet.
    QStringList sourceHashes;
};
/// Reads the parts into a message with its subject; none where they are not just as submittedParts() writes
/// them.
[[nodiscard]] std::optional<SubmittedMessage> withSubmittedParts(Message message, const QJsonObject &parts);

/// Do both say the same, as far as their author chose? Texts that one of them has not read yet are the same
/// at the same revision, or where it takes whatever is the newest; the footer is the policy's.
[[nodiscard]] bool asksTheSame(const Message &one, const Message &other);

} // namespace paperround
