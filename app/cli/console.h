// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace paperround {

/// What a verb ends with; documented in the manual page.
enum class ExitCode {
    Done = 0, ///< For a delivery: all rows ended, none failed.
    Other = 1,
    Usage = 2,
    SomeFailed = 3, ///< All rows ended, some failed.
    NeedsPerson = 4, ///< Stopped, or nothing can go on without a person.
};

/// Standard output and error of a verb. Every line leaves at once, so that a reader at the other end of a
/// pipe sees what is durable as soon as it is.
class Console
{
public:
    void line(const QString &text); ///< Standard output, UTF-8.
    void json(const QJsonObject &object); ///< One line of compact JSON.
    void bytes(const QByteArray &bytes); ///< Standard output, as they are.
    void note(const QString &text); ///< Standard error: what happens beside the result.
    void error(const QString &sentence); ///< Standard error, with the program's name.
    void error(const Error &error);

    /// Nobody reads standard output any more.
    [[nodiscard]] bool isBroken() const { return m_broken; }

private:
    bool m_broken = false;
};

/// One clear sentence or two: what, what it means, what to do, and the place.
[[nodiscard]] QString errorSentence(const Error &error);

/// Text from wikis and files, safe on a terminal: control characters and marks of direction are taken out.
[[nodiscard]] QString plainForTerminal(const QString &text);

} // namespace paperround
