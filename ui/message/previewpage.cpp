// SPDX-FileCopyrightText: The Paper Round developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/message/previewpage.h"

#include <QFile>
#include <QRegularExpression>

namespace paperround {

using namespace Qt::StringLiterals;

QString pageForBrowser(const PreviewResult &shown)
{
    QFile styles(u":/exact/base.css"_s);
    const QString css = styles.open(QIODevice::ReadOnly) ? QString::fromUtf8(styles.readAll()) : QString();
    QString language = shown.language;
    language.remove(QRegularExpression(u"[^A-Za-z0-9-]"_s));
    return u"<!DOCTYPE html>\n<html lang=\"%1\" dir=\"%2\"><head><meta charset=\"utf-8\">\n"
           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
           "'unsafe-inline'; "
           "form-action 'none'; base-uri 'none'\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"
           "<title>%3</title>\n<style>%4</style></head>\n<body><div class=\"mw-parser-output\">"_s.arg(
               language, shown.rightToLeft ? u"rtl"_s : u"ltr"_s, shown.wiki.toHtmlEscaped(), css)
        + shown.exactHtml + u"</div></body></html>\n"_s;
}

} // namespace paperround
