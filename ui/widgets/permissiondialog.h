// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/wikinames.h"

#include <QDialog>
#include <QStringList>

class QLineEdit;
class QListWidget;

namespace paperround {

class ActionButton;

/// Asks under which authority somebody sends: the link to a permission, and the wikis it is for.
class PermissionDialog : public QDialog
{
    Q_OBJECT
public:
    PermissionDialog(const QStringList &wikis, const WikiNames &names, QWidget *parent = nullptr);

Q_SIGNALS:
    void given(const QStringList &wikis, const QString &link);

private:
    [[nodiscard]] QStringList chosen() const;
    void showWhetherComplete();

    QListWidget *m_wikis;
    QLineEdit *m_link;
    ActionButton *m_confirm;
};

} // namespace paperround
