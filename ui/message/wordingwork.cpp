// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/wordingwork.h"

#include "domain/message/labelledsections.h"
#include "domain/message/wordingrows.h"
#include "engine/message/sourcereader.h"

#include <QCoroTask>

#include <algorithm>

namespace paperround {

WordingWork::WordingWork(DraftDocument &document, const Desk &desk, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_desk(desk)
{
    connect(&document, &DraftDocument::opened, this, &WordingWork::startOver);
    connect(&document, &DraftDocument::messageChanged, this, [this] {
        fillModel();
        Q_EMIT changed();
    });
    connect(&document, &DraftDocument::targetsEdited, this, [this] {
        fillModel();
        Q_EMIT changed();
    });
    connect(&desk, &Desk::changed, this, [this] {
        m_model.setNames(m_desk.names());
        m_languages.clear();
        startOver();
    });
}

void WordingWork::startOver()
{
    ++m_round;
    m_labels.clear();
    m_newer = 0;
    m_reading = false;
    m_error.reset();
    fillModel();
    Q_EMIT changed();
}

void WordingWork::choosePage(const QString &wiki, const QString &page)
{
    m_labels.clear();
    read({wiki, page, {}, {}, false, 0, {}});
}

void WordingWork::chooseParts(const QString &subjectSection, const QString &bodySection, bool translations)
{
    if (!m_document.message().source)
        return;
    MessageSource source = *m_document.message().source;
    source.subjectSection = subjectSection;
    source.bodySection = bodySection;
    source.translations = translations;
    source.texts.clear(); // Cut anew; the page itself from the same revision.
    read(source);
}

void WordingWork::takeNewest()
{
    if (m_document.message().source)
        renew(*m_document.message().source);
}

void WordingWork::renew(MessageSource source)
{
    source.revision = 0;
    source.texts.clear();
    read(source);
}

QString WordingWork::languageOf(int variant) const
{
    const MessageVariant of = m_document.message().variants.value(variant);
    if (!of.language.isEmpty())
        return of.language;
    // People write for everybody in the language of their home.
    return m_languages.value(of.wiki.isEmpty() ? m_desk.farm().home : of.wiki);
}

void WordingWork::leaveSource()
{
    ++m_round;
    m_labels.clear();
    m_newer = 0;
    m_reading = false;
    m_error.reset();
    m_document.setSource({});
    Q_EMIT changed();
}

void WordingWork::read(MessageSource source)
{
    if (!m_desk.wikis())
        return;
    m_reading = true;
    m_error.reset();
    Request request = m_document.request();
    request.message.source = source;
    QCoro::connect(withSourceTexts(request, m_desk.wikis()), this,
                   [this, round = ++m_round](const Result<Request> &whole) {
                       if (round != m_round)
                           return;
                       m_reading = false;
                       if (whole) {
                           m_document.setSource(whole->message.source);
                           look(*whole->message.source);
                       } else {
                           m_error = whole.error();
                       }
                       Q_EMIT changed();
                   });
    Q_EMIT changed();
}

void WordingWork::lookAtSource()
{
    const auto &source = m_document.message().source;
    if (source && !m_reading && m_desk.wikis())
        look(*source);
}

void WordingWork::look(const MessageSource &source)
{
    m_newer = 0;
    QCoro::connect(newestSource(source, m_desk.wikis()), this,
                   [this, round = m_round, pinned = source.revision](const Result<PageText> &page) {
                       if (round != m_round || !page)
                           return;
                       m_labels = sectionLabels(page->text);
                       m_newer = page->revision == pinned ? 0 : page->revision;
                       Q_EMIT changed();
                   });
}

void WordingWork::fillModel()
{
    const Message message = m_document.messageToSend();
    m_model.setMessage(message);
    QList<WordingRow> rows;
    for (const WikiShare &share : m_document.targets().shares()) {
        if (share.willBeSent > 0)
            rows.append({share.wiki, m_languages.value(share.wiki), share.willBeSent});
    }
    if (std::ranges::any_of(message.variants, [](const auto &each) { return !each.segment.isEmpty(); }))
        rows = bySegments(rows, message);
    if (rows != m_model.wikis())
        m_model.setRows(rows);
}

QList<WordingRow> WordingWork::bySegments(const QList<WordingRow> &wikis, const Message &message) const
{
    QHash<QString, QList<WordingRow>> parts; // By wiki.
    for (const WordingRows &each : wordingRows(message, m_document.targets().targetsToSend()))
        parts[each.wiki].append({each.wiki, m_languages.value(each.wiki), each.pages,
                                 each.segment.isEmpty() ? 0 : each.row, each.segment});
    QList<WordingRow> rows;
    for (const WordingRow &wiki : wikis)
        rows += parts.value(wiki.wiki);
    for (const MessageVariant &each : message.variants) {
        if (!each.segment.isEmpty() && each.rows.isEmpty())
            rows.append({{}, {}, 0, 0, each.segment});
    }
    return rows;
}

void WordingWork::askLanguages()
{
    fillModel();
    m_toAsk.clear();
    if (!m_languages.contains(m_desk.farm().home))
        m_toAsk.append(m_desk.farm().home);
    for (const WordingRow &row : m_model.wikis()) {
        if (!row.wiki.isEmpty() && !m_languages.contains(row.wiki) && !m_toAsk.contains(row.wiki))
            m_toAsk.append(row.wiki);
    }
    if (!m_asking)
        askNext();
}

void WordingWork::askNext()
{
    if (m_toAsk.isEmpty() || !m_desk.wikis())
        return;
    m_asking = true;
    const QString wiki = m_toAsk.takeFirst();
    QCoro::connect(m_desk.wikis()->facts(wiki), this, [this, wiki](const Result<WikiFacts> &facts) {
        m_asking = false;
        m_languages.insert(wiki, facts ? facts->language : QString());
        m_model.setLanguage(wiki, m_languages.value(wiki));
        m_model.setOwnLanguage(m_languages.value(m_desk.farm().home));
        Q_EMIT changed();
        askNext();
    });
}

} // namespace paperround
