// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
// What the first page offers: files that become drafts, another farm, the manual, the quick way into
// practice.
#include "ui/application.h"

#include "cli/files.h"
#include "domain/targets/wikiaddress.h"
#include "practice/practicefarm.h"
#include "store/store.h"
#include "ui/accounts/accountswitch.h"
#include "ui/accounts/desk.h"
#include "ui/drafts/draftspage.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/manual.h"
#include "ui/shell/welcomepage.h"
#include "ui/widgets/inlinebar.h"
#include "wiki/login/accountbook.h"

#include <QInputDialog>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace paperround {

void Application::showWelcome()
{
    auto *welcome = new WelcomePage(m_window.get());
    connect(welcome, &WelcomePage::practiceRequested, this, [this] { Q_EMIT otherWorkplaceRequested(true); });
    connect(welcome, &WelcomePage::signInRequested, this, [this] { showSignIn(m_desk->farm()); });
    connect(welcome, &WelcomePage::otherFarmRequested, this, &Application::askForFarm);
    connect(welcome, &WelcomePage::requestFileRequested, this, &Application::openRequestFile);
    connect(welcome, &WelcomePage::importListRequested, this, &Application::importList);
    connect(welcome, &WelcomePage::manualRequested, this, &Application::showManual);
    m_window->showInFront(welcome);
}

void Application::showManual()
{
    auto *manual = new Manual(m_window.get());
    manual->show();
}

void Application::askForFarm()
{
    auto *dialog = new QInputDialog(m_window.get());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Another farm"));
    dialog->setLabelText(tr("Address of its home wiki:"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this](const QString &typed) {
        const QString key = u"bad-address"_s;
        m_window->notices()->withdraw(key);
        if (const auto host = hostOfAddress(typed))
            showSignIn(m_workplace->farmFor(*host));
        else
            m_window->showError({ErrorKind::Input, key, typed, {}});
    });
    dialog->open();
}

void Application::openRequestFile()
{
    m_surroundings.chooseFile(m_window.get(), tr("Open a request file"),
                              tr("Requests (*.json);;All files (*)"), [this](const QString &path) {
                                  const Result<RequestFile> file = readRequest(path);
                                  if (!file) {
                                      m_window->showError(file.error());
                                      return;
                                  }
                                  QStringList targets;
                                  for (const Target &target : file->request.targets)
                                      targets.append(target.title + u'@' + target.wiki);
                                  openAsDraft(file->request.home, file->request.message, targets.join(u'\n'),
                                              file->request.list, file->request.options);
                              });
}

void Application::importList()
{
    m_surroundings.chooseFile(m_window.get(), tr("Import a target list"),
                              tr("Target lists (*.csv *.tsv *.ods *.txt *.json *.wiki);;All files (*)"),
                              [this](const QString &path) {
                                  // As any file that is handed to a draft: a table is shown first, and
                                  // what is no list is said there.
                                  m_window->open(PageId::Drafts, u"new"_s);
                                  m_drafts->session().targetsWork().addFile(path);
                              });
}

void Application::openAsDraft(const QString &home, const Message &message, const QString &targets,
                              const std::optional<ListSource> &list, const DeliveryOptions &options)
{
    // An id of its own: that of the request would go on with its delivery.
    Draft draft{QUuid::createUuid().toString(QUuid::WithoutBraces),
                home,
                m_desk->account() ? m_desk->account()->name : QString(),
                message,
                targets,
                list,
                {},
                m_workplace->clock().now(),
                options};
    QCoro::connect(m_workplace->store().drafts().save(draft), this,
                   [this, id = draft.id](Result<void> saved) {
                       if (saved)
                           m_window->open(PageId::Drafts, id);
                       else
                           m_window->showError(saved.error());
                   });
}

void Application::practiseAs(const QString &token)
{
    QCoro::connect(m_workplace->accounts().addOwnerOnlyToken(m_workplace->practiceFarm()->profile(), token,
                                                             Keep::ThisRun),
                   this, [this](Result<Account> account) {
                       if (account)
                           m_accounts->use(*account);
                       else
                           m_window->showError(account.error());
                   });
}

} // namespace paperround
