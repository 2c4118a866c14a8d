// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lists/comparewindow.h"

#include "domain/targets/targettext.h"
#include "models/bidi.h"
#include "models/formulawords.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/chipbar.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/statedelegate.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>

namespace paperround {

using namespace Qt::StringLiterals;

namespace {

constexpr int everything = -1;

StateLook lookOf(ListSide side)
{
    switch (side) {
    case ListSide::Left:
        return {u"retracted"_s, Tone::Retracted};
    case ListSide::Right:
        return {u"plus"_s, Tone::Sending};
    case ListSide::Both:
        return {u"combine"_s, Tone::Planned};
    }
    return {};
}

QWidget *headOf(const QString &side, const TargetSource &source, const WikiNames &names, QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *lines = new QVBoxLayout(box);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(2);
    auto *name = sectionLabel(CompareWindow::tr("%1: %2").arg(side, isolated(source.name)), box);
    lines->addWidget(name);
    lines->addWidget(captionLabel(sourceWords(source, names), box));
    return box;
}

} // namespace

CompareWindow::CompareWindow(const TargetSource &left, const TargetSource &right, const WikiNames &names,
                             QWidget *parent)
    : QDialog(parent)
    , m_left(left.name)
    , m_right(right.name)
    , m_chips(new ChipBar(tr("Where a page stands"), this))
    , m_filter(new QLineEdit(this))
    , m_use(new ActionButton(tr("Use what is shown as a source"), ActionButton::Kind::Plain, u"plus"_s, this))
    , m_table(new QTableView(this))
    , m_rows(captionLabel({}, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"compareWindow"_s);
    setWindowTitle(tr("Compare %1 with %2").arg(left.name, right.name));
    resize(scaled(860, this), scaled(560, this));
    const int margin = scaled(16, this);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(margin, margin, margin, scaled(12, this));
    all->setSpacing(scaled(8, this));
    auto *heads = new QHBoxLayout;
    heads->addWidget(headOf(tr("Left"), left, names, this), 1);
    heads->addWidget(headOf(tr("Right"), right, names, this), 1);
    all->addLayout(heads);
    auto *line = new QHBoxLayout;
    line->addWidget(m_chips, 1);
    m_filter->setPlaceholderText(tr("Page or wiki"));
    m_filter->setAccessibleName(tr("Filter by page or wiki"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_filter->setFixedWidth(scaled(160, this));
    line->addWidget(m_filter);
    all->addLayout(line);
    m_model.setNames(names);
    m_model.compare(left, right);
    m_table->setModel(&m_model);
    dressTable(m_table);
    m_table->setAccessibleName(tr("Pages of both lists"));
    m_table->setItemDelegate(new StateDelegate(
        [](const QModelIndex &index) -> std::optional<StateLook> {
            return lookOf(static_cast<ListSide>(index.data(CompareModel::SideRole).toInt()));
        },
        CompareModel::SideColumn,
        {CompareModel::WikiColumn, CompareModel::LeftColumn, CompareModel::RightColumn},
        {CompareModel::PageColumn}, m_table));
    m_table->setColumnWidth(CompareModel::SideColumn, scaled(128, this));
    m_table->setColumnWidth(CompareModel::PageColumn, scaled(280, this));
    m_table->setColumnWidth(CompareModel::WikiColumn, scaled(180, this));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setSortIndicatorShown(false);
    m_table->horizontalHeader()->setSectionsClickable(false);
    all->addWidget(m_table, 1);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_rows, 1);
    auto *shut = new ActionButton(tr("Close"), ActionButton::Kind::Plain, {}, this);
    m_use->setObjectName(u"useShown"_s);
    foot->addWidget(m_use);
    foot->addWidget(shut);
    all->addLayout(foot);
    connect(m_chips, &ChipBar::chosenChanged, this, [this](int chip) {
        m_model.setSide(chip == everything ? std::nullopt : std::optional(static_cast<ListSide>(chip)));
        showCounts();
    });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model.setText(text);
        showCounts();
    });
    connect(shut, &QPushButton::clicked, this, &QDialog::close);
    connect(m_use, &QPushButton::clicked, this, [this] {
        Q_EMIT sourceWanted(tr("%1 and %2").arg(m_left, m_right), m_model.shown());
        close();
    });
    m_chips->setChosen(everything);
    showCounts();
    m_table->setFocus();
    if (m_model.rowCount() > 0)
        goToRow(m_table, 0);
}

void CompareWindow::setOffer(const QString &words)
{
    m_use->setText(words);
}

void CompareWindow::showReasons(const TargetSource &left, const TargetSource &right,
                                const QList<ExcludeList> &lists)
{
    for (const auto &[side, source] : {std::pair(ListSide::Left, left), std::pair(ListSide::Right, right)}) {
        const auto list = std::ranges::find(lists, source.origin.id, &ExcludeList::name);
        if (source.origin.kind != SourceKind::Exclusions || list == lists.end()
            || list->entries.size() != source.rows.size())
            continue;
        QStringList reasons;
        for (const Exclusion &entry : list->entries)
            reasons.append(entry.reason);
        m_model.setReasons(side, reasons);
    }
}

void CompareWindow::showCounts()
{
    const auto chip = [this](ListSide side, const QString &word) {
        const StateLook look = lookOf(side);
        return ChipInfo{static_cast<int>(side), word, m_model.count(side), look.icon, look.tone, true};
    };
    m_chips->setChips({{.id = everything, .word = tr("All"), .count = m_model.total(), .always = true},
                       chip(ListSide::Left, tr("Only left")),
                       chip(ListSide::Right, tr("Only right")),
                       chip(ListSide::Both, tr("In both"))});
    m_rows->setText(
        tr("%1 of %2 rows").arg(QLocale().toString(m_model.rowCount()), QLocale().toString(m_model.total())));
}

void CompareWindow::copyChosen() const
{
    QStringList lines;
    for (const QItemSelectionRange &range : m_table->selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            const TargetRow it = m_model.rowAt(row);
            lines.append(it.isPage() ? targetLine(it.target) : it.problem.text);
        }
    }
    QApplication::clipboard()->setText(lines.join(u'\n'));
}

void CompareWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find)) {
        m_filter->setFocus();
    } else if (event->matches(QKeySequence::Copy)) {
        copyChosen();
    } else if (event->key() == Qt::Key_Escape && !m_filter->text().isEmpty()) {
        m_filter->clear();
        m_table->setFocus();
    } else if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        QDialog::keyPressEvent(event); // Enter closes nothing here
    }
}

} // namespace paperround
