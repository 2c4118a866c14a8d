// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drafts/draftsession.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace paperround {

/// How the message is signed, with what that means for archiving bots and mentions; and the policy's footer.
class SignatureBox : public QWidget
{
    Q_OBJECT
public:
    explicit SignatureBox(DraftSession &session, QWidget *parent = nullptr);

private:
    void take(); ///< From the document.
    void give();
    void showMeaning();

    DraftSession &m_session;
    QComboBox *m_kind;
    QLineEdit *m_line;
    QLabel *m_meaning;
    QLabel *m_footer;
};

} // namespace paperround
