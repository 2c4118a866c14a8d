// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour/listwalk.h"

#include "models/targettablemodel.h"
#include "practice/practicefarm.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QKeySequence>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace paperround {

namespace {

const QString ListPage = u"Newsletter/Health"_s;
const QString ExcludeName = u"Asked to stop"_s;
const QString Before = u"User talk:Tansy Oake"_s;
const QString After = u"User talk:Linden Brook"_s;

QString pageOf(const QModelIndex &index)
{
    return plainWords(index.siblingAtColumn(TargetTableModel::PageColumn).data().toString());
}

} // namespace

ListWalk::ListWalk(Stage &stage)
    : m_stage(stage)
    , m_person(stage.person())
{
}

bool ListWalk::take()
{
    return m_stage.enterPractice() && m_person.press(u"Sign in…"_s) && m_stage.signIn() && excludeSome()
        && load() && paste() && filter() && mend() && combine() && compare() && edit() && save();
}

bool ListWalk::exclude(const QString &who, const QString &why)
{
    const auto there = [&](const QModelIndex &index) { return plainWords(index.data().toString()) == who; };
    return m_person.write(u"Page or user"_s, who) && m_person.write(u"Reason"_s, why)
        && m_person.press(u"Put on the list"_s) && m_person.stand(u"Who gets no message"_s, who, there);
}

bool ListWalk::excludeSome()
{
    const auto named = [](const QModelIndex &index) { return index.data().toString().contains(ExcludeName); };
    return m_stage.goTo(u"Lists"_s, QKeySequence(Qt::CTRL | Qt::Key_5)) && picture(u"no-lists"_s)
        && m_person.press(u"New exclude list"_s) && m_person.write(u"Name of the list"_s, ExcludeName)
        && m_person.press(u"OK"_s) && exclude(u"User:Sorrel Finch"_s, u"asked on their talk page"_s)
        && exclude(u"User:Brise"_s, u"reads it on the village pump"_s) && picture(u"exclude-list"_s)
        && m_person.press(u"Close"_s) && m_person.stand(u"Lists"_s, ExcludeName, named)
        && picture(u"lists"_s);
}

/// Two readers had left and one had come before the list is read.
void ListWalk::changeThePage()
{
    PracticeFarm &farm = m_stage.farm();
    const QString home = farm.host(u"home");
    QStringList lines = farm.pageText(home, ListPage).value_or(QString()).split(u'\n');
    lines.removeIf(
        [](const QString &line) { return line.contains(u"Kestrel Marsh") || line.contains(u"Lock gate"); });
    lines.append(u"* {{#target:User talk:Rowan Lantern|%1}}"_s.arg(farm.host(u"en")));
    farm.write(home, ListPage, lines.join(u'\n'));
}

int ListWalk::rows() const
{
    auto *table = qobject_cast<QAbstractItemView *>(m_person.find(u"Targets"_s, "QAbstractItemView"));
    return table ? table->model()->rowCount() : -1;
}

bool ListWalk::untilRows(int rows)
{
    return m_person.until(u"%1 rows"_s.arg(rows), [this, rows] { return this->rows() == rows; });
}

bool ListWalk::isChecked()
{
    const auto known = [this] {
        auto *table = qobject_cast<QAbstractItemView *>(m_person.find(u"Targets"_s, "QAbstractItemView"));
        bool all = table && table->model()->rowCount() > 0;
        for (int row = 0; all && row < table->model()->rowCount(); ++row)
            all = table->model()->index(row, 0).data(TargetTableModel::HealthRole).toInt()
                != static_cast<int>(TargetHealth::Unchecked);
        return all;
    };
    return m_person.until(u"no page to be unchecked"_s, known)
        && m_person.sees(u"Checked at "_s)
        // The summary follows the table a moment later.
        && m_person.until(u"the summary"_s, [] { return !Stage::says(u"unchecked"_s); });
}

bool ListWalk::load()
{
    changeThePage();
    if (!m_stage.goTo(u"Drafts"_s, QKeySequence(Qt::CTRL | Qt::Key_1)) || !m_person.press(u"New draft"_s)
        || !m_person.sees(u"Who gets the message?"_s) || !m_person.press(u"From a wiki page …"_s)
        || !m_person.write(u"List page"_s, ListPage) || !m_person.press(u"Load the list"_s) || !isChecked())
        return false;
    m_rows = rows();
    return picture(u"list-page"_s);
}

bool ListWalk::paste()
{
    const PracticeFarm &farm = m_stage.farm();
    const QString lines = u"User talk:Brise@%1\nUser talk:Île-aux-Loups@%1\nUser talk:<Not a page>@%1\n"
                          "User talk:Käuzchen@%2\nUser talk:Tansy Oake@%3"_s.arg(
                              farm.host(u"fr"), farm.host(u"de"), farm.host(u"en"));
    // A page that is in the list already does not come in twice.
    return m_person.chooseInMenu(u"Add a source"_s, {u"Paste lines"_s})
        && m_person.write(u"Lines of targets"_s, lines) && picture(u"pasted-lines"_s)
        && m_person.press(u"Add these"_s) && untilRows(m_rows += 4) && isChecked() && picture(u"added"_s)
        && m_person.press(u"Show them"_s)
        && untilRows(1)
        // The bar that comes by itself moves what is below it.
        && m_person.until(u"mends to be proposed"_s, [] { return Stage::says(u"proposed:"_s); })
        && picture(u"problem"_s) && showOnly(u"All"_s) && untilRows(m_rows);
}

/// By the chip, or in the menu of those that have no room.
bool ListWalk::showOnly(const QString &health)
{
    const QString chip = health + u", "_s;
    if (m_person.find(chip, "QToolButton"))
        return m_person.press(chip);
    for (int others = 1; others < 20; ++others) {
        const QString more = u"%1 more, "_s.arg(others);
        if (m_person.find(more, "QToolButton"))
            return m_person.chooseInMenu(more, {health});
    }
    return m_person.fail(u"no chip “%1”"_s.arg(health));
}

bool ListWalk::filter()
{
    const auto all = [](const QModelIndex &) { return true; };
    return showOnly(u"Redirect"_s)
        && m_person.until(u"fewer rows"_s, [this] { return rows() > 0 && rows() < m_rows; })
        && m_person.stand(u"Targets"_s, u"a redirect"_s, all) && picture(u"redirects"_s) && showOnly(u"All"_s)
        && untilRows(m_rows) && m_person.press(u"Group by wiki"_s) && untilRows(m_rows + 4)
        && picture(u"by-wiki"_s) && m_person.press(u"Group by wiki"_s) && untilRows(m_rows);
}

bool ListWalk::mend()
{
    const auto proposed = [] { return Stage::says(u"proposed:"_s); };
    const auto any = [](const QModelIndex &) { return true; };
    return m_person.until(u"mends to be proposed"_s, proposed) && m_person.press(u"Show"_s)
        && m_person.stand(u"Proposed mends"_s, u"a mend"_s, any) && picture(u"mends"_s)
        && m_person.press(u"Mend these"_s)
        && m_person.until(u"the list to be mended"_s, [] { return Stage::says(u"mended."_s); })
        && picture(u"mended"_s) && m_person.keys(QKeySequence(QKeySequence::Undo)) && untilRows(m_rows)
        && m_person.until(u"the mends to be proposed again"_s, proposed);
}

bool ListWalk::combine()
{
    if (!m_person.chooseInMenu(u"Add a source"_s, {u"Without who is on an exclude list"_s, ExcludeName})
        || !untilRows(m_rows - 2) || !picture(u"without"_s) || !m_person.press(u"Set formula"_s)
        || !m_person.sees(u"Which pages of the sources make the list"_s) || !picture(u"formula"_s)
        || !m_person.press(u"What all share"_s) || !picture(u"formula-counts"_s)
        || !m_person.press(u"Use it"_s) || !untilRows(1) || !picture(u"shared"_s))
        return false;
    return m_person.keys(QKeySequence(QKeySequence::Undo)) && untilRows(m_rows - 2) && isChecked();
}

bool ListWalk::compare()
{
    const auto first = [](const QModelIndex &index) { return index.row() == 1; };
    const auto any = [](const QModelIndex &) { return true; };
    return m_person.chooseInMenu(u"Source A"_s, {u"Compare with an earlier revision"_s})
        && m_person.stand(u"Revisions, the newest first"_s, u"the first revision"_s, first)
        && picture(u"revisions"_s) && m_person.press(u"Compare"_s)
        && m_person.stand(u"Pages of both lists"_s, u"a row"_s, any) && picture(u"compared"_s)
        && m_person.press(u"Close"_s);
}

bool ListWalk::edit()
{
    const auto page = [](const QString &title) {
        return [title](const QModelIndex &index) { return pageOf(index) == title; };
    };
    const auto editing = [this] {
        const QWidget *table = m_person.find(u"Targets"_s, "QAbstractItemView");
        return table && qobject_cast<QLineEdit *>(QApplication::focusWidget())
            && table->isAncestorOf(QApplication::focusWidget());
    };
    return m_person.stand(u"Targets"_s, Before, page(Before)) && m_person.keys(Qt::Key_F2)
        && m_person.until(u"the row to be edited"_s, editing) && m_person.type(After)
        && picture(u"edited-in-place"_s) && m_person.keys(Qt::Key_Return)
        && m_person.stand(u"Targets"_s, After, page(After)) && isChecked() && picture(u"edited"_s);
}

bool ListWalk::save()
{
    const auto ready = [this] {
        const QWidget *save = m_person.find(u"Save"_s, "QAbstractButton");
        return save && save->isEnabled();
    };
    return m_person.chooseInMenu(u"Source A"_s, {u"Save back to its page"_s})
        && m_person.until(u"the changes to be shown"_s, ready) && picture(u"save"_s)
        && m_person.write(u"Edit summary"_s, u"One reader has a new name"_s) && m_person.press(u"Save"_s)
        && m_person.until(u"the page to be saved"_s, [] { return Stage::says(u"Saved as revision"_s); })
        && picture(u"saved"_s) && m_person.press(u"Close"_s) && picture(u"list-saved"_s);
}

QString ListWalk::wrongWithThePage() const
{
    const PracticeFarm &farm = m_stage.farm();
    const QString home = farm.host(u"home");
    const QString text = farm.pageText(home, ListPage).value_or(QString());
    const QList<PracticeRevision> revisions = farm.revisions(home, ListPage);
    if (!text.contains(After) || text.contains(Before))
        return u"the page does not say what was edited: "_s + text;
    if (!text.startsWith(u"Rows of every kind."_s) || !text.contains(u"Rowan Lantern"_s))
        return u"the page lost what nobody edited: "_s + text;
    return revisions.constLast().comment == u"One reader has a new name"_s
        ? QString()
        : u"the summary is another: "_s + revisions.constLast().comment;
}

} // namespace paperround
