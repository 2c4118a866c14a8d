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

#include <algorithm>
#include <utility>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

/// What a person has a hand in; what a page of a wiki says is not.
Message written(Message message)
{
    if (message.source) {
        message.source->revision = 0;
        message.source->texts.clear();
        if (!message.source->subjectSection.isEmpty())
            message.subject.clear();
    }
    return message;
}

} // namespace

void MessageStep::addTools()
{
    // An icon alone: beside the preview there is no room for another word.
    const QKeySequence keys(Qt::ALT | Qt::Key_O);
    auto *button = ActionButton::iconOnly(
        u"more"_s,
        tr("Writing: find, spelling, texts to begin with (%1)").arg(keys.toString(QKeySequence::NativeText)),
        this);
    button->setShortcut(keys);
    connect(button, &QPushButton::clicked, m_tools->menu(),
            [this, button] { // Without an arrow over the icon.
                m_tools->menu()->popup(button->mapToGlobal(button->rect().bottomLeft()));
            });
    m_words->addAction(button);
    m_tools->addShortcuts(this);
    connect(m_tools, &WritingTools::textWanted, this, &MessageStep::writeText);
    connect(m_tools, &WritingTools::wordsWanted, this, &MessageStep::takeWords);
    connect(m_words, &WordsBar::removed, this, &MessageStep::offerBack);
    connect(m_wording, &WordingWork::changed, this, &MessageStep::showLanguage);
    connect(&m_session.document(), &DraftDocument::opened, this, [this] {
        for (const QString &each : {u"words"_s, u"removed"_s, u"paste"_s, u"writing"_s, u"spelling"_s})
            m_bar->withdraw(each); // They speak of the draft before.
        m_given.clear();
    });
    connect(&m_session.document(), &DraftDocument::messageChanged, this, [this] {
        // To take words back that were worked on would take that work.
        if (!m_given.isEmpty() && !m_given.contains(written(m_session.document().message()))) {
            m_given.clear();
            m_bar->withdraw(u"words"_s);
        }
    });
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
    m_words->showWords(-1);
    Message words = message;
    words.source = before.source;
    // The policy of today says what stands under it.
    words.footer = before.footer;
    // Segments are of that list; here they would be of nobody.
    words.variants.removeIf([](const MessageVariant &each) { return !each.segment.isEmpty(); });
    m_session.document().setMessage(words);
    m_given = {written(words)};
    if (message.source) {
        Message withPage = words;
        withPage.source = message.source;
        m_given.append(written(withPage));
        m_wording->renew(*message.source);
    }
    take();
    m_bar->raiseNotice({.key = u"words"_s,
                        .tone = Tone::Delivered,
                        .title = tr("The words of %1").arg(isolated(message.subject)),
                        .text = tr("Change what is new in this issue."),
                        .actions = {{tr("Take them back"), [this, before] { takeBack(before); }}}});
}

void MessageStep::offerBack(const MessageVariant &variant, int at, const QString &name)
{
    const auto putBack = [this, variant, at, name] {
        m_bar->withdraw(u"removed"_s);
        QList<MessageVariant> variants = m_session.document().message().variants;
        const auto again = std::ranges::find_if(variants, [&variant](const MessageVariant &each) {
            return each.language == variant.language && each.wiki == variant.wiki
                && each.segment == variant.segment;
        });
        qsizetype place = again - variants.begin();
        MessageVariant instead;
        if (again == variants.end())
            variants.insert(place = std::min<qsizetype>(at, variants.size()), variant);
        else
            instead = std::exchange(*again, variant);
        m_session.document().setVariants(variants);
        m_words->showWords(int(place));
        take();
        if (!instead.subject.isEmpty() || !instead.body.isEmpty())
            offerBack(instead, int(place), name); // Written anew for the same meanwhile.
    };
    m_bar->raiseNotice({.key = u"removed"_s,
                        .tone = Tone::Sending,
                        .title = tr("Words removed: %1").arg(isolated(name)),
                        .actions = {{tr("Put them back"), putBack}},
                        .isNews = true});
}

void MessageStep::takeBack(const Message &before)
{
    m_given.clear();
    m_bar->withdraw(u"words"_s);
    m_wording->startOver(); // A page may still be on its way.
    m_words->showWords(-1);
    m_session.document().setMessage(before);
    take();
    m_wording->lookAtSource();
}

} // namespace paperround
