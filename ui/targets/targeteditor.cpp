// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targets/targeteditor.h"

#include "models/targettablemodel.h"
#include "ui/targets/titlecompleter.h"
#include "ui/targets/titlesuggestions.h"

#include <QCompleter>
#include <QLineEdit>

namespace paperround {

TargetEditDelegate::TargetEditDelegate(TitleSuggestions &suggestions, QObject *parent)
    : TargetDelegate(parent)
    , m_suggestions(suggestions)
{
}

QWidget *TargetEditDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                                          const QModelIndex &index) const
{
    QWidget *editor = TargetDelegate::createEditor(parent, option, index);
    auto *field = qobject_cast<QLineEdit *>(editor);
    if (field == nullptr)
        return editor;
    if (index.column() == TargetTableModel::PageColumn) {
        const QPersistentModelIndex row(index.siblingAtColumn(TargetTableModel::WikiColumn));
        new TitleCompleter(field, m_suggestions, [row, this] {
            const QString wiki = row.data(Qt::EditRole).toString();
            return wiki.isEmpty() ? m_suggestions.home()
                                  : wiki; // a line that names no wiki may be meant for it
        });
    } else if (index.column() == TargetTableModel::WikiColumn) {
        auto *completer = new QCompleter(m_suggestions.wikis(), field);
        completer->setFilterMode(Qt::MatchContains);
        field->setCompleter(completer);
    }
    return editor;
}

void TargetEditDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    const auto *field = qobject_cast<QLineEdit *>(editor);
    if (!field || !field->isModified())
        TargetDelegate::setEditorData(editor, index);
}

} // namespace paperround
