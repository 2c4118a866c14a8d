// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace paperround {

/// What is said: a heading and wikitext.
struct Message
{
    QString subject;
    QString body;

    friend bool operator==(const Message &, const Message &) = default;
};

} // namespace paperround
