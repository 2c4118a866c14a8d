// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/previewwork.h"

#include "domain/review/requestrules.h"
#include "engine/message/previewer.h"
#include "engine/message/sourcereader.h"
#include "engine/message/wikilint.h"
#include "ui/message/htmlsanitiser.h"

#include <QCoroTask>

#include <algorithm>

namespace paperround {

PreviewWork::PreviewWork(DraftDocument &document, const Desk &desk, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_desk(desk)
    , m_clock(clock)
{
    const auto outdated = [this] {
        if (!m_stale) {
            m_stale = true;
            Q_EMIT stateChanged();
        }
    };
    connect(&m_document, &DraftDocument::messageChanged, this, outdated);
    connect(&m_document, &DraftDocument::targetsEdited, this, outdated);
    connect(&m_document, &DraftDocument::opened, this, &PreviewWork::forget);
    connect(&m_desk, &Desk::changed, this, &PreviewWork::forget);
}

void PreviewWork::forget()
{
    ++m_round;
    m_waiting.clear();
    m_running = m_wanted = 0;
    m_stale = true;
    m_renderedAt = {};
    m_told.clear();
    m_linksHome.clear();
    m_parsed.clear();
    m_groups.clear();
    m_groups.setNames(m_desk.names());
    Q_EMIT stateChanged();
}

void PreviewWork::gatherJobs()
{
    QHash<QString, qsizetype> known;
    const QList<Target> targets = m_document.targets().targetsToSend();
    for (qsizetype i = 0; i < targets.size(); ++i) {
        const auto found = known.constFind(targets[i].wiki);
        if (found != known.cend()) {
            ++m_waiting[*found].pages;
            continue;
        }
        known.insert(targets[i].wiki, m_waiting.size());
        m_waiting.append({targets[i].wiki, targets[i].title, static_cast<int>(i) + 1, 1});
    }
}

void PreviewWork::render()
{
    forget();
    if (!m_desk.wikis())
        return;
    gatherJobs();
    m_wanted = static_cast<int>(m_waiting.size());
    m_stale = false;
    if (m_waiting.isEmpty()) {
        Q_EMIT stateChanged();
        return;
    }
    ++m_running;
    // A wiki that came to the list since may ask for another translation; the draft keeps what was read.
    QCoro::connect(withSourceTexts(m_document.request(), m_desk.wikis()), this,
                   [this, round = m_round](const Result<Request> &whole) {
                       if (round != m_round)
                           return;
                       if (whole && whole->message.source)
                           m_document.setSource(whole->message.source);
                       m_stale = false;
                       m_message = withFooter(m_document.message(), m_desk.policy());
                       m_listUrl = m_document.request().listUrl;
                       askHome();
                   });
    Q_EMIT stateChanged();
}

void PreviewWork::askHome()
{
    QCoro::connect(m_desk.wikis()->facts(m_desk.farm().home), this,
                   [this, round = m_round](const Result<WikiFacts> &home) {
                       if (round != m_round)
                           return;
                       --m_running;
                       m_homeDbname = home ? home->dbname : m_desk.farm().home;
                       next();
                   });
}

void PreviewWork::next()
{
    while (m_running < sideBySide && !m_waiting.isEmpty()) {
        ++m_running;
        renderOn(m_waiting.takeFirst());
    }
    if (!isRendering()) {
        m_renderedAt = m_clock.now();
        askForLinks();
    }
    Q_EMIT stateChanged();
}

void PreviewWork::askForLinks()
{
    if (m_told.isEmpty() || !m_desk.wikis())
        return;
    QCoro::connect(lintFactsFromWikis(m_desk.wikis(), m_desk.farm().home, m_message, m_told, LintFacts()),
                   this, [this, round = m_round](const Result<LintFacts> &facts) {
                       if (round != m_round || !facts
                           || (facts->linksHome.isEmpty() && facts->parsed.isEmpty()))
                           return;
                       m_linksHome = facts->linksHome;
                       m_parsed = facts->parsed;
                       Q_EMIT stateChanged();
                   });
}

void PreviewWork::tell(LintFacts &facts) const
{
    addWikis(facts, m_message, m_told);
    facts.linksHome = m_linksHome;
    facts.parsed = m_parsed;
}

void PreviewWork::renderOn(const Job &job)
{
    const auto fail = [this, job](const Error &error, quint64 round) {
        finish({.wiki = job.wiki, .title = job.title, .pages = job.pages, .error = error}, round);
    };
    QCoro::connect(m_desk.wikis()->facts(job.wiki), this,
                   [this, job, fail, round = m_round](const Result<WikiFacts> &facts) {
                       if (round != m_round)
                           return;
                       if (!facts) {
                           fail(facts.error(), round);
                           return;
                       }
                       QCoro::connect(
                           renderMessage(m_desk.wikis(), job.wiki, job.title, m_message, m_listUrl), this,
                           [this, job, fail, round, facts = *facts](const Result<RenderedMessage> &rendered) {
                               if (round != m_round)
                                   return;
                               if (!rendered) {
                                   fail(rendered.error(), round);
                                   return;
                               }
                               askMore(job, facts, *rendered, round);
                           });
                   });
}

void PreviewWork::askMore(const Job &job, const WikiFacts &facts, const RenderedMessage &rendered,
                          quint64 round)
{
    QCoro::connect(textOnWiki(m_desk.wikis(), facts, job.title, rendered), this,
                   [this, job, facts, rendered, round](const Result<TextOnWiki> &text) {
                       if (round != m_round)
                           return;
                       // It has rendered the text all the same.
                       m_told.append(text ? *text
                                          : TextOnWiki{.facts = facts,
                                                       .page = job.title,
                                                       .missingTemplates = rendered.missingTemplates,
                                                       .missingFiles = rendered.missingFiles,
                                                       .missingLinks = rendered.missingLinks});
                       finish(resultOf(job, facts, rendered), round);
                   });
}

PreviewResult PreviewWork::resultOf(const Job &job, const WikiFacts &facts,
                                    const RenderedMessage &rendered) const
{
    const CleanHtml clean = sanitiseHtml(rendered.html, rendered.baseUrl);
    const Request request = m_document.request();
    const ComposedRow row = composeRow({.message = m_message,
                                        .deliveryId = request.id,
                                        .row = job.row,
                                        .sender = m_desk.account() ? m_desk.account()->name : QString(),
                                        .homeDbname = m_homeDbname,
                                        .listUrl = request.listUrl,
                                        .page = job.title},
                                       facts);
    // Each wiki names its template namespace in its own language; the text names the template alone.
    QStringList missing;
    for (const QString &name : rendered.missingTemplates)
        missing.append(name.contains(u':') ? name.section(u':', 1) : name);
    return {.wiki = job.wiki,
            .title = job.title,
            .language = facts.language,
            .rightToLeft = facts.rightToLeft,
            .pages = job.pages,
            .html = clean.html,
            .tooComplex = clean.refused,
            .wikitext = row.addition,
            .missingTemplates = missing};
}

void PreviewWork::finish(const PreviewResult &result, quint64 round)
{
    if (round != m_round)
        return;
    --m_running;
    m_groups.add(result);
    next();
}

} // namespace paperround
