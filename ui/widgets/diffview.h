// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/diffmodel.h"

#include <QTableView>

namespace paperround {

/// Two texts' difference by lines: numbers on both sides, a sign and a tint for what came and went. Always
/// from left to right, as the wiki's text is, whatever the window's direction.
class DiffView : public QTableView
{
    Q_OBJECT
public:
    explicit DiffView(QWidget *parent = nullptr);

    void setTexts(const QString &before, const QString &after);
    [[nodiscard]] const DiffModel &diff() const { return *m_model; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void fitColumns();

    DiffModel *m_model;
};

} // namespace paperround
