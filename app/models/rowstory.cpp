// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/rowwords.h"

#include "domain/delivery/reason.h"
#include "models/bidi.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(paperround::RowStory)
};

QString formWords(EditForm form)
{
    switch (form) {
    case EditForm::Append:
        return Words::tr("added below the page's last text");
    case EditForm::FullText:
        return Words::tr("the page's newest text with the message below");
    case EditForm::Create:
        return Words::tr("a new page");
    case EditForm::Topic:
        return Words::tr("a new topic on the board");
    case EditForm::Thread:
        return Words::tr("a new thread on the board");
    case EditForm::HandOver:
        return Words::tr("handed over to the wiki's own delivery");
    }
    Q_UNREACHABLE();
}

StoryMoment answered(const Attempt &attempt)
{
    using Kind = StoryMoment::Kind;
    if (attempt.outcome == QLatin1StringView("delivered"))
        return {Kind::Delivered, {}, attempt.answered, {}}; // The end of the story says it.
    if (attempt.outcome == QLatin1StringView("refused")) {
        return {Kind::Refused, Words::tr("Refused"), attempt.answered,
                Words::tr("The wiki refused before saving, so nothing was posted by attempt %1.")
                    .arg(attempt.number)};
    }
    if (attempt.outcome == QLatin1StringView("conflict")) {
        return {Kind::Conflict, Words::tr("Conflict"), attempt.answered,
                Words::tr("Somebody else, or an earlier copy, came first. The wiki's record decides.")};
    }
    if (attempt.outcome == QLatin1StringView("not-found")) {
        return {Kind::Looked, Words::tr("Record read"), attempt.answered,
                Words::tr("The message is not on the page. It can be posted again without doubling.")};
    }
    return {Kind::Unknown, Words::tr("Unknown"), attempt.answered,
            Words::tr("No answer. The message may be on the page, so it is not posted again before a look.")};
}

QString landingWords(const Row &row)
{
    return row.thread.isEmpty() ? Words::tr("Revision %1").arg(row.revision) : isolated(row.thread);
}

StoryMoment ending(const Row &row)
{
    using Kind = StoryMoment::Kind;
    const Explanation said = explainRow(row, {});
    switch (row.state) {
    case RowState::Delivered:
        return {Kind::Delivered, Words::tr("Delivered"), row.time,
                row.reason == reason::Found
                    ? Words::tr("%1, found in the wiki's own record. Posted once.").arg(landingWords(row))
                    : landingWords(row)};
    case RowState::Skipped:
        return {Kind::Skipped, Words::tr("Skipped: %1").arg(said.what), row.time, said.means};
    case RowState::Failed:
        return {Kind::Failed, Words::tr("Failed: %1").arg(said.what), row.time, said.means};
    case RowState::Held:
        return {Kind::Held, Words::tr("Held: %1").arg(said.what), row.time, said.means};
    case RowState::Unresolved:
        return {Kind::Unknown, Words::tr("Unresolved"), row.time,
                Words::tr("Closed by a person without knowing.")};
    case RowState::Retracted:
        return {Kind::Other, Words::tr("Retracted"), row.time, {}};
    case RowState::Unknown:
        return {Kind::Unknown, Words::tr("Unknown"), row.time, said.means};
    case RowState::Planned:
    case RowState::Sending:
        return {};
    }
    Q_UNREACHABLE();
}

} // namespace

QList<StoryMoment> rowStory(const Row &row, const QList<Attempt> &attempts, const QDateTime &created)
{
    using Kind = StoryMoment::Kind;
    QList<StoryMoment> story;
    story.append({Kind::Planned, Words::tr("Planned"), created,
                  row.page.isEmpty() || row.page == row.target.title
                      ? QString()
                      : Words::tr("Leads to %1").arg(isolated(row.page))});
    for (const Attempt &attempt : attempts) {
        story.append({Kind::Claimed, Words::tr("Claimed and posted"), attempt.claimed,
                      Words::tr("Attempt %1, written down before sending: %2")
                          .arg(attempt.number)
                          .arg(formWords(attempt.form))});
        if (!attempt.outcome.isEmpty()) {
            const StoryMoment moment = answered(attempt);
            if (!moment.title.isEmpty())
                story.append(moment);
        }
    }
    const StoryMoment last = ending(row);
    // An open unknown row has told so by its attempt already.
    const bool told = row.state == RowState::Unknown && story.last().kind == Kind::Unknown;
    if (!last.title.isEmpty() && !told)
        story.append(last);
    return story;
}

} // namespace paperround
