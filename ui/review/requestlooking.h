// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/reviewwork.h"

#include <QWidget>

class QLabel;

namespace paperround {

class ActionButton;

/// Who else looks at the open request, and the button by which a reviewer says so of himself. Not there where
/// there is nothing to say and nothing to press.
class RequestLooking : public QWidget
{
    Q_OBJECT
public:
    explicit RequestLooking(ReviewWork &work, QWidget *parent = nullptr);

    [[nodiscard]] QLabel *words() const { return m_words; }
    [[nodiscard]] ActionButton *button() const { return m_button; }

private:
    void refresh();

    ReviewWork &m_work;
    QLabel *m_words;
    ActionButton *m_button;
};

} // namespace paperround
