// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "models/translations.h"
#include "ui/shell/page.h"
#include "ui/widgets/style.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

/// Two fields, and a note of where it was asked to go.
class PlainPage : public Page
{
public:
    explicit PlainPage(PageId id)
        : Page(id)
        , first(new QLineEdit(this))
        , second(new QLineEdit(this))
    {
        auto *line = new QHBoxLayout(this);
        line->addWidget(first);
        line->addWidget(second);
    }
    void activated(const QString &place) override { places.append(place); }
    QWidget *firstFocus() override { return first; }
    QList<QWidget *> panes() override { return {first, second}; }
    void saveState(QSettings &settings) const override { settings.setValue(u"words"_s, first->text()); }
    void restoreState(const QSettings &settings) override
    {
        first->setText(settings.value(u"words"_s).toString());
    }

    QLineEdit *first;
    QLineEdit *second;
    QStringList places;
};

} // namespace

/// The frame around the pages, by keyboard and over a restart.
class MainWindowTest : public QObject
{
    Q_OBJECT

    struct Frame
    {
        QSettings settings;
        MainWindow window;
        QHash<PageId, PlainPage *> pages;

        explicit Frame(const QTemporaryDir &directory)
            : settings(directory.filePath(u"window.ini"_s), QSettings::IniFormat)
            , window(settings)
        {
            for (const PageId id :
                 {PageId::Drafts, PageId::Review, PageId::Deliveries, PageId::History, PageId::Lists}) {
                pages.insert(id, new PlainPage(id));
                window.addPage(pages[id]);
            }
            window.restoreState();
            window.show();
        }
        void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
        {
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window, key, with);
        }
    };

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, ThemeChoice::Light);
    }

    void aNumberLeadsToItsPage()
    {
        const QTemporaryDir directory;
        Frame frame(directory);
        QVERIFY(QTest::qWaitForWindowActive(&frame.window));
        frame.pages[PageId::Drafts]->first->setFocus(); // From the rail the keyboard stays there.
        for (int number = 5; number >= 1; --number) {
            frame.press(Qt::Key(Qt::Key_0 + number), Qt::ControlModifier);
            QCOMPARE(frame.window.current(), PageId(number));
            QVERIFY(frame.pages[PageId(number)]->first->hasFocus());
        }
    }

    void aPageThatIsOpenedIsToldSoOnce()
    {
        const QTemporaryDir directory;
        Frame frame(directory);
        frame.window.open(PageId::Drafts);
        frame.pages[PageId::History]->places.clear();
        frame.window.open(PageId::History, u"abcdefghij"_s);
        QCOMPARE(frame.pages[PageId::History]->places, QStringList{u"abcdefghij"_s});
    }

    void aNewDraftBeginsFromEveryPage()
    {
        const QTemporaryDir directory;
        Frame frame(directory);
        QVERIFY(QTest::qWaitForWindowActive(&frame.window));
        for (const PageId from : {PageId::History, PageId::Drafts}) {
            frame.window.open(from);
            frame.pages[PageId::Drafts]->places = {QString()};
            frame.press(Qt::Key_N, Qt::ControlModifier);
            QCOMPARE(frame.window.current(), PageId::Drafts);
            QCOMPARE(frame.pages[PageId::Drafts]->places.constLast(), u"new"_s);
        }
    }

    void f6WalksThroughThePanesAndTheRail()
    {
        const QTemporaryDir directory;
        Frame frame(directory);
        QVERIFY(QTest::qWaitForWindowActive(&frame.window));
        frame.window.open(PageId::History);
        PlainPage *page = frame.pages[PageId::History];
        page->first->setFocus();
        frame.press(Qt::Key_F6);
        QVERIFY(page->second->hasFocus());
        frame.press(Qt::Key_F6);
        QVERIFY(!page->first->hasFocus() && !page->second->hasFocus());
        frame.press(Qt::Key_F6);
        QVERIFY(page->first->hasFocus());
        frame.press(Qt::Key_F6, Qt::ShiftModifier);
        frame.press(Qt::Key_F6, Qt::ShiftModifier);
        QVERIFY(page->second->hasFocus());
    }

    void f1AsksForTheManualOfThePage()
    {
        const QTemporaryDir directory;
        Frame frame(directory);
        QVERIFY(QTest::qWaitForWindowActive(&frame.window));
        frame.window.open(PageId::Lists);
        QSignalSpy asked(&frame.window, &MainWindow::manualRequested);
        frame.press(Qt::Key_F1);
        QCOMPARE(asked.size(), 1);
    }

    void pageAndPlacesOutliveTheRun()
    {
        const QTemporaryDir directory;
        QSize size;
        {
            Frame frame(directory);
            frame.window.resize(1111, 777);
            frame.window.open(PageId::Deliveries);
            frame.pages[PageId::History]->first->setText(u"kept"_s);
            size = frame.window.size();
            frame.window.close();
        }
        Frame frame(directory);
        QCOMPARE(frame.window.current(), PageId::Deliveries);
        QCOMPARE(frame.window.size(), size);
        QCOMPARE(frame.pages[PageId::History]->first->text(), u"kept"_s);
        QVERIFY(frame.pages[PageId::Drafts]->first->text().isEmpty());
    }

    void rubbishInTheSettingsIsPassedOver()
    {
        const QTemporaryDir directory;
        {
            QSettings settings(directory.filePath(u"window.ini"_s), QSettings::IniFormat);
            settings.setValue(u"page"_s, 99);
            settings.setValue(u"geometry"_s, u"nothing"_s);
        }
        Frame frame(directory);
        QCOMPARE(frame.window.current(), PageId::Lists);
        QCOMPARE(frame.window.size(), QSize(1280, 800));
    }
};

} // namespace paperround

QTEST_MAIN(paperround::MainWindowTest)
#include "mainwindow.moc"
