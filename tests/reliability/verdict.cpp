// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reliability/verdict.h"

#include "domain/delivery/mark.h"

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

QString keyOf(const QString &title)
{
    return title.section(u"Reader "_s, 1).section(u' ', 0, 0).section(u'/', 0, 0);
}

/// All saves of a mark, those on pages deleted since included.
QList<FoundEdit> savesOf(const QString &mark, const Claim &claim, const QList<FoundEdit> &found)
{
    QList<FoundEdit> saves;
    for (const FoundEdit &edit : found) {
        if (edit.mark == mark)
            saves += edit;
    }
    for (const SavedEdit &edit : claim.saved) {
        const auto same = [&edit](const FoundEdit &other) {
            return other.wiki == edit.wiki && other.revision == edit.revision;
        };
        if (edit.mark == mark && std::ranges::none_of(saves, same))
            saves += {edit.wiki, edit.title, edit.mark, claim.account, edit.revision, 0};
    }
    return saves;
}

QString placesOf(const QList<FoundEdit> &saves)
{
    QStringList places;
    for (const FoundEdit &save : saves)
        places += u"revision %1 of %2 (%3 there now)"_s.arg(save.revision).arg(save.title).arg(save.standing);
    return places.join(u", "_s);
}

void judgeRow(const Row &row, const QList<FoundEdit> &saves, const Claim &claim, RunReport &report)
{
    const QString who = u"row %1 (%2 %3 %4, %5 attempts)"_s.arg(row.number)
                            .arg(stateName(row.state), row.reason, row.code, QString::number(row.attempts));
    const auto wrong = [&](int &count, const QString &sentence) {
        ++count;
        report.wrong += who + u' ' + sentence;
    };
    if (saves.size() > 1)
        wrong(report.duplicates, u"was saved %1 times: %2"_s.arg(saves.size()).arg(placesOf(saves)));
    for (const FoundEdit &save : saves) {
        if (save.standing > 1)
            wrong(report.duplicates, u"stands twice on "_s + save.title);
        if (save.wiki != row.target.wiki || keyOf(save.title) != keyOf(row.target.title)
            || save.user != claim.account)
            wrong(report.misplaced, u"is on %1 of %2 by %3"_s.arg(save.title, save.wiki, save.user));
    }
    const bool disturbed = claim.disturbed.contains(keyOf(row.target.title));
    if (row.state == RowState::Delivered) {
        ++report.delivered;
        if (saves.isEmpty())
            wrong(report.lost, u"was never saved"_s);
        else if (saves.first().revision != row.revision)
            wrong(report.misplaced,
                  u"is revision %1, not %2"_s.arg(saves.first().revision).arg(row.revision));
    } else if (disturbed) {
        ++report.asked;
    } else if (saves.isEmpty()) {
        wrong(report.lost, u"was not delivered in the end"_s);
    } else {
        wrong(report.lost, u"stands on the wiki, and is not known to"_s);
    }
}

} // namespace

void judge(const Claim &claim, const QList<FoundEdit> &found, RunReport &report)
{
    for (const Row &row : claim.rows)
        judgeRow(row, savesOf(Mark{claim.request.id, row.number}.text(), claim, found), claim, report);
    for (const FoundEdit &edit : found) {
        const auto mark = Mark::find(edit.mark);
        if (!mark || mark->row < 1 || mark->row > claim.rows.size()) {
            ++report.misplaced;
            report.wrong += u"nobody asked for %1 on %2"_s.arg(edit.mark, edit.title);
        }
    }
    if (claim.rows.size() != claim.request.targets.size())
        report.wrong += u"%1 rows for %2 targets"_s.arg(claim.rows.size()).arg(claim.request.targets.size());
}

} // namespace paperround
