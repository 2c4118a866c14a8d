// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/networkwatch.h"
#include "ui/desktop/desktop.h"

#include <QDBusUnixFileDescriptor>
#include <QDateTime>
#include <QElapsedTimer>
#include <QTimer>

#include <memory>

class QMenu;
class QSystemTrayIcon;

namespace paperround {

/// The real desktop: logind or the screen saver by D-Bus, the tray, the freedesktop's notifications.
class SystemDesktop final : public Desktop
{
    Q_OBJECT
public:
    explicit SystemDesktop(QObject *parent = nullptr);
    ~SystemDesktop() override;

    void keepAwake(bool awake, const QString &why) override;
    [[nodiscard]] bool hasTray() const override;
    void showInTray(bool shown, const QString &words) override;
    void notify(const QString &title, const QString &text) override;

private:
    void askScreenSaver(const QString &why);
    void watchClock();

    QDBusUnixFileDescriptor m_inhibitor; ///< logind lets go when it is closed.
    uint m_cookie = 0; ///< The screen saver's.
    quint64 m_asked = 0; ///< Answers to an older wish are given back.
    NetworkWatch m_network;
    QTimer m_beat;
    QElapsedTimer m_elapsed;
    QDateTime m_lastBeat;
    std::unique_ptr<QMenu> m_menu;
    std::unique_ptr<QSystemTrayIcon> m_tray;
};

} // namespace paperround
