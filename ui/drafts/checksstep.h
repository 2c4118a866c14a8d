// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/drafts/draftsession.h"

#include <QWidget>

namespace paperround {

class ChecksView;

/// The fourth step of a draft: what would go wrong, worst first, each with its meaning and where to cure it.
class ChecksStep : public QWidget
{
    Q_OBJECT
public:
    explicit ChecksStep(DraftSession &session, QWidget *parent = nullptr);

    [[nodiscard]] QWidget *firstFocus();
    void goToProblem(int step);

Q_SIGNALS:
    void cureWanted(paperround::CureAt place);
    void placeWanted(const paperround::LintPlace &place); ///< Of the message.
    void mendWanted(const paperround::LintMend &mend);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    DraftSession &m_session;
    ChecksView *m_view;
};

} // namespace paperround
