// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "ui/shell/page.h"
#include "ui/widgets/theme.h"

#include <QHash>
#include <QMainWindow>
#include <QString>

#include <functional>

class QMenu;
class QSettings;
class QSplitter;
class QStackedWidget;

namespace paperround {

class AccountButton;
class InlineBar;
class PracticeBanner;
class Rail;

/// The console's window: the rail, the banner and bars above, and one page at a time.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// `settings` holds geometry and what each page keeps; in the data directory.
    explicit MainWindow(QSettings &settings, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// A place of the rail. Pages that are not added show that they are to come.
    void addPage(Page *page);
    [[nodiscard]] Page *page(PageId id) const;
    /// Stands in front of all pages (welcome, sign-in) until a page is opened; null takes it away.
    void showInFront(QWidget *screen);
    void open(PageId id, const QString &place = {});
    [[nodiscard]] PageId current() const;

    void setPractice(bool practice);
    /// Name and farm at the foot of the rail; empty: no account.
    void setAccount(const QString &name, const QString &farm);
    [[nodiscard]] QMenu *accountMenu() const;
    [[nodiscard]] QMenu *mainMenu() const;
    [[nodiscard]] InlineBar *notices() const { return m_notices; }
    /// The one place for errors that belong to no page.
    void showError(const Error &error);

    /// Asked before the window closes; false: it stays open.
    void setCloseGuard(std::function<bool()> mayClose) { m_mayClose = std::move(mayClose); }

    /// All that is kept goes into the settings; also done on close.
    void saveState();
    void restoreState();

Q_SIGNALS:
    void closing();
    void leavePracticeRequested();
    void themeChosen(paperround::ThemeChoice choice);
    void manualRequested(paperround::PageId page);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void closeEvent(QCloseEvent *event) override;

private:
    void addShortcuts();
    void fillMainMenu();
    void walkPanes(bool forward);

    QSettings &m_settings;
    Rail *m_rail;
    PracticeBanner *m_practice;
    InlineBar *m_notices;
    QStackedWidget *m_stack;
    QWidget *m_front = nullptr;
    std::function<bool()> m_mayClose;
    QHash<PageId, Page *> m_pages;
};

} // namespace paperround
