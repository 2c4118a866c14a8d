// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/checksstep.h"

#include "ui/widgets/actionbutton.h"
#include "ui/widgets/checksview.h"

#include <QKeyEvent>
#include <QTreeView>
#include <QVBoxLayout>

namespace paperround {

using namespace Qt::StringLiterals;

ChecksStep::ChecksStep(DraftSession &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_view(new ChecksView(session.checks(), this))
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_view);
    auto *again = new ActionButton(tr("Check again"), ActionButton::Kind::Plain, u"refresh"_s, this);
    again->setToolTip(tr("Look at pages, rights and preview again (F5)"));
    connect(again, &QPushButton::clicked, &m_session, &DraftSession::checkAgain);
    m_view->addAction(again);
    connect(&session, &DraftSession::checksChanged, m_view, &ChecksView::showCounts);
    connect(m_view, &ChecksView::cureWanted, this, &ChecksStep::cureWanted);
    connect(m_view, &ChecksView::placeWanted, this, &ChecksStep::placeWanted);
    connect(m_view, &ChecksView::mendWanted, this, &ChecksStep::mendWanted);
}

QWidget *ChecksStep::firstFocus()
{
    return m_view->tree();
}

void ChecksStep::goToProblem(int step)
{
    m_view->goToProblem(step);
}

void ChecksStep::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_F5)
        m_session.checkAgain();
    else
        QWidget::keyPressEvent(event);
}

} // namespace paperround
