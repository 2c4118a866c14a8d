// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/textspan.h"

#include <QFrame>
#include <QList>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace paperround {

class ActionButton;
class BodyEditor;

/// Finds words in the message, and puts others in their place: one by one, or all with one change.
class FindBar : public QFrame
{
    Q_OBJECT
public:
    explicit FindBar(BodyEditor &editor, QWidget *parent = nullptr);

    void open(bool replacing); ///< With what is selected, ready to type into.
    void find(int step); ///< The next from the cursor, 1 or -1; round the end.
    void leave(); ///< Back to the text.

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void look();
    void showCount();
    void say(const QString &count);
    void replaceOne();
    void replaceAll();

    BodyEditor &m_editor;
    QLineEdit *m_what;
    QCheckBox *m_case;
    QLabel *m_count;
    QWidget *m_replacing;
    QLineEdit *m_with;
    ActionButton *m_one;
    ActionButton *m_all;
    QList<TextSpan> m_found;
};

} // namespace paperround
