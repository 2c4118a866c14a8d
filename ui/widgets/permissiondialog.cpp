// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/permissiondialog.h"

#include "domain/review/permission.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/metrics.h"

#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace paperround {

PermissionDialog::PermissionDialog(const QStringList &wikis, const WikiNames &names, QWidget *parent)
    : QDialog(parent)
    , m_wikis(new QListWidget(this))
    , m_link(new QLineEdit(this))
    , m_confirm(new ActionButton(tr("I have permission"), ActionButton::Kind::Main, {}, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Permission to send"));
    for (const QString &wiki : wikis) {
        auto *item = new QListWidgetItem(names.shown(wiki), m_wikis);
        item->setData(Qt::UserRole, wiki);
        item->setToolTip(names.toolTip(wiki));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Checked);
    }
    m_wikis->setAccessibleName(tr("Wikis"));
    m_wikis->setVisible(wikis.size() > 1);
    m_link->setPlaceholderText(u"https://"_s);
    m_link->setMinimumWidth(scaled(360, this));
    auto *name = textLabel(tr("&Link to the permission"), false, this);
    name->setTextFormat(Qt::PlainText);
    name->setBuddy(m_link);
    m_link->setAccessibleName(tr("Link to the permission"));
    auto *cancel = new ActionButton(tr("Cancel"), ActionButton::Kind::Plain, {}, this);
    cancel->setAutoDefault(false);
    m_confirm->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(scaled(8, this));
    column->addWidget(textLabel(wikis.size() == 1 ? tr("Who lets you send messages on %1? A discussion, a "
                                                       "bot approval, a request: the link is kept on "
                                                       "this computer, and you are not asked again.")
                                                        .arg(names.shown(wikis.constFirst()))
                                                  : tr("Who lets you send messages there? A discussion, a "
                                                       "bot approval, a request: the link is kept on "
                                                       "this computer, and you are not asked again."),
                                false, this));
    column->addWidget(m_wikis, 1);
    column->addWidget(name);
    column->addWidget(m_link);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(8, this));
    buttons->addStretch();
    buttons->addWidget(cancel);
    buttons->addWidget(m_confirm);
    column->addSpacing(scaled(8, this));
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_link, &QLineEdit::textChanged, this, &PermissionDialog::showWhetherComplete);
    connect(m_wikis, &QListWidget::itemChanged, this, &PermissionDialog::showWhetherComplete);
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        Q_EMIT given(chosen(), m_link->text());
        accept();
    });
    showWhetherComplete();
    m_link->setFocus();
}

QStringList PermissionDialog::chosen() const
{
    QStringList wikis;
    for (int i = 0; i < m_wikis->count(); ++i) {
        if (m_wikis->item(i)->checkState() == Qt::Checked)
            wikis.append(m_wikis->item(i)->data(Qt::UserRole).toString());
    }
    return wikis;
}

void PermissionDialog::showWhetherComplete()
{
    m_confirm->setEnabled(cleanPermission(m_link->text()) && !chosen().isEmpty());
}

} // namespace paperround
