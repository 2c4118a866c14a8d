// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/desktop.h"

#include <QStringList>

namespace paperround {

/// Writes down what it was asked for.
class FakeDesktop : public Desktop
{
public:
    void keepAwake(bool wish, const QString &) override
    {
        awake = wish;
        wishes += wish ? 1 : 0;
    }
    [[nodiscard]] bool hasTray() const override { return tray; }
    void showInTray(bool shown, const QString &) override { inTray = shown; }
    void notify(const QString &title, const QString &text) override { told.append(title + u'|' + text); }

    bool awake = false;
    int wishes = 0;
    bool tray = true;
    bool inTray = false;
    QStringList told;
};

} // namespace paperround
