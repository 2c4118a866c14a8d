// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringView>
#include <optional>

namespace paperround {

/// `pr:` + delivery id (10 base-32 characters) + `/` + row number: what makes our message findable in the
/// wiki's own record. Stands in the hidden comment and, in parentheses, at the end of the edit summary.
struct Mark
{
    QString deliveryId;
    int row = 0;

    [[nodiscard]] QString text() const; ///< "pr:7f3a91c4kz/713"
    /// The last whole mark in an edit summary or text (ours stands at the end; a subject may quote another).
    [[nodiscard]] static std::optional<Mark> find(QStringView text);
    friend bool operator==(const Mark &, const Mark &) = default;
};

/// Ten characters of a-z2-7 from the system's secure source (50 bits).
[[nodiscard]] QString newDeliveryId();
[[nodiscard]] bool isDeliveryId(QStringView id);

} // namespace paperround
