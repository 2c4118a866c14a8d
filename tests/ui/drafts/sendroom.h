// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/round.h"
#include "ui/accounts/desk.h"
#include "ui/drafts/drafteditor.h"
#include "ui/drafts/draftspage.h"
#include "ui/drafts/fakedrafts.h"
#include "ui/drafts/sendstep.h"
#include "ui/widgets/actionbutton.h"

#include <QCoreApplication>
#include <QDir>
#include <QLabel>
#include <QTest>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

/// A draft at its last step, with real sessions and pages over fakes.
struct SendRoom
{
    Round round{{u"home.example"_s, u"fr.example"_s, u"ar.example"_s}};
    FakeDrafts drafts{round.clock};
    Desk desk;
    DraftsPage page;

    explicit SendRoom(int pages = 3, const std::function<void(SendPolicy &)> &change = {},
                      const Surroundings &around = {}, History *history = nullptr)
        : page(drafts, round.clock, desk, *round.engine, around, nullptr, history)
    {
        FarmProfile farm;
        farm.home = u"home.example"_s;
        farm.send = {.who = SendPolicy::Who::Everybody, .value = {}, .everyWiki = true};
        farm.review = round.wikis->reviewPolicy;
        if (change)
            change(farm.send);
        round.wikis->sendPolicy = farm.send;
        page.resize(1112, 900);
        page.show();
        desk.choose(farm, *round.wikis->account(), round.wikis);
        page.newDraft();
        document().setSubject(u"News"_s);
        document().setBody(u"A text. ~~~~"_s);
        QStringList targets;
        for (int i = 1; i <= pages; ++i)
            targets.append(u"User talk:U%1@"_s.arg(i) + (i % 2 ? u"home.example"_s : u"fr.example"_s));
        session().targetsWork().addText(targets.join(u'\n'), u"pasted"_s);
        page.editor().goTo(DraftEditor::Send);
    }
    /// What is still under way holds on to the fakes: it comes to its end before they go.
    ~SendRoom()
    {
        (void)QTest::qWaitFor([this] { return !round.clock.hasEvents(); });
        QCoreApplication::sendPostedEvents();
    }
    [[nodiscard]] DraftSession &session() { return page.session(); }
    [[nodiscard]] DraftDocument &document() { return session().document(); }
    [[nodiscard]] SendStep &step() { return *page.editor().findChild<SendStep *>(); }
    template <class Widget> [[nodiscard]] Widget *named(const QString &name)
    {
        const auto all = page.findChildren<Widget *>();
        const auto found = std::ranges::find_if(all, [&](const Widget *each) {
            const auto *button = qobject_cast<const QAbstractButton *>(each);
            return each->accessibleName() == name || (button && button->text() == name);
        });
        return found == all.end() ? nullptr : *found;
    }
    [[nodiscard]] bool says(const QString &words)
    {
        const auto labels = page.findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) {
            return label->isVisible() && label->text().replace(QChar::Nbsp, u' ').contains(words);
        });
    }
    /// From now on farm, home wiki and account have MassMessage.
    void openMassMessage()
    {
        round.wikis->tweakFacts = [](WikiFacts &facts) { facts.extensions.insert(u"MassMessage"_s); };
        round.wikis->tweakAccount = [](AccountFacts &facts) { facts.rights += u"massmessage"_s; };
        FarmProfile farm = desk.farm();
        farm.routes.insert(Route::MassMessage);
        desk.choose(farm, *round.wikis->account(), round.wikis);
    }
    [[nodiscard]] DeliveryOptions stored() { return drafts.kept.value(document().id()).options; }
    [[nodiscard]] bool canSend()
    {
        return QTest::qWaitFor([&] { return step().sendButton()->isEnabled(); });
    }
};

/// Saves a picture where PAPERROUND_LOOK names a folder; for eyes, not for the test.
inline void look(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("PAPERROUND_LOOK");
    QCoreApplication::sendPostedEvents(); // What was asked to be laid out.
    if (!folder.isEmpty())
        widget.grab().save(QDir(folder).filePath(name + u".png"_s));
}

inline void type(QWidget *widget, const QString &text)
{
    widget->setFocus();
    QTest::keyClick(widget, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(widget, Qt::Key_Delete);
    QTest::keyClicks(widget, text);
}

} // namespace paperround
