// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What is made of a wiki's rendering; who is asked when is in previewwork.cpp.
#include "domain/message/composition.h"
#include "engine/message/wikilint.h"
#include "ui/message/previewwork.h"

#include <QCoroTask>

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
    m_cleaner.clean(rendered.html, rendered.baseUrl,
                    [this, result = resultOf(job, facts, rendered), round = m_round](const CleanHtml &clean) {
                        if (round != m_round)
                            return;
                        PreviewResult shown = result;
                        shown.html = clean.html;
                        shown.exactHtml = clean.exactHtml;
                        shown.pictures = clean.pictures;
                        shown.images = clean.images;
                        shown.boxes = clean.boxes;
                        shown.truncated = clean.truncated;
                        shown.tooComplex = clean.refused;
                        finish(shown);
                    });
}

PreviewResult PreviewWork::resultOf(const Job &job, const WikiFacts &facts,
                                    const RenderedMessage &rendered) const
{
    const QString signer = m_desk.account() ? m_desk.account()->name : QString();
    PreviewResult result = emptyResult(job);
    result.language = facts.language;
    result.rightToLeft = facts.rightToLeft;
    result.wikitext = composeRow({.message = m_message,
                                  .deliveryId = m_deliveryId,
                                  .row = job.rows.row,
                                  .sender = signer,
                                  .homeDbname = m_homeDbname,
                                  .listUrl = m_listUrl,
                                  .page = job.title},
                                 facts)
                          .addition;
    result.styles = rendered.styles;
    result.missingTemplates = namesAlone(rendered.missingTemplates);
    result.missingFiles = namesAlone(rendered.missingFiles);
    result.redLinks = withoutSigner(rendered.missingLinks, signer);
    return result;
}

QString PreviewWork::wordsOn(const PreviewResult &shown, const Message &message) const
{
    const auto facts = m_facts.constFind(shown.wiki);
    if (facts == m_facts.cend())
        return {};
    ComposeFacts row;
    row.message = messageForSegment(message, shown.segment, shown.row);
    row.row = shown.row;
    row.listUrl = m_listUrl;
    row.page = shown.title;
    const Wording words = wordingFor(row.message, recipientOf(row, *facts), PostedOn::TalkPage);
    return words.heading + u"\n\n"_s + words.body;
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

} // namespace paperround
