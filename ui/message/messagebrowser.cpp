// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/messagebrowser.h"

#include "ui/widgets/theme.h"

#include <QEvent>
#include <QTextDocument>
#include <QTextOption>

namespace paperround {

using namespace Qt::StringLiterals;

MessageBrowser::MessageBrowser(QWidget *parent)
    : QTextBrowser(parent)
{
    setOpenLinks(false);
    setOpenExternalLinks(false);
    setUndoRedoEnabled(false);
    setFrameShape(QFrame::NoFrame);
    setAccessibleName(tr("Preview as the wiki shows it"));
    document()->setDocumentMargin(16);
    dress();
    connect(this, &QTextBrowser::anchorClicked, this, &MessageBrowser::linkChosen);
}

void MessageBrowser::dress()
{
    const QPalette colours = m_dark ? darkPalette() : lightPalette();
    m_dressing = true;
    setPalette(colours);
    m_dressing = false;
    document()->setDefaultStyleSheet(
        u"a { color: %1; text-decoration: none } h1, h2 { font-weight: normal }"_s.arg(
            colours.color(QPalette::Link).name()));
}

void MessageBrowser::setDark(bool dark)
{
    m_dark = dark;
    dress();
}

void MessageBrowser::show(const QString &cleanHtml, bool rightToLeft)
{
    QTextOption option = document()->defaultTextOption();
    option.setTextDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    option.setAlignment(rightToLeft ? Qt::AlignRight | Qt::AlignAbsolute : Qt::AlignLeft | Qt::AlignAbsolute);
    document()->setDefaultTextOption(option);
    setLayoutDirection(rightToLeft ? Qt::RightToLeft : Qt::LeftToRight);
    setHtml(u"<html><body dir=\"%1\">%2</body></html>"_s.arg(rightToLeft ? u"rtl"_s : u"ltr"_s, cleanHtml));
}

QVariant MessageBrowser::loadResource(int, const QUrl &)
{
    return {};
}

void MessageBrowser::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::ApplicationPaletteChange && !m_dressing)
        dress();
}

} // namespace paperround
