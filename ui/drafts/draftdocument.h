// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/request.h"
#include "engine/ports/clock.h"
#include "engine/ports/drafts.h"
#include "models/targettablemodel.h"
#include "ui/accounts/desk.h"

#include <QDateTime>
#include <QHash>
#include <QObject>
#include <QTimer>
#include <QUndoStack>

namespace paperround {

/// One draft as it is worked on: message, targets, what undoes their changes. Saved by itself soon after each
/// change; its widgets keep nothing.
class DraftDocument : public QObject
{
    Q_OBJECT
public:
    DraftDocument(Drafts &store, const Clock &clock, const Desk &desk, QObject *parent = nullptr);
    ~DraftDocument() override; ///< Saves what is not saved yet.

    void
    begin(); ///< A new draft with an id of its own: the delivery's id as well, so it can only be sent once.
    void open(const Draft &draft);

    [[nodiscard]] const QString &id() const { return m_id; } ///< Empty: no draft is open.
    [[nodiscard]] const Message &message() const { return m_message; }
    [[nodiscard]] TargetTableModel &targets() { return m_targets; }
    [[nodiscard]] const TargetTableModel &targets() const { return m_targets; }
    [[nodiscard]] QUndoStack &undoStack() { return m_undo; }
    [[nodiscard]] const std::optional<ListSource> &list() const { return m_list; }
    [[nodiscard]] const DeliveryOptions &options() const { return m_options; }
    [[nodiscard]] Request request() const; ///< As it stands: what would be sent.
    [[nodiscard]] DraftHead head() const;
    [[nodiscard]] const QDateTime &savedAt() const { return m_savedAt; } ///< UTC; invalid: not yet.
    /// Nothing is lost if the program ends now: neither of this draft nor of those left since.
    [[nodiscard]] bool isSaved() const { return !m_dirty && m_writing == 0 && m_refused.isEmpty(); }

    void setSubject(const QString &subject);
    void setBody(const QString &body);
    /// The list page the targets come from, for the hidden comment; `url` with oldid.
    void setList(const ListSource &list, const QString &url);
    /// Changes the targets and remembers how to undo it; `words` for the menu.
    void edit(const TargetEdit &edit, const QString &words);

    /// How it is to be delivered; can be undone. Changes with the same words in a row are one.
    void setOptions(const DeliveryOptions &options, const QString &words);

    void save(); ///< Now, where anything is not saved yet; also what the store refused of drafts left since.
    /// What the store would not take of that draft; it is kept here until it does.
    [[nodiscard]] std::optional<Draft> unsaved(const QString &id) const;
    void forget(const QString &id); ///< It was deleted: what is left of it need not be saved.
    void close(); ///< Saves, then no draft is open.
    void discard(); ///< The same without saving: it is the ledger's now.

Q_SIGNALS:
    void opened();
    void messageChanged();
    void targetsEdited(); ///< The list itself, not what was found out about it.
    void optionsChanged();
    void saved(const paperround::DraftHead &head);
    void saveFailed(const paperround::Error &error);
    /// The store has answered every save; `refusal`: what it said to those it would not take.
    void settled(const std::optional<paperround::Error> &refusal);

private:
    void changed();
    void reset(const QString &id);
    [[nodiscard]] Draft asDraft();
    void write(const Draft &draft, bool wasLeft);
    void written(const Draft &draft, bool wasLeft, const Result<void> &result);

    Drafts &m_store;
    const Clock &m_clock;
    const Desk &m_desk;
    QString m_id;
    Message m_message;
    TargetTableModel m_targets;
    QUndoStack m_undo;
    std::optional<ListSource> m_list;
    QString m_listUrl;
    DeliveryOptions m_options;
    DeliveryOptions m_toldOptions; ///< As they were when last told.
    QString m_storedTargets; ///< Written anew only after the list has changed.
    bool m_targetsDirty = true;
    bool m_dirty = false;
    std::optional<Error> m_refusal;
    int m_writing = 0; ///< Saves the store has not answered yet.
    QHash<QString, Draft> m_refused; ///< Of drafts that are not open any more.
    QDateTime m_savedAt;
    QTimer m_saveSoon;
};

} // namespace paperround
