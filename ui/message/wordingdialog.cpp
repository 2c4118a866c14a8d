// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/wordingdialog.h"

#include "models/wordingmodel.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

/// Puts a warning before the words of a wiki that has none in its language.
class GetsDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        if (index.column() != WordingModel::Words || !index.data(WordingModel::MissingRole).toBool())
            return;
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = icon(u"warning"_s, Theme::of(option->palette)[Tone::Waiting].word);
        const int size = scaled(16, option->widget);
        option->decorationSize = {size, size};
    }
};

} // namespace

WordingDialog::WordingDialog(WordingModel &model, QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Who gets what"));
    auto *all = new QVBoxLayout(this);
    const int margin = scaled(16, this);
    all->setContentsMargins(margin, margin, margin, margin);
    all->addWidget(textLabel(tr("A source's own words go before a wiki's, and those before its language's. "
                                "Where there are none in a "
                                "language, the next that MediaWiki falls back on stands in, marked with its "
                                "language."),
                             true, this));
    auto *table = new QTableView(this);
    table->setModel(&model);
    table->setItemDelegate(new GetsDelegate(table));
    table->setAccessibleName(tr("Wikis and what they get"));
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(scaled(28, this));
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    table->horizontalHeader()->setStretchLastSection(true);
    table->setColumnWidth(WordingModel::Wiki, scaled(180, this));
    table->setColumnWidth(WordingModel::Language, scaled(140, this));
    table->setColumnWidth(WordingModel::Pages, scaled(64, this));
    all->addWidget(table, 1);
    auto *foot = new QHBoxLayout;
    foot->addStretch(1);
    auto *close = new ActionButton(tr("Close"), ActionButton::Kind::Plain, {}, this);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    foot->addWidget(close);
    all->addLayout(foot);
    resize(scaled(720, this), scaled(420, this));
    table->setFocus();
}

} // namespace paperround
