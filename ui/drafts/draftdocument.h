// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/review/request.h"
#include "engine/ports/clock.h"
#include "engine/ports/drafts.h"
#include "engine/ports/keptlists.h"
#include "models/targettablemodel.h"
#include "ui/accounts/desk.h"
#include "ui/drafts/listcomposer.h"

#include <QDateTime>
#include <QHash>
#include <QObject>
#include <QTimer>
#include <QUndoStack>

#include <utility>

namespace paperround {

/// What the list of a draft comes from.
struct DraftSources
{
    QList<TargetSource> sources;
    SetFormula formula;
    std::shared_ptr<const MergedSources> merged; ///< Of the sources, for counts. Never null.
};

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
    [[nodiscard]] Drafts &store() { return m_store; }
    [[nodiscard]] QUndoStack &undoStack() { return m_undo; }
    /// The first list page that the targets come from.
    [[nodiscard]] std::optional<ListSource> list() const;
    [[nodiscard]] QString
    listUrl() const; ///< Of that page, with oldid once it was read; empty: there is none.
    [[nodiscard]] const QList<TargetSource> &sources() const { return m_from.sources; }
    [[nodiscard]] const SetFormula &formula() const { return m_from.formula; }
    [[nodiscard]] const MergedSources &merged() const { return *m_from.merged; }
    /// A long list is being made anew, in another thread; it comes with sourcesChanged().
    [[nodiscard]] bool isComposing() const { return m_composer.isBusy() || m_opening; }
    [[nodiscard]] const DeliveryOptions &options() const { return m_options; }
    [[nodiscard]] Request request() const; ///< As it stands: what would be sent.
    [[nodiscard]] Message messageToSend() const; ///< The request's: segments have their rows.
    [[nodiscard]] DraftHead head() const;
    /// Its list to be kept under that name: without an id, and without its edits (those of composed()).
    [[nodiscard]] KeptList listToKeep(const QString &name) const;
    [[nodiscard]] const QDateTime &savedAt() const { return m_savedAt; } ///< UTC; invalid: not yet.
    /// Nothing is lost if the program ends now: neither of this draft nor of those left since.
    [[nodiscard]] bool isSaved() const
    {
        return !m_dirty && !m_telling && m_writing == 0 && m_refused.isEmpty();
    }

    void setMessage(const Message &message); ///< All of it.
    void setSubject(const QString &subject);
    void setBody(const QString &body);
    void setSource(const std::optional<MessageSource> &source); ///< Its subject becomes the message's, too.
    void setVariants(const QList<MessageVariant> &variants);
    void setSignature(Signature signature, const QString &line);
    /// What changes the sources can be undone, and leaves a person's own edits where they are.
    /// Adds a source under the next free letter; an exclude list with a minus. False: all letters are taken.
    bool addSource(TargetSource source);
    /// The list stands on that page now, `url` with oldid: its source knows, or, where none is that page, the
    /// draft.
    void setList(const ListSource &list, const QString &url);
    void rereadSource(char16_t letter, const TargetSource &source); ///< The rows as they are now.
    /// False: its rows get other words under that name, for they stay with the old one or the new one has
    /// some.
    bool renameSource(char16_t letter, const QString &name);
    void removeSource(char16_t letter);
    void setFormula(const SetFormula &formula);
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
    void sourcesChanged(); ///< Sources, formula, or whether a list is being made of them.
    void optionsChanged();
    void saved(const paperround::DraftHead &head);
    void saveFailed(const paperround::Error &error);
    /// The store has answered every save; `refusal`: what it said to those it would not take.
    void settled(const std::optional<paperround::Error> &refusal);

private:
    void changed();
    void reset(const QString &id);
    friend class SourcesCommand;
    /// A change of sources that is being made.
    struct Change
    {
        QList<TargetSource> sources;
        SetFormula formula;
        QString words;
    };
    [[nodiscard]] Change latest() const; ///< What a further change starts from.
    void change(const Change &change);
    void compose();
    void exchange(DraftSources &other, TargetEdit &edit);
    using Renamed = QList<std::pair<QString, QString>>; ///< Segments: was, is.
    [[nodiscard]] bool hasWordsFor(const QString &source) const;
    [[nodiscard]] Renamed followingWords(const QList<TargetSource> &now) const;
    void renameWords(const QString &was, const QString &now);
    void openList(const Draft &draft);
    void saveLong();
    [[nodiscard]] Draft asDraft() const; ///< All but its edits, which are as last kept.
    void write(const Draft &draft, bool wasLeft);
    void written(const Draft &draft, bool wasLeft, const Result<void> &result);

    Drafts &m_store;
    const Clock &m_clock;
    const Desk &m_desk;
    QString m_id;
    Message m_message;
    TargetTableModel m_targets;
    QUndoStack m_undo;
    DraftSources m_from{{}, {}, std::make_shared<const MergedSources>()};
    std::optional<ListSource> m_page; ///< Where the list was saved to, when no source is that page.
    QString m_pageUrl;
    std::optional<Change> m_change;
    OwnEdits m_keptEdits; ///< Found out anew only after the list has changed.
    bool m_opening = false; ///< The list of the draft is not there yet.
    bool m_telling = false; ///< Edits of a long list are being found out.
    bool m_toldSources = true;
    QString m_discarded; ///< That draft is not written any more.
    DeliveryOptions m_options;
    DeliveryOptions m_toldOptions; ///< As they were when last told.
    bool m_targetsDirty = true;
    bool m_dirty = false;
    std::optional<Error> m_refusal;
    int m_writing = 0; ///< Saves the store has not answered yet.
    QHash<QString, Draft> m_refused; ///< Of drafts that are not open any more.
    QDateTime m_savedAt;
    QTimer m_saveSoon;
    ListComposer m_composer;
};

} // namespace paperround
