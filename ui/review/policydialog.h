// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/review/policyinforce.h"

#include <QDialog>

class QTreeWidget;

namespace paperround {

/// All that the farm's policy says, with the page and the revision where it stands.
class PolicyDialog : public QDialog
{
    Q_OBJECT
public:
    explicit PolicyDialog(const PolicyInForce &policy, QWidget *parent = nullptr);

    [[nodiscard]] QTreeWidget *rules() const { return m_rules; }

private:
    QTreeWidget *m_rules;
};

} // namespace paperround
