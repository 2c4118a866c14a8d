// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What helps to write, joined to the fields; the step itself is in messagestep.cpp.
#include "models/bidi.h"
#include "ui/message/bodyeditor.h"
#include "ui/message/messagestep.h"
#include "ui/message/spellwork.h"
#include "ui/message/wordingwork.h"
#include "ui/message/wordsbar.h"
#include "ui/message/writingtools.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/inlinebar.h"

#include <QLineEdit>
#include <QMenu>

namespace paperround {

using namespace Qt::StringLiterals;

void MessageStep::addTools()
{
    // An icon alone: beside the preview there is no room for another word.
    auto *button =
        ActionButton::iconOnly(u"more"_s, tr("Writing: find, spelling, texts to begin with (Alt+O)"), this);
    button->setShortcut(QKeySequence(Qt::ALT | Qt::Key_O));
    connect(button, &QPushButton::clicked, m_tools->menu(),
            [this, button] { // Without an arrow over the icon.
                m_tools->menu()->popup(button->mapToGlobal(button->rect().bottomLeft()));
            });
    m_words->addAction(button);
    m_tools->addShortcuts(this);
    connect(m_tools, &WritingTools::textWanted, this, &MessageStep::writeText);
    connect(m_tools, &WritingTools::wordsWanted, this, &MessageStep::takeWords);
    connect(m_wording, &WordingWork::changed, this, &MessageStep::showLanguage);
    m_tools->setText([this] { return Message{subject(), body()}; });
}

void MessageStep::showLanguage()
{
    m_tools->setLanguage(m_wording->languageOf(m_words->variant()));
}

bool MessageStep::checksSpelling() const
{
    return m_tools->spelling().isOn();
}

void MessageStep::setChecksSpelling(bool checks)
{
    m_tools->spelling().setOn(checks);
}

void MessageStep::writeText(const Message &text)
{
    if (!text.subject.isEmpty() && !m_subject->isReadOnly()) {
        m_subject->selectAll();
        m_subject->insert(text.subject);
        giveSubject(text.subject);
        showSubject();
    }
    m_body->replaceAll(text.body);
    m_body->setFocus();
}

void MessageStep::takeWords(const Message &message)
{
    const Message before = m_session.document().message();
    m_words->showEverybody();
    Message words = message;
    words.source = before.source;
    // The policy of today says what stands under it.
    words.footer = before.footer;
    // Segments are of that list; here they would be of nobody.
    words.variants.removeIf([](const MessageVariant &each) { return !each.segment.isEmpty(); });
    m_session.document().setMessage(words);
    if (message.source)
        m_wording->renew(*message.source);
    take();
    m_bar->raiseNotice({.key = u"words"_s,
                        .tone = Tone::Delivered,
                        .title = tr("The words of %1").arg(isolated(message.subject)),
                        .text = tr("Change what is new in this issue."),
                        .actions = {{tr("Take them back"), [this, before] {
                                         m_bar->withdraw(u"words"_s);
                                         m_words->showEverybody();
                                         m_session.document().setMessage(before);
                                         take();
                                     }}}});
}

} // namespace paperround
