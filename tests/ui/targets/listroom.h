// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drafts/sendroom.h"
#include "ui/targets/sourcesbar.h"
#include "ui/targets/targetsstep.h"
#include "ui/targets/targettable.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMenu>
#include <QMimeData>

namespace paperround {

/// A draft at its first step with A (U1 to U4) and B (U3 to U6).
struct ListRoom : SendRoom
{
    ListRoom()
        : SendRoom(4)
    {
        session().targetsWork().addText(lines(3, 6), u"more"_s);
        page.editor().goTo(DraftEditor::Targets);
        table()->setFocus();
    }
    static QString lines(int from, int to)
    {
        QStringList lines;
        for (int i = from; i <= to; ++i)
            lines.append(u"User talk:U%1@"_s.arg(i) + (i % 2 ? u"home.example"_s : u"fr.example"_s));
        return lines.join(u'\n');
    }
    [[nodiscard]] TargetsStep *targets() { return page.editor().findChild<TargetsStep *>(); }
    [[nodiscard]] TargetTable *table() { return targets()->table(); }
    /// "1 2 3": the numbers of the users in list order.
    [[nodiscard]] QString users()
    {
        QStringList users;
        for (const TargetEntry &entry : document().targets().entries())
            users.append(entry.target.title.mid(11));
        return users.join(u' ');
    }
    void undo() { document().undoStack().undo(); }
    /// All that a person can change of a list.
    [[nodiscard]] QString whole()
    {
        QStringList words{document().formula().text()};
        for (const TargetSource &source : document().sources())
            words += QChar(source.letter) + source.name;
        for (const TargetEntry &entry : document().targets().entries())
            words += entry.target.title + u'@' + entry.target.wiki + (entry.included ? QString() : u" out"_s)
                + u" from "_s + originWords(entry) + (entry.moved ? u", moved"_s : QString());
        return words.join(u'\n');
    }
    [[nodiscard]] QStringList menuOf(char16_t letter)
    {
        QStringList words;
        for (QAction *action : page.findChild<SourceButton *>(u"source"_s + letter)->menu()->actions())
            words += action->text();
        return words;
    }
    void takeFromMenu(char16_t letter, const QString &words)
    {
        for (QAction *action : page.findChild<SourceButton *>(u"source"_s + letter)->menu()->actions()) {
            if (action->text() == words)
                return action->trigger();
        }
        QFAIL("no such action");
    }
    /// A line of somewhere else is dragged onto that row.
    void drop(int row)
    {
        QMimeData carried;
        carried.setText(u"User talk:U8@home.example"_s);
        const QPoint at = table()->visualRect(table()->model()->index(row, 0)).center();
        QDragEnterEvent enter(at, Qt::CopyAction, &carried, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(table()->viewport(), &enter);
        QDropEvent event(at, Qt::CopyAction, &carried, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(table()->viewport(), &event);
    }
};

inline void look(QWidget *widget, const QString &name)
{
    QCoreApplication::sendPostedEvents(); // what was just shown has its place
    if (const QString folder = qEnvironmentVariable("PAPERROUND_PICTURES"); !folder.isEmpty())
        widget->grab().save(folder + u'/' + name + u".png"_s);
}

} // namespace paperround
