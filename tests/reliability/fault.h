// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <chrono>

namespace paperround {

/// What befalls one request on its way to a wiki, or its answer on the way back.
enum class Fault {
    None,
    LostBefore, ///< The connection is reset; the wiki saw nothing.
    LostWithin, ///< The wiki saw half of it.
    ReplyLost, ///< Carried out; the connection closes without a byte.
    HeadCut, ///< Carried out; the answer breaks off within its headers.
    BodyCut, ///< Carried out; it breaks off within its body.
    JsonCut, ///< Carried out; a whole answer of HTTP with half of the JSON.
    JsonWrong, ///< Good JSON that says nothing of what was asked; carried out or not.
    OtherReply, ///< What another wiki answered to a question of this kind; carried out or not.
    ReplyTwice, ///< Carried out; the answer comes twice, and the second one meets the next request.
    Drip, ///< Carried out; the answer comes so slowly that the client gives up.
    Silent, ///< Carried out; no answer, and the connection stays.
    TwiceAtOnce, ///< Two copies reach the wiki at the same time.
    TwiceLater, ///< Answered; a second copy comes later, when others have been at work.
    Late, ///< The client has left when the wiki sees it.
    ErrorBefore, ///< 502, and the wiki saw nothing.
    ErrorAfter, ///< 504, and the wiki has saved.
    RefusalAfter, ///< An error of the API, and the wiki has saved.
    Html, ///< 200 with a page for people; the wiki saw nothing.
    TooMany, ///< 429 with Retry-After.
    Lagged, ///< maxlag, as a wiki says it.
    ReadOnly,
};

inline constexpr std::array allFaults{
    Fault::None,        Fault::LostBefore, Fault::LostWithin,   Fault::ReplyLost,  Fault::HeadCut,
    Fault::BodyCut,     Fault::JsonCut,    Fault::JsonWrong,    Fault::OtherReply, Fault::ReplyTwice,
    Fault::Drip,        Fault::Silent,     Fault::TwiceAtOnce,  Fault::TwiceLater, Fault::Late,
    Fault::ErrorBefore, Fault::ErrorAfter, Fault::RefusalAfter, Fault::Html,       Fault::TooMany,
    Fault::Lagged,      Fault::ReadOnly};

[[nodiscard]] QString faultName(Fault fault);

/// A fault, and how it is.
struct Strike
{
    Fault fault = Fault::None;
    std::chrono::milliseconds late{0}; ///< Late, TwiceLater: by the run's clock.
    quint32 shade = 0; ///< Which of the wrong answers; whether it is carried out.
};

} // namespace paperround
