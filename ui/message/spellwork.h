// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/textspan.h"

#include <QList>
#include <QObject>
#include <QTimer>

namespace paperround {

class BodyEditor;
class Speller;

/// Has the words of an editor looked up, in a pause of typing and a little at a time: no text makes the
/// window wait.
class SpellWork : public QObject
{
    Q_OBJECT
public:
    SpellWork(BodyEditor &editor, Speller &speller, QObject *parent = nullptr);

    void setOn(bool on);
    [[nodiscard]] bool isOn() const { return m_on; }
    [[nodiscard]] bool isTooLong() const; ///< The text, to be looked up.
    [[nodiscard]] bool isBusy() const { return m_soon.isActive() || m_next < m_words.size(); }

private:
    void begin();
    void goOn();

    BodyEditor &m_editor;
    Speller &m_speller;
    QTimer m_soon;
    QTimer m_slice;
    QString m_text;
    QList<TextSpan> m_words;
    QList<TextSpan> m_misspelt;
    qsizetype m_next = 0;
    bool m_on = true;
};

} // namespace paperround
