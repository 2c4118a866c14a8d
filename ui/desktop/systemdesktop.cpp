// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/systemdesktop.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QMenu>
#include <QSystemTrayIcon>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace paperround {

namespace {

constexpr auto Beat = 10s;
constexpr qint64 Jump = 20'000; // ms between wall clock and steady clock from one beat to the next

QDBusMessage screenSaver(const QString &method)
{
    return QDBusMessage::createMethodCall(u"org.freedesktop.ScreenSaver"_s, u"/org/freedesktop/ScreenSaver"_s,
                                          u"org.freedesktop.ScreenSaver"_s, method);
}

} // namespace

SystemDesktop::SystemDesktop(QObject *parent)
    : Desktop(parent)
{
    watchClock();
    connect(&m_network, &NetworkWatch::cameBack, this, &Desktop::cameBack);
}

SystemDesktop::~SystemDesktop() = default;

void SystemDesktop::watchClock()
{
    m_elapsed.start();
    m_lastBeat = QDateTime::currentDateTimeUtc();
    m_beat.setInterval(Beat);
    connect(&m_beat, &QTimer::timeout, this, [this] {
        // The steady clock stands still while the computer sleeps.
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const qint64 apart = m_lastBeat.msecsTo(now) - m_elapsed.restart();
        m_lastBeat = now;
        if (std::abs(apart) >= Jump)
            Q_EMIT cameBack();
    });
    m_beat.start();
}

void SystemDesktop::keepAwake(bool awake, const QString &why)
{
    const quint64 asked = ++m_asked;
    m_inhibitor = {};
    if (m_cookie != 0) {
        QDBusMessage call = screenSaver(u"UnInhibit"_s);
        call << std::exchange(m_cookie, 0U);
        QDBusConnection::sessionBus().asyncCall(call);
    }
    if (!awake)
        return;
    QDBusMessage call =
        QDBusMessage::createMethodCall(u"org.freedesktop.login1"_s, u"/org/freedesktop/login1"_s,
                                       u"org.freedesktop.login1.Manager"_s, u"Inhibit"_s);
    call << u"sleep:idle"_s << QApplication::applicationName() << why << u"block"_s;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::systemBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, why, asked, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *watcher;
        if (asked != m_asked)
            return;
        if (reply.isError())
            askScreenSaver(why);
        else
            m_inhibitor = reply.value();
    });
}

void SystemDesktop::askScreenSaver(const QString &why)
{
    QDBusMessage call = screenSaver(u"Inhibit"_s);
    call << QApplication::applicationName() << why;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, asked = m_asked, watcher] {
        watcher->deleteLater();
        const QDBusPendingReply<uint> reply = *watcher;
        if (reply.isError())
            return;
        if (asked == m_asked) {
            m_cookie = reply.value();
            return;
        }
        QDBusMessage back = screenSaver(u"UnInhibit"_s);
        back << reply.value();
        QDBusConnection::sessionBus().asyncCall(back);
    });
}

bool SystemDesktop::hasTray() const
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void SystemDesktop::showInTray(bool shown, const QString &words)
{
    if (shown && !m_tray && hasTray()) {
        m_menu = std::make_unique<QMenu>();
        m_menu->addAction(tr("Show the window"), this, &Desktop::windowWanted);
        m_menu->addAction(tr("Quit"), this, &Desktop::quitWanted);
        m_tray = std::make_unique<QSystemTrayIcon>(QApplication::windowIcon());
        m_tray->setContextMenu(m_menu.get());
        connect(m_tray.get(), &QSystemTrayIcon::messageClicked, this, &Desktop::windowWanted);
        connect(m_tray.get(), &QSystemTrayIcon::activated, this,
                [this](QSystemTrayIcon::ActivationReason reason) {
                    if (reason == QSystemTrayIcon::Trigger)
                        Q_EMIT windowWanted();
                });
    }
    if (!m_tray)
        return;
    m_tray->setToolTip(words);
    m_tray->setVisible(shown);
}

void SystemDesktop::notify(const QString &title, const QString &text)
{
    QDBusMessage call = QDBusMessage::createMethodCall(u"org.freedesktop.Notifications"_s,
                                                       u"/org/freedesktop/Notifications"_s,
                                                       u"org.freedesktop.Notifications"_s, u"Notify"_s);
    // Some servers take the body for markup.
    call << QApplication::applicationName() << uint(0) << u"org.paperround.PaperRound"_s << title
         << text.toHtmlEscaped() << QStringList() << QVariantMap() << -1;
    auto *watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, title, text, watcher] {
        watcher->deleteLater();
        if (watcher->isError() && m_tray && m_tray->isVisible())
            m_tray->showMessage(title, text, QApplication::windowIcon());
    });
}

} // namespace paperround
