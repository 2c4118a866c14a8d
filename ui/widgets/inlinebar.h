// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/theme.h"

#include <QFrame>
#include <QList>
#include <QString>

#include <functional>

class QHBoxLayout;
class QLabel;

namespace paperround {

/// Something a person should know at the place it speaks of.
struct Notice
{
    struct Action
    {
        QString text;
        std::function<void()> run;
    };
    QString key; ///< One notice a key: raising it again replaces it.
    Tone tone = Tone::Sending; ///< Failed: stop; Waiting: warning; Sending: note; Delivered: done.
    QString icon; ///< Empty: by the tone.
    QString title; ///< What happened, bold. Plain text.
    QString text; ///< What it means and what to do. Plain text.
    QString details; ///< To look at and copy on demand; empty: none.
    QList<Action> actions;
    bool closable = true;
    bool isNews = false; ///< It was asked for, or has just happened: shown before what lasts.
};

/// A bar at the place it speaks of: one notice at a time, news before what lasts, then the worst; hidden
/// while there is none.
class InlineBar : public QFrame
{
    Q_OBJECT
public:
    explicit InlineBar(QWidget *parent = nullptr);

    void raiseNotice(const Notice &notice);
    void withdraw(const QString &key);
    void clear();
    [[nodiscard]] const QList<Notice> &notices() const { return m_notices; } ///< The first is shown.

Q_SIGNALS:
    void closed(const QString &key); ///< By the person.

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void addButtons(const Notice &notice);

    QList<Notice> m_notices;
    Notice m_shown; ///< What the widgets were made for.
    QHBoxLayout *m_line;
    QLabel *m_icon = nullptr;
    QLabel *m_text = nullptr;
};

} // namespace paperround
