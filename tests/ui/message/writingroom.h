// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drafts/sendroom.h"
#include "ui/message/bodyeditor.h"
#include "ui/message/findbar.h"
#include "ui/message/messagestep.h"
#include "ui/message/writingtools.h"
#include "ui/widgets/inlinebar.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMimeData>
#include <QTemporaryDir>

namespace paperround {

/// Where own words are kept, and the dictionaries of a computer that has few.
struct WritingFolder
{
    WritingFolder()
    {
        write(u"hunspell/en_US.aff"_s, "SET UTF-8\nTRY esianrtolcdugmphbyfvkwz\n");
        write(u"hunspell/en_US.dic"_s, "4\nhello\nthere\nfriends\nnews\n");
        write(u"hunspell/fr_FR.aff"_s, "SET UTF-8\n");
        write(u"hunspell/fr_FR.dic"_s, "1\nbonjour\n");
        qputenv("XDG_DATA_DIRS", folder.path().toUtf8());
        qputenv("XDG_DATA_HOME", folder.filePath(u"home"_s).toUtf8());
    }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QVERIFY(QDir(folder.path()).mkpath(QFileInfo(name).path()));
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
    QTemporaryDir folder;
    [[nodiscard]] Surroundings around() const
    {
        Surroundings around;
        around.writingFolder = folder.filePath(u"writing"_s);
        return around;
    }
};

/// A draft at its message, with a folder of its own and small dictionaries.
struct WritingRoom : WritingFolder, SendRoom
{
    WritingRoom()
        : SendRoom(3, {}, around())
    {
        round.wikis->tweakFacts = [](WikiFacts &facts) {
            facts.language = facts.wiki.startsWith(u"fr") ? u"fr"_s : u"en"_s;
        };
        page.editor().goTo(DraftEditor::Message);
        step = page.editor().findChild<MessageStep *>();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page)); // Else no shortcut is heard.
        body().setFocus();
    }
    [[nodiscard]] BodyEditor &body() const { return *step->editor(); }
    [[nodiscard]] QString text() const { return body().text(); }
    [[nodiscard]] FindBar &bar() const { return *step->findChild<FindBar *>(); }
    [[nodiscard]] QStringList misspelt() const
    {
        QStringList words;
        for (const TextSpan &each : body().misspelt())
            words.append(text().mid(each.from, each.length));
        return words;
    }
    [[nodiscard]] bool tells(const QString &words) const
    {
        const auto labels = step->findChildren<QLabel *>();
        return std::ranges::any_of(labels, [&](const QLabel *label) {
            return label->isVisible()
                && label->text().replace(QChar::Nbsp, u' ').replace("&nbsp;"_L1, " "_L1).contains(words);
        });
    }
    /// It is in a bar of the step, shown or behind another one.
    [[nodiscard]] std::optional<Notice> notice(const QString &title) const
    {
        for (const InlineBar *each : step->findChildren<InlineBar *>()) {
            for (const Notice &notice : each->notices()) {
                if (notice.title.contains(title))
                    return notice;
            }
        }
        return {};
    }
    [[nodiscard]] QAction *action(const QString &words, QMenu *menu = nullptr) const
    {
        if (!menu) {
            menu = step->tools().menu();
            Q_EMIT menu->aboutToShow();
        }
        const QList<QAction *> actions = menu->actions();
        const auto found =
            std::ranges::find_if(actions, [&](const QAction *each) { return each->text().contains(words); });
        return found == actions.end() ? nullptr : *found;
    }
    void put(const QString &html, const QString &plain) const
    {
        auto *data = new QMimeData;
        if (!html.isEmpty())
            data->setHtml(html);
        data->setText(plain);
        QApplication::clipboard()->setMimeData(data);
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &body(), key, modifiers);
    }

    MessageStep *step = nullptr;
};

} // namespace paperround
