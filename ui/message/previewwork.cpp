// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/previewwork.h"

#include "domain/review/requestrules.h"
#include "engine/message/previewer.h"
#include "engine/message/sourcereader.h"

#include <QCoroTask>

#include <algorithm>
#include <utility>

namespace paperround {

PreviewWork::PreviewWork(DraftDocument &document, const Desk &desk, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_desk(desk)
    , m_clock(clock)
    , m_known(std::make_shared<Renderings>(clock))
{
    const auto outdated = [this] {
        if (!m_stale) {
            m_stale = true;
            Q_EMIT stateChanged();
        }
    };
    connect(&m_document, &DraftDocument::messageChanged, this, outdated);
    connect(&m_document, &DraftDocument::targetsEdited, this, outdated);
    connect(&m_desk, &Desk::policyChanged, this, [this, outdated] {
        if (m_desk.policy().review.footer != m_footer)
            outdated();
    });
    connect(&m_document, &DraftDocument::opened, this, &PreviewWork::forget);
    connect(&m_desk, &Desk::changed, this, [this] {
        m_known->clear(); // What one account's wikis say is not for another.
        forget();
    });
}

void PreviewWork::forget()
{
    ++m_round;
    m_waiting.clear();
    m_later.clear();
    m_aside.clear();
    m_asked.clear();
    m_spoken.clear();
    m_facts.clear();
    m_isBeginning = false;
    m_wanted = 0;
    m_stale = true;
    m_renderedAt = {};
    m_told.clear();
    m_linksHome.clear();
    m_parsed.clear();
    m_groups.clear();
    m_groups.setNames(m_desk.names());
    Q_EMIT stateChanged();
}

void PreviewWork::gatherJobs(const Request &request)
{
    for (const WordingRows &rows : wordingRows(request.message, request.targets))
        m_waiting.append({.rows = rows, .title = request.targets[rows.row - 1].title});
    m_wanted = static_cast<int>(m_waiting.size());
}

void PreviewWork::renderAgain()
{
    m_known->clear();
    render();
}

void PreviewWork::renderEverywhere()
{
    if (!m_stale) {
        m_everywhere = true;
        renderLater();
        return;
    }
    render();
    m_everywhere = true;
}

void PreviewWork::render()
{
    forget();
    m_everywhere = false;
    if (!m_desk.wikis())
        return;
    const Request request = m_document.request(); // Its segments have their rows.
    gatherJobs(request);
    m_stale = false;
    if (m_waiting.isEmpty()) {
        Q_EMIT stateChanged();
        return;
    }
    m_isBeginning = true;
    // A wiki that came to the list since may ask for another translation; the draft keeps what was read.
    QCoro::connect(withSourceTexts(request, m_desk.wikis()), this,
                   [this, request, round = m_round](const Result<Request> &whole) {
                       if (round != m_round)
                           return;
                       const auto &now = m_document.message().source; // Somebody may have left it meanwhile.
                       if (whole && whole->message.source && now && now->wiki == whole->message.source->wiki
                           && now->page == whole->message.source->page) {
                           const bool stale = m_stale;
                           m_document.setSource(whole->message.source);
                           m_stale = stale; // By what others have changed.
                       }
                       begin(whole ? *whole : request);
                   });
    Q_EMIT stateChanged();
}

void PreviewWork::begin(const Request &request)
{
    m_footer = m_desk.policy().review.footer;
    m_message = withFooter(request.message, m_desk.policy());
    m_listUrl = request.listUrl;
    m_deliveryId = request.id;
    QCoro::connect(m_desk.wikis()->facts(m_desk.farm().home), this,
                   [this, round = m_round](const Result<WikiFacts> &home) {
                       if (round != m_round)
                           return;
                       m_isBeginning = false;
                       m_homeDbname = home ? home->dbname : m_desk.farm().home;
                       next();
                   });
}

void PreviewWork::next()
{
    while (m_asked.size() < sideBySide) {
        const auto job = std::ranges::find_if(
            m_waiting, [this](const Job &each) { return !m_asked.contains(each.rows.wiki); });
        if (job == m_waiting.end())
            break;
        m_asked.insert(job->rows.wiki);
        if (m_facts.contains(job->rows.wiki))
            renderOn(m_waiting.takeAt(job - m_waiting.begin()));
        else
            askFacts(QString(job->rows.wiki));
    }
    if (!isRendering()) {
        // At the end: nobody's eye should fall on them first.
        for (const PreviewResult &later : std::exchange(m_aside, {}))
            m_groups.add(later);
        m_renderedAt = m_clock.now();
        askForLinks();
    }
    Q_EMIT stateChanged();
}

void PreviewWork::renderLater()
{
    for (const PreviewResult &aside : std::exchange(m_aside, {})) {
        m_waiting.append(m_later.take(aside.place()));
        m_waiting.last().isWanted = true;
        ++m_wanted;
    }
    // In the order of the list, as the model has it.
    while (m_groups.later() > 0)
        renderLater(m_groups.group(m_groups.rowCount() - 1).wikis.constFirst().place());
}

void PreviewWork::renderLater(const QString &place)
{
    if (!m_groups.take(place))
        return;
    Job job = m_later.take(place);
    job.isWanted = true;
    m_waiting.append(job);
    ++m_wanted;
    QMetaObject::invokeMethod(this, &PreviewWork::next, Qt::QueuedConnection);
    Q_EMIT stateChanged();
}

void PreviewWork::askFacts(const QString &wiki)
{
    QCoro::connect(m_desk.wikis()->facts(wiki), this,
                   [this, wiki, round = m_round](const Result<WikiFacts> &facts) {
                       if (round != m_round)
                           return;
                       sortOut(wiki, facts);
                       // They are at hand without a wait, mostly: not from within each other.
                       QMetaObject::invokeMethod(
                           this,
                           [this, wiki, round] {
                               if (round == m_round)
                                   leave(wiki);
                           },
                           Qt::QueuedConnection);
                   });
}

void PreviewWork::sortOut(const QString &wiki, const Result<WikiFacts> &facts)
{
    if (facts)
        m_facts.insert(wiki, *facts);
    QList<Job> others;
    for (Job &job : std::exchange(m_waiting, {})) {
        if (job.rows.wiki != wiki) {
            others.append(job);
            continue;
        }
        if (!facts) {
            PreviewResult failed = emptyResult(job);
            failed.error = facts.error();
            m_groups.add(failed);
            continue;
        }
        job.words = {facts->language, textsFor(m_message, wiki, facts->language, job.rows.row).variant};
        if (!job.isWanted && !m_everywhere && m_spoken.contains(job.words)) {
            setAside(job, *facts);
            continue;
        }
        if (!m_spoken.contains(job.words))
            m_spoken.insert(job.words, job.place());
        others.append(job);
    }
    m_waiting = others;
}

PreviewResult PreviewWork::emptyResult(const Job &job) const
{
    return {.wiki = job.rows.wiki,
            .title = job.title,
            .segment = job.rows.segment,
            .row = job.rows.row,
            .pages = job.rows.pages};
}

void PreviewWork::setAside(const Job &job, const WikiFacts &facts)
{
    --m_wanted;
    m_later.insert(job.place(), job);
    PreviewResult later = emptyResult(job);
    later.language = facts.language;
    later.rightToLeft = facts.rightToLeft;
    later.isLater = true;
    m_aside.append(later);
}

void PreviewWork::leave(const QString &wiki)
{
    m_asked.remove(wiki);
    next();
}

void PreviewWork::renderOn(const Job &job)
{
    const WikiFacts facts = m_facts.value(job.rows.wiki);
    QCoro::connect(
        renderMessage(m_desk.wikis(), job.rows.wiki, job.title, m_message, m_listUrl, job.rows.row, m_known),
        this, [this, job, facts, round = m_round](const Result<RenderedMessage> &rendered) {
            if (round != m_round)
                return;
            if (rendered)
                askMore(job, facts, *rendered);
            else
                fail(job, rendered.error());
        });
}

void PreviewWork::fail(const Job &job, const Error &error)
{
    if (m_spoken.value(job.words) == job.place())
        letAnotherSpeak(job);
    PreviewResult failed = emptyResult(job);
    failed.error = error;
    finish(failed);
}

void PreviewWork::letAnotherSpeak(const Job &job)
{
    m_spoken.remove(job.words);
    const auto other = std::ranges::find_if(
        m_aside, [&](const PreviewResult &each) { return m_later.value(each.place()).words == job.words; });
    if (other == m_aside.end())
        return;
    m_waiting.append(m_later.take(other->place()));
    m_waiting.last().isWanted = true;
    m_aside.erase(other);
    ++m_wanted;
}

void PreviewWork::finish(const PreviewResult &result)
{
    m_groups.add(result);
    leave(result.wiki);
}

} // namespace paperround
