// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/lint.h"
#include "engine/message/renderings.h"
#include "models/previewgroupsmodel.h"
#include "ui/drafts/draftdocument.h"

#include <QDateTime>
#include <QObject>

class QThreadPool;

namespace paperround {

/// Has the wikis of a draft render the message, a few at a time, cleans what comes back in a thread of its
/// own and groups it; no widget. The first wiki of each language is asked at once, the rest when somebody
/// wants them.
class PreviewWork : public QObject
{
    Q_OBJECT
public:
    /// So many wikis render at once.
    static constexpr int sideBySide = 3;

    PreviewWork(DraftDocument &document, const Desk &desk, const Clock &clock, QObject *parent = nullptr);
    ~PreviewWork() override;

    void
    render(); ///< What would be shown now; who has rendered these words within the hour is not asked again.
    void renderAgain(); ///< The same, and every wiki is asked anew.
    void renderEverywhere(); ///< On all wikis, for the checks; those that have rendered it are not asked again.
    void renderLater(); ///< All wikis that nobody has asked yet.
    void renderLater(const QString &wiki); ///< One of them, before all others.

    [[nodiscard]] PreviewGroupsModel &groups() { return m_groups; }
    [[nodiscard]] const PreviewGroupsModel &groups() const { return m_groups; }
    [[nodiscard]] bool isRendering() const { return m_running > 0 || !m_waiting.isEmpty(); }
    [[nodiscard]] bool isStale() const { return m_stale; } ///< The text or the list has changed since.
    [[nodiscard]] int wanted() const { return m_wanted; } ///< Wikis of this round.
    /// The words that another message would have in place of this one's, for a wiki that was asked: the
    /// heading, a blank line, the body. Empty: nobody knows.
    [[nodiscard]] QString wordsOn(const PreviewResult &shown, const Message &message) const;
    [[nodiscard]] const Message &message() const { return m_message; } ///< As this round renders it.
    /// What the wikis that have rendered it lack, and what leads to the home wiki's pages from all of them.
    void tell(LintFacts &facts) const;
    [[nodiscard]] const QDateTime &renderedAt() const { return m_renderedAt; } ///< UTC; invalid: not yet.

Q_SIGNALS:
    void stateChanged();

private:
    struct Job
    {
        QString wiki;
        QString title;
        int row = 0;
        int pages = 0;
        QString language; ///< Known once it was set aside.
        bool isWanted = false; ///< Whatever others of its language have been asked.
    };
    void forget();
    void gatherJobs();
    void askHome();
    void next();
    void askForLinks();
    void askFacts(const Job &job);
    void setAside(const Job &job, const WikiFacts &facts);
    void renderOn(const Job &job, const WikiFacts &facts);
    void askMore(const Job &job, const WikiFacts &facts, const RenderedMessage &rendered);
    void clean(const Job &job, const WikiFacts &facts, const RenderedMessage &rendered);
    void fail(const Job &job, const Error &error, const QString &language = {});
    void finish(const PreviewResult &result);
    [[nodiscard]] PreviewResult resultOf(const Job &job, const WikiFacts &facts,
                                         const RenderedMessage &rendered) const;

    DraftDocument &m_document;
    const Desk &m_desk;
    const Clock &m_clock;
    PreviewGroupsModel m_groups;
    std::shared_ptr<Renderings> m_known;
    QThreadPool *m_pool; ///< Where pages are cleaned: hostile ones take a second.
    QList<Job> m_waiting;
    QHash<QString, Job> m_later; ///< By wiki.
    QList<PreviewResult> m_aside; ///< What the model is told of them at the end of a round.
    QHash<QString, QString> m_languages; ///< Each with its wiki that was asked first.
    QHash<QString, WikiFacts> m_facts; ///< Of wikis that were asked.
    Message m_message;
    QList<TextOnWiki> m_told;
    QMap<QString, QString> m_linksHome; ///< See linksToHome().
    QHash<QString, QList<ParserFinding>> m_parsed; ///< See parsedAtHome().
    QString m_listUrl; ///< Of this round, too.
    QString m_homeDbname;
    int m_running = 0;
    int m_wanted = 0;
    quint64 m_round = 0;
    bool m_stale = true;
    bool m_everywhere = false; ///< This round sets nobody aside.
    QDateTime m_renderedAt;
};

} // namespace paperround
