// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lists/revisionchooser.h"

#include "models/bidi.h"
#include "models/sentences.h"
#include "models/wikinames.h"
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

namespace paperround {

using namespace Qt::StringLiterals;

RevisionChooser::RevisionChooser(std::shared_ptr<Wikis> wikis, const ListSource &page, qint64 known,
                                 QWidget *parent)
    : QDialog(parent)
    , m_bar(new InlineBar(this))
    , m_filter(new QLineEdit(this))
    , m_table(new QTableView(this))
    , m_rows(captionLabel(tr("Reading the history …"), this))
    , m_compare(new ActionButton(tr("Compare"), ActionButton::Kind::Main, {}, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(u"revisionChooser"_s);
    setWindowTitle(tr("Compare with an earlier revision"));
    resize(scaled(760, this), scaled(480, this));
    m_model.setKnown(known);
    const int margin = scaled(16, this);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins(margin, margin, margin, scaled(12, this));
    all->setSpacing(scaled(8, this));
    auto *head = new QHBoxLayout;
    head->addWidget(
        sectionLabel(tr("%1 on %2").arg(isolated(page.page), WikiNames({wikis->farm()}).shown(page.wiki)),
                     this),
        1);
    m_filter->setPlaceholderText(tr("Author or summary"));
    m_filter->setAccessibleName(tr("Filter by author or summary"));
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_filter->setFixedWidth(scaled(200, this));
    head->addWidget(m_filter);
    all->addLayout(head);
    all->addWidget(m_bar);
    m_table->setModel(&m_model);
    dressTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setAccessibleName(tr("Revisions, the newest first"));
    m_table->setItemDelegate(new StateDelegate([](const QModelIndex &) { return std::optional<StateLook>(); },
                                               -1, {RevisionsModel::RevisionColumn}, {}, m_table));
    m_table->setColumnWidth(RevisionsModel::DateColumn, scaled(150, this));
    m_table->setColumnWidth(RevisionsModel::AuthorColumn, scaled(140, this));
    m_table->setColumnWidth(RevisionsModel::SummaryColumn, scaled(300, this));
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setSortIndicatorShown(false);
    m_table->horizontalHeader()->setSectionsClickable(false);
    all->addWidget(m_table, 1);
    auto *foot = new QHBoxLayout;
    auto *shut = new ActionButton(tr("Cancel"), ActionButton::Kind::Plain, {}, this);
    m_compare->setObjectName(u"compareRevision"_s);
    foot->addWidget(m_rows, 1);
    foot->addWidget(shut);
    foot->addWidget(m_compare);
    all->addLayout(foot);
    m_compare->setEnabled(false);
    connect(shut, &QPushButton::clicked, this, &QDialog::close);
    connect(m_compare, &QPushButton::clicked, this, &RevisionChooser::choose);
    connect(m_table, &QTableView::activated, this, &RevisionChooser::choose);
    connect(m_filter, &QLineEdit::textChanged, &m_model, &RevisionsModel::setText);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_compare->setEnabled(m_table->selectionModel()->hasSelection()); });
    const auto asked = wikis->until(m_stop.get_token());
    QCoro::connect(asked->look(page.wiki, 0, page.page, 0), this,
                   [this](const Result<LookAnswer> &history) { showHistory(history); });
    m_table->setFocus();
}

RevisionChooser::~RevisionChooser()
{
    m_stop.request_stop();
}

void RevisionChooser::showHistory(const Result<LookAnswer> &history)
{
    if (!history || history->missing) {
        const Explanation why = explain(
            history ? Error{ErrorKind::Input, u"missingtitle"_s, history->title, {}} : history.error());
        m_rows->clear();
        m_bar->raiseNotice({.key = u"history"_s,
                            .tone = Tone::Failed,
                            .title = why.what + u'.',
                            .text = why.text(),
                            .details = why.details,
                            .closable = false});
        return;
    }
    m_model.setRevisions(history->revisions);
    m_rows->setText(tr("%Ln revision(s)", nullptr, static_cast<int>(history->revisions.size())));
    if (m_model.rowCount() > 0)
        m_table->selectRow(std::min(1, m_model.rowCount() - 1)); // the one before the newest
}

void RevisionChooser::choose()
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid())
        return;
    Q_EMIT chosen(m_model.at(index.row()));
    close();
}

void RevisionChooser::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Find)) {
        m_filter->setFocus();
    } else if (event->key() == Qt::Key_Escape && !m_filter->text().isEmpty()) {
        m_filter->clear();
        m_table->setFocus();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (!m_filter->hasFocus())
            choose();
        else
            m_table->setFocus();
    } else {
        QDialog::keyPressEvent(event);
    }
}

} // namespace paperround
