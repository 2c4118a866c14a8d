// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reviewwords.h"

#include "models/bidi.h"
#include "models/optionwords.h"

#include <QCoreApplication>
#include <QHash>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(paperround::ReviewWords)
};

} // namespace

QString disbeliefWords(const QString &code)
{
    using namespace disbelief;
    static const QHash<QString, const char *> table{
        {OtherVersion, QT_TRANSLATE_NOOP("paperround::ReviewWords", "It speaks of an earlier submission")},
        {OtherDigest,
         QT_TRANSLATE_NOOP("paperround::ReviewWords", "It speaks of something else than stands here")},
        {OtherRevision,
         QT_TRANSLATE_NOOP("paperround::ReviewWords", "It speaks of a revision before this submission")},
        {HiddenAuthor, QT_TRANSLATE_NOOP("paperround::ReviewWords", "The wiki hides who wrote it")},
        {Imported,
         QT_TRANSLATE_NOOP("paperround::ReviewWords", "It was imported, and nobody of this wiki wrote it")},
        {NotAuthor,
         QT_TRANSLATE_NOOP("paperround::ReviewWords", "It was written by somebody else than it names")},
        {Undone, QT_TRANSLATE_NOOP("paperround::ReviewWords", "It was brought back by undoing an edit")},
        {OwnRequest, QT_TRANSLATE_NOOP("paperround::ReviewWords", "It is the submitter's own")},
        {NoRight,
         QT_TRANSLATE_NOOP("paperround::ReviewWords",
                           "Its author might not review or send when it was written")},
        {LostRight,
         QT_TRANSLATE_NOOP("paperround::ReviewWords", "Its author may not review or send any more")},
        {Blocked, QT_TRANSLATE_NOOP("paperround::ReviewWords", "Its author is blocked")},
        {Removed, QT_TRANSLATE_NOOP("paperround::ReviewWords", "Somebody took it away")},
    };
    const char *const words = table.value(code);
    return words ? Words::tr(words) : code;
}

QString requestStateWord(RequestState state)
{
    switch (state) {
    case RequestState::Submitted:
        return Words::tr("Waits for review");
    case RequestState::Approved:
        return Words::tr("Approved");
    case RequestState::Returned:
        return Words::tr("Returned");
    case RequestState::Withdrawn:
        return Words::tr("Withdrawn");
    case RequestState::Expired:
        return Words::tr("Expired");
    case RequestState::Delivering:
        return Words::tr("Being delivered");
    case RequestState::Finished:
        return Words::tr("Delivered");
    }
    Q_UNREACHABLE();
}

QString decisionWord(Decision::Kind kind)
{
    switch (kind) {
    case Decision::Kind::Approve:
        return Words::tr("Approved");
    case Decision::Kind::Return:
        return Words::tr("Returned");
    case Decision::Kind::Withdraw:
        return Words::tr("Withdrawn");
    case Decision::Kind::Deliver:
        return Words::tr("Begun");
    case Decision::Kind::TakeOver:
        return Words::tr("Taken over");
    case Decision::Kind::Finish:
        return Words::tr("Finished");
    case Decision::Kind::Comment:
        return Words::tr("Comment");
    case Decision::Kind::Take:
        return Words::tr("Taken up");
    case Decision::Kind::Release:
        return Words::tr("Given up");
    }
    Q_UNREACHABLE();
}

QStringList lookingWords(const QList<RecordedDecision> &looking, const QString &user, const QDateTime &now)
{
    QStringList lines;
    for (const RecordedDecision &each : looking) {
        const qint64 seconds = qMax<qint64>(0, each.time.secsTo(now));
        if (seconds >= LongestLook)
            continue;
        const int minutes = int(seconds / 60);
        lines.append(normalUserName(each.author) == normalUserName(user)
                         ? Words::tr("You have been looking at this for %Ln minute(s).", nullptr, minutes)
                         : Words::tr("%1 has been looking at this for %Ln minute(s).", nullptr, minutes)
                               .arg(isolated(each.author)));
    }
    return lines;
}

QStringList reviewNoteWords(const ReviewNote &note)
{
    QStringList lines;
    if (!note.isReviewed())
        lines.append(Words::tr("Unreviewed: no second person was asked"));
    for (const NotedApproval &each : note.approvals) {
        const QString who = Words::tr("Approved by %1, %2, revision %3", "a person, a time, a number")
                                .arg(isolated(each.user), timeWords(each.time))
                                .arg(each.revision);
        lines.append(
            each.comment.isEmpty()
                ? who
                : Words::tr("%1: “%2”", "an approval, its comment").arg(who, isolated(each.comment)));
    }
    if (note.isReviewed())
        lines.append(Words::tr("Submitted by %1, version %L2, as %3", "a person, a number, a page")
                         .arg(isolated(note.submitter))
                         .arg(note.version)
                         .arg(isolated(note.page)));
    if (!note.policyPage.isEmpty())
        lines.append(Words::tr("By the policy %1, revision %2")
                         .arg(isolated(note.policyPage))
                         .arg(note.policyRevision));
    return lines;
}

QString reviewNoteWord(const ReviewNote &note)
{
    if (!note.isReviewed())
        return Words::tr("unreviewed");
    QStringList names;
    for (const NotedApproval &each : note.approvals)
        names.append(isolated(each.user));
    names.removeDuplicates();
    return Words::tr("approved by %1", "names").arg(names.join(Words::tr(", ", "between names")));
}

QString digestWords(const QString &hex)
{
    QString words;
    for (qsizetype i = 0; i < hex.size(); i += 4)
        words += (i == 0 ? QString() : u" "_s) + hex.mid(i, 4);
    return words;
}

} // namespace paperround
