// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/wordingwork.h"

#include "domain/message/labelledsections.h"
#include "engine/message/sourcereader.h"

#include <QCoroTask>

namespace paperround {

WordingWork::WordingWork(DraftDocument &document, const Desk &desk, QObject *parent)
    : QObject(parent)
    , m_document(document)
    , m_desk(desk)
{
    connect(&document, &DraftDocument::opened, this, &WordingWork::startOver);
    connect(&document, &DraftDocument::messageChanged, this, [this] {
        m_model.setMessage(m_document.message());
        Q_EMIT changed();
    });
    connect(&document, &DraftDocument::targetsEdited, this, &WordingWork::fillModel);
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
    m_model.setMessage(m_document.message());
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
    if (!m_document.message().source)
        return;
    MessageSource source = *m_document.message().source;
    source.revision = 0;
    source.texts.clear();
    read(source);
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
    QList<WordingRow> rows;
    for (const WikiShare &share : m_document.targets().shares()) {
        if (share.willBeSent > 0)
            rows.append({share.wiki, m_languages.value(share.wiki), share.willBeSent});
    }
    if (rows != m_model.wikis())
        m_model.setRows(rows);
}

void WordingWork::askLanguages()
{
    fillModel();
    m_toAsk.clear();
    if (!m_languages.contains(m_desk.farm().home))
        m_toAsk.append(m_desk.farm().home);
    for (const WordingRow &row : m_model.wikis()) {
        if (!m_languages.contains(row.wiki) && !m_toAsk.contains(row.wiki))
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
    // People write for everybody in the language of their home.
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
