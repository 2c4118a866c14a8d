// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "engine/ports/wikis.h"
#include "models/wordingmodel.h"
#include "ui/drafts/draftdocument.h"

#include <QObject>

#include <optional>

namespace paperround {

/// What wikis have to tell of a draft's words: the source page with its sections and revisions, and the
/// language of each wiki of the list. No widget.
class WordingWork : public QObject
{
    Q_OBJECT
public:
    WordingWork(DraftDocument &document, const Desk &desk, QObject *parent = nullptr);

    /// Takes that page for the draft's source at its newest revision, in place of another one.
    void choosePage(const QString &wiki, const QString &page);
    /// Other sections of the same page, or its translations too; pinned to the same revision.
    void chooseParts(const QString &subjectSection, const QString &bodySection, bool translations);
    void takeNewest(); ///< Of the page and its translations.
    void leaveSource();
    void startOver(); ///< What is being read is of nothing any more.
    void lookAtSource(); ///< Its sections, and whether there is a newer revision.
    void askLanguages(); ///< Of the list's wikis, as far as nobody has told yet.

    [[nodiscard]] bool isReading() const { return m_reading; }
    [[nodiscard]] const QStringList &labels() const { return m_labels; } ///< Of the page's sections.
    [[nodiscard]] qint64 newerRevision() const { return m_newer; } ///< 0: there is none, or nobody knows.
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] WordingModel &model() { return m_model; }
    /// In which the variant is written, or everybody's words (-1); MediaWiki's code, empty: nobody knows yet.
    [[nodiscard]] QString languageOf(int variant) const;
    /// Takes that source at its newest revision, with its sections.
    void renew(MessageSource source);

Q_SIGNALS:
    void changed();

private:
    void read(MessageSource source);
    void look(const MessageSource &source);
    void fillModel();
    [[nodiscard]] QList<WordingRow> bySegments(const QList<WordingRow> &wikis, const Message &message) const;
    void askNext();

    DraftDocument &m_document;
    const Desk &m_desk;
    WordingModel m_model;
    QStringList m_labels;
    qint64 m_newer = 0;
    bool m_reading = false;
    std::optional<Error> m_error;
    quint64 m_round = 0; ///< Answers to an earlier question are passed over.
    QHash<QString, QString> m_languages; ///< By wiki; empty: it did not tell.
    QStringList m_toAsk;
    bool m_asking = false;
};

} // namespace paperround
