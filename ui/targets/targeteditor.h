// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/targets/healthlook.h"

namespace paperround {

class TitleSuggestions;

/// The target table's cells, with editors that know how titles go on: the row's wiki tells, for the page, and
/// the farm's profile for the wiki.
class TargetEditDelegate : public TargetDelegate
{
    Q_OBJECT
public:
    explicit TargetEditDelegate(TitleSuggestions &suggestions, QObject *parent = nullptr);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    /// What a person has typed stays, whatever is found out about the row meanwhile.
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;

private:
    TitleSuggestions &m_suggestions;
};

} // namespace paperround
