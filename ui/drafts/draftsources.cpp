// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Where the list of a draft comes from, and how it is made anew; the rest of the document is in
// draftdocument.cpp.
#include "ui/drafts/draftdocument.h"

#include <QUndoCommand>
#include <algorithm>

#include <utility>

namespace paperround {

using namespace Qt::StringLiterals;

/// Another list by other sources: what is kept is always the other state.
class SourcesCommand : public QUndoCommand
{
public:
    SourcesCommand(DraftDocument &document, DraftSources other, TargetEdit edit, const QString &words)
        : QUndoCommand(words)
        , m_document(document)
        , m_other(std::move(other))
        , m_edit(std::move(edit))
    {
    }
    void redo() override
    {
        m_renamed = m_document.followingWords(m_other.sources);
        for (const auto &[was, now] : std::as_const(m_renamed))
            m_document.renameWords(was, now);
        m_document.exchange(m_other, m_edit);
    }
    void undo() override
    {
        for (const auto &[was, now] : std::as_const(m_renamed))
            m_document.renameWords(now, was);
        m_document.exchange(m_other, m_edit);
    }

private:
    DraftDocument &m_document;
    DraftSources m_other;
    TargetEdit m_edit;
    DraftDocument::Renamed m_renamed; ///< What redo() did.
};

Message DraftDocument::messageToSend() const
{
    Message message = m_message;
    for (MessageVariant &each : message.variants) {
        if (each.segment.isEmpty())
            continue;
        QString letters;
        for (const TargetSource &source : m_from.sources) {
            if (source.name == each.segment)
                letters += QChar(source.letter);
        }
        each.rows = letters.isEmpty() ? QList<RowRange>() : m_targets.rowsToSend(letters);
    }
    return message;
}

bool DraftDocument::hasWordsFor(const QString &source) const
{
    return std::ranges::find(m_message.variants, source, &MessageVariant::segment)
        != m_message.variants.end();
}

/// Words for a source stay with it under its new name, unless another source has one of the two names, or
/// there are words for the new one.
DraftDocument::Renamed DraftDocument::followingWords(const QList<TargetSource> &now) const
{
    Renamed renamed;
    for (const TargetSource &was : m_from.sources) {
        const auto same = std::ranges::find(now, was.letter, &TargetSource::letter);
        if (same == now.end() || same->name == was.name || !hasWordsFor(was.name) || hasWordsFor(same->name))
            continue;
        const auto isShared = [&was, &same](const TargetSource &each) {
            return each.letter != was.letter && (each.name == was.name || each.name == same->name);
        };
        if (std::ranges::none_of(now, isShared))
            renamed.append({was.name, same->name});
    }
    return renamed;
}

void DraftDocument::renameWords(const QString &was, const QString &now)
{
    if (hasWordsFor(now)) // Written meanwhile.
        return;
    for (MessageVariant &each : m_message.variants) {
        if (each.segment == was)
            each.segment = now;
    }
}

void DraftDocument::exchange(DraftSources &other, TargetEdit &edit)
{
    std::swap(m_from, other);
    m_toldSources = false;
    edit = m_targets.apply(edit);
}

std::optional<ListSource> DraftDocument::list() const
{
    for (const TargetSource &source : m_from.sources) {
        if (source.origin.kind == SourceKind::Page)
            return ListSource{source.origin.wiki, source.origin.id};
    }
    return m_page;
}

void DraftDocument::setList(const ListSource &list, const QString &url)
{
    for (TargetSource &source : m_from.sources) {
        if (source.origin.kind != SourceKind::Page || source.origin.wiki != list.wiki
            || source.origin.id != list.page)
            continue;
        source.origin.url = url;
        changed();
        return;
    }
    m_page = list;
    m_pageUrl = url;
    changed();
}

DraftDocument::Change DraftDocument::latest() const
{
    return m_change.value_or(Change{m_from.sources, m_from.formula, {}});
}

KeptList DraftDocument::listToKeep(const QString &name) const
{
    return {{.farm = m_desk.farm().home,
             .name = name,
             .updated = m_clock.now(),
             .rows = m_targets.entries().size()},
            m_from.sources,
            m_from.formula.ascii(),
            {}};
}

bool DraftDocument::addSource(TargetSource source)
{
    Change next = latest();
    const auto letter = freeLetter(next.sources);
    if (!letter)
        return false;
    source.letter = *letter;
    next.formula = source.origin.kind == SourceKind::Exclusions ? next.formula.minus(*letter)
                                                                : next.formula.with(*letter);
    next.words = tr("targets of %1").arg(source.name);
    const auto place = std::ranges::upper_bound(next.sources, *letter, {}, &TargetSource::letter);
    next.sources.insert(place, std::move(source));
    change(next);
    return true;
}

void DraftDocument::rereadSource(char16_t letter, const TargetSource &source)
{
    Change next = latest();
    for (TargetSource &each : next.sources) {
        if (each.letter != letter)
            continue;
        each = source;
        each.letter = letter;
        next.words = tr("reading %1 again").arg(source.name);
    }
    change(next);
}

bool DraftDocument::renameSource(char16_t letter, const QString &name)
{
    Change next = latest();
    bool hadWords = false;
    for (TargetSource &each : next.sources) {
        if (each.letter != letter)
            continue;
        hadWords = each.name != name && (hasWordsFor(each.name) || hasWordsFor(name));
        each.name = name;
    }
    next.words = tr("name of a source");
    const bool follow = !hadWords || !followingWords(next.sources).isEmpty();
    change(next);
    return follow;
}

void DraftDocument::removeSource(char16_t letter)
{
    Change next = latest();
    next.sources.removeIf([letter](const TargetSource &source) { return source.letter == letter; });
    next.formula = next.formula.without(letter);
    next.words = tr("removal of a source");
    change(next);
}

void DraftDocument::setFormula(const SetFormula &formula)
{
    Change next = latest();
    if (next.formula == formula)
        return;
    next.formula = formula;
    next.words = tr("set formula");
    change(next);
}

void DraftDocument::change(const Change &change)
{
    if (m_id.isEmpty() || m_opening)
        return;
    m_change = change;
    compose();
}

void DraftDocument::compose()
{
    const ListRecipe recipe{m_change->sources, m_change->formula, editsOf(m_targets.composed())};
    m_composer.make(recipe, m_targets.entries(),
                    [this, index = m_undo.index()](const std::shared_ptr<const MadeList> &made) {
                        if (m_undo.index() != index) { // edited meanwhile: those edits belong in
                            compose();
                            return;
                        }
                        const QString words = m_change->words;
                        m_change.reset();
                        TargetEdit edit{.kind = TargetEdit::Kind::Whole};
                        edit.whole = std::shared_ptr<const ComposedTargets>(made, &made->composed);
                        DraftSources from{made->recipe.sources, made->recipe.formula,
                                          std::shared_ptr<const MergedSources>(made, &made->merged)};
                        m_undo.push(new SourcesCommand(*this, std::move(from), std::move(edit), words));
                    });
}

void DraftDocument::openList(const Draft &draft)
{
    ListRecipe recipe{draft.sources, {}, draft.edits};
    if (const auto formula = SetFormula::parse(draft.formula, lettersOf(draft.sources)))
        recipe.formula = *formula;
    if (draft.sources.isEmpty() && draft.edits.isEmpty() && !draft.targets.isEmpty()) {
        const QString home = draft.farm.isEmpty() ? m_desk.farm().home : draft.farm;
        const ListSource page = draft.list.value_or(ListSource());
        recipe = readTargets(draft.targets, home, page.wiki, page.page);
    }
    for (const QString &out : draft.excluded)
        recipe.edits.leftOut.insert(out);
    m_from.sources = recipe.sources;
    m_from.formula = recipe.formula;
    m_keptEdits = recipe.edits;
    m_page = draft.list;
    m_targetsDirty = false;
    m_opening = true;
    m_targets.setComposed({});
    m_composer.make(recipe, {}, [this](const std::shared_ptr<const MadeList> &made) {
        m_opening = false;
        m_from.merged = std::shared_ptr<const MergedSources>(made, &made->merged);
        m_targets.setComposed(made->composed);
        Q_EMIT sourcesChanged();
        Q_EMIT targetsEdited(); // it is there now: to be checked
    });
}

/// The same as save(), with the edits found out in another thread; the window does not wait for it.
void DraftDocument::saveLong()
{
    if (m_telling)
        return; // it saves again when it is told, since it is still dirty
    m_telling = true;
    m_dirty = false;
    m_targetsDirty = false;
    const Draft draft = asDraft();
    m_composer.edits(m_targets.composed(), [this, draft](const OwnEdits &edits) {
        m_telling = false;
        if (draft.id == m_discarded)
            return;
        Draft whole = draft;
        whole.edits = edits;
        if (m_id == draft.id)
            m_keptEdits = edits;
        write(whole, m_id != draft.id);
        if (m_dirty)
            m_saveSoon.start();
    });
}

} // namespace paperround
