// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

namespace paperround {

/// What somebody wrote on a request's page: a line of its list of decisions. Worth only what the wiki's
/// record says of the edit that brought it.
struct Decision
{
    enum class Kind {
        Approve, ///< "approve"
        Return, ///< "return", with what to mend.
        Withdraw, ///< "withdraw": a reviewer his word, or the submitter the request.
        Deliver, ///< "deliver": the lock of one console.
        TakeOver, ///< "take-over": another console goes on in its place, on purpose.
        Finish, ///< "finish": what came of it.
        Comment, ///< "comment": a word among the decisions, that decides nothing.
        Take, ///< "take": a reviewer looks at it just now. Gives no right to anybody, and takes none.
        Release, ///< "release": and does so no more.
    };
    Kind kind = Kind::Approve;
    int version = 0; ///< Of the submission it speaks of.
    QString digest; ///< 64 hexadecimal digits.
    qint64 revision = 0; ///< Of the page, on which it was decided; 0: a browser's line names none.
    QString installation; ///< Of the console; Deliver, TakeOver, Finish only.
    QString user; ///< Whose word it says it is.
    QString comment; ///< One line; may be empty. Hostile text.

    friend bool operator==(const Decision &, const Decision &) = default;
};

[[nodiscard]] QString kindName(Decision::Kind kind);

/// `* approve 2 DIGEST at 1234 [[User:Name]]: comment`, as a console writes it.
[[nodiscard]] QString decisionLine(const Decision &decision);
/// What that line, or one pasted in a browser, says; nothing for any other line.
[[nodiscard]] std::optional<Decision> decisionFromLine(const QString &line);
/// The line to paste for a browser: the wiki itself puts in who saves it.
[[nodiscard]] QString lineToPaste(Decision::Kind kind, int version, const QString &digest);

/// A user name as it can be compared: blanks for underscores, the first letter capital.
[[nodiscard]] QString normalUserName(QString name);

} // namespace paperround
