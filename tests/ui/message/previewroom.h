// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drafts/sendroom.h"
#include "ui/message/previewpane.h"
#include "ui/message/previewstep.h"

#include <QAction>
#include <QMenu>

namespace paperround {

/// Of one of its menus; null: none says that.
inline QAction *choiceIn(QWidget &step, const QString &words)
{
    for (QMenu *menu : step.findChildren<QMenu *>()) {
        for (QAction *action : menu->actions()) {
            if (action->text() == words)
                return action;
        }
    }
    return nullptr;
}

/// A preview of a draft to three wikis, of which two speak English.
struct Preview
{
    SendRoom room;
    QList<QUrl> opened;
    std::unique_ptr<PreviewStep> step;

    explicit Preview(History *history = nullptr)
        : room(0, {}, {}, history)
    {
        room.round.wikis->tweakFacts = [](WikiFacts &facts) {
            facts.language = facts.wiki == "ar.example"_L1 ? u"ar"_s : u"en"_s;
            facts.rightToLeft = facts.wiki == "ar.example"_L1;
        };
        room.session().targetsWork().addText(
            u"User talk:A@home.example\nUser talk:B@fr.example\nUser talk:C@ar.example"_s, {});
        Surroundings around;
        around.openUrl = [this](const QUrl &url) { opened.append(url); };
        step = std::make_unique<PreviewStep>(room.session(), around);
        step->resize(900, 600);
        step->show();
    }
    ~Preview() { step.reset(); }
    [[nodiscard]] PreviewWork &work() { return room.session().previewWork(); }
    [[nodiscard]] bool ends()
    {
        return QTest::qWaitFor([this] { return !work().isRendering(); });
    }
    [[nodiscard]] bool renders()
    {
        work().render();
        return ends();
    }
    [[nodiscard]] QStringList asked() const
    {
        QStringList wikis;
        const PreviewGroupsModel &groups = const_cast<Preview *>(this)->work().groups();
        for (int row = 0; row < groups.rowCount(); ++row) {
            for (const PreviewResult &wiki : groups.group(row).wikis) {
                if (!wiki.isLater)
                    wikis.append(wiki.wiki);
            }
        }
        wikis.sort();
        return wikis;
    }
    [[nodiscard]] QList<PreviewPane *> panes()
    {
        return {step->findChild<PreviewPane *>(u"pane"_s), step->findChild<PreviewPane *>(u"paneBeside"_s)};
    }
    [[nodiscard]] QAction *choice(const QString &words) { return choiceIn(*step, words); }
};

} // namespace paperround
