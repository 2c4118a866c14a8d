// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/draftdocument.h"

#include "domain/delivery/mark.h"
#include "models/targetstext.h"

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
        } else {
            m_targetsDirty = true;
            Q_EMIT targetsEdited();
        }
    });
    m_targets.setNames(desk.names());
    connect(&desk, &Desk::changed, this, [this] { m_targets.setNames(m_desk.names()); });
    connect(&m_targets, &TargetTableModel::editWanted, this,
            [this](const TargetEdit &wanted) { edit(wanted, tr("change of a target")); });
}

DraftDocument::~DraftDocument()
{
    // The stack empties itself as it goes and tells, when half of us is gone already.
    m_undo.disconnect(this);
    save();
}

void DraftDocument::reset(const QString &id)
{
    m_id.clear(); // the undo stack tells of its emptiness: nothing to save in that
    m_undo.clear();
    m_id = id;
    m_message = {};
    m_list.reset();
    m_listUrl.clear();
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
    m_list = draft.list;
    m_options = m_toldOptions = draft.options;
    const QString home = draft.farm.isEmpty() ? m_desk.farm().home : draft.farm;
    StoredTargets stored = readTargets(draft.targets, home);
    for (TargetEntry &entry : stored.entries) {
        if (draft.excluded.contains(entry.target.title + u'@' + entry.target.wiki))
            entry.included = false;
    }
    m_listUrl = stored.listUrl;
    m_targets.setEntries(std::move(stored.entries));
    m_savedAt = draft.updated;
    Q_EMIT opened();
}

Request DraftDocument::request() const
{
    QString url = m_listUrl;
    if (url.isEmpty() && m_list)
        url = m_list->page;
    return {.id = m_id,
            .home = m_desk.farm().home,
            .message = m_message,
            .targets = m_targets.targetsToSend(),
            .listUrl = url,
            .options = m_options};
}

DraftHead DraftDocument::head() const
{
    return {m_id, m_desk.farm().home, m_desk.account() ? m_desk.account()->name : QString(),
            m_message.subject, m_savedAt};
}

Draft DraftDocument::asDraft()
{
    if (m_targetsDirty) {
        m_storedTargets = writeTargets({m_targets.entries().all(), m_listUrl});
        m_targetsDirty = false;
    }
    const DraftHead it = head();
    return {it.id, it.farm, it.account, m_message, m_storedTargets, m_list, {}, m_clock.now(), m_options};
}

void DraftDocument::setSubject(const QString &subject)
{
    if (m_message.subject == subject)
        return;
    m_message.subject = subject;
    changed();
    Q_EMIT messageChanged();
}

void DraftDocument::setBody(const QString &body)
{
    if (m_message.body == body)
        return;
    m_message.body = body;
    changed();
    Q_EMIT messageChanged();
}

void DraftDocument::setList(const ListSource &list, const QString &url)
{
    m_list = list;
    m_listUrl = url;
    m_targetsDirty = true;
    changed();
}

void DraftDocument::edit(const TargetEdit &edit, const QString &words)
{
    if (!edit.isEmpty() && !m_id.isEmpty())
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
    m_dirty = false;
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
    discard();
}

void DraftDocument::discard()
{
    reset({});
    m_targets.setEntries({});
}

} // namespace paperround
