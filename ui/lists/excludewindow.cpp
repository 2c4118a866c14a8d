// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lists/excludewindow.h"

#include "domain/targets/targetlistparser.h"
#include "domain/targets/targettext.h"
#include "models/bidi.h"
#include "models/sentences.h"
#include "models/targetentry.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/statedelegate.h"

#include <QCoroTask>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace paperround {

using namespace Qt::StringLiterals;

ExcludeWindow::ExcludeWindow(ExcludeLists &lists, const QString &farm, const QString &name,
                             const Clock &clock, const WikiNames &names, QWidget *parent)
    : QDialog(parent)
    , m_lists(lists)
    , m_farm(farm)
    , m_name(name)
    , m_clock(clock)
    , m_bar(new InlineBar(this))
    , m_filter(new QLineEdit(this))
    , m_table(new QTableView(this))
    , m_who(new QLineEdit(this))
    , m_why(new QLineEdit(this))
    , m_add(new ActionButton(tr("&Put on the list"), ActionButton::Kind::Plain, u"plus"_s, this))
    , m_remove(new ActionButton(tr("&Take off"), ActionButton::Kind::Plain, {}, this))
    , m_rows(captionLabel({}, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"excludeWindow"_s);
    setWindowTitle(tr("Exclude list %1").arg(name));
    resize(scaled(860, this), scaled(560, this));
    m_model.setNames(names);
    const int margin = scaled(16, this);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(margin, margin, margin, scaled(12, this));
    all->setSpacing(scaled(8, this));
    auto *head = new QHBoxLayout;
    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    words->addWidget(sectionLabel(isolated(name), this));
    words->addWidget(
        captionLabel(tr("Whoever stands here gets no message, whatever list names them."), this));
    head->addLayout(words, 1);
    m_filter->setPlaceholderText(tr("Page, wiki or reason"));
    m_filter->setAccessibleName(tr("Filter by page, wiki or reason"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_filter->setFixedWidth(scaled(200, this));
    head->addWidget(m_filter);
    all->addLayout(head);
    all->addWidget(m_bar);
    m_table->setModel(&m_model);
    dressTable(m_table);
    m_table->setAccessibleName(tr("Who gets no message"));
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_table->setItemDelegate(new StateDelegate(
        [](const QModelIndex &) { return std::optional<StateLook>(); }, -1,
        {ExclusionsModel::WikiColumn, ExclusionsModel::SourceColumn, ExclusionsModel::AddedColumn},
        {ExclusionsModel::PageColumn}, m_table));
    m_table->setColumnWidth(ExclusionsModel::PageColumn, scaled(220, this));
    m_table->setColumnWidth(ExclusionsModel::WikiColumn, scaled(150, this));
    m_table->setColumnWidth(ExclusionsModel::ReasonColumn, scaled(240, this));
    m_table->setColumnWidth(ExclusionsModel::SourceColumn, scaled(110, this));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setSortIndicatorShown(false);
    m_table->horizontalHeader()->setSectionsClickable(false);
    all->addWidget(m_table, 1);
    all->addLayout(makeAdding());
    auto *foot = new QHBoxLayout;
    auto *shut = new ActionButton(tr("Close"), ActionButton::Kind::Plain, {}, this);
    foot->addWidget(m_rows, 1);
    foot->addWidget(m_remove);
    foot->addWidget(shut);
    all->addLayout(foot);
    connect(shut, &QPushButton::clicked, this, &QDialog::close);
    for (ActionButton *button : {m_add, m_remove, shut})
        button->setAutoDefault(false);
    listen();
    reload();
    m_table->setFocus();
}

QLayout *ExcludeWindow::makeAdding()
{
    auto *line = new QHBoxLayout;
    m_who->setPlaceholderText(tr("User:Name, or page@wiki"));
    m_who->setAccessibleName(tr("Page or user; without a wiki it holds on every wiki"));
    m_who->setToolTip(m_who->accessibleName());
    m_why->setPlaceholderText(tr("Reason"));
    m_why->setAccessibleName(tr("Reason"));
    m_who->setObjectName(u"excludedWho"_s);
    m_why->setObjectName(u"excludedWhy"_s);
    m_add->setObjectName(u"excludeAdd"_s);
    line->addWidget(m_who, 1);
    line->addWidget(m_why, 1);
    line->addWidget(m_add);
    return line;
}

void ExcludeWindow::listen()
{
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_model.setText(text);
        showCounts();
    });
    connect(m_add, &QPushButton::clicked, this, &ExcludeWindow::add);
    connect(m_who, &QLineEdit::returnPressed, m_why, [this] { m_why->setFocus(); });
    connect(m_why, &QLineEdit::returnPressed, this, &ExcludeWindow::add);
    connect(m_remove, &QPushButton::clicked, this, &ExcludeWindow::remove);
    connect(&m_model, &ExclusionsModel::reasonWritten, this, [this](const Exclusion &entry) {
        m_next = entry;
        change({m_name, {entry}, {}}, tr("The reason for %1 is kept.").arg(isolated(entry.title)));
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_remove->setEnabled(m_table->selectionModel()->hasSelection()); });
}

void ExcludeWindow::reload()
{
    QCoro::connect(m_lists.lists(m_farm), this, [this](const Result<QList<ExcludeList>> &lists) {
        if (!lists) {
            const Explanation why = explain(lists.error());
            m_bar->raiseNotice({.key = u"read"_s,
                                .tone = Tone::Failed,
                                .title = tr("The list could not be read."),
                                .text = why.what + u". "_s + why.text(),
                                .details = why.details});
            return;
        }
        const int before = std::max(0, m_table->currentIndex().row());
        const auto mine = std::ranges::find(*lists, m_name, &ExcludeList::name);
        m_model.setEntries(mine == lists->end() ? QList<Exclusion>() : mine->entries);
        showCounts();
        int row = m_next ? m_model.rowOf(*m_next) : -1;
        m_next.reset();
        if (row < 0)
            row = std::min(before, m_model.rowCount() - 1);
        if (row >= 0)
            m_table->setCurrentIndex(m_model.index(row, ExclusionsModel::ReasonColumn));
    });
}

/// A user or page without a wiki is held on every wiki.
void ExcludeWindow::add()
{
    const QString words = m_who->text().trimmed();
    if (words.isEmpty()) {
        m_who->setFocus();
        return;
    }
    const bool everywhere = !words.contains(u'@');
    const KnownSites sites{.home = everywhere ? m_farm : QString()};
    const ReadTarget read = readTargetLine(words, sites, FirstLetter::Upper);
    if (!read.problem.isEmpty()) {
        m_bar->raiseNotice(
            {.key = u"who"_s,
             .tone = Tone::Waiting,
             .title = tr("%1 cannot stand here: %2.").arg(isolated(words), problemWords(read.problem)),
             .text = tr("Write a user as User:Name, a page as page@wiki.")});
        m_who->setFocus();
        return;
    }
    m_next = Exclusion{read.target.title, everywhere ? QString() : read.target.wiki,
                       m_why->text().simplified(), tr("this window"), m_clock.now()};
    change({m_name, {*m_next}, {}}, tr("%1 gets no message any more.").arg(isolated(m_next->title)));
    m_who->clear();
    m_why->clear();
    m_who->setFocus();
}

void ExcludeWindow::remove()
{
    ExcludeEdit edit{m_name, {}, {}};
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex &index : rows)
        edit.taken.append(m_model.at(index.row()));
    if (!edit.isEmpty())
        change(edit,
               tr("%Ln entry(ies) taken off: messages go there again.", nullptr,
                  static_cast<int>(edit.taken.size())));
}

void ExcludeWindow::undo()
{
    if (m_undo.empty())
        return;
    const ExcludeEdit edit = m_undo.back();
    m_undo.pop_back();
    if (!edit.put.isEmpty())
        m_next = edit.put.constFirst();
    change(edit, tr("%1 is as it was before.").arg(isolated(m_name)), true);
}

void ExcludeWindow::change(const ExcludeEdit &edit, const QString &told, bool undoes)
{
    QCoro::connect(m_lists.change(m_farm, edit), this,
                   [this, edit, told, undoes](const Result<ExcludeEdit> &opposite) {
                       m_bar->clear();
                       if (!opposite) {
                           if (undoes)
                               m_undo.push_back(edit);
                           const Explanation why = explain(opposite.error());
                           m_bar->raiseNotice({.key = u"done"_s,
                                               .tone = Tone::Failed,
                                               .title = tr("The list is as it was."),
                                               .text = why.what + u". "_s + why.text(),
                                               .details = why.details});
                           return;
                       }
                       Notice notice{.key = u"done"_s, .tone = Tone::Sending, .title = told};
                       if (!undoes) {
                           m_undo.push_back(*opposite);
                           notice.actions.append({tr("Undo"), [this] { undo(); }});
                       }
                       m_bar->raiseNotice(notice);
                       reload();
                       Q_EMIT changed();
                   });
}

void ExcludeWindow::showCounts()
{
    m_rows->setText(
        tr("%1 of %2 rows").arg(QLocale().toString(m_model.rowCount()), QLocale().toString(m_model.total())));
    m_remove->setEnabled(m_table->selectionModel()->hasSelection());
}

void ExcludeWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find)) {
        m_filter->setFocus();
        m_filter->selectAll();
    } else if (event->matches(QKeySequence::Undo)) {
        undo();
    } else if (event->matches(QKeySequence::Delete) && m_table->hasFocus()) {
        remove();
    } else if (event->key() == Qt::Key_F2 && m_table->currentIndex().isValid()) {
        const QModelIndex reason = m_table->currentIndex().siblingAtColumn(ExclusionsModel::ReasonColumn);
        m_table->setCurrentIndex(reason);
        m_table->edit(reason);
    } else if (event->key() == Qt::Key_Escape && !m_filter->text().isEmpty()) {
        m_filter->clear();
        m_table->setFocus();
    } else if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter) {
        QDialog::keyPressEvent(event); // Enter closes nothing here
    }
}

} // namespace paperround
