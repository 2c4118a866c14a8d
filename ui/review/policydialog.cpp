// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/policydialog.h"

#include "models/policywords.h"
#include "models/submittedwords.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/metrics.h"

#include <QHeaderView>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace paperround {

PolicyDialog::PolicyDialog(const PolicyInForce &policy, QWidget *parent)
    : QDialog(parent)
    , m_rules(new QTreeWidget(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Policy"));
    m_rules->setColumnCount(2);
    m_rules->setHeaderLabels({tr("Rule"), tr("What it says")});
    m_rules->setRootIsDecorated(false);
    m_rules->setWordWrap(true);
    m_rules->setUniformRowHeights(false);
    m_rules->setAccessibleName(tr("Rules"));
    for (const PolicyRule &rule : policyRules(policy.policy)) {
        auto *item = new QTreeWidgetItem(m_rules, {rule.name, rule.says});
        item->setToolTip(0, rule.name.toHtmlEscaped());
        item->setToolTip(1, rule.says.toHtmlEscaped());
    }
    m_rules->setCurrentItem(m_rules->topLevelItem(0));
    m_rules->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    auto *close = new ActionButton(tr("Close"), ActionButton::Kind::Plain, {}, this);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(scaled(8, this));
    column->addWidget(textLabel(policyWords(policy).constLast(), false, this));
    if (!policy.isProtected)
        column->addWidget(textLabel(
            tr("The page is not protected: whoever may edit the wiki can change this."), false, this));
    column->addWidget(m_rules, 1);
    column->addWidget(
        textLabel(tr("It guards against accidents and misuse by honest users. What people can do at all "
                     "is up to the wikis’ rights, protections and blocks."),
                  true, this));
    column->addWidget(close, 0, Qt::AlignTrailing);
    resize(scaled(640, this), scaled(560, this));
}

} // namespace paperround
