// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace paperround {

class TitleCompleter;
class TitleSuggestions;

/// A field for lines `title@wiki`; shows how the title in the line of the cursor may go on.
class TargetLines : public QPlainTextEdit
{
    Q_OBJECT
public:
    explicit TargetLines(TitleSuggestions &suggestions, QWidget *parent = nullptr);

    [[nodiscard]] TitleCompleter *completion() const { return m_completion; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    TitleCompleter *m_completion;
};

} // namespace paperround
