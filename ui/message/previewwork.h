// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/lint.h"
#include "domain/message/wordingrows.h"
#include "engine/message/renderings.h"
#include "models/previewgroupsmodel.h"
#include "ui/drafts/draftdocument.h"
#include "ui/message/pagecleaner.h"

#include <QDateTime>
#include <QObject>
#include <QSet>

#include <utility>

namespace paperround {

/// Has the wikis of a draft render the message, a few at a time and each one thing after another, cleans what
/// comes back and groups it; no widget. Each of the message's words is asked for on its first wiki of each
/// language at once, and on the others when somebody wants that.
class PreviewWork : public QObject
{
    Q_OBJECT
public:
    /// So many wikis render at once.
    static constexpr int sideBySide = 3;

    PreviewWork(DraftDocument &document, const Desk &desk, const Clock &clock, QObject *parent = nullptr);

    void
    render(); ///< What would be shown now; who has rendered these words within the hour is not asked again.
    void renderAgain(); ///< The same, and every wiki is asked anew.
    void
    renderEverywhere(); ///< On all wikis, for the checks; those that have rendered it are not asked again.
    void renderLater(); ///< All that nobody has asked for yet.
    void renderLater(const QString &place); ///< One of it, as PreviewResult::place() names it.

    [[nodiscard]] PreviewGroupsModel &groups() { return m_groups; }
    [[nodiscard]] const PreviewGroupsModel &groups() const { return m_groups; }
    [[nodiscard]] bool isRendering() const
    {
        return m_isBeginning || !m_asked.isEmpty() || !m_waiting.isEmpty();
    }
    [[nodiscard]] bool isStale() const { return m_stale; } ///< The text or the list has changed since.
    [[nodiscard]] int wanted() const { return m_wanted; } ///< Results of this round.
    /// The words that another message would have in place of this one's, for a wiki that was asked: the
    /// heading, a blank line, the body; those for a segment of the same name. Empty: nobody knows.
    [[nodiscard]] QString wordsOn(const PreviewResult &shown, const Message &message) const;
    [[nodiscard]] const Message &message() const { return m_message; } ///< As this round renders it.
    /// What the wikis that have rendered it lack, and what leads to the home wiki's pages from all of them.
    void tell(LintFacts &facts) const;
    [[nodiscard]] const QDateTime &renderedAt() const { return m_renderedAt; } ///< UTC; invalid: not yet.

Q_SIGNALS:
    void stateChanged();

private:
    /// What a language and the place of a variant (-1: none) have in common: the same words.
    using Words = std::pair<QString, int>;
    struct Job
    {
        WordingRows rows;
        QString title; ///< Of the first of them.
        Words words; ///< Known once it was set aside.
        bool isWanted = false; ///< Whoever else was asked for these words.

        [[nodiscard]] QString place() const { return wordingPlace(rows.wiki, rows.segment); }
    };
    void forget();
    void gatherJobs(const Request &request);
    void begin(const Request &request);
    void next();
    void askForLinks();
    void askFacts(const QString &wiki);
    void sortOut(const QString &wiki, const Result<WikiFacts> &facts); ///< What waits for that wiki.
    [[nodiscard]] PreviewResult emptyResult(const Job &job) const;
    void setAside(const Job &job, const WikiFacts &facts);
    void renderOn(const Job &job);
    void askMore(const Job &job, const WikiFacts &facts, const RenderedMessage &rendered);
    void clean(const Job &job, const WikiFacts &facts, const RenderedMessage &rendered);
    void fail(const Job &job, const Error &error);
    void letAnotherSpeak(const Job &job);
    void leave(const QString &wiki);
    void finish(const PreviewResult &result);
    [[nodiscard]] PreviewResult resultOf(const Job &job, const WikiFacts &facts,
                                         const RenderedMessage &rendered) const;

    DraftDocument &m_document;
    const Desk &m_desk;
    const Clock &m_clock;
    PreviewGroupsModel m_groups;
    std::shared_ptr<Renderings> m_known;
    PageCleaner m_cleaner;
    QList<Job> m_waiting;
    QSet<QString> m_asked; ///< Wikis that have not answered yet.
    QHash<QString, Job> m_later; ///< By place.
    QList<PreviewResult> m_aside; ///< What the model is told of them at the end of a round.
    QHash<Words, QString> m_spoken; ///< Each with the place that was asked for first.
    QHash<QString, WikiFacts> m_facts; ///< Of wikis that were asked.
    Message m_message;
    QString m_footer; ///< Of the policy that was known as this round began.
    QString m_deliveryId;
    QList<TextOnWiki> m_told;
    QMap<QString, QString> m_linksHome; ///< See linksToHome().
    QHash<QString, QList<ParserFinding>> m_parsed; ///< See parsedAtHome().
    QString m_listUrl; ///< Of this round, too.
    QString m_homeDbname;
    int m_wanted = 0;
    quint64 m_round = 0;
    bool m_isBeginning = false; ///< The message itself is read, and the home wiki asked.
    bool m_stale = true;
    bool m_everywhere = false; ///< This round sets nobody aside.
    QDateTime m_renderedAt;
};

} // namespace paperround
