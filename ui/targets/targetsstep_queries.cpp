// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the step that has queries run: what they find, and what has changed since they were run before.
#include "domain/targets/targettext.h"
#include "models/bidi.h"
#include "models/recipewords.h"
#include "ui/targets/querypanel.h"
#include "ui/targets/targetsstep.h"
#include "ui/widgets/inlinebar.h"

#include <QLocale>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

/// For the details, to look at and to copy.
QString changeLines(const TargetsChange &change)
{
    QStringList lines;
    for (const Target &target : change.joined)
        lines.append(u"+ "_s + targetLine(target));
    for (const Target &target : change.left)
        lines.append(u"− "_s + targetLine(target));
    constexpr qsizetype most = 500;
    if (lines.size() > most)
        lines = lines.first(most) + QStringList(u"…"_s);
    return lines.join(u'\n');
}

} // namespace

void TargetsStep::listenToQueries()
{
    QueryWork &queries = m_session.queryWork();
    connect(m_query, &QueryPanel::recipeWanted, &queries, &QueryWork::run);
    connect(m_query, &QueryPanel::cancelled, &queries, &QueryWork::cancel);
    connect(&queries, &QueryWork::stateChanged, this,
            [this, &queries] { m_query->setRunning(queries.isRunning(), queries.progress()); });
    connect(&queries, &QueryWork::failed, m_query, &QueryPanel::tellFailure);
    connect(&queries, &QueryWork::found, this, [this](const Recipe &recipe, const ParsedTargets &targets) {
        if (m_session.queryWork().change())
            takeChange(recipe, targets);
        else if (targets == ParsedTargets())
            m_query->tellFailure({ErrorKind::Input, u"nothing-found"_s, recipeName(recipe), {}});
        else
            m_session.targetsWork().addFound(recipe, targets, recipeName(recipe));
    });
}

/// A query that ran before: its source is read anew, and who joined and left is told.
void TargetsStep::takeChange(const Recipe &recipe, const ParsedTargets &targets)
{
    const TargetsChange change = *m_session.queryWork().change();
    const QString name = recipeName(recipe);
    m_session.targetsWork().addFound(recipe, targets, name);
    m_query->hide();
    const QString before =
        QLocale().toString(m_session.queryWork().before().toLocalTime(), QLocale::ShortFormat);
    const QString counts = tr("%1, %2", "counts: joined, left")
                               .arg(tr("%Ln page(s) joined", nullptr, static_cast<int>(change.joined.size())),
                                    tr("%Ln page(s) left", nullptr, static_cast<int>(change.left.size())));
    Notice notice{.key = u"again"_s,
                  .tone = change == TargetsChange() ? Tone::Delivered : Tone::Sending,
                  .title = tr("%1 since %2: %3.").arg(isolated(name), before, counts),
                  .details = changeLines(change)};
    if (change != TargetsChange())
        notice.actions.append({tr("Undo"), [this] {
                                   m_session.document().undoStack().undo();
                                   m_bar->withdraw(u"again"_s);
                               }});
    m_bar->withdraw(u"added"_s); // This one says it, too.
    m_bar->raiseNotice(notice);
}

} // namespace paperround
