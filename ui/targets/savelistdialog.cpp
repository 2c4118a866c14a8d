// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/savelistdialog.h"

#include "models/bidi.h"
#include "models/savewords.h"
#include "models/sentences.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/diffview.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/inlinebar.h"
#include "ui/widgets/metrics.h"

#include <QCoroTask>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace paperround {

using namespace Qt::StringLiterals;

SaveListDialog::SaveListDialog(std::shared_ptr<Wikis> wikis, TargetRows wanted, QWidget *parent)
    : QDialog(parent)
    , m_wikis(std::move(wikis))
    , m_wanted(std::move(wanted))
    , m_head(sectionLabel({}, this))
    , m_title(new QLineEdit(this))
    , m_bar(new InlineBar(this))
    , m_notes(textLabel({}, false, this))
    , m_diff(new DiffView(this))
    , m_summary(new QLineEdit(this))
    , m_state(captionLabel({}, this))
    , m_look(new ActionButton(tr("&Show the changes"), ActionButton::Kind::Plain, u"refresh"_s, this))
    , m_save(new ActionButton(tr("Save"), ActionButton::Kind::Main, {}, this))
    , m_close(new ActionButton(tr("Cancel"), ActionButton::Kind::Plain, {}, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    arrange();
    connect(m_look, &QPushButton::clicked, this, &SaveListDialog::look);
    connect(m_save, &QPushButton::clicked, this, &SaveListDialog::save);
    connect(m_close, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_title, &QLineEdit::returnPressed, this, &SaveListDialog::look);
    m_save->setEnabled(false);
    m_look->setAutoDefault(false);
    m_save->setAutoDefault(false);
    m_close->setAutoDefault(false);
}

SaveListDialog::SaveListDialog(std::shared_ptr<Wikis> wikis, ListSource page, qint64 base, TargetRows wanted,
                               QWidget *parent)
    : SaveListDialog(std::move(wikis), std::move(wanted), parent)
{
    m_page = std::move(page);
    m_base = base;
    setWindowTitle(tr("Save back to the wiki"));
    m_head->setText(tr("%1 on %2").arg(isolated(m_page.page), isolated(m_page.wiki)));
    m_title->hide();
    m_look->setText(tr("&Look again"));
    look();
}

SaveListDialog::SaveListDialog(std::shared_ptr<Wikis> wikis, const QString &wiki, TargetRows wanted,
                               QWidget *parent)
    : SaveListDialog(std::move(wikis), std::move(wanted), parent)
{
    m_page.wiki = wiki;
    m_isNew = true;
    setWindowTitle(tr("Save as a new list page"));
    m_head->setText(tr("A new page on %1").arg(isolated(wiki)));
    m_title->setPlaceholderText(tr("Title of the page"));
    m_title->setAccessibleName(tr("Title of the page"));
    connect(m_title, &QLineEdit::textChanged, this, [this] {
        m_plan.reset();
        m_save->setEnabled(false);
        m_look->setEnabled(!m_title->text().trimmed().isEmpty());
    });
    m_look->setEnabled(false);
    m_title->setFocus();
}

void SaveListDialog::arrange()
{
    m_head->setTextFormat(Qt::PlainText);
    m_notes->setTextFormat(Qt::PlainText);
    m_notes->hide();
    m_summary->setAccessibleName(tr("Edit summary"));
    m_summary->setEnabled(false);
    auto *name = textLabel(tr("Edit s&ummary"), false, this);
    name->setTextFormat(Qt::PlainText);
    name->setBuddy(m_summary);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(scaled(8, this));
    column->addWidget(m_head);
    column->addWidget(m_title);
    column->addWidget(m_bar);
    column->addWidget(m_notes);
    column->addWidget(m_diff, 1);
    column->addWidget(name);
    column->addWidget(m_summary);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(scaled(8, this));
    buttons->addWidget(m_look);
    buttons->addWidget(m_state, 1);
    buttons->addWidget(m_close);
    buttons->addWidget(m_save);
    column->addSpacing(scaled(8, this));
    column->addLayout(buttons);
    resize(scaled(760, this), scaled(560, this));
}

void SaveListDialog::setBusy(const QString &words)
{
    m_state->setText(words);
    m_look->setEnabled(words.isEmpty());
    m_title->setEnabled(words.isEmpty());
    if (!words.isEmpty())
        m_save->setEnabled(false);
}

void SaveListDialog::look()
{
    if (m_isNew)
        m_page.page = m_title->text().trimmed();
    if (m_page.page.isEmpty())
        return;
    m_plan.reset();
    m_bar->clear();
    setBusy(tr("Reading the page …"));
    auto planned = m_isNew ? planNewList(m_wikis, m_page, m_wanted, {})
                           : planWholeList(m_wikis, m_page, m_base, m_wanted, {});
    QCoro::connect(std::move(planned), this, [this, round = ++m_round](const Result<ListSavePlan> &plan) {
        if (round == m_round)
            showPlan(plan);
    });
}

void SaveListDialog::showPlan(const Result<ListSavePlan> &plan)
{
    setBusy({});
    if (!plan) {
        tell(plan.error());
        return;
    }
    m_plan = *plan;
    m_diff->setTexts(plan->before, plan->after);
    m_summary->setText(plan->summary);
    m_summary->setEnabled(true);
    showNotes(planNotes(*plan));
    m_state->setText(m_isNew ? tr("%Ln page(s)", nullptr, plan->rows.size()) : changeCounts(plan->changes));
    m_save->setEnabled(plan->changesAnything() && plan->problems.isEmpty());
    if (m_save->isEnabled())
        m_diff->setFocus();
}

void SaveListDialog::showNotes(const QStringList &notes)
{
    m_notes->setText(notes.join(u'\n'));
    m_notes->setVisible(!notes.isEmpty());
}

void SaveListDialog::save()
{
    if (!m_plan)
        return;
    m_plan->summary = m_summary->text();
    setBusy(tr("Saving …"));
    m_close->setEnabled(false);
    QCoro::connect(saveList(m_wikis, *m_plan), this,
                   [this](const Result<SavedList> &saved) { showSaved(saved); });
}

void SaveListDialog::showSaved(const Result<SavedList> &saved)
{
    setBusy({});
    m_close->setEnabled(true);
    if (!saved) {
        m_plan.reset();
        tell(saved.error());
        return;
    }
    m_look->hide();
    m_summary->setEnabled(false);
    m_close->setText(tr("Close"));
    QStringList notes = savedNotes(*saved);
    const QString what = notes.takeFirst();
    m_bar->raiseNotice({.key = u"saved"_s,
                        .tone = notes.isEmpty() ? Tone::Delivered : Tone::Waiting,
                        .title = what,
                        .text = notes.join(u' '),
                        .closable = false});
    m_state->clear();
    m_close->setFocus();
    const bool isSame = saved->asPlanned && !needsLook(*m_plan) && m_plan->others.isEmpty();
    Q_EMIT this->saved(m_plan->wiki, m_plan->title, isSame);
}

void SaveListDialog::tell(const Error &error)
{
    const Explanation why = explain(error);
    m_bar->raiseNotice({.key = u"failed"_s,
                        .tone = error.kind == ErrorKind::Look ? Tone::Unknown : Tone::Failed,
                        .title = why.what + u'.',
                        .text = why.text(),
                        .details = why.details,
                        .closable = false});
    m_look->setText(tr("&Look again"));
    m_look->setFocus();
}

} // namespace paperround
