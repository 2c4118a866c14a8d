// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/message/renderings.h"

#include <QCryptographicHash>

namespace paperround {

QByteArray Renderings::keyOf(const QString &wiki, const QString &title, const QString &subject,
                             const QString &body)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QString &part : {wiki, title, subject, body}) {
        const QByteArray text = part.toUtf8();
        hash.addData(QByteArray::number(text.size()) + ':');
        hash.addData(text);
    }
    return hash.result();
}

std::optional<RenderedMessage> Renderings::find(const QByteArray &key) const
{
    const auto found = m_entries.constFind(key);
    if (found == m_entries.cend()
        || m_clock.now() >= found->since.addSecs(std::chrono::seconds(kept).count()))
        return {};
    return found->rendered;
}

void Renderings::add(const QByteArray &key, const RenderedMessage &rendered)
{
    const qsizetype size = sizeOf(rendered);
    if (const auto old = m_entries.constFind(key); old != m_entries.cend()) {
        m_size -= sizeOf(old->rendered);
        m_entries.erase(old);
    }
    if (size > m_most)
        return;
    // Full: what one look needs fits in easily, so all of it is of looks gone by.
    if (m_size + size > m_most)
        clear();
    m_entries.insert(key, {rendered, m_clock.now()});
    m_size += size;
}

void Renderings::clear()
{
    m_entries.clear();
    m_size = 0;
}

qsizetype Renderings::sizeOf(const RenderedMessage &rendered)
{
    return rendered.html.size() + rendered.wikitext.size();
}

} // namespace paperround
