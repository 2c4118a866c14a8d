// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drafts/draftsession.h"

#include <QWidget>

class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace paperround {

class ActionButton;
class InlineBar;
class SendOptions;

/// The last step of a draft: the whole request in one look, and the one button that sends it. Disabled, the
/// line under it says why.
class SendStep : public QWidget
{
    Q_OBJECT
public:
    explicit SendStep(DraftSession &session, QWidget *parent = nullptr);

    [[nodiscard]] QWidget *firstFocus();
    [[nodiscard]] ActionButton *sendButton() { return m_send; }
    [[nodiscard]] ActionButton *submitButton() { return m_submit; }
    [[nodiscard]] SendOptions *options() const { return m_options; }
    void askForPermission(); ///< For the wikis that nobody has confirmed.

Q_SIGNALS:
    void cureWanted(paperround::CureAt place);
    void deliveryWanted(const QString &id);
    void requestWanted(const QString &title); ///< Its place in Review.

protected:
    void showEvent(QShowEvent *event) override;

private:
    QLabel *fact(QFormLayout *form, const QString &name, const QList<QPushButton *> &buttons = {});
    QWidget *makeFacts();
    QWidget *makeFoot();
    void listen();
    /// `cure`: the button that helps; null: none.
    void tell(const QString &key, const QString &title, const Error &error, QPushButton *cure = nullptr);
    void showPermissions();
    void showTest();
    void showRequest();
    void showObstacle();
    void showDigest();
    void showSubmitted();

    DraftSession &m_session;
    InlineBar *m_bar;
    QFormLayout *m_form = nullptr;
    QLabel *m_message;
    QLabel *m_targets;
    QLabel *m_leftOut;
    QLabel *m_account;
    QLabel *m_route;
    QLabel *m_approval;
    QLabel *m_wikis;
    QLabel *m_warnings;
    QLabel *m_permissions;
    QLabel *m_test;
    QLabel *m_digest;
    // In the order in which Tab goes.
    ActionButton *m_permit;
    ActionButton *m_copy;
    ActionButton *m_sendTest;
    ActionButton *m_showTest;
    SendOptions *m_options;
    QLabel *m_numberNote;
    QLineEdit *m_number;
    ActionButton *m_submit;
    ActionButton *m_send;
    ActionButton *m_cure;
    QLabel *m_why;
    QTimer m_digestSoon;
};

} // namespace paperround
