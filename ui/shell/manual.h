// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextBrowser>

namespace paperround {

/// The manual that is inside the program: one page, read offline.
class Manual : public QTextBrowser
{
    Q_OBJECT
public:
    explicit Manual(QWidget *parent = nullptr);
};

} // namespace paperround
