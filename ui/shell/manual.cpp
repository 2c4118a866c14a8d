// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/manual.h"

#include "ui/widgets/metrics.h"

#include <QFile>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace paperround {

Manual::Manual(QWidget *parent)
    : QTextBrowser(parent)
{
    setWindowFlag(Qt::Window);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Manual of Paper Round"));
    setAccessibleName(windowTitle());
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(scaled(24, this));
    QFile file(u":/manual.html"_s);
    if (file.open(QIODevice::ReadOnly))
        setHtml(QString::fromUtf8(file.readAll()));
    resize(scaled(640, this), scaled(720, this));
    auto *leave = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    connect(leave, &QShortcut::activated, this, &QWidget::close);
}

} // namespace paperround
