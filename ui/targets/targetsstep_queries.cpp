// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the step that has queries run, and tells what has changed since a source was read before.
#include "domain/targets/targettext.h"
#include "models/bidi.h"
#include "models/recipewords.h"
#include "ui/targets/addpanel.h"
#include "ui/targets/querypanel.h"
#include "ui/targets/targetsstep.h"
#include "ui/targets/targettable.h"
#include "ui/widgets/inlinebar.h"

#include <QLocale>

#include <algorithm>

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

bool isSource(const QList<TargetSource> &sources, const Recipe &recipe)
{
    const QString text = QString::fromUtf8(recipeToText(recipe));
    return std::ranges::any_of(sources, [&text](const TargetSource &source) {
        return source.origin.kind == SourceKind::Recipe && source.origin.id == text;
    });
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
        if (targets == ParsedTargets() && !isSource(m_session.document().sources(), recipe))
            m_query->tellFailure({ErrorKind::Input, u"nothing-found"_s, recipeName(recipe), {}});
        else
            m_session.targetsWork().addFound(recipe, targets, recipeName(recipe));
    });
    connect(&m_session.targetsWork(), &TargetsWork::readAgain, this, &TargetsStep::tellChange);
}

/// A query runs in its panel, which tells how far it is, gives it up, and says why it failed.
void TargetsStep::readAgain(char16_t letter)
{
    const QList<TargetSource> &sources = m_session.document().sources();
    const auto source = std::ranges::find(sources, letter, &TargetSource::letter);
    if (source == sources.end())
        return;
    if (source->origin.kind == SourceKind::Recipe)
        runRecipe(source->origin.id);
    else if (source->origin.kind == SourceKind::KeptList)
        m_session.shelf().readKeptList(source->origin.id, [this, letter](TargetSource now) {
            now.letter = letter;
            m_session.targetsWork().readAnew(now);
        });
    else if (source->origin.kind == SourceKind::Exclusions)
        m_session.shelf().readExcludeList(source->origin.id, [this, letter](TargetSource now) {
            now.letter = letter;
            m_session.targetsWork().readAnew(now);
        });
    else
        m_session.targetsWork().reread(letter);
}

void TargetsStep::runRecipe(const QString &text)
{
    const auto recipe = recipeFromText(text.toUtf8());
    m_panel->hide();
    m_query->ask(m_session.desk().farm());
    if (!recipe) {
        m_query->tellFailure(recipe.error());
        return;
    }
    m_query->showRecipe(*recipe);
    m_session.queryWork().run(*recipe);
}

/// Who joined and who left since the source was read before.
void TargetsStep::tellChange(const SourceReading &reading)
{
    const TargetsChange &change = reading.change;
    m_panel->hide();
    m_query->hide();
    m_bar->withdraw(u"load"_s);
    const QString before = QLocale().toString(reading.before.toLocalTime(), QLocale::ShortFormat);
    const QString counts = tr("%1, %2", "counts: joined, left")
                               .arg(tr("%Ln page(s) joined", nullptr, static_cast<int>(change.joined.size())),
                                    tr("%Ln page(s) left", nullptr, static_cast<int>(change.left.size())));
    Notice notice{.key = u"again"_s,
                  .tone = change == TargetsChange() ? Tone::Delivered : Tone::Sending,
                  .title = tr("%1 since %2: %3.").arg(isolated(reading.name), before, counts),
                  .details = changeLines(change)};
    if (change != TargetsChange())
        notice.actions.append({tr("Undo"), [this] {
                                   m_session.document().undoStack().undo();
                                   m_bar->withdraw(u"again"_s);
                               }});
    m_bar->withdraw(u"added"_s); // This one says it, too.
    m_bar->raiseNotice(notice);
    m_table->setFocus();
}

} // namespace paperround
