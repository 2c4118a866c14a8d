// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/draftdocument.h"

#include "domain/delivery/mark.h"
#include "domain/message/wording.h"
#include <QCoroTask>
#include <QUndoCommand>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

/// A change of the list on the undo stack: the model hands back the opposite each time.
class TargetsCommand : public QUndoCommand
{
public:
    TargetsCommand(TargetTableModel &model, TargetEdit edit, const QString &words)
        : QUndoCommand(words)
        , m_model(model)
        , m_next(std::move(edit))
    {
    }
    void redo() override { m_next = m_model.apply(m_next); }
    void undo() override { m_next = m_model.apply(m_next); }

private:
    TargetTableModel &m_model;
    TargetEdit m_next;
};

/// A change of the options: what is kept is always the other state.
class OptionsCommand : public QUndoCommand
{
public:
    OptionsCommand(DeliveryOptions &options, DeliveryOptions next, const QString &words)
        : QUndoCommand(words)
        , m_options(options)
        , m_other(std::move(next))
    {
    }
    void redo() override { std::swap(m_options, m_other); }
    void undo() override { std::swap(m_options, m_other); }
    [[nodiscard]] int id() const override { return 1; }
    bool mergeWith(const QUndoCommand *next) override
    {
        if (next->text() != text())
            return false;
        setObsolete(m_other == m_options); // It is again as it was.
        return true;
    }

private:
    DeliveryOptions &m_options;
    DeliveryOptions m_other;
};

constexpr std::chrono::milliseconds saveDelay{800};

} // namespace

DraftDocument::DraftDocument(Drafts &store, const Clock &clock, const Desk &desk, QObject *parent)
    : QObject(parent)
    , m_store(store)
    , m_clock(clock)
    , m_desk(desk)
{
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(saveDelay);
    m_undo.setUndoLimit(500);
    connect(&m_saveSoon, &QTimer::timeout, this, &DraftDocument::save);
    connect(&m_undo, &QUndoStack::indexChanged, this, [this] {
        if (m_id.isEmpty())
            return;
        changed();
        if (m_toldOptions != m_options) {
            m_toldOptions = m_options;
            Q_EMIT optionsChanged();
            return;
        }
        m_targetsDirty = true;
        if (!std::exchange(m_toldSources, true))
            Q_EMIT sourcesChanged();
        Q_EMIT targetsEdited();
    });
    connect(&m_composer, &ListComposer::busyChanged, this, &DraftDocument::sourcesChanged);
    m_targets.setNames(desk.names());
    connect(&desk, &Desk::changed, this, [this] { m_targets.setNames(m_desk.names()); });
    connect(&m_targets, &TargetTableModel::editWanted, this,
            [this](const TargetEdit &wanted) { edit(wanted, tr("change of a target")); });
}

DraftDocument::~DraftDocument()
{
    // The stack empties itself as it goes and tells, when half of us is gone already.
    m_undo.disconnect(this);
    m_composer.disconnect(this);
    if (m_telling)
        m_dirty = m_targetsDirty = true;
    if (m_dirty && !m_opening && m_targetsDirty) { // at once, however long it is
        m_keptEdits = editsOf(m_targets.composed());
        m_targetsDirty = false;
    }
    save();
}

void DraftDocument::reset(const QString &id)
{
    m_id.clear(); // the undo stack tells of its emptiness: nothing to save in that
    m_undo.clear();
    m_id = id;
    m_message = {};
    m_from = {{}, {}, std::make_shared<const MergedSources>()};
    m_page.reset();
    m_pageUrl.clear();
    m_change.reset();
    m_composer.cancel();
    m_keptEdits = {};
    m_opening = false;
    m_toldSources = true;
    m_options = m_toldOptions = {};
    m_targetsDirty = true;
    m_dirty = false;
    m_savedAt = {};
    m_saveSoon.stop();
}

void DraftDocument::begin()
{
    save();
    reset(newDeliveryId());
    m_targets.setEntries({});
    Q_EMIT opened();
    changed();
    save();
}

void DraftDocument::open(const Draft &draft)
{
    save();
    reset(draft.id);
    m_message = draft.message;
    m_options = m_toldOptions = draft.options;
    openList(draft);
    m_savedAt = draft.updated;
    Q_EMIT opened();
}

QString DraftDocument::listUrl() const
{
    for (const TargetSource &source : m_from.sources) {
        if (source.origin.kind == SourceKind::Page)
            return source.origin.url.isEmpty() ? source.origin.id : source.origin.url;
    }
    if (!m_page)
        return {};
    return m_pageUrl.isEmpty() ? m_page->page : m_pageUrl;
}

Request DraftDocument::request() const
{
    return {.id = m_id,
            .home = m_desk.farm().home,
            .message = messageToSend(),
            .targets = m_targets.targetsToSend(),
            .listUrl = listUrl(),
            .options = m_options};
}

DraftHead DraftDocument::head() const
{
    return {m_id, m_desk.farm().home, m_desk.account() ? m_desk.account()->name : QString(),
            m_message.subject, m_savedAt};
}

Draft DraftDocument::asDraft() const
{
    const DraftHead it = head();
    return {.id = it.id,
            .farm = it.farm,
            .account = it.account,
            .message = m_message,
            .list = list(),
            .updated = m_clock.now(),
            .options = m_options,
            .sources = m_from.sources,
            .formula = m_from.formula.ascii(),
            .edits = m_keptEdits};
}

void DraftDocument::setMessage(const Message &message)
{
    if (m_message == message)
        return;
    m_message = message;
    changed();
    Q_EMIT messageChanged();
}

void DraftDocument::setSubject(const QString &subject)
{
    Message message = m_message;
    message.subject = subject;
    setMessage(message);
}

void DraftDocument::setBody(const QString &body)
{
    Message message = m_message;
    message.body = body;
    setMessage(message);
}

void DraftDocument::setSource(const std::optional<MessageSource> &source)
{
    Message message = m_message;
    message.source = source;
    if (source && !source->subjectSection.isEmpty() && !source->texts.isEmpty())
        message.subject = effectiveSubject(source->texts.constFirst().subject);
    setMessage(message);
}

void DraftDocument::setVariants(const QList<MessageVariant> &variants)
{
    Message message = m_message;
    message.variants = variants;
    setMessage(message);
}

void DraftDocument::setSignature(Signature signature, const QString &line)
{
    Message message = m_message;
    message.signature = signature;
    message.signatureLine = line;
    setMessage(message);
}

void DraftDocument::edit(const TargetEdit &edit, const QString &words)
{
    if (!edit.isEmpty() && !m_id.isEmpty() && !m_opening)
        m_undo.push(new TargetsCommand(m_targets, edit, words));
}

void DraftDocument::setOptions(const DeliveryOptions &options, const QString &words)
{
    if (options != m_options && !m_id.isEmpty())
        m_undo.push(new OptionsCommand(m_options, options, words));
}

void DraftDocument::changed()
{
    m_dirty = true;
    m_saveSoon.start();
}

void DraftDocument::save()
{
    m_saveSoon.stop();
    const QHash<QString, Draft> refused = std::exchange(m_refused, {});
    for (const Draft &draft : refused)
        write(draft, true);
    if (!m_dirty || m_id.isEmpty())
        return;
    if (m_targetsDirty && !m_opening && m_targets.entries().size() > ListComposer::atOnce) {
        saveLong();
        return;
    }
    m_dirty = false;
    if (m_targetsDirty && !m_opening) {
        m_keptEdits = editsOf(m_targets.composed());
        m_targetsDirty = false;
    }
    write(asDraft(), false);
}

void DraftDocument::write(const Draft &draft, bool wasLeft)
{
    ++m_writing;
    QCoro::connect(m_store.save(draft), this, [this, draft, wasLeft](const Result<void> &result) {
        --m_writing;
        written(draft, wasLeft, result);
        if (!result)
            m_refusal = result.error();
        if (m_writing == 0)
            Q_EMIT settled(std::exchange(m_refusal, {}));
    });
}

void DraftDocument::written(const Draft &draft, bool wasLeft, const Result<void> &result)
{
    const bool open = draft.id == m_id;
    if (!result) {
        // Kept, and tried again with the next save: a change, a person who asks, closing.
        if (open)
            m_dirty = true;
        else
            m_refused.insert(draft.id, draft);
        Q_EMIT saveFailed(result.error());
        return;
    }
    if (open)
        m_savedAt = draft.updated;
    if (open || wasLeft)
        Q_EMIT saved({draft.id, draft.farm, draft.account, draft.message.subject, draft.updated});
}

std::optional<Draft> DraftDocument::unsaved(const QString &id) const
{
    const auto found = m_refused.find(id);
    return found == m_refused.end() ? std::nullopt : std::optional(*found);
}

void DraftDocument::forget(const QString &id)
{
    m_refused.remove(id);
}

void DraftDocument::close()
{
    save();
    reset({});
    m_targets.setEntries({});
}

void DraftDocument::discard()
{
    m_discarded = m_id;
    reset({});
    m_targets.setEntries({});
}

} // namespace paperround
