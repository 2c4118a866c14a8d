// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the widgets of every page: whatever takes the focus says what it is.
#include "cli/workplace.h"
#include "models/translations.h"
#include "ui/accounts/accountsscreen.h"
#include "ui/accounts/accountswitch.h"
#include "ui/application.h"
#include "ui/drafts/drafteditor.h"
#include "ui/drafts/draftspage.h"
#include "ui/shell/mainwindow.h"
#include "ui/widgets/style.h"
#include "wiki/login/accountbook.h"

#include <QAccessible>
#include <QApplication>
#include <QCoroTask>
#include <QTest>

using namespace Qt::StringLiterals;

namespace paperround {

class AccessibleTest : public QObject
{
    Q_OBJECT

    std::shared_ptr<Workplace> m_place;
    std::unique_ptr<Application> m_console;

    static QString pathOf(const QWidget *widget)
    {
        QStringList path;
        for (; widget; widget = widget->parentWidget())
            path.prepend(QString::fromLatin1(widget->metaObject()->className()));
        return path.join(u" > "_s);
    }

    /// Those that take the focus by Tab and have no name for who does not see them.
    static QStringList nameless(QWidget &window)
    {
        QStringList found;
        const QList<QWidget *> widgets = window.findChildren<QWidget *>();
        for (QWidget *widget : widgets) {
            const bool putAway = widget->isHidden() && widget->testAttribute(Qt::WA_WState_ExplicitShowHide);
            if (putAway || widget->window() != &window || !(widget->focusPolicy() & Qt::TabFocus)
                || widget->objectName().startsWith(u"qt_"_s) || widget->focusProxy())
                continue;
            const QAccessibleInterface *interface = QAccessible::queryAccessibleInterface(widget);
            if (!interface || interface->text(QAccessible::Name).trimmed().isEmpty())
                found.append(pathOf(widget));
        }
        return found;
    }

private Q_SLOTS:
    void initTestCase()
    {
        installTranslations(*qApp, QLocale::c());
        applyStyle(*qApp, ThemeChoice::Light);
        auto place = QCoro::waitFor(Workplace::open({.practice = true}));
        QVERIFY(place.has_value());
        m_place = *place;
        m_console = std::make_unique<Application>(
            m_place,
            Surroundings{[](const QUrl &) {},
                         [](QWidget *, const QString &, const QString &, const auto &) {}});
        m_console->show();
    }

    void cleanupTestCase()
    {
        QCoro::waitFor(m_place->shutDown());
        m_console.reset();
        m_place.reset();
    }

    void everyPageCanBeOpenedAndItsWidgetsSayWhatTheyAre()
    {
        MainWindow &window = m_console->window();
        for (const PageId page :
             {PageId::Drafts, PageId::Review, PageId::Deliveries, PageId::History, PageId::Lists})
            window.open(page);
        QVERIFY2(nameless(window).isEmpty(), qPrintable(nameless(window).join(u"; "_s)));
    }

    void everyStepOfADraftSaysWhatItsWidgetsAre()
    {
        MainWindow &window = m_console->window();
        window.open(PageId::Drafts, u"new"_s);
        auto *editor = window.findChild<DraftEditor *>();
        QVERIFY(editor);
        for (const auto step : {DraftEditor::Targets, DraftEditor::Message, DraftEditor::Preview,
                                DraftEditor::Checks, DraftEditor::Send}) {
            editor->goTo(step);
            QVERIFY2(nameless(window).isEmpty(), qPrintable(nameless(window).join(u"; "_s)));
        }
    }

    void signingInAndTheAccountsSayWhatTheirWidgetsAre()
    {
        Desk desk;
        AccountSwitch accounts(*m_place, desk);
        AccountsScreen screen(m_place->accounts().shared_from_this(), accounts, desk, Surroundings{});
        QVERIFY2(nameless(screen).isEmpty(), qPrintable(nameless(screen).join(u"; "_s)));
    }
};

} // namespace paperround

QTEST_MAIN(paperround::AccessibleTest)
#include "accessible.moc"
