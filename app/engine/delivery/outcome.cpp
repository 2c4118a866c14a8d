// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/delivery/outcome.h"

#include "domain/delivery/reason.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// May be the echo of our own first copy: compare-and-swap said no.
bool isConflict(const QString &code)
{
    static const QSet<QString> codes{u"editconflict"_s, u"articleexists"_s, u"edit-already-exists"_s,
                                     u"missingtitle"_s, u"pagedeleted"_s,   u"nochange"_s};
    return codes.contains(code);
}

Outcome notApplied(LaneStep lane, bool earlierOpen)
{
    return {earlierOpen ? RowState::Unknown : RowState::Planned, reason::NotApplied, RefusedWord, lane,
            false};
}

Outcome refused(const QString &code, bool earlierOpen)
{
    return {earlierOpen ? RowState::Unknown : RowState::Failed, refusalReason(code), RefusedWord,
            LaneStep::GoOn, true};
}

Outcome unclear(const QString &code)
{
    if (isConflict(code))
        return {RowState::Unknown, reason::Conflict, u"conflict"_s, LaneStep::GoOn, false};
    return {RowState::Unknown, reason::NoAnswer, u"unclear"_s, LaneStep::GoOn, false};
}

} // namespace

Outcome outcomeOf(const Result<PostedRevision> &answer, bool earlierOpen)
{
    if (answer) {
        // Success without a revision id, or a board's new page, is no proof (nochange): look.
        if (answer->revision <= 0 && answer->thread.isEmpty())
            return unclear(u"nochange"_s);
        // Saved under a temporary account: we are not signed in there, whatever was asserted.
        const LaneStep lane = answer->byTemporaryUser ? LaneStep::Trouble : LaneStep::GoOn;
        return {RowState::Delivered, reason::Posted, u"delivered"_s, lane, false};
    }
    const Error &error = answer.error();
    switch (error.kind) {
    case ErrorKind::Temporary:
        return notApplied(LaneStep::Wait, earlierOpen);
    case ErrorKind::Stopped:
        return notApplied(LaneStep::GoOn, earlierOpen);
    case ErrorKind::NeedsFix:
    case ErrorKind::Wiki:
    case ErrorKind::Storage:
        return notApplied(LaneStep::Trouble, earlierOpen);
    case ErrorKind::Row:
    case ErrorKind::Input:
        return refused(error.code, earlierOpen);
    case ErrorKind::Look:
        return unclear(error.code);
    }
    Q_UNREACHABLE();
}

QString refusalReason(const QString &code)
{
    if (code.contains("protected"_L1))
        return reason::Protected;
    if (code.startsWith("abusefilter-warning"_L1))
        return reason::FilterWarning;
    if (code.startsWith("abusefilter"_L1) && !code.startsWith("abusefilter-blocked-domains"_L1))
        return reason::FilterDisallowed;
    if (code.contains("spamblacklist"_L1) || code.contains("spam-blacklist"_L1)
        || code.startsWith("abusefilter-blocked-domains"_L1))
        return reason::SpamBlacklist;
    if (code.contains("captcha"_L1))
        return reason::Captcha;
    if (code == "contenttoobig"_L1)
        return reason::TooBig;
    if (code.contains("blocked"_L1))
        return reason::PartialBlock; // A full block is the wiki's trouble and comes as such.
    if (code == "invalidtitle"_L1 || code == "pagecannotexist"_L1)
        return reason::BadTitle;
    return reason::Refused;
}

} // namespace paperround
