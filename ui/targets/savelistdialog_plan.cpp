// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// How a save is planned; the dialog itself is in savelistdialog.cpp.
#include "ui/targets/savelistdialog.h"
#include "ui/widgets/inlinebar.h"

#include <QComboBox>
#include <QCoroTask>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSignalBlocker>

namespace paperround {

namespace {

/// The row of `rows` that stands before `target`; null: none does.
QString before(const Target &target, const TargetRows &rows)
{
    QString behind;
    for (int at = 0; at < rows.size(); ++at) {
        const QString key = rowKey(rows.at(at));
        if (key == rowKey({target, {}}))
            return behind;
        behind = key;
    }
    return {};
}

} // namespace

void SaveListDialog::look()
{
    if (m_isNew)
        m_page.page = m_title->text().trimmed();
    if (m_page.page.isEmpty())
        return;
    m_plan.reset();
    m_bar->clear();
    setBusy(tr("Reading the page …"));
    const int round = ++m_round;
    m_stop.request_stop();
    m_stop = {};
    m_read = m_wikis->until(m_stop.get_token());
    if (m_isNew) {
        QCoro::connect(planNewList(m_read, m_page, wanted().rows, m_description->toPlainText().trimmed()),
                       this, [this, round](const Result<ListSavePlan> &plan) {
                           if (round == m_round)
                               showPlan(plan);
                       });
        return;
    }
    QCoro::connect(readListAt(m_read, m_page, m_base), this, [this, round](const Result<LoadedList> &list) {
        if (round != m_round)
            return;
        if (!list) {
            showPlan(tl::unexpected(list.error()));
            return;
        }
        showDescription(*list);
        m_base = list->revision;
        plan(edit(*list));
    });
}

/// Of MassMessage's own lists; others have no place for one.
void SaveListDialog::showDescription(const LoadedList &list)
{
    const bool has = list.page.kind == ListPageKind::MassMessageJson;
    m_descriptionName->setVisible(has);
    m_description->setVisible(has);
    if (has && !m_before) {
        const QSignalBlocker still(m_description);
        m_description->setPlainText(list.page.description);
    }
    if (has)
        m_before = list.page.description;
}

/// What a person did to the page as it was when its rows were read. Lines that name no page stay.
ListEdit SaveListDialog::edit(const LoadedList &list) const
{
    ListEdit edit = editBetween(list.page.rows, wanted().rows, wanted().renames);
    edit.removed.removeIf([](const QString &key) { return key.startsWith(u'!'); });
    if (m_before && m_description->toPlainText().trimmed() != m_before->trimmed())
        edit.description = m_description->toPlainText().trimmed();
    return edit;
}

void SaveListDialog::plan(const ListEdit &edit)
{
    QCoro::connect(planListSave(m_read, {m_page, m_base, edit}), this,
                   [this, edit, round = m_round](const Result<ListSavePlan> &plan) {
                       if (round != m_round)
                           return;
                       showSides(plan ? plan->conflicts : QList<EditConflict>());
                       const bool decided =
                           plan && std::ranges::any_of(plan->conflicts, [this](const EditConflict &each) {
                               return m_mine.contains(each.row);
                           });
                       if (decided)
                           decide(edit, *plan);
                       else
                           showPlan(plan);
                   });
}

/// On the page as it is now, where no row can conflict any more: those that are to be mine are put in anew.
void SaveListDialog::decide(const ListEdit &edit, const ListSavePlan &first)
{
    ListEdit mine = edit;
    for (const EditConflict &each : first.conflicts) {
        const bool isMine = m_mine.contains(each.row);
        if (each.row.isEmpty()) {
            if (!isMine)
                mine.description.reset();
            continue;
        }
        mine.renamed.remove(each.row);
        if (isMine)
            mine.added.append({each.mine, before(each.mine, wanted().rows)});
    }
    QCoro::connect(planListSave(m_read, {m_page, first.base, mine}), this,
                   [this, first, round = m_round](Result<ListSavePlan> plan) {
                       if (round != m_round)
                           return;
                       if (plan && plan->base == first.base) { // what others did is to be seen all the same
                           plan->others = first.others;
                           plan->between = first.between;
                       }
                       showPlan(plan);
                   });
}

} // namespace paperround
