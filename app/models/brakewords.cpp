// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/brakewords.h"

#include "models/bidi.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace paperround {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(paperround::BrakeWords)
};

QString detailsOf(const QString &code, const QString &wiki, const QString &detail)
{
    QStringList lines{code, wiki, detail.left(20000)};
    lines.removeAll({});
    return lines.join(QChar(u'\n'));
}

/// A number of "13/1271", as people write it.
QString part(const QString &counts, int which)
{
    return QLocale().toString(counts.section(u'/', which, which).toInt());
}

} // namespace

Explanation explainPause(const PauseCause &cause, const WikiNames &names)
{
    const QString nothing = Words::tr("Nothing more is posted until you resume.");
    const QString details = detailsOf(cause.code, cause.wiki, cause.detail);
    const QString wiki = names.shown(cause.wiki);
    if (cause.code == brake::StopPage)
        return {Words::tr("Somebody stopped the deliveries of %1").arg(wiki),
                Words::tr("The page %1 says stop. %2").arg(isolated(cause.detail), nothing),
                Words::tr("Talk to who wrote there. When the page no longer says so, resume."), details};
    if (cause.code == brake::OwnTalk)
        return {Words::tr("Somebody wrote to %1 on %2").arg(isolated(cause.detail), wiki),
                Words::tr("It may be about this message. %1").arg(nothing),
                Words::tr("Read the talk page of your account there and answer, then resume."), details};
    if (cause.code == brake::FailureShare)
        return {Words::tr("Too many rows failed: %1").arg(cause.detail),
                Words::tr("Something about the message or the list is likely to be wrong. %1").arg(nothing),
                Words::tr("Look at the failed rows, then resume, or end the delivery."), details};
    if (cause.code == brake::FailuresInARow)
        return {Words::tr("Row after row failed"),
                Words::tr("The next ones would probably fail as well. %1").arg(nothing),
                Words::tr("Look at the failed rows, then resume, or end the delivery."), details};
    if (cause.code == brake::Reverted)
        return {Words::tr("Somebody on %1 undid a message").arg(wiki),
                Words::tr("It was on the page %1. %2").arg(isolated(cause.detail), nothing),
                Words::tr("See in that page's history why, then resume, or end the delivery."), details};
    if (cause.code == brake::Review) {
        const QString code = cause.detail.section(u':', 0, 0);
        const Explanation why =
            explain({ErrorKind::Input, code, cause.detail.section(u':', 1).trimmed(), {}});
        return {Words::tr("The approval does not hold: %1").arg(why.what),
                QStringList{why.means, nothing}.join(QChar(u' ')).trimmed(), why.todo, details};
    }
    if (cause.code == brake::Wave)
        return {Words::tr("A wave is out: %1 of %2 pages are done")
                    .arg(part(cause.detail, 0), part(cause.detail, 1)),
                Words::tr("The request asks for a look before the next one. %1").arg(nothing),
                Words::tr("Look at some of its pages, then start the next wave, or end the delivery."),
                details};
    return {Words::tr("The delivery paused by itself"), nothing,
            Words::tr("Look at its rows, then resume, or end the delivery."), details};
}

QString goOnWords(const PauseCause &cause)
{
    return cause.code == brake::Wave ? Words::tr("Start the next wave") : Words::tr("Resume");
}

Explanation explainStopPageTrouble(const Error &error)
{
    return {Words::tr("The stop page cannot be read"),
            Words::tr("The delivery goes on, but nobody can stop it from the wiki."),
            Words::tr("It is read again every ten seconds."), detailsOf(error.code, {}, error.detail)};
}

} // namespace paperround
