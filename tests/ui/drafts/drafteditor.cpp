// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/drafteditor.h"

#include "models/translations.h"
#include "support/round.h"
#include "ui/accounts/desk.h"
#include "ui/drafts/draftspage.h"
#include "ui/drafts/fakedrafts.h"
#include "ui/widgets/style.h"

#include <QCoroTask>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

/// How a person has laid out the editor of drafts.
class DraftEditorTest : public QObject
{
    Q_OBJECT

    struct Room
    {
        Round round;
        FakeDrafts drafts{round.clock};
        Desk desk;
        DraftsPage page{drafts, round.clock, desk, *round.engine, Surroundings{}};
        QSettings settings;

        explicit Room(const QTemporaryDir &directory)
            : settings(directory.filePath(u"window.ini"_s), QSettings::IniFormat)
        {
            page.restoreState(settings);
            page.resize(1400, 900);
            page.show();
        }
        ~Room() { page.saveState(settings); }

        [[nodiscard]] QSplitter *splitter(DraftEditor::Step step)
        {
            page.editor().goTo(step);
            // What was rendered is shown in the place of words about it.
            auto *groups = page.editor().findChild<QSplitter *>(u"previewSplitter"_s);
            qobject_cast<QStackedWidget *>(groups->parentWidget())->setCurrentWidget(groups);
            QCoreApplication::sendPostedEvents();
            for (QSplitter *each : page.editor().findChildren<QSplitter *>()) {
                if (each->isVisible() && (each == groups) == (step == DraftEditor::Preview))
                    return each;
            }
            return nullptr;
        }
    };

    /// To where nobody would have put it by default.
    static QList<int> moved(QSplitter *splitter)
    {
        const QList<int> usual = splitter->sizes();
        for (const int by : {37, -37}) { // One side may be as small already as it can be.
            splitter->setSizes({usual[0] + by, usual[1] - by});
            if (splitter->sizes() != usual)
                break;
        }
        return splitter->sizes();
    }

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, ThemeChoice::Light);
    }

    void thePlaceOfEachSplitterOutlivesTheRun_data()
    {
        QTest::addColumn<int>("step");
        QTest::newRow("targets and their summary") << int(DraftEditor::Targets);
        QTest::newRow("message and preview") << int(DraftEditor::Message);
        QTest::newRow("groups and their page") << int(DraftEditor::Preview);
        QTest::newRow("checks and sending") << int(DraftEditor::Checks);
    }

    void thePlaceOfEachSplitterOutlivesTheRun()
    {
        QFETCH(const int, step);
        const QTemporaryDir directory;
        QList<int> chosen;
        {
            Room room(directory);
            room.page.newDraft();
            QSplitter *splitter = room.splitter(DraftEditor::Step(step));
            QVERIFY(splitter);
            const QList<int> usual = splitter->sizes();
            chosen = moved(splitter);
            QVERIFY(chosen != usual);
        }
        {
            Room room(directory); // One in which no draft is opened loses nothing.
        }
        Room room(directory);
        room.page.newDraft();
        QSplitter *splitter = room.splitter(DraftEditor::Step(step));
        QVERIFY(splitter);
        QCOMPARE(splitter->sizes(), chosen);
    }
};

} // namespace paperround

QTEST_MAIN(paperround::DraftEditorTest)
#include "drafteditor.moc"
