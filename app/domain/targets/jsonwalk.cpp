// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/targets/jsonwalk.h"

#include <QJsonDocument>

namespace paperround {

QList<JsonMember> JsonWalk::members()
{
    QList<JsonMember> found;
    for (enter(); !leaves(u'}'); passComma()) {
        JsonMember member;
        const TextSpan name = value();
        if (name.length == 0)
            break;
        const auto literal = QString(u'[' + name.in(m_text).toString() + u']').toUtf8();
        member.name = QJsonDocument::fromJson(literal)[0].toString();
        blanks();
        ++m_at; // The colon.
        member.value = value();
        member.whole = {name.from, m_at - name.from};
        found.append(member);
    }
    return found;
}

QList<TextSpan> JsonWalk::values()
{
    QList<TextSpan> found;
    for (enter(); !leaves(u']'); passComma()) {
        const TextSpan span = value();
        if (span.length == 0)
            break;
        found.append(span);
    }
    return found;
}

void JsonWalk::blanks()
{
    while (m_at < m_text.size() && m_text[m_at].isSpace())
        ++m_at;
}

void JsonWalk::enter()
{
    blanks();
    ++m_at;
}

bool JsonWalk::leaves(QChar bracket)
{
    blanks();
    return m_at >= m_text.size() || m_text[m_at] == bracket;
}

void JsonWalk::passComma()
{
    blanks();
    if (m_at < m_text.size() && m_text[m_at] == u',')
        ++m_at;
}

void JsonWalk::string()
{
    for (++m_at; m_at < m_text.size() && m_text[m_at] != u'"'; ++m_at) {
        if (m_text[m_at] == u'\\')
            ++m_at;
    }
    ++m_at;
}

TextSpan JsonWalk::value()
{
    blanks();
    const auto from = m_at;
    int depth = 0;
    while (m_at < m_text.size()) {
        const QChar c = m_text[m_at];
        if (c == u'"') {
            string();
            if (depth == 0)
                break;
            continue;
        }
        if (c == u'{' || c == u'[')
            ++depth;
        else if (c == u'}' || c == u']') {
            if (depth == 0)
                break;
            --depth;
            if (depth == 0) {
                ++m_at;
                break;
            }
        } else if (depth == 0 && (c == u',' || c.isSpace())) {
            break;
        }
        ++m_at;
    }
    m_at = std::min(m_at, m_text.size());
    return {from, m_at - from};
}

} // namespace paperround
