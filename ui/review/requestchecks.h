// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/requestcheck.h"

#include <QWidget>

class QLabel;

namespace paperround {

class ActionButton;
class ChecksView;

/// What was found out about a request: worst first, each with what it means; and when the wikis were asked.
class RequestChecks : public QWidget
{
    Q_OBJECT
public:
    explicit RequestChecks(RequestCheck &check, const Desk &desk, QWidget *parent = nullptr);

    [[nodiscard]] ChecksView *view() const { return m_view; }
    [[nodiscard]] ActionButton *again() const { return m_again; }
    [[nodiscard]] QLabel *asked() const { return m_asked; }

protected:
    void showEvent(QShowEvent *event) override; ///< Whoever looks wants to know: the wikis are asked.

private:
    void showState();

    RequestCheck &m_check;
    const Desk &m_desk;
    ChecksView *m_view;
    ActionButton *m_again;
    QLabel *m_asked;
};

} // namespace paperround
