// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/previewwork.h"

#include "domain/review/requestrules.h"
#include "engine/message/previewer.h"
#include "engine/message/sourcereader.h"
#include "engine/message/wikilint.h"
#include "ui/message/htmlsanitiser.h"

#include <QCoroTask>
#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

/// Each wiki names its namespaces in its own language; the text names the page alone.
QStringList namesAlone(const QStringList &titles)
{
    QStringList names;
    for (const QString &title : titles)
        names.append(title.contains(u':') ? title.section(u':', 1) : title);
    return names;
}

/// The signature's own links are red on each wiki where the account has no page; nobody minds.
QStringList withoutSigner(const QStringList &titles, const QString &signer)
{
    QStringList others;
    for (const QString &title : titles) {
        if (signer.isEmpty() || title.section(u':', 1) != signer)
            others.append(title);
    }
    return others;
}

} // namespace

PreviewWork::PreviewWork(DraftDocument &document, const Desk &desk, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_desk(desk)
    , m_clock(clock)
    , m_known(std::make_shared<Renderings>(clock))
    , m_pool(new QThreadPool(this))
{
    m_pool->setMaxThreadCount(1);
    const auto outdated = [this] {
        if (!m_stale) {
            m_stale = true;
            Q_EMIT stateChanged();
        }
    };
    connect(&m_document, &DraftDocument::messageChanged, this, outdated);
    connect(&m_document, &DraftDocument::targetsEdited, this, outdated);
    connect(&m_document, &DraftDocument::opened, this, &PreviewWork::forget);
    connect(&m_desk, &Desk::changed, this, [this] {
        m_known->clear(); // What one account's wikis say is not for another.
        forget();
    });
}

PreviewWork::~PreviewWork()
{
    m_pool->clear();
    m_pool->waitForDone();
}

void PreviewWork::forget()
{
    ++m_round;
    m_waiting.clear();
    m_later.clear();
    m_aside.clear();
    m_languages.clear();
    m_facts.clear();
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
        m_waiting.append({targets[i].wiki, targets[i].title, static_cast<int>(i) + 1, 1, {}, false});
    }
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
                       const Request request = m_document.request(); // Its segments have their rows.
                       m_message = withFooter(request.message, m_desk.policy());
                       m_listUrl = request.listUrl;
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
        askFacts(m_waiting.takeFirst());
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
        m_waiting.append(m_later.take(aside.wiki));
        m_waiting.last().isWanted = true;
        ++m_wanted;
    }
    // In the order of the list, as the model has it.
    while (m_groups.later() > 0)
        renderLater(m_groups.group(m_groups.rowCount() - 1).wikis.constFirst().wiki);
}

void PreviewWork::renderLater(const QString &wiki)
{
    if (!m_groups.take(wiki))
        return;
    Job job = m_later.take(wiki);
    job.isWanted = true;
    m_waiting.append(job);
    ++m_wanted;
    QMetaObject::invokeMethod(this, &PreviewWork::next, Qt::QueuedConnection);
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

void PreviewWork::askFacts(const Job &job)
{
    QCoro::connect(m_desk.wikis()->facts(job.wiki), this,
                   [this, job, round = m_round](const Result<WikiFacts> &facts) {
                       if (round != m_round)
                           return;
                       if (!facts)
                           fail(job, facts.error());
                       else if (!job.isWanted && !m_everywhere && m_languages.contains(facts->language))
                           setAside(job, *facts);
                       else
                           renderOn(job, *facts);
                   });
}

void PreviewWork::setAside(const Job &job, const WikiFacts &facts)
{
    --m_wanted;
    Job later = job;
    later.language = facts.language;
    m_later.insert(job.wiki, later);
    m_aside.append({.wiki = job.wiki,
                    .title = job.title,
                    .language = facts.language,
                    .rightToLeft = facts.rightToLeft,
                    .pages = job.pages,
                    .isLater = true});
    // Facts are at hand without a wait, mostly: not from within each other.
    QMetaObject::invokeMethod(
        this,
        [this, round = m_round] {
            if (round != m_round)
                return;
            --m_running;
            next();
        },
        Qt::QueuedConnection);
}

void PreviewWork::renderOn(const Job &job, const WikiFacts &facts)
{
    if (!m_languages.contains(facts.language))
        m_languages.insert(facts.language, job.wiki);
    m_facts.insert(job.wiki, facts);
    QCoro::connect(renderMessage(m_desk.wikis(), job.wiki, job.title, m_message, m_listUrl, job.row, m_known),
                   this,
                   [this, job, facts, round = m_round](const Result<RenderedMessage> &rendered) {
                       if (round != m_round)
                           return;
                       if (rendered)
                           askMore(job, facts, *rendered);
                       else
                           fail(job, rendered.error(), facts.language);
                   });
}

void PreviewWork::askMore(const Job &job, const WikiFacts &facts, const RenderedMessage &rendered)
{
    QCoro::connect(textOnWiki(m_desk.wikis(), facts, job.title, rendered), this,
                   [this, job, facts, rendered, round = m_round](const Result<TextOnWiki> &text) {
                       if (round != m_round)
                           return;
                       // It has rendered the text all the same.
                       m_told.append(text ? *text
                                          : TextOnWiki{.facts = facts,
                                                       .page = job.title,
                                                       .missingTemplates = rendered.missingTemplates,
                                                       .missingFiles = rendered.missingFiles,
                                                       .missingLinks = rendered.missingLinks});
                       clean(job, facts, rendered);
                   });
}

void PreviewWork::clean(const Job &job, const WikiFacts &facts, const RenderedMessage &rendered)
{
    // The destructor waits, so `this` outlives the work; what it posts goes with its receiver.
    m_pool->start([this, result = resultOf(job, facts, rendered), html = rendered.html,
                   base = rendered.baseUrl, round = m_round]() mutable {
        const CleanHtml clean = sanitiseHtml(html, base);
        result.html = clean.html;
        result.exactHtml = clean.exactHtml;
        result.pictures = clean.pictures;
        result.images = clean.images;
        result.boxes = clean.boxes;
        result.truncated = clean.truncated;
        result.tooComplex = clean.refused;
        QMetaObject::invokeMethod(
            this,
            [this, result, round] {
                if (round == m_round)
                    finish(result);
            },
            Qt::QueuedConnection);
    });
}

void PreviewWork::fail(const Job &job, const Error &error, const QString &language)
{
    // Another of its language has to speak for it.
    if (!language.isEmpty() && m_languages.value(language) == job.wiki) {
        m_languages.remove(language);
        const auto other = std::ranges::find(m_aside, language, &PreviewResult::language);
        if (other != m_aside.end()) {
            m_waiting.append(m_later.take(other->wiki));
            m_waiting.last().isWanted = true;
            m_aside.erase(other);
            ++m_wanted;
        }
    }
    finish({.wiki = job.wiki, .title = job.title, .pages = job.pages, .error = error});
}

PreviewResult PreviewWork::resultOf(const Job &job, const WikiFacts &facts,
                                    const RenderedMessage &rendered) const
{
    const Request request = m_document.request();
    const ComposedRow row = composeRow({.message = m_message,
                                        .deliveryId = request.id,
                                        .row = job.row,
                                        .sender = m_desk.account() ? m_desk.account()->name : QString(),
                                        .homeDbname = m_homeDbname,
                                        .listUrl = request.listUrl,
                                        .page = job.title},
                                       facts);
    return {.wiki = job.wiki,
            .title = job.title,
            .language = facts.language,
            .rightToLeft = facts.rightToLeft,
            .pages = job.pages,
            .wikitext = row.addition,
            .missingTemplates = namesAlone(rendered.missingTemplates),
            .missingFiles = namesAlone(rendered.missingFiles),
            .redLinks =
                withoutSigner(rendered.missingLinks, m_desk.account() ? m_desk.account()->name : QString())};
}

QString PreviewWork::wordsOn(const PreviewResult &shown, const Message &message) const
{
    const auto facts = m_facts.constFind(shown.wiki);
    if (facts == m_facts.cend())
        return {};
    ComposeFacts row;
    row.message = message;
    row.listUrl = m_listUrl;
    row.page = shown.title;
    const Wording words = wordingFor(message, recipientOf(row, *facts), PostedOn::TalkPage);
    return words.heading + u"\n\n"_s + words.body;
}

void PreviewWork::finish(const PreviewResult &result)
{
    --m_running;
    m_groups.add(result);
    next();
}

} // namespace paperround
