// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the application is to the desktop: awake while it delivers, careful when its window is closed.
#include "ui/application.h"

#include "models/sentences.h"
#include "ui/desktop/deliverycompanion.h"
#include "ui/desktop/desktop.h"
#include "ui/drafts/draftspage.h"
#include "ui/review/reviewpage.h"
#include "ui/shell/mainwindow.h"

#include <QMessageBox>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace paperround {

void Application::joinDesktop()
{
    Desktop *desktop = m_surroundings.desktop.get();
    if (!desktop)
        return;
    m_companion = std::make_unique<DeliveryCompanion>(m_workplace->engine(), *desktop);
    connect(m_review, &ReviewPage::newsArrived, desktop, &Desktop::notify);
    connect(desktop, &Desktop::windowWanted, this, &Application::showWindow);
    connect(desktop, &Desktop::quitWanted, this, [this] {
        showWindow();
        m_window->close();
    });
}

bool Application::mayClose()
{
    if (m_companion && m_companion->isBusy() && !m_mayLeaveDelivery)
        askBeforeClosing();
    else if (!m_drafts->session().document().isSaved() && !m_mayLoseDraft)
        saveAndClose();
    else
        return true;
    return false;
}

void Application::saveAndClose()
{
    if (m_saving)
        return;
    DraftDocument &draft = m_drafts->session().document();
    m_saving = new QObject(this);
    connect(&draft, &DraftDocument::settled, m_saving, [this, &draft](const auto &refusal) {
        m_saving->deleteLater();
        m_saving.clear();
        if (draft.isSaved())
            m_window->close();
        else if (refusal)
            tellNotSaved(*refusal);
    });
    draft.save();
}

void Application::tellNotSaved(const Error &error)
{
    if (m_question) {
        m_question->raise();
        return;
    }
    const Explanation why = explain(error);
    m_question = new QMessageBox(QMessageBox::NoIcon, tr("The draft is not saved"),
                                 tr("The draft could not be saved."), QMessageBox::NoButton, m_window.get());
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    m_question->setInformativeText(why.what + u". "_s + why.text() + u"\n\n"_s
                                   + tr("Its last changes are lost if you close now."));
    m_question->setDetailedText(why.details);
    QPushButton *again = m_question->addButton(tr("Try again"), QMessageBox::AcceptRole);
    QPushButton *lose = m_question->addButton(tr("Close without saving"), QMessageBox::DestructiveRole);
    QPushButton *stay = m_question->addButton(tr("Keep it open"), QMessageBox::RejectRole);
    m_question->setDefaultButton(again);
    m_question->setEscapeButton(stay);
    connect(m_question, &QMessageBox::finished, this, [this, box = m_question.data(), again, lose] {
        const QAbstractButton *clicked = box->clickedButton();
        m_mayLoseDraft = clicked == lose;
        if (clicked == again || clicked == lose) {
            m_question.clear();
            m_window->close();
        }
    });
    m_question->open();
}

void Application::askBeforeClosing()
{
    if (m_question) {
        m_question->raise();
        return;
    }
    m_question = new QMessageBox(QMessageBox::NoIcon, tr("A delivery is under way"),
                                 tr("A delivery is under way."), QMessageBox::NoButton, m_window.get());
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    m_question->setInformativeText(tr(
        "Closing is always safe: the rows in flight are finished first, and the others are sent when Paper "
        "Round is opened again. No page gets the message twice."));
    QPushButton *background = nullptr;
    if (m_surroundings.desktop->hasTray())
        background = m_question->addButton(tr("Go on in the background"), QMessageBox::AcceptRole);
    QPushButton *close = m_question->addButton(tr("Close"), QMessageBox::DestructiveRole);
    QPushButton *stay = m_question->addButton(tr("Keep it open"), QMessageBox::RejectRole);
    m_question->setDefaultButton(background ? background : stay);
    m_question->setEscapeButton(stay);
    connect(m_question, &QMessageBox::finished, this, [this, box = m_question.data(), background, close] {
        if (box->clickedButton() == close) {
            m_mayLeaveDelivery = true;
            m_window->close();
        } else if (background && box->clickedButton() == background) {
            goIntoTheBackground();
        }
    });
    m_question->open();
}

void Application::goIntoTheBackground()
{
    m_surroundings.desktop->showInTray(true, tr("Paper Round: a delivery is under way"));
    m_window->hide();
}

void Application::showWindow()
{
    m_surroundings.desktop->showInTray(false, {});
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

} // namespace paperround
