// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/workplace.h"
#include "domain/delivery/delivery.h"
#include "domain/review/request.h"
#include "ui/delivery/doors.h"
#include "ui/drafts/surroundings.h"
#include "ui/widgets/theme.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QSettings>
#include <QUrl>

#include <memory>
#include <optional>

class QMessageBox;

namespace paperround {

class AccountSwitch;
class AccountsScreen;
class DeliveriesPage;
class DeliveryCompanion;
class Desk;
class DraftsPage;
class MainWindow;
class PastPage;
class ReviewPage;

/// The console on one workplace: makes the window and its pages, and joins them to engine, store and
/// accounts.
class Application : public QObject
{
    Q_OBJECT
public:
    Application(std::shared_ptr<Workplace> workplace, Surroundings surroundings, QObject *parent = nullptr);
    ~Application() override;

    void show();
    [[nodiscard]] MainWindow &window() const { return *m_window; }
    [[nodiscard]] const std::shared_ptr<Workplace> &workplace() const { return m_workplace; }
    [[nodiscard]] Desk &desk() const { return *m_desk; }
    [[nodiscard]] ThemeChoice theme() const;
    /// Where a workplace keeps what its window was.
    [[nodiscard]] static QString settingsFile(const Workplace &workplace);

Q_SIGNALS:
    void closing(); ///< The window is gone; the workplace may be shut down.
    void otherWorkplaceRequested(bool practice); ///< To the practice farm, or out of it.

private:
    void addPages();
    void connectWindow();
    void connectHistory();
    void joinDesktop();
    [[nodiscard]] bool mayClose();
    void askBeforeClosing();
    void saveAndClose();
    void tellNotSaved(const Error &error);
    void goIntoTheBackground();
    void showWindow();
    void fillAccountMenu();
    void showAccount();
    void showWelcome();
    void showManual();
    void askForFarm();
    void openRequestFile();
    void importList();
    void openAsDraft(const QString &home, const Message &message, const QString &targets,
                     const std::optional<ListSource> &list, const DeliveryOptions &options);
    void practiseAs(const QString &token); ///< As one of the practice farm's players.
    AccountsScreen *accountsScreen(); ///< In front of the pages.
    void saveFarmProfile(const FarmProfile &farm);
    void showSignIn(const FarmProfile &farm);
    void resumeOpen();
    void resume(const QString &id); ///< A person says so: it releases what paused it.
    void resumeAs(const Delivery &delivery);
    void resumeSignedIn(); ///< Those that waited for it.
    void askForSignIn(const Delivery &delivery, const Error &error);
    void tellWentOn(const Delivery &delivery);
    void offer(const Delivery &delivery);
    void retryFailed(const Delivery &delivery);
    void exportDelivery(const QString &id, const QString &format);
    void newIssue(const Delivery &delivery);
    void learnWiki(const QString &id, const QString &wiki);
    [[nodiscard]] DeliveryDoors doors();
    [[nodiscard]] std::optional<Account> accountOf(const Delivery &delivery) const; ///< Signed in.
    [[nodiscard]] std::optional<Error> obstacle(const Delivery &delivery) const;
    [[nodiscard]] QUrl rowUrl(const Row &row) const;

    std::shared_ptr<Workplace> m_workplace;
    Surroundings m_surroundings;
    QSettings m_settings;
    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<AccountSwitch> m_accounts;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<DeliveryCompanion> m_companion;
    QPointer<QMessageBox> m_question; ///< Before closing.
    QPointer<QObject> m_saving; ///< Before closing, too.
    bool m_mayLeaveDelivery = false; ///< A person has said so.
    bool m_mayLoseDraft = false; ///< The same.
    DraftsPage *m_drafts = nullptr; ///< The window's.
    DeliveriesPage *m_deliveries = nullptr;
    PastPage *m_history = nullptr;
    ReviewPage *m_review = nullptr;
    QHash<QString, QUrl> m_indexOfWiki; ///< index.php of wikis that were asked.
    QSet<QString> m_asked;
    QHash<QString, Delivery> m_signedOut; ///< They go on as soon as their account is signed in.
    QSet<QString> m_retried; ///< Their failed rows; shown as soon as they open.
    QSet<QString> m_released; ///< To go on as soon as they are opened, whatever paused them.
    int m_wentOn = 0;
    int m_inDoubt = 0; ///< Rows of those that went on.
};

/// Opens workplaces and the console on them, one at a time, and ends the program when the last is closed.
class Launcher : public QObject
{
    Q_OBJECT
public:
    Launcher(QString directory, Surroundings surroundings, QObject *parent = nullptr);
    ~Launcher() override;

    void open(bool practice);
    [[nodiscard]] Application *application() const { return m_application.get(); }

Q_SIGNALS:
    void opened();
    void failed(); ///< Said, and read.

private:
    void leave(std::function<void()> then);
    void fail(const Error &error);

    QString m_directory;
    Surroundings m_surroundings;
    std::optional<bool> m_startedAs; ///< Practice or not.
    std::optional<ThemeChoice> m_theme; ///< Taken along to another workplace.
    std::unique_ptr<Application> m_application;
};

} // namespace paperround
