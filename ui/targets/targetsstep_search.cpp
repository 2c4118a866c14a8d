// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// The field of the step: it filters the rows, or goes from one to the next.
#include "ui/targets/targetsstep.h"

#include "ui/targets/targettable.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QLabel>
#include <QLineEdit>

namespace paperround {

using namespace Qt::StringLiterals;

void TargetsStep::setFinding(bool finding)
{
    m_finding = finding;
    m_search->setPlaceholderText(finding ? tr("Find a row") : tr("Page or wiki"));
    m_search->setAccessibleName(finding ? tr("Find by page or wiki; F3 goes on")
                                        : tr("Filter by page or wiki"));
    m_searchMode->setIcon(icon(finding ? u"eye"_s : u"search"_s));
    m_searchMode->setToolTip(finding ? tr("Filter the rows instead (Ctrl+F)")
                                     : tr("Go from row to row instead (Ctrl+Shift+F)"));
    search(m_search->text());
}

void TargetsStep::search(const QString &text)
{
    m_session.document().targets().setTextFilter(m_finding ? QString() : text);
    if (m_finding && !text.isEmpty() && !m_table->find(text, 0))
        m_rows->setText(tr("No row has “%1”").arg(text));
    else
        showState();
}

void TargetsStep::findNext(int step)
{
    if (m_search->text().isEmpty()) {
        setFinding(true);
        m_search->setFocus();
    } else {
        m_table->find(m_search->text(), step);
    }
}

} // namespace paperround
