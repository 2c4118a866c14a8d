// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reviewpage.h"

#include "ui/widgets/actionbutton.h"
#include "ui/widgets/pagehead.h"

#include <QVBoxLayout>

namespace paperround {

using namespace Qt::StringLiterals;

ReviewPage::ReviewPage(QWidget *parent)
    : Page(PageId::Review, parent)
{
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    auto *head = new PageHead(this);
    head->setTitle(tr("Review"));
    head->setCaption(tr("Not in this version yet"));
    all->addWidget(head);
    all->addWidget(ruleLine(Qt::Horizontal, this));
    auto *empty =
        new EmptyState(u"review"_s, tr("Requests that wait for a second person"),
                       tr("Here reviewers will see exactly what would be posted where, and approve or return "
                          "it. Until then whoever the farm trusts sends without a second person: the Send "
                          "step of a draft says whether that is you."),
                       this);
    auto *drafts = new ActionButton(tr("Go to the drafts"), ActionButton::Kind::Plain, u"drafts"_s, empty);
    connect(drafts, &QPushButton::clicked, this, [this] { Q_EMIT openRequested(PageId::Drafts, {}); });
    empty->addAction(drafts);
    all->addWidget(empty, 1);
}

} // namespace paperround
