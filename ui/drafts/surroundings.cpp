// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/drafts/surroundings.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>

namespace paperround {

Surroundings desktopSurroundings()
{
    return {[](const QUrl &url) { QDesktopServices::openUrl(url); },
            [](QWidget *parent, const QString &title, const QString &filter,
               const std::function<void(const QString &)> &chosen) {
                auto *dialog = new QFileDialog(parent, title, {}, filter);
                dialog->setAttribute(Qt::WA_DeleteOnClose);
                dialog->setFileMode(QFileDialog::ExistingFile);
                QObject::connect(dialog, &QFileDialog::fileSelected, parent, chosen);
                dialog->open();
            },
            [](QWidget *parent, const QString &title, const QString &name,
               const std::function<void(const QString &)> &chosen) {
                auto *dialog = new QFileDialog(parent, title);
                dialog->setAttribute(Qt::WA_DeleteOnClose);
                dialog->setAcceptMode(QFileDialog::AcceptSave);
                dialog->setDefaultSuffix(QFileInfo(name).suffix());
                dialog->selectFile(name);
                QObject::connect(dialog, &QFileDialog::fileSelected, parent, chosen);
                dialog->open();
            }};
}

} // namespace paperround
