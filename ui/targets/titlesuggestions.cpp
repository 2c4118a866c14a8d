// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/titlesuggestions.h"

#include <QCoroTask>

#include <algorithm>

namespace paperround {

TitleSuggestions::TitleSuggestions(const Desk &desk, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_desk(desk)
    , m_clock(clock)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(pause);
    connect(&m_soon, &QTimer::timeout, this, &TitleSuggestions::send);
    connect(&m_desk, &Desk::changed, this, &TitleSuggestions::forget);
}

TitleSuggestions::~TitleSuggestions()
{
    m_stop.request_stop();
}

void TitleSuggestions::forget()
{
    cancel();
    ++m_round;
    m_known.clear();
    m_quietUntil.clear();
}

void TitleSuggestions::ask(const QString &wiki, const QString &words, TitleUse use)
{
    const Question question{wiki.trimmed().toLower(), words.simplified(), use};
    if (m_wanted == question)
        return;
    cancel();
    if (question.wiki.isEmpty() || question.words.size() < fewestLetters)
        return;
    if (const QStringList *known = m_known.object(question.key())) {
        Q_EMIT found(question.wiki, question.words, *known);
        return;
    }
    m_wanted = question;
    m_soon.start();
}

void TitleSuggestions::cancel()
{
    m_soon.stop();
    m_wanted.reset();
    m_stop.request_stop();
}

void TitleSuggestions::send()
{
    if (m_asking || !m_wanted)
        return; // what is on its way was aborted: its end sends the next one
    const auto quietUntil = m_quietUntil.constFind(m_wanted->wiki);
    if (!m_desk.wikis() || (quietUntil != m_quietUntil.cend() && m_clock.now() < *quietUntil)) {
        m_wanted.reset();
        return;
    }
    const Question question = *m_wanted;
    m_asking = true;
    m_stop = {};
    QCoro::connect(
        m_desk.wikis()->completions(question.wiki, question.words, question.use, m_stop.get_token()), this,
        [this, question, round = m_round](const Result<QStringList> &titles) {
            m_asking = false;
            if (round == m_round)
                take(question, titles);
            if (!m_soon.isActive())
                send();
        });
}

void TitleSuggestions::take(const Question &question, const Result<QStringList> &titles)
{
    if (!titles && titles.error().kind != ErrorKind::Stopped) {
        const auto wait = std::max<std::chrono::milliseconds>(quiet, titles.error().retryAfter);
        m_quietUntil.insert(question.wiki, m_clock.now().addMSecs(wait.count()));
    }
    if (titles)
        m_known.insert(question.key(), new QStringList(*titles));
    if (m_wanted != question)
        return;
    m_wanted.reset();
    if (titles)
        Q_EMIT found(question.wiki, question.words, *titles);
}

QStringList TitleSuggestions::wikis() const
{
    QStringList hosts;
    for (const FarmWiki &wiki : m_desk.farm().wikis)
        hosts.append(wiki.host);
    return hosts;
}

} // namespace paperround
