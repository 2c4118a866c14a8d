// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/message/previewview.h"

#include <QList>
#include <QObject>

#include <functional>

class QAction;
class QMenu;

namespace paperround {

class ActionButton;

/// How previews are looked at: with which face, how wide, light or dark. A button with its menu, for views
/// that stand side by side.
class PreviewLook : public QObject
{
    Q_OBJECT
public:
    /// `parent` also is the button's, until that is laid out.
    PreviewLook(const QList<PreviewView *> &views, QWidget *parent);

    [[nodiscard]] ActionButton *button() const { return m_button; }
    [[nodiscard]] QMenu *menu() const { return m_menu; }
    /// One choice more, at the end of the menu.
    QAction *addChoice(const QString &words, const QString &tip,
                       const std::function<void(bool)> &choose) const;

private:
    void choose(bool exact) const;
    void showFace(); ///< A view may have changed it by itself.

    QList<PreviewView *> m_views;
    ActionButton *m_button;
    QMenu *m_menu;
    QAction *m_exact;
    QAction *m_ownLook; ///< For the exact face alone.
};

} // namespace paperround
