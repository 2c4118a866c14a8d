// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wiki/login/registration.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QLineEdit;

namespace paperround {

class ActionButton;

/// How Paper Round is registered at a wiki: its form opened filled in, every field to copy, and where the key
/// goes that the wiki gives in return.
class RegistrationPanel : public QWidget
{
    Q_OBJECT
public:
    explicit RegistrationPanel(QWidget *parent = nullptr);

    void show(const Registration &registration);
    [[nodiscard]] QWidget *firstFocus() const;

Q_SIGNALS:
    void openRequested(const QUrl &url);
    void clientGiven(const QString &clientId, const QString &secret); ///< The secret may be empty.

private:
    void addField(const QString &name, const QString &value);
    void give();

    Registration m_registration;
    ActionButton *m_open;
    QFormLayout *m_fields;
    QLineEdit *m_clientId;
    QLineEdit *m_secret;
    ActionButton *m_keep;
};

} // namespace paperround
