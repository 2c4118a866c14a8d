// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

namespace paperround {

/// What the console asks of the desktop around it. Whatever a desktop does not have does nothing.
class Desktop : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Keeps the computer from falling asleep by itself; a closed lid still puts it to sleep.
    virtual void keepAwake(bool awake, const QString &why) = 0;
    [[nodiscard]] virtual bool hasTray() const = 0;
    virtual void showInTray(bool shown, const QString &words) = 0; ///< `words`: its tooltip.
    virtual void notify(const QString &title, const QString &text) = 0; ///< Both plain text.

Q_SIGNALS:
    void windowWanted(); ///< A person pressed the tray's icon or a notification.
    void quitWanted();
    /// The computer woke up, its clock jumped, or the network is back: what waits should look again.
    void cameBack();
};

} // namespace paperround
