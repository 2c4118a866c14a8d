// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/targetlines.h"

#include "ui/targets/titlecompleter.h"

#include <QKeyEvent>

namespace paperround {

TargetLines::TargetLines(TitleSuggestions &suggestions, QWidget *parent)
    : QPlainTextEdit(parent)
    , m_completion(new TitleCompleter(this, suggestions))
{
}

void TargetLines::keyPressEvent(QKeyEvent *event)
{
    const bool isTheLists = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
        || event->key() == Qt::Key_Escape || event->key() == Qt::Key_Tab;
    if (m_completion->isOpen() && isTheLists)
        event->ignore();
    else
        QPlainTextEdit::keyPressEvent(event);
}

} // namespace paperround
