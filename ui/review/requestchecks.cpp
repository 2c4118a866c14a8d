// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/requestchecks.h"

#include "models/bidi.h"
#include "models/optionwords.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/checksview.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"

#include <QLabel>
#include <QVBoxLayout>

namespace paperround {

using namespace Qt::StringLiterals;

RequestChecks::RequestChecks(RequestCheck &check, const Desk &desk, QWidget *parent)
    : QWidget(parent)
    , m_check(check)
    , m_desk(desk)
    , m_view(new ChecksView(check.checks(), this))
    , m_again(new ActionButton(tr("Check again"), ActionButton::Kind::Plain, u"refresh"_s, this))
    , m_asked(textLabel({}, true, this))
{
    m_view->addAction(m_again);
    m_asked->setContentsMargins(scaled(16, this), scaled(6, this), scaled(16, this), scaled(6, this));
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_view, 1);
    all->addWidget(ruleLine(Qt::Horizontal, this));
    all->addWidget(m_asked);
    connect(m_again, &QPushButton::clicked, &m_check, &RequestCheck::again);
    connect(&m_check, &RequestCheck::changed, this, &RequestChecks::showState);
    showState();
}

void RequestChecks::showState()
{
    if (isVisible())
        m_check.begin();
    m_view->showCounts();
    m_again->setEnabled(!m_check.isChecking());
    const QString user = m_desk.account() ? isolated(m_desk.account()->name) : QString();
    m_asked->setText(
        m_check.isChecking() ? tr("The wikis are asked about each page …")
            : m_check.checkedAt().isValid()
            ? tr("Each page was looked at on its wiki at %1, as %2. The delivery looks again just before each "
                 "post.")
                  .arg(timeWords(m_check.checkedAt()), user)
            : tr("The wikis have not been asked about the pages."));
}

void RequestChecks::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_check.begin();
}

} // namespace paperround
