// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drafts/draftsession.h"

#include <QWidget>

class QFormLayout;
class QLabel;

namespace paperround {

class ActionButton;
class InlineBar;

/// The last step of a draft: the whole request in one look, and the one button that sends it. Disabled, the
/// line under it says why.
class SendStep : public QWidget
{
    Q_OBJECT
public:
    explicit SendStep(DraftSession &session, QWidget *parent = nullptr);

    [[nodiscard]] QWidget *firstFocus();
    [[nodiscard]] ActionButton *sendButton() { return m_send; }

Q_SIGNALS:
    void cureWanted(paperround::CureAt place);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QLabel *fact(QFormLayout *form, const QString &name);
    QWidget *makeFoot();
    void showRequest();
    void showObstacle();
    void showDigest();

    DraftSession &m_session;
    InlineBar *m_bar;
    QLabel *m_message;
    QLabel *m_targets;
    QLabel *m_leftOut;
    QLabel *m_account;
    QLabel *m_approval;
    QLabel *m_wikis;
    QLabel *m_warnings;
    QLabel *m_digest;
    ActionButton *m_copy;
    ActionButton *m_send;
    ActionButton *m_cure;
    QLabel *m_why;
    QTimer m_digestSoon;
};

/// A digest in groups of four, as it is read aloud.
[[nodiscard]] QString digestWords(const QString &hex);

} // namespace paperround
