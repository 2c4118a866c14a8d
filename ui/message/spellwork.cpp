// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/spellwork.h"

#include "domain/message/prosewords.h"
#include "ui/message/bodyeditor.h"
#include "ui/message/speller.h"

#include <QElapsedTimer>

#include <algorithm>

namespace paperround {

namespace {

constexpr int PauseMs = 300;
constexpr int SliceMs = 8;
/// Its words are found in one go, in less than a slice. Longer ones are no newsletter's.
constexpr qsizetype LargestText = 300'000;

} // namespace

SpellWork::SpellWork(BodyEditor &editor, Speller &speller, QObject *parent)
    : QObject(parent)
    , m_editor(editor)
    , m_speller(speller)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(PauseMs);
    m_slice.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &SpellWork::begin);
    connect(&m_slice, &QTimer::timeout, this, &SpellWork::goOn);
    connect(&m_speller, &Speller::changed, this, [this] { m_soon.start(); });
    connect(m_editor.document(), &QTextDocument::contentsChange, this,
            [this](int position, int removed, int added) {
                // Marks of what stands elsewhere move with it until the words are looked up again.
                QList<TextSpan> moved;
                for (const TextSpan &word : m_editor.misspelt()) {
                    if (word.end() < position)
                        moved.append(word);
                    else if (word.from > position + removed)
                        moved.append({word.from + added - removed, word.length});
                }
                m_editor.setMisspelt(moved);
                // What is being looked up was of the text before.
                m_slice.stop();
                m_words.clear();
                m_next = 0;
                m_soon.start();
            });
    m_soon.start();
}

void SpellWork::setOn(bool on)
{
    m_on = on;
    m_soon.start(0);
    m_soon.setInterval(PauseMs);
}

bool SpellWork::isTooLong() const
{
    return m_text.size() > LargestText;
}

void SpellWork::begin()
{
    m_slice.stop();
    m_misspelt.clear();
    m_words.clear();
    m_next = 0;
    m_text = m_editor.text();
    if (m_on && m_speller.isReady() && !isTooLong())
        m_words = proseWords(m_text, partsOf(m_text));
    goOn();
}

void SpellWork::goOn()
{
    QElapsedTimer time;
    time.start();
    while (m_next < m_words.size()) {
        const TextSpan &word = m_words[m_next++];
        if (!m_speller.knows(word.in(m_text).toString()))
            m_misspelt.append(word);
        if (time.hasExpired(SliceMs) && m_next < m_words.size()) {
            m_slice.start(0);
            return;
        }
    }
    m_editor.setMisspelt(m_misspelt);
}

} // namespace paperround
