// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/message/lint.h"
#include "models/previewgroupsmodel.h"
#include "ui/drafts/draftdocument.h"

#include <QDateTime>
#include <QObject>

namespace paperround {

/// Has each wiki of a draft render the message, a few at a time, cleans what comes back and groups it; no
/// widget.
class PreviewWork : public QObject
{
    Q_OBJECT
public:
    /// So many wikis render at once.
    static constexpr int sideBySide = 3;

    PreviewWork(DraftDocument &document, const Desk &desk, const Clock &clock, QObject *parent = nullptr);

    void render(); ///< All wikis that will get the message, anew.

    [[nodiscard]] PreviewGroupsModel &groups() { return m_groups; }
    [[nodiscard]] const PreviewGroupsModel &groups() const { return m_groups; }
    [[nodiscard]] bool isRendering() const { return m_running > 0 || !m_waiting.isEmpty(); }
    [[nodiscard]] bool isStale() const { return m_stale; } ///< The text or the list has changed since.
    [[nodiscard]] int wanted() const { return m_wanted; } ///< Wikis of this round.
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
    };
    void forget();
    void gatherJobs();
    void askHome();
    void next();
    void askForLinks();
    void renderOn(const Job &job);
    void askMore(const Job &job, const WikiFacts &facts, const RenderedMessage &rendered, quint64 round);
    void finish(const PreviewResult &result, quint64 round);
    [[nodiscard]] PreviewResult resultOf(const Job &job, const WikiFacts &facts,
                                         const RenderedMessage &rendered) const;

    DraftDocument &m_document;
    const Desk &m_desk;
    const Clock &m_clock;
    PreviewGroupsModel m_groups;
    QList<Job> m_waiting;
    Message m_message; ///< As this round renders it.
    QList<TextOnWiki> m_told;
    QMap<QString, QString> m_linksHome; ///< See linksToHome().
    QHash<QString, QList<ParserFinding>> m_parsed; ///< See parsedAtHome().
    QString m_listUrl; ///< Of this round, too.
    QString m_homeDbname;
    int m_running = 0;
    int m_wanted = 0;
    quint64 m_round = 0;
    bool m_stale = true;
    QDateTime m_renderedAt;
};

} // namespace paperround
