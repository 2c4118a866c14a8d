// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/previewlook.h"

#include "ui/widgets/actionbutton.h"

#include <QAction>
#include <QMenu>

namespace paperround {

using namespace Qt::StringLiterals;

PreviewLook::PreviewLook(const QList<PreviewView *> &views, QWidget *parent)
    : QObject(parent)
    , m_views(views)
    , m_button(ActionButton::iconOnly(u"more"_s, tr("How to look at it"), parent))
    , m_menu(new QMenu(m_button))
    , m_exact(addChoice(tr("Exact view"),
                        tr("As a browser draws it, in a process of its own: no scripts, no net"),
                        [this](bool exact) { choose(exact); }))
    , m_ownLook(addChoice(
          tr("Wiki's own look and pictures"),
          tr("For the exact view: asks the wiki for its style sheet and pictures, without your account"),
          [this](bool own) {
              for (PreviewView *view : m_views)
                  view->setOwnLook(own);
          }))
{
    m_menu->setToolTipsVisible(true);
    if (!m_views.constFirst()->hasExactFace())
        m_exact->setToolTip(tr("Its package, paperround-exactpreview, is not installed."));
    addChoice(tr("As wide as a telephone"), {}, [this](bool narrow) {
        for (PreviewView *view : m_views)
            view->setNarrow(narrow);
    });
    addChoice(tr("Dark"), tr("As readers see it who have chosen a dark page"), [this](bool dark) {
        for (PreviewView *view : m_views)
            view->setDark(dark);
    });
    connect(m_button, &QPushButton::clicked, this,
            [this] { m_menu->popup(m_button->mapToGlobal(QPoint(0, m_button->height()))); });
    for (PreviewView *view : m_views)
        connect(view, &PreviewView::faceChanged, this, &PreviewLook::showFace);
    showFace();
}

QAction *PreviewLook::addChoice(const QString &words, const QString &tip,
                                const std::function<void(bool)> &choose) const
{
    QAction *action = m_menu->addAction(words);
    action->setCheckable(true);
    action->setToolTip(tip);
    connect(action, &QAction::toggled, this, choose);
    return action;
}

void PreviewLook::choose(bool exact) const
{
    const auto face = exact ? PreviewView::Face::Exact : PreviewView::Face::Light;
    for (PreviewView *view : m_views) {
        if (view->face() != face)
            view->setFace(face);
    }
}

void PreviewLook::showFace()
{
    const QSignalBlocker quiet(m_exact);
    m_exact->setChecked(m_views.constFirst()->face() == PreviewView::Face::Exact);
    m_exact->setEnabled(m_views.constFirst()->hasExactFace());
    m_ownLook->setEnabled(m_exact->isChecked());
}

} // namespace paperround
