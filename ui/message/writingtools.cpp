// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/writingtools.h"

#include "domain/message/composition.h"
#include "models/bidi.h"
#include "models/languagename.h"
#include "models/sentences.h"
#include "ui/accounts/desk.h"
#include "ui/message/bodyeditor.h"
#include "ui/message/findbar.h"
#include "ui/message/speller.h"
#include "ui/message/spellwork.h"
#include "ui/widgets/inlinebar.h"

#include <QClipboard>
#include <QCoroTask>
#include <QGuiApplication>
#include <QInputDialog>
#include <QMenu>
#include <QShortcut>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr int MostLookedAt = 200; ///< Deliveries, for the last issue of each series.
constexpr qsizetype MostSeries = 12;
constexpr QKeyCombination ReplaceKeys = Qt::CTRL | Qt::Key_H;
constexpr Qt::Key UnknownKeys = Qt::Key_F7;
constexpr QKeyCombination PlainKeys = Qt::CTRL | Qt::SHIFT | Qt::Key_V;

QString nameOf(const QKeySequence &keys)
{
    return keys.toString(QKeySequence::NativeText);
}

QString inMenu(const QString &words)
{
    constexpr qsizetype most = 60;
    QString shown = words.simplified();
    if (shown.size() > most)
        shown = shown.left(most - 1) + u'…';
    return isolated(shown.replace(u'&', u"&&"_s));
}

} // namespace

WritingTools::WritingTools(BodyEditor &editor, InlineBar &bar, const QString &folder, const Desk &desk,
                           History *history, QWidget *parent)
    : QObject(parent)
    , m_editor(editor)
    , m_bar(bar)
    , m_desk(desk)
    , m_history(history)
    , m_window(parent)
    , m_texts(folder.isEmpty() ? QString() : folder + u"/texts"_s)
    , m_speller(
          new Speller(dictionaryFolders(), folder.isEmpty() ? QString() : folder + u"/words.txt"_s, this))
    , m_spelling(new SpellWork(editor, *m_speller, this))
    , m_find(new FindBar(editor, parent))
    , m_menu(new QMenu(parent))
{
    editor.setSpeller(m_speller);
    connect(m_menu, &QMenu::aboutToShow, this, &WritingTools::fillMenu);
    connect(&editor, &QPlainTextEdit::textChanged, this, [this] { m_bar.withdraw(u"spelling"_s); });
    connect(&editor, &BodyEditor::fileGiven, this, &WritingTools::takeFile);
    connect(&editor, &BodyEditor::learnWanted, this, [this](const QString &word) {
        if (const auto kept = m_speller->learn(word); !kept)
            tell(kept.error());
    });
    connect(&editor, &BodyEditor::pasteLost, this, [this](PasteLoss loss) { tellLoss(loss, false); });
    connect(&editor, &BodyEditor::filesGiven, this, [this] {
        m_bar.raiseNotice(
            {.key = u"writing"_s,
             .tone = Tone::Waiting,
             .title = tr("One file at a time"),
             .text = tr("Nothing was taken. Drop or paste them one after the other, in the order "
                        "that they are to stand in.")});
    });
}

void WritingTools::addShortcuts(QWidget *widget)
{
    const auto on = [this, widget](const QKeySequence &keys, auto action) {
        auto *shortcut = new QShortcut(keys, widget);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    on(QKeySequence::Find, [this] { m_find->open(false); });
    on(ReplaceKeys, [this] { m_find->open(true); });
    on(QKeySequence(Qt::Key_F3), [this] { m_find->find(1); });
    on(QKeySequence(Qt::SHIFT | Qt::Key_F3), [this] { m_find->find(-1); });
    on(UnknownKeys, [this] { goToUnknown(); });
    // In another field it would paste where nobody looks.
    auto *plain = new QShortcut(PlainKeys, &m_editor);
    plain->setContext(Qt::WidgetShortcut);
    connect(plain, &QShortcut::activated, &m_editor, &BodyEditor::pastePlain);
}

void WritingTools::fillMenu()
{
    qDeleteAll(m_menu->findChildren<QMenu *>(Qt::FindDirectChildrenOnly)); // clear() leaves them.
    m_menu->clear();
    // Their keys are shortcuts of the step: here they are only told.
    const auto add = [this](const QString &words, const QKeySequence &keys, auto action) {
        return m_menu->addAction(keys.isEmpty() ? words : words + u'\t' + nameOf(keys), this, action);
    };
    add(tr("Find …"), QKeySequence::Find, [this] { m_find->open(false); });
    add(tr("Find and replace …"), ReplaceKeys, [this] { m_find->open(true); });
    QAction *paste = add(tr("Paste as plain text"), PlainKeys, [this] { m_editor.pastePlain(); });
    paste->setEnabled(!QGuiApplication::clipboard()->text().isEmpty());
    m_menu->addSeparator();
    addSpelling();
    m_menu->addSeparator();
    auto *earlier = m_menu->addMenu(tr("New from the last issue"));
    earlier->setEnabled(m_history != nullptr);
    connect(earlier, &QMenu::aboutToShow, this, [this, earlier] { fillEarlier(earlier); });
    auto *starting = m_menu->addMenu(tr("Begin with a text of yours"));
    fillStarting(starting);
    add(tr("Keep this text to begin with …"), {}, [this] {
        askForName();
    })->setEnabled(!m_text().body.isEmpty());
}

void WritingTools::addSpelling()
{
    const QString language = m_speller->language();
    const QString name = language.isEmpty() ? QString() : languageWords(language);
    QAction *check = m_menu->addAction(
        language.isEmpty()               ? tr("Check spelling: the language is not known yet")
            : m_speller->hasDictionary() ? tr("Check spelling: %1").arg(name)
            : m_speller->isUnusable()    ? tr("Check spelling: the dictionary of %1 cannot be read").arg(name)
                                         : tr("Check spelling: no dictionary of %1 is installed").arg(name));
    check->setCheckable(true);
    check->setEnabled(m_speller->hasDictionary());
    check->setChecked(m_spelling->isOn() && m_speller->hasDictionary());
    connect(check, &QAction::toggled, m_spelling, &SpellWork::setOn);
    QAction *next = m_menu->addAction(tr("Next unknown word") + u'\t' + nameOf(UnknownKeys), this,
                                      &WritingTools::goToUnknown);
    next->setEnabled(!m_editor.misspelt().isEmpty());
}

void WritingTools::goToUnknown()
{
    if (!m_editor.misspelt().isEmpty()) {
        m_editor.goToMisspelt();
        return;
    }
    const QString language = m_speller->language();
    const QString name = language.isEmpty() ? QString() : languageWords(language);
    m_bar.raiseNotice({.key = u"spelling"_s,
                       .title = language.isEmpty()       ? tr("The language of the text is not known yet")
                           : m_speller->isUnusable()     ? tr("The dictionary of %1 cannot be read").arg(name)
                           : !m_speller->hasDictionary() ? tr("No dictionary of %1 is installed").arg(name)
                           : !m_spelling->isOn()         ? tr("Spelling is not checked")
                           : !m_speller->isReady()       ? tr("The dictionary of %1 is being read").arg(name)
                           : m_spelling->isTooLong()     ? tr("The text is too long to be looked up")
                           : m_spelling->isBusy()        ? tr("The words are still being looked up")
                                                         : tr("Every word is known"),
                       .isNews = true});
}

void WritingTools::fillEarlier(QMenu *menu)
{
    menu->clear();
    if (!m_history)
        return;
    menu->addAction(tr("Looking …"))->setEnabled(false);
    QCoro::connect(
        m_history->deliveries({}, MostLookedAt), menu, [this, menu](const Result<HistoryPage> &page) {
            menu->clear();
            QStringList series;
            for (const Delivery &delivery : page ? page->deliveries : QList<Delivery>()) {
                const QString of = seriesOf(delivery.message.subject);
                if (delivery.options.test || delivery.farm != m_desk.farm().home || series.contains(of))
                    continue;
                series.append(of);
                menu->addAction(inMenu(delivery.message.subject), this,
                                [this, message = delivery.message] { Q_EMIT wordsWanted(message); });
                if (series.size() == MostSeries)
                    break;
            }
            if (!page)
                tell(page.error());
            if (series.isEmpty())
                menu->addAction(tr("Nothing was delivered yet"))->setEnabled(false);
        });
}

void WritingTools::fillStarting(QMenu *menu)
{
    const QStringList names = m_texts.names();
    for (const QString &name : names)
        menu->addAction(inMenu(name), this, [this, name] {
            if (const auto text = m_texts.read(name))
                Q_EMIT textWanted(*text);
            else
                tell(text.error());
        });
    menu->setEnabled(!names.isEmpty());
    if (names.isEmpty())
        return;
    menu->addSeparator();
    auto *remove = menu->addMenu(tr("Remove"));
    for (const QString &name : names)
        remove->addAction(inMenu(name), this, [this, name] {
            const auto text = m_texts.read(name);
            if (const auto removed = m_texts.remove(name); !removed) {
                tell(removed.error());
                return;
            }
            Notice notice{.key = u"starting"_s,
                          .tone = Tone::Sending,
                          .title = tr("“%1” was removed").arg(isolated(name))};
            if (text)
                notice.actions = {{tr("Put it back"), [this, name, text = *text] {
                                       m_bar.withdraw(u"starting"_s);
                                       if (const auto kept = m_texts.keep(name, text); !kept)
                                           tell(kept.error());
                                   }}};
            m_bar.raiseNotice(notice);
        });
}

void WritingTools::askForName()
{
    auto *dialog = new QInputDialog(m_window->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Keep this text to begin with"));
    dialog->setLabelText(tr("Its name. A text that has it already is replaced."));
    dialog->setTextValue(m_text().subject.simplified());
    connect(dialog, &QInputDialog::textValueSelected, this, &WritingTools::keepAs);
    dialog->open();
}

void WritingTools::keepAs(const QString &name)
{
    const auto before = m_texts.read(name.trimmed());
    if (const auto kept = m_texts.keep(name.trimmed(), m_text()); !kept) {
        tell(kept.error());
        return;
    }
    Notice notice{.key = u"starting"_s,
                  .tone = Tone::Delivered,
                  .title = tr("Kept as “%1”").arg(isolated(name.trimmed()))};
    if (before)
        notice.actions = {{tr("Put the earlier one back"), [this, name = name.trimmed(), text = *before] {
                               m_bar.withdraw(u"starting"_s);
                               if (const auto again = m_texts.keep(name, text); !again)
                                   tell(again.error());
                           }}};
    m_bar.raiseNotice(notice);
}

void WritingTools::takeFile(const QString &path, int position)
{
    const auto text = messageFromFile(path);
    if (!text) {
        tell(text.error());
        return;
    }
    m_bar.withdraw(u"writing"_s);
    const QString &subject = text->message.subject;
    if (m_editor.text().trimmed().isEmpty()) {
        Q_EMIT textWanted(text->message);
    } else { // Among other words a first heading is one of them.
        const QString head = subject.isEmpty() ? QString() : u"== "_s + subject + u" ==\n\n"_s;
        m_editor.replace(position, 0, head + text->message.body);
    }
    if (text->truncated || text->flattened)
        tellLoss(text->truncated ? PasteLoss::Words : PasteLoss::Form, true);
}

void WritingTools::tellLoss(PasteLoss loss, bool ofFile)
{
    Notice notice{.key = u"paste"_s, .tone = Tone::Waiting};
    switch (loss) {
    case PasteLoss::Words:
        notice.title = ofFile ? tr("Not all of the file is here") : tr("Not all of what was pasted is here");
        notice.text = ofFile
            ? tr("It was larger than a message can be. Undo takes it back.")
            : tr("It was larger than a message can be. Undo takes it back; %1 pastes its words alone.")
                  .arg(nameOf(PlainKeys));
        break;
    case PasteLoss::Form:
        notice.title = tr("All words are here, but not all of their form");
        notice.text = tr("It was larger, or nested deeper, than what can become wikitext. Look through its "
                         "headings, lists and links.");
        break;
    case PasteLoss::Everything:
        notice.title = tr("Nothing was pasted");
        notice.text = tr("What was copied is larger than a message can be. Copy a part of it.");
        break;
    }
    m_bar.raiseNotice(notice);
}

void WritingTools::setLanguage(const QString &code)
{
    m_speller->setLanguage(code);
}

void WritingTools::tell(const Error &error)
{
    const Explanation said = explain(error);
    m_bar.raiseNotice({.key = u"writing"_s,
                       .tone = Tone::Failed,
                       .title = said.what,
                       .text = said.text(),
                       .details = said.details});
}

} // namespace paperround
