// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/requestwhere.h"

#include "models/healthwords.h"
#include "ui/targets/healthlook.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/pagehead.h"
#include "ui/widgets/statedelegate.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>

namespace paperround {

using namespace Qt::StringLiterals;

RequestWhere::RequestWhere(RequestCheck &check, QWidget *parent)
    : QWidget(parent)
    , m_check(check)
    , m_table(new QTableView(this))
    , m_counts(textLabel({}, true, this))
{
    m_table->setModel(&m_check.pages());
    dressTable(m_table);
    m_table->setAccessibleName(tr("Pages of the request"));
    m_table->setItemDelegate(new StateDelegate(
        [](const QModelIndex &index) -> std::optional<StateLook> {
            return lookOf(static_cast<TargetHealth>(index.data(SnapshotModel::HealthRole).toInt()));
        },
        SnapshotModel::HealthColumn, {SnapshotModel::NumberColumn, SnapshotModel::WikiColumn},
        {SnapshotModel::PageColumn}, m_table));
    m_table->setColumnWidth(SnapshotModel::NumberColumn, scaled(64, this));
    m_table->setColumnWidth(SnapshotModel::PageColumn, scaled(300, this));
    m_table->setColumnWidth(SnapshotModel::WikiColumn, scaled(200, this));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setSortIndicatorShown(false);
    m_table->horizontalHeader()->setSectionsClickable(false);
    m_counts->setContentsMargins(scaled(16, this), scaled(8, this), scaled(16, this), scaled(8, this));
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addWidget(m_counts);
    all->addWidget(ruleLine(Qt::Horizontal, this));
    all->addWidget(m_table, 1);
    connect(&m_check, &RequestCheck::changed, this, &RequestWhere::showCounts);
}

void RequestWhere::showCounts()
{
    if (isVisible())
        m_check.begin();
    const HealthCounts counts = m_check.pages().entries().counts();
    QStringList parts;
    for (const TargetHealth health : allTargetHealths) {
        if (counts[health] > 0)
            parts.append(tr("%1: %2", "a health, how many pages")
                             .arg(healthWord(health), QLocale().toString(counts[health])));
    }
    m_counts->setText(parts.join(u" · "_s));
}

void RequestWhere::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_check.begin();
}

} // namespace paperround
